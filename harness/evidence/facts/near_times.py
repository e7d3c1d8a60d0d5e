"""Times of day that are told roughly: "just after seven" for 7:02, "around seven" for 6:55."""

from __future__ import annotations

from harness.evidence.facts.quantity import Bound, Quantity
from harness.evidence.facts.tokens import Tokens

__all__ = ["are_near", "bound_of_time"]

_NEAR = 10
"""Minutes that a rough time may be off; who is further off names another."""
_ROUND = 5  # minutes: nobody says "around 7:02"
_DAY = 1440
_WAYS: dict[str, Bound] = {"after": "over", "past": "over", "before": "under"}
_PHRASES = {
    (word, way): bound
    for word in ("just", "shortly", "soon", "little", "right")
    for way, bound in _WAYS.items()
}


def bound_of_time(tokens: Tokens, at: int) -> Bound:
    """What the words before token ``at``, where a time begins, say of it alone: "just after".

    Args:
        tokens: The text.
        at: The time's first token.
    """
    return _PHRASES.get((tokens.lower(at - 2), tokens.lower(at - 1)), "exact")


def are_near(one: Quantity, other: Quantity) -> bool:
    """Whether one of two times is told roughly, and the other is the one that is meant."""
    if one.kind != "time" or other.kind != "time":
        return False
    return any(
        _covers(rough.bound, (value - meant) % _DAY)
        for rough, exact in ((one, other), (other, one))
        for meant in rough.values
        for value in exact.values
        if meant % _ROUND == 0
    )


def _covers(bound: Bound, after: float) -> bool:
    """Whether a rough time means one so many minutes after it."""
    later, earlier = after <= _NEAR, after >= _DAY - _NEAR
    if bound == "about":
        return later or earlier
    return (bound == "over" and later) or (bound == "under" and earlier)
