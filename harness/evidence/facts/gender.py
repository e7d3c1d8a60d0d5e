"""A person's gender turned: ``he`` for ``she``, ``his`` for ``her``, ``Mr`` for ``Ms``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import read_table, stem

__all__ = ["compare_gender"]

_SUBJECT = frozenset({"he", "she"})
_REPORTING = frozenset(stem(word) for word in ("say", "said", "state", "note", "add", "mention"))
_VERB_TOO = "miss"
_PRONOUNS = frozenset("he she him her his hers himself herself mr mrs ms miss sir madam".split())
_EITHER = frozenset("actor actors hero heroes host hosts waiter waiters chairman chairmen".split())
"""Masculine by their form; today a woman is called so, too."""
_OTHER = frozenset({"him", "his", "himself", "her", "hers", "herself"})


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    lines = (line.split() for line in read_table("gender-words.txt"))
    return tuple((masculine, feminine) for masculine, feminine in lines)


@cache
def _genders() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(m for m, _ in _pairs()), frozenset(f for _, f in _pairs())


def compare_gender(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Where one stretch speaks of a man alone and the other of a woman alone.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change for the first gendered word of either side.
    """
    masculine, feminine = _genders()
    ours = [_of(match.reference, masculine), _of(match.reference, feminine)]
    theirs = [_of(match.candidate, masculine), _of(match.candidate, feminine)]
    for kept, turned in ((0, 1), (1, 0)):
        fewer = len(theirs[kept]) < len(ours[kept])
        if not fewer or len(theirs[turned]) <= len(ours[turned]):
            continue
        pairs = [
            (i, j)
            for i in ours[kept]
            for j in theirs[turned]
            if not _is_reporter(match.reference.words[i].folded, match.candidate, j)
            and match.candidate.words[j].folded not in _EITHER
        ]
        if not pairs:
            continue
        i, j = _nearest(match, pairs)
        word, found = match.reference.words[i], match.candidate.words[j]
        spans = match.reference.span(i, i), match.candidate.span(j, j)
        one_sided = not ours[turned] or not theirs[kept]
        plain = one_sided and _are_alike(word.stem, found.stem)
        yield became(match, "gender", spans, "major", 0.75 if plain else 0.45)


def _are_alike(one: str, other: str) -> bool:
    """Whether two words differ in their gender alone: "husband" and "she" are two people."""
    if _PRONOUNS.issuperset((one, other)):
        return True
    return any({stem(m), stem(f)} == {one, other} for m, f in _pairs())


def _is_reporter(word: str, side: Side, j: int) -> bool:
    """Whether a pronoun names who speaks, and the other is no subject: ``her``, ``he said``."""
    after = side.words[j + 1].stem if j + 1 < len(side.words) else ""
    return word in _OTHER and side.words[j].folded in _SUBJECT and after in _REPORTING


def _nearest(match: Match, pairs: list[tuple[int, int]]) -> tuple[int, int]:
    """The two gendered words that stand most nearly in the same place."""
    return max(pairs, key=lambda pair: match.same_place((pair[0],) * 2, (pair[1],) * 2))


def _of(side: Side, gendered: frozenset[str]) -> list[int]:
    return [
        i
        for i, word in enumerate(side.words)
        if word.folded in gendered and (word.is_capital or word.folded != _VERB_TOO)
    ]
