"""Names kept, changed, missing and invented between two aligned stretches.

A name is *answered* when any of its forms stands on the other side: a part of it, another spelling,
its initials, the country for its people. Of the names left without an answer, two at the same place
are one name *changed* for another; one whose place is empty is *missing*, and one where the other
side has nothing is *invented*. A pronoun or a common noun in its place is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.holes import new_holes
from harness.evidence.facts.matching import Match, match_texts
from harness.evidence.facts.name_countries import exchanged_countries
from harness.evidence.facts.name_judgement import (
    ALIKE,
    are_same_sort,
    are_two_places,
    changed,
    is_exchanged,
    likeness_of,
    same_place,
)
from harness.evidence.facts.name_lists import dropped_items, recut_names
from harness.evidence.facts.name_one_sided import cut_out, dropped, invented, missing
from harness.evidence.facts.name_sides import NameSide, are_initials_said, is_answered
from harness.evidence.facts.name_variants import given_names, spelling
from harness.evidence.facts.names import SURE, Name
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_equality import equal
from harness.evidence.facts.reach import within_reach

__all__ = ["compare_names"]

_NEARLY_BOTH = 1.5  # one side, and the start or end of both stretches
_MOSTLY = 0.6


def compare_names(reference: str, candidate: str, context: FactContext) -> list[FactChange]:
    """What happened to the names of two aligned stretches.

    Args:
        reference: The reference's stretch, a sentence or a few.
        candidate: What answers it.
        context: Their surroundings; a name that stands there has merely moved.

    Returns:
        Changes in the order of the reference, invented names last. A confidence of 0.5 and more
        means that a person would call it an error.
    """
    if reference == candidate:
        return []
    match = match_texts(reference, candidate)
    ours = NameSide.of(match.reference, context.reference, context.reference_document)
    theirs = NameSide.of(match.candidate, context.candidate, context.candidate_document)
    changes = _recut(reference, ours, candidate, theirs)
    lost = [name for name in ours.names if not is_answered(name, ours, theirs)]
    gained = [name for name in theirs.names if not is_answered(name, theirs, ours)]
    lone = len(gained) == 1 and (len(lost) == 1 or sum(n.strength == SURE for n in lost) == 1)
    for name, other in _pairs(lost, gained, match, ours, theirs):
        changes.append(changed(name, other, match, ours, theirs, lone=lone))
        lost.remove(name)
        gained.remove(other)
    told = {change.reference[0] for change in changes if change.reference}
    for name, other in _part_exchanged(ours, theirs):
        if name.start not in told:
            persons = name.kind == other.kind == "person" and not (
                _goes_on(name, ours) or _goes_on(other, theirs) or _are_one_given_name(name, other)
            )
            changes.append(changed(name, other, match, ours, theirs, exchanged=persons))
            told.add(name.start)
            gained = [n for n in gained if n is not other]
    paired = {change.reference for change in changes}
    for name, other in _ousted(gained, match, ours, theirs):
        if (name.start, name.end) in paired:
            continue
        changes.append(changed(name, other, match, ours, theirs))
        gained.remove(other)
    items = dropped_items(reference, ours.names, candidate, theirs.names)
    items = [name for name in items if not theirs.is_around(name) or name.strength < SURE]
    lost = [name for name in lost if name not in items]
    changes += [dropped(name) for name in items]
    holes = new_holes(reference, candidate)
    changes += [missing(name, match, ours, theirs, holes) for name in lost]
    if (
        holes
        and not lost
        and not gained
        and match.overlap() >= _MOSTLY
        and (cut := cut_out(ours, theirs))
    ):
        changes.append(cut)
    changes += exchanged_countries(match, ours, theirs, changes)
    turned = match.swapped()
    changes += [invented(name, turned, theirs, ours) for name in gained]
    return sorted(changes, key=_place)


def _place(change: FactChange) -> tuple[int, int, int]:
    start = change.reference or change.candidate or (0, 0)
    return (change.reference is None, *start)


def _recut(reference: str, ours: NameSide, candidate: str, theirs: NameSide) -> list[FactChange]:
    changes = []
    done_ours: set[int] = set()
    done_theirs: set[int] = set()
    for recut in recut_names(reference, ours.names, candidate, theirs.names):
        right = ours.names[slice(*recut.reference)]
        wrong = theirs.names[slice(*recut.candidate)]
        done_ours.update(range(*recut.reference))
        done_theirs.update(range(*recut.candidate))
        explanation = (
            f"names are split otherwise: “{', '.join(name.text for name in right)}” became "
            f"“{', '.join(name.text for name in wrong)}”"
        )
        span, other = (right[0].start, right[-1].end), (wrong[0].start, wrong[-1].end)
        changes.append(FactChange("name", "changed", span, other, "major", 0.95, explanation))
    ours.names = [name for i, name in enumerate(ours.names) if i not in done_ours]
    theirs.names = [name for i, name in enumerate(theirs.names) if i not in done_theirs]
    return changes


def _pairs(
    lost: Sequence[Name], gained: Sequence[Name], match: Match, ours: NameSide, theirs: NameSide
) -> list[tuple[Name, Name]]:
    """Each lost name with the gained one that stands in its place, surest pairs first."""
    scored = []
    for i, name in enumerate(lost):
        for j in within_reach(i, len(lost), len(gained)):
            other = gained[j]
            score = same_place(name, other, match, ours, theirs)
            score += likeness_of(name, other) + 0.2 * min(name.strength, other.strength)
            scored.append((score, name, other))
    sole = sum(n.strength == SURE for n in lost) == sum(n.strength == SURE for n in gained) == 1
    lone = len(lost) == len(gained) == 1
    scored.sort(key=lambda entry: (-entry[0], entry[1].start, entry[2].start))
    pairs: list[tuple[Name, Name]] = []
    taken: set[int] = set()
    for score, name, other in scored:
        only = sole and name.strength == other.strength == SURE and are_same_sort(name, other)
        only = only and name.is_acronym == other.is_acronym
        only = only and (match.overlap() >= _MOSTLY or are_two_places(name, other))
        if (
            score < 0.9
            and not only
            and not (lone and is_exchanged(name, other, match, ours, lone=True))
        ):
            continue
        if taken.isdisjoint({id(name), id(other)}):
            pairs.append((name, other))
            taken |= {id(name), id(other)}
    return pairs


def _ousted(
    gained: Sequence[Name], match: Match, ours: NameSide, theirs: NameSide
) -> Iterator[tuple[Name, Name]]:
    """Names that the candidate has elsewhere, but with a strange one exactly in their place."""
    others = list(gained)  # the caller takes away what is yielded
    for j, other in enumerate(others):
        if other.strength < SURE or ours.is_in_document(other):
            continue
        for i in within_reach(j, len(others), len(ours.names)):
            name = ours.names[i]
            if (
                name.strength == SURE
                and are_same_sort(name, other)
                and same_place(name, other, match, ours, theirs) >= _NEARLY_BOTH
                and likeness_of(name, other) < ALIKE
                and _is_fewer(name, ours, theirs)
            ):
                yield name, other
                break


def _part_exchanged(ours: NameSide, theirs: NameSide) -> Iterator[tuple[Name, Name]]:
    """Names that share all words but one, a proper one: ``Oslo Film Week``, ``Rome Film Week``."""
    for i, name in enumerate(ours.names):
        for j in within_reach(i, len(ours.names), len(theirs.names)):
            other = theirs.names[j]
            parts = list(zip(name.parts, other.parts, strict=False))
            unlike = [(one, two) for one, two in parts if one != two]
            if len(name.parts) != len(other.parts) or len(parts) < 2 or len(unlike) != 1:
                continue
            [(one, two)] = unlike
            if one not in name.proper or two not in other.proper:
                continue
            if _are_one_number(one, two) or (
                are_initials_said(name, ours, theirs) and are_initials_said(other, theirs, ours)
            ):
                continue
            if _may_abbreviate(one, two, other) or _may_abbreviate(two, one, name):
                continue
            if not theirs.holds(one) and not ours.holds(two) and spelling(one, two) < ALIKE:
                yield name, other
                break


def _goes_on(name: Name, side: NameSide) -> bool:
    """``Jiang Chao-hui``, of which the capitals end before the hyphen."""
    return side.side.text[name.end : name.end + 1] in {"-", "‑"}


def _are_one_given_name(name: Name, other: Name) -> bool:
    """``Bill Clinton`` is ``William Clinton``."""
    first, second = name.parts[0], other.parts[0]
    return first != second and any({first, second} <= forms for forms in given_names())


def _are_one_number(part: str, other: str) -> bool:
    """The ``XIV`` of a king and his ``Fourteenth``."""
    found = [find_quantities(text) for text in (part.upper(), other.upper())]
    return all(found) and any(equal(one, two) for one in found[0] for two in found[1])


def _may_abbreviate(full: str, short: str, name: Name) -> bool:
    """``Herzegovina`` and the ``BIH`` of a name: capitals, one of them the word's first letter."""
    return full[0] in short and len(short) < len(full) and short.upper() in name.text.split()


def _is_fewer(name: Name, ours: NameSide, theirs: NameSide) -> bool:
    """Whether the candidate has a name less often than the reference, however it is spelt."""
    part = (name.proper or name.parts)[-1]
    mine, its = (
        sum(w.folded == part or (w.is_capital and spelling(w.folded, part) >= ALIKE) for w in said)
        for said in (ours.side.words, theirs.side.words)
    )
    return its < mine
