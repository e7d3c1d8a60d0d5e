"""The HTML report: one file, self-contained, reference and candidate side by side.

No script and no network: filters and links work by CSS alone, and a Content-Security-Policy in the
page forbids the rest. Everything that comes from the input is escaped by jinja2's autoescape, and
no identifier, class or address in the page is made of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from harness.reports.layout import document_view
from harness.reports.page import DocumentView
from harness.reports.registry import writer
from harness.reports.text import visible
from harness.reports.view import (
    KINDS,
    MEANINGS,
    SIGNS,
    FindingKind,
    Shares,
    arrow,
    best,
    count_kinds,
    left_out,
    metric_names,
    score_text,
    shares,
    were_searched,
)
from harness.result import SEVERITIES, DocumentResult, MetricInfo, Result, SystemResult

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["write_html"]

_OPEN_DOCUMENTS = 3  # so many documents of a result stand open; more start collapsed
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HEADS: dict[FindingKind, str] = {
    "omission": "Leaves out",
    "addition": "Adds",
    "change": "Changes",
    "untranslated": "Untranslated",
    "other": "Other",
}


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    best: bool
    share: float | None  # how far between the metric's ends, for the bar; None without ends


@dataclass(frozen=True, slots=True)
class _Metric:
    name: str
    arrow: str
    direction: str
    meaning: str
    range: str
    signature: str


@dataclass(frozen=True, slots=True)
class _System:
    id: str
    name: str
    cells: tuple[_Cell, ...]
    shares: Shares
    counts: dict[FindingKind, int]
    was_searched: bool
    documents: tuple[_Document, ...]


@dataclass(frozen=True, slots=True)
class _Document:
    id: str
    name: str
    scores: tuple[tuple[str, str], ...]
    must_cover: tuple[Any, ...]
    view: DocumentView
    empty: bool
    left_out: str
    searched: bool


@writer("html", suffix=".html", page=True)
def write_html(result: Result) -> str:
    """The whole page."""
    names = metric_names(result)
    systems = tuple(_system(result, i, system, names) for i, system in enumerate(result.systems))
    documents = sum(len(system.documents) for system in systems)
    findings = [f for s in systems for d in s.documents for f in d.view.findings]
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            run=result.run,
            metrics=[_metric(result, name) for name in names],
            systems=systems,
            names=_document_names(result),
            index=_index(result, systems),
            opened=documents <= _OPEN_DOCUMENTS,
            kinds=[kind for kind in KINDS if any(f.kind == kind for f in findings)],
            shown_kinds=[k for k in KINDS if k in KINDS[:3] or any(f.kind == k for f in findings)],
            severities=[s for s in reversed(SEVERITIES) if any(f.severity == s for f in findings)],
            heads=_HEADS,
            signs=SIGNS,
            language=_language(result),
            config=sorted((key, str(value)) for key, value in result.run.config.items()),
        )
    )


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("harness.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    environment.filters["number"] = lambda value: "–" if value is None else f"{value:.2f}"
    return environment


def _language(result: Result) -> str:
    """The language tag of the texts; empty, which HTML reads as unknown, where there is none."""
    for key in ("lang", "language"):
        value = result.run.config.get(key)
        if isinstance(value, str) and _LANGUAGE.fullmatch(value):
            return value
    return ""


def _metric(result: Result, name: str) -> _Metric:
    info = result.metrics.get(name)
    return _Metric(
        name=name,
        arrow=arrow(info),
        direction="" if info is None else "higher" if info.higher_is_better else "lower",
        meaning=MEANINGS.get(name, ""),
        range="" if info is None else _range(*info.range),
        signature="" if info is None else info.signature,
    )


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f"up to {high:g}"
    return f"{low:g} or more" if high is None else f"{low:g} to {high:g}"


def _share(value: float | None, info: MetricInfo | None) -> float | None:
    if value is None or info is None:
        return None
    low, high = info.range
    if low is None or high is None or high <= low:
        return None
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _system(result: Result, number: int, system: SystemResult, names: tuple[str, ...]) -> _System:
    cells = []
    for name in names:
        info, value = result.metrics.get(name), system.scores.get(name)
        top = number in best(result.systems, name, info)
        cells.append(_Cell(score_text(value, info), top, _share(value, info)))
    counts = count_kinds(finding for d in system.documents for finding in d.findings)
    return _System(
        id=f"s{number}",
        name=system.name,
        cells=tuple(cells),
        shares=shares(system.documents),
        counts={kind: counts[kind] for kind in KINDS},
        was_searched=were_searched(system.documents),
        documents=tuple(
            _document(result, document, f"s{number}d{position}")
            for position, document in enumerate(system.documents)
        ),
    )


def _document(result: Result, document: DocumentResult, prefix: str) -> _Document:
    return _Document(
        id=prefix,
        name=document.id,
        scores=tuple(
            (name, score_text(value, result.metrics.get(name)))
            for name, value in document.scores.items()
        ),
        must_cover=document.must_cover,
        view=document_view(result, document, prefix=prefix),
        empty=not any(p.text.strip() for p in document.candidate_paragraphs),
        left_out=left_out(document),
        searched=document.was_searched,
    )


def _document_names(result: Result) -> list[str]:
    """All documents, in the references' order."""
    names = [reference.id for reference in result.references]
    names += [document.id for system in result.systems for document in system.documents]
    return list(dict.fromkeys(names))


def _index(
    result: Result, systems: tuple[_System, ...]
) -> list[tuple[str, list[_Document | None]]]:
    """One line a document, one cell a system; None where the system has no such document."""
    by_name = [{document.name: document for document in system.documents} for system in systems]
    return [(name, [named.get(name) for named in by_name]) for name in _document_names(result)]
