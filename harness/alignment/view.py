"""A document as alignment sees it: its sentences, each with words, vectors and a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from harness.alignment.words import Words, pool_words
from harness.documents import normalise_with_offsets
from harness.documents.headings import is_heading
from harness.documents.model import Document, Paragraph, Unit
from harness.encoders.base import Encoder, FloatArray, TextVectors

__all__ = ["DocumentView", "SentenceView", "UnitView", "view_document", "view_texts"]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit in its sentence: words ``first`` to ``last`` (exclusive)."""

    paragraph: int
    unit: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence's place, words and vector; boilerplate units are left out.

    ``words.spans`` count in the paragraph's own text. ``heading``: it is a paragraph of its own
    that reads like a heading, numbered ones included.
    """

    paragraph: int
    start: int
    end: int
    words: Words
    vector: FloatArray
    units: tuple[UnitView, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All sentences of a document that count, in order.

    Attributes:
        document: What was looked at.
        sentences: Those with at least one word, boilerplate left out.
        vectors: Shape (sentences, dimension): their vectors, of unit length or zero.
    """

    document: Document
    sentences: tuple[SentenceView, ...]
    vectors: FloatArray


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence before it is encoded."""

    paragraph: int
    start: int
    end: int
    text: str
    offsets: list[int]
    units: tuple[tuple[int, Unit], ...]
    heading: bool


def _stretches(paragraph: Paragraph) -> list[_Stretch]:
    found = []
    heading = len(paragraph.sentences) == 1 and (
        paragraph.kind == "heading" or is_heading(paragraph.text, numbered=True)
    )
    for number, sentence in enumerate(paragraph.sentences):
        units = tuple(
            (i, u)
            for i, u in enumerate(paragraph.units)
            if u.sentence == number and u.kind == "body"
        )
        if not units:
            continue
        # a caption at the sentence's edge is cut off with its unit
        held = [u for u in paragraph.units if u.sentence == number]
        start = sentence.start if held[0].kind == "body" else units[0][1].start
        end = sentence.end if held[-1].kind == "body" else units[-1][1].end
        text, offsets = normalise_with_offsets(paragraph.text[start:end])
        found.append(_Stretch(paragraph.index, start, end, text, offsets, units, heading))
    return found


def _view(stretch: _Stretch, vectors: TextVectors) -> SentenceView:
    words = pool_words(stretch.text, vectors)
    offsets = np.asarray(stretch.offsets, dtype=np.int64)
    spans = offsets[words.spans] + stretch.start if len(words) else words.spans
    words = replace(words, spans=spans)
    units = []
    for index, unit in stretch.units:
        first = int(np.searchsorted(spans[:, 0], unit.start, side="left"))
        last = int(np.searchsorted(spans[:, 0], unit.end, side="left"))
        units.append(UnitView(stretch.paragraph, index, first, last))
    return SentenceView(
        stretch.paragraph,
        stretch.start,
        stretch.end,
        words,
        vectors.sentence,
        tuple(units),
        stretch.heading,
    )


def view_texts(
    documents: Sequence[Document],
    encoder: Encoder,
    *,
    progress: Callable[[int], None] | None = None,
) -> list[DocumentView]:
    """Encode several documents' sentences in one call. See :func:`view_document`."""
    stretches = [[s for p in d.body() for s in _stretches(p)] for d in documents]
    texts = [s.text for group in stretches for s in group]
    # a repeated sentence is encoded once; which batch a text falls in depends on the set alone
    unique = sorted(set(texts), key=lambda t: (len(t), t))
    encoded = dict(zip(unique, encoder.encode(unique, progress=progress), strict=True))
    views = []
    for document, group in zip(documents, stretches, strict=True):
        sentences = tuple(
            v for v in (_view(s, encoded[s.text]) for s in group) if len(v.words) and v.units
        )
        vectors = (
            np.stack([s.vector for s in sentences])
            if sentences
            else np.zeros((0, encoder.dimension), dtype=np.float32)
        )
        views.append(DocumentView(document, sentences, vectors))
    return views


def view_document(
    document: Document, encoder: Encoder, *, progress: Callable[[int], None] | None = None
) -> DocumentView:
    """Encode a document, each sentence by itself.

    A sentence's vectors do not depend on its paragraph, so that paragraphs can be merged, split
    and moved without a change of any vector, and a repeated sentence is encoded once.
    """
    return view_texts([document], encoder, progress=progress)[0]
