"""Days of the week on which something is as a rule: ``Monday to Friday``, ``at weekends``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.words import fold

__all__ = ["are_the_others", "changed_days"]

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:days?)?\b"
_WORKING, _WEEKEND = frozenset(range(5)), frozenset((5, 6))
_SET = re.compile(
    rf"\b(?:(?P<first>{_DAY})\.? ?(?:(?P<way>to|through|until|till|[-–—])|(?P<list>and|or|&)) ?"
    rf"(?P<last>{_DAY})"
    r"|(?P<working>weekdays|working days|workdays|weekday (?=mornings|afternoons|evenings|nights))"
    r"|(?P<end>weekends))",
)
_ANY_DAY = re.compile(rf"\b(?:{_DAY}|weekdays?|weekends?|workdays?|daily|every day)", re.IGNORECASE)
_LONE_DAY = re.compile(rf"\b{_DAY}")
_COUNTED = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|ten|few|several)) $")
_TURNED = re.compile(
    r"\b(?:clos\w+|shut\w*|not|no|nobody|nothing|never|none|nor|except\w*|unless|without|free|off"
    r"|apart|other|instead|rather|outside)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What makes the other days of those that are named."""
_ALL = frozenset(range(7))

_Span = tuple[int, int]


class _Days(NamedTuple):
    days: frozenset[int]
    span: _Span


def changed_days(reference: str, candidate: str) -> Iterator[tuple[_Span, _Span]]:
    """Where days of the week became none of them: ``Monday to Friday`` told as ``at weekends``.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's.

    Yields:
        The place in the reference and the one in the candidate, where each names days once, and
        neither alone says that they are the others ("closed at weekends").
    """
    here, there = _only(reference), _only(candidate)
    if here is None or there is None or here.days & there.days:
        return
    if (_TURNED.search(reference) is None) == (_TURNED.search(candidate) is None):
        yield here.span, there.span


def are_the_others(reference: str, one: Quantity, candidate: str, other: Quantity) -> bool:
    """Whether one side names the days of the others: "Tuesday to Sunday", "closed on Mondays".

    Args:
        reference: The reference's stretch.
        one: A quantity of it.
        candidate: The candidate's stretch.
        other: What stands there for it.
    """
    if not one.kind == other.kind == "weekday" or one.values == other.values:
        return False
    if (_TURNED.search(reference) is None) == (_TURNED.search(candidate) is None):
        return False
    here, there = _all_days(reference), _all_days(candidate)
    return not here & there and here | there == _ALL


def _all_days(text: str) -> frozenset[int]:
    sets = [_days(found) for found in _SET.finditer(text)]
    rest = _SET.sub(" ", text)
    sets += [frozenset((_NAMES.index(fold(day[0])[:3]),)) for day in _LONE_DAY.finditer(rest)]
    return frozenset().union(*sets)


def _only(text: str) -> _Days | None:
    found = list(_SET.finditer(text))
    if len(found) != 1 or _COUNTED.search(text, 0, found[0].start()):
        return None
    start, end = found[0].span()
    if _ANY_DAY.search(text[:start]) or _ANY_DAY.search(text, end):
        return None
    return _Days(_days(found[0]), (start, end))


def _days(found: re.Match[str]) -> frozenset[int]:
    if found["working"]:
        return _WORKING
    if found["end"]:
        return _WEEKEND
    first, last = (_NAMES.index(fold(found[end])[:3]) for end in ("first", "last"))
    if found["list"]:
        return frozenset((first, last))
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
