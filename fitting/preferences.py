"""What the model of quality learns from: pairs of renderings of which one is better.

By MQM (wmt22-news, newstest2020); by planted errors (perturbations, and the same kinds in other
texts: fitting/planting.py), where the margin grows with the error's severity; and by learned
metrics whose scores come with wmt22-news: people's score of a single segment is noisy, and the mean
of four such teachers agrees with people better than any of them (Hinton et al. 2015 on teachers).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fitting.planting import plant, read_lexicon
from harness.alignment import DocumentView, align_lines, view_texts
from harness.documents import parse_text
from harness.encoders import Encoder
from harness.evidence.changes import changed_facts
from harness.evidence.coverage import sides
from harness.evidence.features import sentence_signals
from harness.evidence.quality import quality_features
from harness.evidence.renderings import renderings
from harness.metaeval.files import read_lines
from harness.metaeval.mqm_tree import MqmTree, read_tree

__all__ = [
    "TAUGHT",
    "TEACHERS",
    "Features",
    "Item",
    "Preference",
    "Preferences",
    "Row",
    "pair_features",
    "read",
    "taught",
]

SEED = 7
_MARGIN = {"critical": 1.2, "major": 0.7, "minor": 0.25, "base": 0.5}
_WEIGHT = {"critical": 1.0, "major": 1.0, "minor": 0.2, "base": 0.5}
_MQM_WEIGHT = 0.125
"""People's scores of single segments are noisy: at four times the weight, agreement with them does
not rise, and planted errors are seen less often."""
_PAIRS_AN_ITEM = 12
_COPY_WEIGHT = 1.0
"""Of an error planted by us."""
_EVERY_NEWSTEST, _EVERY_HOST = 3, 2
TAUGHT = "taught"
"""The kind of a preference that teachers have."""
TEACHERS = ("BLEURT-20", "COMET-22", "UniTE", "metricx_xxl_MQM_2020")
_CHOSEN_BY_METRIC = "_bestmbr"
"""Systems that chose among their outputs by a metric; what a teacher prefers it overrates there."""
_TAUGHT_PAIRS, _TAUGHT_WEIGHT = 24, 0.3
_LEAST_TAUGHT, _MOST_TAUGHT, _TAUGHT_MARGIN = 0.05, 1.2, 1.0
"""Which differences of the teachers, in standard deviations, teach anything, and the margins."""

Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Preference:
    """The better of two renderings."""

    better: Row
    worse: Row
    margin: float
    weight: float
    document: str
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    """One reference segment's renderings with people's scores."""

    document: str
    rows: tuple[Row, ...]
    human: tuple[float, ...]


Preferences = list[Preference]


def pair_features(left: DocumentView, right: DocumentView) -> Row | None:
    """Features of one line against another: the mean of its renderings', weighted by length."""
    alignment = align_lines(left, right)
    if not alignment.links:
        return None
    near, far = sides(left, right, alignment)
    signals = sentence_signals(near), sentence_signals(far)
    changes = changed_facts(left, right, alignment, lines=True)
    told = [r for _, r in renderings(left, right, alignment, signals, changes)]
    sizes = [sum(len(words) for words in r.words[0]) for r in told]
    return np.asarray(np.average([quality_features(r) for r in told], axis=0, weights=sizes))


class Features:
    """Features of (reference, candidate) pairs, made in batches."""

    def __init__(self, encoder: Encoder, pairs: Iterable[tuple[str, str]]) -> None:
        self._found: dict[tuple[str, str], Row | None] = {}
        wanted = sorted({pair for pair in pairs if all(text.strip() for text in pair)})
        for start in range(0, len(wanted), 400):
            part = wanted[start : start + 400]
            texts = sorted({text for pair in part for text in pair})
            documents = [parse_text(text, id="p", aligned=True) for text in texts]
            views = dict(zip(texts, view_texts(documents, encoder), strict=True))
            for reference, candidate in part:
                row = pair_features(views[reference], views[candidate])
                self._found[reference, candidate] = row

    def __call__(self, reference: str, candidate: str) -> Row | None:
        """None where nothing can be compared."""
        return self._found.get((reference, candidate))

    def known(self, reference: str, texts: Iterable[tuple[str, float]]) -> list[tuple[Row, float]]:
        """The features of the renderings that can be compared, with their scores."""
        return [(row, v) for text, v in texts if (row := self(reference, text)) is not None]


def _ordered(
    known: Sequence[tuple[Row, float]], least: float, rng: Random
) -> list[tuple[Row, Row, float]]:
    """Better, worse and the difference, of all pairs that differ by more; in a drawn order."""
    pairs = [(a, b, u - v) for a, u in known for b, v in known if u > v + least]
    rng.shuffle(pairs)
    return pairs


def _planted(data: Path) -> list[dict[str, Any]]:
    path = data / "perturbations" / "demetr.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


Scored = tuple[str, str, list[tuple[str, float]]]
"""Document and reference of a segment, and its renderings, each with a score."""


def _tree(root: Path) -> MqmTree:
    return read_tree(root, pair="zh-en", reference="refA")


def _rated(root: Path, every: int) -> Iterator[Scored]:
    """Each rated segment, with people's MQM scores."""
    tree = _tree(root)
    judged = set(tree.rated)
    # in the order of the file, which what is drawn later depends on
    systems = [system for system in tree.human_scores if system in judged]
    for index in range(0, len(tree.reference), every):
        scores = {system: float(tree.human_scores[system][index]) for system in systems}
        rated = [(tree.outputs[s][index], v) for s, v in scores.items() if not math.isnan(v)]
        if len(rated) > 1:
            # a test set without documents is cut into stretches, so that neighbours stay together
            one = len(set(tree.documents)) == 1
            name = f"{index // 60}" if one else tree.documents[index]
            yield f"{root.name}/{name}", tree.reference[index], rated


def taught(root: Path) -> Iterator[Scored]:
    """Each segment, with the teachers' mean score of what each system made of it.

    A teacher's scores are made comparable with the others': mean 0, standard deviation 1.
    """
    tree = _tree(root)
    files = dict(tree.metric_files())
    scores: dict[str, Row] = {}
    for name in TEACHERS:
        told = tree.metric_scores(files[name])
        every = np.array(list(told.values()))
        for system, values in told.items():
            scaled = (values - every.mean()) / every.std() / len(TEACHERS)
            scores[system] = scores[system] + scaled if system in scores else scaled
    systems = [
        system
        for system in sorted(scores.keys() & tree.outputs.keys())
        if not system.endswith(_CHOSEN_BY_METRIC)
    ]
    for index, (document, text) in enumerate(zip(tree.documents, tree.reference, strict=True)):
        # systems that say the same have the same score
        found = {tree.outputs[s][index]: float(scores[s][index]) for s in systems}
        yield f"{root.name}/{document}", text, list(found.items())


def human_pairs(data: Path) -> list[tuple[str, str]]:
    """Two people's translations of the same segments."""
    tree = data / "wmt22-news" / "references"
    return list(
        zip(read_lines(tree / "zh-en.refA.txt"), read_lines(tree / "zh-en.refB.txt"), strict=True)
    )


def read(data: Path, encoder: Encoder) -> tuple[Preferences, list[Item], list[Row]]:
    """All preferences, the rated items for checking, and the rows of human translations."""
    planted = _planted(data)
    news = list(_rated(data / "wmt22-news", 1))
    rated = [*news, *_rated(data / "newstest2020", _EVERY_NEWSTEST)]
    hosts = [*news, *_rated(data / "newstest2020", _EVERY_HOST)]
    segments = [
        (document, reference, [t for t, _ in texts]) for document, reference, texts in hosts
    ]
    copies = list(plant(segments, read_lexicon(planted), Random(SEED)))
    pairs = {
        (row["reference"], row[key]) for row in planted for key in ("translation", "perturbed")
    }
    lessons = list(taught(data / "wmt22-news"))
    pairs |= {(reference, text) for _, reference, texts in [*rated, *lessons] for text, _ in texts}
    pairs |= {(c.reference, text) for c in copies for text in (c.translation, c.perturbed)}
    human = human_pairs(data)
    features = Features(encoder, {*pairs, *human})
    found: Preferences = []
    for row in planted:
        good = features(row["reference"], row["translation"])
        other = features(row["reference"], row["perturbed"])
        severity = row["severity"]
        if good is None or other is None or row["perturbation"] == "base_id33_empty":
            continue
        if row["perturbation"] == "base_id35_reference":
            good, other = other, good
        found.append(
            Preference(
                good,
                other,
                _MARGIN[severity],
                _WEIGHT[severity],
                f"{row['language']}{row['id']}",
                row["perturbation"],
            )
        )
    for copy in copies:
        good, other = (features(copy.reference, t) for t in (copy.translation, copy.perturbed))
        if good is not None and other is not None:
            margin, kind = _MARGIN["critical"], f"made_{copy.kind}"
            found.append(Preference(good, other, margin, _COPY_WEIGHT, copy.document, kind))
    rng = Random(SEED)
    items = []
    for document, reference, texts in rated:
        known = features.known(reference, texts)
        items.append(Item(document, tuple(f for f, _ in known), tuple(v for _, v in known)))
        for better, worse, ahead in _ordered(known, 0.0, rng)[:_PAIRS_AN_ITEM]:
            margin = min(1.0, 0.1 * ahead)
            found.append(Preference(better, worse, margin, _MQM_WEIGHT, document, "mqm"))
    for document, reference, texts in lessons:
        known = features.known(reference, texts)
        for better, worse, ahead in _ordered(known, _LEAST_TAUGHT, rng)[:_TAUGHT_PAIRS]:
            margin = min(_MOST_TAUGHT, _TAUGHT_MARGIN * ahead)
            found.append(Preference(better, worse, margin, _TAUGHT_WEIGHT, document, TAUGHT))
    told = [features(*pair) for pair in human]
    return found, items, [row for row in told if row is not None]
