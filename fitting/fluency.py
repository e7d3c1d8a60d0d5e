"""Train the reader of fluency on the translations of ../shared/data.

    python -m fitting.fluency ../shared/data [--check]

Takes sentences that people and systems wrote, takes words out, puts words in, exchanges and moves
some, and teaches two layers, which read on from the encoder's fourth, to find the places. No label
of people's is used. Writes harness/encoders/fluency.safetensors: half an hour on two cores that
know bfloat16. The order of floating-point sums depends on the machine, so the weights come out
alike and not bit for bit the same. With --check it prints, after each part of the sentences, how
well places are found in sentences that were held out.
"""

from __future__ import annotations

import copy
import csv
import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import torch
from safetensors.torch import save_file
from sklearn.metrics import roc_auc_score
from torch import nn
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

from fitting.command import read_arguments
from fitting.corruption import Corruption, corrupt, vocabulary
from harness.encoders.fluency import FORK_LAYER, fluency_path, read_on
from harness.encoders.weights import embedded_model_path

__all__ = ["Reader", "read_sentences"]

LAYERS = 2
EPOCHS = 6
RATE = 2.5e-4
SEED = 7
_HEAD_RATE = 5
_BATCH_TOKENS = 4096
_WORDS = (4, 90)
_TOKENS = 160
_HELD_OUT = 1200
_SCALE = 20.0
"""Few places are wrong: so many times the mean loss is a loss of usual size."""
_WARM_UP = 100
_CHECK_EVERY = 300
_RARE = -3.0
"""Logit of the head to begin with."""


def read_sentences(data: Path) -> list[str]:
    """All distinct translations of newstest2020, wmt22-news and ted-mqm that are no fragments."""
    texts: list[str] = []
    for tree in ("newstest2020", "wmt22-news"):
        folders = ("system-outputs/zh-en", "references")
        for path in sorted(chain.from_iterable((data / tree / f).glob("*.txt") for f in folders)):
            texts += path.read_text(encoding="utf-8").split("\n")
    with (data / "ted-mqm" / "mqm_ted_zhen.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        texts += [re.sub(r"</?v>", "", row["target"] or "") for row in rows]
    shortest, longest = _WORDS
    joined = {" ".join(text.split()) for text in texts}
    return sorted(text for text in joined if shortest <= len(text.split()) <= longest)


class Reader(nn.Module):
    """The encoder's lower layers, frozen, and copies of its upper ones that are trained."""

    def __init__(self) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(embedded_model_path())
        own = model.encoder.layer
        self.layers = copy.deepcopy(own[len(own) - LAYERS :])
        model.encoder.layer = own[:FORK_LAYER]
        self.lower = model.requires_grad_(False)
        self.head = nn.Linear(model.config.hidden_size, 2)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, _RARE)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits, shape (texts, tokens, 2)."""
        with torch.no_grad():
            hidden = self.lower(input_ids=ids, attention_mask=mask).last_hidden_state
        return torch.as_tensor(self.head(read_on(self.layers, hidden, mask)))

    def weights(self) -> dict[str, torch.Tensor]:
        """What is trained, in half precision, as :mod:`harness.encoders.fluency` reads it."""
        state = self.state_dict()
        kept = {name: value for name, value in state.items() if not name.startswith("lower.")}
        return {name: value.to(torch.float16).contiguous() for name, value in kept.items()}


def examples(
    texts: Sequence[Corruption], tokenizer: PreTrainedTokenizerBase
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token numbers, mask and labels (texts, tokens, 2) of a batch."""
    batch: Any = tokenizer(
        [text.words for text in texts],
        is_split_into_words=True,
        truncation=True,
        max_length=_TOKENS,
        padding=True,
        return_tensors="pt",
    )
    mask = batch["attention_mask"]
    labels = torch.zeros(*mask.shape, 2)
    for row, text in enumerate(texts):
        size, last = int(mask[row].sum()), None
        for column, word in enumerate(batch.word_ids(row)[:size]):
            if word is None:
                if column == size - 1:
                    labels[row, column, 0] = text.missing[-1]
                continue
            if word != last:
                labels[row, column, 0] = text.missing[word]
            labels[row, column, 1] = text.misplaced[word]
            last = word
    return batch["input_ids"], mask, labels


def batches(chosen: Sequence[int], lengths: Sequence[int], rng: Random) -> list[list[int]]:
    """Texts of like length together, in a drawn order."""
    found: list[list[int]] = []
    part: list[int] = []
    for index in sorted(chosen, key=lambda i: lengths[i] + 3 * rng.random()):
        # the longest comes last
        if part and (len(part) + 1) * (lengths[index] + 3) > _BATCH_TOKENS:
            found.append(part)
            part = []
        part.append(index)
    found.append(part)
    rng.shuffle(found)
    return found


class Trainer:
    """The sentences, and what is made of them."""

    def __init__(self, data: Path) -> None:
        self.texts = read_sentences(data)
        self.vocabulary = vocabulary(self.texts)
        self.tokenizer = AutoTokenizer.from_pretrained(embedded_model_path())
        self.lengths = [len(ids) for ids in self.tokenizer(self.texts)["input_ids"]]
        held = set(Random(SEED).sample(range(len(self.texts)), _HELD_OUT))
        self.held = sorted(held)
        self.learned = [i for i in range(len(self.texts)) if i not in held]

    def read(
        self, reader: Reader, batch: Sequence[int], rng: Random
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits and labels of all tokens of a batch, both of shape (tokens, 2)."""
        texts = [corrupt(self.texts[i], self.texts, self.vocabulary, rng) for i in batch]
        ids, mask, labels = examples(texts, self.tokenizer)
        with torch.autocast("cpu", torch.bfloat16):
            logits = reader(ids, mask)
        return logits.float()[mask.bool()], labels[mask.bool()]

    def train(self, reader: Reader, *, checked: bool) -> None:
        """All epochs, one cosine of learning rates (Loshchilov and Hutter 2017)."""
        rng = Random(SEED)
        groups = [(reader.layers, RATE), (reader.head, RATE * _HEAD_RATE)]
        optimiser = torch.optim.AdamW(
            [{"params": list(part.parameters()), "lr": own} for part, own in groups],
            weight_decay=0.01,
        )
        plan = [b for _ in range(EPOCHS) for b in batches(self.learned, self.lengths, rng)]

        def share(step: int) -> float:
            cosine = 0.5 * (1 + math.cos(math.pi * step / len(plan)))
            return min(1.0, step / _WARM_UP) * max(0.02, cosine)

        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
        trained = [p for p in reader.parameters() if p.requires_grad]
        reader.layers.train()
        for step, batch in enumerate(plan, start=1):
            logits, labels = self.read(reader, batch, rng)
            loss = nn.functional.binary_cross_entropy_with_logits(logits, labels) * 2 * _SCALE
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            schedule.step()
            if checked and (step % _CHECK_EVERY == 0 or step == len(plan)):
                print(f"step {step} of {len(plan)}", *self.check(reader), sep="; ", flush=True)

    def check(self, reader: Reader) -> Iterator[str]:
        """How well places are found in the sentences that were held out."""
        rng = Random(SEED)
        reader.layers.eval()
        with torch.no_grad():
            told = [self.read(reader, b, rng) for b in batches(self.held, self.lengths, rng)]
        logits, labels = (torch.cat(part) for part in zip(*told, strict=True))
        for column, name in enumerate(("missing", "misplaced")):
            area = roc_auc_score(labels[:, column], logits[:, column])
            yield f"{name}: ROC AUC {area:.4f} over {len(labels)} tokens"
        reader.layers.train()


def main() -> None:
    """Train, and write the weights."""
    data, checked = read_arguments(__doc__)
    torch.manual_seed(SEED)
    trainer, reader = Trainer(data), Reader()
    trainer.train(reader, checked=checked)
    target = fluency_path()
    draft = target.with_suffix(".tmp")
    provenance = "fitting/fluency.py on the translations of newstest2020, wmt22-news and ted-mqm"
    save_file(reader.weights(), draft, metadata={"provenance": provenance})
    draft.chmod(0o644)  # safetensors writes for its owner alone
    draft.replace(target)


if __name__ == "__main__":
    main()
