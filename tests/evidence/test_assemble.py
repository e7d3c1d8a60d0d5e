"""Which changed facts are told: those of what is rendered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.assemble import Judgement, assemble
from harness.evidence.config import ScoringConfig
from harness.scoring import Scorer

REFERENCE = "The hedge in the garden of the mill is 40 ft high today."
CANDIDATE = "The hedge in the garden of the mill is 20 ft high today."
CONFIG = ScoringConfig(aligned=True)


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    scorer = Scorer(FakeEncoder(), CONFIG)
    left, right = (
        scorer._remembered(parse_text(text, id="d", aligned=True), None)
        for text in (REFERENCE, CANDIDATE)
    )
    return scorer._judge(left, right)


def _told(
    judgement: Judgement, coverage: float, support: float, confidence: float = 0.95
) -> list[str | None]:
    """The facts told where all units of either side have one chance."""
    changed = replace(
        judgement,
        coverage=tuple(replace(item, probability=coverage) for item in judgement.coverage),
        support=tuple(replace(item, probability=support) for item in judgement.support),
        changes=tuple(
            replace(item, change=replace(item.change, confidence=confidence))
            for item in judgement.changes
        ),
    )
    findings = assemble(changed, CONFIG, system="s", must_cover=()).findings
    return [f.fact for f in findings if f.category == "Accuracy/Mistranslation"]


@pytest.mark.parametrize(("coverage", "support"), [(0.6, 0.5), (0.99, 0.99)])
def test_a_changed_fact_of_what_is_rendered_is_told(
    judgement: Judgement, coverage: float, support: float
) -> None:
    assert _told(judgement, coverage, support, confidence=0.5) == ["number"]


@pytest.mark.parametrize(("coverage", "support"), [(0.59, 0.8), (0.8, 0.49)])
def test_figures_of_what_is_omitted_or_added_are_no_changed_fact(
    judgement: Judgement, coverage: float, support: float
) -> None:
    assert _told(judgement, coverage, support) == []


def test_of_a_sure_comparison_one_unit_that_is_surely_there_is_enough(
    judgement: Judgement,
) -> None:
    assert _told(judgement, 0.3, 0.9) == ["number"]
    assert _told(judgement, 0.3, 0.9, confidence=0.79) == []
