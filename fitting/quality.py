"""Fit the model of quality on ../shared/data.

    python -m fitting.quality ../shared/data [--check]

Learns from pairs of renderings of one reference, of which one is better (fitting/preferences.py).
Writes harness/evidence/quality.json. With --check it also prints the figures of a cross-validation
in which a document, with all its systems, is in one part alone.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from scipy.stats import kendalltau
from torch import nn

from fitting.command import read_arguments, write_model
from fitting.preferences import TAUGHT, TEACHERS, Item, Preferences, Row, read
from harness.encoders import load_encoder
from harness.evidence.quality import QUALITY_FEATURES
from harness.evidence.quality_model import load_quality

__all__ = ["Network", "check", "fit"]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "quality.json"
SEED = 7
FOLDS = 3
HIDDEN = 8
MEMBERS, UNTAUGHT = 10, 3
"""The mean of several networks agrees with people a little better than any one of them. Some do not
listen to other metrics: these taught the rest more than people's scores of single segments do, and
at the price of some planted errors, which those few hold on to."""
EPOCHS = 20


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
    untaught = [p for p in preferences if p.kind != TAUGHT]
    members = [
        fit_one(untaught if i < UNTAUGHT else preferences, center, scale, SEED + i)
        for i in range(MEMBERS)
    ]
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
        "provenance": (
            "fitting/quality.py on DEMETR, the MQM of wmt22-news and newstest2020, and wmt22-news'"
            f" scores of {', '.join(TEACHERS)}"
        ),
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
