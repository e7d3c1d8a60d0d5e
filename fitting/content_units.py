"""People's labels of content units, carried over to the units that harness cuts itself."""

from __future__ import annotations

from harness.alignment.words import find_words, stem, word_weight
from harness.metaeval.unit_labels import Summary

__all__ = ["carried"]

_SHARED = 0.3
"""Of a content unit's words, by weight: from there on, a unit of the reference tells it."""
_SAID = 0.5


def carried(text: str, summary: Summary) -> bool | None:
    """What people said of the content units that tell what a unit of the reference tells.

    Args:
        text: The unit, as harness cuts it.
        summary: The labels of its reference's content units.

    Returns:
        Whether most of it is in the summary; None where no content unit tells it.
    """
    own = _stems(text)
    total = said = 0.0
    for unit in summary.units:
        words = _stems(unit.text)
        weights = {word: word_weight(word) for word in words}
        share = sum(weights[w] for w in words & own) / max(1e-6, sum(weights.values()))
        if share > _SHARED:
            total += share
            said += share * unit.present
    return said / total > _SAID if total else None


def _stems(text: str) -> set[str]:
    return {stem(text[a:b]) for a, b in find_words(text)}
