"""Put other metrics on the scale of adequacy, and see how much of the agreement the scale brings.

    python benchmarks/segment_scale.py ../shared/data/wmt22-news

Adequacy judges a segment by what people would take off: by how much is wrong for its size, and by
its size (harness/evidence/penalty.py). A metric whose perfect score is 1 can be put on that scale
too: from one minus its score, with power and growth as quality has them. They were fitted to the
ratings of this set. Printed are pooled tau and acc*eq of each as its authors publish it, and on
the scale.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from harness.alignment import view_texts
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.errors import HarnessError
from harness.evidence.penalty import PenaltyScale
from harness.evidence.quality_model import load_quality
from harness.metaeval.mqm import agreement_row
from harness.metaeval.mqm_tree import MqmTree, read_tree

METRICS = ("BERTScore", "YiSi-1")
"""Cosines of words: a copy has 1."""
TAU, ACC_EQ = 1, 3
"""Columns of a row."""

FloatArray = NDArray[np.float64]


def sentence_lengths(texts: Sequence[str]) -> FloatArray:
    """Content words a sentence of each text; to count them any encoder does."""
    documents = [parse_text(text, id="line", aligned=True) for text in texts]
    found = []
    for view in view_texts(documents, load_encoder("fake")):
        counts = [int(sentence.words.content.sum()) for sentence in view.sentences]
        found.append(sum(counts) / max(1, len(counts)))
    return np.array(found, dtype=np.float64)


def rows(tree: MqmTree) -> Iterator[str]:
    """Each metric as it is published, and on the scale."""
    shipped, lengths = load_quality().penalties, sentence_lengths(tree.reference)
    scale = PenaltyScale(1.0, shipped.power, shipped.growth, 0.0)
    files = dict(tree.metric_files())
    for name in METRICS:
        if name not in files:
            continue
        scores = tree.metric_scores(files[name])
        scaled = {
            system: -scale.penalty(np.minimum(values - 1, 0), lengths, np.zeros_like(lengths))
            for system, values in scores.items()
        }
        for told, found in ((name, scores), (f"{name}, on the scale", scaled)):
            row = agreement_row(tree, told, found, resamples=0)
            yield f"| {told} | {_figure(row[TAU])} | {_figure(row[ACC_EQ])} |"


def _figure(cell: object) -> str:
    value = getattr(cell, "value", cell)
    return f"{value:.3f}" if isinstance(value, float) else "–"


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
