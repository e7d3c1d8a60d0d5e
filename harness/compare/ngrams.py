"""n-grams that a system produces more or less often than the reference does.

In the manner of compare-mt (Neubig et al. 2019), ordered by how surprising the difference is: for
two Poisson counts, the difference over the root of the sum.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

from harness.compare.model import NGramCount, NGrams

__all__ = ["count_ngrams", "tokens", "unusual_ngrams"]

_IDEOGRAPH = "[぀-ヿ㐀-䶿一-鿿豈-﫿가-힣]"
_TOKEN = re.compile(
    rf"{_IDEOGRAPH}|(?:(?!{_IDEOGRAPH})\w)+(?:[’'.,-](?:(?!{_IDEOGRAPH})\w)+)*|[^\w\s]"
)

_ORDER = 4
_SHOWN = 10
_SURPRISING = 2.0
"""Below so many standard deviations a difference is not worth showing."""

NGram = tuple[str, ...]


def tokens(text: str) -> list[str]:
    """The words and punctuation marks of a text; "1,250.75" and "ship's" are one word.

    A character of Chinese, Japanese or Korean is a word.
    """
    return _TOKEN.findall(text)


def count_ngrams(texts: Iterable[str]) -> Counter[NGram]:
    """Count the n-grams of 1 to 4 :func:`tokens` of texts; none spans two texts."""
    counts: Counter[NGram] = Counter()
    for text in texts:
        words = tokens(text)
        for order in range(1, _ORDER + 1):
            counts.update(zip(*(words[start:] for start in range(order)), strict=False))
    return counts


def unusual_ngrams(
    system: str, candidate: Counter[NGram], reference: Counter[NGram], *, shown: int = _SHOWN
) -> NGrams:
    """The n-grams in which a system differs most from the reference.

    An n-gram that lies in one already listed, or holds one, is left out: one phrase, one line.
    """
    surprise: list[tuple[float, NGram]] = []
    for ngram in candidate.keys() | reference.keys():
        own, there = candidate[ngram], reference[ngram]
        size = (own - there) / sqrt(own + there)
        if abs(size) >= _SURPRISING:
            surprise.append((size, ngram))
    # the longer of two that are as surprising says more; words last, for a fixed order
    over = sorted(surprise, key=lambda each: (-each[0], -len(each[1]), each[1]))
    under = sorted(surprise, key=lambda each: (each[0], -len(each[1]), each[1]))

    def listed(found: Sequence[tuple[float, NGram]]) -> tuple[NGramCount, ...]:
        kept = _distinct((ngram for _, ngram in found), shown)
        return tuple(
            NGramCount(text=" ".join(ngram), candidate=candidate[ngram], reference=reference[ngram])
            for ngram in kept
        )

    return NGrams(
        system=system,
        over=listed([each for each in over if each[0] > 0]),
        under=listed([each for each in under if each[0] < 0]),
    )


def _distinct(ngrams: Iterable[NGram], shown: int) -> list[NGram]:
    kept: list[NGram] = []
    for ngram in ngrams:
        if len(kept) == shown:
            break
        if not any(_holds(ngram, other) or _holds(other, ngram) for other in kept):
            kept.append(ngram)
    return kept


def _holds(longer: NGram, shorter: NGram) -> bool:
    size = len(shorter)
    return any(longer[start : start + size] == shorter for start in range(len(longer) - size + 1))
