"""A passive told as an active with the same subject: ``was sued by him`` as ``sued him``.

Who did it and to whom it was done have changed places, though no word has moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.roles import MUTUAL
from harness.evidence.facts.words import is_irregular_past

__all__ = ["compare_voices"]

_CONFIDENCE = 0.7
_REACH = 4  # words between a verb and its subject, or what it is done to or by
_BE = frozenset("is are was were be been being 's 're".split())
_PARTICLES = frozenset("up down out off away back on".split())
_BESIDE = frozenset(
    "the a an this that these those my your his her its our their has have had will would".split()
)
_BREAKS = frozenset(",;:.!?()—–")


class _Clause(NamedTuple):
    """Indexes of the subject's last word and the other party's first, and which voice it is."""

    subject: int
    other: int
    passive: bool


def compare_voices(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Verbs that one side has in the passive and the other in the active, between the same two.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``role``.
    """
    left, right = match.reference, match.candidate
    for i, j in enumerate(left.links):
        if j < 0 or not _may_be_participle(left, i) or left.words[i].stem in MUTUAL:
            continue
        here, there = _clause(left, i), _clause(right, j)
        if here is None or there is None or here.passive == there.passive:
            continue
        subject, other = left.links[here.subject], left.links[here.other]
        if (subject, other) != (there.subject, there.other):
            continue
        ours, theirs = _span(left, here), _span(right, there)
        said, says = left.text[slice(*ours)], right.text[slice(*theirs)]
        yield FactChange(
            "role",
            "changed",
            ours,
            theirs,
            "critical",
            _CONFIDENCE,
            f"who did it changed: “{said}” became “{says}”",
        )


def _may_be_participle(side: Side, at: int) -> bool:
    word = side.words[at]
    ending = word.folded.endswith(("ed", "en")) or is_irregular_past(word.folded)
    return word.is_content and (ending or word.stem == word.folded)


def _clause(side: Side, verb: int) -> _Clause | None:
    """The two beside a verb, with nothing but articles and auxiliaries between."""
    words = side.words
    before = after = verb
    passive = False
    for k in range(verb - 1, max(-1, verb - 2 - _REACH), -1):
        if words[k].is_content:
            before = k
            break
        if words[k].folded in _BE:
            passive = True
        elif words[k].folded not in _BESIDE:
            return None
    done_by = False
    for k in range(verb + 1, min(len(words), verb + 2 + _REACH)):
        if words[k].is_content:
            after = k
            break
        if words[k].folded == "by":
            done_by = True
        elif words[k].folded not in _BESIDE and words[k].folded not in _PARTICLES:
            return None
    if before == verb or after == verb or passive != done_by:
        return None
    text = side.text[words[before].start : words[after].end]
    return _Clause(before, after, passive) if _BREAKS.isdisjoint(text) else None


def _span(side: Side, clause: _Clause) -> tuple[int, int]:
    return side.words[clause.subject].start, side.words[clause.other].end
