"""Given names that one side alone has of a person both name: "Narendra Modi", "Mr Modi".

Whether a text says them again, or a title in their stead, is its own way. A family name that is
lost is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.evidence.facts.names import find_names
from harness.evidence.facts.titles import is_title
from harness.evidence.facts.words import Word, words

__all__ = ["spare_given_names"]

_OFFICE = (2, 3)  # letters


def spare_given_names(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Where the given names of persons stand whose family name the other text has by itself.

    Args:
        text: A text.
        other: What answers it.

    Yields:
        Start and end of the given names: all before the family name, or all after one that the
        other text has after a title ("Xi Jinping", "President Xi").
    """
    own, others = words(text), words(other)
    for name in find_names(text):
        if name.kind != "person" or name.place is not None or len(name.parts) < len("ab"):
            continue
        inside = [w for w in own if name.start <= w.start and w.end <= name.end]
        first, last = inside[0], inside[-1]
        if _stands_alone(last, others, other):
            # "the heirs of John Brown sued James Brown": there the given names tell who is who
            if sum(word.folded == last.folded for word in own) == 1:
                yield name.start, inside[-2].end
        elif _stands_alone(first, others, other, titled=True):
            yield inside[1].start, name.end


def _is_short_office(word: Word) -> bool:
    """``PM``, ``MP``, ``CEO``: what stands in capitals before a name is no name of the person."""
    return word.text.isupper() and len(word.text) in _OFFICE


def _stands_alone(word: Word, others: Sequence[Word], other: str, *, titled: bool = False) -> bool:
    """Whether a name is there without another name before it, or right after a title."""
    for i, found in enumerate(others):
        if found.folded != word.folded or not found.is_capital:
            continue
        before = others[i - 1] if i else None
        if before is not None and (is_title(other, before) or _is_short_office(before)):
            return True
        if not titled and (before is None or not before.is_capital):
            return True
    return False
