"""What every report says of a result: who is best, what is covered, where a finding belongs.

Pure readings of the result tree. They hold for any valid tree, also one whose spans or paragraphs
point nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from harness.result import (
    SEVERITY_WEIGHTS,
    CandidateParagraph,
    DocumentResult,
    Finding,
    MetricInfo,
    ParagraphResult,
    ReferenceDocument,
    Result,
    Scores,
    Severity,
    SystemResult,
)

__all__ = [
    "KINDS",
    "MEANINGS",
    "SIGNS",
    "Anchor",
    "FindingKind",
    "Shares",
    "anchor",
    "arrow",
    "best",
    "count_kinds",
    "finding_kind",
    "left_out",
    "metric_names",
    "reference_document",
    "reference_texts",
    "score_line",
    "score_text",
    "shares",
    "weight",
    "were_searched",
]

FindingKind = Literal["omission", "addition", "change", "untranslated", "other"]
KINDS: tuple[FindingKind, ...] = ("omission", "addition", "change", "untranslated", "other")

SIGNS: dict[FindingKind, str] = {
    "omission": "−",
    "addition": "+",
    "change": "Δ",
    "untranslated": "~",
    "other": "!",
}
"""A sign a kind, so that no report tells kinds apart by colour alone."""

MEANINGS: dict[str, str] = {
    "coverage": "how much of the reference's meaning is in the candidate",
    "support": "how much of the candidate's meaning is in the reference",
    "adequacy": "one number from coverage, support, changed facts and how it is told",
    "BLEU": "n-gram precision against the reference (sacrebleu)",
    "chrF2": "character n-gram F-score (sacrebleu)",
    "chrF2++": "character and word n-gram F-score (sacrebleu)",
    "TER": "edits needed to reach the reference (sacrebleu)",
}
"""What the numbers mean, in a reader's words; a metric that is not here shows its range alone."""

_KINDS_BY_NAME: dict[str, FindingKind] = {
    "omission": "omission",
    "addition": "addition",
    "mistranslation": "change",
    "untranslated text": "untranslated",
    "untranslated": "untranslated",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The paragraph under which a finding is shown."""

    side: Literal["reference", "candidate"]
    paragraph: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of a reference's scored text by status, 0 to 1, by length; they add up to 1.

    All zero where nothing is scored.
    """

    covered: float
    partial: float
    omitted: float


def weight(severity: Severity) -> int:
    """How heavily an error of this severity weighs (minor 1, major 5, critical 25)."""
    return SEVERITY_WEIGHTS[severity]


def finding_kind(category: str) -> FindingKind:
    """The kind of an MQM category: what a reader calls it."""
    return _KINDS_BY_NAME.get(category.rpartition("/")[2].strip().lower(), "other")


def count_kinds(findings: Iterable[Finding]) -> Counter[FindingKind]:
    """How many findings there are of each kind."""
    return Counter(finding_kind(finding.category) for finding in findings)


def were_searched(documents: Sequence[DocumentResult]) -> bool:
    """Whether findings were looked for in one of them: no findings means something only there."""
    return any(document.findings or document.was_searched for document in documents)


def metric_names(result: Result) -> tuple[str, ...]:
    """The metrics that some system has a key for, in the order in which the run declares them."""
    used = {name for system in result.systems for name in system.scores}
    declared = [name for name in result.metrics if name in used]
    return (*declared, *sorted(used.difference(declared)))


def arrow(info: MetricInfo | None) -> str:
    """``↑`` where higher is better, ``↓`` where lower is; nothing where that is not declared."""
    if info is None:
        return ""
    return "↑" if info.higher_is_better else "↓"


def score_text(value: float | None, info: MetricInfo | None = None) -> str:
    """A score as it is shown: three decimals in a range up to 1, else one; ``–`` for null."""
    if value is None:
        return "–"
    high = None if info is None else info.range[1]
    if info is None:
        return f"{value:.3g}"
    return f"{value:.3f}" if high is not None and high <= 1 else f"{value:.1f}"


def best(systems: Sequence[SystemResult], name: str, info: MetricInfo | None) -> frozenset[int]:
    """Which systems are best by a metric, as far as the shown digits tell.

    Returns:
        Positions in ``systems``; empty with fewer than two scores, or where all are the same.
    """
    scored = [
        (i, value) for i, s in enumerate(systems) if (value := s.scores.get(name)) is not None
    ]
    if info is None or len({score_text(value, info) for _, value in scored}) < 2:
        return frozenset()
    values = [value for _, value in scored]
    top = score_text(max(values) if info.higher_is_better else min(values), info)
    return frozenset(i for i, value in scored if score_text(value, info) == top)


def reference_document(result: Result, document: str) -> ReferenceDocument | None:
    """The reference of a document."""
    return next((ref for ref in result.references if ref.id == document), None)


def reference_texts(reference: ReferenceDocument | None) -> dict[int, str]:
    """The reference's paragraphs by index."""
    return {} if reference is None else {p.index: p.text for p in reference.paragraphs}


def shares(documents: Iterable[DocumentResult]) -> Shares:
    """How the documents' reference text divides by status, each unit by its length in words."""
    from harness.evidence.aggregate import unit_length

    length: Counter[str] = Counter()
    for document in documents:
        for paragraph in document.paragraphs:
            for unit in paragraph.units:
                if unit.status is not None and unit.kind != "boilerplate":
                    length[unit.status] += unit_length(unit.text)
    total = sum(length.values())
    if not total:
        return Shares(0, 0, 0)
    return Shares(*(length[status] / total for status in ("covered", "partial", "omitted")))


def left_out(document: DocumentResult) -> str:
    """What was taken for boilerplate and is in no score, so that a wrong guess is not silent.

    Returns:
        ``left out as boilerplate: 19 words of the candidate``; empty where nothing is.
    """
    from harness.evidence.aggregate import unit_length

    sides: tuple[tuple[str, Sequence[ParagraphResult | CandidateParagraph]], ...] = (
        ("reference", document.paragraphs),
        ("candidate", document.candidate_paragraphs),
    )
    told = []
    for side, paragraphs in sides:
        units = [unit for each in paragraphs for unit in each.units if unit.kind == "boilerplate"]
        if words := sum(unit_length(unit.text) for unit in units):
            told.append(f"{words} {'word' if words == 1 else 'words'} of the {side}")
    return f"left out as boilerplate: {', '.join(told)}" if told else ""


def anchor(document: DocumentResult, finding: Finding) -> Anchor | None:
    """Where a finding belongs: its reference paragraph, else the one that its candidate answers.

    An addition in a paragraph that answers nothing belongs to that candidate paragraph; a finding
    without any span belongs nowhere.
    """
    if finding.reference is not None:
        return Anchor("reference", finding.reference.paragraph)
    if finding.candidate is None:
        return None
    index = finding.candidate.paragraph
    for paragraph in document.candidate_paragraphs:
        if paragraph.index == index and paragraph.aligned:
            return Anchor("reference", min(paragraph.aligned))
    return Anchor("candidate", index)


def score_line(scores: Scores, metrics: dict[str, MetricInfo], names: Iterable[str]) -> str:
    """Some scores in one line: ``coverage 0.912 · support 0.951``; those not there are left out."""
    return " · ".join(
        f"{name} {score_text(scores[name], metrics.get(name))}" for name in names if name in scores
    )
