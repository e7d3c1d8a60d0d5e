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
from harness.evidence.facts.name_absence import (
    in_brackets,
    is_noun,
    is_place,
)
from harness.evidence.facts.name_lists import dropped_items, recut_names
from harness.evidence.facts.name_one_sided import cut_out, dropped, invented, missing
from harness.evidence.facts.name_sides import NameSide, is_answered
from harness.evidence.facts.name_variants import given_names, is_contraction_of, likeness, spelling
from harness.evidence.facts.names import Name

__all__ = ["compare_names"]

_ALIKE = 0.5
_BOTH_SIDES = 2.0
_NEARLY_BOTH = 1.5  # one side, and the start or end of both stretches
_SURE = 2  # strength of a name
_CLEAR = 0.5
_MOSTLY = 0.6
_CLOSE = 0.55
_CLOSER = 0.75
_FEW = 0.25


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
    lone = len(gained) == 1 and (len(lost) == 1 or sum(n.strength == _SURE for n in lost) == 1)
    for name, other in _pairs(lost, gained, match, ours, theirs):
        changes.append(_changed(name, other, match, ours, theirs, lone=lone))
        lost.remove(name)
        gained.remove(other)
    for name, other in _part_exchanged(ours, theirs):
        if all(name.start != (c.reference or (-1,))[0] for c in changes):
            persons = name.kind == other.kind == "person" and not (
                _goes_on(name, ours) or _goes_on(other, theirs) or _are_one_given_name(name, other)
            )
            changes.append(_changed(name, other, match, ours, theirs, exchanged=persons))
            gained = [n for n in gained if n is not other]
    paired = {change.reference for change in changes}
    for name, other in _ousted(gained, match, ours, theirs):
        if (name.start, name.end) in paired:
            continue
        changes.append(_changed(name, other, match, ours, theirs))
        gained.remove(other)
    items = dropped_items(reference, ours.names, candidate, theirs.names)
    items = [name for name in items if not theirs.is_around(name) or name.strength < _SURE]
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
    changes += [invented(name, match.swapped(), theirs, ours) for name in gained]
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
    for name in lost:
        for other in gained:
            score = _same_place(name, other, match, ours, theirs)
            score += _alike(name, other) + 0.2 * min(name.strength, other.strength)
            scored.append((score, name, other))
    sole = sum(n.strength == 2 for n in lost) == sum(n.strength == 2 for n in gained) == 1
    lone = len(lost) == len(gained) == 1
    scored.sort(key=lambda entry: (-entry[0], entry[1].start, entry[2].start))
    pairs: list[tuple[Name, Name]] = []
    for score, name, other in scored:
        only = sole and name.strength == other.strength == _SURE and _same_sort(name, other)
        only = only and name.is_acronym == other.is_acronym and match.overlap() >= _MOSTLY
        if (
            score < 0.9
            and not only
            and not (lone and _is_exchanged(name, other, match, ours, lone=True))
        ):
            continue
        if all(name is not n and other is not o for n, o in pairs):
            pairs.append((name, other))
    return pairs


def _ousted(
    gained: Sequence[Name], match: Match, ours: NameSide, theirs: NameSide
) -> Iterator[tuple[Name, Name]]:
    """Names that the candidate has elsewhere, but with a strange one exactly in their place."""
    for other in list(gained):
        if other.strength < 2 or ours.is_in_document(other):
            continue
        for name in ours.names:
            if name.strength == 2 and _same_sort(name, other) and _is_fewer(name, ours, theirs):
                alike = _alike(name, other)
                if alike < _ALIKE and _same_place(name, other, match, ours, theirs) >= _NEARLY_BOTH:
                    yield name, other
                    break


def _part_exchanged(ours: NameSide, theirs: NameSide) -> Iterator[tuple[Name, Name]]:
    """Names that share all words but one, a proper one: ``Oslo Film Week``, ``Rome Film Week``."""
    for name in ours.names:
        for other in theirs.names:
            parts = list(zip(name.parts, other.parts, strict=False))
            unlike = [(one, two) for one, two in parts if one != two]
            if len(name.parts) != len(other.parts) or len(parts) < 2 or len(unlike) != 1:
                continue
            [(one, two)] = unlike
            if one not in name.proper or two not in other.proper:
                continue
            if _may_abbreviate(one, two, other) or _may_abbreviate(two, one, name):
                continue
            if not theirs.holds(one) and not ours.holds(two) and spelling(one, two) < _ALIKE:
                yield name, other
                break


def _goes_on(name: Name, side: NameSide) -> bool:
    """``Jiang Chao-hui``, of which the capitals end before the hyphen."""
    return side.side.text[name.end : name.end + 1] in {"-", "‑"}


def _are_one_given_name(name: Name, other: Name) -> bool:
    """``Bill Clinton`` is ``William Clinton``."""
    first, second = name.parts[0], other.parts[0]
    return first != second and any({first, second} <= forms for forms in given_names())


def _may_abbreviate(full: str, short: str, name: Name) -> bool:
    """``Herzegovina`` and the ``BIH`` of a name: capitals, one of them the word's first letter."""
    return full[0] in short and len(short) < len(full) and short.upper() in name.text.split()


def _is_fewer(name: Name, ours: NameSide, theirs: NameSide) -> bool:
    """Whether the candidate has a name less often than the reference, however it is spelt."""
    part = (name.proper or name.parts)[-1]
    mine, its = (
        sum(w.folded == part or (w.is_capital and spelling(w.folded, part) >= _ALIKE) for w in said)
        for said in (ours.side.words, theirs.side.words)
    )
    return its < mine


def _same_place(name: Name, other: Name, match: Match, ours: NameSide, theirs: NameSide) -> float:
    """0 to 2: how many sides of the two names have the same words next to them."""
    inside, place = ours.words_of(name), theirs.words_of(other)
    return match.same_place((inside[0], inside[-1]), (place[0], place[-1]))


def _alike(name: Name, other: Name) -> float:
    """How alike two names are, known places apart; what both share with many is left out."""
    if name.place and other.place and name.place != other.place:
        return 0.0
    if len(name.parts) == len(other.parts) > 1 and all(
        one.startswith(two) or two.startswith(one)
        for one, two in zip(name.parts, other.parts, strict=True)
    ):
        return 1.0  # "Mount Tai", "Mount Taishan"
    for short, full in ((name, other), (other, name)):
        if short.is_acronym and is_contraction_of(short.parts[0], full.parts):
            return 1.0
    return likeness(name.proper or name.parts, other.proper or other.parts)


def _is_exchanged(name: Name, other: Name, match: Match, ours: NameSide, *, lone: bool) -> bool:
    """A sure name, gone for one that the reference never mentions, in an else close rendering."""
    return (
        name.strength == _SURE
        and (lone or other.strength == _SURE)
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
    sure = other.strength == _SURE and name.strength > 0
    return sure and is_noun(name) and is_noun(other) and not known


def _same_sort(name: Name, other: Name) -> bool:
    """Both are known places, or neither is and both may be persons."""
    sorts = [_sort(name), _sort(other)]
    return sorts[0] == sorts[1] != "organisation"


def _sort(name: Name) -> str:
    if name.kind == "organisation":
        return name.kind
    return "place" if name.place or name.kind == "place" else "other"


def _changed(
    name: Name,
    other: Name,
    match: Match,
    ours: NameSide,
    theirs: NameSide,
    *,
    lone: bool = False,
    exchanged: bool = False,
) -> FactChange:
    # where one word was exchanged for an unlike one, the words that both share excuse nothing
    alike = 0.0 if exchanged else _alike(name, other)
    place = min(2.0, _same_place(name, other, match, ours, theirs))
    weaker, stronger = sorted((name.strength, other.strength))
    if weaker == _SURE and _same_sort(name, other):
        confidence = 0.6 + 0.15 * place
    elif weaker == _SURE:
        confidence = 0.2 + 0.2 * place
    elif stronger == _SURE and any(is_place(n) for n in (name, other)):
        confidence = 0.25 + 0.15 * place  # a place's name is not translated by its meaning
    elif stronger == _SURE and weaker:
        confidence = 0.1 + 0.2 * place
    else:
        confidence = 0.15 + 0.1 * weaker + 0.1 * place
    if name.is_acronym != other.is_acronym and place < _BOTH_SIDES:
        confidence -= 0.15  # an acronym often stands for what is written out, in other words
    elif in_brackets(name, ours.side.text) != in_brackets(other, theirs.side.text):
        confidence = min(confidence, 0.45)
    elif (place or lone) and _is_exchanged(name, other, match, ours, lone=lone):
        confidence = max(confidence, 0.55)
    elif place >= 1 and match.overlap() >= _CLOSER and _is_strange(name, other, ours):
        confidence = max(confidence, 0.5)
    if alike >= _ALIKE:
        confidence = min(confidence, 0.4)
    return FactChange(
        "name",
        "changed",
        (name.start, name.end),
        (other.start, other.end),
        "minor" if alike >= _ALIKE else "major",
        round(min(confidence, 0.9), 2),
        f"“{name.text}” became “{other.text}”",
    )
