"""The scorer as its callers see it, with the encoder that needs no model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.documents import Document, parse_text
from harness.encoders import Encoder, TextVectors, load_encoder
from harness.errors import ConfigError
from harness.result import DocumentResult
from harness.scoring import Scorer, ScoringConfig

FAKE = load_encoder("fake")
QUICK = settings(max_examples=25, deadline=None)
REFERENCE = """The harbour bridge reopened on 14 September, nineteen months after a crack was found.

Engineers replaced sixty metres of girder. The work cost 8 million euros.

The mayor cut a ribbon before noon.
"""
SENTENCES = [
    "The harbour bridge reopened on Saturday.",
    "Engineers replaced sixty metres of girder.",
    "The work cost 8 million euros.",
    "The mayor cut a ribbon before noon.",
    "Ana Lopez said that nobody was hurt.",
    "Divers inspected the foundations in June; cameras record every lorry.",
]
texts = st.lists(st.sampled_from(SENTENCES), max_size=5).map("\n\n".join)


class Batching:
    """An encoder that looks at a few texts at once, back to front."""

    def __init__(self, inner: Encoder, size: int) -> None:
        self._inner = inner
        self._size = size
        self.name = inner.name
        self.signature = inner.signature
        self.dimension = inner.dimension
        self.languages = inner.languages

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        turned: list[TextVectors] = []
        backwards = list(texts)[::-1]
        for at in range(0, len(backwards), self._size):
            turned += self._inner.encode(backwards[at : at + self._size], progress=progress)
        return turned[::-1]


def _document(text: str) -> Document:
    return parse_text(text, id="text")


def _score(reference: str, candidate: str, config: ScoringConfig | None = None) -> DocumentResult:
    return Scorer(FAKE, config).score(_document(reference), _document(candidate))


def test_a_text_covers_itself() -> None:
    result = _score(REFERENCE, REFERENCE)
    assert (result.scores["coverage"] or 0) >= 0.98
    assert (result.scores["support"] or 0) >= 0.98
    assert result.findings == ()


def test_a_lost_paragraph_is_one_omission() -> None:
    kept = REFERENCE.split("\n\n")
    (finding,) = _score(REFERENCE, "\n\n".join([kept[0], kept[2]])).findings
    assert finding.category == "Accuracy/Omission"
    assert finding.reference is not None
    assert finding.reference.text == kept[1]


def test_a_changed_number_is_a_mistranslation() -> None:
    found = _score(REFERENCE, REFERENCE.replace("8 million", "80 million")).findings
    assert [(f.category, f.fact) for f in found] == [("Accuracy/Mistranslation", "number")]


def test_a_changed_fact_takes_from_adequacy_and_not_from_coverage() -> None:
    right, wrong = _score(REFERENCE, REFERENCE), _score(REFERENCE, REFERENCE.replace("8 m", "80 m"))
    assert wrong.scores["coverage"] == pytest.approx(right.scores["coverage"], abs=0.02)
    assert (wrong.scores["adequacy"] or 0) < (right.scores["adequacy"] or 0)


def test_an_empty_candidate_covers_nothing() -> None:
    result = _score(REFERENCE, "")
    assert result.scores["coverage"] == 0
    assert result.scores["support"] is None
    assert {p.status for p in result.paragraphs} == {"omitted"}


def test_boilerplate_is_in_no_score_and_no_finding() -> None:
    plain = _score(REFERENCE, REFERENCE)
    marked = _score(REFERENCE, f"Original title: A bridge\n\n{REFERENCE}\nEditor: Ana Lopez\n")
    assert marked.scores == plain.scores
    assert marked.findings == ()
    assert [p.kind for p in marked.candidate_paragraphs][::4] == ["boilerplate", "boilerplate"]


def test_a_further_reference_supports_what_the_first_does_not() -> None:
    candidate = f"{REFERENCE}\nAna Lopez said that nobody was hurt.\n"
    scorer = Scorer(FAKE)
    alone = scorer.score(_document(REFERENCE), _document(candidate))
    both = scorer.score(
        _document(REFERENCE), _document(candidate), further=[_document(SENTENCES[4])]
    )
    assert (both.scores["support"] or 0) > (alone.scores["support"] or 0)
    assert both.scores["coverage"] == alone.scores["coverage"]
    assert not [f for f in both.findings if f.category == "Accuracy/Addition"]


def test_units_that_must_be_covered_are_told_in_their_order() -> None:
    must = ["The mayor cut a ribbon.", "Astronomers photographed a bent comet.", "–"]
    told = Scorer(FAKE).score(_document(REFERENCE), _document(REFERENCE), must_cover=must)
    assert [each.text for each in told.must_cover] == must
    first, second, third = told.must_cover
    assert (first.coverage or 0) > (second.coverage or 0)
    assert (third.coverage, third.status) == (None, None)


def test_aligned_lines_are_scored_within_their_line() -> None:
    scorer = Scorer(FAKE, ScoringConfig(aligned=True))
    lines = "".join(f"{each}\n" for each in SENTENCES[:3])
    turned = "".join(f"{each}\n" for each in SENTENCES[2::-1])
    result = scorer.score(
        parse_text(lines, id="text", aligned=True), parse_text(turned, id="text", aligned=True)
    )
    assert [p.aligned for p in result.paragraphs] == [(0,), (1,), (2,)]
    coverage = [p.scores["coverage"] or 0 for p in result.paragraphs]
    assert coverage[1] >= 0.98 > max(coverage[0], coverage[2])


def test_lines_that_have_one_translation_repeat_nothing() -> None:
    reference = "Where are you going now?\nWhere are you off to now?"
    candidate = "Where are you going now?\nWhere are you going now?"
    scorer = Scorer(FAKE, ScoringConfig(aligned=True))
    lines = [parse_text(text, id="text", aligned=True) for text in (reference, candidate)]
    result = scorer.score(*lines, system="mt")
    assert not [f for f in result.findings if f.category == "Accuracy/Addition"]
    alone = scorer.score_pairs(["Where are you off to now?"], ["Where are you going now?"])
    assert result.candidate_paragraphs[1].units[0].support == pytest.approx(
        alone[0].support, abs=1e-4
    )


def test_a_line_that_says_it_twice_repeats_it() -> None:
    said = "Where are you going now?"
    scorer = Scorer(FAKE, ScoringConfig(aligned=True))
    lines = [parse_text(text, id="text", aligned=True) for text in (said, f"{said} {said} {said}")]
    result = scorer.score(*lines, system="mt")
    assert [u.support for u in result.candidate_paragraphs[0].units][1:] == [0, 0]


@pytest.mark.parametrize("text", ["word " * 300, "ha " * 40 + "\n\n" + "the the the"])
def test_a_copy_of_an_odd_text_is_of_the_best_quality(text: str) -> None:
    assert _score(text, text).scores["adequacy"] == 1


def test_a_changed_fact_has_its_price_in_a_short_sentence() -> None:
    [changed] = Scorer(FAKE).score_pairs(["The fee is 40 euros."], ["The fee is 60 euros."])
    assert changed.adequacy is not None
    assert changed.adequacy < 0.95


def test_pairs_are_scored_each_for_itself() -> None:
    scorer = Scorer(FAKE)
    references, candidates = SENTENCES[:3], [SENTENCES[0], SENTENCES[3], ""]
    together = scorer.score_pairs(references, candidates)
    for pair, reference, candidate in zip(together, references, candidates, strict=True):
        assert [pair] == scorer.score_pairs([reference], [candidate])
    assert (together[0].coverage or 0) >= 0.98
    assert together[2].coverage == 0
    assert together[2].support is None


def test_pairs_that_do_not_pair_are_refused() -> None:
    with pytest.raises(ConfigError, match="2 references, but 1 candidate"):
        Scorer(FAKE).score_pairs(["a", "b"], ["a"])


def test_thresholds_decide_the_status() -> None:
    strict = ScoringConfig(covered_at=1.0, omitted_below=1.0)
    statuses = {u.status for p in _score(REFERENCE, REFERENCE, strict).paragraphs for u in p.units}
    assert statuses == {"omitted"}


@pytest.mark.parametrize(("low", "high"), [(0.8, 0.7), (-0.1, 0.7), (0.5, 1.1)])
def test_thresholds_that_do_not_fit_are_refused(low: float, high: float) -> None:
    with pytest.raises(ConfigError):
        ScoringConfig(omitted_below=low, covered_at=high)
    with pytest.raises(ConfigError):
        ScoringConfig(unsupported_below=low, supported_at=high)


def test_the_progress_adds_up_to_the_sentences() -> None:
    told: list[int] = []
    Scorer(FAKE).score(_document(REFERENCE), _document(SENTENCES[4]), progress=told.append)
    assert sum(told) == 5


@QUICK
@given(texts.filter(bool), texts, texts)
def test_what_was_scored_before_changes_nothing(reference: str, first: str, second: str) -> None:
    used = Scorer(FAKE)
    document = _document(reference)
    used.score(document, _document(first))
    assert used.score(document, _document(second)) == _score(reference, second)


@QUICK
@given(texts.filter(bool), texts, st.integers(1, 3))
def test_batches_change_nothing(reference: str, candidate: str, size: int) -> None:
    batched = Scorer(Batching(FAKE, size)).score(_document(reference), _document(candidate))
    assert batched == _score(reference, candidate)


@QUICK
@given(texts.filter(bool), texts)
def test_spans_are_verbatim_and_scores_in_range(reference: str, candidate: str) -> None:
    result = _score(reference, candidate)
    own = [p.text for p in _document(reference).paragraphs]
    other = [p.text for p in result.candidate_paragraphs]
    for paragraph in result.paragraphs:
        for unit in paragraph.units:
            assert own[paragraph.index][unit.start : unit.end] == unit.text
            for evidence in unit.evidence:
                assert other[evidence.paragraph][evidence.start : evidence.end] == evidence.text
    for value in result.scores.values():
        assert value is None or 0 <= value <= 1
