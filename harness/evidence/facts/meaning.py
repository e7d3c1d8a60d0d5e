"""What aligned stretches say apart from numbers and names: polarity, strength, roles, offices."""

from __future__ import annotations

from harness.evidence.facts.antonyms import compare_antonyms
from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.gender import compare_gender
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.modality import compare_modality
from harness.evidence.facts.negation import compare_negation
from harness.evidence.facts.offices import compare_offices
from harness.evidence.facts.phrases import compare_phrases
from harness.evidence.facts.prefixed import compare_prefixes
from harness.evidence.facts.roles import compare_roles
from harness.evidence.facts.swaps import compare_swaps

__all__ = ["compare_meaning"]

_COMPARERS = (
    compare_negation,
    compare_antonyms,
    compare_phrases,
    compare_prefixes,
    compare_modality,
    compare_gender,
    compare_roles,
    compare_swaps,
    compare_offices,
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
    changes = [change for compare in _COMPARERS for change in compare(match, context)]
    return sorted(changes, key=lambda change: change.reference or change.candidate or (0, 0))
