"""Texts as harness sees them: files read, cleaned, and cut into paragraphs, sentences and units."""

from __future__ import annotations

from harness.documents.encoding import decode
from harness.documents.languages import detect_language, paragraph_language
from harness.documents.model import Document, Paragraph, ParagraphKind, Sentence, Unit, UnitKind
from harness.documents.normalisation import normalise, normalise_with_offsets
from harness.documents.parsing import keep_boilerplate, parse_text
from harness.documents.readers import (
    Reader,
    read_document,
    register_reader,
    supported_suffixes,
    text_reader,
)
from harness.documents.sentences import split_sentences
from harness.documents.units import split_units

__all__ = [
    "Document",
    "Paragraph",
    "ParagraphKind",
    "Reader",
    "Sentence",
    "Unit",
    "UnitKind",
    "decode",
    "detect_language",
    "keep_boilerplate",
    "normalise",
    "normalise_with_offsets",
    "paragraph_language",
    "parse_text",
    "read_document",
    "register_reader",
    "split_sentences",
    "split_units",
    "supported_suffixes",
    "text_reader",
]
