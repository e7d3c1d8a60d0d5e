"""Names that one side alone says: missing, dropped from a list, cut out, invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from harness.evidence.facts.base import FactChange
from harness.evidence.facts.matching import Match
from harness.evidence.facts.name_absence import (
    absence,
    emptiness,
    free_share,
    in_brackets,
    is_noun,
    other_words,
)
from harness.evidence.facts.name_sides import NameSide
from harness.evidence.facts.names import SURE, Name

__all__ = ["cut_out", "dropped", "invented", "missing"]

_CLEAR = 0.5
_FEW = 0.25


def missing(
    name: Name, match: Match, own: NameSide, other: NameSide, holes: Sequence[int]
) -> FactChange:
    """A name of the reference without an answer; surer where the candidate shows a hole."""
    confidence = absence(name, match, own, other)
    if holes:
        # the sentence itself shows that something was cut out
        confidence = max(confidence, 0.6 + 0.1 * name.strength)
    explanation = f"“{name.text}” is not in the candidate"
    span = (name.start, name.end)
    return FactChange("name", "missing", span, None, "major", round(confidence, 2), explanation)


def dropped(name: Name) -> FactChange:
    """A name left out of a list whose other names are there."""
    explanation = f"“{name.text}” is missing from a list whose other names are there"
    return FactChange("name", "missing", (name.start, name.end), None, "major", 0.7, explanation)


def cut_out(own: NameSide, other: NameSide) -> FactChange | None:
    """With a hole in the candidate: the first name that it has less often than the reference."""
    ours = Counter(word.folded for word in own.side.words)
    theirs = Counter(word.folded for word in other.side.words)
    for name in own.names:
        for i in own.words_of(name):
            word = own.side.words[i]
            fewer = ours[word.folded] > theirs[word.folded]
            if fewer and own.side.links[i] < 0 and word.is_capital and word.is_content:
                explanation = f"“{name.text}” is cut short or missing: its place is empty"
                span = (name.start, name.end)
                return FactChange("name", "missing", span, None, "major", 0.65, explanation)
    return None


def invented(name: Name, match: Match, own: NameSide, other: NameSide) -> FactChange:
    """A name that the reference has not; changed, if other words of it stand in the place.

    Args:
        name: A name of the candidate.
        match: The stretches, the candidate first.
        own: The candidate's side.
        other: The reference's side.
    """
    # a translator often says whom or where the source leaves understood, but seldom puts a name
    # that the reference never mentions where the reference has other words
    confidence = min(0.45, absence(name, match, own, other))
    known = other.is_in_document(name) or other.is_around(name)
    if name.strength == SURE and not known and not in_brackets(name, own.side.text):
        if name.kind == "person" and len(name.proper) > 1 and not name.place:
            confidence = 0.6
        elif emptiness(name, match, own) < _CLEAR and free_share(match) <= _FEW and is_noun(name):
            confidence = 0.55
    explanation = f"“{name.text}” is not in the reference"
    span, place = (name.start, name.end), None
    if confidence >= _CLEAR and (place := other_words(name, match, own)):
        said = other.side.text[slice(*place)]
        if name.text.casefold().startswith(said.casefold()):
            confidence, place = 0.3, None  # an abbreviation written out
        else:
            explanation += f", which says “{said}” there"
    change: Literal["changed", "invented"] = "changed" if place else "invented"
    return FactChange("name", change, place, span, "major", round(confidence, 2), explanation)
