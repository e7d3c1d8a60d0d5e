"""The change of modality that is told where one word of a stretch has become another."""

from __future__ import annotations

from harness.evidence.facts.base import FactChange
from harness.evidence.facts.words import Word

__all__ = ["became"]


def became(word: Word, found: Word, confidence: float, why: str = "") -> FactChange:
    """A change of fact ``modality`` from one word to another.

    Args:
        word: The reference's word.
        found: The candidate's word in its place.
        confidence: See :class:`harness.evidence.facts.base.FactChange`.
        why: What the explanation says after the two words.
    """
    return FactChange(
        "modality",
        "changed",
        (word.start, word.end),
        (found.start, found.end),
        "major",
        confidence,
        f"“{word.text}” became “{found.text}”{why}",
    )
