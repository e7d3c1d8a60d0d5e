"""Reads times of day: "15:00", "3 p.m.", "3 o'clock in the afternoon", "noon"."""

from __future__ import annotations

import re

from harness.evidence.facts.day_halves import half_of_day
from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.reader import Desk
from harness.evidence.facts.spoken_times import CLOCK_WORDS, is_counted_from, read_spoken
from harness.evidence.facts.tokens import vocabulary
from harness.evidence.facts.zones import read_zone

__all__ = ["read_times"]

_HALF_DAY = 720
_HOURS = 13
_WITH_HOURS = 3
_MINUTE = 0.01
_AT = vocabulary("at by until till from before after around since")
_IN_THE_HALF = re.compile(r" in the (?:morning|afternoon|evening)\b", re.IGNORECASE)


def read_times(desk: Desk) -> None:
    """Note all times of day."""
    for at in desk.marks:
        token = desk.tokens.items[at]
        if token.kind == "clock":
            if _is_duration(desk, at):
                continue
            hour, minute = (int(part) for part in re.split("[:：]", token.lower)[:2])
            _time(desk, at, at + 1, hour, minute)
        elif token.kind == "meridiem" or token.lower in ("o'clock", "o’clock"):
            _hour(desk, at)
        elif token.lower in CLOCK_WORDS and not is_counted_from(desk, at):
            desk.add("time", at, at + 1, (CLOCK_WORDS[token.lower],), weak=True)
        elif token.lower in ("past", "to") and token.kind == "word":
            read_spoken(desk, at)
    for numeral in desk.numerals:
        if _is_hour(desk, numeral):
            desk.take(numeral)
            hour = int(numeral.readings[0])
            minute = round((numeral.readings[0] - hour) * 100)
            _time(desk, numeral.first, numeral.last, hour, minute)


def _is_duration(desk: Desk, at: int) -> bool:
    """Note "3:58.7", minutes and seconds that were clocked; they are no time of day."""
    tokens, tenths = desk.tokens, desk.after(at + 1)
    if tenths is None or tokens.gap(at + 1) != "." or not tenths.plain:
        return False
    *_, minutes, seconds = (int(part) for part in re.split("[:：]", tokens.lower(at)))
    parts = tokens.lower(at).count(":") + 1
    hours = int(tokens.lower(at).split(":")[0]) if parts == _WITH_HOURS else 0
    part = float(f"0.{tokens.source(tenths.first)}")
    desk.take(tenths)
    total = 3600 * hours + 60 * minutes + seconds + part
    desk.add("measure", at, at + 2, (total,), unit="second")
    return True


def _is_hour(desk: Desk, numeral: Numeral) -> bool:
    """Is it "at 6 in the morning", "until 6.30 in the evening"?"""
    tokens, value = desk.tokens, numeral.readings[0]
    whole = value % 1 == 0 or numeral.step == _MINUTE
    if not 1 <= value < _HOURS or numeral.ordinal or numeral.fraction or not whole:
        return False
    free = desk.before(numeral.last) is numeral
    told = _IN_THE_HALF.match(tokens.text, tokens.items[numeral.last - 1].end)
    return free and told is not None and tokens.lower(numeral.first - 1) in _AT


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
