from __future__ import annotations

import pytest

from harness.reports.places import places
from harness.reports.view import Anchor, anchor, best, finding_kind, score_text, shares
from harness.result import MetricInfo, Result, SystemResult

UP = MetricInfo(range=(0, 1), higher_is_better=True, signature="")
DOWN = MetricInfo(range=(0, None), higher_is_better=False, signature="")


def systems(*values: float | None) -> list[SystemResult]:
    return [SystemResult(name="", scores={"m": value}, documents=()) for value in values]


@pytest.mark.parametrize(
    ("values", "info", "expected"),
    [
        ((0.1, 0.3, None), UP, {1}),
        ((0.1, 0.3, None), DOWN, {0}),
        ((0.30004, 0.3, 0.1), UP, {0, 1}),  # the shown digits do not tell them apart
        ((0.3, 0.3), UP, set()),
        ((0.3,), UP, set()),
        ((None, 0.3), UP, set()),
        ((0.1, 0.3), None, set()),
    ],
)
def test_the_best_by_a_metric(
    values: tuple[float | None, ...], info: MetricInfo | None, expected: set[int]
) -> None:
    assert best(systems(*values), "m", info) == expected


@pytest.mark.parametrize(
    ("value", "info", "text"),
    [(None, UP, "–"), (0.41234, UP, "0.412"), (41.234, DOWN, "41.2"), (2.0, None, "2")],
)
def test_a_score_as_shown(value: float | None, info: MetricInfo | None, text: str) -> None:
    assert score_text(value, info) == text


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("Accuracy/Omission", "omission"),
        ("Accuracy/Addition", "addition"),
        ("Accuracy/Mistranslation", "change"),
        ("Accuracy/Untranslated text", "untranslated"),
        ("Style/Awkward", "other"),
        ("Other", "other"),
    ],
)
def test_the_kind_of_a_category(category: str, kind: str) -> None:
    assert finding_kind(category) == kind


def test_shares_are_by_words_and_add_up(plain_result: Result) -> None:
    part = shares(plain_result.systems[0].documents)
    assert part.covered + part.partial + part.omitted == pytest.approx(1)
    lengths = {"covered": 0, "partial": 0, "omitted": 0}
    for paragraph in plain_result.systems[0].documents[0].paragraphs:
        for unit in paragraph.units:
            if unit.status is not None:
                lengths[unit.status] += len(unit.text.split())
    assert part.omitted == pytest.approx(lengths["omitted"] / sum(lengths.values()), abs=0.02)


def test_a_finding_belongs_to_its_reference_paragraph(plain_result: Result) -> None:
    document = plain_result.systems[0].documents[0]
    by_id = {finding.id: finding for finding in document.findings}
    assert anchor(document, by_id["c1"]) == Anchor("reference", 2)
    assert anchor(document, by_id["e1"]) == Anchor("reference", 2)  # the first it answers
    assert anchor(document, by_id["b1"]) == Anchor("candidate", 2)
    assert anchor(document, by_id["f1"]) is None


def test_every_finding_has_just_one_place(rich_result: Result) -> None:
    for system in rich_result.systems:
        for document in system.documents:
            held = [f.id for spot in places(document, None) for f in spot.findings]
            assert sorted(held) == sorted(finding.id for finding in document.findings)
