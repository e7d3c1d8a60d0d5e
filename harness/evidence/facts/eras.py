"""Reads what is before our era: "44 BC", "the fifth century BCE", "221–206 B.C."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.evidence.facts.quantity import Quantity

__all__ = ["read_eras"]

# "5 BC towns" lie in British Columbia
_BEFORE = re.compile(
    r"[\s-]*(?:BCE?\b(?! (?!was\b|is\b|has\b|as\b)[a-z]+s\b)|B\.\s?C\.(?:\s?E\.)?(?!\w)"
    r"|before (?:Christ|the Common Era|the common era|our era)\b)"
)
_JOINT = re.compile(r"\s*(?:,|-|–|—|(?:to|and|or|until)(?: the)?)\s*")
_DATABLE = frozenset({"number", "ordinal", "year", "decade", "century", "millennium"})


def read_eras(text: str, quantities: Sequence[Quantity]) -> None:
    """Turn negative what stands before our era, and take the era into its group.

    Args:
        text: The text.
        quantities: Its quantities, in order; changed in place.
    """
    later: tuple[int, int] | None = None  # the group after, if it is before our era
    whole = (0, 0)  # it, with the era
    for quantity in reversed(quantities):
        start, end = group = quantity.group
        era = _BEFORE.match(text, end)
        joined = later is not None and (
            group == later or _JOINT.fullmatch(text, end, later[0]) is not None
        )
        if not _is_datable(quantity) or not (era or joined):
            later = None
            continue
        quantity.values = tuple(-abs(value) for value in quantity.values)
        if era:
            whole = (start, era.end())
        if era or group == later:  # a range is one group
            quantity.group = whole
        later = group


def _is_datable(quantity: Quantity) -> bool:
    return not quantity.name and (quantity.kind in _DATABLE or quantity.unit == "year")
