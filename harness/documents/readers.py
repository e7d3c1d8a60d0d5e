"""Files into documents: one reader a format, found by the file's suffix."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from harness.documents.encoding import decode
from harness.documents.markdown import parse_markdown
from harness.documents.model import Document
from harness.documents.paragraphs import ParagraphMode
from harness.documents.parsing import parse_text
from harness.errors import DocumentError

__all__ = [
    "Reader",
    "TextParser",
    "read_document",
    "register_reader",
    "supported_suffixes",
    "text_reader",
]


class Reader(Protocol):
    """Turns a file's bytes into a document; raises :class:`~harness.errors.DocumentError`."""

    def __call__(
        self,
        data: bytes,
        *,
        id: str,  # noqa: A002
        paragraphs: ParagraphMode,
        aligned: bool,
        language: str | None,
        path: Path,
    ) -> Document:
        """Read ``data``; the other arguments are those of :func:`read_document`."""
        ...


class TextParser(Protocol):
    """Turns text into a document, as :func:`~harness.documents.parse_text` does."""

    def __call__(
        self,
        text: str,
        *,
        id: str,  # noqa: A002
        paragraphs: ParagraphMode,
        aligned: bool,
        language: str | None,
        path: Path | None,
    ) -> Document:
        """Parse ``text``."""
        ...


def text_reader(parse: TextParser) -> Reader:
    """A reader for a format that is text: decodes the bytes, then parses."""

    def read(
        data: bytes,
        *,
        id: str,  # noqa: A002
        paragraphs: ParagraphMode,
        aligned: bool,
        language: str | None,
        path: Path,
    ) -> Document:
        text, warnings = decode(data, path)
        document = parse(
            text, id=id, paragraphs=paragraphs, aligned=aligned, language=language, path=path
        )
        return replace(document, warnings=(*warnings, *document.warnings))

    return read


_plain = text_reader(parse_text)
_readers: dict[str, Reader] = {".txt": _plain, ".md": text_reader(parse_markdown)}


def register_reader(suffix: str, reader: Reader) -> None:
    """Have files that end in ``suffix`` read by ``reader``, in place of any earlier one.

    Args:
        suffix: With its dot, ``".docx"``; case does not matter.
        reader: What reads them; :func:`text_reader` makes one of a parser of text.

    Raises:
        ValueError: ``suffix`` is none.
    """
    if not re.fullmatch(r"\.[^./\\\s]+", suffix):
        raise ValueError(f"{suffix!r} is no suffix: give it with its dot, like '.txt'")
    _readers[suffix.lower()] = reader


def supported_suffixes() -> tuple[str, ...]:
    """The suffixes that have a reader, sorted."""
    return tuple(sorted(_readers))


def read_document(
    path: Path,
    *,
    id: str | None = None,  # noqa: A002  # the field's word, and the model's
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    language: str | None = None,
) -> Document:
    """Read a text file and cut it into paragraphs, sentences and units.

    Args:
        path: The file. Its suffix chooses the reader; an unknown suffix is read as plain text.
        id: The document's id; the file's name without its suffix if left out.
        paragraphs: ``blank``, ``line`` or ``auto`` (docs/usage.md, "Your texts").
        aligned: Line i is paragraph i, empty lines included, and all is body.
        language: ISO 639-1 code; None has it detected.

    Returns:
        The document; its ``warnings`` name an encoding that had to be guessed. An empty file gives
        one without paragraphs.

    Raises:
        DocumentError: The file is missing, a folder, unreadable or no text.
    """
    reader = _readers.get(path.suffix.lower(), _plain)
    return reader(
        _read_bytes(path),
        id=path.stem if id is None else id,
        paragraphs=paragraphs,
        aligned=aligned,
        language=language,
        path=path,
    )


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise DocumentError(
            "it is a folder, not a text", path=path, cure="name a file, for example one within it"
        )
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(
            "there is no such file", path=path, cure="check the name and the folder"
        ) from error
    except OSError as error:
        raise DocumentError(
            f"it cannot be read: {error.strerror or error}",
            path=path,
            cure="check that you may read it",
        ) from error
