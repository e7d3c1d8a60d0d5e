"""Whose it is, turned: ``A pays B's costs`` told as ``B pays A's costs``.

The thing is the same on both sides and both parties are there, but the one whose it was is now the
other.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.calendar_words import TIME_WORDS
from harness.evidence.facts.matching import Match, Side

__all__ = ["compare_possessors"]

_CONFIDENCE = 0.7
_BETWEEN = 2  # words between whose it is and what it is: "the buyer's own costs"


def compare_possessors(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Things whose owner became the other of two who are on both sides.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``role``.
    """
    left, right = match.reference, match.candidate
    ours, theirs = _owned(left), _owned(right)
    for owner, thing in ours:
        there = next((at for at, what in theirs if what == left.links[thing]), None)
        if there is None or left.links[owner] < 0 or right.links[there] < 0:
            continue
        here, other = left.links[owner], right.links[there]
        if here == there or right.words[here].possessive or left.words[other].possessive:
            continue
        if left.links[thing] == here or thing == other:
            continue
        if left.words[owner].stem == right.words[there].stem:
            continue
        if abs(here - there) == 1 or abs(owner - other) == 1:
            continue  # one name of two words
        spans = _span(left, owner, thing), _span(right, there, left.links[thing])
        said, says = left.text[slice(*spans[0])], right.text[slice(*spans[1])]
        explanation = f"whose it is changed: “{said}” became “{says}”"
        yield FactChange("role", "changed", *spans, "critical", _CONFIDENCE, explanation)
        return


def _owned(side: Side) -> list[tuple[int, int]]:
    """Each word that is whose something is, and the word for the thing."""
    found = []
    for at, word in enumerate(side.words):
        if not (word.possessive and word.is_content) or word.folded in TIME_WORDS:
            continue
        near = range(at + 1, min(at + 2 + _BETWEEN, len(side.words)))
        thing = next((k for k in near if side.words[k].is_content and side.links[k] >= 0), None)
        if thing is not None:
            found.append((at, thing))
    return found


def _span(side: Side, owner: int, thing: int) -> tuple[int, int]:
    return side.words[owner].start, side.words[thing].end
