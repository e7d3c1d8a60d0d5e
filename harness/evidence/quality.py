"""How well a stretch is rendered: the signals of one, and a model of people's preferences.

Coverage asks whether a meaning is there; quality asks how it is told, in finer steps: a lost
adjective, a doubled word, a name that is not the name. It is a small network over signals of an
aligned stretch, fitted by ``fitting/quality.py`` to people's MQM scores and to copies of
translations with planted errors, so that of two renderings of one stretch the better one is
preferred. The idea is BLEURT's (Sellam et al. 2020) and COMET's (Rei et al. 2020), the signals are
ours, and cost next to nothing after encoding.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment.words import FAULTS, Words
from harness.evidence.features import together

__all__ = ["QUALITY_FEATURES", "Rendering", "quality_features"]

QUALITY_FEATURES = (
    "recall",
    "precision",
    "recall_same",
    "precision_same",
    "worst_recall",
    "worst_precision",
    "least_recall",
    "least_precision",
    "holes_recall",
    "holes_precision",
    "loose_recall",
    "loose_precision",
    "function_recall",
    "function_precision",
    "longer",
    "unlike_length",
    "cosine",
    "together_recall",
    "together_precision",
    "pairs_recall",
    "pairs_precision",
    "marked_recall",
    "marked_precision",
    "doubled",
    "capitals",
    "closed",
    "characters",
    "characters_precision",
    "content_words",
    "lost_recall",
    "lost_precision",
    "unsaid_recall",
    "unsaid_precision",
    "facts_minor",
    "facts_major",
    "facts_critical",
    "early_recall",
    "early_precision",
    "early_plain_recall",
    "early_plain_precision",
    "early_worst_recall",
    "early_worst_precision",
    "early_least_recall",
    "early_least_precision",
    "early_lost_recall",
    "early_lost_precision",
    "early_claimed_recall",
    "early_claimed_precision",
    "early_single_recall",
    "early_single_precision",
    *FAULTS,
)
_BOTH = (
    "worst", "least", "holes", "loose", "lost", "unsaid", "function", "together", "pairs", "marked",
    "early", "early_plain", "early_worst", "early_least", "early_lost", "early_claimed",
    "early_single",
)  # fmt: skip
_TIE = 1e-3
"""Early vectors are kept in half precision: a difference below this says nothing."""
_WORST = 3
_HOLE, _LOOSE = 0.45, 0.65
_ORDER = 4


@dataclass(frozen=True, slots=True)
class Rendering:
    """A reference stretch and what renders it.

    Attributes:
        texts: Reference and candidate text.
        words: Their words, sentence after sentence.
        best: For each side, shape (words,): the best cosine among the other side's words.
        same: For each side, shape (words,), bool: the stem stands on the other side.
        place: For each side, shape (words,): where the answering word stands; -1 without.
        cosine: Of the sentence vectors, weighted by length.
        facts: How many minor, major and critical changes of facts there are.
        early: Shape (reference words, candidate words): cosines of the words' early vectors.
        faults: What fluency tells of the reference and of the candidate, :data:`FAULTS` each.
    """

    texts: tuple[str, str]
    words: tuple[Sequence[Words], Sequence[Words]]
    best: tuple[NDArray[np.float32], NDArray[np.float32]]
    same: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    place: tuple[NDArray[np.int64], NDArray[np.int64]]
    cosine: float
    facts: tuple[int, int, int]
    early: NDArray[np.float32]
    faults: tuple[NDArray[np.float32], NDArray[np.float32]]

    @property
    def content_words(self) -> int:
        """Of the reference stretch."""
        return sum(int(words.content.sum()) for words in self.words[0])

    @property
    def sentence_length(self) -> float:
        """Content words a sentence of the reference."""
        return self.content_words / len(self.words[0])


def _mean(values: NDArray[np.generic], weights: NDArray[np.float32]) -> float:
    total = float(weights.sum())
    return float((np.asarray(values, dtype=np.float64) * weights).sum()) / total if total else 1.0


def _grams(text: str) -> Counter[str]:
    text = "".join(text.lower().split())
    return Counter(text[i : i + _ORDER] for i in range(max(1, len(text) - _ORDER + 1)))


def _side(
    words: Sequence[Words],
    best: NDArray[np.float32],
    same: NDArray[np.bool_],
    place: NDArray[np.int64],
    early: NDArray[np.float32],
) -> dict[str, float]:
    weights = np.concatenate([w.weights for w in words])
    content = np.concatenate([w.content for w in words])
    marked = np.concatenate([w.marked for w in words])
    told = best[content] if content.any() else best
    count = min(_WORST, len(told))
    follow = same[1:] & same[:-1] & (np.abs(np.diff(place)) == 1)
    function = ~content
    return {
        "": _mean(best, weights),
        "_same": _mean(same, weights),
        "worst": float(np.partition(told, count - 1)[:count].mean()),
        "least": float(told.min()),
        "holes": float(np.maximum(_HOLE - told, 0).sum()),
        "loose": float(np.maximum(_LOOSE - told, 0).sum()) / math.sqrt(len(told)),
        "lost": float(((1 - best) * weights).sum()),
        "unsaid": float((~same * weights).sum()),
        "function": float(best[function].mean()) if function.any() else 1.0,
        "together": together(place),
        "pairs": float(follow.mean()) if len(follow) else float(same.mean()),
        "marked": float(same[marked].mean()) if marked.any() else 1.0,
        **_early(early, weights, content),
    }


def _early(
    cosines: NDArray[np.float32], weights: NDArray[np.float32], content: NDArray[np.bool_]
) -> dict[str, float]:
    """How one side's words are answered by their early vectors; the side's words are the rows."""
    best = cosines.max(axis=1)
    told = best[content] if content.any() else best
    count = min(_WORST, len(told))
    # by how much the answering word fits another word of this side better
    claimed = np.maximum(cosines.max(axis=0)[cosines.argmax(axis=1)] - best, 0)
    return {
        "early": _mean(best, weights),
        "early_plain": float(best.mean()),
        "early_worst": float(np.partition(told, count - 1)[:count].mean()),
        "early_least": float(told.min()),
        "early_lost": float(((1 - best) * weights).sum()),
        "early_claimed": float((claimed * weights).sum()),
        "early_single": float((content & (claimed > _TIE)).sum()),
    }


def _doubled(words: Iterable[Words]) -> int:
    """Words that stand twice in a row."""
    return sum(int((w.keys[1:] == w.keys[:-1]).sum()) for w in words)


def _capitals(text: str) -> float:
    tokens = text.split()
    return sum(t[:1].isupper() for t in tokens) / len(tokens) if tokens else 0.0


def quality_features(rendering: Rendering) -> NDArray[np.float64]:
    """The signals of one rendering; both sides have at least one word.

    Returns:
        Shape (len(QUALITY_FEATURES),).
    """
    ours, theirs = (
        _side(rendering.words[i], rendering.best[i], rendering.same[i], rendering.place[i], early)
        for i, early in enumerate((rendering.early, rendering.early.T))
    )
    sizes = [sum(len(w) for w in side) for side in rendering.words]
    grams = [_grams(text) for text in rendering.texts]
    shared = sum((grams[0] & grams[1]).values())
    closed = [text.rstrip()[-1:].isalnum() for text in rendering.texts]
    ratio = math.log(sizes[1] / sizes[0])
    values = {
        "recall": ours[""],
        "precision": theirs[""],
        "recall_same": ours["_same"],
        "precision_same": theirs["_same"],
        "longer": ratio,
        "unlike_length": abs(ratio),
        "cosine": rendering.cosine,
        "doubled": float(max(0, _doubled(rendering.words[1]) - _doubled(rendering.words[0]))),
        "capitals": abs(_capitals(rendering.texts[1]) - _capitals(rendering.texts[0])),
        "closed": float(closed[0] != closed[1]),
        "characters": shared / max(1, sum(grams[0].values())),
        "characters_precision": shared / max(1, sum(grams[1].values())),
        "content_words": math.log1p(rendering.content_words),
        "facts_minor": float(rendering.facts[0]),
        "facts_major": float(rendering.facts[1]),
        "facts_critical": float(rendering.facts[2]),
    }
    # what the reference's own style costs says nothing of the candidate
    values |= dict(zip(FAULTS, rendering.faults[1] - rendering.faults[0], strict=True))
    for name in _BOTH:
        values[f"{name}_recall"], values[f"{name}_precision"] = ours[name], theirs[name]
    return np.array([values[name] for name in QUALITY_FEATURES])
