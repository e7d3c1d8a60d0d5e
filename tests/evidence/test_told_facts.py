"""Which changed facts are told: those of what is rendered, and not of two things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.assemble import Judgement, assemble
from harness.evidence.config import ScoringConfig
from harness.evidence.told_facts import RETOLD
from harness.scoring import Scorer

NEAR = (
    "The hedge in the garden of the mill is 40 ft high today.",
    "The hedge in the garden of the mill is 20 ft high today.",
)
FAR = (
    "Her neighbour said that the hedge was 40 ft tall and took all light from rooms.",
    "After a long row the council wants every bush in town cut to 20 ft by spring.",
)
SAID = (
    f"{NEAR[0]} It will be cut to 20 ft in spring.",
    f"{NEAR[1]} It will be cut in spring.",
)
CONFIG = ScoringConfig(aligned=True)


def _judge(texts: tuple[str, str]) -> Judgement:
    scorer = Scorer(FakeEncoder(), CONFIG)
    left, right = (
        scorer._remembered(parse_text(text, id="d", aligned=True), None) for text in texts
    )
    return scorer._judge(left, right)


def _told(
    texts: tuple[str, str],
    coverage: float,
    support: float,
    *,
    confidence: float = 0.9,
    retold: bool = False,
) -> list[str | None]:
    """The facts told where all units of either side have one chance."""
    judgement = _judge(texts)
    assert any(item.reference and item.candidate for item in judgement.changes)
    changed = replace(
        judgement,
        coverage=tuple(replace(item, probability=coverage) for item in judgement.coverage),
        support=tuple(replace(item, probability=support) for item in judgement.support),
        changes=tuple(
            replace(item, change=replace(item.change, confidence=confidence))
            for item in judgement.changes
            if item.reference and item.candidate
        ),
        retold=RETOLD if retold else 0.0,
    )
    findings = assemble(changed, CONFIG, system="s", must_cover=()).findings
    return [f.fact for f in findings if f.category == "Accuracy/Mistranslation"]


@pytest.mark.parametrize(("coverage", "support"), [(0.6, 0.5), (0.99, 0.99)])
def test_a_changed_fact_of_what_is_rendered_is_told(coverage: float, support: float) -> None:
    assert _told(FAR, coverage, support, confidence=0.5) == ["number"]


@pytest.mark.parametrize(("coverage", "support"), [(0.59, 0.8), (0.8, 0.49)])
def test_figures_of_what_is_omitted_or_added_are_no_changed_fact(
    coverage: float, support: float
) -> None:
    assert _told(FAR, coverage, support) == []


def test_of_a_sure_comparison_one_unit_that_is_surely_there_is_enough() -> None:
    assert _told(FAR, 0.3, 0.9) == ["number"]
    assert _told(FAR, 0.3, 0.9, confidence=0.79) == []


def test_the_same_words_around_are_enough() -> None:
    assert _told(NEAR, 0.1, 0.1) == ["number"]
    assert _told(NEAR, 0.1, 0.1, retold=True) == ["number"]


def test_where_all_is_told_anew_only_the_words_around_count() -> None:
    assert _told(FAR, 0.99, 0.99, retold=True) == []


def test_a_value_that_the_reference_has_elsewhere_may_be_that() -> None:
    assert _told(SAID, 0.1, 0.1) == []
    assert _told(SAID, 0.99, 0.99) == ["number"]
