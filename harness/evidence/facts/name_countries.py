"""A country put for another in any form: "Portugal's", "the Spaniard"; "the Dutch", "Denmark".

A people's adjective is often understood, and what stands at its place may be anything. But where
the one country that is lost on one side meets the one that is new on the other, it was exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from harness.evidence.facts.base import FactChange, overlap
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.name_sides import NameSide
from harness.evidence.facts.name_variants import Entity, entities, known_states
from harness.evidence.facts.words import words

__all__ = ["exchanged_countries"]

_CONFIDENCE = 0.55
_UNIONS = frozenset({"european union", "scotland", "wales"})
_LEAST = 0.4
"""Share of the words that answer each other: in a freer rendering countries come and go."""


def exchanged_countries(
    match: Match, ours: NameSide, theirs: NameSide, told: Sequence[FactChange]
) -> Iterator[FactChange]:
    """The one country of the reference that the candidate has not, and the one it has instead.

    Args:
        match: The two stretches.
        ours: The reference's side.
        theirs: The candidate's.
        told: What is known of their names; a country that is told there is left out.

    Yields:
        At most one change.
    """
    if match.overlap() < _LEAST:
        return
    lost = list(_new(match.reference, match.candidate, theirs.around))
    gained = list(_new(match.candidate, match.reference, ours.around))
    if len(lost) != 1 or len(gained) != 1:
        return
    spans = _span(match.reference, lost[0]), _span(match.candidate, gained[0])
    if any(
        overlap(change.reference, spans[0]) or overlap(change.candidate, spans[1])
        for change in told
        if change.confidence >= _CONFIDENCE
    ):
        return
    if _share_a_word(match, lost[0], gained[0]):
        return  # "the Republic of China", "China"
    yield became(match, "name", spans, "major", _CONFIDENCE)


def _new(side: Side, other: Side, around: str) -> Iterator[Entity]:
    """The countries of a side that the other has in no form, each once."""
    said = _names(other.text) | _names(around)
    found: set[str] = set()
    for entity in entities(side.words):
        if side.words[entity.first].text.isupper():
            continue  # "US" may be a currency's, and be written in two
        if entity.names.isdisjoint(said | found) and entity.name in known_states() - _UNIONS:
            found |= entity.names
            yield entity


@cache
def _names(text: str) -> frozenset[str]:
    return frozenset(name for entity in entities(words(text)) for name in entity.names)


def _share_a_word(match: Match, one: Entity, other: Entity) -> bool:
    ours = {word.folded for word in match.reference.words[one.first : one.end]}
    return any(w.folded in ours for w in match.candidate.words[other.first : other.end])


def _span(side: Side, entity: Entity) -> tuple[int, int]:
    return side.span(entity.first, entity.end - 1)
