"""Which quantities say the same: in any notation, converted, or rounded."""

from __future__ import annotations

import math

from harness.evidence.facts.phones import TELEPHONE, are_one_telephone
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.temperatures import scales
from harness.evidence.facts.units import UNITS, pieces, same_currency
from harness.evidence.facts.zones import same_moment

__all__ = ["COMPATIBLE", "equal", "rounded", "units_clash"]

_COUNTS = frozenset(("number", "ordinal", "percent", "money", "measure", "year", "day", "quarter",
                     "century", "millennium"))  # fmt: skip
COMPATIBLE: frozenset[frozenset[str]] = frozenset(
    (
        frozenset(("number", "ordinal")), frozenset(("number", "percent")),
        frozenset(("number", "money")), frozenset(("number", "measure")),
        frozenset(("number", "year")), frozenset(("number", "day")),
        frozenset(("ordinal", "day")), frozenset(("ordinal", "measure")),
        frozenset(("ordinal", "quarter")), frozenset(("ordinal", "century")),
        frozenset(("ordinal", "millennium")), frozenset(("money", "measure")),
    )
)  # fmt: skip
"""Kinds that can state one value: "the 5th" is "March 5", but never "5 %"."""

_CONVERTED = 0.035  # translators round what they convert: "50 miles" is "80 km"
_DEGREES = 0.6  # a rounded °F may be so far from the °C: near zero no share of it says anything
_HOUR = 60  # minutes
_MINUTE = 0.01  # worth of the last digit of "7.05"
_NEVER_ROUNDED = frozenset(("day", "year", "month", "weekday", "time", "ordinal", "quarter"))


def equal(one: Quantity, other: Quantity) -> bool:
    """Do the two state the same thing, in whatever form?

    Equal are values in any reading, whatever the kind ("the 5th", "March 5"), converted measures,
    per cents and fractions, a month and a day in it, "the 1800s" and "the 19th century".
    """
    if bool(one.name) != bool(other.name) and not _can_be_named(one, other):
        return False
    if one.name == other.name == TELEPHONE:
        return are_one_telephone(one.unit, other.unit)
    kinds = {one.kind, other.kind}
    if kinds == {"time"} and one.unit and other.unit:
        return any(
            same_moment(a, one.unit, b, other.unit) for a in one.values for b in other.values
        )
    if len(kinds) == 1 and one.kind not in _COUNTS:
        return _same_values(one, other) or (one.kind == "decade" and _decades(one, other))
    if kinds <= _COUNTS:
        return _counts_equal(one, other)
    return _across(one, other) or _across(other, one)


def _can_be_named(one: Quantity, other: Quantity) -> bool:
    """Can the one without a name be part of the other's: "iPhone 6" and "iPhone6"?"""
    bare = other if one.name else one
    return bare.kind in ("number", "year", "ordinal")


def _same_values(one: Quantity, other: Quantity) -> bool:
    return any(_close(a, b) for a in one.values for b in other.values)


def _close(a: float, b: float, tolerance: float = 1e-9) -> bool:
    return a == b or math.isclose(a, b, rel_tol=tolerance)


def _counts_equal(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind == "day" and one.unit and other.unit:
        return one.unit == other.unit and _same_values(one, other)
    if _same_values(one, other):
        alike = one.kind == other.kind or frozenset((one.kind, other.kind)) in COMPATIBLE
        return alike and not units_clash(one, other)
    if one.kind == other.kind == "money":
        return _in_coins(one, other) or _in_coins(other, one)
    return _converted(one, other) or _shares(one, other) or _shares(other, one)


def units_clash(one: Quantity, other: Quantity) -> bool:
    """Do both name a unit, and not the same one: 5 km and 5 miles, $5 and €5, 5 % and $5?"""
    named = ("percent", "money", "measure")
    if one.kind not in named or other.kind not in named:
        return False
    if one.kind != other.kind:
        return not _pounds(one, other)
    if one.kind == "money":
        return not same_currency(one.unit, other.unit)
    if one.kind != "measure" or "degree" in (one.unit, other.unit):
        return False
    return one.unit != other.unit


def _pounds(one: Quantity, other: Quantity) -> bool:
    return "GBP|lb" in (one.unit, other.unit) and "lb" in (one.unit, other.unit)


def _converted(one: Quantity, other: Quantity) -> bool:
    """Measures of one dimension, equal once converted."""
    first, second = _mass(one.unit), _mass(other.unit)
    return any(
        _equal_in(one, unit, other, into)
        for unit in scales(first, second)
        for into in scales(second, first)
    )


def _equal_in(one: Quantity, unit: str, other: Quantity, into: str) -> bool:
    """Whether two values are equal once converted, each in a unit that it may be of."""
    first, second = UNITS.get(unit), UNITS.get(into)
    if first is None or second is None or first.dimension != second.dimension or first is second:
        return False
    near = _DEGREES if first.dimension == "temperature" else 0.0
    pairs = (
        (a * first.factor + first.offset, b * second.factor + second.offset)
        for a in one.values
        for b in other.values
    )
    return any(_close(a, b, _CONVERTED) or abs(a - b) <= near for a, b in pairs)


def _in_coins(coins: Quantity, sum_: Quantity) -> bool:
    """An amount in coins: "45 cents" and "$0.45"."""
    each = pieces(coins.unit, sum_.unit)
    return each > 0 and any(_close(a, each * b) for a in coins.values for b in sum_.values)


def _mass(unit: str) -> str:
    return "lb" if unit == "GBP|lb" else unit


def _shares(percent: Quantity, part: Quantity, tolerance: float = 0.01) -> bool:
    """Whether a per cent is a fraction: "50 %" and "half", "33 %" and "a third"."""
    if percent.kind != "percent" or part.kind != "number" or not 0 < part.values[0] < 1:
        return False
    return abs(percent.values[0] / 100 - part.values[0]) <= tolerance


def _decades(one: Quantity, other: Quantity) -> bool:
    """Whether two decades are one: "the 1990s" and "the nineties"."""
    a, b = one.values[0], other.values[0]
    return min(a, b) < 100 <= max(a, b) and a % 100 == b % 100


def _across(one: Quantity, other: Quantity) -> bool:
    """Equality of two different kinds, of which ``one`` is the more particular."""
    a = other.values[0]
    if one.kind == "month":
        return other.kind == "day" and other.unit == str(int(one.values[0]))
    if one.kind == "decade":
        if other.kind == "century":
            years = abs(one.values[0])
            return years % 100 == 0 and math.copysign(years // 100 + 1, one.values[0]) == a
        return other.kind in ("number", "year") and _same_values(one, other)
    if one.kind == "time":
        return other.kind in ("number", "day", "ordinal") and any(
            minutes == _minutes(hour, other.step) for minutes in one.values for hour in other.values
        )
    return False


def _minutes(hour: float, step: float) -> float:
    """The minutes of a number that is an hour, or one with minutes after a point: "7.05"."""
    minutes = round(hour % 1 / _MINUTE)
    return _HOUR * (hour // 1) + minutes if step == _MINUTE and minutes < _HOUR else _HOUR * hour


def rounded(reference: Quantity, candidate: Quantity) -> bool:
    """Is one of the two the other, rounded: "1.24 million" and "1.2 million"?

    Only where the writer shows it: by a scale word, by fewer decimals, by a fraction for a per
    cent, or, in the candidate alone, by "about". ("About 800" for 793 rounds; 793 for "about 800"
    pretends to know more than the reference.)
    """
    if reference.kind in _NEVER_ROUNDED or units_clash(reference, candidate):
        return False
    if _shares(reference, candidate, 0.04) or _shares(candidate, reference, 0.04):
        return True
    fine, coarse = sorted((reference, candidate), key=lambda quantity: quantity.step)
    step = coarse.step
    if fine.step == coarse.step:
        fine, coarse = reference, candidate
        if coarse.bound != "about" or not coarse.values[0]:
            return False
        step = _last_digit(coarse.values[0])
    difference = abs(fine.values[0] - coarse.values[0])
    return difference <= 0.5001 * step and difference <= 0.05 * abs(coarse.values[0])


def _last_digit(value: float) -> float:
    """Worth of the last digit that is not zero: 10 for 3,560."""
    digits = f"{abs(value):.6e}".split("e")
    places = len(digits[0].rstrip("0").rstrip(".")) - 2
    return 10.0 ** (int(digits[1]) - max(0, places))
