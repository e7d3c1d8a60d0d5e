"""Texts as alignment sees them, with the encoder that needs no model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.alignment import DocumentView, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder


@pytest.fixture
def look() -> Callable[[str], DocumentView]:
    """A text's view; every line is a paragraph."""

    def view(text: str) -> DocumentView:
        return view_document(parse_text(text, id="text", paragraphs="line"), load_encoder("fake"))

    return view
