"""References and candidates into the result tree: pure, values in and values out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from harness.documents import Document
from harness.encoders import Encoder
from harness.evidence.aggregate import combine
from harness.metrics import MetricDeclaration, text_metrics
from harness.result import (
    EVIDENCE_METRICS,
    DocumentResult,
    MetricInfo,
    ReferenceDocument,
    ReferenceParagraph,
    Result,
    RunInfo,
    Scores,
    SystemResult,
)
from harness.runs.corpus import Corpus, ReferenceSet
from harness.runs.describe import describe_encoder, run_config, run_signature, versions
from harness.runs.given import readable
from harness.runs.languages import Languages
from harness.runs.options import Options
from harness.runs.texts import Sums, TextScorer
from harness.runs.unscored import unscored

if TYPE_CHECKING:
    from harness.scoring import ScoringConfig

__all__ = ["DocumentScorer", "Progress", "evaluate_corpus", "needs_encoder"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class DocumentScorer(Protocol):
    """The part of :class:`harness.scoring.Scorer` that a run needs."""

    @property
    def encoder(self) -> Encoder:
        """What gives the vectors."""

    @property
    def config(self) -> ScoringConfig:
        """The thresholds."""

    @property
    def signature(self) -> str:
        """Whatever changes a score beside the encoder and the options."""

    @property
    def calibration(self) -> str:
        """What the scores are calibrated by."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said of every score."""

    def score(
        self,
        reference: Document,
        candidate: Document,
        *,
        further: Sequence[Document],
        must_cover: Sequence[str],
        system: str,
    ) -> DocumentResult:
        """Hold a candidate against its reference."""


def needs_encoder(options: Options) -> bool:
    """Whether any metric asked for is made of evidence.

    Raises:
        MetricError: A metric is unknown.
    """
    return any(metric.name in EVIDENCE_METRICS for metric in options.declarations())


def evaluate_corpus(
    corpus: Corpus,
    *,
    scorer: DocumentScorer | None,
    options: Options,
    name: str,
    progress: Progress | None = None,
) -> Result:
    """Score every candidate document.

    Args:
        corpus: The texts.
        scorer: Gives coverage, support, adequacy and the findings; None where no metric asked
            for needs it: they are null then.
        options: What to score.
        name: The run's name.
        progress: Told before each document and at the end.

    Returns:
        The whole tree; systems and documents sorted by name.

    Raises:
        MetricError: A metric is unknown, or what it needs is not installed.
    """
    declared = options.declarations()
    asked = [metric.name for metric in declared]
    texts = TextScorer(
        text_metrics(asked, language=options.language), corpus.references, aligned=options.aligned
    )
    run = _Run(corpus, scorer, options, tuple(asked), texts)
    documents = run.documents(progress)
    systems = tuple(
        run.system(system, [documents[system, id_] for id_ in sorted(corpus.systems[system])])
        for system in sorted(corpus.systems)
    )
    encoder = None if scorer is None else scorer.encoder
    signature = (
        run_signature(options, None, None)
        if scorer is None
        else run_signature(options, encoder, scorer.signature, scorer.config)
    )
    return Result(
        schema="harness-result/1",
        run=RunInfo(
            name=name,
            signature=signature,
            encoder=describe_encoder(encoder),
            versions=versions(),
            config=run_config(options, encoder, {} if scorer is None else _scored_by(scorer)),
            warnings=(
                *(() if scorer is None else scorer.warnings),
                *map(readable, corpus.warnings),  # they name files
                *run.languages.warnings(),
            ),
            missing=corpus.missing,
        ),
        metrics=_metrics(declared, texts.signatures(), signature),
        references=tuple(
            _reference(corpus.references[id_].document) for id_ in sorted(corpus.references)
        ),
        systems=systems,
    )


def _scored_by(scorer: DocumentScorer) -> dict[str, Any]:
    """Thresholds and calibration, for ``run.config``."""
    return {**scorer.config.as_dict(), "calibration": scorer.calibration}


@dataclass(frozen=True, slots=True)
class _Scored:
    """A document's result, and the sums that its text metrics were made of."""

    result: DocumentResult
    sums: Sums


class _Run:
    """What is at hand while the documents are scored."""

    def __init__(
        self,
        corpus: Corpus,
        scorer: DocumentScorer | None,
        options: Options,
        asked: tuple[str, ...],
        texts: TextScorer,
    ) -> None:
        self._corpus = corpus
        self._scorer = scorer
        self._options = options
        self._asked = asked
        self._texts = texts
        self.languages = Languages(None if scorer is None else scorer.encoder, options.language)

    def documents(self, progress: Progress | None) -> dict[tuple[str, str], _Scored]:
        """All documents, by system and id.

        A reference's systems are scored in a row, so that the scorer looks at it once.
        """
        found: dict[tuple[str, str], _Scored] = {}
        total = self._corpus.documents
        for id_ in sorted(self._corpus.references):
            reference = self._corpus.references[id_]
            for system in sorted(self._corpus.systems):
                candidate = self._corpus.systems[system].get(id_)
                if candidate is None:
                    continue
                if progress is not None:
                    progress(f"{system}/{id_}", len(found), total)
                found[system, id_] = self._document(system, reference, candidate)
        if progress is not None:
            progress("scored", total, total)
        return found

    def system(self, name: str, documents: Sequence[_Scored]) -> SystemResult:
        """A system of its documents."""
        scores = combine([each.result for each in documents])
        scores |= self._texts.total(each.sums for each in documents)
        return SystemResult(
            name=name,
            scores=self._only_asked(scores),
            documents=tuple(each.result for each in documents),
        )

    def _document(self, system: str, reference: ReferenceSet, candidate: Document) -> _Scored:
        known = self.languages.check(system, reference.document, candidate)
        if self._scorer is None or not known:
            result = unscored(
                reference.document,
                candidate,
                aligned=self._options.aligned,
                must_cover=reference.must_cover,
            )
        else:
            further = [reference.further[name] for name in sorted(reference.further)]
            result = self._scorer.score(
                reference.document,
                candidate,
                further=further,
                must_cover=reference.must_cover,
                system=system,
            )
        result, sums = self._texts.add_scores(result, candidate)
        paragraphs = tuple(
            each.model_copy(update={"scores": self._only_asked(each.scores)})
            for each in result.paragraphs
        )
        update = {"scores": self._only_asked(result.scores), "paragraphs": paragraphs}
        return _Scored(result.model_copy(update=update), sums)

    def _only_asked(self, scores: Scores) -> Scores:
        return {name: scores[name] for name in self._asked if name in scores}


def _metrics(
    declared: Sequence[MetricDeclaration], signatures: Mapping[str, str], run: str
) -> dict[str, MetricInfo]:
    """What each metric's numbers mean; a score made of evidence is as the whole run is."""
    return {
        metric.name: MetricInfo(
            range=metric.range,
            higher_is_better=metric.higher_is_better,
            signature=signatures.get(metric.name, run),
        )
        for metric in declared
    }


def _reference(document: Document) -> ReferenceDocument:
    return ReferenceDocument(
        id=document.id,
        paragraphs=tuple(
            ReferenceParagraph(index=each.index, text=each.text, kind=each.kind)
            for each in document.paragraphs
        ),
    )
