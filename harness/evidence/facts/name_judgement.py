"""How sure it is that one name was changed for another, and how grave that is."""

from __future__ import annotations

from harness.evidence.facts.base import FactChange
from harness.evidence.facts.descriptions import is_description
from harness.evidence.facts.matching import Match
from harness.evidence.facts.name_absence import in_brackets, is_noun, is_place
from harness.evidence.facts.name_sides import NameSide
from harness.evidence.facts.name_variants import (
    is_contraction_of,
    is_country,
    known_states,
    likeness,
)
from harness.evidence.facts.names import SURE, Name

__all__ = [
    "ALIKE",
    "are_same_sort",
    "are_two_places",
    "changed",
    "is_exchanged",
    "likeness_of",
    "same_place",
]

ALIKE = 0.5
"""Likeness from which two names may be one, spelt in two ways."""
_BOTH_SIDES = 2.0
_CLOSE = 0.55
_CLOSER = 0.75
_NOUN_WITHIN = 2  # words: "the German central bank"


def changed(
    name: Name,
    other: Name,
    match: Match,
    ours: NameSide,
    theirs: NameSide,
    *,
    lone: bool = False,
    exchanged: bool = False,
) -> FactChange:
    """A name of the reference, and the one that stands for it in the candidate.

    Args:
        name: The reference's.
        other: The candidate's.
        match: The two stretches.
        ours: The reference's side.
        theirs: The candidate's side.
        lone: Whether the two are the only names that nothing answers.
        exchanged: Whether they are unlike in one word alone, of persons.
    """
    # where one word was exchanged for an unlike one, the words that both share excuse nothing
    alike = 0.0 if exchanged else likeness_of(name, other)
    place = min(2.0, same_place(name, other, match, ours, theirs))
    confidence = _by_strength(name, other, place)
    if lone and _are_two_organisations(name, other):
        confidence = max(confidence, 0.6)
    elif name.is_acronym != other.is_acronym and place < _BOTH_SIDES:
        confidence -= 0.15  # an acronym often stands for what is written out, in other words
    elif in_brackets(name, ours.side.text) != in_brackets(other, theirs.side.text):
        confidence = min(confidence, 0.45)
    elif (place or lone) and is_exchanged(name, other, match, ours, lone=lone):
        confidence = max(confidence, 0.55)
    elif place >= 1 and match.overlap() >= _CLOSER and _is_strange(name, other, ours):
        confidence = max(confidence, 0.5)
    if _is_description(other, theirs, name) or _is_description(name, ours, other):
        confidence = min(confidence, 0.3)
    if alike >= ALIKE:
        confidence = min(confidence, 0.4)
    return FactChange(
        "name",
        "changed",
        (name.start, name.end),
        (other.start, other.end),
        "minor" if alike >= ALIKE else "major",
        round(min(confidence, 0.9), 2),
        f"“{name.text}” became “{other.text}”",
    )


def _by_strength(name: Name, other: Name, place: float) -> float:
    """How sure it is by what the two are, and by how far they stand in the same place."""
    weaker, stronger = sorted((name.strength, other.strength))
    if weaker == SURE and are_same_sort(name, other):
        return 0.6 + 0.15 * place
    if weaker == SURE:
        return 0.2 + 0.2 * place
    if stronger == SURE and any(is_place(n) for n in (name, other)):
        return 0.25 + 0.15 * place  # a place's name is not translated by its meaning
    if stronger == SURE and weaker:
        return 0.1 + 0.2 * place
    return 0.15 + 0.1 * weaker + 0.1 * place


def _are_two_organisations(name: Name, other: Name) -> bool:
    """Two that the tables know, however they are written: the WHO, the World Trade Organization."""
    known = all(
        n.place is not None
        and n.place not in known_states()
        and (n.is_acronym or n.kind == "organisation")
        for n in (name, other)
    )
    return known and name.place != other.place


def same_place(name: Name, other: Name, match: Match, ours: NameSide, theirs: NameSide) -> float:
    """0 to 2: how many sides of the two names have the same words next to them."""
    inside, place = ours.words_of(name), theirs.words_of(other)
    return match.same_place((inside[0], inside[-1]), (place[0], place[-1]))


def likeness_of(name: Name, other: Name) -> float:
    """How alike two names are, known places apart; what both share with many is left out."""
    if name.place and other.place and name.place != other.place:
        return 0.0
    if name.is_acronym and other.is_acronym:
        return float(_are_one_acronym(name.parts[0], other.parts[0]))
    if len(name.parts) == len(other.parts) > 1 and all(
        one.startswith(two) or two.startswith(one)
        for one, two in zip(name.parts, other.parts, strict=True)
    ):
        return 1.0  # "Mount Tai", "Mount Taishan"
    for short, full in ((name, other), (other, name)):
        if short.is_acronym and is_contraction_of(short.parts[0], full.parts):
            return 1.0
    return likeness(name.proper or name.parts, other.proper or other.parts)


def _are_one_acronym(name: str, other: str) -> bool:
    """The ``CCP`` is the ``CPC``, ``NATO`` is ``OTAN``; ``UCLA`` and ``UCSD`` are two."""
    short, long = sorted((name, other), key=len)
    letters = iter(long)
    return sorted(name) == sorted(other) or all(letter in letters for letter in short)


def is_exchanged(name: Name, other: Name, match: Match, ours: NameSide, *, lone: bool) -> bool:
    """A sure name, gone for one that the reference never mentions, in an else close rendering."""
    return (
        name.strength == SURE
        and (lone or other.strength == SURE)
        and match.overlap() >= _CLOSE
        and is_noun(name)
        and is_noun(other)
        and not _are_person_and_place(name, other)
        and not ours.is_in_document(other)
    )


def _are_person_and_place(name: Name, other: Name) -> bool:
    """No translator puts a country for a person: another name is what became of either."""
    kinds = {"place" if n.place else n.kind for n in (name, other) if n.place or len(n.proper) > 1}
    return kinds == {"person", "place"}


def _is_strange(name: Name, other: Name, ours: NameSide) -> bool:
    """A sure name that the reference never mentions, for what may be a description in capitals."""
    known = ours.is_in_document(other)
    sure = other.strength == SURE and name.strength > 0
    return sure and is_noun(name) and is_noun(other) and not known


def _is_description(name: Name, side: NameSide, other: Name) -> bool:
    """``The German parliament`` for the Bundestag: a country before an institution."""
    last = side.words_of(name)[-1]
    of_state = name.place in known_states()
    return other.place not in known_states() and is_description(
        name.parts[-1],
        (word.folded for word in side.side.words[last + 1 : last + 1 + _NOUN_WITHIN]),
        of_people=is_country(name.parts[-1]) and not is_place(name),
        possessive=of_state and side.side.words[last].possessive,
        acronym=of_state and name.is_acronym,
    )


def are_same_sort(name: Name, other: Name) -> bool:
    """Both are known places, or neither is and both may be persons."""
    sorts = [_sort(name), _sort(other)]
    return sorts[0] == sorts[1] != "organisation"


def are_two_places(name: Name, other: Name) -> bool:
    """Two places that the tables know, both a country or neither: a capital may stand for one."""
    states = known_states()
    return (
        all(is_place(n) and n.kind in ("place", "other") for n in (name, other))
        and name.place != other.place
        and (name.place in states) == (other.place in states)
    )


def _sort(name: Name) -> str:
    if name.kind == "organisation":
        return name.kind
    return "place" if name.place or name.kind == "place" else "other"
