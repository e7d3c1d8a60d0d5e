"""Words of the calendar that hold no number: ``yesterday``, ``next week``, ``monthly``.

They are compared where each side has a single one of its sort: a second may belong to anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from harness.evidence.facts.periods import LONE_UNITS
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.words import fold

__all__ = ["RATES", "TIME_WORDS", "are_one_end", "changed_calendar", "meet"]

_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip
_DAY = re.compile(rf"\b(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})\b", re.IGNORECASE)
_STEPS = {"last": -1, "this": 0, "next": 1, "a": -1, "an": -1, "one": -1}
_STEP = re.compile(
    r"(?<!\bthe )\b(last|this|next) (week|month|quarter|year|decade|century)\b(?! of\b)"
    # which summer or weekend "this" or "next" is depends on the day
    r"|(?<!\bthe )\b(last|next) (weekend|spring|summer|autumn|winter|semester|season)\b(?! of\b)"
    r"|\b(a|an|one) (week|month|year|decade|century) ago\b",
    re.IGNORECASE,
)
_SEASONS = frozenset("weekend spring summer autumn winter semester season".split())
TIME_WORDS = (
    LONE_UNITS
    | _SEASONS
    | frozenset(
        "morning afternoon evening night noon midnight quarter time today tonight yesterday "
        "tomorrow".split()
    )
)
"""Words that say when, with a determiner or without: "this week", "finished today"."""
_PART = re.compile(r"\b([a-z]+) of $|\b(early|late|mid)[ -]$", re.IGNORECASE)
_ENDS = frozenset(("end of", "close of", "late"))
_BEGINNINGS = frozenset(("beginning of", "start of", "early"))
RATES = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "annual": "year", "annually": "year", "yearly": "year",
}  # fmt: skip
"""Words that say how often, and the period that they say it of."""
_RATE = re.compile(
    rf"(?<![\w-])({'|'.join(RATES)})(?![\w-])"
    r"|\b(?:every|each|per) (hour|day|week|month|quarter|year)\b(?!['’])",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:(?i:in|until|till|by|before|after|since|during|through|for|to|from|this|last|next|of"
    r"|every|each|early|late|mid)[ -](?:the )?(?:(?:early|late|mid)[ -])?"
    r"(?P<season>spring|summer|autumn|winter)(?![’'-]?[a-z-])"
    r"(?! (?:festivals?|cleaning|water|onions?|rolls?|time|solstice|school|camps?)\b)"
    # the fall of the Wall, or in prices, is no season
    r"|(?i:in|this|last|next|until|since|during) (?:the )?(?P<fall>fall)"
    r"(?= (?:of )?\d{4}|[.,;:!?]|$))"
)
"""In small letters: what has a capital is a name, the Winter Games."""
_TURN = ("spring", "summer", "autumn", "winter")
_FIRST = re.compile(r"(?<!\d)1(?:st)?(?!\d)|\bfirst\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore (?:the )?$", re.IGNORECASE)
_END_OF = re.compile(r"\b(?:by|until|till) (?:the )?end of $", re.IGNORECASE)
_NAMED = re.compile(r" [A-Z]")
_REACH = 24  # characters before a period in which stands the part of it


class _Word(NamedTuple):
    """What is said, and where: of a day or a period how far from now, and which part of it."""

    unit: str
    step: int
    span: tuple[int, int]
    part: str = ""


def changed_calendar(
    reference: str, candidate: str
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Places of the reference's words that became others: ``last week`` told as ``last month``.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's.

    Yields:
        The place in the reference and the one in the candidate; at most one of either sort.
    """
    readers = (
        (_relative, _is_another_day), (_rates, _is_another_rate), (_seasons, _is_another_season)
    )  # fmt: skip
    for read, differ in readers:
        here, there = _only(read, reference), _only(read, candidate)
        if here and there and differ(here, there):
            yield here.span, there.span


def meet(reference: str, candidate: str) -> bool:
    """Whether two stretches mean one turn: the end of last year, and the beginning of this one.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's.
    """
    here, there = _only(_relative, reference), _only(_relative, candidate)
    if here is None or there is None or here.unit != there.unit or here.unit == "day":
        return False
    first, second = sorted((here, there), key=lambda word: word.step)
    return second.step - first.step == 1 and (
        first.part.strip(" -") in _ENDS and second.part.strip(" -") in _BEGINNINGS
    )


def _only(read: Callable[[str], Iterator[_Word]], text: str) -> _Word | None:
    found = list(read(text))
    return found[0] if len(found) == 1 else None


def _relative(text: str) -> Iterator[_Word]:
    """Days and periods counted from now."""
    for found in _DAY.finditer(text):
        yield _Word("day", _DAYS[fold(found[0])], found.span())
    for found in _STEP.finditer(text):
        step, unit = (fold(part) for part in found.groups() if part)
        part = _PART.search(text, max(0, found.start() - _REACH), found.start())
        yield _Word(unit, _STEPS[step], found.span(), part[0].lower() if part else "")


def _rates(text: str) -> Iterator[_Word]:
    """How often; a newspaper's ``Daily`` is none."""
    for found in _RATE.finditer(text):
        named = found[0][0].isupper() and (found.start() or _NAMED.match(text, found.end()))
        if not named:
            yield _Word(fold(found[2] or RATES[fold(found[1])]), 0, found.span())


def _seasons(text: str) -> Iterator[_Word]:
    for found in _SEASON.finditer(text):
        span = found.span(found.lastgroup or 0)
        part = _PART.search(text, max(0, span[0] - _REACH), span[0])
        season = found["season"] or "autumn"
        yield _Word(season, 0, span, part[0].lower() if part else "")


def _is_another_day(one: _Word, other: _Word) -> bool:
    if one.part != other.part:
        return False  # "the end of last year" is "the turn of this year"
    if one.unit != other.unit and not _SEASONS.isdisjoint((one.unit, other.unit)):
        return False  # "next spring" is "in spring next year"
    if one.unit == other.unit:
        return one.step != other.step
    return one.step == other.step and (one.step != 0 or "day" not in (one.unit, other.unit))


def _is_another_rate(one: _Word, other: _Word) -> bool:
    return one.unit != other.unit


def _is_another_season(one: _Word, other: _Word) -> bool:
    if one.unit == other.unit:
        return False
    gap = (_TURN.index(other.unit) - _TURN.index(one.unit)) % len(_TURN)
    first, second = (one, other) if gap == 1 else (other, one)
    # the end of summer is the beginning of autumn
    return gap == len(_TURN) // 2 or not (first.part or second.part)


def are_one_end(reference: str, one: Quantity, candidate: str, other: Quantity) -> bool:
    """Whether two dates end one time: ``before 1 May``, ``by the end of April``.

    Args:
        reference: The reference's stretch.
        one: A quantity of it.
        candidate: The candidate's stretch.
        other: What stands there for it.
    """
    first, last = _first_of_month(reference, one), _end_of_month(candidate, other)
    if not (first and last):
        first, last = _first_of_month(candidate, other), _end_of_month(reference, one)
    return first != 0 and (first - 2) % 12 + 1 == last


def _first_of_month(text: str, quantity: Quantity) -> int:
    """The month on whose first day something ends, or 0."""
    start, end = quantity.group
    told = _FIRST.search(text[start:end]) and _BEFORE.search(text, max(0, start - _REACH), start)
    return _month(quantity) if told else 0


def _end_of_month(text: str, quantity: Quantity) -> int:
    """The month with whose end something ends, or 0."""
    start = quantity.group[0]
    return _month(quantity) if _END_OF.search(text, max(0, start - _REACH), start) else 0


def _month(quantity: Quantity) -> int:
    if quantity.kind == "day":
        return int(quantity.unit or 0)
    return int(quantity.values[0]) if quantity.kind == "month" else 0
