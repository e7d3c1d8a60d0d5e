"""Order systems by harness's scores and by people's, and print how well the two orders agree.

Reads a tree in the layout of mt-metrics-eval. Printed are, as Markdown, the systems from the best
to the worst by people's MQM, with their place by adequacy, coverage, BLEU and chrF; then, for each
of these, for the peers that share harness's encoder and for every published metric, how many pairs
of systems it orders as people do (pairwise accuracy, Kocmi et al. 2021) and soft pairwise accuracy
(SPA, Thompson et al. 2024).

Every segment is scored by itself, as `--aligned` does, and a system's adequacy and coverage are the
means of its segments, as in the WMT metrics tasks (a run weights them by length).

Scoring takes minutes; ``--out`` keeps every score, and ``--scores`` reads them again:

    python benchmarks/system_order.py ../shared/data/wmt22-news --out FOLDER
    python benchmarks/system_order.py ../shared/data/wmt22-news --scores FOLDER/*.jsonl
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from harness.encoders import load_encoder
from harness.errors import HarnessError
from harness.metaeval.files import write_json_lines
from harness.metaeval.measures import (
    encoder_peers,
    evidence_scores,
    text_metric,
)
from harness.metaeval.mqm import Scores, rated_scores, read_scores, score_lines, score_systems
from harness.metaeval.mqm_tree import MqmTree, read_tree
from harness.metrics import get_metric
from harness.result import EVIDENCE_METRICS
from harness.scoring import Scorer
from harness.statistics.agreement import pairwise_system_accuracy, soft_pairwise_accuracy
from harness.statistics.intervals import estimate, pairwise_statistic

OWN = ("adequacy", "coverage")
PEERS = ("cosine", "token-F1")
"""The second is bert-score's algorithm with harness's encoder."""
TEXT = ("BLEU", "chrF2")


def score(tree: MqmTree, out: Path | None) -> dict[str, Scores]:
    """Harness's scores and its peers', of every segment of the rated systems; kept in ``out``."""
    encoder = load_encoder()
    scores: dict[str, Scores] = {}
    for measure, names in (
        (evidence_scores(Scorer(encoder)), EVIDENCE_METRICS),
        (encoder_peers(encoder), PEERS),
    ):
        found = score_systems(tree, measure, names, tree.rated, tell)
        if out is not None:
            for name in names:
                write_json_lines(out / f"{name}.jsonl", score_lines(found[name]))
        scores |= found
    return scores


def tell(what: str, done: int, total: int) -> None:
    """How far the work has come."""
    print(f"\r{what}: {done:,} of {total:,}", end="\n" if done == total else "", file=sys.stderr)


def corpus_scores(tree: MqmTree, name: str) -> dict[str, float]:
    """A text metric's score of each rated system's whole output."""
    metric = get_metric(name)
    found = {}
    for system in tree.rated:
        total = metric.statistics(tree.outputs[system], [tree.reference]).sum(axis=0)
        value = metric.score(total)
        found[system] = np.nan if value is None else value
    return found


def order(
    tree: MqmTree, scores: Mapping[str, Scores], corpus: Mapping[str, Mapping[str, float]]
) -> Iterator[str]:
    """The systems from people's best to their worst; in brackets their place by each metric."""
    people = {system: float(np.nanmean(tree.human_scores[system])) for system in tree.rated}
    columns = {"MQM": people}
    for name in OWN:
        if name in scores:
            columns[name] = {s: float(np.nanmean(scores[name][s])) for s in tree.rated}
    columns |= {name: dict(found) for name, found in corpus.items()}
    places = {
        name: {s: 1 + sum(other > value for other in found.values()) for s, value in found.items()}
        for name, found in columns.items()
    }
    yield f"| system | {' | '.join(columns)} |"
    yield f"|---{'|---:' * len(columns)}|"
    for system in sorted(tree.rated, key=people.__getitem__, reverse=True):
        cells = [f"{columns[n][system]:.4g} ({places[n][system]})" for n in columns]
        yield f"| {system} | {' | '.join(cells)} |"


def agreement(
    tree: MqmTree,
    scores: Mapping[str, Scores],
    corpus: Mapping[str, Mapping[str, float]],
    resamples: int,
) -> Iterator[str]:
    """A line a metric; those of a segment's mean first, then sacrebleu's of the whole corpus."""
    yield "| metric | pairwise accuracy | 95 % interval | SPA |"
    yield "|---|---:|---:|---:|"
    for name, found in scores.items():
        _, human, metric, documents = rated_scores(tree, found)
        right = estimate(
            pairwise_statistic(human, metric, documents),
            int(documents.max()) + 1,
            resamples=resamples,
        )
        spread = "–" if right.low is None else f"{right.low:.3f}–{right.high:.3f}"
        soft = soft_pairwise_accuracy(human, metric)
        yield f"| {name} | {figure(right.value)} | {spread} | {figure(soft)} |"
    people = [np.nanmean(tree.human_scores[system]) for system in tree.rated]
    for name, whole in corpus.items():
        accuracy = pairwise_system_accuracy(people, [whole[system] for system in tree.rated])
        yield f"| {name}, whole corpus | {figure(accuracy)} | – | – |"


def figure(value: float | None) -> str:
    """Three digits, or a dash."""
    return "–" if value is None else f"{value:.3f}"


def restrict(tree: MqmTree, systems: Sequence[str] | None) -> MqmTree:
    """The tree with some of its systems."""
    if systems is None:
        return tree
    unknown = sorted(set(systems) - set(tree.rated))
    if unknown:
        sys.exit(f"not among the rated systems: {', '.join(unknown)}; {', '.join(tree.rated)} are")
    outputs = {name: texts for name, texts in tree.outputs.items() if name in systems}
    return replace(tree, outputs=outputs)


def read(tree: MqmTree, files: Sequence[Path], rated: Sequence[str]) -> dict[str, Scores]:
    """Scores that were written before, by metric: the file's name."""
    scores: dict[str, Scores] = {}
    for path in files:
        scores[path.stem] = read_scores(path, tree)
        lacking = [system for system in rated if system not in scores[path.stem]]
        if lacking:
            sys.exit(f"{path}: has no score of {', '.join(lacking)}")
    return scores


def beside(tree: MqmTree) -> dict[str, Scores]:
    """What needs no encoder: sacrebleu's metrics of each sentence, and the published metrics."""
    scores: dict[str, Scores] = {}
    for name in TEXT:
        measured = score_systems(tree, text_metric(get_metric(name)), [name], tree.rated)
        scores[f"{name}, mean of sentences"] = measured[name]
    for name, path in tree.metric_files():
        scores[f"{name} (published)"] = tree.metric_scores(path)
    return scores


def machine() -> str:
    """The day and what it was measured on."""
    return (
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="a tree in the layout of mt-metrics-eval")
    parser.add_argument("--pair", default="zh-en")
    parser.add_argument("--reference", default="refA")
    parser.add_argument("--systems", nargs="+", help="these alone, to try it out")
    parser.add_argument("--resamples", type=int, default=1000, help="of the bootstrap")
    given = parser.add_mutually_exclusive_group()
    given.add_argument(
        "--scores",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="METRIC.jsonl as `harness meta-eval mqm --scores` or --out writes them: score nothing",
    )
    given.add_argument("--out", type=Path, metavar="FOLDER", help="keep the scores there")
    arguments = parser.parse_args()
    try:
        whole = read_tree(arguments.data, pair=arguments.pair, reference=arguments.reference)
        tree = restrict(whole, arguments.systems)
        scores = read(whole, arguments.scores, tree.rated) or score(tree, arguments.out)
        scores |= beside(tree)
    except HarnessError as error:
        sys.exit(str(error))
    corpus = {name: corpus_scores(tree, name) for name in TEXT}
    print(machine())
    print(
        f"{tree.pair} against {tree.reference_name}: {len(tree.reference)} segments of "
        f"{len(set(tree.documents))} documents, {len(tree.rated)} systems that people rated\n"
    )
    print("\n".join(order(tree, scores, corpus)), end="\n\n")
    print("\n".join(agreement(tree, scores, corpus, arguments.resamples)))


if __name__ == "__main__":
    main()
