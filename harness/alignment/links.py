"""Sentence alignment: which candidate sentences answer which reference sentences.

Order is preferred, not required; one to many, many to one and many to many are found; nothing on
one side is allowed. Vecalign (Thompson and Koehn 2019) and Bertalign (Liu and Zhu 2022) assume that
order is kept, and lose a moved paragraph; here order is one signal among others, and a local one:
does a sentence stand next to the answer of its neighbour? So a moved paragraph costs two signals,
one at each end.

The way: (1) a logistic model says of each possible pair how probable it is that one translates the
other; (2) the most probable pairs, each sentence in one at most, become anchors; (3) the model
judges again, knowing the anchors around each pair; (4) what is left over joins a neighbour's
answer if the words it shares with it are not already explained by that neighbour; (5) two sentences
beside two links are linked as well if a clause moved from the one to the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment.link_model import link_model
from harness.alignment.moved_clauses import MOVED, moved_clauses
from harness.alignment.similarity import Pair, compare_sentences, pair_features, possible_pairs
from harness.alignment.view import DocumentView

__all__ = ["CANDIDATES", "Alignment", "Link", "align", "align_lines"]

CANDIDATES = 6
"""Similar sentences looked at on each side."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reference sentence and a candidate sentence that say the same, wholly or in part."""

    reference: int
    candidate: int
    strength: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two documents.

    Attributes:
        links: Sorted by reference sentence, then candidate sentence.
        by_reference: For each reference sentence, its candidate sentences.
        by_candidate: The other way round.
        pairs: Every pair that was looked at, by (reference, candidate).
    """

    links: tuple[Link, ...]
    by_reference: tuple[tuple[int, ...], ...]
    by_candidate: tuple[tuple[int, ...], ...]
    pairs: dict[tuple[int, int], Pair]


_MATCH = 0.5
"""Cosine from which a word counts as answered."""
_JOIN = 0.4
"""Share of a sentence's words that must be answered, by words that are nobody else's answer, to
join a link; chosen on made documents (fitting/cases.py). Lower joins more of what is not there.
"""
_WORSE = 0.02
"""A reference sentence's answer is its own if it fits no more than this much worse than the one
that is linked already …"""
_BETTER = 0.03
"""… a candidate sentence's, if it fits better: what it only says again is nobody's answer."""


def _leftovers(
    pairs: dict[tuple[int, int], Pair],
    taken: dict[int, int],
    reference: DocumentView,
    candidate: DocumentView,
) -> set[tuple[int, int]]:
    """Links of sentences that no one-to-one link holds, where the words are there for them."""
    links = set(taken.items())
    owner = {j: i for i, j in taken.items()}
    for (i, j), pair in pairs.items():
        if i not in taken and j in owner:
            rival = pairs.get((owner[j], j))
            free = pair.precision > (rival.precision if rival else 0) - _WORSE
            answered = (pair.recall > _MATCH) & free[pair.recall_at]
            share = _share(answered, reference.sentences[i].words.weights)
        elif j not in owner and i in taken:
            rival = pairs.get((i, taken[i]))
            free = pair.recall > (rival.recall if rival else 0) + _BETTER
            answered = (pair.precision > _MATCH) & free[pair.precision_at]
            share = _share(answered, candidate.sentences[j].words.weights)
        else:
            continue
        if share >= _JOIN:
            links.add((i, j))
    return links


def _share(flags: NDArray[np.bool_], weights: NDArray[np.float32]) -> float:
    total = float(weights.sum())
    return float(weights[flags].sum()) / total if total > 0 else 0.0


def align_lines(reference: DocumentView, candidate: DocumentView) -> Alignment:
    """Links of texts whose line i answers line i: within each line, nothing across.

    Each sentence is linked to the most alike of its line, on both sides, however unlike they are:
    that they belong together is given.
    """
    rows, columns = _by_line(reference), _by_line(candidate)
    where = [(i, j) for line in sorted(rows) for i in rows[line] for j in columns.get(line, ())]
    compared = compare_sentences(reference.sentences, candidate.sentences, where)
    pairs = dict(zip(where, compared, strict=True))
    strength: dict[tuple[int, int], float] = {}
    links: set[tuple[int, int]] = set()
    if where:
        features = pair_features(compared, reference.sentences, candidate.sentences)
        likeness = features[:, 0] + features[:, 1] + features[:, 2]
        # that they belong together is given, not that they say the same
        strength = dict(zip(where, link_model().plausibility(features).tolist(), strict=True))
        for side in (0, 1):
            best: dict[int, tuple[float, tuple[int, int]]] = {}
            for pair, value in zip(where, likeness.tolist(), strict=True):
                if pair[side] not in best or value > best[pair[side]][0]:
                    best[pair[side]] = (value, pair)
            links |= {pair for _, pair in best.values()}
        moved = moved_clauses(links, reference, candidate, lambda i, j: pairs.get((i, j)))
        links |= moved.keys()
    return _alignment(links, strength, pairs, len(reference.sentences), len(candidate.sentences))


def _by_line(view: DocumentView) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, sentence in enumerate(view.sentences):
        found.setdefault(sentence.paragraph, []).append(index)
    return found


def align(reference: DocumentView, candidate: DocumentView) -> Alignment:
    """Align the sentences of two documents.

    Args:
        reference: The reference's view.
        candidate: The candidate's view, by the same encoder.
    """
    model = link_model()
    sizes = (len(reference.sentences), len(candidate.sentences))
    where = possible_pairs(reference, candidate, CANDIDATES)
    if not where:
        return _alignment(set(), {}, {}, *sizes)
    sides = (reference.sentences, candidate.sentences)
    compared = compare_sentences(*sides, where)
    anchors = model.anchors(where, pair_features(compared, *sides))
    # a sentence without an anchor may be told in the answer of its neighbour, however unlike it is
    more = sorted(_beside(anchors, sizes).difference(where))
    where, compared = where + more, compared + compare_sentences(*sides, more)
    strengths = model.strengths(where, pair_features(compared, *sides), anchors, sizes)
    pairs = dict(zip(where, compared, strict=True))
    strength = dict(zip(where, strengths.tolist(), strict=True))
    links = _leftovers(pairs, model.links(where, strengths), reference, candidate)

    def pair_of(i: int, j: int) -> Pair:
        return pairs.get((i, j)) or compare_sentences(*sides, [(i, j)])[0]

    moved = moved_clauses(links, reference, candidate, pair_of)
    strength.update({pair: max(MOVED, strength.get(pair, 0.0)) for pair in moved})
    return _alignment(links | moved.keys(), strength, pairs | moved, *sizes)


def _beside(anchors: dict[int, int], sizes: tuple[int, int]) -> set[tuple[int, int]]:
    """Pairs of a sentence without an anchor and the anchors of the sentences next to it."""
    answered = {j: i for i, j in anchors.items()}
    found = set()
    for i in range(sizes[0]):
        if i not in anchors:
            found |= {(i, anchors[near]) for near in (i - 1, i + 1) if near in anchors}
    for j in range(sizes[1]):
        if j not in answered:
            found |= {(answered[near], j) for near in (j - 1, j + 1) if near in answered}
    return found


def _alignment(
    links: set[tuple[int, int]],
    strength: dict[tuple[int, int], float],
    pairs: dict[tuple[int, int], Pair],
    rows: int,
    columns: int,
) -> Alignment:
    by_reference: list[list[int]] = [[] for _ in range(rows)]
    by_candidate: list[list[int]] = [[] for _ in range(columns)]
    for i, j in sorted(links):
        by_reference[i].append(j)
        by_candidate[j].append(i)
    return Alignment(
        tuple(Link(i, j, strength.get((i, j), 1.0)) for i, j in sorted(links)),
        tuple(map(tuple, by_reference)),
        tuple(map(tuple, by_candidate)),
        pairs,
    )
