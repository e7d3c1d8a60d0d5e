"""Reads the half of the day that a time is in: "3 p.m.", "at 3 in the afternoon"."""

from __future__ import annotations

import re

from harness.evidence.facts.tokens import Tokens

__all__ = ["half_of_day"]

_AFTER = re.compile(
    r"\s+(?:(?:in the|this|that|yesterday|tomorrow)\s+)?(morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(morning|afternoon|evening|night)\W+(?:at |around |about |of )*$", re.IGNORECASE
)
_REACH = 24  # characters before a time in which "in the afternoon, at" is looked for


def half_of_day(tokens: Tokens, first: int, last: int) -> tuple[str, int]:
    """The half of the day of a time, and where the time ends with it.

    Args:
        tokens: The text.
        first: The time's first token.
        last: One past its last.

    Returns:
        "a", "p" or nothing; and one past the last token, "a.m." included.
    """
    half = ""
    for at in (last - 1, last):
        if at < len(tokens.items) and tokens.items[at].kind == "meridiem":
            half, last = tokens.lower(at)[0], at + 1
    return half or _told(tokens.text, tokens.items[first].start, tokens.items[last - 1].end), last


def _told(text: str, start: int, end: int) -> str:
    """The half of the day that the words around a time name: "a", "p", or nothing."""
    match = _AFTER.match(text, end) or _BEFORE.search(text, max(0, start - _REACH), start)
    if match is None:
        return ""
    return "a" if match[1].lower() == "morning" else "p"
