"""Sentences into content units: the smallest stretches that can be omitted alone.

A unit is a clause, an item of a list or a short sentence. Where the text gives no clue (no
punctuation, no conjunction), a unit ends after :data:`MAX_WORDS` words all the same. Units depend on
their sentence's own text alone, so that they are the same wherever the sentence stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from harness.documents.model import Sentence

__all__ = ["MAX_WORDS", "MIN_WORDS", "split_units"]

MAX_WORDS = 30
MIN_WORDS = 4
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Two CJK characters weigh as one word: 60 of them fill a unit.
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:[’'.,:/-][^\W{_CJK}]+)*")
_SPACES = re.compile(r"\s+")


def split_units(
    text: str, sentence: Sentence, language: str | None = None
) -> list[tuple[int, int]]:
    """Cut a sentence into content units.

    Args:
        text: The paragraph.
        sentence: Where the sentence stands in it.
        language: ISO 639-1 code; clause boundaries are known best in English.

    Returns:
        Spans ``(start, end)`` in ``text``, in order, trimmed of white space, not empty, that
        together hold every word of the sentence; none for a sentence without words.
    """
    body = text[sentence.start : sentence.end]
    cuts = _Cutter(body).cuts()
    spans = []
    for start, end in zip([0, *cuts], [*cuts, len(body)], strict=True):
        stretch = body[start:end]
        if re.search(r"\w", stretch):
            lead = len(stretch) - len(stretch.lstrip())
            spans.append(
                (sentence.start + start + lead, sentence.start + start + len(stretch.rstrip()))
            )
    return spans


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = text
        tokens = list(_TOKEN.finditer(text))
        self.starts = [token.start() for token in tokens]
        weights = [0.5 if re.match(f"[{_CJK}]", token.group()) else 1.0 for token in tokens]
        self.weight = [0.0, *accumulate(weights)]

    def words(self, start: int, end: int) -> float:
        return (
            self.weight[bisect_left(self.starts, end)]
            - self.weight[bisect_left(self.starts, start)]
        )

    def cuts(self) -> list[int]:
        cuts = []
        at = 0
        for match in re.finditer(
            r"[;；。！？]\s*|,\s+(?=(?:and|but|while|which|who)\b)|(?<!\d)[,:，：]\s*(?!\d)|\s+",
            self.text,
        ):
            here = match.end()
            words = self.words(at, here)
            rest = self.words(here, len(self.text))
            strong = match.group()[0] in ";；。！？"
            comma = match.group()[0] in ",:，："
            if rest >= MIN_WORDS and (
                (strong and words >= MIN_WORDS) or (comma and words >= 12) or words >= MAX_WORDS
            ):
                cuts.append(here)
                at = here
        return cuts
