"""Where systems differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.compare.places import break_down, leading_metric, paragraph_differences
from harness.compare.selection import Selection, select
from harness.result import Result

MakeResult = Callable[..., Result]
REFERENCE = {"a": ["one two three four", "five six"], "b": ["seven eight nine ten " * 4]}
FIRST = {"a": ["one two three four", "five six"], "b": ["seven eight"]}
SECOND = {"a": ["one two", ""], "b": ["seven eight"]}


@pytest.fixture
def selection(make_result: MakeResult) -> Selection:
    return select([make_result(REFERENCE, {"first": FIRST, "second": SECOND})])


def test_the_paragraphs_that_differ_are_shown_with_both_texts(selection: Selection) -> None:
    found = paragraph_differences(selection, "coverage", 0, 1, shown=5)
    assert [(d.document, d.paragraph, d.scores, d.texts) for d in found] == [
        ("a", 0, (1.0, 0.5), ("one two three four", "one two")),
        ("a", 1, (1.0, 0.0), ("five six", "")),
    ]


def test_shares_add_up_to_the_difference_of_the_systems(selection: Selection) -> None:
    found = paragraph_differences(selection, "coverage", 0, 1, shown=5)
    assert sum(each.share for each in found) == pytest.approx(-(4 * 0.5 + 2 * 1.0) / 22)


def test_no_more_paragraphs_are_shown_than_asked_for(selection: Selection) -> None:
    assert len(paragraph_differences(selection, "coverage", 0, 1, shown=1)) == 1
    assert paragraph_differences(selection, "coverage", 0, 1, shown=0) == []


def test_systems_that_do_not_differ_have_no_such_paragraph(selection: Selection) -> None:
    assert paragraph_differences(selection, "coverage", 0, 0, shown=5) == []


def test_adequacy_leads_where_it_is_scored(selection: Selection) -> None:
    assert leading_metric(selection) == "adequacy"


def test_no_metric_leads_where_no_paragraph_is_scored(make_result: MakeResult) -> None:
    empty = select([make_result({"a": [""]}, {"s": {"a": [""]}})])
    assert leading_metric(empty) is None
    found = break_down(empty, None)
    assert (found.documents, found.lengths, found.findings) == ((), (), ())


def test_documents_are_scored_one_by_one(selection: Selection) -> None:
    scores = {g.group: g.scores for g in break_down(selection, "coverage").documents}
    assert scores["a"] == pytest.approx({"first": 1.0, "second": 2 / 6}, abs=1e-4)
    assert scores["b"] == pytest.approx({"first": 0.5, "second": 0.5})


def test_paragraphs_are_grouped_by_their_length(selection: Selection) -> None:
    groups = [(g.group, g.count) for g in break_down(selection, "coverage").lengths]
    assert groups == [("1–10 words", 2), ("11–20 words", 1)]


def test_findings_are_counted_by_kind(selection: Selection) -> None:
    (found,) = break_down(selection, "coverage").findings
    assert (found.category, found.severity) == ("Accuracy/Omission", "major")
    assert found.counts == {"first": 0, "second": 1}
