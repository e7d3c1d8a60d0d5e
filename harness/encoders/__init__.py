"""Encoders: texts in, token and sentence vectors out, in one pass.

The encoder is a part you can change: any sentence-transformers model by name or path. The embedded
default works with no network.
"""

from __future__ import annotations

from harness.encoders.base import Encoder, FloatArray, IntArray, TextVectors
from harness.encoders.load import load_encoder
from harness.encoders.weights import embedded_model_path

__all__ = [
    "Encoder",
    "FloatArray",
    "IntArray",
    "TextVectors",
    "embedded_model_path",
    "load_encoder",
]
