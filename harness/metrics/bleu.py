"""BLEU (Papineni et al. 2002, "BLEU: a Method for Automatic Evaluation of Machine Translation")."""

from __future__ import annotations

import numpy as np
import sacrebleu
from numpy.typing import NDArray

from harness.errors import MetricError
from harness.metrics.sacre import Opened, SacrebleuMetric

__all__ = ["BLEU", "tokenizer_for"]

_ORDER = 4
_BY_LANGUAGE = {"zh": "zh", "ja": "ja-mecab", "ko": "ko-mecab"}


def tokenizer_for(language: str | None) -> str:
    """The tokeniser that sacrebleu's command takes for a target language.

    Args:
        language: ISO 639-1 code, a region or script after it does not matter (``zh-TW``); None
            where it is not known.

    Returns:
        ``zh``, ``ja-mecab``, ``ko-mecab``, else ``13a``.
    """
    code = (language or "").replace("_", "-").split("-")[0].lower()
    return _BY_LANGUAGE.get(code, "13a")


class _Opened(Opened, sacrebleu.BLEU):
    """sacrebleu's BLEU with its statistics open."""


class BLEU(SacrebleuMetric[_Opened]):
    """sacrebleu's BLEU with its defaults: four orders, exponential smoothing, case kept.

    Statistics of a segment, in sacrebleu's order: candidate length, closest reference length,
    matches of order 1 to 4, candidate n-grams of order 1 to 4.

    A segment alone is scored with ``effective_order``, as sacrebleu advises for sentences: orders
    that the candidate is too short for do not count. The corpus score never is.

    Args:
        language: Decides the tokeniser (:func:`tokenizer_for`).
        tokenize: Name of a sacrebleu tokeniser instead.

    Raises:
        MetricError: The tokeniser is unknown, or what it needs is not installed.
    """

    name = "BLEU"
    range = (0.0, 100.0)
    higher_is_better = True
    description = "n-gram precision with a brevity penalty (sacrebleu)"
    _width = 2 + 2 * _ORDER

    @staticmethod
    def tokenizers() -> list[str]:
        """Names of sacrebleu's tokenisers, in alphabetical order."""
        return sorted(sacrebleu.BLEU.TOKENIZERS)

    def __init__(self, *, language: str | None = None, tokenize: str | None = None) -> None:
        super().__init__(language=language)
        self.tokenize = tokenize or tokenizer_for(language)
        if self.tokenize not in self.tokenizers():
            raise MetricError(
                f"BLEU: unknown tokeniser {self.tokenize!r}",
                cure=f"use one of {', '.join(self.tokenizers())}",
            )
        try:
            # force: it keeps sacrebleu from logging that a text looks tokenised; no score changes
            self._corpus = _Opened(tokenize=self.tokenize, force=True)
            self._sentence = _Opened(tokenize=self.tokenize, force=True, effective_order=True)
        except (ImportError, RuntimeError) as error:
            extra = self.tokenize.split("-")[0]
            raise MetricError(
                f"BLEU: the tokeniser {self.tokenize!r} is not installed",
                cure=f"pip install 'sacrebleu[{extra}]', or leave BLEU out",
            ) from error

    def scores(self, statistics: NDArray[np.floating]) -> NDArray[np.float64]:
        """See :meth:`StatisticsMetric.scores`.

        Divisions keep the statistics' precision, as sacrebleu's do: its bootstrap sums in float32.
        """
        candidate, reference = statistics[:, 0], statistics[:, 1]
        matches, totals = statistics[:, 2 : 2 + _ORDER], statistics[:, 2 + _ORDER :]
        with np.errstate(divide="ignore", invalid="ignore"):
            precisions = np.where(totals > 0, 100.0 * matches / totals, 0.0)
            # exponential smoothing: the k-th order without a match counts 1 / (2^k total)
            missed = (matches == 0) & (totals > 0)
            halved = 2.0 ** np.cumsum(missed, axis=1)
            precisions = np.where(missed, 100.0 / (halved * totals), precisions).astype(np.float64)
            penalty = np.exp(np.minimum(0.0, 1.0 - reference.astype(np.float64) / candidate))
            score = penalty * np.exp(np.log(precisions).sum(axis=1) / _ORDER)
        # an order without n-grams makes the product 0, as do no matches and no candidate
        scored = matches.any(axis=1) & (totals > 0).all(axis=1) & (candidate > 0)
        return np.where(np.isfinite(statistics).all(axis=1), np.where(scored, score, 0.0), np.nan)
