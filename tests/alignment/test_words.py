from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.alignment import find_words, stem, word_weight
from harness.alignment.words import FAULTS, pool_words
from harness.encoders import TextVectors, load_encoder


def _found(text: str) -> list[str]:
    return [text[a:b] for a, b in find_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor's plan", ["The", "mayor's", "plan"]),
        ("it cost 1,250.75 crowns at 10:30.", ["it", "cost", "1,250.75", "crowns", "at", "10:30"]),
        ("naïve Übung", ["naïve", "Übung"]),
        ("北京2023年", ["北", "京", "2023", "年"]),
        ("– … !", []),
        ("", []),
    ],
)
def test_words_are_letters_numbers_or_single_ideographs(text: str, words: list[str]) -> None:
    assert _found(text) == words


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    spans = find_words(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stressed", "stresses"),
        ("stopping", "stopped"),
        ("countries", "country"),
        ("Mayor's", "mayor"),
        ("achieve", "achieved"),
    ],
)
def test_inflections_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("Beijing", "Berlin"), ("27", "28"), ("war", "wall")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert word_weight(stem("harbourmaster")) > word_weight(stem("said")) > 0


def test_a_words_vector_is_the_mean_of_its_tokens() -> None:
    vectors = TextVectors(
        offsets=np.array([[0, 3], [3, 6], [7, 9]]),
        tokens=np.array([[1, 0], [0, 1], [0, -1]], dtype=np.float32),
        sentence=np.array([1, 0], dtype=np.float32),
    )
    words = pool_words("harbor at", vectors)
    assert words.spans.tolist() == [[0, 6], [7, 9]]
    np.testing.assert_allclose(words.vectors, [[0.5**0.5, 0.5**0.5], [0, -1]], rtol=1e-6)


def test_a_word_without_a_token_has_no_direction() -> None:
    empty = TextVectors(
        np.zeros((0, 2), np.int64), np.zeros((0, 4), np.float32), np.zeros(4, np.float32)
    )
    assert pool_words("harbor", empty).vectors.tolist() == [[0, 0, 0, 0]]


def test_a_words_fluency_is_the_worst_of_its_tokens() -> None:
    # harbor | -s | , | at | .
    vectors = TextVectors(
        offsets=np.array([[0, 6], [6, 7], [7, 8], [9, 11], [11, 12]]),
        tokens=np.ones((5, 2), dtype=np.float32),
        sentence=np.ones(2, dtype=np.float32),
        early=np.eye(5, dtype=np.float32),
        fluency=np.array(
            [[-5, -4], [3, 1], [2, -9], [-3, -1], [-2, 4], [1.5, 9]], dtype=np.float32
        ),
    )
    words = pool_words("harbors, at.", vectors)
    # before the second word stands the comma; after it the stop, and the end
    assert words.fluency[:, 0].tolist() == [-5, 2, 1.5]
    assert words.fluency[:2, 1].tolist() == [1, -1]
    np.testing.assert_allclose(words.early @ words.early.T, np.eye(2), atol=1e-3)
    # the end is no token that could be out of place
    assert words.faults.tolist() == [5 + 4 + 0 + 3.5, 3 + 1 + 6, 3.5 + 2.5 + 2, 1.5 + 4.5]


def test_where_nothing_is_told_of_fluency_nothing_is_wrong() -> None:
    text = "The council met"
    words = pool_words(text, load_encoder("fake").encode([text])[0])
    assert words.faults.tolist() == [0] * len(FAULTS)
    assert (words.fluency < -5).all()
    assert words.fluency.shape == (4, 2)
    np.testing.assert_array_equal(words.early, words.vectors)


def test_capitals_inside_a_sentence_and_numbers_are_marked() -> None:
    text = "The council of Geneva met 40 times"
    words = pool_words(text, load_encoder("fake").encode([text])[0])
    marked = [text[a:b] for (a, b), m in zip(words.spans, words.marked, strict=True) if m]
    assert marked == ["Geneva", "40"]


def test_function_words_weigh_less_than_they_would() -> None:
    text = "the harbour"
    words = pool_words(text, load_encoder("fake").encode([text])[0])
    assert words.content.tolist() == [False, True]
    assert 0 < words.weights[0] < word_weight("the")


def test_the_key_of_a_long_word_hangs_on_all_its_letters() -> None:
    long = "x" * 2000
    keys = [
        int(pool_words(word, load_encoder("fake").encode([word])[0]).keys[0])
        for word in (f"{long}a", f"{long}b", f"{long}a")
    ]
    assert keys[0] == keys[2] != keys[1]
    assert all(0 <= key < 2**63 for key in keys)


def test_equal_stems_have_equal_keys_and_others_do_not() -> None:
    text = "Harbours closed; the harbour closes, the harbourmaster waits"
    words = pool_words(text, load_encoder("fake").encode([text])[0])
    for i, one in enumerate(words.stems):
        for j, other in enumerate(words.stems):
            assert (words.keys[i] == words.keys[j]) == (one == other)
