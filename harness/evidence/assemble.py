"""From judged units, links and changed facts to the document's part of the result tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView
from harness.alignment.words import find_words
from harness.documents import normalise
from harness.documents.model import Document
from harness.evidence.aggregate import DIGITS, FULL, totals
from harness.evidence.changes import ChangedFact
from harness.evidence.config import ScoringConfig
from harness.evidence.coverage import Judged
from harness.evidence.duplication import duplications
from harness.evidence.findings import (
    additions,
    duplicated,
    finish,
    mistranslations,
    omissions,
    untranslated,
)
from harness.evidence.foreign import foreign_stretches
from harness.evidence.gap_findings import NO_GAPS, Gaps, gap_findings, still_gaps
from harness.evidence.told_facts import RETOLD, told_changes
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    MustCover,
    ParagraphResult,
    ReferenceUnit,
)

__all__ = ["Judgement", "assemble"]

_REPEATED_WORDS = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that was found out about one candidate document.

    ``quality`` is that of the rendering of each linked reference sentence, 0 to 1; ``gaps`` are the
    words of both sides that nothing answers; ``retold`` is how likely it is that the reference is
    told anew and not translated, 0 to 1.
    """

    reference: DocumentView
    candidate: DocumentView
    alignment: Alignment
    coverage: tuple[Judged, ...]
    support: tuple[Judged, ...]
    changes: tuple[ChangedFact, ...]
    quality: dict[int, float]
    gaps: Gaps = NO_GAPS
    retold: float = 0.0

    def with_support(self, other: Sequence[Judged], gaps: Gaps = NO_GAPS) -> Judgement:
        """The same with each candidate unit's support the better of two references'.

        What a further reference answers is no addition.
        """
        best = tuple(
            # a further reference's places are not in the result: its evidence is not told
            mine if mine.probability >= its.probability else replace(its, evidence=mine.evidence)
            for mine, its in zip(self.support, other, strict=True)
        )
        return replace(self, support=best, gaps=still_gaps(self.gaps, gaps))


def assemble(
    judgement: Judgement, config: ScoringConfig, *, system: str, must_cover: tuple[MustCover, ...]
) -> DocumentResult:
    """Make the document's result."""
    reference, candidate = judgement.reference.document, judgement.candidate.document
    repeated = _repetitions(judgement, lines=config.aligned)
    support = tuple(
        replace(item, probability=0.0) if (item.paragraph, item.unit) in repeated else item
        for item in judgement.support
    )
    foreign = foreign_stretches(candidate, reference)
    retold = judgement.retold >= RETOLD
    drafts = [
        *omissions(
            reference,
            [item for item in judgement.coverage if item.probability < config.omitted_below],
        ),
        *additions(
            candidate,
            [
                item
                for item in support
                if item.probability < config.unsupported_below
                and not _inside(candidate, item, foreign)
            ],
            repeated,
        ),
        *untranslated(foreign),
        *duplicated(candidate, duplications(candidate, reference)),
        *mistranslations(
            told_changes(
                judgement.changes,
                (judgement.reference, judgement.candidate),
                (judgement.coverage, judgement.support),
                config,
                retold=retold,
            )
        ),
    ]
    gaps = judgement.gaps
    if retold:  # two names that stand beside the same words may be two things
        gaps = gaps._replace(exchanged=())
    drafts = gap_findings((judgement.reference, judgement.candidate), gaps, drafts)
    paragraphs = _paragraphs(judgement, config)
    answers = _candidate_paragraphs(judgement, support, config)
    sums = totals((u for p in paragraphs for u in p.units), (u for p in answers for u in p.units))
    scores = sums.scores()
    return DocumentResult(
        id=reference.id,
        scores=scores,
        paragraphs=paragraphs,
        candidate_paragraphs=answers,
        must_cover=must_cover,
        findings=finish(drafts, system=system, document=reference.id),
    )


def _inside(
    document: Document, item: Judged, stretches: Iterable[tuple[object, int, int, str]]
) -> bool:
    unit = document.paragraphs[item.paragraph].units[item.unit]
    return any(
        paragraph is document.paragraphs[item.paragraph] and start < unit.end and unit.start < end
        for paragraph, start, end, _ in stretches
    )


def _repetitions(judgement: Judgement, *, lines: bool) -> dict[tuple[int, int], str]:
    """Candidate units that repeat an earlier one more often than the reference does.

    Args:
        judgement: What was found out.
        lines: A line answers its own line of the reference alone: two of these may well have one
            translation, and what another line says is no repetition.
    """
    allowed: Counter[tuple[int, str]] = Counter(
        (paragraph.index if lines else 0, _key(unit.text))
        for paragraph in judgement.reference.document.body()
        for unit in paragraph.units
    )
    said: Counter[tuple[int, str]] = Counter()
    repeated = {}
    for item in judgement.support:
        text = judgement.candidate.document.paragraphs[item.paragraph].units[item.unit].text
        place = item.paragraph if lines else 0, _key(text)
        if place[1].count(" ") + 1 < _REPEATED_WORDS:
            continue
        said[place] += 1
        if said[place] > max(1, allowed[place]):
            repeated[item.paragraph, item.unit] = place[1]
    return repeated


def _key(text: str) -> str:
    text = normalise(text).casefold()
    return " ".join(text[a:b] for a, b in find_words(text))


def _unit_adequacy(item: Judged, judgement: Judgement) -> float:
    """The quality of what renders the unit's sentence, as far as the unit is covered at all."""
    covered = min(1.0, item.probability / FULL)
    return covered * judgement.quality.get(item.sentence, 1.0)


def _paragraph_links(judgement: Judgement) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each paragraph of the reference those that answer it, and the other way round."""
    forward: dict[int, set[int]] = {}
    backward: dict[int, set[int]] = {}
    for link in judgement.alignment.links:
        i = judgement.reference.sentences[link.reference].paragraph
        j = judgement.candidate.sentences[link.candidate].paragraph
        forward.setdefault(i, set()).add(j)
        backward.setdefault(j, set()).add(i)
    return forward, backward


def _paragraphs(judgement: Judgement, config: ScoringConfig) -> tuple[ParagraphResult, ...]:
    judged = {(item.paragraph, item.unit): item for item in judgement.coverage}
    links, _ = _paragraph_links(judgement)
    results = []
    for paragraph in judgement.reference.document.paragraphs:
        units = []
        for number, unit in enumerate(paragraph.units):
            item = judged.get((paragraph.index, number))
            value = None if item is None else round(item.probability, DIGITS)
            units.append(
                ReferenceUnit(
                    start=unit.start,
                    end=unit.end,
                    text=unit.text,
                    kind=unit.kind,
                    coverage=value,
                    adequacy=None
                    if item is None
                    else round(_unit_adequacy(item, judgement), DIGITS),
                    status=None if value is None else config.coverage_status(value),
                    evidence=() if item is None else item.evidence,
                )
            )
        sums = totals(units)
        scores = {k: v for k, v in sums.scores().items() if k != "support"}
        value = scores["coverage"]
        results.append(
            ParagraphResult(
                index=paragraph.index,
                status=None if value is None else config.coverage_status(value),
                aligned=tuple(sorted(links.get(paragraph.index, ()))),
                scores=scores,
                units=tuple(units),
            )
        )
    return tuple(results)


def _candidate_paragraphs(
    judgement: Judgement, support: Sequence[Judged], config: ScoringConfig
) -> tuple[CandidateParagraph, ...]:
    judged = {(item.paragraph, item.unit): item for item in support}
    _, links = _paragraph_links(judgement)
    results = []
    for paragraph in judgement.candidate.document.paragraphs:
        units = []
        for number, unit in enumerate(paragraph.units):
            item = judged.get((paragraph.index, number))
            value = None if item is None else round(item.probability, DIGITS)
            units.append(
                CandidateUnit(
                    start=unit.start,
                    end=unit.end,
                    text=unit.text,
                    kind=unit.kind,
                    support=value,
                    status=None if value is None else config.support_status(value),
                    evidence=() if item is None else item.evidence,
                )
            )
        results.append(
            CandidateParagraph(
                index=paragraph.index,
                text=paragraph.text,
                kind=paragraph.kind,
                aligned=tuple(sorted(links.get(paragraph.index, ()))),
                units=tuple(units),
            )
        )
    return tuple(results)
