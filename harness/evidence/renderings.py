"""Which stretch of the candidate renders which of the reference: groups of linked sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView, SentenceView
from harness.evidence.changes import ChangedFact, groups
from harness.evidence.features import Signals
from harness.evidence.quality import Rendering
from harness.result import SEVERITIES

__all__ = ["count_changes", "renderings"]


def _text(view: DocumentView, indices: Iterable[int]) -> str:
    parts = (view.sentences[i] for i in indices)
    return " ".join(view.document.paragraphs[s.paragraph].text[s.start : s.end] for s in parts)


def _early(sentences: Sequence[SentenceView]) -> NDArray[np.float32]:
    """Early vectors of all words, shape (words, dimension)."""
    return np.concatenate([s.words.early for s in sentences]).astype(np.float32)


def count_changes(
    changes: Iterable[ChangedFact], groups: Iterable[Sequence[SentenceView]]
) -> list[tuple[int, ...]]:
    """How many changes of each severity, least first, stand in each group of reference sentences.

    What is invented stands in none.
    """
    by_paragraph: dict[int, list[ChangedFact]] = {}
    for item in changes:
        if item.reference:
            by_paragraph.setdefault(item.reference.paragraph, []).append(item)
    return [
        _within((c for p in {s.paragraph for s in own} for c in by_paragraph.get(p, ())), own)
        for own in groups
    ]


def _within(changes: Iterable[ChangedFact], sentences: Sequence[SentenceView]) -> tuple[int, ...]:
    counts = [0] * len(SEVERITIES)
    for item in changes:
        place = item.reference
        if place and any(
            s.paragraph == place.paragraph and s.start <= place.start < s.end for s in sentences
        ):
            counts[SEVERITIES.index(item.change.severity)] += 1
    return tuple(counts)


def renderings(
    reference: DocumentView,
    candidate: DocumentView,
    alignment: Alignment,
    signals: tuple[Sequence[Signals], Sequence[Signals]],
    changes: Sequence[ChangedFact],
) -> list[tuple[tuple[int, ...], Rendering]]:
    """The groups of linked sentences: indices of the reference's, and the rendering.

    Args:
        reference: The reference's view.
        candidate: The candidate's.
        alignment: Their links.
        signals: Of the reference's sentences and of the candidate's.
        changes: All changed facts.
    """
    pairs = list(groups(alignment))
    sides = [[reference.sentences[i] for i in left] for left, _ in pairs]
    found = []
    for (left, right), ours, facts in zip(pairs, sides, count_changes(changes, sides), strict=True):
        theirs = [candidate.sentences[j] for j in right]
        mine = [signals[0][i] for i in left]
        others = [signals[1][j] for j in right]
        sizes = np.array([len(s.words) for s in ours], dtype=float)
        cosines = np.array(
            [
                max(alignment.pairs[i, j].cosine for j in right if (i, j) in alignment.pairs)
                for i in left
            ]
        )
        minor, major, critical = facts
        found.append(
            (
                left,
                Rendering(
                    texts=(_text(reference, left), _text(candidate, right)),
                    words=([s.words for s in ours], [s.words for s in theirs]),
                    best=(
                        np.concatenate([s.linked for s in mine]),
                        np.concatenate([s.linked for s in others]),
                    ),
                    same=(
                        np.concatenate([s.linked_same for s in mine]),
                        np.concatenate([s.linked_same for s in others]),
                    ),
                    place=(
                        np.concatenate([s.place for s in mine]),
                        np.concatenate([s.place for s in others]),
                    ),
                    cosine=float((cosines * sizes).sum() / sizes.sum()),
                    facts=(minor, major, critical),
                    early=_early(ours) @ _early(theirs).T,
                    faults=(
                        np.sum([s.words.faults for s in ours], axis=0),
                        np.sum([s.words.faults for s in theirs], axis=0),
                    ),
                ),
            )
        )
    return found
