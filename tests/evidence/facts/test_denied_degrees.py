from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.meaning import compare_meaning


def facts(reference: str, candidate: str) -> list[str]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change.fact for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("He cooked better than anyone in town.", "Nobody in town cooked as well as he did."),
        ("It was the dullest summer in years.", "Not for years had a summer been so dull."),
        ("It was our worst start in a decade.", "We had not started so badly in ten years."),
        ("The sea was calmer than ever before.", "Never before had the sea been so calm."),
        ("She read more books than anyone else.", "No one else read as many books as she did."),
    ],
)
def test_none_is_as_is_more_than_any(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The lake had never been so low.", "The lake had often been so low."),
        ("Nobody cooked as well as he did.", "Several people cooked as well as he did."),
        ("The paint did not last as long as promised.", "The paint lasted longer than promised."),
        ("We had not started so badly.", "We had started so badly."),
    ],
)
def test_a_lost_denial_is_told_beside_a_degree(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == ["negation"]
