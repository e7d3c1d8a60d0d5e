"""Articles and paragraphs."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Under Article 7(3), it is refunded.", "Under paragraph 7 of Article 3, it is refunded."),
        ("Section 12(4) applies.", "Subsection 12 of section 4 applies."),
    ],
)
def test_an_article_is_no_paragraph(reference: str, candidate: str) -> None:
    assert len(sure(reference, candidate)) == 1
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Article 5(2) is void.", "Article 5, paragraph 2, is void."),
        ("Article 5(2) is void.", "Paragraph 2 of Article 5 is void."),
        (
            "Article 5(2) and Article 2(5) apply.",
            "Paragraph 2 of Article 5 and paragraph 5 of Article 2 apply.",
        ),
    ],
)
def test_the_same_provision_in_another_form_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []
