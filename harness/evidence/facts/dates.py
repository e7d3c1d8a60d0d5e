"""Reads calendar dates: "27–28 December 2023", "Dec. 27", "from 28 to 12 December", "27.12.2023".

A date is days and a year of one group. Nothing is resolved against a calendar, and an impossible
date is read like any other: it is what a comparison has to find.
"""

from __future__ import annotations

import re

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.reader import Desk, span_of
from harness.evidence.facts.tokens import vocabulary

__all__ = ["MONTH_WORDS", "read_dates"]

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_SHORT_MONTHS = {name[:3]: number for name, number in _MONTHS.items() if name != "may"}
_SHORT_MONTHS["sept"] = 9
_ALSO_VERBS = frozenset(("march", "may"))  # a month only beside a day, or after "in"
_BEFORE_MONTH = vocabulary(
    "in of by since last this next early late mid until till from through to between during"
)
_AFTER_DAY = vocabulary(
    "and to of in at on as the a an for from by with local this that last he she it they we i "
    "respectively when while where who which is was were are has have had will would"
)

MONTH_WORDS = frozenset((*_MONTHS, *_SHORT_MONTHS))
"""The months, in lower case, and their abbreviations."""

_RANGE_WORDS = vocabulary("to and or through till until")
_DASHES = frozenset("-–—−~～")
_DAY_LIMIT = 199  # "September 65" is a garbled date, but "September 2019" has a year
_YEARS = range(1000, 3000)


def read_dates(desk: Desk) -> None:
    """Note all days, months and years that stand beside a month, and dates in figures."""
    for at in desk.marks:
        token = desk.tokens.items[at]
        if token.lower in MONTH_WORDS and token.kind == "word":
            _Month(desk, at).read()
        elif token.kind == "date":
            _figures(desk, at)


def _figures(desk: Desk, at: int) -> None:
    """Read 2023-12-27, 27.12.2023, 12/27/2023; 5/6/2023 may be either way round."""
    parts = re.split(r"[-/.]", desk.tokens.source(at))
    first, second, third = (int(part) for part in parts)
    days: tuple[float, ...]
    if len(parts[0]) == 4:
        year, month, days = first, second, (third,)
    else:
        year = third + (0 if third >= 100 else 2000 if third < 50 else 1900)
        month, days = (second, (first,)) if first > 12 else (first, (second,))
        if first <= 12 and second <= 12 and first != second:
            month, days = 0, (first, second)
    desk.add("day", at, at + 1, days, unit=str(month or ""))
    desk.add("year", at, at + 1, (year,))


class _Month:
    """A month's name, and the days and the year beside it."""

    def __init__(self, desk: Desk, at: int) -> None:
        self._desk, self._tokens, self._at = desk, desk.tokens, at
        word = desk.tokens.lower(at)
        self._number = _MONTHS.get(word) or _SHORT_MONTHS[word]

    def read(self) -> None:
        desk, at = self._desk, self._at
        days, first, last = self._days()
        desk.take(*days)
        year = self._year(first, last)
        if year is not None:
            desk.take(year)
            first, last = min(first, year.first), max(last, year.last)
        elif not days and not self._stands_alone():
            return
        group = span_of(self._tokens, first, last)
        if not days:
            desk.add("month", at, at + 1, (self._number,), group=group)
        for day in days:
            desk.add("day", day.first, day.last, day.readings, unit=str(self._number), group=group)
        if year is not None:
            desk.add("year", year.first, year.last, year.readings, group=group)

    def _stands_alone(self) -> bool:
        """Is the word a month without a day or year beside it? "Jan" and "may" are often not."""
        word = self._tokens.lower(self._at)
        if word in _ALSO_VERBS:
            capital = self._tokens.source(self._at)[0].isupper()
            return capital and self._tokens.lower(self._at - 1) in _BEFORE_MONTH
        return word in _MONTHS

    def _days(self) -> tuple[list[Numeral], int, int]:
        """The days, and the first token and one past the last of the expression."""
        desk, at = self._desk, self._at
        before = desk.before(at - 1 if self._tokens.lower(at - 1) == "of" else at)
        if before is not None and _is_day(before) and self._near(before.last, at):
            days = [before]
            while (earlier := self._earlier(days[0])) is not None:
                days.insert(0, earlier)
            return days, days[0].first, at + 1
        after = desk.after(at + 2 if self._tokens.lower(at + 1) == "the" else at + 1)
        if after is None or not _is_day(after) or not self._near(at + 1, after.first):
            return [], at, at + 1
        if self._tokens.lower(at - 1) == "in" and self._counts_something(after):
            return [], at, at + 1  # "in May 20 people"
        days = [after]
        while (later := self._later(days[-1])) is not None:
            days.append(later)
        return days, at, days[-1].last

    def _near(self, left: int, right: int) -> bool:
        """Is there next to nothing between the token before ``left`` and token ``right``?"""
        items = self._tokens.items
        gap = self._tokens.text[items[left - 1].end : items[right].start]
        return len(gap) <= 6 and "," not in gap and "\n" not in gap

    def _earlier(self, day: Numeral) -> Numeral | None:
        """The day joined to ``day`` from before: "27-" or "27 to", in "27 to 28 December"."""
        other = self._desk.before(day.first)
        if other is not None:
            gap = self._tokens.gap(day.first)
            joined = not _DASHES.isdisjoint(gap) or gap.strip() in (",", "/")
        else:
            joined = self._tokens.lower(day.first - 1) in _RANGE_WORDS
            other = self._desk.before(day.first - 1)
        return other if other is not None and joined and _is_day(other) else None

    def _later(self, day: Numeral) -> Numeral | None:
        """The day joined to ``day`` from behind: "-28" or "to 28", in "December 27 to 28"."""
        other = self._desk.after(day.last)
        if other is not None:
            joined = not _DASHES.isdisjoint(self._tokens.gap(day.last))
        else:
            joined = self._tokens.lower(day.last) in _RANGE_WORDS
            other = self._desk.after(day.last + 1)
        if other is None or not joined or not _is_day(other) or self._counts_something(other):
            return None
        return other

    def _counts_something(self, numeral: Numeral) -> bool:
        """Does a word follow that the numeral counts: "on July 17 and 22 people …"?"""
        tokens, at = self._tokens, numeral.last
        if numeral.ordinal or not tokens.joined(at) or tokens.items[at].kind != "word":
            return False
        return tokens.lower(at) not in _AFTER_DAY and tokens.source(at).islower()

    def _year(self, first: int, last: int) -> Numeral | None:
        """The year after the expression ("July 4, 2019"), or before it ("2019 July")."""
        tokens = self._tokens
        at = last + 1 if tokens.lower(last) == "of" else last
        year = self._desk.after(at)
        if year is not None and tokens.gap(at).strip(" .,'’‘") == "" and _is_year(year):
            return year
        year = self._desk.before(first)
        return year if year is not None and tokens.joined(first) and _is_year(year) else None


def _is_day(numeral: Numeral) -> bool:
    value = numeral.readings[0]
    if numeral.scaled or numeral.fraction or not (numeral.digits or numeral.ordinal):
        return False
    return 1 <= value <= _DAY_LIMIT and value == int(value)


def _is_year(numeral: Numeral) -> bool:
    return numeral.plain and numeral.readings[0] in _YEARS
