"""The rules of the contract on arbitrary texts, with the encoder that needs no model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from harness import evaluate
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.result import (
    CandidateUnit,
    DocumentResult,
    Evidence,
    ReferenceUnit,
    Result,
    Scores,
    Span,
)

QUICK = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # how busy the machine is, is no fault
)
FAKE = load_encoder("fake")
WORDS = (
    "the The council approved 40 million 12 May 2023 Geneva Ana Lopez said not never First, "
    "second; – “quoted” U.N. 3.5% e.g. Photo by Editor: 会议 在 北京。 Привет naïve ﬁne a\u0301 😀 "
    ". ! ? : ,"
).split()
FOREIGN = re.compile("[\u0370-\U0010ffff]")
"""Scripts that are told to be untranslated in English: a test of their own."""
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
texts = st.one_of(
    st.lists(sentences, min_size=1, max_size=6).map("\n\n".join),
    st.lists(sentences, min_size=1, max_size=6).map("\n".join),
    st.text(max_size=80),
)
# a reference of boilerplate alone is refused, so it has to be more
references = texts.filter(
    lambda text: re.search(r"\w", parse_text(text, id="reference").body_text()) is not None
)


def _check_spans(spans: Sequence[Span | Evidence], texts: Sequence[str]) -> None:
    for span in spans:
        assert 0 <= span.start < span.end
        assert texts[span.paragraph][span.start : span.end] == span.text


def _check_units(units: Sequence[ReferenceUnit | CandidateUnit], text: str) -> None:
    at = 0
    held: set[int] = set()
    for unit in units:
        assert at <= unit.start < unit.end
        at = unit.end
        held.update(range(unit.start, unit.end))
        assert text[unit.start : unit.end] == unit.text
        score = unit.coverage if isinstance(unit, ReferenceUnit) else unit.support
        assert (score is None) == (unit.status is None)
        assert score is None or 0 <= score <= 1
    for word in re.finditer(r"\w+", text):
        assert held.issuperset(range(*word.span())), f"no unit holds {word.group()!r}"


def _check_scores(scores: Scores, result: Result) -> None:
    for name, value in scores.items():
        low, high = result.metrics[name].range
        assert value is None or low is None or low <= value
        assert value is None or high is None or value <= high


def _check_document(document: DocumentResult, result: Result) -> None:
    reference = next(r for r in result.references if r.id == document.id).paragraphs
    own = [p.text for p in reference]
    other = [p.text for p in document.candidate_paragraphs]
    _check_scores(document.scores, result)
    assert [p.index for p in document.paragraphs] == [p.index for p in reference]
    assert [p.index for p in document.candidate_paragraphs] == list(range(len(other)))
    for paragraph, source in zip(document.paragraphs, reference, strict=True):
        _check_scores(paragraph.scores, result)
        if source.kind != "boilerplate":
            _check_units(paragraph.units, source.text)
        assert set(paragraph.aligned) <= set(range(len(other)))
        for unit in paragraph.units:
            _check_spans(unit.evidence, other)
            assert source.kind != "boilerplate" or unit.coverage is None
    for answer in document.candidate_paragraphs:
        if answer.kind != "boilerplate":
            _check_units(answer.units, answer.text)
        assert set(answer.aligned) <= set(range(len(own)))
        for piece in answer.units:
            _check_spans(piece.evidence, own)
    assert len({f.id for f in document.findings}) == len(document.findings)
    for finding in document.findings:
        assert finding.explanation
        assert finding.reference or finding.category != "Accuracy/Omission"
        assert finding.candidate or finding.category != "Accuracy/Addition"
        _check_spans([finding.reference] if finding.reference else [], own)
        _check_spans([finding.candidate] if finding.candidate else [], other)


@QUICK
@given(references, st.lists(texts, min_size=1, max_size=2))
def test_arbitrary_texts_keep_the_contract(reference: str, candidates: list[str]) -> None:
    named = {f"system-{number}": text for number, text in enumerate(candidates)}
    result = evaluate(reference, named, encoder=FAKE)
    for system in result.systems:
        _check_scores(system.scores, result)
        for document in system.documents:
            _check_document(document, result)


@QUICK
@given(references, texts)
def test_the_result_survives_its_json(reference: str, candidate: str) -> None:
    result = evaluate(reference, candidate, encoder=FAKE)
    assert Result.from_json(result.to_json()) == result


@QUICK
@example("the\n\nthe\n\nthe the")
@given(references.filter(lambda text: FOREIGN.search(text) is None))
def test_a_text_against_itself_raises_no_finding(text: str) -> None:
    (document,) = evaluate(text, text, encoder=FAKE).systems[0].documents
    assert document.findings == ()
    assert document.scores["coverage"] is None or document.scores["coverage"] >= 0.98


def test_what_the_reference_leaves_in_another_script_may_stay_so() -> None:
    text = "The council of Geneva called the plan a 会议 of the year, and nobody said why.\n"
    (document,) = evaluate(text, text, encoder=FAKE).systems[0].documents
    assert document.findings == ()


@QUICK
@given(references)
def test_an_empty_candidate_covers_nothing(reference: str) -> None:
    (document,) = evaluate(reference, "", encoder=FAKE).systems[0].documents
    assert document.scores["coverage"] in (0, None)
    assert document.scores["support"] is None
    assert {f.category for f in document.findings} <= {"Accuracy/Omission"}


@QUICK
@given(references, st.dictionaries(st.sampled_from("abcd"), texts, min_size=2, max_size=4))
@example("the", {"a": "", "b": ""})
def test_the_other_systems_and_their_order_change_nothing(
    reference: str, candidates: dict[str, str]
) -> None:
    together = evaluate(reference, candidates, encoder=FAKE)
    turned = evaluate(reference, dict(reversed(candidates.items())), encoder=FAKE)
    assert turned == together
    for system in together.systems:
        alone = evaluate(reference, {system.name: candidates[system.name]}, encoder=FAKE)
        assert alone.systems == (system,)
