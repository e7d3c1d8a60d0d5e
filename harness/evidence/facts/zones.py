"""Reads the time zone after a time of day: "15:00 GMT", "8 p.m. Eastern Time".

A zone is known by its name; its hours from Greenwich are all those that people use the name for,
in summer, in winter, and in whatever country.
"""

from __future__ import annotations

from harness.evidence.facts.tokens import Tokens

__all__ = ["read_zone", "same_moment"]

_LETTERS: dict[str, tuple[float, ...]] = {
    "GMT": (0,), "UTC": (0,), "BST": (0, 1), "CET": (1, 2), "CEST": (1, 2), "EET": (2, 3),
    "EEST": (2, 3), "MSK": (3,), "GST": (4,), "IST": (5.5, 1, 2), "CST": (-6, -5, 8),
    "HKT": (8,), "SGT": (8,), "JST": (9,), "KST": (9,), "AEST": (10, 11), "AEDT": (10, 11),
    "EST": (-5, -4), "EDT": (-5, -4), "ET": (-5, -4), "CDT": (-6, -5), "CT": (-6, -5),
    "MST": (-7, -6), "MDT": (-7, -6), "MT": (-7, -6), "PST": (-8, -7), "PDT": (-8, -7),
    "PT": (-8, -7),
}  # fmt: skip
_WORDS: dict[str, tuple[float, ...]] = {
    "eastern": (-5, -4), "central": (-6, -5), "mountain": (-7, -6), "pacific": (-8, -7),
    "greenwich": (0,), "london": (0, 1), "paris": (1, 2), "berlin": (1, 2), "moscow": (3,),
    "beijing": (8,), "china": (8,), "tokyo": (9,), "york": (-5, -4), "washington": (-5, -4),
}  # fmt: skip
_HOURS = {**_LETTERS, **_WORDS}
_BETWEEN = frozenset({"standard", "daylight", "mean", "summer", "european", "new"})
_LONGEST = 4  # words of "Central European Summer Time"
_GAPS = frozenset({" ", " (", "", "\u00a0"})
_DAY = 24 * 60


def read_zone(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Read a zone from token ``at`` on.

    Returns:
        One past its last token, and its name, a key of the tables; None where there is none.
    """
    if at >= len(tokens.items) or tokens.gap(at) not in _GAPS:
        return None
    if tokens.source(at) in _LETTERS:
        return at + 1, tokens.source(at)
    name = ""
    for k in range(at, min(at + _LONGEST, len(tokens.items))):
        word = tokens.lower(k)
        if word == "time":
            return (k + 1, name) if name else None
        if word in _WORDS and not name:
            name = word
        elif word == "european" and name == "central":
            name = "CET"
        elif word not in _BETWEEN:
            return None
    return None


def same_moment(minutes: float, zone: str, others: float, other: str) -> bool:
    """Whether two times of day, each in its zone, are one."""
    return any(
        (minutes - 60 * hours - others + 60 * hours_there) % _DAY == 0
        for hours in _HOURS[zone]
        for hours_there in _HOURS[other]
    )
