"""A person's gender turned: ``he`` for ``she``, ``his`` for ``her``, ``Mr`` for ``Ms``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import read_table

__all__ = ["compare_gender"]


@cache
def _genders() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    pairs = [line.split() for line in read_table("gender-words.txt")]
    return {}, frozenset(m for m, _ in pairs), frozenset(f for _, f in pairs)


def compare_gender(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Where one stretch speaks of a man alone and the other of a woman alone.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change for the first gendered word of either side.
    """
    _, masculine, feminine = _genders()
    ours = [_of(match.reference, masculine), _of(match.reference, feminine)]
    theirs = [_of(match.candidate, masculine), _of(match.candidate, feminine)]
    for wanted in (0, 1):
        other = 1 - wanted
        if ours[wanted] and not ours[other] and theirs[other] and not theirs[wanted]:
            word = match.reference.words[ours[wanted][0]]
            found = match.candidate.words[theirs[other][0]]
            yield FactChange(
                "gender",
                "changed",
                (word.start, word.end),
                (found.start, found.end),
                "major",
                0.8,
                f"“{word.text}” became “{found.text}”",
            )


def _of(side: Side, gendered: frozenset[str]) -> list[int]:
    return [i for i, word in enumerate(side.words) if word.folded in gendered]
