"""Years that the other text counts from another: ``in 1644`` as ``in the following year``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harness.evidence.facts.number_words import LEXICON
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.words import fold

__all__ = ["relative_years"]

_COUNT = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"
_RELATIVE = re.compile(
    r"\b(?:the (?:(?P<next>following|next|subsequent)|(?P<same>same)"
    r"|(?P<before>previous|preceding|prior)) year|(?P<that>that|this very) (?:same )?year"
    r"|the year (?:(?P<after>after|thereafter)|(?P<earlier>before|earlier))"
    rf"|(?P<count>{_COUNT}) years? (?P<way>later|after|earlier|before)"
    r"|(?<!the )(?:last|this|next) year)\b",
    re.IGNORECASE,
)


def relative_years(
    text: str, own: Sequence[Quantity], other: str, others: Sequence[Quantity]
) -> Iterator[tuple[int, int]]:
    """Where years of a text stand that the other text tells by how far they are from another.

    Where it is told which year that is ("the following year"), it must be in either text, if any
    other year is; where it is not ("last year"), any will do.

    Args:
        text: A sentence.
        own: Its quantities.
        other: What answers it.
        others: The quantities there.

    Yields:
        At most as many as the other text has such words more.
    """
    told = list(_RELATIVE.finditer(other))
    spare = len(told) - len(_RELATIVE.findall(text))
    years = [quantity for quantity in own if quantity.kind == "year"]
    said = {quantity.values[0] for quantity in others if quantity.kind == "year"}
    for year in years:
        anchors = said | {one.values[0] for one in years if one is not year}
        if spare > 0 and any(_reaches(found, year, anchors) for found in told):
            spare -= 1
            yield year.start, year.end


def _reaches(found: re.Match[str], year: Quantity, anchors: set[float]) -> bool:
    """Whether a wording can lead to a year from one of the others."""
    steps = _steps(found)
    return not steps or not anchors or any(year.values[0] - step in anchors for step in steps)


def _steps(found: re.Match[str]) -> tuple[int, ...]:
    """How many years a wording can go on from another; none where it is not from one told.

    "It opened in 1873, two years after it was begun" goes back to what began.
    """
    if count := found["count"]:
        word = fold(count)
        size = 1 if word in ("a", "an") else int(LEXICON[word][1] if word in LEXICON else word)
        way = fold(found["way"])
        if way in ("after", "before"):
            return size, -size
        return (size,) if way == "later" else (-size,)
    if found["next"] or found["after"]:
        return (1,)
    if found["before"] or found["earlier"]:
        return (-1,)
    return (0,) if found["same"] or found["that"] else ()
