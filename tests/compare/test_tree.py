"""From the tree to segments and statistics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.compare.selection import Selection, select
from harness.compare.tree import candidate_segments, own_scores, reference_segments, weighted_mean
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
        for unit, score in zip(units("boilerplate"), (0.5, None, 1.0), strict=True)
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


def test_coverage_weighs_units_by_their_words(selection: Selection) -> None:
    found = own_scores("coverage", selection, selection.contenders[0])
    assert found.statistics.sum(axis=0).tolist() == [3 * 1.0 + 3 * 0.25, 6]
    assert weighted_mean(found.statistics.sum(axis=0)[None])[0] == pytest.approx(0.625)


def test_support_of_what_answers_nothing_has_a_place_of_its_own(selection: Selection) -> None:
    found = own_scores("support", selection, selection.contenders[0])
    row = found.places.index(("d", -1))
    assert found.statistics[row].tolist() == [3 * 0.5 + 3 * 1.0, 6]


def test_adequacy_weighs_paragraphs_by_their_words(selection: Selection) -> None:
    found = own_scores("adequacy", selection, selection.contenders[0])
    assert found.statistics[0].tolist() == [0.5 * 6, 6]


def test_what_has_no_score_has_no_weight(selection: Selection) -> None:
    found = own_scores("adequacy", selection, selection.contenders[0])
    assert found.statistics[1].tolist() == [0, 0]


def test_aligned_lines_are_the_segments(make_result: MakeResult) -> None:
    references = {"a": ["one", "", "three"], "b": ["four"]}
    candidates = {"a": ["eins", "zwei", ""], "b": ["vier"]}
    aligned = select([make_result(references, {"s": candidates})])
    segments = reference_segments(aligned)
    assert segments.texts == ["one", "", "three", "four"]
    assert segments.documents == ["a", "a", "a", "b"]
    assert candidate_segments(aligned, aligned.contenders[0]) == ["eins", "zwei", "", "vier"]
