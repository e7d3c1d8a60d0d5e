"""An encoder that encodes each sentence once: made documents have the same ones over and over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from harness.encoders import Encoder, TextVectors

__all__ = ["Remembering"]


class Remembering:
    """Keeps the vectors of every text that it has seen, without those that links do not see.

    Some 4 GB for all texts of ../shared/data that the fitting scripts read; early vectors and
    fluency, which neither the links nor coverage know, would double that.

    Args:
        encoder: What encodes a text that is new.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, TextVectors] = {}

    @property
    def name(self) -> str:
        """The encoder's."""
        return self._encoder.name

    @property
    def signature(self) -> str:
        """The encoder's."""
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        """The encoder's."""
        return self._encoder.dimension

    @property
    def languages(self) -> frozenset[str] | None:
        """The encoder's."""
        return self._encoder.languages

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        """See :meth:`harness.encoders.base.Encoder.encode`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for text, vectors in zip(new, self._encoder.encode(new, progress=progress), strict=True):
            self._known[text] = replace(vectors, early=None, fluency=None)
        return [self._known[text] for text in texts]
