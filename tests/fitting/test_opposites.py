"""What knows opposites, as it is fitted and as harness reads it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from fitting import opposites
from fitting.opposite_texts import Pair
from fitting.opposites import Examples, ask, demetr_pairs, fit, read_examples, surest
from harness.encoders import load_encoder
from harness.evidence.opposite_model import OPPOSITE_SIGNALS, OppositeModel, UnlikeWords

_SIZE = 8


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def _examples(count: int = 600) -> Examples:
    """Pairs of words, of which those that differ in the sign of one number are opposites."""
    rng = np.random.default_rng(1)
    sides = rng.normal(size=(4, count, _SIZE)).astype(np.float32)
    planted = rng.random(count) < 0.5
    sides[0, :, 0] = 1.5
    sides[1, :, 0] = np.where(planted, -1.5, 1.5)
    signals = rng.normal(size=(count, len(OPPOSITE_SIGNALS))).astype(np.float32)
    pairs = [Pair(str(i), "made" if p else "human", "a", "b") for i, p in enumerate(planted)]
    vectors = tuple((side / 10).astype(np.float16) for side in sides)
    return Examples(pairs, np.arange(count), signals, vectors, planted)


def test_what_makes_an_opposite_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opposites, "_EPOCHS", 60)
    examples = _examples()
    network = fit(examples, np.arange(400), 1)
    test = np.arange(400, 600)
    right = (ask([network], examples, test) > 0) == examples.planted[test]
    assert right.mean() > 0.9


def test_what_is_fitted_is_what_harness_computes() -> None:
    torch.manual_seed(5)
    examples = _examples(20)
    network = opposites._Network(_SIZE).eval()
    center, scale = examples.scaling
    arrays = opposites.arrays([network])
    model = OppositeModel(center, scale, **arrays, threshold=0.0, signature="made")
    one, other, early, later = (v.astype(np.float32) for v in examples.vectors)
    words = UnlikeWords(
        np.zeros((20, 2), dtype=np.int64), examples.signals, (one, other), (early, later)
    )
    assert model.logits(words) == pytest.approx(ask([network], examples, np.arange(20)), abs=1e-5)


def test_words_that_were_put_in_are_marked() -> None:
    texts = "The old bridge was closed on Friday.", "The old bridge was opened on Friday."
    at = texts[1].index("opened")
    pairs = [
        Pair("d", "made", *texts, (at, at + len("opened"))),
        Pair("d", "system", *texts),
    ]
    examples = read_examples(pairs, load_encoder("fake"))
    for number, planted in zip(examples.pair, examples.planted, strict=True):
        assert planted == (number == 0)
    logits = np.arange(len(examples.pair), dtype=np.float32)
    [greatest] = surest(examples, logits, "system")
    others = [logit for logit, n in zip(logits, examples.pair, strict=True) if n == 1]
    assert greatest == max(others, default=-np.inf)
    assert surest(examples, logits, "human").tolist() == []


def test_demetr_s_antonyms_are_found_in_their_copies(tmp_path: Path) -> None:
    rows = [
        {
            "perturbation": kind,
            "reference": "The price rose.",
            "translation": "Prices went up.",
            "perturbed": "Prices went down.",
        }
        for kind in ("critical_id7_antonym", "critical_id8_negation")
    ]
    folder = tmp_path / "perturbations"
    folder.mkdir()
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "demetr.jsonl").write_text(text, encoding="utf-8")
    whole, copy = demetr_pairs(tmp_path)
    assert (whole.kind, whole.planted) == ("translation", None)
    assert copy.planted is not None
    assert copy.candidate[slice(*copy.planted)] == "down"
