"""What is compared on labelled pairs of texts: harness itself, and the peers beside it.

Every measure scores pairs of a reference and a candidate text, the higher the better, so that all
take the same path and no peer is given other texts than harness is.

- ``cosine``: cosine of the two texts' vectors; for content units, of the unit and the best
  sentence of the candidate: what most tools do.
- ``token-recall``, ``token-F1``: bert-score's algorithm (Zhang et al. 2020) with the same encoder,
  without idf and without rescaling.
- ``ROUGE-1-recall``: clipped unigram recall on lower-cased runs of a-z and 0-9, not stemmed: the
  tokens and the count of the rouge-score package with its defaults.
- any text metric of :mod:`harness.metrics`, such as ``chrF2``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from harness.documents import split_sentences
from harness.encoders import Encoder, TextVectors
from harness.errors import MetricError
from harness.metaeval.protocols import Measure, Pair, PairResult, Progress, Row, Scorer
from harness.metrics import StatisticsMetric, get_metric, text_metric_names
from harness.result import EVIDENCE_METRICS, SEVERITY_WEIGHTS

__all__ = [
    "AUTOMATIC_MQM",
    "PEERS",
    "encoder_peers",
    "evidence_scores",
    "find_measure",
    "rouge_1_recall",
    "score_unique",
    "text_metric",
    "unit_range",
]

AUTOMATIC_MQM = "MQM"
"""The score that findings make as people's errors do in MQM: minus the sum of their weights."""

_ENCODER_PEERS = ("cosine", "token-recall", "token-F1")
PEERS = (*_ENCODER_PEERS, "ROUGE-1-recall")
"""The peers that are no metrics of a run, beside the text metrics that are."""

_CHUNK = 256
_ROUGE_TOKEN = re.compile(r"[a-z0-9]+")
Scored = TypeVar("Scored")


def score_unique(
    pairs: Iterable[Pair],
    score: Callable[[Sequence[Pair]], Sequence[Scored]],
    *,
    what: str,
    progress: Progress | None = None,
) -> dict[Pair, Scored]:
    """Score each distinct pair once.

    The same translation stands in many rows of labelled data. Pairs are scored in chunks, and what
    needs vectors encodes a text once a chunk.

    Args:
        pairs: With repetitions; those that share a text had better stand together.
        score: Scores a chunk of pairs, in its order.
        what: Names the work in progress reports.
        progress: Told after each chunk.
    """
    distinct = list(dict.fromkeys(pairs))
    found: dict[Pair, Scored] = {}
    for at in range(0, len(distinct), _CHUNK):
        chunk = distinct[at : at + _CHUNK]
        found.update(zip(chunk, score(chunk), strict=True))
        if progress is not None:
            progress(what, len(found), len(distinct))
    return found


def find_measure(name: str, encoder: Encoder, *, by_sentence: bool = False) -> Measure:
    """The peer or text metric of this name.

    Args:
        name: One of :data:`PEERS`, or a text metric of :mod:`harness.metrics`.
        encoder: For the peers that need one.
        by_sentence: ``cosine`` takes the best sentence of the candidate instead of all of it.

    Raises:
        MetricError: There is none of this name; says which there are.
    """
    if name in _ENCODER_PEERS:
        return encoder_peers(encoder, by_sentence=by_sentence)
    if name == "ROUGE-1-recall":
        return rouge_1_recall
    known = text_metric_names()
    if name not in known:
        raise MetricError(
            f"unknown metric {name!r}",
            cure="there are " + ", ".join((*EVIDENCE_METRICS, *PEERS, *known)),
        )
    return text_metric(get_metric(name))


def unit_range(name: str) -> tuple[float, float] | None:
    """The range of a metric's scores, to hold them against probabilities; None if unbounded."""
    if name in EVIDENCE_METRICS or name in PEERS:
        return 0.0, 1.0
    metric = get_metric(name)
    low, high = metric.range
    if low is None or high is None:
        return None
    return (low, high) if metric.higher_is_better else (-high, -low)


def evidence_scores(scorer: Scorer) -> Measure:
    """Harness's own scores of aligned texts: those made of evidence, and :data:`AUTOMATIC_MQM`."""

    def measure(pairs: Sequence[Pair]) -> list[Row]:
        results = scorer.score_pairs([p.reference for p in pairs], [p.candidate for p in pairs])
        return [
            {
                "coverage": r.coverage,
                "support": r.support,
                "adequacy": r.adequacy,
                AUTOMATIC_MQM: _automatic_mqm(r),
            }
            for r in results
        ]

    return measure


def _automatic_mqm(result: PairResult) -> float | None:
    if result.coverage is None and result.support is None:
        return None
    return -float(sum(SEVERITY_WEIGHTS[finding.severity] for finding in result.findings))


def text_metric(metric: StatisticsMetric) -> Measure:
    """A text metric as its library scores a sentence, turned so that higher is better."""
    sign = 1.0 if metric.higher_is_better else -1.0

    def measure(pairs: Sequence[Pair]) -> list[Row]:
        scores = [metric.segment_score(p.candidate, [p.reference]) for p in pairs]
        return [{metric.name: None if score is None else sign * score} for score in scores]

    return measure


def rouge_1_recall(pairs: Sequence[Pair]) -> list[Row]:
    """Share of the reference's words that the candidate has, each as often as it has it."""
    rows: list[Row] = []
    for pair in pairs:
        reference, candidate = (
            Counter(_ROUGE_TOKEN.findall(text.lower())) for text in (pair.reference, pair.candidate)
        )
        total = reference.total()
        shared = (reference & candidate).total()
        rows.append({"ROUGE-1-recall": shared / total if total else None})
    return rows


def encoder_peers(encoder: Encoder, *, by_sentence: bool = False) -> Measure:
    """``cosine``, ``token-recall`` and ``token-F1`` from one pass of an encoder."""
    return partial(_encoder_rows, encoder, by_sentence=by_sentence)


def _encoder_rows(encoder: Encoder, pairs: Sequence[Pair], *, by_sentence: bool) -> list[Row]:
    sentences = {
        pair.candidate: _sentences(pair.candidate) if by_sentence else [pair.candidate]
        for pair in pairs
    }
    texts = dict.fromkeys(text for pair in pairs for text in pair)
    texts |= dict.fromkeys(text for group in sentences.values() for text in group)
    vectors = dict(zip(texts, encoder.encode(list(texts)), strict=True))
    rows: list[Row] = []
    for reference, candidate in pairs:
        recall, f1 = _token_scores(vectors[reference], vectors[candidate])
        best = [
            float(vectors[reference].sentence @ vectors[sentence].sentence)
            for sentence in sentences[candidate]
            if len(vectors[sentence].tokens) and len(vectors[reference].tokens)
        ]
        rows.append({"cosine": max(best, default=None), "token-recall": recall, "token-F1": f1})
    return rows


def _sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


def _token_scores(
    reference: TextVectors, candidate: TextVectors
) -> tuple[float | None, float | None]:
    """Recall and F1 of greedily matched tokens; None where one side has no token."""
    if not len(reference.tokens) or not len(candidate.tokens):
        return None, None
    similarities = reference.tokens @ candidate.tokens.T
    recall = float(np.mean(similarities.max(axis=1)))
    precision = float(np.mean(similarities.max(axis=0)))
    total = precision + recall
    return recall, 2 * precision * recall / total if total > 0 else 0.0
