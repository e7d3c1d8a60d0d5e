"""The scorer: a candidate document held against its reference, all evidence in one typed result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.alignment import Alignment, DocumentView, align, align_lines, view_document, view_texts
from harness.alignment.link_model import link_model
from harness.documents import Document, parse_text
from harness.encoders.base import Encoder
from harness.encoders.fluency import fluency_hash
from harness.errors import ConfigError
from harness.evidence.aggregate import document_totals
from harness.evidence.assemble import Judgement, assemble
from harness.evidence.calibration import Calibration, load_calibration
from harness.evidence.changes import changed_facts, opposite_words
from harness.evidence.config import ScoringConfig
from harness.evidence.coverage import Judged, judge, retold_share, sides
from harness.evidence.features import sentence_signals
from harness.evidence.gap_findings import NO_GAPS, Gaps, document_gaps
from harness.evidence.gaps import GapModel, load_gaps
from harness.evidence.opposite_model import OppositeModel, load_opposites
from harness.evidence.quality_model import QualityModel, load_quality
from harness.evidence.renderings import renderings
from harness.evidence.retelling import Retelling, load_retelling
from harness.evidence.sentence_quality import sentence_quality
from harness.evidence.told_facts import RETOLD, told_changes
from harness.evidence.unit_words import UnitReader, load_unit_reader
from harness.result import DocumentResult, Finding, MustCover

__all__ = ["PairResult", "Scorer", "ScoringConfig"]

_REMEMBERED = 8
"""Views kept: the references of the documents at hand, for the systems that follow."""


@dataclass(frozen=True, slots=True)
class PairResult:
    """Two aligned texts; scores unrounded."""

    coverage: float | None
    support: float | None
    adequacy: float | None
    findings: tuple[Finding, ...]


class Scorer:
    """Holds candidates against references. A document's scores depend on that document alone.

    Args:
        encoder: Handed in; a test hands in a fake.
        config: Thresholds and the way of alignment.
        calibration: What ``harness calibrate`` fitted for this encoder; the one that ships with
            the package if left out.

    Raises:
        ConfigError: The calibration was fitted for another encoder.
    """

    def __init__(
        self,
        encoder: Encoder,
        config: ScoringConfig | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        self.encoder = encoder
        self.config = config or ScoringConfig()
        if calibration is not None:
            calibration.check(encoder.signature)
        self._given = calibration
        self._calibration: Calibration = calibration or load_calibration()
        self._quality: QualityModel = load_quality()
        self._gaps: GapModel = load_gaps()
        embedded = encoder.signature.startswith(self._gaps.encoder)
        self._opposites: OppositeModel | None = load_opposites() if embedded else None
        # fitted for the embedded encoder's signals, and for texts that no line binds to another
        own = calibration is None and self.calibrated
        self._reader: UnitReader | None = load_unit_reader() if own else None
        self._free = free = own and not self.config.aligned
        self._retelling: Retelling | None = load_retelling() if free else None
        self._views: dict[int, DocumentView] = {}

    @property
    def calibrated(self) -> bool:
        """Whether the scores are calibrated for this encoder."""
        return self._calibration.fits(self.encoder.signature)

    @property
    def calibration(self) -> str:
        """What the scores are calibrated by, for ``run.config``: no path of this machine."""
        if not self.calibrated:
            return "uncalibrated"
        path = self._calibration.path
        return "embedded" if path is None else path.name

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said of every score that this scorer gives."""
        if self.calibrated:
            return ()
        name = self.encoder.signature.partition("|")[0]
        warning = (
            f"uncalibrated: with the encoder {name} coverage and support are no probabilities, and "
            "the thresholds were not chosen for it; `harness calibrate` fits it to people's labels"
        )
        return (warning,)

    @property
    def signature(self) -> str:
        """Whatever changes a score beside the encoder and the options."""
        hashes = (
            f"cal:{self._calibration.signature}|qual:{self._quality.signature}"
            f"|gaps:{self._gaps.signature}|links:{link_model().signature}"
        )
        if self.encoder.name == "embedded":
            hashes += f"|fluency:{fluency_hash()}"
        if self._opposites is not None:
            hashes += f"|opposites:{self._opposites.signature}"
        if self._reader is not None:
            hashes += f"|units:{self._reader.signature}"
        if self._retelling is not None:
            hashes += f"|retell:{self._retelling.signature}"
        return hashes if self.calibrated else f"{hashes}|uncalibrated"

    def score(
        self,
        reference: Document,
        candidate: Document,
        *,
        further: Sequence[Document] = (),
        must_cover: Sequence[str] = (),
        system: str = "",
        progress: Callable[[int], None] | None = None,
    ) -> DocumentResult:
        """Hold a candidate against its reference.

        Args:
            reference: The document that counts as complete and right.
            candidate: The document under judgement.
            further: Further references: a candidate unit's support is the best of all.
            must_cover: Content units that must be covered.
            system: What made the candidate; part of the findings' ids.
            progress: Called with the number of sentences encoded since the last call.

        Returns:
            Its scores hold coverage, support and adequacy, its paragraphs' coverage and adequacy.
        """
        left = self._remembered(reference, progress)
        right = view_document(candidate, self.encoder, progress=progress)
        judgement = self._judge(left, right)
        for other in further:
            view = self._remembered(other, progress)
            judgement = judgement.with_support(*self._support(view, right))
        return assemble(
            judgement, self.config, system=system, must_cover=self._must_cover(must_cover, right)
        )

    def score_pairs(self, references: Sequence[str], candidates: Sequence[str]) -> list[PairResult]:
        """Score aligned texts, each pair for itself, in one encode.

        Raises:
            ConfigError: There are not as many candidates as references.
        """
        if len(references) != len(candidates):
            raise ConfigError(f"{len(references)} references, but {len(candidates)} candidates")
        texts = sorted({*references, *candidates})
        documents = [parse_text(text, id="pair", paragraphs="line", aligned=True) for text in texts]
        views = dict(zip(texts, view_texts(documents, self.encoder), strict=True))
        config = ScoringConfig(**{**self.config.as_dict(), "aligned": True})
        scorer = Scorer(self.encoder, config, self._given)
        results = []
        for reference, candidate in zip(references, candidates, strict=True):
            judgement = scorer._judge(views[reference], views[candidate])
            document = assemble(judgement, config, system="", must_cover=())
            sums = document_totals(document)
            results.append(
                PairResult(sums.coverage, sums.support, sums.adequacy, document.findings)
            )
        return results

    def cover(self, units: Sequence[str], candidate: Document) -> list[float | None]:
        """Coverage of given content units in a candidate, unrounded; None for one without words."""
        return [value for value, _ in self._cover(units, view_document(candidate, self.encoder))]

    def cover_many(self, items: Sequence[tuple[Sequence[str], str]]) -> list[list[float | None]]:
        """:meth:`cover` for many (units, candidate text)."""
        found = []
        for units, text in items:
            candidate = parse_text(text, id="candidate")
            found.append(self.cover(units, candidate))
        return found

    def _remembered(
        self, document: Document, progress: Callable[[int], None] | None
    ) -> DocumentView:
        view = self._views.get(id(document))
        if view is None or view.document is not document:
            view = view_document(document, self.encoder, progress=progress)
            while len(self._views) >= _REMEMBERED:
                self._views.pop(next(iter(self._views)))
            self._views[id(document)] = view
        return view

    def _align(self, left: DocumentView, right: DocumentView) -> Alignment:
        return align_lines(left, right) if self.config.aligned else align(left, right)

    def _judge(self, left: DocumentView, right: DocumentView) -> Judgement:
        lines, calibration = self.config.aligned, self._calibration
        alignment = self._align(left, right)
        near, far = sides(left, right, alignment)
        signals = sentence_signals(near), sentence_signals(far)
        changes = changed_facts(left, right, alignment, lines=lines)
        found = renderings(left, right, alignment, signals, changes)
        if self._opposites is not None:
            changes += opposite_words(left, right, alignment, self._opposites, changes)
        coverage = judge(
            near,
            right,
            calibration.coverage,
            signals[0],
            lines=lines,
            free=self._free,
            retelling=self._retelling,
        )
        support = judge(far, left, calibration.support, signals[1], lines=lines, free=self._free)
        retold = retold_share(near, signals[0], self._retelling)
        told = told_changes(
            changes, (left, right), (coverage, support), self.config, retold=retold >= RETOLD
        )
        gaps = self._find_gaps(left, right, alignment)
        return Judgement(
            left,
            right,
            alignment,
            tuple(coverage),
            tuple(support),
            tuple(changes),
            sentence_quality(found, told, dict(gaps.unanswered), left, self._quality),
            gaps,
            retold,
        )

    def _find_gaps(self, left: DocumentView, right: DocumentView, alignment: Alignment) -> Gaps:
        """None with an encoder that the model of gaps was not fitted for."""
        if not self.encoder.signature.startswith(self._gaps.encoder):
            return NO_GAPS
        return document_gaps(left, right, alignment, self._gaps)

    def _support(self, left: DocumentView, right: DocumentView) -> tuple[list[Judged], Gaps]:
        """Support of the candidate's units in a further reference, and the gaps against it."""
        alignment = self._align(left, right)
        _, far = sides(left, right, alignment)
        lines, support = self.config.aligned, self._calibration.support
        return (
            judge(far, left, support, lines=lines, free=self._free),
            self._find_gaps(left, right, alignment),
        )

    def _cover(
        self, units: Sequence[str], candidate: DocumentView
    ) -> list[tuple[float | None, Judged | None]]:
        """Coverage of each unit, and the judged stretch of it that carries the most evidence."""
        text = "\n".join(" ".join(unit.split()) for unit in units)
        document = parse_text(text, id="units", paragraphs="line", aligned=True)
        view = view_document(document, self.encoder)
        alignment = align(view, candidate)
        near, _ = sides(view, candidate, alignment)
        by_unit: dict[int, list[Judged]] = {}
        for item in judge(near, candidate, self._calibration.units, reader=self._reader):
            by_unit.setdefault(item.paragraph, []).append(item)
        found: list[tuple[float | None, Judged | None]] = []
        for index in range(len(units)):
            parts = by_unit.get(index, [])
            sizes = [len(document.paragraphs[index].units[p.unit].text) for p in parts]
            if not parts:
                found.append((None, None))
                continue
            mean = sum(p.probability * n for p, n in zip(parts, sizes, strict=True)) / sum(sizes)
            found.append((mean, max(parts, key=lambda p: len(p.evidence))))
        return found

    def _must_cover(self, units: Sequence[str], candidate: DocumentView) -> tuple[MustCover, ...]:
        if not units:
            return ()
        return tuple(
            MustCover(
                text=text,
                coverage=None if value is None else round(value, 4),
                status=None if value is None else self.config.coverage_status(value),
                evidence=best.evidence if best else (),
            )
            for text, (value, best) in zip(units, self._cover(units, candidate), strict=True)
        )
