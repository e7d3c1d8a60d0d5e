"""Which places of two long lists are held against each other: near ones, lest time run away."""

from __future__ import annotations

__all__ = ["within_reach"]

_PAIRS = 40_000
"""Up to so many pairs, all are looked at: two lists of 200, which no sentence has."""
_LEAST = 20


def within_reach(place: int, own: int, other: int) -> range:
    """The places of another list that one of a list is held against.

    Args:
        place: A place of the first list.
        own: Length of the first list.
        other: Length of the other one.

    Returns:
        All of the other's; where both are long, as in a table or an index in one sentence, those
        about as far from its beginning.
    """
    if own * other <= _PAIRS:
        return range(other)
    width = min(other, max(_LEAST, _PAIRS // own))
    low = min(max(0, place * other // own - width // 2), other - width)
    return range(low, low + width)
