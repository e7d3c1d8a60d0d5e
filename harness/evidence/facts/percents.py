"""Reads parts of a percentage point: ``25 basis points``, ``a quarter of a percentage point``."""

from __future__ import annotations

import re
from functools import lru_cache

from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.tokens import Tokens

__all__ = ["BASIS_POINTS", "end_of_basis_points", "end_of_point", "is_of_points"]

_HYPHENS = frozenset(("-", "\u2010", "\u2011"))
BASIS_POINTS = 100
"""To one percentage point."""
_INTEREST = re.compile(
    r"(?:%|\b(?:per ?cent(?:age)?|interest|rates|yields?|spreads?|bonds?|coupons?|loans?|mortgages?"
    r"|margins?|inflation|treasur(?:y|ies)|central bank|(?:policy|repo|key|base|lending|deposit) "
    r"rate)\b)",
    re.IGNORECASE,
)
"""What is counted in basis points; else "bp" are base pairs and "bps" bits per second."""


def end_of_basis_points(tokens: Tokens, at: int) -> int:
    """The last token of "basis points", "bp", "bps" from token ``at`` on, or 0."""
    if tokens.lower(at) == "basis":
        return at + 1 if tokens.lower(at + 1).startswith("point") else 0
    return at if tokens.source(at) in ("bp", "bps") and _speaks_of_interest(tokens.text) else 0


@lru_cache(maxsize=64)
def _speaks_of_interest(text: str) -> bool:
    return _INTEREST.search(text) is not None


def end_of_point(tokens: Tokens, at: int) -> int:
    """The last token of "of a percentage point", "a per cent" from token ``at`` on, or 0."""
    if tokens.lower(at) == "point" and tokens.joined(at) and tokens.gap(at) in _HYPHENS:
        return at if _speaks_of_interest(tokens.text) else 0  # "a quarter-point cut"
    at += tokens.lower(at) == "of"
    if tokens.lower(at) not in ("a", "one"):
        return 0
    word, following = tokens.lower(at + 1), tokens.lower(at + 2)
    if word == "point" and tokens.joined(at + 1):
        return at + 1 if _speaks_of_interest(tokens.text) else 0  # "half a point", of interest
    if word == "percentage":
        return at + 2 if following == "point" else 0
    if (word, following) == ("per", "cent"):
        return at + 2
    return at + 1 if word == "percent" else 0


def is_of_points(text: str, quantity: Quantity) -> bool:
    """Whether a difference of percentages is one of points, and no share of what there was."""
    said = text[slice(*quantity.group)].lower()
    return "point" in said and "basis" not in said
