"""Long references and their summaries, put together from short ones that people labelled.

People's labels of summaries are of references of a few sentences. A report is longer, and its
summary leaves whole stories out: several references make one, a paragraph each, and one system's
summaries of some of them make its candidate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from harness.metaeval.unit_labels import Summary, read_units

__all__ = ["Story", "make_stories"]

_FEWEST, _MOST = 3, 12
"""References that make one: some 150 to 600 words."""
_KEPT = (0.3, 0.6, 1.0)
"""Share of them that the candidate summarises, drawn anew for each."""
_IN_ORDER = 0.5
_PASSES = 2
_SEED = 3


@dataclass(frozen=True, slots=True)
class Story:
    """One long reference and its candidate.

    Attributes:
        reference: A paragraph a part.
        candidate: A paragraph a part that is kept.
        parts: In the reference's order.
        kept: Whether the candidate summarises each part.
    """

    reference: str
    candidate: str
    parts: tuple[Summary, ...]
    kept: tuple[bool, ...]


def make_stories(data: Path) -> Iterator[Story]:
    """Every summary of every system, in several stories."""
    rng = Random(_SEED)
    systems: dict[str, list[Summary]] = {}
    for row in read_units(data / "content-units" / "realsumm.jsonl"):
        systems.setdefault(row.system, []).append(row)
    for _ in range(_PASSES):
        for name in sorted(systems):
            rows = sorted(systems[name], key=lambda row: str(row.id))
            rng.shuffle(rows)
            while rows:
                size = rng.randint(_FEWEST, _MOST)
                yield _story(rows[:size], rng)
                rows = rows[size:]


def _story(parts: list[Summary], rng: Random) -> Story:
    kept = [rng.random() < rng.choice(_KEPT) for _ in parts]
    if not any(kept):
        kept[0] = True
    told = [part for part, stays in zip(parts, kept, strict=True) if stays]
    if rng.random() >= _IN_ORDER:
        rng.shuffle(told)
    return Story(
        _paragraphs(part.reference_sentences for part in parts),
        _paragraphs(part.summary for part in told),
        tuple(parts),
        tuple(kept),
    )


def _paragraphs(texts: Iterator[str]) -> str:
    return "\n\n".join(" ".join(text.split()) for text in texts) + "\n"
