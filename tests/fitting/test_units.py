"""The reader of given units, as it is fitted and as harness reads it."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from fitting import units
from fitting.unit_examples import Examples
from fitting.units import ask, fit
from harness.evidence.features import FEATURES
from harness.evidence.unit_words import KNOWN, WORD_SIGNALS, Member, UnitWords

_SIZE = 12


def _examples(count: int = 400) -> Examples:
    """Units of two words, of which the one that points one way decides."""
    rng = np.random.default_rng(1)
    words, present = [], []
    for _ in range(count):
        answers = rng.random(2)
        signals = np.zeros((2, len(WORD_SIGNALS) + len(KNOWN)))
        signals[:, 0] = answers
        vectors = np.zeros((2, _SIZE), dtype=np.float32)
        key = rng.integers(2)
        vectors[key, 0], vectors[1 - key, 1] = 1, 1
        words.append(UnitWords(signals, vectors))
        present.append(float(answers[key] > 0.5))
    names = np.array([str(i) for i in range(count)])
    features = np.zeros((count, len(FEATURES)))
    return Examples(features, words, np.array(present), names, names, np.repeat("one", count))


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def test_the_word_that_decides_is_found() -> None:
    examples = _examples()
    train, test = np.arange(300), np.arange(300, 400)
    fitted = [fit(examples, train, seed, epochs=60) for seed in (1,)]
    for member in fitted:
        assert member["importance"][0] > member["importance"][1]
    logits = ask(fitted, examples, test)
    right = (logits > 0) == (examples.present[test] > 0.5)
    assert right.mean() > 0.8


def test_a_network_is_the_same_however_it_is_read() -> None:
    examples = _examples(40)
    every = np.arange(40)
    fitted = fit(examples, every, 3, epochs=2)
    # through the file, as harness reads it
    assert ask([json.loads(json.dumps(fitted))], examples, every) == pytest.approx(
        ask([fitted], examples, every)
    )
    assert fit(examples, every, 3, epochs=2) == fitted
    assert fit(examples, every, 4, epochs=2) != fitted


def test_what_is_fitted_is_what_harness_computes() -> None:
    torch.manual_seed(5)
    network = units._Network(_SIZE)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.4)
    network.eval()
    rng = np.random.default_rng(2)
    words = [
        UnitWords(
            rng.random((size, len(WORD_SIGNALS) + len(KNOWN))),
            rng.normal(size=(size, _SIZE)).astype(np.float32),
        )
        for size in (1, 4, 7)
    ]
    rows = rng.normal(size=(3, len(FEATURES)))
    with torch.no_grad():
        fitted = network(
            torch.from_numpy(rows).float(), *units._padded([units._tensors(w) for w in words])
        )
    member = Member.of(units._export(network, np.zeros(len(FEATURES)), np.ones(len(FEATURES))))
    read = [member.logit(row, one) for row, one in zip(rows, words, strict=True)]
    assert read == pytest.approx(fitted.tolist(), abs=1e-2)


def test_a_units_own_share_is_that_of_all_summaries() -> None:
    examples = _examples(4)
    shared = Examples(
        examples.features,
        examples.words,
        np.array([1.0, 1.0, 0.0, 0.0]),
        examples.documents,
        examples.systems,
        np.array(["a", "a", "a", "b"]),
    )
    often, *_, never = shared.own_logits()
    assert often == pytest.approx(np.log(2.5 / 1.5))
    assert never == pytest.approx(np.log(0.5 / 1.5))
