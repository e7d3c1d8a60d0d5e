from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.encoders import Encoder
from harness.encoders.fake import FakeEncoder
from harness.errors import EncoderError

TEXTS = st.lists(st.text(max_size=60), max_size=5)


def test_is_an_encoder() -> None:
    assert isinstance(FakeEncoder(), Encoder)


def test_offsets_hold_the_words_and_marks() -> None:
    text = "On 27-28 December."
    [vectors] = FakeEncoder().encode([text])
    assert [text[start:end] for start, end in vectors.offsets] == [
        "On", "27", "-", "28", "December", ".",
    ]  # fmt: skip


def test_a_word_has_one_vector_wherever_it_stands_and_however_it_is_written() -> None:
    one, two = FakeEncoder().encode(["Peace now", "they spoke of peace"])
    assert np.array_equal(one.tokens[0], two.tokens[3])


def test_inflections_are_alike_and_other_words_are_not() -> None:
    [vectors] = FakeEncoder(dimension=256).encode(["conference conferences peace"])
    likeness = vectors.tokens @ vectors.tokens.T
    assert likeness[0, 1] > 0.6
    assert abs(likeness[0, 2]) < 0.3


def test_a_text_without_tokens_has_a_zero_sentence_vector() -> None:
    for vectors in FakeEncoder(dimension=8).encode(["", " \n\t"]):
        assert vectors.tokens.shape == (0, 8)
        assert vectors.offsets.shape == (0, 2)
        assert not vectors.sentence.any()


def test_another_process_gives_the_same_vectors() -> None:
    code = (
        "from harness.encoders.fake import FakeEncoder;"
        "print(FakeEncoder().encode(['peace'])[0].tokens.tobytes().hex())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == FakeEncoder().encode(["peace"])[0].tokens.tobytes().hex()


def test_progress_counts_every_text() -> None:
    counted: list[int] = []
    FakeEncoder().encode(["a", "", "b"], progress=counted.append)
    assert sum(counted) == 3


def test_the_dimension_and_the_limit_stand_in_the_signature() -> None:
    assert FakeEncoder(8).signature != FakeEncoder(16).signature
    assert FakeEncoder(8).signature != FakeEncoder(8, max_tokens=4).signature


@pytest.mark.parametrize(("dimension", "limit"), [(0, None), (8, 0)])
def test_impossible_sizes_are_refused(dimension: int, limit: int | None) -> None:
    with pytest.raises(EncoderError, match="1 and more"):
        FakeEncoder(dimension, limit)


@given(TEXTS)
def test_every_visible_character_is_under_one_token_in_order(texts: list[str]) -> None:
    for text, vectors in zip(texts, FakeEncoder().encode(texts), strict=True):
        under = [place for start, end in vectors.offsets for place in range(start, end)]
        assert under == [place for place, mark in enumerate(text) if not mark.isspace()]


@given(TEXTS)
def test_vectors_have_unit_length_and_do_not_depend_on_the_other_texts(texts: list[str]) -> None:
    encoder = FakeEncoder()
    for text, vectors in zip(texts, encoder.encode(texts), strict=True):
        [alone] = encoder.encode([text])
        assert np.array_equal(alone.tokens, vectors.tokens)
        assert np.array_equal(alone.sentence, vectors.sentence)
        np.testing.assert_allclose(np.linalg.norm(vectors.tokens, axis=1), 1, atol=1e-5)
