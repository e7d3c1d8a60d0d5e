from __future__ import annotations

import pytest

from harness.encoders import load_encoder
from harness.encoders.fake import FakeEncoder
from harness.errors import EncoderError


def test_the_fake_comes_by_name_with_its_options() -> None:
    encoder = load_encoder("fake", dimension=8)
    assert isinstance(encoder, FakeEncoder)
    assert encoder.dimension == 8


def test_an_encoder_is_loaded_once_for_the_same_options() -> None:
    assert load_encoder("fake", dimension=9) is load_encoder("fake", dimension=9)
    assert load_encoder("fake", dimension=9) is not load_encoder("fake", dimension=10)


def test_a_wrong_dtype_is_refused_before_anything_is_loaded() -> None:
    with pytest.raises(EncoderError, match="bfloat16"):
        load_encoder("embedded", dtype="int8")
