"""Denied words that another word answers: ``do not differ`` and ``are the same``.

Opposites are told both ways; these say the same as a denial, and affirmed they are no opposites:
what a warranty ``does not cover`` is ``excluded`` from it, and a path that ``cannot be used`` is
``closed``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import read_phrases

__all__ = ["is_said_by_other_word"]

_Phrase = tuple[str, ...]


@cache
def _table() -> tuple[tuple[tuple[_Phrase, ...], ...], ...]:
    """Of every line of denied-words.txt what is denied, and what answers it; all as stems."""
    return tuple(read_phrases("denied-words.txt"))


def is_said_by_other_word(match: Match, scope: Sequence[int]) -> bool:
    """Whether the candidate says without a denial what the reference denies.

    The candidate's word may stand anywhere: a passive moves it to the end of the sentence.

    Args:
        match: The two stretches.
        scope: Indexes of the reference's words that a negator governs.
    """
    left, right = match.reference, match.candidate
    lost = [i for i in scope if left.links[i] < 0]
    new = match.new_stems
    return any(
        any(_begins(left, i, phrase) for i in lost for phrase in denied)
        and any(
            _begins(right, new[answer[-1]] - len(answer) + 1, answer)
            for answer in answers
            if answer[-1] in new
        )
        for denied, answers in _table()
    )


def _begins(side: Side, at: int, phrase: _Phrase) -> bool:
    """Whether a phrase stands at a word."""
    return at >= 0 and tuple(word.stem for word in side.words[at : at + len(phrase)]) == phrase
