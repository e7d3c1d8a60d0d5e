"""Whole documents with known omissions, additions, changed numbers and moved paragraphs.

Reads a folder of cases: references/CASE.txt, candidates/SYSTEM/CASE.txt and gold/CASE.json, which
says of each reference segment whether it was omitted or its number changed, and of each candidate
segment what it translates or whether it was added, with offsets within their paragraphs. A result
over the folder is held against that.

A segment counts as reported omitted when units with status ``omitted`` hold at least half of it
(added: ``unsupported``); as aligned when its units' evidence lies mostly in the segment that
translates it; as changed when a finding of a number or date touches it. Alarms are what is reported
on complete human translations (kind ``none``, candidate refB), where there is nothing to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from harness.metaeval.gold import CandidateSegment, Gold, ReferenceSegment
from harness.metaeval.report import Cell, Report, Table
from harness.result import (
    CandidateUnit,
    DocumentResult,
    Evidence,
    Finding,
    ReferenceUnit,
    Result,
    Span,
)
from harness.statistics.agreement import roc_auc

__all__ = ["Decisions", "Tally", "evaluate_documents", "tally"]

_HUMAN = "-refB-"  # how the cases of a complete human translation are named
_OMISSION_KINDS = ("omit", "mixed", "reorder", "regroup")
_ADDITION_KINDS = ("add", "mixed")
_ALIGNMENT_KINDS = ("none", "reorder", "regroup", "mixed")
_HALF = 0.5


class _Place(Protocol):
    @property
    def paragraph(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass
class Decisions:
    """Yes or no on many segments, against what is true, and a score for each."""

    true: list[bool] = field(default_factory=list)
    found: list[bool] = field(default_factory=list)
    score: list[float] = field(default_factory=list)

    def add(self, *, true: bool, found: bool, score: float = 0.0) -> None:
        """Note one segment."""
        self.true.append(true)
        self.found.append(found)
        self.score.append(score)

    @property
    def figures(self) -> tuple[float | None, float | None, float | None]:
        """Precision, recall and F1; None where there was nothing to find."""
        if not any(self.true):
            return None, None, None
        both = sum(t and f for t, f in zip(self.true, self.found, strict=True))
        precision = both / sum(self.found) if any(self.found) else 0.0
        recall = both / sum(self.true)
        f1 = 2 * precision * recall / (precision + recall) if both else 0.0
        return precision, recall, f1

    @property
    def auc(self) -> float | None:
        """Area under the ROC curve of the scores."""
        return roc_auc(self.true, self.score)


@dataclass
class Tally:
    """All decisions over some cases; ``quiet`` counts segments of complete human translations."""

    omission: Decisions = field(default_factory=Decisions)
    addition: Decisions = field(default_factory=Decisions)
    number: Decisions = field(default_factory=Decisions)
    aligned: list[bool] = field(default_factory=list)
    quiet: int = 0
    omission_alarms: int = 0
    addition_alarms: int = 0
    mistranslation_alarms: int = 0

    def alarms_per_100(self, alarms: int) -> float | None:
        """Alarms per 100 segments that should be quiet."""
        return 100 * alarms / self.quiet if self.quiet else None

    @property
    def alignment(self) -> float | None:
        """Share of the segments whose evidence lies in their translation."""
        return sum(self.aligned) / len(self.aligned) if self.aligned else None


def evaluate_documents(gold: dict[str, Gold], result: Result, *, data: str = "documents") -> Report:
    """Hold a result over the cases against their gold.

    Args:
        gold: As :func:`read_gold` returns it.
        result: Of a run over the same folder.
        data: What to call the data in the report.
    """
    documents = {d.id: d for system in result.systems for d in system.documents}
    cases = [(name, each, documents[name]) for name, each in gold.items() if name in documents]
    kinds = sorted({each.kind for _, each, _ in cases})
    total = tally(cases)
    by_kind = {kind: tally(case for case in cases if case[1].kind == kind) for kind in kinds}
    counts = {
        "cases": len(cases),
        "cases missing": len(gold) - len(cases),
        "segments": sum(len(each.reference) for _, each, _ in cases),
    }
    tables = (_found_table(total), _quiet_table(total), _kinds_table(by_kind))
    return Report("documents", data, counts, tables, _NOTES)


_NOTES = (
    (
        "omission: segments of kinds omit, mixed, reorder and regroup; addition: add and mixed;"
        " number: number."
    ),
    "alarms: segments reported per 100 of complete human translations (kind none, refB).",
)


def tally(cases: Iterable[tuple[str, Gold, DocumentResult]]) -> Tally:
    """Decide on every segment of some cases."""
    found = Tally()
    for name, gold, document in cases:
        _tally_reference(found, name, gold, document)
        _tally_candidate(found, name, gold, document)
    return found


def _tally_reference(found: Tally, name: str, gold: Gold, document: DocumentResult) -> None:
    paragraphs = {p.index: p.units for p in document.paragraphs}
    translations = {c.source: c for c in gold.candidate if c.source is not None}
    quiet = gold.kind == "none" and _HUMAN in name
    for index, place in enumerate(gold.reference):
        units = [u for u in paragraphs.get(place.paragraph, ()) if _overlap(place, u)]
        coverage, marked = _weigh(
            ((_overlap(place, u), u.coverage, u.status) for u in units), "omitted"
        )
        touching = _touching(document.findings, place)
        if gold.kind in _OMISSION_KINDS:
            found.omission.add(true=place.omitted, found=marked >= _HALF, score=1 - coverage)
        if quiet:
            found.quiet += 1
            found.omission_alarms += marked >= _HALF
            found.mistranslation_alarms += any(
                finding.category == "Accuracy/Mistranslation" for finding in touching
            )
        if gold.kind in _ALIGNMENT_KINDS and not place.omitted:
            evidence = [e for unit in units for e in unit.evidence]
            found.aligned.append(_lies_in(evidence, translations[index]))
        if gold.kind == "number":
            found.number.add(
                true=place.number_changed,
                found=any(finding.fact in ("number", "date") for finding in touching),
            )


def _tally_candidate(found: Tally, name: str, gold: Gold, document: DocumentResult) -> None:
    paragraphs = {p.index: p.units for p in document.candidate_paragraphs}
    quiet = gold.kind == "none" and _HUMAN in name
    for place in gold.candidate:
        units = [u for u in paragraphs.get(place.paragraph, ()) if _overlap(place, u)]
        support, marked = _weigh(
            ((_overlap(place, u), u.support, u.status) for u in units), "unsupported"
        )
        if quiet:
            found.addition_alarms += marked >= _HALF
        if gold.kind in _ADDITION_KINDS:
            found.addition.add(true=place.added, found=marked >= _HALF, score=1 - support)


def _overlap(place: _Place, span: Span | ReferenceUnit | CandidateUnit) -> int:
    return max(0, min(place.end, span.end) - max(place.start, span.start))


def _weigh(units: Iterable[tuple[int, float | None, str | None]], bad: str) -> tuple[float, float]:
    """Mean score of the units under a segment, and the share of it whose status is bad.

    Units come as how much of the segment they hold, their score and their status. A segment that
    nothing was said of counts as fine: it was not reported.
    """
    known = [(shared, score, status) for shared, score, status in units if score is not None]
    weight = sum(shared for shared, _, _ in known)
    if not weight:
        return 1.0, 0.0
    mean = sum(shared * score for shared, score, _ in known) / weight
    return mean, sum(shared for shared, _, status in known if status == bad) / weight


def _touching(findings: Iterable[Finding], place: ReferenceSegment) -> list[Finding]:
    return [
        finding
        for finding in findings
        if finding.reference is not None
        and finding.reference.paragraph == place.paragraph
        and _overlap(place, finding.reference)
    ]


def _lies_in(evidence: Sequence[Evidence], target: CandidateSegment) -> bool:
    length = sum(e.end - e.start for e in evidence)
    inside = sum(_overlap(target, e) for e in evidence if e.paragraph == target.paragraph)
    return inside > length - inside


def _found_table(found: Tally) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, decisions in (
        ("omission", found.omission),
        ("addition", found.addition),
        ("number", found.number),
    ):
        auc = None if name == "number" else decisions.auc
        rows.append((name, len(decisions.true), sum(decisions.true), *decisions.figures, auc))
    return Table(
        "What was planted, and found",
        ("what", "segments", "planted", "precision", "recall", "F1", "ROC AUC"),
        tuple(rows),
    )


def _quiet_table(found: Tally) -> Table:
    return Table(
        "Alignment, and alarms where nothing is wrong",
        ("what", "figure", "segments"),
        (
            ("alignment", found.alignment, len(found.aligned)),
            *(
                (f"{name} alarms per 100", found.alarms_per_100(alarms), found.quiet)
                for name, alarms in (
                    ("omission", found.omission_alarms),
                    ("addition", found.addition_alarms),
                    ("mistranslation", found.mistranslation_alarms),
                )
            ),
        ),
    )


def _kinds_table(by_kind: dict[str, Tally]) -> Table:
    return Table(
        "By kind",
        ("kind", "omission F1", "wrongly omitted", "addition F1", "alignment", "number F1"),
        tuple(
            (
                kind,
                found.omission.figures[2],
                _false(found.omission),
                found.addition.figures[2],
                found.alignment,
                found.number.figures[2],
            )
            for kind, found in by_kind.items()
        ),
    )


def _false(decisions: Decisions) -> int | None:
    """How many were reported that are not so; None where nothing was decided."""
    pairs = zip(decisions.true, decisions.found, strict=True)
    return sum(f and not t for t, f in pairs) if decisions.true else None
