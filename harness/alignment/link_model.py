"""How probable it is that one sentence translates another: two logistic models over pair features.

Fitted by ``fitting/links.py``. The first judges a pair by itself; its surest pairs are anchors, and
the second knows the anchors around a pair.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from harness.alignment.similarity import PAIR_FEATURES

__all__ = ["ORDER_FEATURES", "LinkModel", "link_model", "order_features", "with_order"]

ORDER_FEATURES = ("after", "before", "apart")
_ANCHOR = 0.5
_KEEP = 0.2
"""A pair below this probability is no link, even when both its sentences are free."""


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Two logistic models over pair features: without and with the anchors around a pair.

    Attributes:
        plain: Shape (features + 1,): the intercept last.
        ordered: Shape (features + order features + 1,).
        signature: Hash of all the numbers; empty for one that is being fitted.
    """

    plain: NDArray[np.float64]
    ordered: NDArray[np.float64]
    signature: str = ""

    def plausibility(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Each pair's probability by itself: shape (pairs,)."""
        return _probability(features, self.plain)

    def anchors(
        self, where: Sequence[tuple[int, int]], features: NDArray[np.float64]
    ) -> dict[int, int]:
        """The pairs that are likely by themselves, each sentence in one at most."""
        return _one_to_one(where, self.plausibility(features), _ANCHOR)

    def strengths(
        self,
        where: Sequence[tuple[int, int]],
        features: NDArray[np.float64],
        anchors: dict[int, int],
        sizes: tuple[int, int],
    ) -> NDArray[np.float64]:
        """Each pair's probability beside the anchors around it: shape (pairs,)."""
        return _probability(with_order(where, features, anchors, sizes), self.ordered)

    def links(
        self, where: Sequence[tuple[int, int]], strengths: NDArray[np.float64]
    ) -> dict[int, int]:
        """The links of which each sentence is in one at most."""
        return _one_to_one(where, strengths, _KEEP)


@lru_cache(maxsize=1)
def link_model() -> LinkModel:
    """The model that ships with the package.

    Two logistic regressions on which sentences of documents made of wmt22-news and newstest2020
    translate each other, written by ``fitting/links.py``.
    """
    text = resources.files("harness.alignment").joinpath("links.json").read_text("utf-8")
    data = json.loads(text)
    if data["features"] != [*PAIR_FEATURES, *ORDER_FEATURES]:
        raise RuntimeError("links.json was fitted for other features: run fitting/links.py")
    signature = hashlib.sha256(text.encode()).hexdigest()[:8]
    return LinkModel(np.array(data["plain"]), np.array(data["ordered"]), signature)


def _probability(
    features: NDArray[np.float64], coefficients: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-(features @ coefficients[:-1] + coefficients[-1]))))


def _one_to_one(
    pairs: Sequence[tuple[int, int]], strength: NDArray[np.float64], least: float
) -> dict[int, int]:
    """The strongest pairs, each side used once; ties go to the earlier pair."""
    taken_left: dict[int, int] = {}
    taken_right: set[int] = set()
    for row in np.argsort(-strength, kind="stable"):
        if strength[row] < least:
            break
        i, j = pairs[row]
        if i not in taken_left and j not in taken_right:
            taken_left[i] = j
            taken_right.add(j)
    return taken_left


def with_order(
    where: Sequence[tuple[int, int]],
    features: NDArray[np.float64],
    anchors: dict[int, int],
    sizes: tuple[int, int],
) -> NDArray[np.float64]:
    """What the ordered model sees: the pairs' features, then those of :func:`order_features`."""
    return np.hstack([features, order_features(where, anchors, sizes)])


def order_features(
    pairs: Sequence[tuple[int, int]], anchors: dict[int, int], sizes: tuple[int, int]
) -> NDArray[np.float64]:
    """Where a pair stands beside the anchors around it.

    Returns:
        Shape (pairs, len(ORDER_FEATURES)): does it continue the anchor of the sentence before (1
        directly, 0.5 with one sentence between, … 0 elsewhere); the same for the sentence after;
        do both its neighbours' anchors say that it stands elsewhere together (0 or 1).
    """
    features = np.zeros((len(pairs), len(ORDER_FEATURES)))
    for row, (i, j) in enumerate(pairs):
        steps = []
        for column, side in ((0, -1), (1, 1)):
            near = anchors.get(i + side)
            if near is None and 0 <= i + 2 * side < sizes[0]:
                near = anchors.get(i + 2 * side)
                expected = None if near is None else near - 2 * side
            else:
                expected = None if near is None else near - side
            if expected is not None:
                steps.append(expected)
                features[row, column] = 1 / (1 + abs(j - expected))
        if len(steps) == 2 and abs(steps[0] - steps[1]) <= 1 and abs(j - steps[0]) > 2:
            features[row, 2] = 1.0
    return features
