"""What people would take off for a rendering: one scale for renderings of all stretches.

The logits of quality order the renderings of one stretch. People's MQM scores also tell stretches
apart: errors add up in a long sentence, and most renderings of a short one have none. A changed
fact is an error in either: it costs no less for being said in few words. The scale is fitted by
``fitting/penalty.py``; its numbers stand in ``quality.json``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "CONSTANTS",
    "LONGEST",
    "TYPICAL",
    "UNANSWERED",
    "PenaltyScale",
    "quality_of",
    "relative_length",
]

FloatArray = NDArray[np.float64]

SHORTEST = 10
"""Content words that every sentence counts for besides its own: a fault in three words is no tenth
of one in thirty. People's scores of wmt22-news are fitted about as well with any from 5 to 40."""
TYPICAL = 20
"""Content words of a sentence whose relative length is 1: the median of wmt22-news."""
LONGEST = 60
"""Content words from which a sentence grows no longer: few that people rated have more."""
COST, HALF = 0.1, 0.5
"""What a penalty of 1 costs, and the quality below which its cost shrinks."""
UNANSWERED = (0.035, 0.075)
"""Penalty of a word that surely nothing answers, of the reference and of the candidate. It is
small, and decides between renderings that the logits hardly tell apart: with it 0.962 of DEMETR's
added words lower adequacy in the place of 0.942, and 0.952 of its lost modifiers in the place of
0.950; tau by item of wmt22-news is 0.181 (0.180). (The chances are of networks that have not seen
the sentences; 23 November 2026.) More of it costs lost verbs and antonyms. People's scores ask for
ten times as much: a long free rendering has more words without an answer, too."""
CONSTANTS = (SHORTEST, TYPICAL, LONGEST, COST, HALF, *UNANSWERED)
"""What belongs to the scale beside the fitted numbers; part of quality's signature."""


def relative_length(lengths: FloatArray) -> FloatArray:
    """How long sentences are beside a typical one.

    Args:
        lengths: Content words, at least 0.

    Returns:
        The same shape, 1/3 to 7/3.
    """
    return np.asarray((np.minimum(lengths, LONGEST) + SHORTEST) / (TYPICAL + SHORTEST))


@dataclass(frozen=True, slots=True)
class PenaltyScale:
    """How the penalty grows.

    Attributes:
        unit: The penalty of a typical sentence that is one logit behind; above 0.
        power: Exponent of the logits behind a perfect copy, above 0.
        growth: Exponent of the relative length.
        fact: The penalty of one changed fact and nothing else, at least 0.
    """

    unit: float
    power: float
    growth: float
    fact: float

    def penalty(self, behind: FloatArray, lengths: FloatArray, facts: FloatArray) -> FloatArray:
        """What people would take off; 1 is what second human translations lose in the mean.

        The logits tell of changed facts, too, but of one in few words too little. So what both
        say is not added up: the penalty is the root of the sum of their squares.

        Args:
            behind: Shape (renderings,): by how many logits each is behind a perfect copy, at
                most 0.
            lengths: Shape (renderings,): content words a sentence of the reference, at least 0.
            facts: Shape (renderings,): major and critical changes of facts.

        Returns:
            Shape (renderings,), at least 0.

        Raises:
            ValueError: The shapes differ.
        """
        if not behind.shape == lengths.shape == facts.shape:
            raise ValueError(
                f"{behind.shape} renderings of {lengths.shape} lengths and {facts.shape} facts"
            )
        grown = np.power(relative_length(lengths), self.growth)
        told = self.unit * np.power(-behind, self.power) * grown
        return np.asarray(np.hypot(told, self.fact * facts))


def quality_of(penalties: FloatArray) -> FloatArray:
    """Quality, in which equal penalties cost the same down to 0.5, and ever less below.

    Args:
        penalties: At least 0.

    Returns:
        The same shape: 1 without a penalty, 0.9 at 1, falling, never below 0; its slope has no
        break.
    """
    straight = 1 - COST * penalties
    slow = HALF * np.exp(np.minimum(straight / HALF - 1, 0.0))
    return np.where(straight >= HALF, straight, slow)
