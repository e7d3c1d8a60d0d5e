"""What one side says in one quantity and the other in several, of all that nothing else answers.

"21:25" and "21-25", "90 minutes" and "1 hour 30 minutes", "20%" and "one in five", "from 52 to 47"
and "by five to 47". Looked for among the rest only: as long as both sides divide alike, part
answers part.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_equality import equal
from harness.evidence.facts.units import UNITS, Unit, convert_exactly

__all__ = ["drop_divided"]

_BESIDE = len(", and an ")
_RANGE = len(" – ")
_DECIMAL = 0.1  # worth of the last digit from which on a whole is written as rounded
_SLACK = 1e-9
_PAIRS = 400
"""Up to so many pairs of quantities, ends and steps are looked for: two lists of 20, which no
sentence has; each pair is held against all others."""
_CHANGED_BY = frozenset(
    "by rose fell up down gained lost added dropped climbed jumped slipped shed".split()
)
"""Words right before what something changed by."""
_WAYS = frozenset({"up", "down"})


def drop_divided(
    wholes: Sequence[Quantity], parts: Sequence[Quantity], left: list[int], right: list[int]
) -> None:
    """Drop each whole with its parts.

    Args:
        wholes: The quantities of one side.
        parts: Those of the other.
        left: Indices of the wholes that are left over; those found are taken out.
        right: The same of the parts.
    """
    gone = _drop_written(wholes, parts, left, right)
    right[:] = [j for j in right if j not in gone]
    _drop_summed(wholes, parts, left, right)
    _drop_shares(wholes, parts, left, right)
    _drop_differences(wholes, parts, left, right)
    _drop_spans(wholes, parts, left, right)


def _drop_written(
    wholes: Sequence[Quantity], parts: Sequence[Quantity], left: list[int], right: list[int]
) -> set[int]:
    """Take "21:25" and "85993119" for "21-25" and "859 93119"; return the parts' indices."""
    divided = {
        (parts[j].values[0], parts[k].values[0]): (j, k)
        for j, k in pairwise(right)
        if k == j + 1 and parts[j].kind == parts[k].kind and parts[k].start - parts[j].end <= _RANGE
    }
    joined = {f"{head:.0f}{tail:.0f}": pair for (head, tail), pair in divided.items()}
    gone: set[int] = set()
    for i in list(left):
        whole = wholes[i]
        if whole.kind == "time":
            pair = divided.get(divmod(whole.values[0], 60))
        elif whole.kind == "number" and whole.digits:
            pair = joined.get(f"{whole.values[0]:.0f}")
        else:
            pair = None
        if pair is not None and gone.isdisjoint(pair):
            gone.update(pair)
            left.remove(i)
    return gone


def _drop_summed(
    wholes: Sequence[Quantity], parts: Sequence[Quantity], left: list[int], right: list[int]
) -> None:
    """Take "90 minutes" for "1 hour 30 minutes", "1.78 metres" for "5 feet 10 inches"."""
    for run in _descending(parts, right):
        total = _sum([parts[j] for j in run])
        run_units = [unit for j in run if (unit := _unit(parts[j]))]
        whole = next((i for i in left if _is_sum(wholes[i], total, run_units)), None)
        if whole is not None:
            left.remove(whole)
            right[:] = [j for j in right if j not in run]


def _is_sum(whole: Quantity, total: Quantity, units: Sequence[Unit]) -> bool:
    """Is the whole what the parts, in ``units``, come to?

    What a translator rounds in converting is not rounded within one system: nine years are not
    eight years and nine months. But "1.7 hours" can stand for 1 hour 40 minutes.
    """
    unit, smallest = _unit(whole), UNITS[total.unit]
    if unit is None or not equal(whole, total):
        return False
    if not convert_exactly((unit, *units)):
        return True
    worth = total.values[0] * smallest.factor
    # Half a step itself is too much: "1.5 hours" is as likely to be meant exactly.
    off = whole.step / 2 * unit.factor if whole.step <= _DECIMAL else 0.0
    return any(
        math.isclose(value * unit.factor, worth)
        or abs(value * unit.factor - worth) < off * (1 - _SLACK)
        for value in whole.values
    )


def _descending(parts: Sequence[Quantity], indices: Sequence[int]) -> list[list[int]]:
    """The runs of neighbours of one dimension, each less than one of the unit before it."""
    runs: list[list[int]] = []
    for j in indices:
        last = runs[-1] if runs else []
        if last and j == last[-1] + 1 and _goes_on(parts[last[-1]], parts[j]):
            last.append(j)
        else:
            runs.append([j])
    return [run for run in runs if len(run) > 1]


def _goes_on(large: Quantity, small: Quantity) -> bool:
    unit, smaller = _unit(large), _unit(small)
    if unit is None or smaller is None or unit.dimension != smaller.dimension:
        return False
    beside = 0 <= small.group[0] - large.group[1] <= _BESIDE
    return beside and abs(small.values[0]) * smaller.factor < unit.factor


def _unit(quantity: Quantity) -> Unit | None:
    """Its unit of measure: pounds beside ounces are no money."""
    return UNITS.get(_measured(quantity))


def _measured(quantity: Quantity) -> str:
    return "lb" if quantity.unit == "GBP|lb" else quantity.unit


def _sum(parts: Sequence[Quantity]) -> Quantity:
    """Several measures as one, in the unit of the last."""
    last, units = parts[-1], [_unit(part) for part in parts]
    worth = [part.values[0] * unit.factor for part, unit in zip(parts, units, strict=True) if unit]
    name = _measured(last)
    value = sum(worth) / UNITS[name].factor
    return Quantity("measure", last.start, last.end, (value,), unit=name)


def _drop_shares(
    wholes: Sequence[Quantity], parts: Sequence[Quantity], left: list[int], right: list[int]
) -> None:
    """Take "20%", "a fifth" and "two in ten" for "one in five"."""
    for j in list(right):
        share = parts[j].share
        i = next((i for i in left if share and _states(wholes[i], share)), None)
        if i is not None:
            right[:] = [k for k in right if k not in (j - 1, j)]
            left[:] = [k for k in left if k != i and not (wholes[i].share and k == i - 1)]


def _drop_differences(
    ends: Sequence[Quantity], steps: Sequence[Quantity], left: list[int], right: list[int]
) -> None:
    """Take "fell by five points to 47%" for "fell from 52% to 47%": the step for the one end.

    "At 47%, it was five points lower" is told so, too.
    """
    if len(ends) * len(steps) > _PAIRS:
        return
    for j in list(right):
        step = steps[j]
        if step.before not in _CHANGED_BY and not step.difference:
            continue
        if step.before in _WAYS and any(q.group == step.group for q in steps if q is not step):
            continue  # "set up 1-2 rooms" is no step, "up 3 to 12" is told by its verb
        i = next((i for i in left if _leads(ends[i], step, ends, steps)), None)
        if i is not None:
            left.remove(i)
            right.remove(j)


def _drop_spans(
    years: Sequence[Quantity], spans: Sequence[Quantity], left: list[int], right: list[int]
) -> None:
    """Take "for three years from 1990" for "from 1990 to 1993": the span for the one end."""
    if len(years) * len(spans) > _PAIRS:
        return
    for j in list(right):
        span = spans[j]
        if span.kind != "measure" or span.unit != "year" or span.values[0] % 1:
            continue
        told = {q.values[0] for q in spans if q.kind == "year"}
        begun = {q.values[0] for q in years if q.kind == "year"} & told
        ends = {year + way * span.values[0] for year in begun for way in (-1, 1)}
        i = next((i for i in left if years[i].kind == "year" and years[i].values[0] in ends), None)
        if i is not None:
            left.remove(i)
            right.remove(j)


def _leads(
    end: Quantity, step: Quantity, ends: Sequence[Quantity], steps: Sequence[Quantity]
) -> bool:
    """Does a step lead from one end to another that both sides state?"""
    pointed = end.kind == "percent" and step.noun == "point"
    if end.before in _CHANGED_BY or end.difference or not (end.kind == step.kind or pointed):
        return False
    if end.unit != step.unit and step.unit:
        return False
    return any(
        other.kind == end.kind
        and math.isclose(abs(end.values[0] - other.values[0]), abs(step.values[0]), rel_tol=_SLACK)
        and any(_meet(other, ends, answer, steps) for answer in steps if answer is not step)
        for other in ends
        if other is not end
    )


def _meet(
    one: Quantity, ones: Sequence[Quantity], other: Quantity, others: Sequence[Quantity]
) -> bool:
    """Are two ends equal, and neither where it began while the other is where it ended?"""
    return equal(one, other) and {_role(one, ones), _role(other, others)} != {"from", "to"}


def _role(end: Quantity, among: Sequence[Quantity]) -> str:
    """``from`` or ``to``, where it is said; the second of "from 52 to 47" is a ``to``."""
    first = next(quantity for quantity in among if quantity.group == end.group)
    return end.before if first is end else "to"


def _states(whole: Quantity, share: float) -> bool:
    """Does it state the share, rounded to a whole per cent where it is one?"""
    if whole.share:
        return math.isclose(whole.share, share)
    if whole.kind == "number":
        return whole.values[0] < 1 and equal(whole, Quantity("percent", 0, 0, (100 * share,)))
    off = abs(whole.values[0] - 100 * share)
    return whole.kind == "percent" and off <= min(0.5, 0.05 * 100 * share)
