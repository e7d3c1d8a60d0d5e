"""People's labels of content units: beside their summaries, and carried over to other units."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harness.alignment import align, view_document
from harness.alignment.words import find_words, stem, word_weight
from harness.documents import parse_text
from harness.encoders import Encoder
from harness.evidence.coverage import sides
from harness.evidence.features import Side
from harness.metaeval.unit_labels import Summary, read_units

__all__ = ["carried", "labelled_sides"]

_SHARED = 0.3
"""Of a content unit's words, by weight: from there on, a unit of the reference tells it."""
_SAID = 0.5


def labelled_sides(data: Path, encoder: Encoder) -> Iterator[tuple[Summary, Side]]:
    """People's labels, each with its units, a paragraph a unit, held against the summary."""
    for row in read_units(data / "content-units" / "realsumm.jsonl"):
        text = "\n".join(" ".join(unit.text.split()) for unit in row.units)
        units = view_document(parse_text(text, id="u", aligned=True), encoder)
        summary = view_document(parse_text(" ".join(row.summary.split()), id="s"), encoder)
        yield row, sides(units, summary, align(units, summary))[0]


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
