"""Reads powers of ten: ``1.5 × 10^5``, ``10⁻³``, ``6.02e23``."""

from __future__ import annotations

import re

from harness.evidence.facts.tokens import Tokens

__all__ = ["read_power"]

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
# "**Step 10** 3 eggs" is Markdown's: two stars raise with a space on both sides, or on none.
_EXPONENT = r"(?:(?:\s?\^\s?|\*\*|\s\*\*\s)\(?([-−–+]?\d{1,3})\)?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))"
_TIMES_TEN = re.compile(rf"\s?[×✕x*·⋅]\s?10{_EXPONENT}")
_OF_TEN = re.compile(_EXPONENT)
_E = re.compile(r"[eE]([-−–+]?\d{1,3})(?![\w.])")
_LARGEST = 80  # beyond it floats may overflow: a number can have 200 digits, and be of light-years


def read_power(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The power of ten that token ``at``, a number, is multiplied with, or is the ten of.

    Args:
        tokens: The text.
        at: A token of digits.

    Returns:
        One past the last token that belongs to it, and the exponent of the ten by which the number
        is to be multiplied; None where there is none.
    """
    end = tokens.items[at].end
    ten = tokens.source(at) == "10"
    found = _OF_TEN.match(tokens.text, end) if ten else None
    less = int(found is not None)  # the ten itself is a factor already
    found = found or _TIMES_TEN.match(tokens.text, end) or _E.match(tokens.text, end)
    if found is None:
        return None
    written = next(group for group in found.groups() if group)
    exponent = int(written.translate(_RAISED)) - less
    if abs(exponent) > _LARGEST:
        return None
    last = at + 1
    while last < len(tokens.items) and tokens.items[last].start < found.end():
        last += 1
    return last, exponent
