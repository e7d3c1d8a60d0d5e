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
    match,
    pair_changed,
    rounded,
    units_clash,
)
from harness.result import Severity

__all__ = ["compare_quantities"]

_DATES = frozenset(("day", "month", "year", "weekday", "decade", "century", "quarter", "time"))
_DOSES = frozenset(("mg", "g", "ml"))
_LEAST_KIN = 0.4


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
        _, left, right = match(self.references, self.candidates)
        if not left and not right:
            return []
        changed = pair_changed(self.references, self.candidates, left, right, _LEAST_KIN)
        found: list[FactChange] = []
        balanced = sum(not self.references[i].weak for i in left) == sum(
            not self.candidates[j].weak for j in right
        )
        for i, j, kin in changed:
            if not self._moved(self.references[i], self.candidates[j]):
                found.append(
                    self._changed(self.references[i], self.candidates[j], kin, balanced=balanced)
                )
        paired_left, paired_right = {i for i, _, _ in changed}, {j for _, j, _ in changed}
        alone = [self.references[i] for i in left if i not in paired_left]
        found += [
            self._missing(quantity)
            for quantity in alone
            if not _excused(quantity, self.candidates, self.context.candidate)
        ]
        alone = [self.candidates[j] for j in right if j not in paired_right]
        found += [
            self._invented(quantity)
            for quantity in alone
            if not _excused(quantity, self.references, self.context.reference)
        ]
        return _in_order(found)

    def _moved(self, one: Quantity, other: Quantity) -> bool:
        """Is each of a differing pair said on the other side, next door?"""
        return _said(one, self.candidates, self.context.candidate) and _said(
            other, self.references, self.context.reference
        )

    def _changed(self, one: Quantity, other: Quantity, kin: float, *, balanced: bool) -> FactChange:
        confidence = min(0.95, kin + (0.1 if balanced else -0.1))
        severity: Severity = "major"
        if rounded(one, other):
            confidence, severity = min(confidence, 0.3), "minor"
        elif _by_magnitude(one, other):
            severity = "critical"
        return FactChange(
            _fact(one, other),
            "changed",
            one.group,
            other.group,
            severity,
            round(confidence, 3),
            _difference(one, other, self.reference, self.candidate),
        )

    def _missing(self, quantity: Quantity) -> FactChange:
        said = self.reference[slice(*quantity.group)]
        return FactChange(
            _fact(quantity, quantity), "missing", quantity.group, None, "minor", 0.3,
            f"the {_noun(quantity)} “{said}” is not in the candidate",
        )  # fmt: skip

    def _invented(self, quantity: Quantity) -> FactChange:
        said = self.candidate[slice(*quantity.group)]
        return FactChange(
            _fact(quantity, quantity), "invented", None, quantity.group, "major", 0.3,
            f"the {_noun(quantity)} “{said}” is not in the reference",
        )  # fmt: skip


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


def _difference(one: Quantity, other: Quantity, reference: str, candidate: str) -> str:
    said, says = reference[slice(*one.group)], candidate[slice(*other.group)]
    what = _noun(one)
    if units_clash(one, other) and set(one.values) & set(other.values):
        what = "unit"
    return f"the {what} differs: “{said}” in the reference, “{says}” in the candidate"


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
