"""Reads years of two digits: "born in '98", "the class of ’04".

Which century is meant, only the story tells: "the summer of '29" may be 1929.
"""

from __future__ import annotations

from harness.evidence.facts.tokens import Tokens, vocabulary

__all__ = ["short_years"]

_BEFORE = vocabulary(
    "in of since by from until till to early late mid between and for during before after the "
    "spring summer autumn fall winter january february march april may june july august september "
    "october november december"
)
_TURN = 30  # the last two digits from which a year is likelier in the last century


def short_years(tokens: Tokens, at: int) -> tuple[int, ...]:
    """The whole years that the digits of token ``at`` may be short for, the likeliest first.

    The apostrophe may open a quotation ("and '20 came'"): who calls keeps the digits as a last
    reading.
    """
    gap, digits = tokens.gap(at) if at else "", tokens.source(at)
    if len(gap) != 2 or len(digits) != 2 or gap[0] not in " \u00a0" or gap[1] not in "'’‘":
        return ()
    end = tokens.items[at].end
    after = tokens.text[end : end + 1]
    if tokens.lower(at - 1) not in _BEFORE or after.isalnum() or after in tuple("%'’"):
        return ()  # "the ’80s" is a decade
    last, this = 1900 + int(digits), 2000 + int(digits)
    return (last, this) if int(digits) >= _TURN else (this, last)
