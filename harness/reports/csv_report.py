"""CSV for spreadsheets: one row a reference unit, candidate unit, must-cover unit or finding.

RFC 4180: comma, CRLF, quotes doubled, a header. In UTF-8. The column ``row`` says what a row is.
A cell of text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``,
``@``, a tab or a carriage return, or their full-width forms) gets a leading apostrophe, as OWASP
advises (https://owasp.org/www-community/attacks/CSV_Injection). Numbers are written as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from harness.reports.registry import writer
from harness.reports.text import visible
from harness.result import DocumentResult, Evidence, Result, Span

__all__ = ["COLUMNS", "write_csv"]

COLUMNS = (
    "row",
    "system",
    "document",
    "kind",
    "status",
    "score",
    "adequacy",
    "reference_paragraph",
    "reference_start",
    "reference_end",
    "reference_text",
    "candidate_paragraph",
    "candidate_start",
    "candidate_end",
    "candidate_text",
    "similarity",
    "id",
    "category",
    "severity",
    "fact",
    "explanation",
)
"""The columns. ``row`` is ``reference_unit``, ``candidate_unit``, ``must_cover`` or ``finding``.

``score`` is the coverage of a reference or must-cover unit, the support of a candidate unit. Of a
unit's evidence, the most similar stretch stands in the columns of the other side.
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

_Cell = str | int | float | None


@writer("csv", suffix=".csv")
def write_csv(result: Result) -> str:
    """All units and findings of all systems, one a row, in the result's order."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for system in result.systems:
        for document in system.documents:
            head = {"system": system.name, "document": document.id}
            for row in _rows(document):
                table.writerow({name: _cell(value) for name, value in {**head, **row}.items()})
    return out.getvalue()


def _cell(value: _Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        # Guarded before carriage returns are made visible: a reader may undo that.
        return ("'" if value.startswith(_FORMULA) else "") + visible(value)
    return value


def _rows(document: DocumentResult) -> Iterator[dict[str, _Cell]]:
    for paragraph in document.paragraphs:
        for unit in paragraph.units:
            span = Span(paragraph=paragraph.index, start=unit.start, end=unit.end, text=unit.text)
            yield {
                "row": "reference_unit",
                "kind": unit.kind,
                "status": unit.status,
                "score": unit.coverage,
                "adequacy": unit.adequacy,
                **_span("reference", span),
                **_evidence("candidate", unit.evidence),
            }
    for candidate in document.candidate_paragraphs:
        for piece in candidate.units:
            span = Span(
                paragraph=candidate.index, start=piece.start, end=piece.end, text=piece.text
            )
            yield {
                "row": "candidate_unit",
                "kind": piece.kind,
                "status": piece.status,
                "score": piece.support,
                **_span("candidate", span),
                **_evidence("reference", piece.evidence),
            }
    for must in document.must_cover:
        yield {
            "row": "must_cover",
            "status": must.status,
            "score": must.coverage,
            "reference_text": must.text,
            **_evidence("candidate", must.evidence),
        }
    for finding in document.findings:
        yield {
            "row": "finding",
            **_span("reference", finding.reference),
            **_span("candidate", finding.candidate),
            "id": finding.id,
            "category": finding.category,
            "severity": finding.severity,
            "fact": finding.fact,
            "explanation": finding.explanation,
        }


def _span(side: str, span: Span | None) -> dict[str, _Cell]:
    if span is None:
        return {}
    return {
        f"{side}_paragraph": span.paragraph,
        f"{side}_start": span.start,
        f"{side}_end": span.end,
        f"{side}_text": span.text,
    }


def _evidence(side: str, evidence: Sequence[Evidence]) -> dict[str, _Cell]:
    if not evidence:
        return {}
    nearest = max(evidence, key=lambda stretch: stretch.similarity)
    return {**_span(side, nearest), "similarity": nearest.similarity}
