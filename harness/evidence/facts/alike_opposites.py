"""Opposites that in one use say the same.

``A little`` is ``some more``, and ``not unless they pay`` is ``if they pay``.
"""

from __future__ import annotations

from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import Side

__all__ = ["say_the_same"]

_LITTLE = frozenset({"little", "few", "bit"})
_ARTICLES = frozenset({"a", "an"})
_SOME = frozenset({"some", "any"})
_CONDITIONS = frozenset({"unless", "if"})


def say_the_same(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether two opposites are used so that they are none.

    Args:
        left: One stretch.
        i: Index of the one among its words.
        right: The other stretch.
        j: Index of the other among its words.
    """
    return (
        _is_some_more(left, i, right, j)
        or _is_some_more(right, j, left, i)
        or _is_turned_condition(left, i, right, j)
    )


def _is_some_more(side: Side, at: int, other: Side, place: int) -> bool:
    """Whether a little is added on either side: ``a little for the tin``, ``some more for it``."""
    if not (at and place):
        return False
    before, there = side.words[at - 1].folded, other.words[place - 1].folded
    a_little = before in _ARTICLES and side.words[at].folded in _LITTLE
    return a_little and there in _SOME and other.words[place].folded == "more"


def _is_turned_condition(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether a denial is gone with it: ``not unless they pay``, ``if they pay``."""
    if {left.words[i].folded, right.words[j].folded} != _CONDITIONS:
        return False
    denied = [sum(w.folded in denial_words()["negator"] for w in s.words) for s in (left, right)]
    return denied[0] % 2 != denied[1] % 2
