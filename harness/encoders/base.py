"""What an encoder is: texts in, token and sentence vectors out, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder", "FloatArray", "IntArray", "TextVectors", "unit"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TextVectors:
    """One text's vectors.

    Attributes:
        offsets: Shape (tokens, 2): start and end of each token in the text, in code points;
            special tokens left out, in order, every visible character under some token.
        tokens: Shape (tokens, dimension), float32: the contextual vector of each token, of unit
            length.
        sentence: Shape (dimension,), float32: the text's vector as the model itself pools it, of
            unit length. All zeros for a text without tokens.
        early: Shape (tokens, dimension), float32, of unit length: the vectors of a lower layer,
            closer to the word and further from the sentence; None where the encoder gives none.
        fluency: Shape (tokens + 1, 2), float32: logits that something is missing right before the
            token (in the last row: at the end), and that the token is out of place; None where the
            encoder gives none. See :mod:`harness.encoders.fluency`.
    """

    offsets: IntArray
    tokens: FloatArray
    sentence: FloatArray
    early: FloatArray | None = None
    fluency: FloatArray | None = None


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors. The encoder is handed in; tests hand in a fake.

    The vectors of a text do not depend on the other texts of the call beyond floating-point noise.
    """

    @property
    def name(self) -> str:
        """What the user called it: a hub name, a path, or ``embedded``."""

    @property
    def signature(self) -> str:
        """Name, hash of the weights, dtype: whatever changes a vector."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def languages(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the languages it knows; None where that is not known."""

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        """Encode texts, in their order.

        Args:
            texts: Any strings; longer ones than the model's limit are split, never cut.
            progress: Called with the number of texts finished since the last call.
        """


def unit(vectors: FloatArray) -> FloatArray:
    """The vectors along the last axis, made of length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    made: FloatArray = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return made
