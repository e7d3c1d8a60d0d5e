"""Fit the model of gaps, words that nothing on the other side answers, on ../shared/data.

    python -m fitting.gaps ../shared/data [--check]

Learns from the items of ``fitting/gap_items.py``. Writes harness/evidence/gaps.json. The thresholds
are those of a cross-validation in which a document, and of DEMETR a reference with all its
translations and copies, is in one part alone; --check prints its figures.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from fitting.command import read_arguments, write_model
from fitting.gap_items import NEWS, QUIET, Item, read
from harness.encoders import load_encoder
from harness.evidence.calibration import Network
from harness.evidence.gap_features import GAP_FEATURES, SIDE_COLUMNS

__all__ = ["fit"]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "gaps.json"
FOLDS = 4
SEEDS = (7, 8, 9)
HIDDEN = 32
EPOCHS = (24, 12)
"""For the reference's words and for the candidate's: insertions are soon learnt by heart."""
_BATCH = 512
_RATE, _DECAY = 3e-3, 0.03
_DROPPED = 0.2
QUIETEST, QUIETEST_NEWS = (0.02, 0.03), (0.03, 0.03)
"""Largest share of translations, and of second references, with an alarm: omission, addition."""

Row = NDArray[np.float64]


def _fold(group: str) -> int:
    return zlib.crc32(group.encode()) % FOLDS


class _Network(nn.Module):
    """One hidden layer, and what goes past it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(size, HIDDEN)
        self.drop = nn.Dropout(_DROPPED)
        self.output = nn.Linear(HIDDEN, 1)
        self.direct = nn.Linear(size, 1, bias=False)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Shape (words, features) to logits (words,)."""
        inner = self.drop(torch.relu(self.hidden(rows)))
        return torch.as_tensor((self.output(inner) + self.direct(rows))[:, 0])


def _joined(members: Sequence[_Network], center: Row, scale: Row) -> Network:
    """The network whose logit is the mean of its members', as harness reads it.

    What goes past a hidden layer goes through it as two more of its units, one for either sign.
    """

    def numbers(tensor: torch.Tensor) -> Row:
        return tensor.detach().double().numpy()

    hidden, shift, output = [], [], []
    for one in members:
        direct = numbers(one.direct.weight).T
        hidden += [numbers(one.hidden.weight).T, direct, -direct]
        shift += [numbers(one.hidden.bias), np.zeros(2)]
        output += [numbers(one.output.weight).T, np.array([[1.0], [-1.0]])]
    base = np.mean([numbers(one.output.bias) for one in members], axis=0)
    weights = np.hstack(hidden), np.vstack(output) / len(members)
    return Network(center, scale, weights, (np.concatenate(shift), base))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A network, and the columns that it reads."""

    columns: NDArray[np.int64]
    network: Network

    def probability(self, rows: Row) -> Row:
        """Shape (words, features) to (words,)."""
        return self.network.probability(rows[:, self.columns])


def fit(items: Sequence[Item]) -> Fitted:
    """Fit the network of the items' side."""
    side = items[0].side
    columns = SIDE_COLUMNS[side]
    rows = np.concatenate([item.rows for item in items])[:, columns]
    labels = np.concatenate([item.labels for item in items])
    weights = np.concatenate([np.full(len(item.labels), item.weight) for item in items])
    center, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-3)
    x = torch.tensor((rows - center) / scale, dtype=torch.float32)
    y, w = torch.tensor(labels, dtype=torch.float32), torch.tensor(weights, dtype=torch.float32)
    return Fitted(
        columns, _joined([_train(x, y, w, EPOCHS[side], s) for s in SEEDS], center, scale)
    )


def _train(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, epochs: int, seed: int) -> _Network:
    torch.manual_seed(seed)
    network = _Network(x.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    steps = epochs * -(-len(x) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps + 1)
    for _ in range(epochs):
        for part in torch.split(torch.randperm(len(x)), _BATCH):
            loss = nn.functional.binary_cross_entropy_with_logits(
                network(x[part]), y[part], weight=w[part]
            )
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return network.eval()


def surest(item: Item, fitted: Fitted) -> float:
    """The greatest probability of a word."""
    return float(fitted.probability(item.rows).max()) if len(item.rows) else 0.0


def cross_validate(items: Sequence[Item]) -> list[float]:
    """Each item's surest word, by networks that have not seen its document."""
    found = [0.0] * len(items)
    for side in (0, 1):
        for fold in range(FOLDS):
            held = [n for n, i in enumerate(items) if i.side == side and _fold(i.group) == fold]
            rest = [i for i in items if i.side == side and _fold(i.group) != fold]
            fitted = fit(rest)
            for number in held:
                found[number] = surest(items[number], fitted)
    return found


def thresholds(items: Sequence[Item], found: Sequence[float]) -> tuple[float, float]:
    """The lowest that are quiet enough on honest texts."""
    told = []
    for side in (0, 1):
        limits = []
        for kind, share in ((QUIET, QUIETEST[side]), (NEWS, QUIETEST_NEWS[side])):
            values = [found[n] for n, i in enumerate(items) if i.side == side and i.kind == kind]
            limits.append(float(np.quantile(values, 1 - share)))
        told.append(round(max(limits), 4))
    return told[0], told[1]


def check(items: Sequence[Item], found: Sequence[float], told: tuple[float, float]) -> str:
    """The figures of the cross-validation.

    Of DEMETR's copies the share with an alarm that the translation has not, of all others the
    share with an alarm.
    """
    quiet = {
        (item.pair, item.side): value
        for item, value in zip(items, found, strict=True)
        if item.kind == QUIET
    }
    shares: dict[str, list[bool]] = defaultdict(list)
    for item, value in zip(items, found, strict=True):
        loud = value >= told[item.side]
        if item.kind.startswith("id"):
            loud &= quiet[item.pair, item.side] < told[item.side]
        shares[f"{('omissions', 'additions')[item.side]}, {item.kind}"].append(loud)
    lines = [f"thresholds {told}"]
    lines += [f"{kind:28}{np.mean(v):7.3f}{len(v):6}" for kind, v in sorted(shares.items())]
    return "\n".join(lines)


def _as_json(fitted: Fitted, threshold: float) -> dict[str, Any]:
    network = fitted.network
    return {
        "threshold": threshold,
        "features": [GAP_FEATURES[column] for column in fitted.columns],
        "center": network.center.round(5).tolist(),
        "scale": network.scale.round(5).tolist(),
        "weights": [weight.round(4).tolist() for weight in network.weights],
        "biases": [bias.round(4).tolist() for bias in network.biases],
    }


def main() -> None:
    """Read, cross-validate, fit, write."""
    data, checked = read_arguments(__doc__)
    torch.set_num_threads(1)
    items = read(data, load_encoder())
    found = cross_validate(items)
    told = thresholds(items, found)
    if checked:
        print(check(items, found, told))
    sides = [fit([item for item in items if item.side == side]) for side in (0, 1)]
    document = {
        "provenance": "fitting/gaps.py on DEMETR, wmt22-news, newstest2020 and ted-mqm",
        "encoder": "embedded",
        "omission": _as_json(sides[0], told[0]),
        "addition": _as_json(sides[1], told[1]),
    }
    write_model(document, TARGET)


if __name__ == "__main__":
    main()
