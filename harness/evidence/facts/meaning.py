"""What aligned stretches say apart from numbers and names: polarity, strength, roles, offices."""

from __future__ import annotations

from harness.evidence.facts.antonyms import compare_antonyms
from harness.evidence.facts.base import FactChange, FactContext, overlap
from harness.evidence.facts.certainty import compare_certainty
from harness.evidence.facts.compass import compare_compass
from harness.evidence.facts.conditions import compare_conditions
from harness.evidence.facts.denying_verbs import compare_denying_verbs
from harness.evidence.facts.exchanged_parties import compare_parties
from harness.evidence.facts.gender import compare_gender
from harness.evidence.facts.harm import compare_harm
from harness.evidence.facts.limits import compare_limits
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.modality import compare_modality
from harness.evidence.facts.negation import compare_negation
from harness.evidence.facts.offices import compare_offices
from harness.evidence.facts.order_of_events import compare_order
from harness.evidence.facts.phrases import compare_phrases
from harness.evidence.facts.possessors import compare_possessors
from harness.evidence.facts.prefixed import compare_prefixes
from harness.evidence.facts.pronoun_roles import compare_pronouns
from harness.evidence.facts.quantifiers import compare_quantifiers
from harness.evidence.facts.recipients import compare_recipients
from harness.evidence.facts.roles import compare_roles
from harness.evidence.facts.swaps import compare_swaps
from harness.evidence.facts.turned_bounds import compare_bounds
from harness.evidence.facts.voice import compare_voices

__all__ = ["compare_meaning"]

_CONFIDENT = 0.5
_COMPARERS = (
    compare_negation,
    compare_harm,
    compare_denying_verbs,
    compare_antonyms,
    compare_bounds,
    compare_limits,
    compare_conditions,
    compare_order,
    compare_phrases,
    compare_prefixes,
    compare_quantifiers,
    compare_modality,
    compare_certainty,
    compare_gender,
    compare_roles,
    compare_swaps,
    compare_voices,
    compare_recipients,
    compare_parties,
    compare_possessors,
    compare_pronouns,
    compare_offices,
    compare_compass,
)


def compare_meaning(reference: str, candidate: str, context: FactContext) -> list[FactChange]:
    """Changes of negation, modality, antonym, gender, role and office between two stretches.

    Args:
        reference: The reference's stretch, a sentence or a few.
        candidate: What answers it.
        context: Their surroundings.

    Returns:
        Changes in the order of the reference. A confidence of 0.5 and more means that a person
        would call it an error.
    """
    if reference == candidate:
        return []
    match = match_texts(reference, candidate)
    changes: list[FactChange] = []
    for compare in _COMPARERS:
        # told before: a word of "beyond reach" is opposed to one of "within reach"
        told = [change for change in changes if change.confidence >= _CONFIDENT]
        changes += [
            change
            for change in compare(match, context)
            if not any(_is_of_same_words(change, other) for other in told)
        ]
    kept = [change for change in changes if not any(_is_told_by(change, c) for c in changes)]
    return sorted(kept, key=lambda change: change.reference or change.candidate or (0, 0))


def _is_of_same_words(change: FactChange, other: FactChange) -> bool:
    return (
        change.fact == other.fact
        and overlap(change.reference, other.reference)
        and overlap(change.candidate, other.candidate)
    )


def _is_told_by(change: FactChange, other: FactChange) -> bool:
    """Whether a denial and an opposite are one error, and the other is the surer of the two.

    ``Never`` for ``always`` is an opposite, and a denial that is put in. Of two as sure the
    opposite stays, which names both words.
    """
    if {change.fact, other.fact} != {"negation", "antonym"} or other.confidence < _CONFIDENT:
        return False
    if not (
        overlap(change.reference, other.reference) or overlap(change.candidate, other.candidate)
    ):
        return False
    return (change.confidence, change.fact == "antonym") < (
        other.confidence,
        other.fact == "antonym",
    )
