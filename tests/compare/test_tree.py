"""From the tree to segments and statistics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple

import numpy as np
import pytest

from harness.compare.selection import Selection, select
from harness.compare.tree import (
    candidate_segments,
    own_scores,
    own_totals,
    reference_segments,
    without_drift,
)
from harness.evidence.aggregate import FULL, Totals, combine
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    ParagraphResult,
    ReferenceDocument,
    ReferenceParagraph,
    ReferenceUnit,
    Result,
    SystemResult,
)

MakeResult = Callable[..., Result]
TEXT = "The  ferry left. Photo by A. Ray It was late."


def units(kind: str) -> list[dict[str, object]]:
    spans = [(0, 16, "body"), (17, 32, kind), (33, 45, "body")]
    return [{"start": s, "end": e, "text": TEXT[s:e], "kind": k} for s, e, k in spans]


@pytest.fixture
def selection(make_result: MakeResult) -> Selection:
    """One document of a body paragraph with a caption in it, a by-line, and a last paragraph."""
    reference = ReferenceDocument(
        id="d",
        paragraphs=(
            ReferenceParagraph(index=0, text=TEXT, kind="body"),
            ReferenceParagraph(index=1, text="Editor: B. Low", kind="boilerplate"),
            ReferenceParagraph(index=2, text="All is well.", kind="heading"),
        ),
    )
    covered = [
        ReferenceUnit(**unit, coverage=score, status=None)
        for unit, score in zip(units("boilerplate"), (1.0, None, 0.25), strict=True)
    ]
    supported = [
        CandidateUnit(**unit, support=score, status=None)
        for unit, score in zip(units("boilerplate"), (0.25, None, 1.0), strict=True)
    ]
    document = DocumentResult(
        id="d",
        scores={},
        paragraphs=(
            ParagraphResult(index=0, status=None, scores={"adequacy": 0.5}, units=tuple(covered)),
            ParagraphResult(index=1, status=None, scores={"adequacy": None}, units=()),
            ParagraphResult(index=2, status=None, scores={"adequacy": 0.1}, units=()),
        ),
        candidate_paragraphs=(
            CandidateParagraph(index=0, text=TEXT, kind="body", units=tuple(supported)),
            CandidateParagraph(index=1, text="Photo by C.", kind="boilerplate", units=()),
        ),
    )
    whole = make_result({}, {}, aligned=False)
    system = SystemResult(name="s", scores={}, documents=(document,))
    return select([whole.model_copy(update={"references": (reference,), "systems": (system,)})])


def test_a_document_is_its_body_without_boilerplate(selection: Selection) -> None:
    assert reference_segments(selection).texts == ["The ferry left. It was late. All is well."]


def test_a_candidate_document_is_its_body_without_boilerplate(selection: Selection) -> None:
    assert candidate_segments(selection, selection.contenders[0]) == [
        "The ferry left. It was late."
    ]


def test_scores_are_those_that_evidence_gives(selection: Selection) -> None:
    documents = selection.contenders[0].documents
    sums = own_totals(selection, selection.contenders[0]).statistics.sum(axis=0)
    for name, score in combine(documents).items():
        assert own_scores(name, sums[None])[0] == pytest.approx(score, abs=1e-4)


def test_units_are_weighed_by_their_words(selection: Selection) -> None:
    found = own_totals(selection, selection.contenders[0])
    assert found.statistics[0].tolist() == [3 * 1.0 + 3 * 0.25, 3 * 1.0 + 3 * 0.25, 6, 0, 0, 0]


def test_what_answers_nothing_has_a_place_of_its_own(selection: Selection) -> None:
    found = own_totals(selection, selection.contenders[0])
    assert found.statistics[-1].tolist() == pytest.approx(
        [0, 0, 0, 3 * 0.25 + 3 * 1.0, 6, 3 * (1 - 0.25 / FULL)]
    )


def test_what_answers_a_paragraph_stands_with_it(make_result: MakeResult) -> None:
    texts = {"a": ["one two", "three"]}
    aligned = select([make_result(texts, {"s": texts})])
    found = own_totals(aligned, aligned.contenders[0])
    assert found.statistics.tolist() == [[2] * 5 + [0], [1] * 5 + [0], [0] * 6]


def test_what_is_not_scored_has_no_score() -> None:
    for name in ("coverage", "support", "adequacy"):
        assert np.isnan(own_scores(name, np.zeros((1, len(astuple(Totals())))))).all()


def test_aligned_lines_are_the_segments(make_result: MakeResult) -> None:
    references = {"a": ["one", "", "three"], "b": ["four"]}
    candidates = {"a": ["eins", "zwei", ""], "b": ["vier"]}
    aligned = select([make_result(references, {"s": candidates})])
    segments = reference_segments(aligned)
    assert segments.texts == ["one", "", "three", "four"]
    assert segments.documents == ["a", "a", "a", "b"]
    assert candidate_segments(aligned, aligned.contenders[0]) == ["eins", "zwei", "", "vier"]


def test_places_that_hardly_differ_are_the_first_system_s() -> None:
    first = np.array([[9.95, 9.9, 10, 9.95, 10, 0], [5.0, 5, 10, 5, 10, 0]])
    moved = first + np.array([[-0.04, 0.01, 0, 0.03, 0, 0], [-0.2, 0, 0, 0, 0, 0]])
    settled = without_drift([first, moved])
    assert settled[0].tolist() == first.tolist()
    assert settled[1].tolist() == [first[0].tolist(), moved[1].tolist()]


def test_other_words_are_another_text_however_alike_the_scores() -> None:
    first = np.array([[10.0, 10, 10, 11, 11, 0]])
    longer = np.array([[10.0, 10, 10, 12, 12, 0]])
    assert without_drift([first, longer])[1].tolist() == longer.tolist()


def test_a_place_is_that_of_the_first_system_before_it_which_hardly_differs() -> None:
    rows = [np.array([[value, value, 1.0, 1.0, 1.0, 0.0]]) for value in (0.5, 0.9, 0.903, 0.501)]
    assert [float(each[0, 0]) for each in without_drift(rows)] == [0.5, 0.9, 0.9, 0.5]


def test_a_place_without_words_is_left_as_it_is() -> None:
    empty = np.zeros((1, 6))
    assert without_drift([empty, empty])[1].tolist() == empty.tolist()
