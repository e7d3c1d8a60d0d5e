"""BLEU, chrF and their like over the documents of a run.

With ``aligned`` the segments are the lines of all documents, in the documents' order; otherwise the
body of a document is one segment. A document's score is the corpus score of its own segments, a
system's that of all. A paragraph's is a sentence score against the candidate's text that answers
it: a help to the reader, in no total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from harness.documents import Document
from harness.metrics import References, StatisticsMetric, reference_count
from harness.result import DocumentResult, Evidence, ParagraphResult, Scores
from harness.runs.corpus import ReferenceSet

__all__ = ["DIGITS", "TextScorer", "answer"]

DIGITS = 6
"""Decimals of a text metric's score: as many as its own library can be asked to print."""

Sums = dict[str, NDArray[np.float64]]
"""Statistics of a document's segments, summed, by metric: they add up over documents."""


class TextScorer:
    """Scores documents and systems by text metrics.

    Args:
        metrics: Ready to use.
        references: All references of the run, by document id.
        aligned: The lines are the segments.
    """

    def __init__(
        self,
        metrics: Sequence[StatisticsMetric],
        references: Mapping[str, ReferenceSet],
        *,
        aligned: bool,
    ) -> None:
        self._metrics = metrics
        self._aligned = aligned
        self._references = references
        names = sorted({name for reference in references.values() for name in reference.further})
        self._sets = {id_: self._reference_sets(each, names) for id_, each in references.items()}

    def signatures(self) -> dict[str, str]:
        """Each metric's signature, with the number of references that the segments have."""
        segments = [row for sets in self._sets.values() for row in zip(*sets, strict=True)]
        count = reference_count(list(zip(*segments, strict=True)))
        return {metric.name: metric.signature(count) for metric in self._metrics}

    def add_scores(
        self, result: DocumentResult, candidate: Document
    ) -> tuple[DocumentResult, Sums]:
        """A document's result with the text metrics' scores, and the sums behind them.

        Args:
            result: What the evidence says: which text answers a paragraph is taken from it.
            candidate: The candidate document.
        """
        sets = self._sets[result.id]
        segments = self._segments(candidate)
        statistics = {metric.name: metric.statistics(segments, sets) for metric in self._metrics}
        sums = {name: rows.sum(axis=0) for name, rows in statistics.items()}
        known = self._of_segments(statistics)
        paragraphs = tuple(
            paragraph.model_copy(
                update={
                    "scores": paragraph.scores
                    | self._paragraph(result, paragraph, candidate, known)
                }
            )
            for paragraph in result.paragraphs
        )
        update = {"scores": result.scores | self.scores(sums), "paragraphs": paragraphs}
        return result.model_copy(update=update), sums

    def scores(self, sums: Sums) -> Scores:
        """Scores of summed statistics, rounded; None for a metric that has none."""
        return {
            metric.name: _rounded(metric.score(sums[metric.name])) if metric.name in sums else None
            for metric in self._metrics
        }

    def total(self, documents: Iterable[Sums]) -> Scores:
        """Scores of several documents together."""
        found: Sums = {}
        for sums in documents:
            found = {
                name: found[name] + row if name in found else row for name, row in sums.items()
            }
        return self.scores(found)

    def _reference_sets(self, reference: ReferenceSet, names: Sequence[str]) -> References:
        """One list of segments a reference set, None all through where there is no such text."""
        first = self._segments(reference.document)
        return [
            first,
            *(
                self._segments(reference.further[name])
                if name in reference.further
                else [None] * len(first)
                for name in names
            ),
        ]

    def _segments(self, document: Document) -> list[str]:
        if self._aligned:
            return [paragraph.text for paragraph in document.paragraphs]
        return [document.body_text()]

    def _of_segments(
        self, statistics: Mapping[str, NDArray[np.float64]]
    ) -> dict[str, list[float | None]]:
        """Scores of the paragraphs that are segments themselves, by metric: they are counted."""
        if not self._aligned:
            return {}
        found = {each.name: each.segment_scores(statistics[each.name]) for each in self._metrics}
        return {name: scores for name, scores in found.items() if scores is not None}

    def _paragraph(
        self,
        result: DocumentResult,
        paragraph: ParagraphResult,
        candidate: Document,
        known: Mapping[str, Sequence[float | None]],
    ) -> Scores:
        index = paragraph.index
        if self._aligned:
            text: str | None = candidate.paragraphs[index].text
            lines = (segments[index] for segments in self._sets[result.id])
            references = [line for line in lines if line is not None]
        else:
            text = answer(result, paragraph)
            document = self._references[result.id].document
            references = [_body(document, index)]
        if text is None or not references[0].strip():
            return {metric.name: None for metric in self._metrics}
        return {
            metric.name: _rounded(
                known[metric.name][index]
                if metric.name in known
                else metric.segment_score(text, references)
            )
            for metric in self._metrics
        }


def answer(result: DocumentResult, paragraph: ParagraphResult) -> str | None:
    """The candidate's text that answers a reference paragraph: its units' evidence, in order.

    Stretches that overlap or touch are taken once. None where nothing answers it.
    """
    texts = {each.index: each.text for each in result.candidate_paragraphs}
    evidence = (span for unit in paragraph.units for span in unit.evidence)
    parts: list[str] = []
    for index, spans in groupby(sorted(evidence, key=_position), key=lambda span: span.paragraph):
        start = end = -1
        for span in spans:
            if span.start > end:
                parts.append(texts[index][max(start, 0) : max(end, 0)])
                start, end = span.start, span.end
            end = max(end, span.end)
        parts.append(texts[index][start:end])
    return " ".join(part for part in parts if part) or None


def _position(span: Evidence) -> tuple[int, int, int]:
    return span.paragraph, span.start, span.end


def _body(document: Document, index: int) -> str:
    """A paragraph's text without boilerplate; empty if it is all boilerplate."""
    return Document(id=document.id, paragraphs=(document.paragraphs[index],)).body_text()


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, DIGITS)
