"""Stretches that the other text says in another form, of which no word needs its own answer.

``the European Union`` is answered by ``the EU``, ``15 USD`` by ``$15``, ``the UN (United Nations)``
by ``the UN``. Word by word, ``Union`` and ``USD`` have no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from harness.evidence.facts.name_variants import entities, is_initials_of
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_equality import equal
from harness.evidence.facts.words import FUNCTION_WORDS, Word, words

__all__ = ["is_said_otherwise"]

_LEAST_LETTERS = 2


def is_said_otherwise(text: str, start: int, end: int, other: str) -> bool:
    """Whether a stretch is of a name, or of a quantity, that the other text has in another form.

    Args:
        text: A sentence.
        start: First code point of a stretch of it.
        end: One past its last.
        other: What answers the sentence, one sentence or some.

    Returns:
        True for a part of a known name or of a quantity (of a whole one, the other text may tell
        one the less), and for names written out of which the other text has the initials.
    """
    tokens, others = words(text), words(other)
    return any(
        low <= start and end <= high and (low, high) != (start, end)
        for low, high in (*_entities(tokens, others), *_quantities(text, other))
    ) or any(low <= start and end <= high for low, high in _written_out(tokens, others, other))


def _entities(tokens: Sequence[Word], others: Sequence[Word]) -> list[tuple[int, int]]:
    named = {name for entity in entities(others) for name in entity.names}
    return [
        (tokens[entity.first].start, tokens[entity.end - 1].end)
        for entity in entities(tokens)
        if entity.names & named
    ]


def _written_out(
    tokens: Sequence[Word], others: Sequence[Word], other: str
) -> list[tuple[int, int]]:
    """Capitalised words whose initials the other text has as an acronym.

    One in brackets explains a name before it: without the name it stands for nothing.
    """
    found = []
    for acronym in {
        w.text
        for w in others
        if w.text.isupper()
        and len(w.text) > _LEAST_LETTERS
        and other[: w.start][-1:] not in {"(", "["}
    }:
        for first in range(len(tokens)):
            run = _spelt(tokens, first, len(acronym))
            if len(run) == len(acronym) and is_initials_of(acronym.lower(), run):
                found.append((run[0].start, run[-1].end))
    return found


def _spelt(tokens: Sequence[Word], first: int, count: int) -> list[Word]:
    """So many capitalised words from there on, function words between them left out."""
    run: list[Word] = []
    for word in tokens[first:]:
        if word.is_capital and len(word.text) > 1:
            run.append(word)
        elif not run or word.folded not in FUNCTION_WORDS:
            break
        if len(run) == count:
            break
    return run


def _quantities(text: str, other: str) -> list[tuple[int, int]]:
    others = find_quantities(other)
    return [
        quantity.group
        for quantity in find_quantities(text)
        # of a date with its year, or of a range, the other may say a part
        if quantity.company == 1
        and not quantity.implied
        and any(_is_stated(quantity, its) for its in others)
    ]


def _is_stated(quantity: Quantity, other: Quantity) -> bool:
    """Whether the other text has it with its unit: "20" does not say "20 percent"."""
    same_sort = quantity.kind == other.kind and bool(quantity.unit) == bool(other.unit)
    return same_sort and equal(quantity, other)
