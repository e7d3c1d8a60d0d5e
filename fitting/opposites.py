"""Fit what knows opposites by their vectors, on the translations of ../shared/data.

    python -m fitting.opposites ../shared/data [--check]

Two unlike words that answer each other in two versions of a segment are no opposites, unless the
one was put in (fitting/opposite_texts.py): no label of people's is used, and nothing of DEMETR,
whose antonyms test it. The threshold is where, cross-validated, one in a hundred of second human
translations has a pair beyond it. Writes harness/evidence/opposites.safetensors, in some twenty
minutes. With --check it prints what is found at several thresholds, in documents left out and in
DEMETR.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor, nn

from fitting.command import read_arguments
from fitting.opposite_texts import Pair, make_pairs
from fitting.segments import read_segments
from harness.alignment import view_texts
from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder
from harness.evidence.opposite_model import (
    LOUD,
    OPPOSITE_SIGNALS,
    TURN,
    WordVectors,
    opposites_path,
    unlike_words,
)
from harness.metaeval.files import read_lines

SEEDS = (7, 8, 9)
FOLDS = 2
ALARMS = 0.01
"""Share of second human translations in which a pair is told."""
_PROJECTED, _HIDDEN = 32, 32
_FORGOTTEN, _DROPPED = 0.2, 0.3
_EPOCHS, _BATCH, _RATE, _DECAY = 10, 256, 2e-3, 0.05
_AT_A_TIME = 500

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Examples:
    """Unlike words of all pairs of texts.

    Attributes:
        pairs: The pairs of texts.
        pair: Shape (examples,): of which pair of texts each is.
        signals: Shape (examples, len(OPPOSITE_SIGNALS)).
        vectors: Four of shape (examples, dimension), half precision: late, early; of both words.
        planted: Shape (examples,): the second word was put in.
    """

    pairs: Sequence[Pair]
    pair: NDArray[np.int64]
    signals: Floats
    vectors: tuple[NDArray[np.float16], ...]
    planted: NDArray[np.bool_]

    @cached_property
    def scaling(self) -> tuple[Floats, Floats]:
        """Mean and standard deviation of the signals."""
        return self.signals.mean(axis=0), self.signals.std(axis=0) + np.float32(1e-6)


def read_examples(pairs: Sequence[Pair], encoder: Encoder) -> Examples:
    """Encode the texts, some at a time, and keep the words that answer each other."""
    numbers, signals, planted = [], [], []
    vectors: tuple[list[NDArray[np.float16]], ...] = ([], [], [], [])
    for start in range(0, len(pairs), _AT_A_TIME):
        part = pairs[start : start + _AT_A_TIME]
        texts = sorted({text for pair in part for text in (pair.reference, pair.candidate)})
        documents = [parse_text(t, id="p", paragraphs="line", aligned=True) for t in texts]
        views = dict(zip(texts, view_texts(documents, encoder), strict=True))
        for number, pair in enumerate(part, start=start):
            sides = [
                [(sentence.start, sentence) for sentence in views[text].sentences]
                for text in (pair.reference, pair.candidate)
            ]
            if not all(sides):
                continue
            words = [WordVectors.of(side) for side in sides]
            found = unlike_words(*words)
            first, last = pair.planted or (-1, -1)
            spans = words[1].spans[found.at[:, 1]]
            planted.append((spans[:, 0] < last) & (first < spans[:, 1]))
            numbers.append(np.full(len(found.at), number))
            signals.append(found.signals)
            for kept, own in zip(vectors, (*found.late, *found.early), strict=True):
                kept.append(own.astype(np.float16))
    return Examples(
        pairs,
        np.concatenate(numbers),
        np.concatenate(signals),
        tuple(np.concatenate(kept) for kept in vectors),
        np.concatenate(planted),
    )


class _Network(nn.Module):
    """What :class:`harness.evidence.opposite_model.OppositeModel` computes, to be fitted."""

    def __init__(self, dimension: int) -> None:
        super().__init__()
        self.late = nn.Linear(dimension, _PROJECTED, bias=False)
        self.early = nn.Linear(dimension, _PROJECTED, bias=False)
        self.forget = nn.Dropout(_FORGOTTEN)
        self.hidden = nn.Linear(len(OPPOSITE_SIGNALS) + 6 * _PROJECTED, _HIDDEN)
        self.drop = nn.Dropout(_DROPPED)
        self.output = nn.Linear(_HIDDEN, 1)

    def forward(self, signals: Tensor, vectors: Sequence[Tensor]) -> Tensor:
        seen = [signals]
        for layer, sides in ((self.late, vectors[:2]), (self.early, vectors[2:])):
            one, other = (LOUD * layer(self.forget(side)) for side in sides)
            seen += [one * other, (one - other).abs(), TURN * (one - other)]
        inner = self.drop(torch.relu(self.hidden(torch.cat(seen, dim=1))))
        found: Tensor = self.output(inner)[:, 0]
        return found


def _batch(examples: Examples, chosen: NDArray[np.int64]) -> tuple[Tensor, list[Tensor]]:
    center, scale = examples.scaling
    signals = torch.from_numpy((examples.signals[chosen] - center) / scale)
    return signals, [torch.from_numpy(v[chosen].astype(np.float32)) for v in examples.vectors]


def fit(examples: Examples, chosen: NDArray[np.int64], seed: int) -> _Network:
    """One network, fitted to some of the examples."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    network = _Network(examples.vectors[0].shape[1])
    network.train()
    target = torch.from_numpy(examples.planted.astype(np.float32))
    optimiser = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    steps = _EPOCHS * -(-len(chosen) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps + 1)
    for _ in range(_EPOCHS):
        shuffled = order.permutation(chosen)
        for start in range(0, len(shuffled), _BATCH):
            batch = shuffled[start : start + _BATCH]
            logits = network(*_batch(examples, batch))
            loss = nn.functional.binary_cross_entropy_with_logits(logits, target[batch])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return network.eval()


def ask(networks: Sequence[_Network], examples: Examples, chosen: NDArray[np.int64]) -> Floats:
    """The mean logit of some networks."""
    told = np.zeros(len(chosen), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(chosen), _BATCH):
            part = _batch(examples, chosen[start : start + _BATCH])
            told[start : start + _BATCH] = np.mean([n(*part).numpy() for n in networks], axis=0)
    return told


def cross_validate(examples: Examples) -> Floats:
    """What networks say of every example that saw nothing of its document."""
    folds = np.array([zlib.crc32(p.document.encode()) % FOLDS for p in examples.pairs])
    fold = folds[examples.pair]
    logits = np.zeros(len(fold), dtype=np.float32)
    for held in range(FOLDS):
        own, others = np.flatnonzero(fold == held), np.flatnonzero(fold != held)
        logits[own] = ask([fit(examples, others, seed) for seed in SEEDS], examples, own)
    return logits


def surest(
    examples: Examples, logits: Floats, kind: str, *, planted: bool = False
) -> NDArray[np.float64]:
    """For each pair of texts of a kind, the greatest logit of its words; least where it has none.

    Args:
        examples: The words.
        logits: Theirs.
        kind: Of pairs.
        planted: Only words that were put in.
    """
    greatest: dict[int, float] = defaultdict(lambda: -np.inf)
    for number, logit, own in zip(examples.pair, logits, examples.planted, strict=True):
        if own or not planted:
            greatest[number] = max(greatest[number], float(logit))
    return np.array([greatest[n] for n, p in enumerate(examples.pairs) if p.kind == kind])


def demetr_pairs(data: Path) -> Iterator[Pair]:
    """DEMETR's translations, and their copies in which a word is another's opposite."""
    for line in read_lines(data / "perturbations" / "demetr.jsonl"):
        row = json.loads(line)
        if "id7_" not in row["perturbation"]:
            continue
        before, after = row["translation"], row["perturbed"]
        yield Pair("demetr", "translation", row["reference"], before)
        alike = range(min(len(before), len(after)))
        first = next((i for i in alike if before[i] != after[i]), len(alike))
        last = next((i for i in alike if before[-1 - i] != after[-1 - i]), len(alike))
        planted = first, max(first + 1, len(after) - last)
        yield Pair("demetr", "copy", row["reference"], after, planted)


def report(examples: Examples, logits: Floats, tested: Examples, others: Floats) -> None:
    """Print what is told at several thresholds."""
    for alarms in (ALARMS / 4, ALARMS / 2, ALARMS, 2 * ALARMS):
        human = surest(examples, logits, "human")
        threshold = float(np.quantile(human, 1 - alarms))
        shares = {
            "planted": surest(examples, logits, "made", planted=True),
            "human": human,
            "systems": surest(examples, logits, "system"),
            "DEMETR's copies": surest(tested, others, "copy", planted=True),
            "its translations": surest(tested, others, "translation"),
        }
        told = "; ".join(f"{name} {(v > threshold).mean():.3f}" for name, v in shares.items())
        print(f"from {threshold:.2f} on: {told}")


def arrays(networks: Sequence[_Network]) -> dict[str, Floats]:
    """The weights of networks, as harness.evidence.opposite_model.OppositeModel has them."""
    parts: dict[str, Callable[[_Network], Tensor]] = {
        "late": lambda n: n.late.weight.T,
        "early": lambda n: n.early.weight.T,
        "hidden": lambda n: n.hidden.weight.T,
        "hidden_bias": lambda n: n.hidden.bias,
        "output": lambda n: n.output.weight[0],
        "output_bias": lambda n: n.output.bias[0],
    }
    return {
        name: np.stack([part(network).detach().numpy() for network in networks])
        for name, part in parts.items()
    }


def main() -> None:
    """Fit, and write the file."""
    data, checked = read_arguments(__doc__)
    encoder = load_encoder()
    examples = read_examples(list(make_pairs(read_segments(data))), encoder)
    logits = cross_validate(examples)
    threshold = float(np.quantile(surest(examples, logits, "human"), 1 - ALARMS))
    networks = [fit(examples, np.arange(len(examples.pair)), seed) for seed in SEEDS]
    if checked:
        tested = read_examples(list(demetr_pairs(data)), encoder)
        report(examples, logits, tested, ask(networks, tested, np.arange(len(tested.pair))))
    center, scale = examples.scaling
    weights = {"center": center, "scale": scale, **arrays(networks)}
    target = opposites_path()
    draft = target.with_suffix(".tmp")
    kept = {name: np.ascontiguousarray(a, dtype=np.float16) for name, a in weights.items()}
    metadata = {
        "provenance": "fitting/opposites.py on wmt22-news, newstest2020 and ted-mqm",
        "encoder": "embedded",
        "signals": json.dumps(OPPOSITE_SIGNALS),
        "threshold": f"{threshold:.3f}",
        "examples": str(len(examples.pair)),
    }
    save_file(kept, draft, metadata=metadata)
    draft.chmod(0o644)  # safetensors writes for its owner alone
    draft.replace(target)


if __name__ == "__main__":
    main()
