"""Reads years of two digits: "born in '98", "the class of ’04"."""

from __future__ import annotations

from harness.evidence.facts.tokens import Tokens, vocabulary

__all__ = ["short_year"]

_BEFORE = vocabulary(
    "in of since by from until till to early late mid between and for during before after the "
    "spring summer autumn fall winter january february march april may june july august september "
    "october november december"
)
_TURN = 30  # the last two digits from which a year was in the last century


def short_year(tokens: Tokens, at: int) -> int | None:
    """The whole year that the digits of token ``at`` are short for, or None.

    The apostrophe may open a quotation ("and '20 came'"): who calls keeps the digits as a second
    reading.
    """
    gap, digits = tokens.gap(at) if at else "", tokens.source(at)
    if len(gap) != 2 or len(digits) != 2 or gap[0] not in " \u00a0" or gap[1] not in "'’‘":
        return None
    end = tokens.items[at].end
    after = tokens.text[end : end + 1]
    if tokens.lower(at - 1) not in _BEFORE or after.isalnum() or after in tuple("%'’"):
        return None  # "the ’80s" is a decade
    return int(digits) + (1900 if int(digits) >= _TURN else 2000)
