"""Quarters of the compass that changed: "north-east of the town" told as "to its southeast".

Single words ("north", "south") are opposites by the tables; what is written in one word, in two, or
with an ending has more forms than tables should hold. Half-way quarters are traded freely ("north"
for "north-west"), and what lies opposite may be told of the other of the two, or of where a wind
comes from: that is told only of the same place ("of Oslo").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match
from harness.evidence.facts.words import fold

__all__ = ["compare_compass"]

_BEARINGS = {"north": 0, "east": 90, "south": 180, "west": 270}
_QUARTER = re.compile(
    r"\b(north|south)(?:[ -]?(east|west))?(?:erly|ern|wards?|erners?)?\b"
    r"|\b(east|west)(?:erly|ern|wards?)?\b",
    re.IGNORECASE,  # "the South" beside "north-east" makes two
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?(\w+)")
_CIRCLE, _RIGHT, _STRAIGHT = 360, 90, 180
_CONFIDENCE = 0.65


class _Quarter(NamedTuple):
    bearing: int
    compound: bool
    span: tuple[int, int]


def compare_compass(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """The one direction that either side tells, where one is of two words, and they differ.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        At most one change.
    """
    ours, theirs = (list(_quarters(side.text)) for side in (match.reference, match.candidate))
    if len(ours) != 1 or len(theirs) != 1 or not (ours[0].compound or theirs[0].compound):
        return
    (one,), (other,) = ours, theirs
    turn = abs(one.bearing - other.bearing) % _CIRCLE
    turn = min(turn, _CIRCLE - turn)
    if turn < _RIGHT or (turn >= _STRAIGHT and not _of_one_place(match, one, other)):
        return
    yield became(match, "antonym", (one.span, other.span), "major", _CONFIDENCE)


def _quarters(text: str) -> Iterator[_Quarter]:
    for found in _QUARTER.finditer(text):
        first, second, alone = found.groups()
        bearing = _BEARINGS[(first or alone).lower()]
        if second:
            side = _BEARINGS[second.lower()]
            bearing = (bearing + side) // 2 if (bearing, side) != (0, 270) else 315
        yield _Quarter(bearing, bool(second), found.span())


def _of_one_place(match: Match, one: _Quarter, other: _Quarter) -> bool:
    """Are both of the same thing: "north-east of Oslo", "south-west of Oslo"?"""
    ours = _OF.match(match.reference.text, one.span[1])
    theirs = _OF.match(match.candidate.text, other.span[1])
    return ours is not None and theirs is not None and fold(ours[1]) == fold(theirs[1])
