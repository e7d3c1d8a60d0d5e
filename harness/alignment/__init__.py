"""Alignment: which sentences of two texts say the same. Knows vectors and places, no files."""

from harness.alignment.links import Alignment, Link, align, align_lines
from harness.alignment.similarity import Pair
from harness.alignment.view import (
    DocumentView,
    SentenceView,
    UnitView,
    view_document,
    view_texts,
)
from harness.alignment.words import Words, find_words, stem, word_weight

__all__ = [
    "Alignment",
    "DocumentView",
    "Link",
    "Pair",
    "SentenceView",
    "UnitView",
    "Words",
    "align",
    "align_lines",
    "find_words",
    "stem",
    "view_document",
    "view_texts",
    "word_weight",
]
