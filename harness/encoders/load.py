"""Encoders by name, loaded once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from harness.encoders.base import Encoder
from harness.encoders.fake import FakeEncoder

__all__ = ["load_encoder"]


@lru_cache(maxsize=4)
def load_encoder(name: str = "embedded", **options: Any) -> Encoder:
    """Load an encoder, or give the one that this process has loaded with the same options.

    Args:
        name: ``embedded``, the hub name or the folder of a sentence-transformers model, or
            ``fake`` for the deterministic one without a model.
        options: What :class:`~harness.encoders.sentence.SentenceEncoder` (or
            :class:`~harness.encoders.fake.FakeEncoder`) takes by keyword.

    Raises:
        EncoderError: The model is not there, or cannot give token vectors with offsets.
    """
    if name == "fake":
        return FakeEncoder(**options)
    from harness.encoders.sentence import SentenceEncoder

    return SentenceEncoder(name, **options)
