"""Pairs the quantities of two texts: what is equal, and what stands for what of the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from harness.evidence.facts.quantity import DATED, Quantity
from harness.evidence.facts.quantity_equality import COMPATIBLE, equal
from harness.evidence.facts.quantity_parts import drop_divided
from harness.evidence.facts.surroundings import STOP_WORDS
from harness.evidence.facts.temperatures import are_temperatures
from harness.evidence.facts.units import UNITS

__all__ = ["kinship", "left_over", "lone_pair", "pair_changed"]

_WINDOW = 24  # quantities beyond which two long texts are not compared with each other
_SMALL = 2_500
_SAME_KIND = 0.35
_IN_PLACE = 0.35
_SAME_DIGITS = 0.3
"""Which of several a value stands for; it makes none of them kin, nor the change surer."""


_FAR = 20
"""Times the smaller value up to which one of two is a slip for the other."""
_COUNTED = frozenset(("number", "measure"))
_MANNERS = frozenset(("dimensional", "sided", "pronged", "tiered"))
"""What a number makes an adjective of: "three-dimensional" counts nothing."""
_RANKED = frozenset(("came", "come", "finished", "finish", "placed", "ranked", "rank"))
"""Words right before a rank, which counts nothing."""
_AGES = frozenset(("old", "age", ""))
"""Words after years that tell an age, or nothing."""


def left_over(
    reference: Sequence[Quantity], candidate: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Pair what is equal, each quantity once, the likeliest pairs first; return the rest."""
    left, right = list(range(len(reference))), list(range(len(candidate)))
    if len(left) * len(right) > _SMALL:
        _drop_identical(reference, candidate, left, right)
    pairs = _greedy([reference[i] for i in left], [candidate[j] for j in right], _affinity)
    used_left, used_right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    left = [index for rank, index in enumerate(left) if rank not in used_left]
    right = [index for rank, index in enumerate(right) if rank not in used_right]
    if left and right:
        drop_divided(reference, candidate, left, right)
        drop_divided(candidate, reference, right, left)
    return [reference[i] for i in left], [candidate[j] for j in right]


def _drop_identical(
    reference: Sequence[Quantity], candidate: Sequence[Quantity], left: list[int], right: list[int]
) -> None:
    """Drop what both sides say in the same terms, in order: quick, for hundreds of quantities."""
    waiting: dict[tuple[object, ...], list[int]] = {}
    for j in reversed(right):
        waiting.setdefault(_terms(candidate[j]), []).append(j)
    gone: set[int] = set()
    kept = []
    for i in left:
        same = waiting.get(_terms(reference[i]))
        if same:
            gone.add(same.pop())
        else:
            kept.append(i)
    left[:] = kept
    right[:] = [j for j in right if j not in gone]


def _terms(quantity: Quantity) -> tuple[object, ...]:
    return quantity.kind, quantity.values, quantity.unit, quantity.name


def pair_changed(
    left: Sequence[Quantity], right: Sequence[Quantity], least: float
) -> list[tuple[Quantity, Quantity, float]]:
    """Pair what is left over by :func:`kinship`, where it is at least ``least``."""

    def score(one: Quantity, other: Quantity) -> float:
        value = kinship(one, other)
        return value + _SAME_DIGITS * _has_same_digits(one, other) if value >= least else 0.0

    return [
        (left[i], right[j], kinship(left[i], right[j])) for i, j, _ in _greedy(left, right, score)
    ]


def lone_pair(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """The only two quantities that are left over, if one can stand for the other.

    "At sixteen she left", "she went away at the age of eighteen": where all else is equal, words
    and places need not be. On 27,600 lines of translations it tells two pairs that nothing else
    tells, one of them an error ("three rivers", "two rivers"; 24 November 2026).
    """
    ours, theirs = ([q for q in side if not q.weak] for side in (left, right))
    ours = ours or _weak_answers(left, theirs)
    theirs = theirs or _weak_answers(right, ours)
    if not len(ours) == len(theirs) == 1:
        return None
    one, other = ours[0], theirs[0]
    small, large = sorted((abs(one.values[0]), abs(other.values[0])))
    alike = (
        {one.kind, other.kind} <= _COUNTED
        and not one.name
        and not other.name
        and one.company == other.company
        and not _measure_two_things(one, other)
        and (one.noun in _MANNERS) == (other.noun in _MANNERS)
    )
    return (one, other) if alike and 0 < large <= _FAR * small else None


def _weak_answers(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Of weak quantities those that the only other may stand for: "an hour", "two hours"."""
    if len(others) != 1:
        return []
    other = others[0]
    return [
        q
        for q in quantities
        if q.family == other.family != ""
        # "about an hour" may well be an hour and a half
        or (q.kind == other.kind == "measure" and q.unit == other.unit and _doubled(q, other))
    ]


def _doubled(one: Quantity, other: Quantity) -> bool:
    small, large = sorted((one.values[0], other.values[0]))
    return large >= 2 * small


def _has_same_digits(one: Quantity, other: Quantity) -> bool:
    """Whether only the magnitude differs: "€3.85 billion", "€3.85 million"."""
    written = [f"{abs(quantity.values[0]):.6e}".split("e")[0] for quantity in (one, other)]
    return one.kind == other.kind and written[0] == written[1]


def _greedy(
    left: Sequence[Quantity],
    right: Sequence[Quantity],
    score: Callable[[Quantity, Quantity], float],
) -> list[tuple[int, int, float]]:
    """Best pairs first; in long texts only among neighbours in order, so growth stays linear."""
    near = len(left) * len(right) <= _SMALL
    scored = []
    for i, one in enumerate(left):
        middle = i * len(right) // len(left)
        low, high = (0, len(right)) if near else (max(0, middle - _WINDOW), middle + _WINDOW)
        for j, other in enumerate(right[low:high], start=low):
            value = score(one, other)
            if value > 0:
                scored.append((-value, i, j))
    scored.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for value, i, j in scored:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j, -value))
    return pairs


def _affinity(one: Quantity, other: Quantity) -> float:
    """How well two equal quantities go together; 0 if they are not equal."""
    if not equal(one, other):
        return 0.0
    return (
        10.0
        - 4 * (one.weak != other.weak)
        - (one.kind != other.kind) * (3 + 2 * _counts_another_thing(one, other))
        - 3 * (one.name != other.name)
        + 2 * (one.noun == other.noun != "")
        + (one.before == other.before)
        + (one.kind in DATED and one.company == other.company)
        + (1 - abs(one.place - other.place))
    )


def _far_apart(one: Quantity, other: Quantity) -> bool:
    """Are the values so far apart that one is hardly a slip for the other?"""
    small, large = sorted((abs(one.values[0]), abs(other.values[0])))
    return large > 100 * small


def _counts_another_thing(one: Quantity, other: Quantity) -> bool:
    """Is one a measure, the other a number of something else: "10 years", "10 times"?"""
    number, measure = (one, other) if one.kind == "number" else (other, one)
    if number.kind != "number" or measure.kind != "measure":
        return False
    return number.noun not in ("", measure.noun)


def _measure_two_things(one: Quantity, other: Quantity) -> bool:
    """Other values of other dimensions ("five miles", "12 years"), or an age and a time."""
    if one.kind != "measure" or other.kind != "measure":
        return False
    first, second = UNITS.get(one.unit), UNITS.get(other.unit)
    apart = first is not None and second is not None and first.dimension != second.dimension
    apart = apart and not are_temperatures(one, other)
    nouns = {one.noun, other.noun}
    aged = "old" in nouns and nouns.isdisjoint(_AGES - {"old"}) and len(nouns) > 1
    return (apart or aged) and one.values != other.values


def kinship(one: Quantity, other: Quantity) -> float:
    """How surely two unequal quantities stand for each other, 0 to 1.

    Same kind and unit, the same thing counted, the same word before, the same place.
    """
    if one.name != other.name:
        return 0.0
    if one.kind != other.kind and frozenset((one.kind, other.kind)) not in _KIN:
        return 0.0
    if _measure_two_things(one, other) or (one.noun in _MANNERS) != (other.noun in _MANNERS):
        return 0.0
    same_noun = one.noun == other.noun != ""
    if one.kind == other.kind == "ordinal" and one.before == other.before in _RANKED:
        return _SAME_KIND + 0.05  # "came second, four seconds behind", "came third"
    if one.kind == other.kind == "ordinal" and one.before == other.before != "" and one.noun:
        return _SAME_KIND + 0.2 * (1 - abs(one.place - other.place)) if other.noun else 0.0
    if (one.weak or other.weak) and not (_answer(one, other) or _both_count(one, other)):
        return 0.0
    value = _SAME_KIND
    if one.family == other.family == "part" and one.kind != other.kind:
        return _SAME_KIND + 0.15 + 0.2 * same_noun  # "a fifth", "5 percent"
    if one.kind != other.kind and not {one.kind, other.kind} <= {"ordinal", "day"}:
        value = 0.2 if same_noun else 0.1
    value += 0.2 * (one.unit == other.unit and (one.unit != "" or one.kind in _UNITS_THEMSELVES))
    value += 0.25 * same_noun
    if one.before == other.before != "":
        value += 0.05 if one.before in STOP_WORDS else 0.15
    value += 0.2 * (one.name != "")
    value += 0.25 * (1 - abs(one.place - other.place))
    value -= 0.25 * _counts_another_thing(one, other)
    value -= 0.3 * (not same_noun and not one.unit and _far_apart(one, other))
    value -= 0.1 * (one.digits != other.digits and one.kind == "number")
    return min(1.0, max(0.0, value))


def _answer(one: Quantity, other: Quantity) -> bool:
    """May one of them be weak because of what it is: "noon", or one of a family ("twice")?"""
    if one.kind == other.kind == "time":
        return True
    in_place = abs(one.place - other.place) <= _IN_PLACE or one.noun == other.noun != ""
    # what halved has not doubled, wherever it stands; how much it grew may be told of two things
    turned = one.family == "growth" and (one.values[0] < 1) != (other.values[0] < 1)
    return one.family == other.family != "" and (in_place or turned)


def _both_count(one: Quantity, other: Quantity) -> bool:
    """May one of them be weak: "one man" and "three men", but not "both", not "a year"?"""
    measured = one.kind == other.kind == "measure"
    same_thing = one.noun == other.noun != ""
    if measured:  # "one month" and "three months", "one day" and "one week"
        same_thing = one.unit == other.unit or one.values[0] == other.values[0] == 1
        if "fortnight" in (one.unit, other.unit) and one.before == other.before != "":
            return True  # it is a word for two weeks, and no vague "a month or so"
    told = not any(q.implied and (not measured or q.values[0] == 1) for q in (one, other))
    if not told or not same_thing:
        return False
    return max(one.values[0], other.values[0]) <= 12


_UNITS_THEMSELVES = frozenset(("percent", "year", "month", "weekday", "time", "decade", "century"))
_KIN: frozenset[frozenset[str]] = COMPATIBLE | frozenset(
    (
        frozenset(("month", "day")), frozenset(("decade", "century")),
        frozenset(("century", "millennium")),
        frozenset(("decade", "year")), frozenset(("money", "percent")),
        frozenset(("number", "time")),
    )
)  # fmt: skip
"""Kinds that can stand for each other in a changed text."""
