"""Reads times of day: "15:00", "3 p.m.", "3 o'clock in the afternoon", "half past nine", "noon"."""

from __future__ import annotations

import re

from harness.evidence.facts.reader import Desk
from harness.evidence.facts.zones import read_zone

__all__ = ["CLOCK_WORDS", "read_times"]

CLOCK_WORDS: dict[str, float] = {"noon": 720, "midday": 720, "midnight": 0}
"""Minutes after midnight of the words that are a time of day."""

_HALF_DAY = 720
_PAST = {"half": 30, "quarter": 15}
_AFTER = re.compile(
    r"\s+(?:(?:in the|this|that|yesterday|tomorrow)\s+)?(morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(morning|afternoon|evening|night)\W+(?:at |around |about |of )*$", re.IGNORECASE
)
_REACH = 24  # characters before a time in which "in the afternoon, at" is looked for


def read_times(desk: Desk) -> None:
    """Note all times of day."""
    for at in desk.marks:
        token = desk.tokens.items[at]
        if token.kind == "clock":
            hour, minute = (int(part) for part in re.split("[:：]", token.lower)[:2])
            _time(desk, at, at + 1, hour, minute)
        elif token.kind == "meridiem" or token.lower in ("o'clock", "o’clock"):
            _hour(desk, at)
        elif token.lower in CLOCK_WORDS and not _is_counted_from(desk, at):
            desk.add("time", at, at + 1, (CLOCK_WORDS[token.lower],), weak=True)
        elif token.lower in ("past", "to") and desk.tokens.lower(at - 1) in _PAST:
            _past(desk, at)


def _hour(desk: Desk, at: int) -> None:
    """Read "3 p.m.", "3.30 p.m.", "3 o'clock"; "3:30 p.m." is read where its clock stands."""
    numeral = desk.before(at)
    if numeral is None or not desk.tokens.joined(at) or numeral.scaled:
        return
    value = numeral.readings[0]
    if not 0 <= value <= 24:
        return
    hour = int(value)
    minute = round((value - hour) * 100)
    if minute <= 59:
        desk.take(numeral)
        _time(desk, numeral.first, at + 1, hour, minute)


def _is_counted_from(desk: Desk, at: int) -> bool:
    """Is it the hour of "a quarter past midnight"?"""
    return desk.tokens.lower(at - 1) in ("past", "to") and desk.tokens.lower(at - 2) in _PAST


def _past(desk: Desk, at: int) -> None:
    """Read "half past nine", "a quarter to ten", "a quarter past midnight"."""
    word = desk.tokens.lower(at - 1)
    numeral, half = desk.after(at + 1), desk.before(at)
    minutes = _PAST[word] if desk.tokens.lower(at) == "past" else -_PAST[word]
    hour = CLOCK_WORDS.get(desk.tokens.lower(at + 1))
    if hour is not None:
        desk.take(*([half] if half else []))
        desk.add("time", at - 1, at + 2, ((hour + minutes) % (2 * _HALF_DAY),))
        return
    if numeral is None or not 1 <= numeral.readings[0] <= 12:
        return
    desk.take(numeral, *([half] if half else []))
    total = int(numeral.readings[0]) * 60 + minutes
    desk.add("time", at - 1, numeral.last, (total, (total + _HALF_DAY) % (2 * _HALF_DAY)))


def _time(desk: Desk, first: int, last: int, hour: int, minute: int) -> None:
    """Note a time; without "a.m." or "in the afternoon", hours to 12 can be of either half."""
    tokens = desk.tokens
    half = ""
    for at in (last - 1, last):
        if at < len(tokens.items) and tokens.items[at].kind == "meridiem":
            half, last = tokens.lower(at)[0], at + 1
    half = half or _half(tokens.text, tokens.items[first].start, tokens.items[last - 1].end)
    values: tuple[float, ...]
    if half and hour <= 12:
        values = (hour % 12 * 60 + minute + (_HALF_DAY if half == "p" else 0),)
    elif 1 <= hour <= 12:
        values = (hour * 60 + minute, (hour + 12) % 24 * 60 + minute)
    else:
        values = (hour % 24 * 60 + minute,)
    zone = read_zone(tokens, last)
    unit = ""
    if zone is not None:
        last, unit = zone
    desk.add("time", first, last, values, unit=unit)


def _half(text: str, start: int, end: int) -> str:
    """The half of the day that the words around a time name: "a", "p", or nothing."""
    match = _AFTER.match(text, end) or _BEFORE.search(text, max(0, start - _REACH), start)
    if match is None:
        return ""
    return "a" if match[1].lower() == "morning" else "p"
