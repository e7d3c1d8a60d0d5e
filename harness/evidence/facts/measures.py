"""Reads what stands after a number and says in what it is counted: a currency, a unit, a speed."""

from __future__ import annotations

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.tokens import DASHES, Tokens, vocabulary
from harness.evidence.facts.units import CURRENCIES, CURRENCY_SIGNS, UNITS, singular
from harness.evidence.facts.words import INDEFINITE

__all__ = [
    "WEEK_PER_WORKDAYS",
    "WORKDAYS",
    "is_measured",
    "is_of_money",
    "read_currency",
    "read_measure",
    "read_part",
]

_COUNTRY = vocabulary(
    "us u s american canadian australian hong kong singapore new zealand taiwan british chinese "
    "japanese"
)
_DOLLARS = {
    "us": "USD", "s": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD",
    "kong": "HKD", "singapore": "SGD", "zealand": "NZD", "taiwan": "TWD",
}  # fmt: skip
_COINS = frozenset(("cent", "cents"))
_CLOSE = frozenset(("", " ", "\u00a0"))
_RANGE_WORDS = frozenset(("to", "and", "or"))
_ALSO_NO_MONEY = frozenset(("won", "mark", "marks", "crown", "crowns"))
"""Currencies that are other words as well: "the 100m won by him"."""
_LETTER_UNITS = frozenset(("m", "g", "l", "w", "h", "li", "mu", "mi", "min", "sec", "second", "mb"))

WORKDAYS = frozenset(("working", "business"))
WEEK_PER_WORKDAYS = 7 / 5
"""Ten working days are two weeks."""
_QUALIFIERS = WORKDAYS | {"calendar", "consecutive", "full", "whole"}
_PER = frozenset(("/", "per", "a", "an"))
_ONE_OF_TWO = vocabulary("first second latter other last")
_LATER = vocabulary("later earlier after ago before on")
_TIMES = {word: unit.name[0] for word, unit in UNITS.items() if unit.name in ("hour", "second")} | {
    "s": "s"
}


def read_currency(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Read "dollars", "US dollars", "euro cents" from token ``at`` on.

    Returns:
        The last token and the currency; None where there is none.
    """
    for index in range(at, min(at + 4, len(tokens.items))):
        word = tokens.lower(index)
        if word in CURRENCIES:
            if tokens.joined(index + 1) and tokens.lower(index + 1) in _COINS:
                return index + 1, "cent"
            unit = CURRENCIES[word]
            return index, _DOLLARS.get(tokens.lower(index - 1), unit) if unit == "$" else unit
        if word not in _COUNTRY:
            return None
    return None


def is_of_money(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a currency stands beside digits with a letter: "$5m", "EUR 5m", "5m dollars".

    Args:
        tokens: The text.
        first: The token of the digits.
        at: That of the letter.
    """
    return _follows_currency(tokens, first) or _precedes_currency(tokens, at + 1)


def is_measured(tokens: Tokens, at: int) -> bool:
    """Is token ``at``, after a space, a unit of its own: "3.8m km", "2m tonnes"?"""
    unit = UNITS.get(tokens.lower(at))
    return (
        unit is not None
        and unit.dimension != "time"
        and len(tokens.lower(at)) > 1
        and tokens.joined(at)
        and tokens.gap(at) in (" ", "\u00a0")
    )


def _follows_currency(tokens: Tokens, first: int) -> bool:
    before = first - 1
    if before > 0 and tokens.items[before].kind == "number" and tokens.gap(first) in DASHES:
        first, before = before, before - 1  # "$10-12m"
    if before < 0 or tokens.gap(first) not in _CLOSE:
        return False
    code = tokens.lower(before) in CURRENCIES and tokens.source(before).isupper()
    return code or tokens.lower(before) in CURRENCY_SIGNS


def _precedes_currency(tokens: Tokens, after: int) -> bool:
    number = after + (tokens.lower(after) in _RANGE_WORDS)
    if number < len(tokens.items) and tokens.items[number].kind == "number":
        after = number + 2  # "10m to 12m euros"
    if not tokens.joined(after) or tokens.lower(after) in _ALSO_NO_MONEY:
        return False
    return read_currency(tokens, after) is not None


def read_measure(tokens: Tokens, at: int, *, digits: bool) -> tuple[int, str] | None:
    """Read "km", "square feet", "km/h", "working days" from token ``at`` on.

    Args:
        tokens: The text.
        at: The token after the number.
        digits: Whether the number is in digits; only then one letter is a unit.

    Returns:
        The last token and the unit's name; None where there is none.
    """
    if tokens.lower(at) in _QUALIFIERS:
        unit = UNITS.get(tokens.lower(at + 1))
        timed = unit is not None and unit.dimension == "time" and len(tokens.lower(at + 1)) > 2
        return (at + 1, unit.name) if unit is not None and timed and tokens.joined(at + 1) else None
    found = _unit(tokens, at, digits=digits)
    return None if found is None else _speed(tokens, *found)


def read_part(tokens: Tokens, numeral: Numeral) -> tuple[int, str] | None:
    """Read what a fraction in words is a part of: "half a century", "a quarter of an hour".

    "By half a year later" and "the first half a year ago" say when, and of what else.

    Returns:
        The last token and the unit's name; None where there is none.
    """
    whole = numeral.implied and tokens.lower(numeral.first) == "half"
    if numeral.digits or not (whole or numeral.fraction):
        return None
    at = numeral.last
    at += tokens.lower(at) == "of" and not whole
    hyphen = whole and tokens.joined(at) and tokens.gap(at) != " "  # "a half-hour"
    if not hyphen:
        if tokens.lower(at) not in INDEFINITE or not tokens.joined(at):
            return None
        at += 1
    timed = tokens.lower(at) in _TIMES and len(tokens.lower(at)) > 1  # "a tenth of a second"
    found = _unit(tokens, at, digits=timed) if tokens.joined(at) else None
    before = tokens.lower(numeral.first - 1)
    if found is None or before in _ONE_OF_TWO:
        return None
    return None if before == "by" and tokens.lower(found[0] + 1) in _LATER else found


def _unit(tokens: Tokens, at: int, *, digits: bool) -> tuple[int, str] | None:
    word, following = singular(tokens.lower(at)), tokens.lower(at + 1)
    if word in ("square", "sq") and following in UNITS:
        name = f"square-{UNITS[following].name}"
        return (at + 1, name) if name in UNITS else None
    if word in ("°", "degree", "degrees"):
        if following in ("c", "celsius", "centigrade"):
            return at + 1, "celsius"
        if following in ("f", "fahrenheit"):
            return at + 1, "fahrenheit"
        return at, "degree"
    if word == "light" and following in ("year", "years"):
        return at + 1, "light-year"
    if word in ("kilowatt", "megawatt") and following.startswith("hour"):
        return at + 1, word[0] + "wh"
    if word in ("cubic", "cu") and following in UNITS:
        name = f"cubic-{UNITS[following].name}"
        return (at + 1, name) if name in UNITS else None
    if word not in UNITS or (word in _LETTER_UNITS and not digits):
        return None
    return at, word if word in ("fahrenheit", "°f", "℉") else UNITS[word].name


def _speed(tokens: Tokens, last: int, unit: str) -> tuple[int, str]:
    """Take "/h", "per hour", "a second" to the length before it."""
    if tokens.lower(last + 1) not in _PER or last + 2 >= len(tokens.items):
        return last, unit
    time = _TIMES.get(tokens.lower(last + 2), "")
    speed = f"{unit}/{time}"
    close = len(tokens.gap(last + 1)) <= 1 and len(tokens.gap(last + 2)) <= 1
    return (last + 2, speed) if speed in UNITS and close else (last, unit)
