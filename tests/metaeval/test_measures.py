"""The peers: what they are defined to be, and each pair scored once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sacrebleu.metrics.chrf import CHRF

from harness.encoders import Encoder
from harness.errors import MetricError
from harness.metaeval.measures import find_measure, rouge_1_recall, score_unique, unit_range
from harness.metaeval.protocols import Pair


def rouge(reference: str, candidate: str) -> float | None:
    return rouge_1_recall([Pair(reference, candidate)])[0]["ROUGE-1-recall"]


def test_rouge_counts_a_word_as_often_as_the_candidate_has_it() -> None:
    assert rouge("the cat and the dog", "The cat!") == pytest.approx(2 / 5)


def test_rouge_of_no_words_is_unknown() -> None:
    assert rouge("...", "The cat") is None


def test_token_recall_and_f1_are_bert_scores(encoder: Encoder) -> None:
    row = find_measure("token-F1", encoder)([Pair("red apples", "red apples fell")])[0]
    fell, red, apples = (encoder.encode([word])[0].tokens[0] for word in ("fell", "red", "apples"))
    precision = (1 + 1 + max(float(fell @ red), float(fell @ apples))) / 3
    assert row["token-recall"] == pytest.approx(1.0, abs=1e-5)
    assert row["token-F1"] == pytest.approx(2 * precision / (precision + 1), abs=1e-5)


def test_cosine_by_sentence_takes_the_best_sentence(encoder: Encoder) -> None:
    pair = Pair("Red apples fell.", "Nothing happened today. Red apples fell.")
    assert find_measure("cosine", encoder, by_sentence=True)([pair])[0]["cosine"] == pytest.approx(
        1.0, abs=1e-5
    )
    whole = find_measure("cosine", encoder)([pair])[0]["cosine"]
    assert whole is not None
    assert whole < 0.9


def test_an_empty_side_is_unknown_to_the_encoders_peers(encoder: Encoder) -> None:
    row = find_measure("cosine", encoder, by_sentence=True)([Pair("apples", "")])[0]
    assert set(row.values()) == {None}


def test_a_text_metric_is_its_librarys_sentence_score(encoder: Encoder) -> None:
    pair = Pair("red apples fell", "red pears fell")
    expected = CHRF().sentence_score(pair.candidate, [pair.reference]).score
    assert find_measure("chrF2", encoder)([pair])[0]["chrF2"] == pytest.approx(expected)


def test_a_metric_where_lower_is_better_is_turned_round(encoder: Encoder) -> None:
    good, bad = find_measure("TER", encoder)([Pair("a b c d", "a b c d"), Pair("a b c d", "x")])
    assert good["TER"] is not None
    assert bad["TER"] is not None
    assert good["TER"] > bad["TER"]


def test_an_unknown_metric_says_what_there_is(encoder: Encoder) -> None:
    with pytest.raises(MetricError, match="token-recall"):
        find_measure("nothing", encoder)


def test_a_percentage_has_a_range_to_scale_by() -> None:
    assert unit_range("chrF2") == (0, 100)
    assert unit_range("coverage") == (0, 1)


def test_each_pair_is_scored_once() -> None:
    seen: list[Pair] = []

    def score(pairs: Sequence[Pair]) -> list[int]:
        seen.extend(pairs)
        return [len(pair.candidate) for pair in pairs]

    told: list[tuple[str, int, int]] = []
    pairs = [Pair("r", "a"), Pair("r", "bb"), Pair("r", "a")]
    found = score_unique(
        pairs, score, what="x", progress=lambda what, done, total: told.append((what, done, total))
    )
    assert [found[pair] for pair in pairs] == [1, 2, 1]
    assert seen == [Pair("r", "a"), Pair("r", "bb")]
    assert told == [("x", 2, 2)]
