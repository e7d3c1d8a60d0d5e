"""A deterministic encoder without a model, for tests: quick, tiny, no torch.

It knows nothing of meaning or context: the same word has the same vector in every text, an
inflection of a word lies near it, and different words are nearly orthogonal.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from harness.encoders.base import FloatArray, TextVectors
from harness.errors import EncoderError

__all__ = ["FakeEncoder"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_STEM_LENGTH = 5
_STEM_WEIGHT = 0.8
"""Inflections that share a stem have a cosine near this; unrelated words near 0."""


class FakeEncoder:
    """Word vectors from a hash: the same on every machine and in every process.

    A token is a run of word characters or one other visible character. Its vector mixes one drawn
    for its stem (the first five characters, lower-cased) with one drawn for the whole word, so
    that inflections of a word are alike. The sentence vector is the mean of the token vectors.

    Args:
        dimension: Length of a vector; the more, the nearer to orthogonal are different words.
        max_tokens: What a model with a limit would have. Here it is part of the signature and
            cuts nothing: the vectors have no context, so every window would give the same.

    Raises:
        EncoderError: The dimension or the limit is below 1.
    """

    def __init__(self, dimension: int = 32, max_tokens: int | None = None) -> None:
        if dimension < 1 or (max_tokens is not None and max_tokens < 1):
            raise EncoderError(
                f"a fake encoder of dimension {dimension} and {max_tokens} tokens",
                cure="give numbers of 1 and more",
            )
        self._dimension = dimension
        self._max_tokens = max_tokens

    @property
    def name(self) -> str:
        """``fake``."""
        return "fake"

    @property
    def signature(self) -> str:
        """Name, dimension, and the limit if there is one."""
        limit = "" if self._max_tokens is None else f"|max:{self._max_tokens}"
        return f"fake|dim:{self._dimension}{limit}"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def languages(self) -> frozenset[str] | None:
        """None: it knows all languages equally little."""
        return None

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        """Encode texts, in their order; see :meth:`harness.encoders.base.Encoder.encode`."""
        vectors = []
        for text in texts:
            vectors.append(self._encode_one(text))
            if progress is not None:
                progress(1)
        return vectors

    def _encode_one(self, text: str) -> TextVectors:
        matches = list(_TOKEN.finditer(text))
        if not matches:
            return TextVectors(
                offsets=np.zeros((0, 2), np.int64),
                tokens=np.zeros((0, self._dimension), np.float32),
                sentence=np.zeros(self._dimension, np.float32),
            )
        tokens = np.stack([_word_vector(match[0].lower(), self._dimension) for match in matches])
        return TextVectors(
            offsets=np.array([match.span() for match in matches], np.int64),
            tokens=tokens,
            sentence=_unit(tokens.mean(axis=0)),
        )


@lru_cache(maxsize=65536)
def _word_vector(word: str, dimension: int) -> FloatArray:
    stem = _draw("stem", word[:_STEM_LENGTH], dimension)
    whole = _draw("word", word, dimension)
    vector = _unit(_STEM_WEIGHT**0.5 * stem + (1 - _STEM_WEIGHT) ** 0.5 * whole)
    vector.flags.writeable = False
    return vector


def _draw(kind: str, text: str, dimension: int) -> FloatArray:
    """A random unit vector that belongs to this text for ever."""
    digest = hashlib.blake2b(f"{kind}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8)
    generator = np.random.Generator(np.random.PCG64(int.from_bytes(digest.digest(), "big")))
    return _unit(generator.standard_normal(dimension).astype(np.float32))


def _unit(vector: FloatArray) -> FloatArray:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length > 0 else vector
