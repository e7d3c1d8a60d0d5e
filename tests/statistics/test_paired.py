"""Paired tests against sacrebleu's own, and where they differ from it on purpose."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import sacrebleu
from numpy.typing import NDArray
from sacrebleu.metrics.base import Metric
from sacrebleu.significance import PairedTest, Result

from harness.metrics import get_metric
from harness.statistics.paired import paired_bootstrap, paired_randomisation
from harness.statistics.resampling import bootstrap_counts, swap_flags

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "newstest2020"
NAMES = ["BLEU", "chrF2", "chrF2++", "TER"]
WORDS = ["ferry", "six", "nobody", "told", "captain", "harbour", "strike", "city", "paid", "half"]


def texts(seed: int, noise: float) -> tuple[list[str], list[str]]:
    """Reference and candidate, 40 segments, words changed at a rate."""
    rng = np.random.default_rng(seed)
    references, candidates = [], []
    for _ in range(40):
        words = rng.choice(WORDS, size=rng.integers(4, 12)).tolist()
        references.append(" ".join(words))
        candidates.append(
            " ".join(str(rng.choice(WORDS)) if rng.random() < noise else word for word in words)
        )
    return references, candidates


REFERENCE = texts(1, 0)[0]
SYSTEMS = {"first": texts(1, 0.2)[1], "second": texts(1, 0.3)[1], "third": texts(1, 0.6)[1]}


def theirs(
    name: str, systems: dict[str, list[str]], reference: list[str], kind: str
) -> list[Result]:
    metrics: dict[str, Metric] = {
        "BLEU": sacrebleu.BLEU(),
        "chrF2": sacrebleu.CHRF(),
        "chrF2++": sacrebleu.CHRF(word_order=2),
        "TER": sacrebleu.TER(),
    }
    samples = 300
    test = PairedTest(
        list(systems.items()), {name: metrics[name]}, [reference], kind, n_samples=samples
    )
    _, scores = test()
    return [each for each in scores[name] if isinstance(each, Result)]


def statistics(
    name: str, systems: dict[str, list[str]], reference: list[str]
) -> list[NDArray[np.float64]]:
    return [get_metric(name).statistics(texts, [reference]) for texts in systems.values()]


def check_bootstrap(name: str, systems: dict[str, list[str]], reference: list[str]) -> None:
    expected = theirs(name, systems, reference, "bs")
    ours = paired_bootstrap(
        get_metric(name).scores,
        statistics(name, systems, reference),
        bootstrap_counts(len(reference), resamples=300),
    )
    for index, result in enumerate(expected):
        low, high = ours.interval(index)
        assert ours.scores[index] == pytest.approx(result.score, rel=1e-12)
        assert ours.mean(index) == pytest.approx(result.mean, rel=1e-6)
        assert (high - low) / 2 == pytest.approx(result.ci, rel=1e-5)
        if index:
            assert ours.p_value(0, index, ties=False) == result.p_value


def check_randomisation(name: str, systems: dict[str, list[str]], reference: list[str]) -> None:
    expected = theirs(name, systems, reference, "ar")
    ours = paired_randomisation(
        get_metric(name).scores,
        statistics(name, systems, reference),
        swap_flags(len(reference), trials=300),
    )
    for index, result in enumerate(expected[1:], start=1):
        assert ours.p_value(0, index, ties=False) == result.p_value


@pytest.mark.parametrize("name", NAMES)
def test_the_bootstrap_gives_the_figures_of_sacrebleus(name: str) -> None:
    check_bootstrap(name, SYSTEMS, REFERENCE)


@pytest.mark.parametrize("name", NAMES)
def test_the_randomisation_gives_the_figures_of_sacrebleus(name: str) -> None:
    check_randomisation(name, SYSTEMS, REFERENCE)


@pytest.mark.data
@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data")
@pytest.mark.parametrize("name", ["BLEU", "chrF2"])
def test_newstest2020_gives_the_figures_of_sacrebleus_tests(name: str) -> None:
    systems = {
        system: (DATA / f"system-outputs/zh-en/{system}.txt").read_text("utf-8").splitlines()
        for system in ("Online-B", "OPPO", "THUNLP")
    }
    reference = (DATA / "references/zh-en.refA.txt").read_text("utf-8").splitlines()
    check_bootstrap(name, systems, reference)
    check_randomisation(name, systems, reference)


def mean_of(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(rows[:, 0] / rows[:, 1], dtype=np.float64)


def ratings(*columns: list[float]) -> list[NDArray[np.float64]]:
    return [np.array([[value, 1.0] for value in column]) for column in columns]


def test_a_system_against_itself_is_never_significant() -> None:
    same = ratings([0.1, 0.5, 0.9] * 10, [0.1, 0.5, 0.9] * 10)
    assert paired_randomisation(mean_of, same, swap_flags(30)).p_value(0, 1) == 1
    assert paired_bootstrap(mean_of, same, bootstrap_counts(30)).p_value(0, 1) == 1


def test_sacrebleus_rule_calls_a_system_better_than_itself() -> None:
    same = ratings([0.1, 0.5, 0.9] * 10, [0.1, 0.5, 0.9] * 10)
    trials = paired_randomisation(mean_of, same, swap_flags(30, trials=999))
    assert trials.p_value(0, 1, ties=False) == pytest.approx(1 / 1000)


def test_one_differing_segment_is_no_evidence() -> None:
    trials = paired_randomisation(mean_of, ratings([0.3] * 30, [0.3] * 29 + [0.9]), swap_flags(30))
    assert trials.p_value(0, 1) == 1


def test_a_constant_difference_in_many_segments_is_significant() -> None:
    columns = ratings([0.1, 0.5, 0.8] * 10, [0.2, 0.6, 0.9] * 10)
    trials = paired_randomisation(mean_of, columns, swap_flags(30))
    assert trials.p_value(0, 1) == pytest.approx(1 / 10_001)


def test_six_differing_segments_have_the_p_value_of_the_sign_test() -> None:
    trials = paired_randomisation(mean_of, ratings([0.1] * 6, [0.2] * 6), swap_flags(6))
    assert trials.p_value(0, 1) == pytest.approx(2 / 2**6, abs=0.006)


def test_the_order_of_the_pair_changes_no_p_value() -> None:
    rng = np.random.default_rng(5)
    columns = ratings(rng.random(25).tolist(), (rng.random(25) + 0.1).tolist())
    trials = paired_randomisation(mean_of, columns, swap_flags(25))
    drawn = paired_bootstrap(mean_of, columns, bootstrap_counts(25), dtype=np.float64)
    assert trials.p_value(0, 1) == trials.p_value(1, 0)
    assert drawn.p_value(0, 1) == drawn.p_value(1, 0)


def test_the_interval_of_a_difference_holds_the_difference() -> None:
    rng = np.random.default_rng(5)
    columns = ratings(rng.random(50).tolist(), (rng.random(50) + 0.3).tolist())
    drawn = paired_bootstrap(mean_of, columns, bootstrap_counts(50), dtype=np.float64)
    low, high = drawn.difference_interval(0, 1)
    assert low < drawn.scores[1] - drawn.scores[0] < high
    assert low > 0
