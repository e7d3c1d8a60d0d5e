"""Fit the model of gaps, words that nothing on the other side answers, on ../shared/data.

    python -m fitting.gaps ../shared/data [--check]

Learns from the items of ``fitting/gap_items.py``. Writes harness/evidence/gaps.json. The thresholds
are those of a cross-validation in which a reference text, with all its translations and copies, is
in one part alone; --check prints its figures.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from fitting.command import read_arguments
from fitting.gap_items import ONLY_FITTED, SEED, Item, encode, read, read_rows
from harness.evidence.gap_features import GAP_FEATURES, SIDE_COLUMNS
from harness.writing import write_text

__all__ = ["fit"]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "gaps.json"
FOLDS = 4
HIDDEN = 20
EPOCHS = 16
MEMBERS = 3
BATCH = 2048
QUIET, QUIET_NEWS = (0.02, 0.03), (0.03, 0.03)
"""Largest share of translations, and of second references, with an alarm: omission, addition."""

Row = NDArray[np.float64]


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
                if item.side == side and _fold(item.group) == fold and item.kind not in ONLY_FITTED:
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
        if item.kind in ONLY_FITTED:
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
    write_text(json.dumps(data, separators=(",", ":")) + "\n", target)


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
