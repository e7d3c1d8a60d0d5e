"""Compares the quantities of two aligned stretches; says which differ, and how surely.

The rules, with the reasons for the severities, are written down in docs/facts-quantities.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harness.evidence.facts.base import FactChange, FactContext, FactKind
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_matching import (
    equal,
    left_over,
    pair_changed,
    rounded,
    units_clash,
)
from harness.result import Severity

__all__ = ["compare_quantities"]

_DATES = frozenset(("day", "month", "year", "weekday", "decade", "century", "quarter", "time"))
_DOSES = frozenset(("mg", "g", "ml"))
_LEAST_KIN = 0.3
_DOUBTFUL = 0.3
_SUREST = 0.95


def compare_quantities(reference: str, candidate: str, context: FactContext) -> list[FactChange]:
    """Numbers, dates, times, money and measures that differ between two aligned stretches.

    Args:
        reference: A sentence or a few of the reference.
        candidate: What answers them in the candidate.
        context: Their neighbours: a quantity that merely moved there is not missing.

    Returns:
        The changes in the order of the reference, invented ones last; no two with the same spans.
        Those with a confidence of 0.5 or more are meant to be shown. ``fact`` is ``number`` for
        counts, percentages, money and measures, and ``date`` for dates and times of day.
    """
    if reference == candidate:
        return []
    references, candidates = find_quantities(reference), find_quantities(candidate)
    if not references and not candidates:
        return []
    return _Comparison(references, candidates, reference, candidate, context).changes()


@dataclass
class _Comparison:
    references: list[Quantity]
    candidates: list[Quantity]
    reference: str
    candidate: str
    context: FactContext

    def changes(self) -> list[FactChange]:
        """Match what is equal, pair what is left, excuse what merely moved."""
        left, right = left_over(self.references, self.candidates)
        if not left and not right:
            return []
        pairs = pair_changed(left, right, _LEAST_KIN)
        found = [
            self._changed(one, other, _confidence(one, other, kin, left, right))
            for one, other, kin in pairs
            if not self._moved(one, other)
        ]
        paired = {id(quantity) for one, other, _ in pairs for quantity in (one, other)}
        found += [
            self._missing(quantity)
            for quantity in left
            if id(quantity) not in paired
            and not _excused(quantity, self.candidates, self.context.candidate)
        ]
        found += [
            self._invented(quantity)
            for quantity in right
            if id(quantity) not in paired
            and not _excused(quantity, self.references, self.context.reference)
        ]
        return _in_order(found)

    def _moved(self, one: Quantity, other: Quantity) -> bool:
        """Is each of a differing pair said on the other side, next door?"""
        return _said(one, self.candidates, self.context.candidate) and _said(
            other, self.references, self.context.reference
        )

    def _changed(self, one: Quantity, other: Quantity, confidence: float) -> FactChange:
        severity: Severity = "major"
        if rounded(one, other):
            confidence, severity = min(confidence, _DOUBTFUL), "minor"
        elif self._doubtful(one, other):
            confidence = min(confidence, _DOUBTFUL)
        elif _by_magnitude(one, other):
            severity = "critical"
        said, says = self.reference[slice(*one.group)], self.candidate[slice(*other.group)]
        what = _noun(one)
        if units_clash(one, other) and set(one.values) & set(other.values):
            what = "unit"
        return FactChange(
            _fact(one, other),
            "changed",
            one.group,
            other.group,
            severity,
            round(confidence, 3),
            f"the {what} differs: “{said}” in the reference, “{says}” in the candidate",
        )

    def _doubtful(self, one: Quantity, other: Quantity) -> bool:
        """Can the two say the same, though their values differ?"""
        return (
            _others_counted(self.reference, one) != _others_counted(self.candidate, other)
            or _next_to(one, other)
            or _next_to(other, one)
            or (one.weak and _repeated(one, self.references))
            or (other.weak and _repeated(other, self.candidates))
        )

    def _missing(self, quantity: Quantity) -> FactChange:
        said = self.reference[slice(*quantity.group)]
        return FactChange(
            _fact(quantity, quantity),
            "missing",
            quantity.group,
            None,
            "minor",
            _one_sided(quantity),
            f"the {_noun(quantity)} “{said}” is not in the candidate",
        )

    def _invented(self, quantity: Quantity) -> FactChange:
        said = self.candidate[slice(*quantity.group)]
        return FactChange(
            _fact(quantity, quantity),
            "invented",
            None,
            quantity.group,
            "major" if quantity.digits else "minor",
            _one_sided(quantity),
            f"the {_noun(quantity)} “{said}” is not in the reference",
        )


def _confidence(
    one: Quantity,
    other: Quantity,
    kin: float,
    left: Sequence[Quantity],
    right: Sequence[Quantity],
) -> float:
    """Kinship, and how few others of their sort are left over that could stand for each other."""
    alone = _rivals(one, left) == _rivals(other, right) == 1
    balanced = sum(not quantity.weak for quantity in left) == sum(
        not quantity.weak for quantity in right
    )
    bonus = 0.1 * (alone + balanced) if alone or balanced else -0.1
    return min(_SUREST, max(0.0, kin + bonus))


def _rivals(quantity: Quantity, others: Sequence[Quantity]) -> int:
    return sum(
        other.kind == quantity.kind and other.digits == quantity.digits and not other.name
        for other in others
    )


def _one_sided(quantity: Quantity) -> float:
    """Confidence in what only one side says: translators leave out "two", seldom "$5 million"."""
    if not quantity.digits:
        return 0.2
    return 0.4 if quantity.kind in ("percent", "money", "measure") else 0.3


def _repeated(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Is a thing counted twice: "one river, one river and one lake", which are two rivers?"""
    return sum(other.noun == quantity.noun for other in others if other.noun) > 1


def _next_to(bounded: Quantity, exact: Quantity) -> bool:
    """Are they "less than two" and "one", "more than two" and "three"?"""
    step = exact.values[0] - bounded.values[0]
    whole = exact.bound == "exact" and exact.step == bounded.step == 1
    return whole and ((bounded.bound, step) in (("under", -1), ("over", 1)))


def _others_counted(text: str, quantity: Quantity) -> bool:
    """Does the number count the others of a group: "Yale and two other universities"?"""
    after = text[quantity.group[1] : quantity.group[1] + 8].lower()
    return quantity.before in ("other", "another") or "other" in after


def _excused(quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Need a quantity that only one side has not be reported?"""
    return quantity.weak or bool(quantity.name) or _said(quantity, others, text)


def _said(quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Is the quantity among ``others``, or anywhere in ``text``?"""
    if any(_alike(quantity, other) for other in others):
        return True
    return bool(text) and any(_alike(quantity, other) for other in find_quantities(text))


def _alike(one: Quantity, other: Quantity) -> bool:
    """Equal, and of one kind: "the 19th Congress" does not excuse "December 19"."""
    dated = {one.kind, other.kind} & _DATES
    return (not dated or one.kind == other.kind or "month" in dated) and equal(one, other)


def _by_magnitude(one: Quantity, other: Quantity) -> bool:
    """Money or a dose wrong by a factor of ten or more."""
    if not (one.kind == other.kind == "money" or (one.unit in _DOSES and other.unit in _DOSES)):
        return False
    a, b = abs(one.values[0]), abs(other.values[0])
    return min(a, b) > 0 and max(a, b) / min(a, b) >= 10


def _fact(one: Quantity, other: Quantity) -> FactKind:
    return "date" if one.kind in _DATES or other.kind in _DATES else "number"


_NOUNS = {"day": "date", "measure": "measure", "money": "amount", "ordinal": "number",
          "percent": "percentage"}  # fmt: skip


def _noun(quantity: Quantity) -> str:
    return _NOUNS.get(quantity.kind, quantity.kind)


def _in_order(changes: list[FactChange]) -> list[FactChange]:
    """Reference order, invented last; of two with the same spans the surer stays."""
    best: dict[tuple[object, object], FactChange] = {}
    for change in changes:
        key = (change.reference, change.candidate)
        if key not in best or change.confidence > best[key].confidence:
            best[key] = change
    return sorted(
        best.values(),
        key=lambda c: (c.reference is None, c.reference or c.candidate or (0, 0)),
    )
