"""Finds the quantities of a text: numbers, percentages, money, measures, dates and times.

Reads any text and never fails; English words, any script's digits. A tenth of a millisecond for a
sentence with numbers, some microseconds for one without. That is why no library finds the dates:
dateparser takes 12 ms a sentence, and the verb "may" for a date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from harness.evidence.facts.clock import read_times
from harness.evidence.facts.dates import MONTH_WORDS, read_dates
from harness.evidence.facts.eras import read_eras
from harness.evidence.facts.families import family_of
from harness.evidence.facts.measures import (
    WEEK_PER_WORKDAYS,
    WORKDAYS,
    read_currency,
    read_measure,
    read_part,
)
from harness.evidence.facts.number_words import NUMBER_WORDS
from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.numerals import read_numeral
from harness.evidence.facts.percents import BASIS_POINTS, end_of_basis_points, end_of_point
from harness.evidence.facts.periods import (
    LONE_UNITS,
    PERIOD_MARKS,
    PERIOD_WORDS,
    read_lone_units,
    read_periods,
)
from harness.evidence.facts.phones import read_phones
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.ranges import join_ranges
from harness.evidence.facts.reader import Desk
from harness.evidence.facts.signs import MINUS_SIGNS, read_sign
from harness.evidence.facts.spoken_times import CLOCK_WORDS
from harness.evidence.facts.surroundings import STOP_WORDS, look_around
from harness.evidence.facts.tokens import Tokens, tokenise, vocabulary
from harness.evidence.facts.units import (
    CURRENCIES,
    CURRENCY_SIGNS,
    DOLLAR_PREFIXES,
    UNITS,
)

__all__ = ["find_quantities"]

_DATE_WORDS = MONTH_WORDS | PERIOD_WORDS | frozenset(CLOCK_WORDS)
_WORDS = NUMBER_WORDS | _DATE_WORDS | LONE_UNITS
_MARKS = _WORDS | PERIOD_MARKS | vocabulary("a an past to o'clock o’clock")
_LETTERS = re.compile(r"[a-zA-Z]+")
_SIGN_OR_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅛]")

_BEFORE_YEAR = vocabulary(
    "in since of by from until till to year early late mid between and the for during before after "
    "around circa fiscal"
)
_NO_NAMES = (
    NUMBER_WORDS
    | _DATE_WORDS
    | vocabulary(
        "mid early late post pre under over age aged top sub non plus minus negative a an the to "
        "and of or"
    )
)
_FLIGHTS = frozenset(("flight", "flights"))  # "flight LH 432" is LH432
_GROWN, _OLDEST = 10, 110
"""Ages that stand beside a name."""
_HYPHENS = ("-", "\u2011")


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of ``text``, in order.

    Args:
        text: Any text; the words are read as English.

    Returns:
        One for each number, day, year, …; empty where there is none. Offsets are code points.
    """
    if not _SIGN_OR_DIGIT.search(text) and _WORDS.isdisjoint(_LETTERS.findall(text.lower())):
        return []
    tokens = tokenise(text)
    marks = [
        at for at, token in enumerate(tokens.items) if token.kind != "word" or token.lower in _MARKS
    ]
    numerals = _numerals(tokens, marks)
    desk = Desk(tokens, numerals, marks)
    for read in (read_phones, read_dates, read_periods, read_times, read_lone_units):
        read(desk)
    pairs: list[tuple[Quantity, Numeral | None]] = [(quantity, None) for quantity in desk.found]
    last: Quantity | None = None
    for numeral in numerals:
        if numeral.first not in desk.taken:  # the one before may have taken it: "below zero"
            quantity = _classify(tokens, numeral)
            read_sign(desk, numeral, quantity, last)
            pairs.append((quantity, numeral))
            last = quantity
    speeds = sorted(quantity.group for quantity, _ in pairs if "/" in quantity.unit)
    if speeds:  # the hour of "50 km per hour" is no quantity of its own
        lows, furthest = [low for low, _ in speeds], [*accumulate((e for _, e in speeds), max)]
        pairs = [pair for pair in pairs if not _is_inside(pair[0], lows, furthest)]
    pairs.sort(key=lambda pair: (pair[0].start, pair[0].end))
    join_ranges(tokens, pairs)
    quantities = [quantity for quantity, _ in pairs]
    read_eras(text, quantities)
    look_around(tokens, quantities)
    return quantities


def _is_inside(quantity: Quantity, lows: Sequence[int], furthest: Sequence[int]) -> bool:
    """Whether it is in a stretch that begins before it, of those in order.

    Args:
        quantity: What may be inside.
        lows: Where the stretches begin.
        furthest: Where the stretches up to each end, at the furthest.
    """
    before = bisect_left(lows, quantity.start)
    return before > 0 and quantity.end <= furthest[before - 1]


def _numerals(tokens: Tokens, marks: list[int]) -> list[Numeral]:
    found: list[Numeral] = []
    end = 0
    for at in marks:
        numeral = read_numeral(tokens, at) if at >= end else None
        if numeral is not None:
            found.append(numeral)
            end = numeral.last
    return found


def _classify(tokens: Tokens, numeral: Numeral) -> Quantity:
    """A numeral that is no part of a date, with the unit, currency or name it belongs to."""
    items = tokens.items
    quantity = Quantity(
        "ordinal" if numeral.ordinal else "number",
        items[numeral.first].start,
        items[numeral.last - 1].end,
        numeral.readings,
        step=numeral.step,
        weak=numeral.weak,
        implied=numeral.implied,
        digits=numeral.digits,
    )
    quantity.group = (quantity.start, quantity.end)
    if numeral.digits and _name_it(tokens, numeral, quantity):
        return quantity
    if not (_money_before(tokens, numeral, quantity) or numeral.ordinal):
        _unit_after(tokens, numeral, quantity)
    if quantity.kind == "number" and _is_age(tokens, numeral):
        quantity.kind, quantity.unit = "measure", "year"
    if quantity.kind == "number" and _is_year(tokens, numeral):
        quantity.kind = "year"
    if quantity.kind == "number":
        quantity.family = family_of(tokens, numeral)
    return quantity


def _name_it(tokens: Tokens, numeral: Numeral, quantity: Quantity) -> bool:
    """Note the name that the number is part of, if it is: COVID-19, F16, U-23, 5G."""
    before, after = numeral.first - 1, numeral.last
    if before >= 0 and tokens.items[before].kind == "word":
        word, gap = tokens.lower(before), tokens.gap(numeral.first)
        flight = (
            gap == " " and tokens.lower(before - 1) in _FLIGHTS and tokens.source(before).isupper()
        )
        if word not in CURRENCIES and (
            flight or gap == "" or (gap in _HYPHENS and word not in _NO_NAMES)
        ):
            quantity.name = word
            quantity.group = (tokens.items[before].start, quantity.end)
            return True
    if numeral.scaled or not tokens.joined(after) or tokens.gap(after) != "":
        return False
    word = tokens.lower(after)
    generation = tokens.source(after) == "G" and numeral.readings[0] < 10  # "5G", not 5 grams
    known = word in UNITS or word in CURRENCIES or word.startswith(("mbit", "gbit"))
    if tokens.items[after].kind != "word" or (known and not generation):
        return False
    quantity.name = word
    quantity.group = (quantity.start, tokens.items[after].end)
    return True


def _money_before(tokens: Tokens, numeral: Numeral, quantity: Quantity) -> bool:
    """Read "$5", "US$5", "RMB 5,000"."""
    at = numeral.first - 1
    gap = tokens.gap(at + 1) if at >= 0 else "none"
    token = tokens.items[at]
    if gap.strip() in MINUS_SIGNS and token.kind == "sign":
        gap = ""  # "$-5"
    if gap not in ("", " ", "\u00a0"):
        return False
    start = token.start
    if token.kind == "sign" and token.lower in CURRENCY_SIGNS:
        unit = CURRENCY_SIGNS[token.lower]
        prefix = tokens.lower(at - 1)
        if unit == "$" and prefix in DOLLAR_PREFIXES and tokens.gap(at) == "":
            unit, start = DOLLAR_PREFIXES[prefix], tokens.items[at - 1].start
    elif token.lower in CURRENCIES and tokens.source(at).isupper():
        unit = CURRENCIES[token.lower]
    else:
        return False
    quantity.kind, quantity.unit = "money", unit
    quantity.group = (start, quantity.end)
    return True


def _unit_after(tokens: Tokens, numeral: Numeral, quantity: Quantity) -> None:
    """Per cent, currency or measure after the numeral; extends the group over it."""
    at = numeral.last
    if not tokens.joined(at):
        return
    word, following = tokens.lower(at), tokens.lower(at + 1)
    last = at
    if word in ("%", "％", "percent", "percentage", "pct") or (word, following) == ("per", "cent"):
        quantity.kind = "percent"
        last = at + (word == "per" or (word == "percentage" and following.startswith("point")))
    elif end := end_of_basis_points(tokens, at):
        quantity.kind, last = "percent", end
        quantity.values = tuple(value / BASIS_POINTS for value in quantity.values)
        quantity.step /= BASIS_POINTS
    elif numeral.readings[0] < 1 and (end := end_of_point(tokens, at)):
        quantity.kind, quantity.weak = "percent", False  # "a quarter of a percentage point"
        last = end
    elif (part := read_part(tokens, numeral)) is not None:
        last, quantity.unit = part  # "half a century", "three quarters of an hour"
        quantity.kind, quantity.weak, quantity.implied = "measure", False, False
    elif (currency := read_currency(tokens, at)) is not None:
        last, quantity.unit = currency
        quantity.kind = "money"
    elif (unit := read_measure(tokens, at, digits=numeral.digits)) is not None:
        last, quantity.unit = unit
        quantity.kind = "measure"
        if word in WORKDAYS:
            quantity.values += tuple(value * WEEK_PER_WORKDAYS for value in quantity.values)
    else:
        return
    quantity.group = (quantity.group[0], tokens.items[last].end)


def _is_age(tokens: Tokens, numeral: Numeral) -> bool:
    """Is it "aged 45", "aged below 45", "the age of 45"?"""
    first = numeral.first
    return (
        "aged" in (tokens.lower(first - 1), tokens.lower(first - 2))
        or (tokens.lower(first - 2) in ("age", "ages") and tokens.lower(first - 1) == "of")
        or tokens.lower(first - 1) in ("age", "ages")
        or (numeral.plain and _is_aside(tokens, numeral))
    )


def _is_aside(tokens: Tokens, numeral: Numeral) -> bool:
    """Does it stand between commas after a name: "Ms Okafor, 47, has run"?"""
    before, after = numeral.first - 1, tokens.items[numeral.last - 1].end
    return (
        before >= 0
        and _GROWN <= numeral.readings[0] <= _OLDEST
        and tokens.gap(numeral.first) == ", "
        and tokens.text[after : after + 2] == ", "
        and tokens.items[before].kind == "word"
        and tokens.source(before)[:1].isupper()
        and tokens.lower(before) not in _DATE_WORDS
    )


def _is_year(tokens: Tokens, numeral: Numeral) -> bool:
    if not numeral.plain or not 1100 <= numeral.readings[0] <= 2099:
        return False
    word = tokens.lower(numeral.last) if tokens.joined(numeral.last) else ""
    before = tokens.lower(numeral.first - 1)
    return before in _BEFORE_YEAR or not word.endswith("s") or word in STOP_WORDS
