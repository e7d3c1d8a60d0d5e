"""Fit the reader of given content units on people's labels in ../shared/data.

    python -m fitting.units ../shared/data [--check]

Written to harness/evidence/units.json: see harness/evidence/unit_words.py. A cross-validation by
document gives the map from logits to probabilities, so it is always made; --check prints its
figures. After ``fitting/coverage.py``, whose networks for given units it is averaged with. Needs
torch and scikit-learn, which come with sentence-transformers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold
from torch import Tensor, nn

from fitting.command import read_arguments, write_model
from fitting.coverage import Rows, members
from fitting.remembering import Remembering
from fitting.unit_examples import Examples, read_examples
from harness.encoders import load_encoder
from harness.evidence.features import FEATURES
from harness.evidence.unit_words import (
    FAR,
    KNOWN,
    LOUD,
    STEEP,
    SURROUNDINGS,
    WORD_SIGNALS,
    Member,
    UnitWords,
)

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "units.json"
SEEDS = (7, 8, 9, 10, 11)
FOLDS = 5
OWN_SHARE = 0.5
"""How much of a unit's own share of the summaries is taken out of what is learnt. It matters little
in networks this small (ROC AUC, cross-validated, one network: .8462 with none of it, .8475 with
half, .8456 with all); in one of twice the size it was .830 with none and .840 with half."""
_EPOCHS = 8
_BATCH = 256
_RATE = 3e-3
_DECAY = 0.05
_FORGOTTEN = 0.3
"""Share of a vector's numbers that are left out at a time, so that no one of them is leant on."""
_DROPPED = 0.2
_TOLD = 4
_WORD_HIDDEN = 16
_UNIT_HIDDEN = 24
_SHARP = 3.0

Floats = NDArray[np.float64]


class _Network(nn.Module):
    """What :class:`harness.evidence.unit_words.Member` computes, in batches and to be fitted."""

    def __init__(self, dimension: int) -> None:
        super().__init__()
        self.importance = nn.Parameter(torch.zeros(dimension))
        self.known = nn.Parameter(torch.tensor([1.0, 0.5, 0.0]))
        inputs = len(WORD_SIGNALS) + len(KNOWN) + len(SURROUNDINGS)
        self.word = nn.Sequential(
            nn.Linear(inputs, _WORD_HIDDEN),
            nn.ReLU(),
            nn.Dropout(_DROPPED),
            nn.Linear(_WORD_HIDDEN, _TOLD),
        )
        size = len(FEATURES) + 2 * _TOLD
        self.unit = nn.Sequential(
            nn.Dropout(_DROPPED / 2),
            nn.Linear(size, _UNIT_HIDDEN),
            nn.ReLU(),
            nn.Dropout(_DROPPED),
            nn.Linear(_UNIT_HIDDEN, 1),
        )
        self.direct = nn.Linear(size, 1, bias=False)
        self.forget = nn.Dropout(_FORGOTTEN)

    def forward(self, features: Tensor, signals: Tensor, vectors: Tensor, real: Tensor) -> Tensor:
        raised = self.forget(vectors) @ self.importance * _SHARP
        raised = raised + signals[..., -len(KNOWN) :] @ self.known
        weights = torch.exp(raised.clamp(-STEEP, STEEP)) * real
        weights = weights / weights.sum(1, keepdim=True)
        answers = signals[..., 0]
        count = real.sum(1, keepdim=True)
        overall = (
            answers.sum(1, keepdim=True) / count,
            (weights * answers).sum(1, keepdim=True),
            answers.masked_fill(real == 0, 2.0).min(1, keepdim=True).values,
        )
        around = torch.stack(
            [
                nn.functional.pad(answers, (1, 0))[:, :-1],
                nn.functional.pad(answers, (0, 1))[:, 1:],
                *(value.expand_as(answers) for value in overall),
            ],
            dim=-1,
        )
        told = self.word(torch.cat([signals, around], dim=-1))
        loudest = told.masked_fill(real[..., None] == 0, -1e4).max(1).values
        parts = [features, (weights[..., None] * told).sum(1), torch.tanh(loudest / LOUD)]
        inputs = torch.cat(parts, dim=1)
        found: Tensor = (self.unit(inputs) + self.direct(inputs))[:, 0]
        return found


def fit(
    examples: Examples, chosen: NDArray[np.int64], seed: int, *, epochs: int = _EPOCHS
) -> dict[str, Any]:
    """One network, fitted to some of the examples, as harness reads it."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    rows = examples.features[chosen]
    center, scale = rows.mean(0), np.where(rows.std(0) > 0, rows.std(0), 1.0)
    features = torch.from_numpy(np.clip((rows - center) / scale, -FAR, FAR)).float()
    words = [_tensors(examples.words[i]) for i in chosen]
    target = torch.from_numpy(examples.present[chosen]).float()
    own = torch.from_numpy(OWN_SHARE * examples.own_logits()[chosen]).float()
    network = _Network(words[0][1].shape[1])
    network.train()
    optimiser = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    steps = epochs * -(-len(words) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps + 1)
    for _ in range(epochs):
        shuffled = order.permutation(len(words))
        for start in range(0, len(words), _BATCH):
            batch = shuffled[start : start + _BATCH]
            logits = network(features[batch], *_padded([words[i] for i in batch]))
            loss = nn.functional.binary_cross_entropy_with_logits(
                logits + own[batch], target[batch]
            )
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return _export(network, center, scale)


_Tensors = tuple[Tensor, Tensor, Tensor]


def _tensors(words: UnitWords) -> _Tensors:
    """Signals, vectors, and a 1 where a word is."""
    signals, vectors = (torch.from_numpy(a).float() for a in (words.signals, words.vectors))
    return signals, vectors, torch.ones(len(signals))


def _padded(words: Sequence[_Tensors]) -> list[Tensor]:
    """Those of several units, made equally long."""
    return [
        nn.utils.rnn.pad_sequence(list(column), batch_first=True)
        for column in zip(*words, strict=True)
    ]


def _export(network: _Network, center: Floats, scale: Floats) -> dict[str, Any]:
    def numbers(tensor: Tensor) -> Any:
        return np.round(tensor.detach().double().numpy(), 4).tolist()

    def layers(parts: nn.Sequential) -> list[Any]:
        linear = [part for part in parts if isinstance(part, nn.Linear)]
        return [numbers(t) for part in linear for t in (part.weight.T, part.bias)]

    return {
        "importance": numbers(network.importance * _SHARP),
        "known": numbers(network.known),
        "word": layers(network.word),
        "center": np.round(center, 5).tolist(),
        "scale": np.round(scale, 5).tolist(),
        "unit": layers(network.unit),
        "direct": numbers(network.direct.weight[0]),
    }


def ask(fitted: Sequence[dict[str, Any]], examples: Examples, chosen: NDArray[np.int64]) -> Floats:
    """The mean logit of some networks for some of the examples."""
    read = [Member.of(one) for one in fitted]
    return np.array(
        [np.mean([m.logit(examples.features[i], examples.words[i]) for m in read]) for i in chosen]
    )


def cross_validate(examples: Examples) -> tuple[Floats, Floats]:
    """What networks say of every example that saw nothing of its document.

    Returns:
        Logits of the reader, and probabilities by the networks of ``fitting/coverage.py``.
    """
    logits, known = np.zeros(len(examples.present)), np.zeros(len(examples.present))
    folds = GroupKFold(FOLDS).split(examples.features, groups=examples.documents)
    for train, test in folds:
        logits[test] = ask([fit(examples, train, seed) for seed in SEEDS], examples, test)
        rows = Rows(
            list(examples.features[train]),
            [bool(p) for p in examples.present[train]],
            examples.documents[train].tolist(),
        )
        known[test] = np.mean(
            [
                model.predict_proba(scaler.transform(examples.features[test]))[:, 1]
                for scaler, model in members("units", rows)
            ],
            axis=0,
        )
    return logits, known


def report(name: str, examples: Examples, values: Floats) -> None:
    """Print how well probabilities agree with people."""
    by_document = []
    for document in np.unique(examples.documents):
        inside = examples.documents == document
        pairs = [
            [column[inside & (examples.systems == s)].mean() for s in np.unique(examples.systems)]
            for column in (values, examples.present)
        ]
        by_document.append(spearmanr(*pairs)[0])
    print(
        f"{name:22} ROC AUC {roc_auc_score(examples.present, values):.4f}"
        f" Brier {brier_score_loss(examples.present, values):.4f}"
        f" per summary {np.nanmean(by_document):.3f}"
    )


def main() -> None:
    """Fit, and write the file."""
    data, checked = read_arguments(__doc__)
    torch.set_num_threads(1)
    examples = read_examples(data, Remembering(load_encoder(), slim=True))
    logits, known = cross_validate(examples)
    platt = LogisticRegression(C=1e6).fit(logits[:, None], examples.present)
    slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    if checked:
        told = 1 / (1 + np.exp(-(slope * logits + offset)))
        for name, values in (
            ("coverage.json", known),
            ("units.json", told),
            ("the mean of both", (known + told) / 2),
        ):
            report(name, examples, values)
    everything = np.arange(len(examples.present))
    document = {
        "provenance": "fitting/units.py on REALSumm",
        "encoder": "embedded",
        "features": list(FEATURES),
        "word_signals": [*WORD_SIGNALS, *KNOWN, *SURROUNDINGS],
        "examples": len(everything),
        "slope": round(slope, 4),
        "offset": round(offset, 4),
        "members": [fit(examples, everything, seed) for seed in SEEDS],
    }
    write_model(document, TARGET)


if __name__ == "__main__":
    main()
