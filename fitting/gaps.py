"""Fit the model of gaps, words that nothing on the other side answers, on ../shared/data.

    python -m fitting.gaps ../shared/data [--check]

Learns from DEMETR's copies of translations in which a word or phrase was removed (``id5``, ``id21``
to ``id25``) or inserted (``id6``); the words of the translations as they were, and of the two human
references of wmt22-news against each other, are what must stay quiet. Writes
harness/evidence/gaps.json. The thresholds are those of a cross-validation in which a reference
text, with all its translations and copies, is in one part alone; --check prints its figures.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from fitting.command import read_arguments, write_whole
from harness.alignment import DocumentView, view_texts
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.gap_features import (
    GAP_FEATURES,
    SIDE_COLUMNS,
    gap_features,
)
from harness.evidence.stretches import Stretch, pair_words
from harness.metaeval.files import read_lines

__all__ = ["Item", "fit", "read"]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "gaps.json"
SEED = 7
FOLDS = 4
HIDDEN = 20
EPOCHS = 16
MEMBERS = 3
BATCH = 2048
REMOVED = frozenset({"id5", "id21", "id23", "id24", "id25"})
INSERTED = "id6"
QUIET, QUIET_NEWS = (0.02, 0.03), (0.03, 0.03)
"""Largest share of translations, and of second references, with an alarm: omission, addition."""
_ANSWERED = 0.55
_SHORT = 3
_ONLY_FITTED = frozenset({"swapped", "made", "system"})
SYSTEMS = ("Online-A", "Lan-Bridge")
"""Systems whose output shows how freely the same can be told."""
_SWAPPED = 0.3
"""What an item counts for whose sides were exchanged: a removal is an insertion seen from there."""

Row = NDArray[np.float64]
Labels = NDArray[np.int8]
Side = tuple[Stretch, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Item:
    """The words of one side of a pair.

    Attributes:
        kind: The perturbation's number; ``quiet`` for a translation as it was, ``news`` for a
            second reference.
        group: What stays together in cross-validation.
        pair: The pair of texts that it belongs to, before anything was planted.
        side: 0 where the reference's words are judged, 1 where the candidate's are.
        rows: Shape (words, features).
        labels: Shape (words,): 1 without an answer, 0 with one, -1 not known or no content word.
        weight: What it counts for in fitting; 0 for what is only tested.
    """

    kind: str
    group: str
    pair: tuple[str, str]
    side: int
    rows: Row
    labels: Labels
    weight: float


@dataclass(frozen=True, slots=True)
class News:
    """A line of wmt22-news: two human references, and what some systems made of it."""

    document: str
    first: str
    second: str
    systems: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All of its texts."""
        return (self.first, self.second, *self.systems)


def _kind(row: Mapping[str, Any]) -> str:
    found = re.search(r"id\d+|made", row["perturbation"])
    return found[0] if found else ""


def read_rows(data: Path) -> tuple[list[dict[str, Any]], list[News]]:
    """DEMETR's rows of the wanted kinds, and made ones; the lines of wmt22-news."""
    rows = [json.loads(line) for line in read_lines(data / "perturbations" / "demetr.jsonl")]
    tree = data / "wmt22-news"
    names = [line.split("\t")[1] for line in read_lines(tree / "documents" / "zh-en.docs")]
    texts = [
        read_lines(tree / folder)
        for folder in (
            "references/zh-en.refA.txt",
            "references/zh-en.refB.txt",
            *(f"system-outputs/zh-en/{name}.txt" for name in SYSTEMS),
        )
    ]
    systems = zip(*texts[2:], strict=True)
    news = [News(*line) for line in zip(names, *texts[:2], systems, strict=True)]
    wanted = [row for row in rows if _kind(row) in REMOVED | {INSERTED}]
    return wanted + list(_made(wanted, news)), news


def _made(rows: Sequence[Mapping[str, Any]], news: Sequence[News]) -> Iterator[dict[str, Any]]:
    """More insertions: words that DEMETR inserted, put into other texts before a content word."""
    rng = Random(SEED)
    inserted = []
    for row in rows:
        if _kind(row) == INSERTED:
            before, after = row["translation"].split(), row["perturbed"].split()
            if len(after) == len(before) + 1:
                at = next((i for i, w in enumerate(before) if w != after[i]), len(before))
                inserted.append(after[at])
    hosts = {(row["reference"], row["translation"]): row["reference"] for row in rows}
    hosts |= {(line.first, line.second): line.document for line in news}
    for (reference, translation), group in sorted(hosts.items()):
        words = translation.split()
        places = [i for i, word in enumerate(words) if i and word.isalpha() and len(word) > _SHORT]
        if places:
            at = rng.choice(places)
            yield {
                "perturbation": "made",
                "reference": reference,
                "translation": translation,
                "perturbed": " ".join([*words[:at], rng.choice(inserted), *words[at:]]),
                "group": group,
            }


def encode(texts: Iterable[str]) -> dict[str, DocumentView]:
    """Each text's view, as a line of its own, by the embedded encoder."""
    unique = sorted({text for text in texts if text.strip()})
    documents = [parse_text(text, id="p", aligned=True) for text in unique]
    return dict(zip(unique, view_texts(documents, load_encoder()), strict=True))


def _side(view: DocumentView | None) -> Side | None:
    if view is None or not view.sentences:
        return None
    total = view.vectors.sum(axis=0)
    return Stretch.of(view, range(len(view.sentences))), total / np.linalg.norm(total)


def _rows(own: Side, other: Side) -> Row:
    return gap_features(own[0], other[0], own[1], other[1])


def _changed(before: Stretch, after: Stretch) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words of the translation are gone, and which of the copy are new."""
    gone, new = np.zeros(len(before), dtype=bool), np.zeros(len(after), dtype=bool)
    lowered = [[word.lower() for word in side.surfaces] for side in (before, after)]
    matcher = SequenceMatcher(None, lowered[0], lowered[1], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            gone[a:b], new[c:d] = True, True
    return gone, new


def _lost(reference: Stretch, translation: Stretch, gone: NDArray[np.bool_]) -> Labels:
    """Labels of the reference's words: 1 where a removed word was the answer."""
    at, cosine, same = pair_words(reference, translation)
    hit = (at >= 0) & gone[np.maximum(at, 0)]
    sure = (cosine > _ANSWERED) | same
    labels = np.zeros(len(reference), dtype=np.int8)
    labels[hit] = np.where(sure[hit] & reference.content[hit], 1, -1)
    return labels


def _known(labels: Labels, own: Stretch) -> Labels:
    return np.where((labels == 0) & ~own.content, -1, labels).astype(np.int8)


def read(
    rows: Sequence[Mapping[str, Any]],
    news: Sequence[News],
    views: Mapping[str, DocumentView],
) -> list[Item]:
    """All items that can be made of some rows and their texts' views."""
    items: list[Item] = []
    for row in rows:
        items += _planted(row, views)
    seen: dict[tuple[Any, ...], Item] = {}
    for item in items:
        if item.kind == "quiet":
            seen[(item.pair, item.side)] = item
    items = [item for item in items if item.kind != "quiet"] + list(seen.values())
    for line in news:
        for kind, other in (("news", line.second), *(("system", t) for t in line.systems)):
            a, b = _side(views.get(line.first)), _side(views.get(other))
            if a and b:
                items += _quiet(kind, line.document, (line.first, other), a, b)
    return items


def _quiet(
    kind: str, group: str, pair: tuple[str, str], reference: Side, candidate: Side
) -> Iterator[Item]:
    """Both sides of a pair in which nothing is wrong."""
    for side, own, other in ((0, reference, candidate), (1, candidate, reference)):
        labels = _known(np.zeros(len(own[0]), dtype=np.int8), own[0])
        yield Item(kind, group, pair, side, _rows(own, other), labels, 1.0)


def _planted(row: Mapping[str, Any], views: Mapping[str, DocumentView]) -> Iterator[Item]:
    texts = [row[key] for key in ("reference", "translation", "perturbed")]
    reference, translation, copy = (_side(views.get(text)) for text in texts)
    if not (reference and translation and copy):
        return
    kind, pair, group = _kind(row), (texts[0], texts[1]), row.get("group", texts[0])
    if kind != "made":
        yield from _quiet("quiet", group, pair, reference, translation)
    gone, new = _changed(translation[0], copy[0])
    if kind in (INSERTED, "made"):
        labels = _known(new.astype(np.int8), copy[0])
        labels[new & ~copy[0].content] = -1
        own, other, side = copy, reference, 1
    else:
        labels = _known(_lost(reference[0], translation[0], gone), reference[0])
        own, other, side = reference, copy, 0
    found = _rows(own, other)
    yield Item(kind, group, pair, side, found, labels, 1.0)
    yield Item("swapped", group, pair, 1 - side, found, labels, _SWAPPED)


def _fold(group: str) -> int:
    return zlib.crc32(group.encode()) % FOLDS


class Network(nn.Module):
    """One hidden layer."""

    def __init__(self, size: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.hidden = nn.Linear(size, hidden)
        self.output = nn.Linear(hidden, 1)

    @classmethod
    def mean(cls, members: Sequence[Network]) -> Network:
        """The network whose logits are the mean of its members'."""
        both = cls(members[0].hidden.in_features, HIDDEN * len(members))
        share = 1 / len(members)
        with torch.no_grad():
            both.hidden.weight.copy_(torch.cat([m.hidden.weight for m in members]))
            both.hidden.bias.copy_(torch.cat([m.hidden.bias for m in members]))
            both.output.weight.copy_(torch.cat([m.output.weight * share for m in members], 1))
            both.output.bias.copy_(torch.stack([m.output.bias * share for m in members]).sum(0))
        return both

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Shape (words, features) to logits (words,)."""
        return torch.as_tensor(self.output(torch.relu(self.hidden(rows)))[:, 0])


@dataclass(frozen=True, slots=True)
class Fitted:
    """A network with its scaling, and the columns that it reads."""

    columns: NDArray[np.int64]
    center: Row
    scale: Row
    network: Network

    def probability(self, rows: Row) -> Row:
        """Shape (words, features) to (words,)."""
        rows = rows[:, self.columns]
        scaled = torch.tensor((rows - self.center) / self.scale, dtype=torch.float32)
        with torch.no_grad():
            return np.asarray(torch.sigmoid(self.network(scaled)).numpy(), dtype=np.float64)


def fit(items: Sequence[Item]) -> Fitted:
    """Fit the network of the items' side."""
    torch.manual_seed(SEED)
    columns = SIDE_COLUMNS[items[0].side]
    rows = np.concatenate([item.rows[item.labels >= 0] for item in items])[:, columns]
    labels = np.concatenate([item.labels[item.labels >= 0] for item in items])
    weights = np.concatenate(
        [np.full(int((item.labels >= 0).sum()), item.weight) for item in items]
    )
    center, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-3)
    x = torch.tensor((rows - center) / scale, dtype=torch.float32)
    y, w = torch.tensor(labels, dtype=torch.float32), torch.tensor(weights, dtype=torch.float32)
    members = [_train(x, y, w) for _ in range(MEMBERS)]
    return Fitted(columns, center, scale, Network.mean(members))


def _train(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor) -> Network:
    network = Network(x.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3, weight_decay=0.02)
    steps = EPOCHS * (len(x) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-2, total_steps=steps)
    for _ in range(EPOCHS):
        for part in torch.split(torch.randperm(len(x)), BATCH):
            loss = nn.functional.binary_cross_entropy_with_logits(
                network(x[part]), y[part], weight=w[part]
            )
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return network


def surest(item: Item, fitted: Fitted) -> float:
    """The greatest probability of a word that may be told."""
    said = item.rows[:, GAP_FEATURES.index("paired_same")] > 0
    told = (item.labels >= 0) & ~said
    return float(fitted.probability(item.rows[told]).max()) if told.any() else 0.0


def cross_validate(items: Sequence[Item]) -> dict[int, float]:
    """Each item's surest word, by a network that has not seen its text; by place in ``items``."""
    found: dict[int, float] = {}
    for side in (0, 1):
        for fold in range(FOLDS):
            mine = [item for item in items if item.side == side]
            fitted = fit([item for item in mine if _fold(item.group) != fold])
            for number, item in enumerate(items):
                if (
                    item.side == side
                    and _fold(item.group) == fold
                    and item.kind not in _ONLY_FITTED
                ):
                    found[number] = surest(item, fitted)
    return found


def thresholds(items: Sequence[Item], found: Mapping[int, float]) -> tuple[float, float]:
    """The lowest that are quiet enough on honest texts."""
    told = []
    for side in (0, 1):
        limits = []
        for kind, share in (("quiet", QUIET[side]), ("news", QUIET_NEWS[side])):
            values = [found[n] for n, i in enumerate(items) if i.side == side and i.kind == kind]
            limits.append(float(np.quantile(values, 1 - share)) if values else 0.0)
        told.append(round(max(limits), 4))
    return told[0], told[1]


def check(items: Sequence[Item], found: Mapping[int, float], told: tuple[float, float]) -> str:
    """The figures of the cross-validation: an alarm on the copy and not on the translation."""
    quiet = {
        (item.pair, item.side): found[n] for n, item in enumerate(items) if item.kind == "quiet"
    }
    shares: dict[str, list[bool]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.kind in _ONLY_FITTED:
            continue
        loud = found[number] >= told[item.side]
        if item.kind in ("quiet", "news"):
            shares[f"{item.kind}, {('omission', 'addition')[item.side]} alarms"].append(loud)
        else:
            shares[item.kind].append(loud and quiet[item.pair, item.side] < told[item.side])
    lines = [f"thresholds {told}"]
    lines += [f"{kind:28}{np.mean(v):7.3f}{len(v):6}" for kind, v in sorted(shares.items())]
    return "\n".join(lines)


def _as_json(fitted: Fitted, threshold: float) -> dict[str, Any]:
    layers = (fitted.network.hidden, fitted.network.output)
    return {
        "threshold": threshold,
        "features": [GAP_FEATURES[column] for column in fitted.columns],
        "center": fitted.center.round(5).tolist(),
        "scale": fitted.scale.round(5).tolist(),
        "weights": [layer.weight.detach().double().numpy().T.round(4).tolist() for layer in layers],
        "biases": [layer.bias.detach().double().numpy().round(4).tolist() for layer in layers],
    }


def write(items: Sequence[Item], told: tuple[float, float], encoder: str, target: Path) -> None:
    """Fit on all items and write the model."""
    sides = [fit([item for item in items if item.side == side]) for side in (0, 1)]
    data = {
        "provenance": "fitting/gaps.py on DEMETR and the two references of wmt22-news",
        "encoder": encoder,
        "omission": _as_json(sides[0], told[0]),
        "addition": _as_json(sides[1], told[1]),
    }
    write_whole(json.dumps(data, separators=(",", ":")), target)


def main() -> None:
    """Read, cross-validate, fit, write."""
    data, checked = read_arguments(__doc__)
    torch.set_num_threads(1)
    rows, news = read_rows(data)
    texts = [row[key] for row in rows for key in ("reference", "translation", "perturbed")]
    views = encode(texts + [text for line in news for text in line.texts])
    items = read(rows, news, views)
    found = cross_validate(items)
    told = thresholds(items, found)
    if checked:
        print(check(items, found, told))
    write(items, told, "embedded", TARGET)


if __name__ == "__main__":
    main()
