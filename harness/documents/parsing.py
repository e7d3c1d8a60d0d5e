"""Blocks of text into a document: what every reader ends in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from harness.documents.boilerplate import boilerplate_spans, is_boilerplate
from harness.documents.headings import is_heading
from harness.documents.languages import detect_language
from harness.documents.model import Document, Paragraph, ParagraphKind, Sentence, Unit
from harness.documents.paragraphs import Block, ParagraphMode, aligned_lines, split_paragraphs
from harness.documents.sentences import split_sentences
from harness.documents.units import split_units

__all__ = ["Block", "build_document", "keep_boilerplate", "kind_of", "parse_text"]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A paragraph's text with its kind and the boilerplate within it."""

    block: Block
    kind: ParagraphKind
    marks: tuple[tuple[int, int], ...] = ()


def parse_text(
    text: str,
    *,
    id: str,  # noqa: A002  # the field's word, and the model's
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    language: str | None = None,
    path: Path | None = None,
) -> Document:
    """Cut plain text into paragraphs, sentences and units.

    Args:
        text: A whole file, line ends as they are.
        id: The document's id.
        paragraphs: Where paragraphs end (:func:`~harness.documents.paragraphs.split_paragraphs`).
        aligned: Line i is paragraph i, empty lines included, and all is body; ``paragraphs`` is
            then of no account.
        language: ISO 639-1 code; None has it detected.
        path: Where the text came from, for the record.

    Returns:
        The document. One without any text has no paragraphs: whether that is an error is the
        caller's to say.
    """
    if aligned:
        return build_document(
            ((block, "body") for block in aligned_lines(text)),
            id=id,
            language=language,
            path=path,
            find_boilerplate=False,
        )
    return build_document(
        ((block, kind_of(block.text)) for block in split_paragraphs(text, paragraphs)),
        id=id,
        language=language,
        path=path,
    )


def keep_boilerplate(document: Document) -> Document:
    """The same document with all of it counted: by-lines and captions become body or heading.

    Where they end stays an edge of units, so that nothing but what is scored changes.
    """
    return replace(
        document,
        paragraphs=tuple(
            replace(
                paragraph,
                kind=_counted(paragraph),
                units=tuple(replace(unit, kind="body") for unit in paragraph.units),
            )
            for paragraph in document.paragraphs
        ),
    )


def _counted(paragraph: Paragraph) -> ParagraphKind:
    if paragraph.kind != "boilerplate":
        return paragraph.kind
    return "heading" if is_heading(paragraph.text) else "body"


def kind_of(text: str) -> ParagraphKind:
    """What kind of paragraph this is, by its text alone."""
    if is_boilerplate(text):
        return "boilerplate"
    return "heading" if is_heading(_without(boilerplate_spans(text), text)) else "body"


def _without(spans: Iterable[tuple[int, int]], text: str) -> str:
    """A credit at a sentence's end hides the stop that tells it from a heading."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def build_document(
    blocks: Iterable[tuple[Block, ParagraphKind]],
    *,
    id: str,  # noqa: A002
    language: str | None = None,
    path: Path | None = None,
    find_boilerplate: bool = True,
) -> Document:
    """Make a document of paragraphs whose kinds are known.

    Args:
        blocks: The paragraphs' texts, verbatim, with the lines they start on, and their kinds.
        id: The document's id.
        language: ISO 639-1 code; None has it detected from what is no boilerplate.
        path: Where it was read from.
        find_boilerplate: Look for boilerplate within body paragraphs.
    """
    marked = [
        _Marked(block, kind, tuple(boilerplate_spans(block.text)))
        if kind == "body" and find_boilerplate
        else _Marked(block, kind)
        for block, kind in blocks
    ]
    language = language or detect_language(
        "\n".join(item.block.text for item in marked if item.kind != "boilerplate")
    )
    return Document(
        id=id,
        paragraphs=tuple(_paragraph(i, item, language) for i, item in enumerate(marked)),
        language=language,
        path=path,
    )


def _paragraph(index: int, marked: _Marked, language: str | None) -> Paragraph:
    """Sentences and units; a stretch of boilerplate is cut off before sentences are looked for."""
    text = marked.block.text
    edges = sorted({0, len(text), *(edge for mark in marked.marks for edge in mark)})
    boilerplate = set(marked.marks)
    sentences: list[Sentence] = []
    units: list[Unit] = []
    for start, end in pairwise(edges):
        outside = marked.kind != "boilerplate" and (start, end) not in boilerplate
        for found in split_sentences(text[start:end], language):
            sentence = Sentence(start + found.start, start + found.end)
            units.extend(
                Unit(
                    start=low,
                    end=high,
                    text=text[low:high],
                    kind="body" if outside else "boilerplate",
                    sentence=len(sentences),
                )
                for low, high in split_units(text, sentence, language)
            )
            sentences.append(sentence)
    return Paragraph(
        index=index,
        text=text,
        kind=marked.kind,
        sentences=tuple(sentences),
        units=tuple(units),
        line=marked.block.line,
    )
