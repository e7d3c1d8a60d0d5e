"""Joins two quantities that are a range or a list: "5 to 6 million yuan", "27–28", "2 or 3 %"."""

from __future__ import annotations

import re
from itertools import pairwise

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.percents import is_of_points
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.shares import note_share
from harness.evidence.facts.signs import share_sign
from harness.evidence.facts.tokens import Tokens

__all__ = ["join_ranges"]

_RANGE = re.compile(r"\s*[-–—−~～:：]\s*|\s+to\s+", re.IGNORECASE)
_LONGEST_JOINT = 24
_LIST = re.compile(r"\s+(?:and|or)\s+", re.IGNORECASE)


def join_ranges(tokens: Tokens, pairs: list[tuple[Quantity, Numeral | None]]) -> None:
    """Give the first of "5 to 6 million yuan" the second's scale and unit; make them one group.

    Args:
        tokens: The text.
        pairs: Its quantities in order, each with the numeral it was read from, if it was from one.
    """
    text = tokens.text
    for (left, numeral), (right, other) in pairwise(pairs):
        if numeral is None or other is None or left.name or right.name:
            continue
        gap = text[left.group[1] : right.group[0]]
        if not gap or len(gap) > _LONGEST_JOINT:
            continue
        if note_share(tokens, (left, numeral), (right, other)):
            continue
        ranged = _RANGE.fullmatch(gap) is not None
        if not ranged and not _LIST.fullmatch(gap):
            continue
        if is_of_points(text, left) and not is_of_points(text, right):
            continue  # "rose by 0.8 percentage points to 12.4%" is a step, and where it led
        if ranged and left.kind == "percent" and _is_of_another_kind(right, other):
            continue  # so is "rose 8 percent to 2.3 billion"
        _share(left, numeral, right, other, ranged=ranged)
        before = text[max(0, left.group[0] - _LONGEST_JOINT) : left.group[0]]
        if ranged or before.rstrip().lower().endswith("between"):
            share_sign(text, left, right)
            left.group = right.group = (left.group[0], right.group[1])


def _is_of_another_kind(quantity: Quantity, numeral: Numeral) -> bool:
    """Whether a quantity ends no range of percentages."""
    return quantity.kind not in ("percent", "number") or numeral.factor > 1


def _share(
    left: Quantity, numeral: Numeral, right: Quantity, other: Numeral, *, ranged: bool
) -> None:
    low, high = left.values[0], right.values[0]
    if ranged and left.kind == "year" and other.plain and high < 100:
        full = low // 100 * 100 + high
        right.kind, right.values = "year", (full, high)
        return
    if other.factor > 1 and numeral.factor == 1 and 0 < abs(low) < 1000:
        scaled = low * other.factor
        left.values = (scaled, low) if ranged else (low, scaled)
        left.step *= other.factor if ranged else 1
    if left.kind == "number" and right.kind in ("percent", "money", "measure"):
        left.kind, left.unit = right.kind, right.unit
    elif right.kind == "number" and left.kind == "money" and ranged:
        right.kind, right.unit = left.kind, left.unit
