"""Reads weekdays, decades, centuries and quarters: "Friday", "the 1990s", "Q3"."""

from __future__ import annotations

from harness.evidence.facts.reader import Desk

__all__ = ["PERIOD_WORDS", "read_periods"]

_WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
}  # fmt: skip
_WEEKDAYS |= {f"{name}s": number for name, number in _WEEKDAYS.items()}
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_COUNTED = frozenset(("s", "century", "centuries", "quarter"))

PERIOD_WORDS = frozenset((*_WEEKDAYS, *_DECADES))
"""Words, in lower case, that are a period without any number."""


def read_periods(desk: Desk) -> None:
    """Note all weekdays, decades, centuries and quarters of the year."""
    for at, token in enumerate(desk.tokens.items):
        word = token.lower
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
    elif numeral.ordinal and desk.tokens.joined(at):
        quarter = word == "quarter"
        if not quarter or numeral.readings[0] <= 4:
            desk.take(numeral)
            kind = "quarter" if quarter else "century"
            desk.add(kind, numeral.first, at + 1, numeral.readings, weak=quarter)  # type: ignore[arg-type]


def _quarter(desk: Desk, at: int) -> None:
    numeral = desk.after(at + 1)
    if numeral is not None and desk.tokens.gap(at + 1) == "" and numeral.readings[0] <= 4:
        desk.take(numeral)
        desk.add("quarter", at, numeral.last, numeral.readings, weak=True)
