"""Reads a tree in the layout of mt-metrics-eval: outputs, human scores, published metric scores.

documents/PAIR.docs                          domain, document a line
references/PAIR.NAME.txt                     a segment a line
system-outputs/PAIR/SYSTEM.txt
human-scores/PAIR.mqm.seg.score              system, score a line; None where nobody rated
metric-scores/PAIR/METRIC-REF.seg.score      the same, optional
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from harness.errors import InputError
from harness.metaeval.files import read_lines

__all__ = ["MqmTree", "read_tree"]

FloatArray = NDArray[np.float64]
_SUFFIX = ".seg.score"


@dataclass(frozen=True)
class MqmTree:
    """The data of one language pair against one reference.

    Attributes:
        root: Its folder.
        pair: Such as ``zh-en``.
        reference_name: Such as ``refA``.
        reference: Its segments.
        documents: The document of each segment.
        outputs: Segments of each system, the reference itself left out, by name.
        humans: Names of the human translations among the systems: those in references/.
        human_scores: Shape (segments,) by system; NaN where nobody rated.
    """

    root: Path
    pair: str
    reference_name: str
    reference: tuple[str, ...]
    documents: tuple[str, ...]
    outputs: Mapping[str, tuple[str, ...]]
    humans: frozenset[str]
    human_scores: Mapping[str, FloatArray]

    @property
    def rated(self) -> list[str]:
        """The systems that metrics are judged on: machines that people rated.

        Human translations are left out, as in the WMT metrics task: a metric holds texts against
        one human translation, and another that is free of it says little of the metric.
        """
        return [
            name
            for name in self.outputs
            if name not in self.humans
            and name in self.human_scores
            and not np.isnan(self.human_scores[name]).all()
        ]

    def metric_files(self) -> list[tuple[str, Path]]:
        """Published metrics with scores against this reference, by name; none is read yet."""
        folder = self.root / "metric-scores" / self.pair
        ending = f"-{self.reference_name}{_SUFFIX}"
        return sorted((path.name.removesuffix(ending), path) for path in folder.glob(f"*{ending}"))

    def metric_scores(self, path: Path) -> dict[str, FloatArray]:
        """Shape (segments,) by system, from one of :meth:`metric_files`.

        Raises:
            InputError: The file is not as it must be.
        """
        return _read_scores(path, len(self.reference))


def read_tree(root: Path, *, pair: str, reference: str) -> MqmTree:
    """Read what is needed of a tree; metrics' scores are read when asked for.

    Raises:
        InputError: A file is missing, or its number of lines is not the reference's.
    """
    if not root.is_dir():
        raise InputError(
            "is no folder", path=root, cure="name a tree in the layout of mt-metrics-eval"
        )
    lines = _segments(root / "references" / f"{pair}.{reference}.txt", root, "references")
    count = len(lines)
    outputs = {}
    for path in _files(root / "system-outputs" / pair, "*.txt"):
        if path.stem != reference:
            outputs[path.stem] = tuple(_counted(path, count))
    rows = _counted(root / "documents" / f"{pair}.docs", count)
    humans = frozenset(
        path.name.removeprefix(f"{pair}.").removesuffix(".txt")
        for path in (root / "references").glob(f"{pair}.*.txt")
    )
    return MqmTree(
        root=root,
        pair=pair,
        reference_name=reference,
        reference=tuple(lines),
        documents=tuple(row.split("\t")[-1] for row in rows),
        outputs=outputs,
        humans=humans,
        human_scores=_read_scores(root / "human-scores" / f"{pair}.mqm{_SUFFIX}", count),
    )


def _segments(path: Path, root: Path, folder: str) -> list[str]:
    if path.exists():
        return read_lines(path)
    there = ", ".join(each.name for each in sorted((root / folder).glob("*.txt")))
    cure = "name a tree in the layout of mt-metrics-eval"
    if there:
        cure = f"name one with --pair and --reference: there is {there}"
    raise InputError("there is no such reference", path=path, cure=cure)


def _files(folder: Path, pattern: str) -> Iterator[Path]:
    found = sorted(folder.glob(pattern))
    if not found:
        raise InputError("holds no system output", path=folder, cure="check --pair and the tree")
    return iter(found)


def _counted(path: Path, count: int) -> list[str]:
    lines = read_lines(path)
    if len(lines) != count:
        raise InputError(
            f"has {len(lines)} lines, the reference has {count}",
            path=path,
            line=min(len(lines), count) + 1,
            cure="give a line for each segment, empty where there is nothing",
        )
    return lines


def _read_scores(path: Path, count: int) -> dict[str, FloatArray]:
    values: dict[str, list[float]] = {}
    for number, line in enumerate(read_lines(path), start=1):
        system, _, text = line.partition("\t")
        values.setdefault(system, []).append(_score(text, path, number))
    for system, scores in values.items():
        if len(scores) != count:
            raise InputError(
                f"{len(scores)} scores of system {system!r} for {count} segments",
                path=path,
                cure="give a line for each segment, None where there is no score",
            )
    return {system: np.array(scores) for system, scores in values.items()}


def _score(text: str, path: Path, line: int) -> float:
    if text == "None":
        return math.nan
    try:
        return float(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no score",
            path=path,
            line=line,
            cure="each line holds a system, a tab and a number or None",
        ) from error
