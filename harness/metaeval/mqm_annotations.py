"""Reads people's MQM annotations themselves: a TSV with one error a line.

The layout is that of https://github.com/google/wmt-mqm-human-evaluation: ``system``, ``doc``,
``doc_id``, ``seg_id``, ``rater``, ``source``, ``target`` (the error marked ``<v>…</v>``),
``category``, ``severity``; a segment without an error is one line of ``No-error``.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from harness.errors import InputError
from harness.metaeval.files import read_lines
from harness.metaeval.mqm_tree import MqmTree

__all__ = ["error_weight", "read_annotations"]

_NEEDED = ("system", "doc", "seg_id", "rater", "target", "category", "severity")
_MARK = re.compile(r"</?v>")
_HUMAN = re.compile(r"ref[A-Z]?", re.IGNORECASE)
_WEIGHTS = {"no-error": 0.0, "neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}


def error_weight(category: str, severity: str) -> float | None:
    """What an error costs, by the weights of Freitag et al. 2021, table 11.

    "Experts, Errors, and Context": a non-translation 25, a minor punctuation error 0.1, other major
    errors 5, minor ones 1.

    Returns:
        None for a severity that is none of MQM's.
    """
    kind, grade = category.casefold(), severity.casefold()
    if kind.startswith("non-translation"):
        return 25.0
    if kind == "fluency/punctuation" and grade == "minor":
        return 0.1
    return _WEIGHTS.get(grade)


def read_annotations(path: Path, *, reference: str) -> MqmTree:
    """Read a TSV of errors as if it were a tree of mt-metrics-eval.

    A segment's score is minus the sum of its errors' weights, the mean over its raters. Systems
    named ``ref``, ``refA`` and so on are human translations.

    Args:
        path: The file.
        reference: Which of its systems is the reference.

    Raises:
        InputError: A column is missing, a line is not as it must be, or there is no such reference.
    """
    texts: dict[str, dict[str, str]] = {}
    documents: dict[str, str] = {}
    costs: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row, weight in _errors(path):
        system, segment = row["system"], row["seg_id"]
        texts.setdefault(system, {}).setdefault(segment, _MARK.sub("", row["target"]))
        documents.setdefault(segment, row["doc"])
        costs[system, segment][row["rater"]] += weight
    if reference not in texts:
        raise InputError(
            f"holds no system {reference!r} to be the reference",
            path=path,
            cure="--reference: there is " + ", ".join(sorted(texts)),
        )
    segments = list(texts[reference])
    systems = [name for name in texts if name != reference and set(texts[name]) >= set(segments)]

    def score(system: str, segment: str) -> float:
        raters = costs.get((system, segment), {})
        return -sum(raters.values()) / len(raters) if raters else math.nan

    return MqmTree(
        root=path,
        pair=path.stem,
        reference_name=reference,
        reference=tuple(texts[reference].values()),
        documents=tuple(documents[segment] for segment in segments),
        outputs={name: tuple(texts[name][s] for s in segments) for name in systems},
        humans=frozenset(name for name in texts if _HUMAN.fullmatch(name)),
        human_scores={
            name: np.array([score(name, segment) for segment in segments]) for name in systems
        },
    )


def _errors(path: Path) -> Iterator[tuple[Mapping[str, str], float]]:
    """Each line's cells by their column, and what its error weighs."""
    lines = read_lines(path)
    header = lines[0].split("\t") if lines else []
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise InputError(
            f"its first line lacks the column {missing[0]!r}",
            path=path,
            line=1,
            cure="the first line must name " + ", ".join(_NEEDED),
        )
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise InputError(
                f"has {len(cells)} cells, the first line {len(header)}",
                path=path,
                line=number,
                cure="separate the cells by one tab each",
            )
        row = dict(zip(header, cells, strict=True))
        weight = error_weight(row["category"], row["severity"])
        if weight is None:
            raise InputError(
                f"{row['severity']!r} is no severity",
                path=path,
                line=number,
                cure="use " + ", ".join(_WEIGHTS),
            )
        yield row, weight
