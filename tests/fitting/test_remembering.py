"""Every text is encoded once, and its vectors are those of the encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from fitting.remembering import Remembering
from harness.encoders import Encoder, TextVectors
from harness.encoders.fake import FakeEncoder


class Counting(FakeEncoder):
    """Notes what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        self.asked += texts
        return super().encode(texts, progress=progress)


def test_a_text_is_encoded_once() -> None:
    inner = Counting()
    encoder = Remembering(inner)
    encoder.encode(["one", "two", "one"])
    encoder.encode(["two", "three"])
    assert sorted(inner.asked) == ["one", "three", "two"]


def test_the_vectors_are_the_encoders() -> None:
    texts = ["The mayor opened the bridge.", "", "The mayor opened the bridge."]
    for mine, theirs in zip(
        Remembering(FakeEncoder()).encode(texts), FakeEncoder().encode(texts), strict=True
    ):
        assert np.array_equal(mine.offsets, theirs.offsets)
        assert np.array_equal(mine.tokens, theirs.tokens)
        assert np.array_equal(mine.sentence, theirs.sentence)


def test_a_slim_one_keeps_what_links_see() -> None:
    (whole,) = Remembering(FakeEncoder()).encode(["The mayor opened the bridge."])
    (slim,) = Remembering(FakeEncoder(), slim=True).encode(["The mayor opened the bridge."])
    assert np.array_equal(slim.tokens, whole.tokens)
    assert slim.early is None
    assert slim.fluency is None


def test_it_is_an_encoder_under_the_name_of_its_own() -> None:
    encoder: Encoder = Remembering(FakeEncoder())
    known = FakeEncoder()
    assert (encoder.name, encoder.signature) == (known.name, known.signature)
    assert (encoder.dimension, encoder.languages) == (known.dimension, known.languages)
