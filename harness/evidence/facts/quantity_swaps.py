"""Values that changed places: "80% cotton and 20% wool" for "20% cotton and 80% wool".

Each value stands on both sides, and so nothing is left over; but each goes with the other's thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from harness.evidence.facts.quantity import DATED, Quantity
from harness.evidence.facts.quantity_equality import equal
from harness.evidence.facts.quantity_index import Index

__all__ = ["swapped"]

_ENDS = 2  # quantities of a range


def swapped(
    reference: Sequence[Quantity], candidate: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Quantities of the reference, each with the one that has taken its place.

    Both of two neighbours must have changed what they count ("80% cotton and 20% wool") or the
    word before them ("insects have six, spiders eight"), or be the ends of a way that is gone
    backwards ("from 99 to 79", "to 99 from 79"); and every value must be there once on either side.
    """
    ours, theirs = _single(reference), _single(candidate)
    answers = Index(theirs)
    taken: set[int] = set()
    # dates between two amounts part them no more than words do, nor amounts two dates
    dated = [[q for q in ours if (q.kind in DATED) == want] for want in (False, True)]
    for first, second in chain.from_iterable(map(pairwise, dated)):
        at_second, at_first = _answer(first, answers), _answer(second, answers)
        if at_first is None or at_second is None or not taken.isdisjoint((id(first), id(second))):
            continue
        if first.kind != second.kind or equal(first, second) or first.unit != second.unit:
            continue
        if first.company == 1:
            turned = _are_turned(first, second, at_first, at_second)
            pairs = [(first, at_first), (second, at_second)]
        else:
            turned = _goes_back(first, second, at_first, at_second)
            pairs = [(first, at_first)]  # the whole range is one expression
        if turned:
            taken |= {id(first), id(second)}
            yield from pairs
    way, back = _way(ours), _way(theirs)
    if way and back and taken.isdisjoint(map(id, way)) and _exchanged(way, back):
        yield from zip(way, back, strict=True)


def _way(quantities: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The ends of the one way that is told, from one to the other: "to 99 from 79"."""
    roles: dict[str, list[Quantity]] = {"from": [], "to": []}
    for quantity in quantities:
        if quantity.kind in DATED or quantity.before not in roles:
            continue
        goes_on = any(q.group == quantity.group for q in roles["from"])
        roles["to" if goes_on else quantity.before].append(quantity)
    starts, ends = roles["from"], roles["to"]
    return (starts[0], ends[0]) if len(starts) == len(ends) == 1 else None


def _exchanged(way: tuple[Quantity, Quantity], back: tuple[Quantity, Quantity]) -> bool:
    """Whether one way is the other gone backwards."""
    (start, end), (other_start, other_end) = way, back
    # "to 310 million kroner from 275 million": one of the two may go without its unit
    alike = start.kind == other_end.kind or end.kind == other_start.kind
    return alike and equal(start, other_end) and equal(end, other_start) and not equal(start, end)


def _single(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Those of which the value stands there once, alone or as an end of a range."""
    counts = Counter(quantity.values[0] for quantity in quantities)
    return [
        q
        for q in quantities
        # "one" can be a pronoun, but not where it counts what the other counted
        if not (q.weak and (q.implied or q.kind != "number" or not q.noun))
        and not q.name
        and q.company <= _ENDS
        and counts[q.values[0]] == 1
    ]


def _answer(quantity: Quantity, others: Index) -> Quantity | None:
    same = [other for other in others.equal_to(quantity) if other.kind == quantity.kind]
    return same[0] if len(same) == 1 and same[0].company == quantity.company else None


def _are_turned(first: Quantity, second: Quantity, at_first: Quantity, at_second: Quantity) -> bool:
    """Whether other values stand at the places of two, which their words tell."""
    if first.noun or second.noun:
        if any(quantity.weak for quantity in (first, second)) and not (first.noun and second.noun):
            return False
        return _cross((first.noun, second.noun), (at_first.noun, at_second.noun)) or (
            not second.noun
            and (first.noun, second.noun) == (at_first.noun, at_second.noun)
            and _cross((first.before, second.before), (at_first.before, at_second.before))
        )
    return _cross((first.before, second.before), (at_first.before, at_second.before))


def _cross(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    return ours == theirs and all(ours) and ours[0] != ours[1]


def _goes_back(first: Quantity, second: Quantity, at_first: Quantity, at_second: Quantity) -> bool:
    return (
        first.kind not in DATED
        and first.group == second.group
        and at_first.group == at_second.group
        and first.before == at_first.before == "from"
        and at_first.start < at_second.start
    )
