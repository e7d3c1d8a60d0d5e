"""What two aligned stretches say, apart from their numbers and names: polarity, strength, roles."""

from __future__ import annotations

from harness.evidence.facts.antonyms import compare_antonyms
from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.gender import compare_gender
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.modality import compare_modality
from harness.evidence.facts.negation import compare_negation
from harness.evidence.facts.roles import compare_roles

__all__ = ["compare_meaning"]

_COMPARERS = (
    compare_negation,
    compare_antonyms,
    compare_modality,
    compare_gender,
    compare_roles,
)


def compare_meaning(reference: str, candidate: str, context: FactContext) -> list[FactChange]:
    """Changes of negation, modality, antonym, gender and role between two aligned stretches.

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
