"""Segments of ../shared/data in all their versions: people's and systems'."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.metaeval.files import read_lines
from harness.metaeval.mqm_tree import read_tree

__all__ = ["FEWEST", "TREES", "Segment", "read_segments"]

TREES = ("wmt22-news", "newstest2020")
FEWEST = 3
"""Distinct versions that a segment must have."""
_LONGEST = 70
"""Words of a text."""
_STRETCH = 40
"""Segments that cross-validation keeps together."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment in its versions; ``second`` is another person's, or nobody's."""

    document: str
    reference: str
    second: str
    systems: tuple[str, ...]


def read_segments(data: Path) -> list[Segment]:
    """The segments of wmt22-news, newstest2020 and ted-mqm that have enough versions."""
    found = []
    for name in TREES:
        tree = read_tree(data / name, pair="zh-en", reference="refA")
        second = read_lines(data / name / "references" / "zh-en.refB.txt")
        systems = [tree.outputs[s] for s in sorted(tree.outputs) if "ref" not in s.lower()]
        for index, reference in enumerate(tree.reference):
            outputs = (output[index] for output in systems)
            document = f"{name}/{index // _STRETCH}"
            found.append(_segment(document, reference, second[index], outputs))
    talks: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    with (data / "ted-mqm" / "mqm_ted_zhen.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = re.sub(r"</?v>", "", row["target"] or "")
            talks[row["doc"], int(row["seg_id"])][row["system"]] = text
    for (talk, _), versions in sorted(talks.items()):
        first, *rest = dict.fromkeys(versions[system] for system in sorted(versions))
        found.append(_segment(f"ted/{talk}", first, "", iter(rest)))
    return [s for s in found if len(s.systems) >= FEWEST and _fits(s.reference)]


def _segment(document: str, reference: str, second: str, systems: Iterator[str]) -> Segment:
    return Segment(document, reference, second, tuple(filter(_fits, dict.fromkeys(systems))))


def _fits(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST
