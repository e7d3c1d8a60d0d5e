"""How often a test calls two systems different that are not.

Two systems are made of one pair of translations of newstest2020 by swapping each segment, or each
document, with even odds: neither is better, so a test at 0.05 may call about one in twenty of them
significant. The test that `harness compare` believes is approximate randomisation; the bootstrap
is printed beside it.

    python benchmarks/null_comparisons.py [--data FOLDER] [--comparisons 200]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from harness.metrics import get_metric
from harness.statistics.paired import Scorer, paired_bootstrap, paired_randomisation
from harness.statistics.resampling import bootstrap_counts, sum_by_cluster, swap_flags

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "newstest2020"
PAIR = ("OPPO", "Online-B")
LEVEL = 0.05
RUN = 10
"""Neighbouring segments that stand for a document."""


def null_rates(
    scorer: Scorer, pair: Sequence[NDArray[np.float64]], comparisons: int, seed: int
) -> tuple[float, float]:
    """Share of null comparisons called significant, by randomisation and by bootstrap."""
    segments = len(pair[0])
    rng = np.random.default_rng(seed)
    counts, flags = bootstrap_counts(segments), swap_flags(segments)
    found = []
    for _ in range(comparisons):
        swapped = rng.integers(2, size=(segments, 1), dtype=bool)
        systems = [np.where(swapped, pair[0], pair[1]), np.where(swapped, pair[1], pair[0])]
        trials = paired_randomisation(scorer, systems, flags)
        drawn = paired_bootstrap(scorer, systems, counts)
        found.append((trials.p_value(0, 1) <= LEVEL, drawn.p_value(0, 1) <= LEVEL))
    randomisation, bootstrap = np.mean(found, axis=0)
    return float(randomisation), float(bootstrap)


def main() -> None:
    """Print one line a metric and kind of cluster."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--comparisons", type=int, default=200)
    parser.add_argument("--metrics", nargs="+", default=["BLEU", "chrF2"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outputs = options.data / "system-outputs" / "zh-en"
    texts = [(outputs / f"{name}.txt").read_text("utf-8").splitlines() for name in PAIR]
    reference = (options.data / "references" / "zh-en.refA.txt").read_text("utf-8").splitlines()
    print(f"{options.comparisons} null comparisons of {PAIR[0]} and {PAIR[1]} at {LEVEL}")
    print(f"{'metric':8} {'resampled':>16} {'randomisation':>14} {'bootstrap':>10}")
    labels = [str(index // RUN) for index in range(len(reference))]
    for name in options.metrics:
        metric = get_metric(name)
        segments = [metric.statistics(text, [reference]) for text in texts]
        documents = [sum_by_cluster(rows, labels).statistics for rows in segments]
        for kind, pair in (("segments", segments), ("documents", documents)):
            rates = null_rates(metric.scores, pair, options.comparisons, options.seed)
            resampled = f"{len(pair[0]):,} {kind}"
            print(f"{name:8} {resampled:>16} {rates[0]:14.1%} {rates[1]:10.1%}", flush=True)


if __name__ == "__main__":
    main()
