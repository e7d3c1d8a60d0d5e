"""The whole of a run, by the real scorer with the fake encoder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.documents import Document, parse_text
from harness.encoders import TextVectors
from harness.encoders.fake import FakeEncoder
from harness.errors import MetricError, ResultError
from harness.gates import Rules, check, make_baseline
from harness.result import Result
from harness.runs import Corpus, Options, ReferenceSet, evaluate_corpus
from harness.scoring import Scorer, ScoringConfig

SENTENCES = (
    "The committee met in Geneva on 12 May.",
    "It approved the budget of 40 million euros.",
    "Members asked for a report on the harbour.",
    "The chair promised one before the summer.",
    "Nobody spoke against the plan.",
    "Photo by Ann Example",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
documents = st.lists(paragraphs, min_size=1, max_size=3).map("\n\n".join)


def parse(text: str, id_: str = "a", *, language: str | None = "en") -> Document:
    return parse_text(text, id=id_, language=language)


def corpus(references: Mapping[str, str], systems: Mapping[str, Mapping[str, str]]) -> Corpus:
    return Corpus(
        references={id_: ReferenceSet(parse(text, id_)) for id_, text in references.items()},
        systems={
            system: {id_: parse(text, id_) for id_, text in texts.items()}
            for system, texts in systems.items()
        },
    )


def score(texts: Corpus, *, options: Options | None = None, encoder: bool = True) -> Result:
    scorer = Scorer(FakeEncoder()) if encoder else None
    return evaluate_corpus(texts, scorer=scorer, options=options or Options(), name="test")


TWO = corpus(
    {"a": " ".join(SENTENCES[:3]), "b": SENTENCES[3]},
    {
        "x": {"a": SENTENCES[0], "b": SENTENCES[3]},
        "y": {"a": " ".join(SENTENCES[:3]), "b": SENTENCES[4]},
    },
)


@settings(deadline=None, max_examples=15)
@given(documents, documents, documents, documents)
def test_a_document_stands_alone(ours: str, theirs: str, other: str, stranger: str) -> None:
    alone = score(corpus({"a": ours}, {"x": {"a": theirs}}))
    among = score(
        corpus(
            {"0": other, "a": ours, "b": stranger},
            {
                "0": {"0": stranger, "a": other, "b": ours},
                "x": {"0": other, "a": theirs, "b": other},
                "z": {"0": ours, "a": ours, "b": theirs},
            },
        )
    )
    system = next(each for each in among.systems if each.name == "x")
    assert system.documents[1] == alone.systems[0].documents[0]


def test_the_order_of_systems_and_documents_changes_nothing() -> None:
    turned = Corpus(
        references=dict(reversed(list(TWO.references.items()))),
        systems={
            system: dict(reversed(list(texts.items())))
            for system, texts in reversed(list(TWO.systems.items()))
        },
    )
    assert score(turned).to_json() == score(TWO).to_json()


def test_systems_and_documents_are_sorted() -> None:
    result = score(TWO)
    assert [each.name for each in result.systems] == ["x", "y"]
    assert [each.id for each in result.systems[0].documents] == ["a", "b"]
    assert [each.id for each in result.references] == ["a", "b"]


def test_every_score_has_its_metric_declared_and_every_metric_a_score() -> None:
    result = score(TWO)
    for system in result.systems:
        assert list(system.scores) == list(result.metrics)
        for document in system.documents:
            assert list(document.scores) == list(result.metrics)


def test_a_system_of_one_document_scores_as_the_document() -> None:
    result = score(corpus({"a": SENTENCES[0]}, {"x": {"a": SENTENCES[1]}}))
    (system,) = result.systems
    assert system.scores == system.documents[0].scores


def test_the_text_itself_covers_everything() -> None:
    text = " ".join(SENTENCES[:5])
    (system,) = score(corpus({"a": text}, {"x": {"a": text}})).systems
    assert system.scores["BLEU"] == system.scores["chrF2"] == 100
    assert system.documents[0].paragraphs[0].status == "covered"
    assert not system.documents[0].findings


def test_an_empty_candidate_covers_nothing_and_supports_nothing_known() -> None:
    (system,) = score(corpus({"a": SENTENCES[0]}, {"x": {"a": ""}})).systems
    assert system.scores["coverage"] == 0
    assert system.scores["support"] is None
    assert system.scores["adequacy"] == 0
    assert system.scores["BLEU"] == 0


def test_only_the_metrics_asked_for_are_scored() -> None:
    result = score(TWO, options=Options(metrics=("TER", "coverage")))
    assert list(result.metrics) == ["coverage", "TER"]
    for system in result.systems:
        assert list(system.scores) == ["coverage", "TER"]
        for document in system.documents:
            for paragraph in document.paragraphs:
                assert list(paragraph.scores) == ["coverage", "TER"]


def test_text_metrics_alone_need_no_encoder() -> None:
    result = score(TWO, options=Options(metrics=("BLEU",)), encoder=False)
    with_encoder = score(TWO)
    assert result.run.encoder == "none"
    for ours, theirs in zip(result.systems, with_encoder.systems, strict=True):
        assert ours.scores == {"BLEU": theirs.scores["BLEU"]}


def test_an_unknown_metric_is_an_error() -> None:
    with pytest.raises(MetricError, match="BLEU"):
        score(TWO, options=Options(metrics=("BLUE",)))


class Monolingual(FakeEncoder):
    """Knows English alone."""

    @property
    def languages(self) -> frozenset[str] | None:
        return frozenset({"en"})


@pytest.mark.parametrize(("ours", "theirs"), [("en", "fr"), ("fr", "en"), ("fr", "fr")])
def test_a_language_that_the_encoder_does_not_know_scores_null(ours: str, theirs: str) -> None:
    texts = Corpus(
        references={"a": ReferenceSet(parse(SENTENCES[0], language=ours), {}, ("The committee",))},
        systems={"x": {"a": parse(SENTENCES[0], language=theirs)}},
    )
    result = evaluate_corpus(texts, scorer=Scorer(Monolingual()), options=Options(), name="test")
    (system,) = result.systems
    (document,) = system.documents
    for scores in (system.scores, document.scores):
        assert scores["coverage"] is scores["support"] is scores["adequacy"] is None
        assert scores["BLEU"] == 100
    assert document.paragraphs[0].status is None
    assert all(
        unit.coverage is None and unit.status is None for unit in document.paragraphs[0].units
    )
    assert document.must_cover[0].coverage is None
    assert document.must_cover[0].status is None
    assert not document.findings
    assert any("fr" in warning and "x/a" in warning for warning in result.run.warnings)


def test_a_language_that_cannot_be_told_is_scored() -> None:
    texts = Corpus(
        references={"a": ReferenceSet(parse("Geneva", language=None))},
        systems={"x": {"a": parse("Geneva", language=None)}},
    )
    result = evaluate_corpus(texts, scorer=Scorer(Monolingual()), options=Options(), name="test")
    assert result.systems[0].scores["coverage"] is not None


def test_progress_counts_every_document() -> None:
    told: list[tuple[str, int, int]] = []
    evaluate_corpus(
        TWO,
        scorer=Scorer(FakeEncoder()),
        options=Options(),
        name="test",
        progress=lambda what, done, total: told.append((what, done, total)),
    )
    assert [(done, total) for _, done, total in told] == [(i, 4) for i in range(5)]
    assert [what for what, _, _ in told[:4]] == ["x/a", "y/a", "x/b", "y/b"]


class CountingEncoder(FakeEncoder):
    """Counts how often each text is encoded."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        self.seen.extend(texts)
        return super().encode(texts, progress=progress)


def test_a_reference_is_encoded_once_for_all_systems() -> None:
    encoder = CountingEncoder()
    texts = corpus(
        {"a": SENTENCES[0]},
        {name: {"a": SENTENCES[number]} for number, name in enumerate("xyz", 1)},
    )
    evaluate_corpus(texts, scorer=Scorer(encoder), options=Options(), name="test")
    assert encoder.seen.count(SENTENCES[0]) == 1


def test_the_run_says_how_it_was_made() -> None:
    run = score(TWO, options=Options(language="en")).run
    assert run.name == "test"
    assert run.encoder == "fake"
    assert "|enc:fake:dim:32|" in run.signature
    assert run.config["covered_at"] > run.config["omitted_below"]
    assert run.config["language"] == "en"
    assert {"harness", "sacrebleu", "torch", "python"} <= set(run.versions)


@pytest.mark.parametrize(
    "options",
    [
        Options(aligned=True),
        Options(paragraphs="line"),
        Options(language="de"),
        Options(keep_boilerplate=True),
    ],
)
def test_what_changes_a_score_changes_the_signature(options: Options) -> None:
    plain, changed = score(TWO), score(TWO, options=options)
    assert plain.run.signature != changed.run.signature


def test_a_threshold_that_is_not_the_default_stands_in_the_signature() -> None:
    scorer = Scorer(FakeEncoder(), ScoringConfig(covered_at=0.85))
    changed = evaluate_corpus(TWO, scorer=scorer, options=Options(), name="test")
    assert "|covered_at:0.85|" in changed.run.signature
    assert changed.run.signature.replace("|covered_at:0.85", "") == score(TWO).run.signature


def test_a_baseline_of_other_thresholds_is_refused() -> None:
    scorer = Scorer(FakeEncoder(), ScoringConfig(omitted_below=0.4))
    changed = evaluate_corpus(TWO, scorer=scorer, options=Options(), name="test")
    with pytest.raises(ResultError, match="signatures of run and baseline differ"):
        check(changed, make_baseline(score(TWO)), Rules(), date(2026, 1, 1))


def test_a_result_survives_its_json() -> None:
    result = score(TWO)
    assert Result.from_json(result.to_json()) == result


@pytest.mark.parametrize("key", ["findings", "must_cover"])
def test_a_result_that_says_nothing_of_what_gates_ask_is_refused(key: str) -> None:
    data = json.loads(score(TWO).to_json())
    del data["systems"][0]["documents"][0][key]
    with pytest.raises(ResultError, match=f"says nothing of {key}"):
        Result.from_json(json.dumps(data))
