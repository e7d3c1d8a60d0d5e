from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.alignment import DocumentView
from harness.alignment.similarity import (
    compare_sentences,
    nearest,
    pair_features,
    possible_pairs,
)

Look = Callable[[str], DocumentView]


def test_the_most_similar_rows_come_first() -> None:
    left = np.array([[1, 0], [0, 1]], dtype=np.float32)
    right = np.array([[0, 1], [0.6, 0.8], [1, 0]], dtype=np.float32)
    forward, backward = nearest(left, right, 2)
    assert forward.tolist() == [[2, 1], [0, 1]]
    assert backward.tolist() == [[1, 0], [1, 0], [0, 1]]


def test_ties_go_to_the_lower_index() -> None:
    ones = np.ones((4, 1), dtype=np.float32)
    forward, backward = nearest(ones[:1], ones, 4)
    assert forward.tolist() == [[0, 1, 2, 3]]
    assert backward.tolist() == [[0]] * 4


@pytest.mark.parametrize(("rows", "columns"), [(0, 3), (3, 0), (0, 0)])
def test_nothing_is_nearest_to_nothing(rows: int, columns: int) -> None:
    forward, backward = nearest(
        np.ones((rows, 2), np.float32), np.ones((columns, 2), np.float32), 2
    )
    assert forward.shape == (rows, min(2, columns))
    assert backward.shape == (columns, min(2, rows))


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    rows=st.integers(1, 200),
    columns=st.integers(1, 200),
    count=st.integers(1, 3),
    block=st.integers(1, 90),
)
def test_nearest_agrees_with_a_full_sort(
    seed: int, rows: int, columns: int, count: int, block: int
) -> None:
    generator = np.random.default_rng(seed)
    # whole numbers, so that there are ties and no rounding
    left, right = (
        generator.integers(-2, 3, (size, 2)).astype(np.float32) for size in (rows, columns)
    )
    similarity = left @ right.T
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("harness.alignment.similarity._BLOCK", block)
        forward, backward = nearest(left, right, count)
    for found, values in ((forward, similarity), (backward, similarity.T)):
        expected = np.argsort(-values, axis=1, kind="stable")[:, :count]
        assert np.array_equal(found, expected)


def test_each_sentence_of_both_sides_is_in_some_pair(look: Look) -> None:
    left = look("The harbour opened.\nThe ferry left.\nIt rained all day.\n")
    right = look("It rained.\nThe harbour opened at six.\n")
    pairs = possible_pairs(left, right, 1)
    assert pairs == sorted(pairs)
    assert {i for i, _ in pairs} == {0, 1, 2}
    assert {j for _, j in pairs} == {0, 1}


def test_a_word_is_answered_by_the_same_word(look: Look) -> None:
    left, right = look("The ferry left late.\n"), look("Late in May the ferry sank.\n")
    (pair,) = compare_sentences(left.sentences, right.sentences, [(0, 0)])
    words = right.sentences[0].words
    at = dict(zip(left.sentences[0].words.stems, pair.recall_at.tolist(), strict=True))
    assert words.stems[at["ferry"]] == "ferry"
    same = dict(zip(left.sentences[0].words.stems, pair.recall_same.tolist(), strict=True))
    assert same["ferry"]
    assert not same["left"]
    assert pair.recall[1] == pytest.approx(1, abs=1e-5)


def test_a_pair_turned_round_has_its_sides_exchanged(look: Look) -> None:
    left, right = look("The ferry left late.\n"), look("Late in May the ferry sank.\n")
    (pair,) = compare_sentences(left.sentences, right.sentences, [(0, 0)])
    (turned,) = compare_sentences(right.sentences, left.sentences, [(0, 0)])
    assert pair.cosine == pytest.approx(turned.cosine)
    np.testing.assert_allclose(pair.recall, turned.precision, atol=1e-6)
    assert np.array_equal(pair.recall_same, turned.precision_same)


def test_a_rival_takes_from_a_pairs_margin(look: Look) -> None:
    left = look("The ferry left the harbour.\n")
    right = look("The ferry left the harbour.\nThe ferry left the town.\n")
    where = [(0, 0), (0, 1)]
    pairs = compare_sentences(left.sentences, right.sentences, where)
    alone = pair_features(pairs[:1], left.sentences, right.sentences)
    features = pair_features(pairs, left.sentences, right.sentences)
    assert features[0, 5] > 0 > features[1, 5]
    assert features[0, 5] < alone[0, 5]
