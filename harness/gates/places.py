"""Which paragraph to show for a check: the one that costs a score most, or that a finding is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from harness.evidence.aggregate import ADDITION_WEIGHT, Totals
from harness.gates.model import Shown
from harness.gates.samples import OWN, DocumentSample
from harness.result import EVIDENCE_METRICS, DocumentResult, Finding, MetricInfo, ReferenceDocument

__all__ = ["Version", "show_finding", "show_paragraph", "worst_place"]


@dataclass(frozen=True, slots=True)
class Version:
    """A document as a system has it, its reference, and the statistics of both runs."""

    document: DocumentResult
    reference: ReferenceDocument
    after: DocumentSample
    before: DocumentSample | None = None


def worst_place(
    versions: Sequence[Version], metric: str, info: MetricInfo | None, *, fallen: bool
) -> Shown | None:
    """The paragraph that costs a metric most, or with ``fallen``, more than it did.

    None where no paragraph costs anything, or that is not known (BLEU of whole documents).
    """
    best: tuple[float, Version, int] | None = None
    for version in versions:
        for index, cost in _costs(version, metric, info, fallen=fallen):
            if cost > 0 and (best is None or cost > best[0]):
                best = (cost, version, index)
    if best is None:
        return None
    _, version, index = best
    if index < len(version.reference.paragraphs):
        return show_paragraph(version, version.reference.paragraphs[index].index)
    return _least_supported(version)


def show_paragraph(version: Version, index: int) -> Shown:
    """A reference paragraph by its index, and what of the candidate answers it."""
    document = version.document
    results = {paragraph.index: paragraph for paragraph in document.paragraphs}
    texts = {paragraph.index: paragraph.text for paragraph in version.reference.paragraphs}
    aligned = results[index].aligned if index in results else ()
    return Shown(
        document=document.id,
        reference=index,
        reference_text=texts.get(index, ""),
        candidate=aligned,
        candidate_text=_candidate_text(document, aligned),
    )


def show_finding(version: Version, finding: Finding) -> Shown | None:
    """The paragraph that a finding is in: the reference's, else the candidate's."""
    if finding.reference is not None:
        shown = show_paragraph(version, finding.reference.paragraph)
        if finding.candidate is None or finding.candidate.paragraph in shown.candidate:
            return shown
        own = (finding.candidate.paragraph,)
        text = _candidate_text(version.document, own)
        return shown.model_copy(update={"candidate": own, "candidate_text": text})
    if finding.candidate is None:
        return None
    return _candidate_alone(version.document, finding.candidate.paragraph)


def _costs(
    version: Version, metric: str, info: MetricInfo | None, *, fallen: bool
) -> Iterator[tuple[int, float]]:
    if metric in EVIDENCE_METRICS:
        now = _own_costs(version.after, metric)
        then = _own_costs(version.before, metric) if fallen and version.before else None
        if then is not None and then.shape == now.shape:
            now = now - then
        yield from enumerate(now.tolist())
    elif info is not None:
        # a paragraph's own score is in no total, but it tells where to look
        high, low = info.range[1] or 100.0, info.range[0] or 0.0
        texts = {paragraph.index: paragraph.text for paragraph in version.reference.paragraphs}
        for paragraph in version.document.paragraphs:
            score = paragraph.scores.get(metric)
            if score is not None:
                lost = high - score if info.higher_is_better else score - low
                yield paragraph.index, lost * len(texts.get(paragraph.index, ""))


def _own_costs(sample: DocumentSample, metric: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What each place takes from a metric, in words."""
    rows = np.array(sample.rows.get(OWN, ()), dtype=np.float64).reshape(-1, len(astuple(Totals())))
    covered, adequate, reference, supported, candidate, unsupported = rows.T
    if metric == "coverage":
        return np.asarray(reference - covered)
    if metric == "support":
        return np.asarray(candidate - supported)
    return np.asarray(reference - adequate + ADDITION_WEIGHT * unsupported)


def _least_supported(version: Version) -> Shown | None:
    """Of the candidate's paragraphs that answer nothing, the one with most unsupported text."""
    costs = {
        paragraph.index: sum(
            (1 - unit.support) * len(unit.text)
            for unit in paragraph.units
            if unit.support is not None and unit.kind == "body"
        )
        for paragraph in version.document.candidate_paragraphs
        if not paragraph.aligned and paragraph.kind != "boilerplate"
    }
    if not costs:
        return None
    return _candidate_alone(version.document, max(costs, key=lambda index: costs[index]))


def _candidate_alone(document: DocumentResult, index: int) -> Shown:
    return Shown(
        document=document.id,
        reference=None,
        reference_text="",
        candidate=(index,),
        candidate_text=_candidate_text(document, (index,)),
    )


def _candidate_text(document: DocumentResult, indexes: Iterable[int]) -> str:
    texts = {paragraph.index: paragraph.text for paragraph in document.candidate_paragraphs}
    return "\n\n".join(texts[index] for index in indexes if index in texts)
