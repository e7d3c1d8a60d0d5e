"""Compares the quantities of two aligned stretches; says which differ, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from harness.evidence.facts.base import FactChange, FactContext, FactKind, overlap
from harness.evidence.facts.calendar_words import are_one_end, changed_calendar
from harness.evidence.facts.day_sets import are_the_others, changed_days
from harness.evidence.facts.families import admit_parts, keep_lone_families, parts_of
from harness.evidence.facts.numbered_names import changed_numbers
from harness.evidence.facts.provisions import turned_provisions
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_judgement import (
    Rivals,
    fact_of,
    judge_changed,
    judge_one_sided,
    noun_for,
)
from harness.evidence.facts.quantity_matching import left_over, lone_pair, pair_changed
from harness.evidence.facts.quantity_side import Side
from harness.evidence.facts.quantity_swaps import swapped
from harness.evidence.facts.quantity_terms import TermChange, changed_terms
from harness.evidence.facts.ratios import is_inverse, turned_ratios
from harness.evidence.facts.shares import merge_shares
from harness.evidence.facts.signs import admit_falls
from harness.evidence.facts.tolls import swapped_tolls

__all__ = ["compare_quantities"]

_LEAST_KIN = 0.3
_SWAPPED = 0.7
_ALONE = 0.55
_ON_OTHER_TERMS = 0.65
_OF_CALENDAR = 0.65
_TOLD = 0.5


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
    left_side = Side(reference, context.reference)
    right_side = Side(candidate, context.candidate)
    for side, other in ((left_side, right_side), (right_side, left_side)):
        if any(quantity.values[0] < 0 for quantity in other.quantities):
            admit_falls(side.text, side.quantities)
    parts = parts_of((*left_side.quantities, *right_side.quantities))
    keep_lone_families(left_side.quantities, right_side.quantities)
    left, right = left_over(left_side.quantities, right_side.quantities)
    ours, theirs = left_side.quantities, right_side.quantities
    left, right = merge_shares(ours, left), merge_shares(theirs, right)
    admit_parts(left, right, parts)
    turned = [
        _changed(one, other, left_side, right_side, _SWAPPED)
        for one, other in (
            *swapped(ours, theirs),
            *turned_ratios(reference, ours, candidate, theirs),
            *swapped_tolls(reference, ours, candidate, theirs),
        )
    ]
    turned += [
        _on_other_terms(change, left_side, right_side)
        for change in changed_terms(reference, ours, candidate, theirs)
    ]
    turned += _of_provisions(reference, candidate)
    turned += _of_calendar(reference, candidate, turned)
    if not left and not right:
        return _in_order([*turned, *_of_names(reference, candidate, turned)])
    pairs = pair_changed(left, right, _LEAST_KIN)
    lone = lone_pair(left, right)
    if lone and lone not in [(one, other) for one, other, _ in pairs]:
        pairs = [(*lone, 0.0)]
    paired = {id(quantity) for one, other, _ in pairs for quantity in (one, other)}
    rivals = Rivals(left, right)
    found = [
        _changed(
            one,
            other,
            left_side,
            right_side,
            max(rivals.confidence(one, other, kin), _ALONE if (one, other) == lone else 0.0),
        )
        for one, other, kin in pairs
        # Moved is what each side says, only elsewhere; one right value excuses no wrong one.
        if not (right_side.says(one) and left_side.says(other))
        and not is_inverse(reference, one, candidate, other)
        and not are_one_end(reference, one, candidate, other)
        and not are_the_others(reference, one, candidate, other)
    ]
    found += [
        _missing(quantity, left_side)
        for quantity in left
        if id(quantity) not in paired and _worth_saying(quantity, right_side)
    ]
    found += [
        _invented(quantity, right_side)
        for quantity in right
        if id(quantity) not in paired and _worth_saying(quantity, left_side)
    ]
    found += turned
    return _in_order([*found, *_of_names(reference, candidate, found)])


def _worth_saying(quantity: Quantity, other_side: Side) -> bool:
    """Is it a quantity of its own, which the other side says nowhere?"""
    return not quantity.weak and not quantity.name and not other_side.says(quantity)


def _changed(
    one: Quantity, other: Quantity, reference: Side, candidate: Side, confidence: float
) -> FactChange:
    severity, confidence = judge_changed(one, other, reference, candidate, confidence)
    said, says = reference.text[slice(*one.group)], candidate.text[slice(*other.group)]
    return FactChange(
        fact_of(one, other),
        "changed",
        one.group,
        other.group,
        severity,
        round(confidence, 3),
        f"the {noun_for(one, other)} differs: “{said}” in the reference, “{says}” in the candidate",
    )


def _on_other_terms(change: TermChange, reference: Side, candidate: Side) -> FactChange:
    said = reference.text[slice(*change.reference)]
    says = candidate.text[slice(*change.candidate)]
    return FactChange(
        fact_of(change.one, change.other),
        "changed",
        change.reference,
        change.candidate,
        "major",
        _ON_OTHER_TERMS,
        f"the {noun_for(change.one, change.other)} stands on other terms: “{said}” in the "
        f"reference, “{says}” in the candidate",
    )


def _differs(
    fact: FactKind,
    noun: str,
    texts: tuple[str, str],
    spans: tuple[tuple[int, int], tuple[int, int]],
    confidence: float,
) -> FactChange:
    said, says = (text[slice(*span)] for text, span in zip(texts, spans, strict=True))
    explanation = f"the {noun} differs: “{said}” in the reference, “{says}” in the candidate"
    return FactChange(fact, "changed", *spans, "major", confidence, explanation)


def _of_calendar(reference: str, candidate: str, told: Sequence[FactChange]) -> list[FactChange]:
    """Words like "yesterday" and "monthly" that became others, but for those that are told."""
    return [
        _differs("date", "time", (reference, candidate), (ours, theirs), _OF_CALENDAR)
        for ours, theirs in chain(
            changed_calendar(reference, candidate), changed_days(reference, candidate)
        )
        if not any(overlap(change.reference, ours) for change in told)
    ]


def _of_names(reference: str, candidate: str, told: Sequence[FactChange]) -> list[FactChange]:
    """Kings, wars and the like with another number, but for those that are told."""
    return [
        _differs("number", "number", (reference, candidate), (ours, theirs), _SWAPPED)
        for ours, theirs in changed_numbers(reference, candidate)
        if not any(
            change.confidence >= _TOLD and overlap(change.reference, ours) for change in told
        )
    ]


def _of_provisions(reference: str, candidate: str) -> list[FactChange]:
    """Articles and paragraphs whose numbers changed places."""
    return [
        _differs("number", "provision", (reference, candidate), (ours, theirs), _SWAPPED)
        for ours, theirs in turned_provisions(reference, candidate)
    ]


def _missing(quantity: Quantity, reference: Side) -> FactChange:
    severity, confidence = judge_one_sided(quantity, invented=False)
    said = reference.text[slice(*quantity.group)]
    return FactChange(
        fact_of(quantity, quantity),
        "missing",
        quantity.group,
        None,
        severity,
        confidence,
        f"the {noun_for(quantity, quantity)} “{said}” is not in the candidate",
    )


def _invented(quantity: Quantity, candidate: Side) -> FactChange:
    severity, confidence = judge_one_sided(quantity, invented=True)
    said = candidate.text[slice(*quantity.group)]
    return FactChange(
        fact_of(quantity, quantity),
        "invented",
        None,
        quantity.group,
        severity,
        confidence,
        f"the {noun_for(quantity, quantity)} “{said}” is not in the reference",
    )


def _in_order(changes: list[FactChange]) -> list[FactChange]:
    """Reference order, invented last; of two with the same spans the surer stays."""
    best: dict[tuple[object, object], FactChange] = {}
    for change in changes:
        key = (change.reference, change.candidate)
        if key not in best or change.confidence > best[key].confidence:
            best[key] = change
    return sorted(
        best.values(), key=lambda c: (c.reference is None, c.reference or c.candidate or (0, 0))
    )
