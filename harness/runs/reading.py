"""What reading a project and reading single files have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from harness.documents import Document, Paragraph, keep_boilerplate, parse_text, read_document
from harness.errors import ProjectError
from harness.runs.corpus import ReferenceSet
from harness.runs.options import Options

__all__ = ["check_lines", "is_empty", "parse_as_asked", "read_as_asked", "read_units"]

# A sign before a quantity is its own: "- 5 °C".
_QUANTITY = r"\d[\d.,]*\s*(?:[°%€$£]|per\s?cent|degree|million|billion|points?\b|euro|dollar)"
_MARK = re.compile(
    rf"^(?:[*•·‣▪—]|[-+–](?!\s*{_QUANTITY})|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,4}})\))\s+(?=\S)"
)
_MONTH = r"(?:jan|feb|mär|mar|apr|mai|maj|jun|jul|aug|sep|okt|oct|nov|de[zc])\w*\b"
_NUMBER = re.compile(rf"^(\d{{1,3}})\.\s+(?=\S)(?!{_MONTH})", re.IGNORECASE)


def read_as_asked(path: Path, id: str, options: Options) -> Document:  # noqa: A002
    """A file, read as the options say.

    Raises:
        DocumentError: The file cannot be read.
    """
    return _as_asked(partial(read_document, path), id, options)


def parse_as_asked(text: str, id: str, options: Options) -> Document:  # noqa: A002
    """A text, cut as the options say."""
    return _as_asked(partial(parse_text, text), id, options)


def _as_asked(make: Callable[..., Document], id: str, options: Options) -> Document:  # noqa: A002
    document = make(
        id=id,
        paragraphs=options.paragraphs,
        aligned=options.aligned,
        language=options.language,
    )
    return keep_boilerplate(document) if options.keep_boilerplate else document


def is_empty(document: Document) -> bool:
    """Whether a document has no text that counts: none at all, or nothing but boilerplate."""
    return not document.body_text()


def read_units(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content units of a file: its lines, without the empty ones and the marks of a list.

    Returns:
        The units, and what the reader noticed (an encoding that had to be guessed).

    Raises:
        DocumentError: The file cannot be read.
    """
    document = read_document(path, aligned=True)
    lines = (paragraph.text.strip() for paragraph in document.paragraphs)
    return tuple(_without_marks([line for line in lines if line])), document.warnings


def _without_marks(lines: Sequence[str]) -> Iterator[str]:
    """The lines without ``-``, ``(a)`` or ``1.`` in front: a mark is said by no candidate.

    ``12. Mai`` begins like an item. A number with a full stop is a mark if it is 1, or if the
    numbers before or after it say that the lines are counted.
    """
    numbers = {i: int(found[1]) for i, line in enumerate(lines) if (found := _NUMBER.match(line))}
    counted = [None, *numbers.values(), None]
    items = {
        i
        for (i, number), before, after in zip(numbers.items(), counted, counted[2:], strict=False)
        if number == 1 or before == number - 1 or after == number + 1
    }
    for i, line in enumerate(lines):
        yield (_NUMBER if i in items else _MARK).sub("", line)


def check_lines(reference: ReferenceSet, document: Document) -> Document:
    """The document, with as many lines as its reference.

    An empty file answers every line with an empty one; any other difference is an error, because
    which line answers which cannot be known.

    Raises:
        ProjectError: It has more or fewer lines.
    """
    expected, found = len(reference.document.paragraphs), len(document.paragraphs)
    if is_empty(document):
        return replace(document, paragraphs=tuple(_empty_line(i) for i in range(expected)))
    if found != expected:
        place = reference.document.path or f"the reference {reference.document.id}"
        raise ProjectError(
            f"{found} lines, but {place} has {expected}",
            path=document.path or document.id,
            cure="with --aligned, line i answers line i: make them as long as each other, or leave "
            "--aligned out",
        )
    return document


def _empty_line(index: int) -> Paragraph:
    return Paragraph(index=index, text="", kind="body", sentences=(), units=(), line=index + 1)
