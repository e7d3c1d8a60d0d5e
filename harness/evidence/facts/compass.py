"""Quarters of the compass that changed: "north-east of the town" told as "to its southeast".

Single words ("north", "south") are opposites by the tables; what is written in one word, in two, or
with an ending has more forms than tables should hold. Half-way quarters are traded freely ("north"
for "north-west"), and what lies opposite may be told of the other of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match

__all__ = ["compare_compass"]

_BEARINGS = {"north": 0, "east": 90, "south": 180, "west": 270}
_QUARTER = re.compile(
    r"\b(north|south)(?:[ -]?(east|west))?(?:erly|ern|wards?|erners?)?\b"
    r"|\b(east|west)(?:erly|ern|wards?)?\b"
)
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
    if turn < _RIGHT or (turn >= _STRAIGHT and _has_turned(match)):
        return
    said, says = match.reference.text[slice(*one.span)], match.candidate.text[slice(*other.span)]
    yield FactChange(
        "antonym",
        "changed",
        one.span,
        other.span,
        "major",
        _CONFIDENCE,
        f"“{said}” became “{says}”",
    )


def _quarters(text: str) -> Iterator[_Quarter]:
    for found in _QUARTER.finditer(text):
        first, second, alone = found.groups()
        bearing = _BEARINGS[first or alone]
        if second:
            side = _BEARINGS[second]
            bearing = (bearing + side) // 2 if (bearing, side) != (0, 270) else 315
        yield _Quarter(bearing, bool(second), found.span())


def _has_turned(match: Match) -> bool:
    """Have the names around it changed places: "A lies south-east of B", "B north-west of A"?"""
    side = match.reference
    places = [
        link
        for word, link in zip(side.words, side.links, strict=True)
        if word.is_content and link >= 0
    ]
    return places != sorted(places)
