"""Time paired tests of eight systems on newstest2020, ours and sacrebleu's side by side.

Both get the same segment statistics, made beforehand: what is timed is the resampling. The figures
must be the same, to the last bit for p-values.

    python benchmarks/resampling.py [--data FOLDER] [--metrics BLEU chrF2]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import sacrebleu
from numpy.typing import NDArray
from sacrebleu.metrics.base import Metric
from sacrebleu.significance import PairedTest, Result

from harness.metrics import StatisticsMetric, get_metric
from harness.statistics.paired import paired_bootstrap, paired_randomisation
from harness.statistics.resampling import bootstrap_counts, swap_flags

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "newstest2020"
THEIRS: dict[str, Callable[[], Metric]] = {
    "BLEU": sacrebleu.BLEU,
    "chrF2": sacrebleu.CHRF,
    "chrF2++": lambda: sacrebleu.CHRF(word_order=2),
    "TER": sacrebleu.TER,
}
Figure = tuple[float | None, float | None, float | None]
"""A system's p-value against the first, mean over resamples, half interval."""


def read_systems(data: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The eight machine translations, and reference A."""
    systems = {
        path.stem: path.read_text("utf-8").splitlines()
        for path in sorted((data / "system-outputs" / "zh-en").glob("*.txt"))
        if not path.stem.startswith("ref")
    }
    return systems, (data / "references" / "zh-en.refA.txt").read_text("utf-8").splitlines()


def time_theirs(
    name: str, statistics: dict[str, NDArray[np.float64]], kind: str
) -> tuple[float, list[Figure]]:
    """Seconds of sacrebleu's test, and each system's p-value, mean and half interval."""
    metric = THEIRS[name]()
    whole = name != "TER"
    rows = {
        system: [[int(cell) if whole else cell for cell in row] for row in table.tolist()]
        for system, table in statistics.items()
    }
    # what stands in for the texts is the system's name; the statistics are there already
    vars(metric)["_extract_corpus_statistics"] = lambda texts, _: rows[texts[0]]
    metric.num_refs = 1
    segments = len(next(iter(rows.values())))
    named: list[tuple[str, Sequence[str]]] = [(system, [system] * segments) for system in rows]
    start = time.perf_counter()
    _, scores = PairedTest(named, {name: metric}, [["-"]], test_type=kind, n_samples=0)()
    seconds = time.perf_counter() - start
    found = next(column for heading, column in scores.items() if heading != "System")
    return seconds, [(r.p_value, r.mean, r.ci) for r in found if isinstance(r, Result)]


def time_ours(
    metric: StatisticsMetric, statistics: Sequence[NDArray[np.float64]], kind: str
) -> tuple[float, list[Figure]]:
    """Seconds of our test, the draws included, and the same figures."""
    segments, count = len(statistics[0]), len(statistics)
    start = time.perf_counter()
    if kind == "bs":
        drawn = paired_bootstrap(metric.scores, statistics, bootstrap_counts(segments))
        figures: list[Figure] = []
        for index in range(count):
            low, high = drawn.interval(index)
            p_value = drawn.p_value(0, index, ties=False) if index else None
            figures.append((p_value, drawn.mean(index), (high - low) / 2))
    else:
        trials = paired_randomisation(metric.scores, statistics, swap_flags(segments))
        figures = [
            (trials.p_value(0, index, ties=False) if index else None, None, None)
            for index in range(count)
        ]
    return time.perf_counter() - start, figures


def main() -> None:
    """Print one line a metric and test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--metrics", nargs="+", default=["BLEU", "chrF2"], choices=list(THEIRS))
    options = parser.parse_args()
    systems, reference = read_systems(options.data)
    print(f"{len(systems)} systems, {len(reference)} segments; seconds of resampling")
    print(f"{'metric':8} {'test':4} {'sacrebleu':>10} {'harness':>8} {'ratio':>6}  same figures")
    sums = {"sacrebleu": 0.0, "harness": 0.0}
    for name in options.metrics:
        metric = get_metric(name)
        statistics = {s: metric.statistics(texts, [reference]) for s, texts in systems.items()}
        for kind in ("bs", "ar"):
            ours, our_figures = time_ours(metric, list(statistics.values()), kind)
            theirs, their_figures = time_theirs(name, statistics, kind)
            sums["sacrebleu"] += theirs
            sums["harness"] += ours
            line = f"{name:8} {kind:4} {theirs:10.2f} {ours:8.2f} {theirs / ours:6.1f}"
            print(f"{line}  {compare(our_figures, their_figures)}", flush=True)
    ratio = sums["sacrebleu"] / sums["harness"]
    print(f"{'all':13} {sums['sacrebleu']:10.2f} {sums['harness']:8.2f} {ratio:6.1f}")


def compare(ours: list[Figure], theirs: list[Figure]) -> str:
    """Whether p-values are equal, and how far means and intervals differ."""
    same = all(a[0] == b[0] for a, b in zip(ours, theirs, strict=True))
    off = [
        abs(x - y)
        for a, b in zip(ours, theirs, strict=True)
        for x, y in zip(a[1:], b[1:], strict=True)
        if x is not None and y is not None
    ]
    return f"p {'equal' if same else 'DIFFER'}" + (f", means within {max(off):.0e}" if off else "")


if __name__ == "__main__":
    main()
