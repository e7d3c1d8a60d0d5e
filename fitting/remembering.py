"""An encoder that encodes each sentence once: made documents have the same ones over and over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from harness.encoders import Encoder, TextVectors

__all__ = ["Remembering"]


class Remembering:
    """Keeps the vectors of every text that it has seen: those do not depend on the other texts.

    Args:
        encoder: What encodes a text that is new.
        slim: Keep neither early vectors nor fluency, of which links and coverage know nothing: all
            that their scripts read of ../shared/data takes some 3 GB, and twice that with them.
    """

    def __init__(self, encoder: Encoder, *, slim: bool = False) -> None:
        self._encoder = encoder
        self._slim = slim
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
        new = sorted({text for text in texts if text not in self._known}, key=lambda t: (len(t), t))
        for text, vectors in zip(new, self._encoder.encode(new), strict=True):
            self._known[text] = (
                replace(vectors, early=None, fluency=None) if self._slim else vectors
            )
        if progress is not None:
            progress(len(texts))
        return [self._known[text] for text in texts]
