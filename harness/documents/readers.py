"""Files into documents, one reader a format, found by the file's suffix."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from harness.documents.boilerplate import boilerplate_spans, is_boilerplate
from harness.documents.encoding import decode
from harness.documents.headings import is_heading
from harness.documents.languages import detect_language
from harness.documents.model import Document, Paragraph, ParagraphKind, Sentence, Unit
from harness.documents.paragraphs import Block, ParagraphMode, aligned_lines, split_paragraphs
from harness.documents.sentences import split_sentences
from harness.documents.units import split_units
from harness.errors import DocumentError

__all__ = ["Reader", "parse_text", "read_document", "register_reader", "supported_suffixes"]


def parse_text(
    text: str,
    *,
    id: str,  # noqa: A002  # the contract's word
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    language: str | None = None,
    path: Path | None = None,
) -> Document:
    """Parse plain text."""
    if aligned:
        blocks: list[tuple[Block, ParagraphKind]] = [(b, "body") for b in aligned_lines(text)]
    else:
        blocks = [(b, _kind(b.text)) for b in split_paragraphs(text, paragraphs)]
    language = language or detect_language(
        "\n".join(block.text for block, kind in blocks if kind != "boilerplate")
    )
    return Document(
        id=id,
        paragraphs=tuple(
            _paragraph(index, block, kind, language, marked=not aligned)
            for index, (block, kind) in enumerate(blocks)
        ),
        language=language,
        path=path,
    )


def _kind(text: str) -> ParagraphKind:
    if is_boilerplate(text):
        return "boilerplate"
    return "heading" if is_heading(text) else "body"


def _paragraph(
    index: int, block: Block, kind: ParagraphKind, language: str | None, *, marked: bool
) -> Paragraph:
    text = block.text
    marks = boilerplate_spans(text) if marked and kind == "body" else []
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark)})
    sentences: list[Sentence] = []
    units: list[Unit] = []
    for start, end in zip(edges, edges[1:], strict=False):
        inside = any(low <= start < high for low, high in marks)
        for found in split_sentences(text[start:end], language):
            sentence = Sentence(start + found.start, start + found.end)
            for low, high in split_units(text, sentence, language):
                units.append(
                    Unit(
                        low,
                        high,
                        text[low:high],
                        "boilerplate" if inside or kind == "boilerplate" else "body",
                        len(sentences),
                    )
                )
            sentences.append(sentence)
    return Paragraph(index, text, kind, tuple(sentences), tuple(units), block.line)


Reader = Callable[..., Document]
_readers: dict[str, Reader] = {}


def register_reader(suffix: str, reader: Reader) -> None:
    """Let files that end in ``suffix`` be read by ``reader``."""
    if not re.fullmatch(r"\.[^./\\\s]+", suffix):
        raise ValueError(f"{suffix!r} is no suffix: give it with its dot, like '.txt'")
    _readers[suffix.lower()] = reader


def supported_suffixes() -> tuple[str, ...]:
    """The suffixes that have a reader, sorted."""
    return tuple(sorted(_readers))


def read_document(
    path: Path,
    *,
    id: str | None = None,  # noqa: A002  # the contract's word
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    language: str | None = None,
) -> Document:
    """Read a file."""
    path = Path(path)
    reader = _readers.get(path.suffix.lower(), parse_text)
    text, warnings = decode(_read_bytes(path), path)
    document = reader(
        text,
        id=path.stem if id is None else id,
        paragraphs=paragraphs,
        aligned=aligned,
        language=language,
        path=path,
    )
    if not warnings:
        return document
    return Document(
        document.id,
        document.paragraphs,
        document.language,
        document.path,
        (*warnings, *document.warnings),
    )


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise DocumentError("it is a folder, not a text", path=path, cure="name a file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("there is no such file", path=path, cure="check its name") from error
    except OSError as error:
        raise DocumentError(
            f"it cannot be read ({error.strerror})", path=path, cure="check its permissions"
        ) from error


register_reader(".txt", parse_text)
register_reader(".md", parse_text)
