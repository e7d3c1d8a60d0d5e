"""Opposites that in one use say the same.

``A little`` is ``some more``, ``not unless they pay`` is ``if they pay``, what ``takes place`` is
not taken, and ``the later, the poorer`` is ``the earlier, the better``.
"""

from __future__ import annotations

from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import Side
from harness.evidence.facts.oppositions import opposed_to_root
from harness.evidence.facts.words import INDEFINITE, stem

__all__ = ["say_the_same"]

_LITTLE = frozenset({"little", "few", "bit"})
_SOME = frozenset({"some", "any"})
_TWO = 2
_DEGREES = frozenset(
    {"more", "less", "better", "worse", "fewer", "poorer", "earlier", "later", "sooner"}
)
_HANDING = frozenset(map(stem, ("give", "take")))
_IDIOMS = frozenset(
    "place part effect note account care advantage steps action up over off in out rise way".split()
)
"""After "give" or "take" they make another verb of it."""
_FEW = frozenset({"few", "little", "less", "fewer", "hardly", "rarely", "seldom"})
_MANY = frozenset({"many", "much", "more", "most", "often", "usually"})
_STATES = frozenset({"with", "while", "when", "if"})
"""What brings in how things are while something is done."""
_STATE = 3  # words from one of these to the state
_CLAUSE = 8  # words from a negator to a state in which a thing must not be done
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
        or _is_state_denied(left, i, right)
        or _is_state_denied(right, j, left)
        or _is_turned_amount(left, i, right, j)
        or _is_idiom(left, i)
        or _is_idiom(right, j)
        or (_are_correlated(left) and _are_correlated(right))
    )


def _is_turned_amount(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether two amounts are turned: ``few know much``, ``many know little``."""
    pair = {left.words[i].folded, right.words[j].folded}
    if pair.isdisjoint(_FEW) or pair.isdisjoint(_MANY):
        return False
    return all(
        not _FEW.isdisjoint(side.folded()) and not _MANY.isdisjoint(side.folded())
        for side in (left, right)
    )


def _is_state_denied(side: Side, at: int, other: Side) -> bool:
    """Whether an opposite is how things must not be: ``never run it with the lid open``.

    The other side, which denies nothing, has the lid closed first.
    """
    negators = denial_words()["negator"]
    if not negators.isdisjoint(other.folded()):
        return False
    state = any(word.folded in _STATES for word in side.words[max(0, at - _STATE) : at])
    return state and any(word.folded in negators for word in side.words[max(0, at - _CLAUSE) : at])


def _is_idiom(side: Side, at: int) -> bool:
    """Whether a verb is none of giving or taking: ``take place``, ``give up``."""
    after = (word.folded for word in side.words[at + 1 : at + 2])
    return side.words[at].stem in _HANDING and any(word in _IDIOMS for word in after)


def _are_correlated(side: Side) -> bool:
    """Whether two degrees go together, so that both may turn: ``the later …, the poorer``.

    None of the two has its answer.
    """
    degrees = [
        side.links[k] < 0
        for k in range(1, len(side.words))
        if side.words[k - 1].folded == "the" and _is_comparative(side, k)
    ]
    return len(degrees) == _TWO and all(degrees)


def _is_comparative(side: Side, at: int) -> bool:
    folded = side.words[at].folded
    return folded in _DEGREES or (folded.endswith("er") and bool(opposed_to_root(folded)))


def _is_some_more(side: Side, at: int, other: Side, place: int) -> bool:
    """Whether a little is added on either side: ``a little for the tin``, ``some more for it``."""
    if not (at and place):
        return False
    before, there = side.words[at - 1].folded, other.words[place - 1].folded
    a_little = before in INDEFINITE and side.words[at].folded in _LITTLE
    return a_little and there in _SOME and other.words[place].folded == "more"


def _is_turned_condition(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether a denial is gone with it: ``not unless they pay``, ``if they pay``."""
    if {left.words[i].folded, right.words[j].folded} != _CONDITIONS:
        return False
    denied = [sum(w.folded in denial_words()["negator"] for w in s.words) for s in (left, right)]
    return denied[0] % 2 != denied[1] % 2
