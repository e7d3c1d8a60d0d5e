"""Encoders: texts in, token and sentence vectors out, in one pass.

The encoder is a part you can change: any sentence-transformers model by name or path. The embedded
default works with no network.
"""

from __future__ import annotations

from harness.encoders.base import Encoder, FloatArray, IntArray, TextVectors
from harness.encoders.load import load_encoder

__all__ = ["Encoder", "FloatArray", "IntArray", "TextVectors", "load_encoder"]
