"""Fit the model of quality on ../shared/data.

    python -m fitting.quality ../shared/data [--check]

Learns from pairs of renderings of one reference, of which one is better (fitting/preferences.py),
and from what people took off for each rendering (fitting/penalty.py), by a cross-validation in
which a document, with all its systems, is in one part alone. Writes harness/evidence/quality.json.
With --check it also prints the figures of that cross-validation.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.stats import kendalltau
from torch import nn

from fitting.command import read_arguments, write_model
from fitting.penalty import fit_scale, with_unit
from fitting.preferences import TAUGHT, TEACHERS, Item, Preferences, Row, read
from harness.encoders import load_encoder
from harness.evidence.penalty import PenaltyScale
from harness.evidence.quality import QUALITY_FEATURES
from harness.evidence.quality_model import QualityModel
from harness.statistics.agreement import calibrate_ties

__all__ = ["CrossValidation", "Network", "cross_validate", "fit", "report"]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "quality.json"
SEED = 7
FOLDS = 3
HIDDEN = 8
MEMBERS, UNTAUGHT = 10, 3
"""The mean of several networks agrees with people a little better than any one of them. Some do not
listen to other metrics: these taught the rest more than people's scores of single segments do, and
at the price of some planted errors, which those few hold on to."""
EPOCHS = 20
_RATED = "wmt22-news/"
"""What people took off there is what the penalty is fitted to; newstest2020, whose scores are means
of several raters, is its test."""
_LENGTH = QUALITY_FEATURES.index("content_words")
_SERIOUS = [QUALITY_FEATURES.index(name) for name in ("facts_major", "facts_critical")]


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


def _sizes(rows: Row) -> tuple[Row, Row]:
    """What the penalty asks of renderings besides their logits.

    Args:
        rows: Shape (renderings, features).

    Returns:
        Content words of each one's reference, for a rated segment is hardly more than a sentence;
        how many major and critical changes of facts it has.
    """
    return np.expm1(rows[:, _LENGTH]), rows[:, _SERIOUS].sum(axis=1)


def _as_model(network: Network, center: Row, scale: Row) -> QualityModel:
    """The network as harness reads it, its scale not yet fitted."""
    linear, hidden, bias, output = (
        weight.detach().double().numpy().round(4)
        for weight in (
            network.linear.weight[0],
            network.hidden.weight.T,
            network.hidden.bias,
            network.output.weight[0],
        )
    )
    rounded = center.round(5), scale.round(5)
    no_scale = PenaltyScale(1.0, 1.0, 0.0, 0.0)
    return QualityModel(*rounded, linear, hidden, bias, output, no_scale, signature="")


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """What networks that have not seen a document say of it.

    Attributes:
        right: By kind of preference: which they order rightly.
        rated: Segments with people's scores, of more than one system.
        behind: Of each, how far its renderings are behind a perfect copy; -1 is where second
            human translations usually are.
    """

    right: dict[str, list[bool]]
    rated: list[Item]
    behind: list[Row]

    def scale(self, *, but: int | None = None) -> PenaltyScale:
        """What makes a penalty of it, fitted to wmt22-news, all of it or but one fold.

        Args:
            but: The fold that is left out.
        """
        known = [
            (behind, *_sizes(np.stack(item.rows)), -np.array(item.human))
            for item, behind in zip(self.rated, self.behind, strict=True)
            if item.document.startswith(_RATED) and _fold(item.document) != but
        ]
        return fit_scale(*(np.concatenate(part) for part in zip(*known, strict=True)))


def cross_validate(
    preferences: Preferences, items: list[Item], human: Row, center: Row, scale: Row
) -> CrossValidation:
    """By document.

    Args:
        preferences: All.
        items: The rated segments.
        human: Shape (renderings, features), of second human translations.
        center: Shape (features,).
        scale: Shape (features,).
    """
    right: dict[str, list[bool]] = defaultdict(list)
    rated, behind = [], []
    for fold in range(FOLDS):
        network = fit([p for p in preferences if _fold(p.document) != fold], center, scale)
        held = [p for p in preferences if _fold(p.document) == fold]
        with torch.no_grad():
            gap = network(_scaled([p.better for p in held], center, scale)) - network(
                _scaled([p.worse for p in held], center, scale)
            )
        for preference, value in zip(held, gap.tolist(), strict=True):
            right[preference.kind].append(value > 0)
        model = _as_model(network, center, scale)
        usual = -float(np.median(model.behind(human)))
        for item in items:
            if _fold(item.document) == fold and len(item.rows) > 1:
                rated.append(item)
                behind.append(model.behind(np.stack(item.rows)) / usual)
    return CrossValidation(right, rated, behind)


def report(found: CrossValidation) -> str:
    """The figures of a cross-validation.

    Of renderings ordered by how far they are behind, and by the penalty: tau over the systems of a
    segment, tau over all, and acc*eq. The penalty of a rated document is fitted to those of other
    folds.
    """
    lines = [f"{kind:34} {np.mean(v):.3f} of {len(v)}" for kind, v in sorted(found.right.items())]
    scales = [found.scale(but=fold) for fold in range(FOLDS)]
    lines.append(f"{found.scale()}, by fold {scales}")
    for name in sorted({item.document.split("/")[0] for item in found.rated}):
        chosen = [
            (item, behind)
            for item, behind in zip(found.rated, found.behind, strict=True)
            if item.document.startswith(f"{name}/")
        ]
        fitted = [
            -scales[_fold(item.document)].penalty(behind, *_sizes(np.stack(item.rows)))
            for item, behind in chosen
        ]
        people = [np.array(item.human) for item, _ in chosen]
        for what, told in (("behind", [behind for _, behind in chosen]), ("penalty", fitted)):
            lines.append(f"{name:14}{what:8} {_agreement(people, told)}")
    return "\n".join(lines)


def _agreement(people: Sequence[Row], told: Sequence[Row]) -> str:
    taus = [float(kendalltau(t, p)[0]) for t, p in zip(told, people, strict=True)]
    everywhere = kendalltau(np.concatenate(told), np.concatenate(people))[0]
    table = np.full((2, max(map(len, people)), len(people)), np.nan)
    for at, (ours, theirs) in enumerate(zip(told, people, strict=True)):
        table[0, : len(theirs), at], table[1, : len(ours), at] = theirs, ours
    ties = calibrate_ties(*table)
    accuracy = ties.accuracy if ties else float("nan")
    # not a number where all systems are equal
    return f"tau by item {np.nanmean(taus):.3f}, tau {everywhere:.3f}, acc*eq {accuracy:.3f}"


def main() -> None:
    """Cross-validate, fit, and write the file."""
    data, checked = read_arguments(__doc__)
    preferences, items, translated = read(data, load_encoder())
    human = np.stack(translated)
    rows = np.stack([p.better for p in preferences])
    center, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    found = cross_validate(preferences, items, human, center, scale)
    if checked:
        print(report(found))
    model = _as_model(fit(preferences, center, scale), center, scale)
    penalties = with_unit(found.scale(), model.behind(human), *_sizes(human))
    document = {
        "provenance": (
            "fitting/quality.py on DEMETR, the MQM of wmt22-news and newstest2020, and wmt22-news'"
            f" scores of {', '.join(TEACHERS)}; power, growth and fact on the MQM of wmt22-news,"
            " the unit on its two references"
        ),
        "features": list(QUALITY_FEATURES),
        "center": model.center.tolist(),
        "scale": model.scale.tolist(),
        "linear": model.linear.tolist(),
        "hidden": model.hidden.tolist(),
        "hidden_bias": model.hidden_bias.tolist(),
        "output": model.output.tolist(),
        "unit": penalties.unit,
        "power": penalties.power,
        "growth": penalties.growth,
        "fact": penalties.fact,
    }
    write_model(document, TARGET)


if __name__ == "__main__":
    main()
