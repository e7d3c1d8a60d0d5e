"""Reads times of day: "15:00", "3 p.m.", "3 o'clock in the afternoon", "noon"."""

from __future__ import annotations

import re

from harness.evidence.facts.day_halves import half_of_day
from harness.evidence.facts.reader import Desk
from harness.evidence.facts.spoken_times import CLOCK_WORDS, is_counted_from, read_spoken
from harness.evidence.facts.zones import read_zone

__all__ = ["read_times"]

_HALF_DAY = 720


def read_times(desk: Desk) -> None:
    """Note all times of day."""
    for at in desk.marks:
        token = desk.tokens.items[at]
        if token.kind == "clock":
            hour, minute = (int(part) for part in re.split("[:：]", token.lower)[:2])
            _time(desk, at, at + 1, hour, minute)
        elif token.kind == "meridiem" or token.lower in ("o'clock", "o’clock"):
            _hour(desk, at)
        elif token.lower in CLOCK_WORDS and not is_counted_from(desk, at):
            desk.add("time", at, at + 1, (CLOCK_WORDS[token.lower],), weak=True)
        elif token.lower in ("past", "to") and token.kind == "word":
            read_spoken(desk, at)


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


def _time(desk: Desk, first: int, last: int, hour: int, minute: int) -> None:
    """Note a time; without "a.m." or "in the afternoon", hours to 12 can be of either half."""
    half, last = half_of_day(desk.tokens, first, last)
    values: tuple[float, ...]
    if half and hour <= 12:
        values = (hour % 12 * 60 + minute + (_HALF_DAY if half == "p" else 0),)
    elif 1 <= hour <= 12:
        values = (hour * 60 + minute, (hour + 12) % 24 * 60 + minute)
    else:
        values = (hour % 24 * 60 + minute,)
    zone = read_zone(desk.tokens, last)
    unit = ""
    if zone is not None:
        last, unit = zone
    desk.add("time", first, last, values, unit=unit)
