"""Put published metrics on the scale of adequacy, and see how much of the agreement it brings.

    python benchmarks/segment_scale.py ../shared/data/wmt22-news

Adequacy judges a segment by what people would take off: by how much is wrong for its size, and by
its size (harness/evidence/quality_model.py). A metric whose perfect score is 1 can be put on that
scale as well, from one minus its score; power and growth are quality's. Printed are pooled tau and
acc*eq of each as its authors publish it, and on the scale.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from harness.alignment import view_texts
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.errors import HarnessError
from harness.evidence.quality_model import grown, load_quality
from harness.metaeval.mqm import rated_scores
from harness.metaeval.mqm_tree import MqmTree, read_tree
from harness.statistics.agreement import calibrate_ties

METRICS = ("BERTScore", "YiSi-1", "BLEURT-20", "COMET-22")
"""Those whose perfect score is 1."""

FloatArray = NDArray[np.float64]


def sentence_lengths(texts: list[str]) -> FloatArray:
    """Content words a sentence of each text; for that any encoder does."""
    documents = [parse_text(text, id="line", aligned=True) for text in texts]
    views = view_texts(documents, load_encoder("fake"))
    return np.array([_length([s.words.content for s in view.sentences]) for view in views])


def _length(sentences: list[NDArray[np.bool_]]) -> float:
    return float(np.mean([content.sum() for content in sentences])) if sentences else 0.0


def row(name: str, human: FloatArray, metric: FloatArray) -> str:
    """A line of the table."""
    known = ~(np.isnan(human) | np.isnan(metric))
    tau = float(kendalltau(human[known], metric[known])[0])
    ties = calibrate_ties(human, metric)
    return f"| {name} | {tau:.3f} | {'–' if ties is None else f'{ties.accuracy:.3f}'} |"


def rows(tree: MqmTree) -> Iterator[str]:
    """Each metric as it is published, and on the scale."""
    model, lengths = load_quality(), sentence_lengths(list(tree.reference))
    files = dict(tree.metric_files())
    for name in METRICS:
        if name in files:
            rated = rated_scores(tree, tree.metric_scores(files[name]))
            yield row(name, rated.human, rated.metric)
            behind = np.maximum(1 - rated.metric, 0) ** model.power
            scaled = -behind * grown(lengths, model.growth)
            yield row(f"{name}, on the scale", rated.human, scaled)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="a tree in the layout of mt-metrics-eval")
    parser.add_argument("--pair", default="zh-en")
    parser.add_argument("--reference", default="refA")
    arguments = parser.parse_args()
    try:
        tree = read_tree(arguments.data, pair=arguments.pair, reference=arguments.reference)
    except HarnessError as error:
        sys.exit(str(error))
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {platform.machine()}, "
        f"Python {platform.python_version()}\n"
    )
    print("| metric | tau | acc*eq |\n| --- | ---: | ---: |")
    print("\n".join(rows(tree)))


if __name__ == "__main__":
    main()
