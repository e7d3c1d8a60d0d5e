"""Reads weekdays, decades, centuries, millennia, quarters, and spans of time without a number.

"Friday", "the 1990s", "Q3", "a decade".
"""

from __future__ import annotations

from harness.evidence.facts.measures import read_part
from harness.evidence.facts.quantity import QuantityKind
from harness.evidence.facts.reader import Desk
from harness.evidence.facts.units import UNITS, singular
from harness.evidence.facts.words import FUNCTION_WORDS

__all__ = ["LONE_UNITS", "PERIOD_MARKS", "PERIOD_WORDS", "read_lone_units", "read_periods"]

_WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
}  # fmt: skip
_WEEKDAYS |= {f"{name}s": number for name, number in _WEEKDAYS.items()}
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_COUNTED = frozenset(("s", "century", "centuries", "quarter", "millennium", "millennia"))
_KINDS: dict[str, QuantityKind] = {
    "quarter": "quarter", "millennium": "millennium", "millennia": "millennium",
}  # fmt: skip
"""What ordinals count, but for centuries."""
_ARTICLES = frozenset(("a", "an", "per", "every", "each"))
_OF_TIME = frozenset(("ago", "apart", "early", "late", "behind", "long", "faster", "slower"))
"""Words after a second of time, as after any span."""
_NEED_NO_ARTICLE = frozenset(("decade", "century", "millennium", "fortnight"))

PERIOD_WORDS = frozenset((*_WEEKDAYS, *_DECADES))
"""Words, in lower case, that are a period without any number."""

LONE_UNITS = frozenset(word for word, unit in UNITS.items() if unit.dimension == "time")
"""Units of time: "a decade" answers "ten years"."""

_POSSESSIVES = frozenset(word + end for word in LONE_UNITS for end in ("'s", "’s"))
PERIOD_MARKS = PERIOD_WORDS | _COUNTED | LONE_UNITS | _POSSESSIVES | {"q"}
"""Every word, in lower case, at which the readers of this file begin."""


def read_periods(desk: Desk) -> None:
    """Note all weekdays, decades, centuries, millennia and quarters of the year."""
    for at in desk.marks:
        word = desk.tokens.lower(at)
        if word in _WEEKDAYS:
            desk.add("weekday", at, at + 1, (_WEEKDAYS[word],))
        elif word in _DECADES:
            desk.add("decade", at, at + 1, (_DECADES[word],))
        elif word in _COUNTED:
            _counted(desk, at, word)
        elif word == "q":
            _quarter(desk, at)


def _counted(desk: Desk, at: int, word: str) -> None:
    """Read "1990s", "19th century", "third quarter", where a numeral stands before ``word``."""
    numeral = desk.before(at)
    if numeral is None:
        return
    gap = desk.tokens.gap(at)
    if word == "s":
        if numeral.digits and gap in ("", "'", "’"):
            desk.take(numeral)
            desk.add("decade", numeral.first, at + 1, numeral.readings)
    elif (
        numeral.ordinal
        and desk.tokens.joined(at)
        and (word != "quarter" or numeral.readings[0] <= 4)
    ):
        desk.take(numeral)
        desk.add(_KINDS.get(word, "century"), numeral.first, at + 1, numeral.readings)


def _quarter(desk: Desk, at: int) -> None:
    numeral = desk.after(at + 1)
    if numeral is not None and desk.tokens.gap(at + 1) == "" and numeral.readings[0] <= 4:
        desk.take(numeral)
        desk.add("quarter", at, numeral.last, numeral.readings)


def read_lone_units(desk: Desk) -> None:
    """Note "a decade", "half a year", "an hour": they answer "ten years", "six months"."""
    tokens = desk.tokens
    for at in desk.marks:
        word = singular(tokens.lower(at))
        if (
            word not in LONE_UNITS
            or tokens.items[at].kind != "word"
            or desk.numeral_before(at) is not None
        ):
            continue
        if word == "second" and _is_ordinal(desk, at):
            continue
        article = tokens.lower(at - 1) in _ARTICLES
        if not article and word not in _NEED_NO_ARTICLE:
            continue
        if _is_of_part(desk, at):
            continue
        half = tokens.lower(at + 1) == "and" and tokens.lower(at + 3) == "half"
        vague = not half and word != "fortnight"  # "a week" may be "a week or so"
        value = 1.5 if half else 1.0
        quantity = desk.add("measure", at, at + 1, (value,), unit=UNITS[word].name, weak=vague)
        quantity.implied = vague


def _is_of_part(desk: Desk, at: int) -> bool:
    """Does a fraction say how much of it: "half a century", "a quarter of an hour"?"""
    numeral = desk.numeral_before(at - 1 - (desk.tokens.lower(at - 2) == "of"))
    return numeral is not None and read_part(desk.tokens, numeral) is not None


def _is_ordinal(desk: Desk, at: int) -> bool:
    """Is it the second of what follows: "a second term", not "a second later"?"""
    tokens = desk.tokens
    return tokens.joined(at + 1) and tokens.lower(at + 1) not in FUNCTION_WORDS | _OF_TIME
