"""Words denied by a prefix with a hyphen: ``non-smoking``, ``counter-clockwise``.

Lost or put in, the prefix turns the word; nothing else in the sentence shows it. Where the other
text denies the word in another way ("not a resident", "outside the EU") nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.denials import denies
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import is_negated
from harness.evidence.facts.words import HYPHENS

__all__ = ["compare_prefixes", "has_prefix"]

_PREFIXES = frozenset({"non"})
_TURNING = frozenset({"counter", "anti"})
"""Of directions alone: an anti-graft body is a graft body, too."""
_DIRECTIONS = frozenset({"clockwise"})
_OTHERWISE = frozenset(
    "not no outside except excluding without other opposed against foreign third free minor far"
    " less lack failure missed missing absence".split()
)
_PLACE = 1.5
"""The same words on both sides, or on one where the other is an end of the text."""
_CLOSE = 0.8
"""Share of linked words from which a word may have moved."""
_CONFIDENCE = 0.7


def compare_prefixes(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Words of which one side alone has the prefix.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes: those the candidate lost, then those it put in, each in the order of its text.
    """
    for i, j in _denied(match):
        yield _changed(match, (i - 1, i), (j, j), "no longer denied")
    for j, i in _denied(match.swapped()):
        yield _changed(match, (i, i), (j - 1, j), "denied")


def _denied(match: Match) -> Iterator[tuple[int, int]]:
    """Each word of the left side with the prefix, and its answer without."""
    left, right = match.reference, match.candidate
    known = left.folded()
    if any(
        word.folded not in known and (word.folded in _OTHERWISE or denies(word))
        for word in right.words
    ):
        return
    if _count(right) >= _count(left):
        return  # "the non-existing implementation" is "the non-implementation"
    for i in range(1, len(left.words)):
        j = left.links[i]
        if j < 0 or not has_prefix(left, i) or has_prefix(right, j):
            continue
        whole = left.words[i - 1].folded + left.words[i].folded
        if whole in right.folded() or is_negated(left, i) or is_negated(right, j):
            continue
        if match.same_place((i - 1, i), (j, j)) < _PLACE and match.overlap() < _CLOSE:
            continue
        # "non-residents and residents" may lose either
        if sum(word.stem == left.words[i].stem for word in left.words) == 1:
            yield i, j


def _count(side: Side) -> int:
    return sum(has_prefix(side, i) for i in range(len(side.words)))


def has_prefix(side: Side, i: int) -> bool:
    """Whether a word is denied by a prefix with a hyphen before it."""
    if i == 0:
        return False
    turning = side.words[i].folded in _DIRECTIONS
    if side.words[i - 1].folded not in (_TURNING if turning else _PREFIXES):
        return False
    return side.between(i - 1, i).strip(" ") in HYPHENS  # some put spaces around the hyphen, too


def _changed(match: Match, here: tuple[int, int], there: tuple[int, int], now: str) -> FactChange:
    spans = match.reference.span(*here), match.candidate.span(*there)
    return became(match, "negation", spans, "critical", _CONFIDENCE, why=f": it is {now}")
