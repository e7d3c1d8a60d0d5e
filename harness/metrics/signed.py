"""The metric that made a result's scores, from its signature."""

from __future__ import annotations

import re

from harness.errors import MetricError
from harness.metrics.base import StatisticsMetric
from harness.metrics.bleu import BLEU
from harness.metrics.registry import get_metric

__all__ = ["has_further_references", "signed_metric"]


def signed_metric(name: str, signature: str) -> StatisticsMetric | None:
    """A text metric as a run had it.

    Args:
        name: As it stands in result.json.
        signature: As it stands there, too: BLEU has its tokeniser from it.

    Returns:
        None if it is another package's that is not installed here, or made of evidence.
    """
    try:
        return BLEU(tokenize=_tokenizer(signature)) if name == BLEU.name else get_metric(name)
    except MetricError:
        return None


def has_further_references(signature: str) -> bool:
    """Whether a score was made against more than one reference, for some segments at least."""
    found = re.search(r"(?:^|\|)nrefs:([^|]+)", signature)
    return found is not None and found[1] != "1"


def _tokenizer(signature: str) -> str | None:
    """The tokeniser in BLEU's signature, where a version may follow it (``ja-mecab-0.996-IPA``)."""
    found = re.search(r"(?:^|\|)tok:([^|]+)", signature)
    named = [t for t in BLEU.tokenizers() if found and f"{found[1]}-".startswith(f"{t}-")]
    return max(named, key=len, default=None)
