"""Reads times of day as they are spoken: "half past nine", "a quarter to ten", "twenty to seven".

"Five to seven" can be two numbers: without "minutes" it is a time only where the words around it
say so.
"""

from __future__ import annotations

from harness.evidence.facts.day_halves import half_of_day
from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.reader import Desk
from harness.evidence.facts.tokens import vocabulary
from harness.evidence.facts.units import UNITS

__all__ = ["CLOCK_WORDS", "is_counted_from", "read_spoken"]

CLOCK_WORDS: dict[str, float] = {"noon": 720, "midday": 720, "midnight": 0}
"""Minutes after midnight of the words that are a time of day."""

_DAY, _HALF_DAY = 1440, 720
_PARTS = {"half": 30, "quarter": 15}
_WAYS = frozenset(("past", "to"))
_MINUTES = frozenset(("minute", "minutes"))
_ROUND = frozenset((5, 10, 20, 25))
"""Minutes that are told without the word."""
_BEFORE = vocabulary("at after before until till since about around nearly almost was is")
_BEFORE_RANGE = frozenset(("from", "between"))
_AFTER = vocabulary(
    "in on at this that when and as yesterday today tomorrow tonight but while where he she it "
    "they we i"
)
"""Words that go on after a time; what else follows a number is what it counts."""


def is_counted_from(desk: Desk, at: int) -> bool:
    """Whether token ``at`` is the hour of "a quarter past midnight", "ten minutes to noon"."""
    before = desk.tokens.lower(at - 2)
    return desk.tokens.lower(at - 1) in _WAYS and (before in _PARTS or before in _MINUTES)


def read_spoken(desk: Desk, at: int) -> None:
    """Note the time around "past" or "to", token ``at``, if there is one."""
    tokens, sign = desk.tokens, 1 if desk.tokens.lower(at) == "past" else -1
    named = _PARTS.get(tokens.lower(at - 1))
    counted = tokens.lower(at - 1) in _MINUTES and tokens.joined(at - 1)
    minutes = desk.before(at - 1 if counted else at)
    if named is None and minutes is None:
        return
    first = minutes.first if minutes and named is None else at - 1
    size = named or (minutes.readings[0] if minutes else 0)
    taken = [minutes] if minutes else []
    hour = CLOCK_WORDS.get(tokens.lower(at + 1))
    if hour is not None:
        if named or (counted and _is_size(size)):
            desk.take(*taken)
            desk.add("time", first, at + 2, ((hour + sign * size) % _DAY,))
        return
    numeral = desk.after(at + 1)
    if numeral is None or not 1 <= numeral.readings[0] <= 12 or numeral.ordinal:
        return
    if named is None and not (minutes and _is_time(desk, minutes, numeral, counted=counted)):
        return
    desk.take(numeral, *taken)
    total = (int(numeral.readings[0]) * 60 + sign * int(size)) % _DAY
    values: tuple[float, ...] = (total, (total + _HALF_DAY) % _DAY)
    half, last = half_of_day(tokens, first, numeral.last)
    if half:
        values = tuple(value for value in values if (value >= _HALF_DAY) == (half == "p"))
    desk.add("time", first, last, values)


def _is_size(size: float) -> bool:
    return 1 <= size <= 59 and size == int(size)


def _is_time(desk: Desk, minutes: Numeral, hour: Numeral, *, counted: bool) -> bool:
    """Whether "twenty (minutes) to seven" is a time, and no range or way from one to the other."""
    tokens, size = desk.tokens, minutes.readings[0]
    if not _is_size(size) or minutes.ordinal or hour.fraction or hour.readings[0] % 1:
        return False
    following = tokens.lower(hour.last) if tokens.joined(hour.last) else ""
    if counted:
        return following not in UNITS
    past = tokens.lower(hour.first - 1) == "past"
    if size not in _ROUND or (not past and (minutes.digits or hour.digits)):
        return False
    if past:
        return following not in UNITS
    half, _ = half_of_day(tokens, minutes.first, hour.last)
    before = tokens.lower(minutes.first - 1)
    falling = size > hour.readings[0]
    if half:
        return before in _BEFORE or (falling and before not in _BEFORE_RANGE)
    ends = not following or following in _AFTER
    return ends and before in _BEFORE and (falling or before not in ("was", "is"))
