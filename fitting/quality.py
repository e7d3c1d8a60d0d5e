"""Fit the model of quality on ../shared/data.

    python -m fitting.quality ../shared/data [--check]

Learns from pairs of renderings of one reference, of which people prefer one: by MQM (wmt22-news,
newstest2020) and by planted errors (perturbations, and the same kinds in other texts:
fitting/planting.py), where the margin grows with the error's severity. Writes
harness/evidence/quality.json. With --check it also prints the figures of a cross-validation in
which a document, with all its systems, is in one part alone.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.stats import kendalltau
from torch import nn

from fitting.command import read_arguments, write_model
from fitting.planting import plant, read_lexicon
from harness.alignment import DocumentView, align_lines, view_texts
from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder
from harness.evidence.changes import changed_facts
from harness.evidence.coverage import sides
from harness.evidence.features import sentence_signals
from harness.evidence.quality import QUALITY_FEATURES, quality_features
from harness.evidence.quality_model import load_quality
from harness.evidence.renderings import renderings

__all__ = ["Preference", "Preferences", "fit"]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "quality.json"
SEED = 7
FOLDS = 3
HIDDEN = 8
MEMBERS = 5
"""The mean of five networks agrees with people a little better than any one of them."""
EPOCHS = 20
_MARGIN = {"critical": 1.2, "major": 0.7, "minor": 0.25, "base": 0.5}
_WEIGHT = {"critical": 1.0, "major": 1.0, "minor": 0.2, "base": 0.5}
_MQM_WEIGHT = 0.125
"""People's scores of single segments are noisy: at four times the weight, agreement with them does
not rise, and planted errors are seen less often."""
_PAIRS_AN_ITEM = 12
_COPY_WEIGHT = 1.0
"""Of an error planted by us."""
_EVERY_NEWSTEST, _EVERY_HOST = 3, 2

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


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def _planted(data: Path) -> list[dict[str, Any]]:
    path = data / "perturbations" / "demetr.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _rated(tree: Path, every: int) -> Iterator[tuple[str, str, list[tuple[str, float]]]]:
    """Document, reference, and (candidate, MQM score) of each rated segment."""
    reference = _lines(tree / "references" / "zh-en.refA.txt")
    names = [line.split("\t")[1] for line in _lines(tree / "documents" / "zh-en.docs")]
    scores: dict[str, list[str]] = defaultdict(list)
    for line in _lines(tree / "human-scores" / "zh-en.mqm.seg.score"):
        system, value = line.split("\t")
        scores[system].append(value)
    outputs = {
        system: _lines(tree / "system-outputs" / "zh-en" / f"{system}.txt")
        for system in scores
        if not system.startswith("ref")
    }
    for index in range(0, len(reference), every):
        rated = [
            (outputs[s][index], float(scores[s][index]))
            for s in outputs
            if scores[s][index] != "None"
        ]
        if len(rated) > 1:
            # a test set without documents is cut into stretches, so that neighbours stay together
            name = names[index] if len(set(names)) > 1 else f"{index // 60}"
            yield f"{tree.name}/{name}", reference[index], rated


def human_pairs(data: Path) -> list[tuple[str, str]]:
    """Two people's translations of the same segments."""
    tree = data / "wmt22-news" / "references"
    return list(zip(_lines(tree / "zh-en.refA.txt"), _lines(tree / "zh-en.refB.txt"), strict=True))


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
    pairs |= {(reference, text) for _, reference, texts in rated for text, _ in texts}
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
        known = [(f, v) for t, v in texts if (f := features(reference, t)) is not None]
        items.append(Item(document, tuple(f for f, _ in known), tuple(v for _, v in known)))
        ordered = [(a, b) for a in known for b in known if a[1] > b[1]]
        rng.shuffle(ordered)
        for a, b in ordered[:_PAIRS_AN_ITEM]:
            margin = min(1.0, 0.1 * (a[1] - b[1]))
            found.append(Preference(a[0], b[0], margin, _MQM_WEIGHT, document, "mqm"))
    told = [features(*pair) for pair in human]
    return found, items, [row for row in told if row is not None]


class Network(nn.Module):
    """A linear part and one small hidden layer."""

    def __init__(self, size: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.linear = nn.Linear(size, 1, bias=False)
        self.hidden = nn.Linear(size, hidden)
        self.output = nn.Linear(hidden, 1, bias=False)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Shape (rows, features) to (rows,)."""
        told = self.linear(rows) + self.output(torch.tanh(self.hidden(rows)))
        return torch.as_tensor(told[:, 0])


def _scaled(rows: Sequence[Row], center: Row, scale: Row) -> torch.Tensor:
    return torch.tensor((np.stack(rows) - center) / scale, dtype=torch.float32)


def fit(preferences: Preferences, center: Row, scale: Row) -> Network:
    """The mean of several networks, as one: their hidden layers stand side by side."""
    members = [fit_one(preferences, center, scale, SEED + i) for i in range(MEMBERS)]
    joined = Network(len(center), HIDDEN * MEMBERS)
    with torch.no_grad():
        joined.linear.weight.copy_(torch.stack([one.linear.weight for one in members]).mean(dim=0))
        joined.hidden.weight.copy_(torch.cat([one.hidden.weight for one in members]))
        joined.hidden.bias.copy_(torch.cat([one.hidden.bias for one in members]))
        outputs = torch.cat([one.output.weight for one in members], dim=1)
        joined.output.weight.copy_(outputs / MEMBERS)
    return joined


def fit_one(preferences: Preferences, center: Row, scale: Row, seed: int) -> Network:
    """Fit one network by a margin loss over the differences of logits."""
    torch.manual_seed(seed)
    better = _scaled([p.better for p in preferences], center, scale)
    worse = _scaled([p.worse for p in preferences], center, scale)
    margin = torch.tensor([p.margin for p in preferences])
    weight = torch.tensor([p.weight for p in preferences])
    network = Network(better.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3, weight_decay=0.02)
    steps = EPOCHS * (len(preferences) // 256 + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps)
    for _ in range(EPOCHS):
        order = torch.randperm(len(preferences))
        for part in torch.split(order, 256):
            gap = network(better[part]) - network(worse[part])
            loss = (nn.functional.softplus(2 * (margin[part] - gap)) * weight[part]).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return network


def _fold(document: str) -> int:
    return zlib.crc32(document.encode()) % FOLDS


def check(preferences: Preferences, items: list[Item], center: Row, scale: Row) -> None:
    """Print the figures of a cross-validation by document."""
    right: dict[str, list[bool]] = defaultdict(list)
    taus: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        network = fit([p for p in preferences if _fold(p.document) != fold], center, scale)
        held = [p for p in preferences if _fold(p.document) == fold]
        with torch.no_grad():
            gap = network(_scaled([p.better for p in held], center, scale)) - network(
                _scaled([p.worse for p in held], center, scale)
            )
            for preference, value in zip(held, gap.tolist(), strict=True):
                right[preference.kind].append(value > 0)
            for item in items:
                if _fold(item.document) == fold and len(item.rows) > 1:
                    told = network(_scaled(item.rows, center, scale)).numpy()
                    tau = kendalltau(told, item.human)[0]
                    if tau == tau:  # not a number where all are equal
                        taus[item.document.split("/")[0]].append(float(tau))
    for kind in sorted(right):
        print(f"{kind:34} {np.mean(right[kind]):.3f} of {len(right[kind])}")
    for name in sorted(taus):
        print(f"{name:34} item-grouped tau {np.mean(taus[name]):.3f} over {len(taus[name])}")


def main() -> None:
    """Fit, and write the file."""
    data, checked = read_arguments(__doc__)
    preferences, items, human = read(data, load_encoder())
    rows = np.stack([p.better for p in preferences])
    center, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    if checked:
        check(preferences, items, center, scale)
    network = fit(preferences, center, scale)
    document = {
        "provenance": "fitting/quality.py on DEMETR and the MQM of wmt22-news and newstest2020",
        "features": list(QUALITY_FEATURES),
        "center": center.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "linear": network.linear.weight.detach().numpy()[0].round(4).tolist(),
        "hidden": network.hidden.weight.detach().numpy().T.round(4).tolist(),
        "hidden_bias": network.hidden.bias.detach().numpy().round(4).tolist(),
        "output": network.output.weight.detach().numpy()[0].round(4).tolist(),
        "usual": 1.0,
    }
    write_model(document, TARGET)
    load_quality.cache_clear()
    behind = load_quality().behind(np.stack(human))
    document["usual"] = round(float(-np.median(behind)), 3)
    write_model(document, TARGET)


if __name__ == "__main__":
    main()
