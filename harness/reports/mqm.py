"""MQM ratings as the MQM viewers read them: tab-separated, one line an error.

The layout is that of https://github.com/google/wmt-mqm-human-evaluation, with the tenth column
(``metadata``, a JSON object) that its viewers Marot and MQM Viewer describe in their READMEs
(https://github.com/google-research/google-research, folders ``marot`` and ``mqm_viewer``). The
column names are those of the published files, which mt-metrics-eval's ``score_mqm`` asks for; the
viewers skip the header.

A segment is a paragraph of the reference, boilerplate left out, with the candidate paragraphs that
answer it; then come the candidate paragraphs that answer nothing and hold a finding. ``doc_id``
numbers a document's segments from 1 without gaps, ``seg_id`` those of the whole result, both alike
for every system. The result holds no source text, so ``source`` is the reference: what the
candidate was held against. The error is marked ``<v>…</v>`` in the target, and for an omission in
the source, as the human raters marked it. A segment without an error is one line of ``No-error``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from harness.reports.registry import writer
from harness.reports.text import one_line
from harness.reports.view import anchor, finding_kind, reference_document
from harness.result import DocumentResult, Finding, ReferenceDocument, Result, Span

__all__ = ["COLUMNS", "RATER", "write_mqm"]

COLUMNS = (
    "system",
    "doc",
    "doc_id",
    "seg_id",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
RATER = "harness"
_NO_ERROR = "No-error"

# A mark in the input itself would read as ours.
_FOREIGN_MARKS = str.maketrans({"<": "‹", ">": "›"})


@dataclass(slots=True)
class _Segment:
    """One line of the viewers' table: reference paragraphs against candidate paragraphs."""

    number: int
    source: dict[int, str] = field(default_factory=dict)
    target: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@writer("mqm", suffix=".tsv")
def write_mqm(result: Result) -> str:
    """All findings of all systems, and a ``No-error`` line for each segment without one.

    A document in which nothing could be looked for, as no unit of it is scored, has no line.
    """
    offsets = _offsets(result)
    lines = ["\t".join(COLUMNS)]
    for system in result.systems:
        for document in system.documents:
            if not document.findings and not document.was_searched:
                continue  # nobody rated it, so "No-error" would be false
            reference = reference_document(result, document.id)
            for segment in _segments(document, reference):
                head = (
                    one_line(system.name),
                    one_line(document.id),
                    str(segment.number),
                    str(offsets[document.id] + segment.number),
                    RATER,
                )
                lines.extend("\t".join((*head, *tail)) for tail in _lines(segment))
    return "\n".join(lines) + "\n"


def _offsets(result: Result) -> dict[str, int]:
    """How many segments stand before each document, the same whichever systems there are."""
    most: dict[str, int] = {reference.id: 0 for reference in result.references}
    for system in result.systems:
        for document in system.documents:
            reference = reference_document(result, document.id)
            numbers = [segment.number for segment in _segments(document, reference)]
            most[document.id] = max(most.get(document.id, 0), len(numbers))
    offsets: dict[str, int] = {}
    at = 0
    for name, count in most.items():
        offsets[name] = at
        at += count
    return offsets


def _segments(document: DocumentResult, reference: ReferenceDocument | None) -> list[_Segment]:
    texts = {p.index: p.text for p in document.candidate_paragraphs}
    aligned = {p.index: p.aligned for p in document.paragraphs}
    by_reference: dict[int, _Segment] = {}
    for paragraph in () if reference is None else reference.paragraphs:
        if paragraph.kind != "boilerplate" and paragraph.index not in by_reference:
            by_reference[paragraph.index] = _Segment(
                number=len(by_reference) + 1,
                source={paragraph.index: paragraph.text},
                target={
                    index: texts[index]
                    for index in sorted(aligned.get(paragraph.index, ()))
                    if index in texts
                },
            )
    segments = list(by_reference.values())
    others: dict[int | None, _Segment] = {}
    for finding in document.findings:
        place = anchor(document, finding)
        segment = by_reference.get(place.paragraph) if place and place.side == "reference" else None
        if segment is None:
            key = None if finding.candidate is None else finding.candidate.paragraph
            if key not in others:
                others[key] = _Segment(number=len(segments) + 1)
                segments.append(others[key])
            segment = others[key]
        segment.findings.append(finding)
        _hold(segment.target, finding.candidate, texts)
    return segments


def _hold(side: dict[int, str], span: Span | None, texts: Mapping[int, str]) -> None:
    """See that the paragraph of a finding is in its segment, also where nothing aligns it."""
    if span is not None and span.paragraph not in side:
        side[span.paragraph] = texts.get(span.paragraph, span.text)


def _lines(segment: _Segment) -> Iterator[tuple[str, str, str, str, str]]:
    if not segment.findings:
        yield _mark(segment.source), _mark(segment.target), _NO_ERROR, _NO_ERROR, "{}"
    for finding in segment.findings:
        in_source = finding.candidate is None or finding_kind(finding.category) == "omission"
        note = {
            "note": finding.explanation,
            "marked_text": _marked_text(finding, in_source=in_source),
            "finding": finding.id,
            **({"fact": finding.fact} if finding.fact else {}),
        }
        yield (
            _mark(segment.source, finding.reference if in_source else None),
            _mark(segment.target, None if in_source else finding.candidate),
            one_line(finding.category),
            finding.severity.capitalize(),
            json.dumps(note, ensure_ascii=True),
        )


def _marked_text(finding: Finding, *, in_source: bool) -> str:
    span = finding.reference if in_source else finding.candidate
    return "" if span is None else one_line(span.text)


def _mark(side: Mapping[int, str], span: Span | None = None) -> str:
    """The paragraphs of one side on one line, the span between ``<v>`` and ``</v>``."""
    parts = []
    for index, text in sorted(side.items()):
        if span is not None and span.paragraph == index:
            start, end = min(span.start, len(text)), min(span.end, len(text))
            parts.append(
                f"{_clean(text[:start])}<v>{_clean(text[start:end])}</v>{_clean(text[end:])}"
            )
        else:
            parts.append(_clean(text))
    return one_line(" ".join(parts))


def _clean(text: str) -> str:
    for mark in ("<v>", "</v>"):
        text = text.replace(mark, mark.translate(_FOREIGN_MARKS))
    return text
