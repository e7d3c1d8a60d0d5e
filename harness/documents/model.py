"""A document as the rest of harness sees it: paragraphs, sentences, content units.

Every offset counts Unicode code points in the *original* text of its paragraph, verbatim as it
stands in the file. What is compared is :func:`harness.documents.normalise`'s view of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

__all__ = ["Document", "Paragraph", "ParagraphKind", "Sentence", "Unit", "UnitKind"]

ParagraphKind = Literal["body", "heading", "boilerplate"]
UnitKind = Literal["body", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``paragraph.text[start:end]``, without surrounding white space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A content unit: the smallest stretch that can be omitted alone.

    Attributes:
        start: First code point in the paragraph's text.
        end: One past the last.
        text: ``paragraph.text[start:end]``.
        kind: ``boilerplate`` for a by-line or caption inside a paragraph.
        sentence: Index in ``paragraph.sentences`` of the sentence that holds it.
    """

    start: int
    end: int
    text: str
    kind: UnitKind
    sentence: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document.

    ``units`` do not overlap, are in order and hold all words of ``text``; an empty paragraph (an
    empty line of ``--aligned`` input) has none. A unit lies within one sentence.
    """

    index: int
    text: str
    kind: ParagraphKind
    sentences: tuple[Sentence, ...]
    units: tuple[Unit, ...]
    line: int = 0  # line of the file on which it starts, from 1; 0 where there is no file


@dataclass(frozen=True, slots=True)
class Document:
    """One text with an id.

    Attributes:
        id: The document's id, the same for the reference and every candidate.
        paragraphs: All of them, boilerplate included; ``paragraphs[i].index == i``.
        language: ISO 639-1 code, or None where it cannot be told.
        path: Where it was read from.
        warnings: What the reader noticed (an encoding that had to be guessed, …).
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    language: str | None = None
    path: Path | None = None
    warnings: tuple[str, ...] = field(default=())

    def body(self) -> Iterator[Paragraph]:
        """The paragraphs that count: body and headings."""
        return (p for p in self.paragraphs if p.kind != "boilerplate")

    def body_text(self) -> str:
        """The text that the whole-document metrics see: its body, boilerplate left out.

        Boilerplate stretches inside a paragraph are cut out; paragraphs are joined by one space.
        """
        parts: list[str] = []
        for paragraph in self.body():
            text, at = "", 0
            for unit in paragraph.units:
                if unit.kind == "boilerplate":
                    text += paragraph.text[at : unit.start]
                    at = unit.end
            text += paragraph.text[at:]
            parts.append(" ".join(text.split()))
        return " ".join(part for part in parts if part)
