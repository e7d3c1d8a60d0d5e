"""Sentences into content units: the smallest stretches that can be omitted alone.

A unit is a clause, an item of a list or a short sentence. Where the text gives no clue (no
punctuation, no conjunction), a unit ends after :data:`MAX_WORDS` words all the same. Units depend
on their sentence's own text alone, so that they are the same wherever the sentence stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate, pairwise

from harness.documents.clauses import Cut, Level, find_cuts
from harness.documents.model import Sentence
from harness.documents.tokens import CJK, quoted_spans, tokenise

__all__ = ["MAX_WORDS", "MIN_WORDS", "split_units"]

MAX_WORDS = 30
MIN_WORDS = 4
# A comma that opens or closes a phrase, or parts a list, is a cut only in what is longer than this.
_LONG = 20
_PHRASE_WORDS = 6
_QUOTED = 24  # words in quotation marks or brackets that are not cut without need
_HAS_WORD = re.compile(r"\w")
_IS_CJK = re.compile(f"[{CJK}]")
_CJK_WEIGHT = 0.5  # two CJK characters weigh as one word: 60 of them fill a unit


def split_units(
    text: str, sentence: Sentence, language: str | None = None
) -> list[tuple[int, int]]:
    """Cut a sentence into content units.

    Args:
        text: The paragraph.
        sentence: Where the sentence stands in it.
        language: ISO 639-1 code; clause boundaries are known best in English, which None stands
            for.

    Returns:
        Spans ``(start, end)`` in ``text``, in order, trimmed of white space, not empty, that
        together hold every word of the sentence; none for a sentence without words.
    """
    body = text[sentence.start : sentence.end]
    if not _HAS_WORD.search(body):
        return []
    edges = [0, *_Cutter(body, language).offsets(), len(body)]
    spans = []
    for start, end in pairwise(edges):
        stretch = body[start:end]
        lead = len(stretch) - len(stretch.lstrip())
        spans.append(
            (sentence.start + start + lead, sentence.start + start + len(stretch.rstrip()))
        )
    return spans


class _Cutter:
    """The cuts of one sentence: the strongest first, then weaker ones within what is still long."""

    def __init__(self, text: str, language: str | None) -> None:
        tokens = tokenise(text)
        weights = [_CJK_WEIGHT if _IS_CJK.match(token.group()) else 1.0 for token in tokens]
        self._weight = [0.0, *accumulate(weights)]
        self._count = len(tokens)
        self._cuts = _outside_quotes(text, find_cuts(text, tokens, language))

    def offsets(self) -> list[int]:
        pieces = [(0, self._count)]
        chosen: list[Cut] = []
        for levels, longer_than, least in (
            ({Level.STOP}, 0, MIN_WORDS),
            ({Level.CLAUSE}, 0, MIN_WORDS),
            ({Level.PREDICATE}, 10, MIN_WORDS),
            ({Level.PHRASE}, _LONG, _PHRASE_WORDS),
        ):
            new = [
                cut
                for start, end in pieces
                if self._words(start, end) > longer_than
                for cut in self._take(start, end, levels, least)
            ]
            chosen = sorted([*chosen, *new], key=lambda cut: cut.token)
            pieces = list(pairwise([0, *(cut.token for cut in chosen), self._count]))
        for start, end in pieces:
            chosen.extend(self._fill(start, end))
        return sorted(cut.at for cut in chosen)

    def _words(self, start: int, end: int) -> float:
        return self._weight[end] - self._weight[start]

    def _take(self, start: int, end: int, levels: set[Level], least: float) -> list[Cut]:
        """The cuts of these levels that leave ``least`` words on both sides."""
        taken: list[Cut] = []
        at = start
        for cut in self._cuts[start : max(start, end - 1)]:
            if (
                cut.level in levels
                and self._words(at, cut.token) >= least
                and self._words(cut.token, end) >= least
            ):
                taken.append(cut)
                at = cut.token
        return taken

    def _fill(self, start: int, end: int) -> list[Cut]:
        """Cut what is still too long: at the best place that leaves no part too long or tiny."""
        taken: list[Cut] = []
        while (left := self._words(start, end)) > MAX_WORDS:
            parts = -(-left // MAX_WORDS)
            aim = left / parts
            low = bisect_right(self._weight, self._weight[start] + max(MIN_WORDS, aim / 2))
            high = bisect_right(self._weight, self._weight[start] + MAX_WORDS)
            window = self._cuts[low - 1 : min(high - 1, end - 1)]
            best = max(
                window,
                key=lambda cut: (cut.level, -abs(self._words(start, cut.token) - aim)),
                default=None,
            )
            if best is None or best.token <= start:
                break
            taken.append(best)
            start = best.token
        return taken


def _outside_quotes(text: str, cuts: list[Cut]) -> list[Cut]:
    """Weaken the cuts within quotation marks or brackets that a unit can hold whole."""
    spans = quoted_spans(text)
    if not spans:
        return cuts
    starts = [start for start, _ in spans]
    places = [cut.at for cut in cuts]

    def weakened(cut: Cut) -> Cut:
        index = bisect_right(starts, cut.at - 1) - 1
        if index < 0 or cut.at >= spans[index][1] or cut.level >= Level.STOP:
            return cut
        start, end = spans[index]
        inside = bisect_right(places, end) - bisect_right(places, start)
        return replace(cut, level=min(cut.level, Level.TIGHT)) if inside < _QUOTED else cut

    return [weakened(cut) for cut in cuts]
