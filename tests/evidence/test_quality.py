from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from harness.alignment import align, view_document
from harness.alignment.words import FAULTS
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.changes import changed_facts
from harness.evidence.coverage import sides
from harness.evidence.features import sentence_signals
from harness.evidence.penalty import UNANSWERED
from harness.evidence.quality import QUALITY_FEATURES, Rendering, quality_features
from harness.evidence.quality_model import load_quality
from harness.evidence.renderings import renderings
from harness.evidence.sentence_quality import sentence_quality
from harness.scoring import Scorer

SENTENCE = "The council of Geneva approved 40 new crossings on Friday."


def _renderings(reference: str, candidate: str) -> list[tuple[tuple[int, ...], Rendering]]:
    left, right = (
        view_document(parse_text(text, id="text", paragraphs="line"), load_encoder("fake"))
        for text in (reference, candidate)
    )
    alignment = align(left, right)
    near, far = sides(left, right, alignment)
    changes = changed_facts(left, right, alignment)
    signals = sentence_signals(near), sentence_signals(far)
    return renderings(left, right, alignment, signals, changes)


def _signals(reference: str, candidate: str) -> dict[str, float]:
    ((_, rendering),) = _renderings(reference, candidate)
    return dict(zip(QUALITY_FEATURES, quality_features(rendering).tolist(), strict=True))


def _quality_of(rendering: Rendering) -> float:
    return load_quality().quality(
        [quality_features(rendering)], [rendering.sentence_length], [0], [(0, 0)]
    )[0]


def _quality(reference: str, candidate: str) -> float:
    ((_, rendering),) = _renderings(reference, candidate)
    return _quality_of(rendering)


def test_a_sentence_rendered_by_itself_has_nothing_wrong() -> None:
    signals = _signals(SENTENCE, SENTENCE)
    for name in ("recall", "precision", "recall_same", "characters", "cosine", "pairs_recall"):
        assert signals[name] == pytest.approx(1, abs=1e-5)
    for name in ("holes_recall", "holes_precision", "longer", "doubled", "closed", "facts_major"):
        assert signals[name] == pytest.approx(0, abs=1e-5)


def test_a_sentence_rendered_by_itself_is_of_the_best_quality() -> None:
    assert _quality(SENTENCE, SENTENCE) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("signal", "candidate"),
    [
        ("doubled", "The council of Geneva approved 40 new new crossings on Friday."),
        ("closed", "The council of Geneva approved 40 new crossings on Friday"),
        ("longer", "The council of Geneva approved 40 new level crossings on Friday morning."),
        ("holes_recall", "The council of Geneva approved 40 crossings on Friday."),
        ("holes_precision", "The council of Geneva approved 40 new level crossings on Friday."),
        ("capitals", "the council of geneva approved 40 new crossings on friday."),
    ],
)
def test_a_fault_is_seen_by_its_signal(signal: str, candidate: str) -> None:
    assert _signals(SENTENCE, candidate)[signal] > _signals(SENTENCE, SENTENCE)[signal]


def test_a_changed_fact_is_counted_where_it_stands() -> None:
    signals = _signals(SENTENCE, SENTENCE.replace("40", "90"))
    assert signals["facts_minor"] + signals["facts_major"] + signals["facts_critical"] == 1


def test_each_group_of_linked_sentences_is_one_rendering() -> None:
    reference = f"{SENTENCE}\nThe mayor cut a ribbon before noon.\n"
    found = _renderings(reference, reference)
    assert [indices for indices, _ in found] == [(0,), (1,)]
    assert [r.texts for _, r in found] == [(line, line) for line in reference.splitlines()]


def test_a_sentence_without_an_answer_is_rendered_by_nothing() -> None:
    assert _renderings(SENTENCE, "") == []
    assert load_quality().quality([], [], [], []) == []


@pytest.mark.parametrize("more", [(1.0, 0.0), (0.0, 1.0)])
def test_words_that_nothing_answers_cost_on_either_side(more: tuple[float, float]) -> None:
    ((_, rendering),) = _renderings(SENTENCE, SENTENCE.replace("new", "other"))
    row = quality_features(rendering)
    none, some = load_quality().quality([row] * 2, [8, 8], [0, 0], [(0, 0), more])
    cost = 0.1 * sum(a * b for a, b in zip(more, UNANSWERED, strict=True))
    assert none - some == pytest.approx(cost)


def test_words_that_nothing_answers_cost_the_sentence_that_they_are_in() -> None:
    reference = f"{SENTENCE}\nThe mayor cut a ribbon before noon.\n"
    found = _renderings(reference, reference.replace("Friday", "Monday").replace("noon", "dusk"))
    view = view_document(parse_text(reference, id="t", paragraphs="line"), load_encoder("fake"))
    judged: list[dict[tuple[int, ...], tuple[float, float]]] = [{}, {(1,): (0.0, 1.0)}]
    before, after = (sentence_quality(found, [], sums, view, load_quality()) for sums in judged)
    assert before[0] == after[0]
    assert before[1] > after[1]


def test_quality_is_never_above_one_nor_below_nothing() -> None:
    rows = list(np.random.default_rng(1).normal(size=(50, len(QUALITY_FEATURES))))
    assert all(
        0 <= value <= 1
        for value in load_quality().quality(rows, list(range(50)), [0] * 50, [(0, 0)] * 50)
    )


def _paraphrase(reference: str, candidate: str, times: int) -> float:
    """Adequacy of a sentence that is so many times as long."""
    scorer = Scorer(load_encoder("fake"))
    left, right = (", and ".join([text] * times) + "." for text in (reference, candidate))
    (found,) = scorer.score_pairs([left], [right])
    assert found.adequacy is not None
    return found.adequacy


def test_the_same_rewording_costs_more_in_a_longer_sentence() -> None:
    texts = "the council approved new crossings", "the crossings were agreed to by the town"
    short, long = (_paraphrase(*texts, times) for times in (1, 6))
    assert 0.5 < long < short - 0.02


def test_sentences_that_are_rendered_together_are_as_long_as_each_is() -> None:
    apart = "The council approved 40 crossings. The mayor praised many drivers."
    ((indices, together),) = _renderings(
        apart, "The council approved 40 crossings, and the mayor praised many drivers."
    )
    assert indices == (0, 1)
    assert together.content_words == 8
    assert together.sentence_length == 4


def test_a_rendering_that_sounds_broken_is_of_lower_quality() -> None:
    ((_, rendering),) = _renderings(SENTENCE, SENTENCE)
    nothing = np.zeros(len(FAULTS), dtype=np.float32)
    missing = np.array([4.0, 0.0, 2.5, 0.0], dtype=np.float32)
    values = [
        _quality_of(replace(rendering, faults=faults))
        for faults in ((nothing, nothing), (nothing, missing), (missing, missing))
    ]
    assert values[1] < values[0]
    # what the reference itself sounds like is no fault of the candidate's
    assert values[2] == values[0]


def test_words_are_told_apart_by_their_early_vectors() -> None:
    ((_, rendering),) = _renderings(SENTENCE, SENTENCE)
    blind = rendering.early.copy()
    blind[3] = 0.1
    signals = dict(
        zip(QUALITY_FEATURES, quality_features(replace(rendering, early=blind)), strict=True)
    )
    assert signals["early_least_recall"] == pytest.approx(0.1)
    assert signals["early_lost_recall"] > 0.5
    assert signals["early_recall"] < 1
