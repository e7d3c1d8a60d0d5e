"""The reader of fluency: where a text sounds broken, told token by token."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from harness.encoders import TextVectors, embedded_model_path
from harness.encoders.fluency import FluencyReader, fluency_hash, fluency_path
from harness.encoders.sentence import SentenceEncoder
from harness.errors import EncoderError

pytestmark = [pytest.mark.encoder, pytest.mark.usefixtures("no_network")]

LONG = " ".join(f"In year {1500 + n} the council of town {n} met and voted." for n in range(60))


def logits(encoder: SentenceEncoder, text: str) -> np.ndarray:
    (vectors,) = encoder.encode([text])
    assert vectors.fluency is not None
    assert vectors.fluency.shape == (len(vectors.offsets) + 1, 2)
    return vectors.fluency


def word_at(encoder: SentenceEncoder, text: str, start: int) -> int:
    (vectors,) = encoder.encode([text])
    return int(np.flatnonzero(vectors.offsets[:, 0] == start)[0])


@pytest.mark.parametrize(
    ("whole", "broken", "next_word"),
    [
        (
            "Although there was no risk, the residents began to panic.",
            "Although there was no risk, began to panic.",
            "began",
        ),
        (
            "The council said in May that it would pay.",
            "The council in May that it would pay.",
            "in",
        ),
        (
            "It will be ready by the end of the year.",
            "Will be ready by the end of the year.",
            "Will",
        ),
    ],
)
def test_a_lost_word_is_missed_where_it_stood(
    embedded: SentenceEncoder, whole: str, broken: str, next_word: str
) -> None:
    missed = logits(embedded, broken)[:, 0]
    assert missed.max() > logits(embedded, whole)[:, 0].max()
    # somewhere near: what is missing may also be felt one word on
    assert abs(int(missed.argmax()) - word_at(embedded, broken, broken.index(next_word))) <= 2


def test_a_word_that_does_not_belong_is_out_of_place(embedded: SentenceEncoder) -> None:
    text = "The council of Geneva approved sandwich the new bridge on Friday."
    told = logits(embedded, text)[:-1, 1]
    assert int(told.argmax()) == word_at(embedded, text, text.index("sandwich"))


def test_what_is_told_of_a_text_does_not_depend_on_the_batch(embedded: SentenceEncoder) -> None:
    texts = ["Peace.", "The council met and voted, and nobody left before the end.", "He sat."]
    together = [vectors.fluency for vectors in embedded.encode(texts)]
    for text, found in zip(texts, together, strict=True):
        assert found is not None
        np.testing.assert_allclose(found, logits(embedded, text), atol=1e-3)


def test_a_text_of_several_windows_is_told_of_as_a_whole(embedded: SentenceEncoder) -> None:
    assert len(logits(embedded, LONG)) > embedded.max_tokens


def test_early_vectors_are_of_unit_length_and_another_layers(embedded: SentenceEncoder) -> None:
    (vectors,) = embedded.encode(["The council met."])
    assert vectors.early is not None
    assert vectors.early.shape == vectors.tokens.shape
    np.testing.assert_allclose(np.linalg.norm(vectors.early, axis=1), 1, atol=1e-5)
    assert not np.allclose(vectors.early, vectors.tokens, atol=0.1)


def test_a_text_without_tokens_is_told_nothing_of(embedded: SentenceEncoder) -> None:
    (vectors,) = embedded.encode([""])
    assert vectors.early is None
    assert vectors.fluency is None


def test_other_encoders_tell_nothing(tiny: SentenceEncoder) -> None:
    (vectors,) = tiny.encode(["the leaders met in beijing"])
    assert isinstance(vectors, TextVectors)
    assert vectors.early is None
    assert vectors.fluency is None


def test_the_vectors_are_the_same_with_the_reader_and_without(embedded: SentenceEncoder) -> None:
    plain = SentenceEncoder(str(embedded_model_path()), device="cpu")
    text = "The council of Geneva approved 40 new crossings on Friday."
    (one,), (two,) = embedded.encode([text]), plain.encode([text])
    np.testing.assert_allclose(one.tokens, two.tokens, atol=1e-6)
    np.testing.assert_allclose(one.sentence, two.sentence, atol=1e-6)


def test_weights_are_small_enough_to_lie_in_the_package() -> None:
    assert fluency_path().stat().st_size < 10_000_000
    assert len(fluency_hash()) == 8


@pytest.mark.parametrize("content", [None, b"no weights"])
def test_missing_or_broken_weights_are_named(
    embedded: SentenceEncoder, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "fluency.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EncoderError, match="install harness again") as caught:
        FluencyReader(embedded._model[0].auto_model, path)
    assert str(path) in str(caught.value)
