"""Bounds turned round in other words: ``no sooner than 1 June`` told as ``by 1 June``.

``At least``, ``no less than``, ``at the earliest`` and ``or more`` bound from below; ``at most``,
``not longer than``, ``up to`` and ``at the latest`` from above. What is bounded must be the same
word or figure on both sides, and the only thing that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import Match, Side

__all__ = ["compare_limits"]

_CONFIDENCE = 0.65
_CLOSE = 0.4  # share of linked words from which both sides tell of the same
_THING = 4  # words beside a bound in which stands what is bounded
_NOT = 5  # words from a "not" to the degree that it denies: "should not rest for longer than"
_LEAST = (("at", "least"), ("a", "minimum", "of"), ("at", "the", "earliest"))
_MOST = (("at", "most"), ("a", "maximum", "of"), ("at", "the", "latest"), ("up", "to"))
_BACK = frozenset("before advance prior ahead earlier until from".split())
"""What a bound is counted back from, or measured from: there "at least" may be "by"."""
_MORE = frozenset("more longer later greater higher older larger further".split())
_LESS = frozenset("less fewer shorter sooner earlier lower younger smaller".split())
_MARKS = frozenset(",;:.")


class _Limit(NamedTuple):
    """First and last word of a bound, whether it is one from below, and what it bounds."""

    first: int
    last: int
    least: bool
    things: tuple[int, ...]


def compare_limits(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """The only bound of a stretch, where the candidate bounds the same the other way.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``antonym``.
    """
    left, right = match.reference, match.candidate
    ours, theirs = _limits(left), _limits(right)
    if len(ours) != 1 or len(theirs) != 1 or match.overlap() < _CLOSE:
        return
    if not _BACK.isdisjoint(left.folded() | right.folded()):
        return  # "at least a day before it" is "no later than a day before it"
    (here,), (there,) = ours, theirs
    if here.least == there.least or not any(left.links[k] in there.things for k in here.things):
        return
    spans = _span(left, here), _span(right, there)
    what = "the bound is the other way round: "
    yield became(match, "antonym", spans, "critical", _CONFIDENCE, what=what)


def _limits(side: Side) -> list[_Limit]:
    found = []
    folded = [word.folded for word in side.words]
    for k in range(len(folded)):
        found += [
            _limit(side, k, k + len(phrase) - 1, least=least)
            for phrases, least in ((_LEAST, True), (_MOST, False))
            for phrase in phrases
            if tuple(folded[k : k + len(phrase)]) == phrase
        ]
        if folded[k + 1 : k + 2] == ["than"] and folded[k] in _MORE | _LESS:
            negator = _negator(side, k)
            if negator is not None:
                found.append(_limit(side, negator, k + 1, least=folded[k] in _LESS))
            else:
                return []  # "more than eight" is another bound
    return found


def _negator(side: Side, at: int) -> int | None:
    """The "no" or "not" before a degree, in its clause."""
    table = denial_words()["negator"]
    for k in range(at - 1, max(-1, at - 1 - _NOT), -1):
        if side.parted(k, k + 1, _MARKS):
            return None
        if side.words[k].folded in table:
            return k
    return None


def _limit(side: Side, first: int, last: int, *, least: bool) -> _Limit:
    """A bound with what stands beside it in its clause; "longer than" bounds what follows."""
    things = [*_beside(side, last, 1)]
    if side.words[last].folded != "than":
        things += _beside(side, first, -1)
    return _Limit(first, last, least, tuple(things))


def _beside(side: Side, at: int, step: int) -> Iterator[int]:
    for k in range(at + step, at + step * (_THING + 1), step):
        if not 0 <= k < len(side.words):
            return
        if side.parted(k - step, k, _MARKS):
            return
        if side.words[k].is_content:
            yield k


def _span(side: Side, limit: _Limit) -> tuple[int, int]:
    return side.span(limit.first, limit.last)
