"""Exchange a number or a name in summaries of news, and see whether it is told; and what else is.

    python benchmarks/retold_facts.py ../shared/data

The summaries are those of REALSumm, held against the reference summary of the same report. They
tell the same in words of their own, and many figures and names in them stand for other things than
those of the reference. *compared* counts the mistranslations of which the comparers of facts are
half sure and more; *told* those that are findings (harness/evidence/told_facts.py). As they are,
few of the summaries have a changed fact; of the exchanged ones each has the one that was put in,
and only that is counted.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from harness.alignment import align, view_document
from harness.documents import Document, parse_text
from harness.encoders import Encoder, load_encoder
from harness.evidence.changes import changed_facts
from harness.metaeval.files import read_lines
from harness.scoring import Scorer

SEED = 3
EVERY = 2
"""Every second system's summaries."""
ADDED = (3, 7, 12)
NAMES = ("Karlsson", "Bremen", "Okafor", "Lisbon", "Tanaka", "Novak")
SURE = 0.5
KINDS = ("as it is", "number", "name")

_TAG = re.compile(r"</?t>")
_APART = re.compile(r"\s+([.,;:?!%)])")
_NUMBER = re.compile(r"(?<![\w.,:-])\d{2,4}(?![\w,:.-])")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z])")


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference and a summary; ``put`` is what was put in, or nothing."""

    kind: str
    reference: str
    summary: str
    put: str = ""


def _joined(text: str) -> str:
    """Without REALSumm's tags and the blanks that its tokens have between them."""
    text = _APART.sub(r"\1", _TAG.sub("", text)).replace("( ", "(")
    return " ".join(text.replace(" 's", "'s").replace(" ' s", "'s").split())


def read_pairs(data: Path) -> Iterator[Pair]:
    """The summaries as they are, and with one number or one name exchanged."""
    rng = Random(SEED)
    path = data / "content-units" / "realsumm.jsonl"
    rows = [json.loads(line) for line in read_lines(path)]
    chosen = set(sorted({row["system"] for row in rows})[::EVERY])
    for row in rows:
        if row["system"] not in chosen:
            continue
        reference, summary = _joined(row["reference"]), _joined(row["summary"])
        yield Pair("as it is", reference, summary)
        for kind, pattern in (("number", _NUMBER), ("name", _NAME)):
            places = [
                found
                for found in pattern.finditer(summary)
                if re.search(rf"(?<![\w.,]){found[0]}(?!\w)", reference)
            ]
            if not places:
                continue
            found = rng.choice(places)
            new = str(int(found[0]) + rng.choice(ADDED)) if kind == "number" else rng.choice(NAMES)
            if new not in reference:
                other = summary[: found.start()] + new + summary[found.end() :]
                yield Pair(kind, reference, other, new)


def compared(reference: Document, summary: Document, encoder: Encoder) -> list[str]:
    """What the candidate has in the place of a fact, as far as the comparers are half sure."""
    left, right = view_document(reference, encoder), view_document(summary, encoder)
    changes = changed_facts(left, right, align(left, right), lines=False)
    return [
        item.candidate.text
        for item in changes
        if item.reference and item.candidate and item.change.confidence >= SURE
    ]


def told(reference: Document, summary: Document, scorer: Scorer) -> list[str]:
    """The same, of the mistranslations that are findings."""
    findings = scorer.score(reference, summary).findings
    return [
        f.candidate.text
        for f in findings
        if f.category == "Accuracy/Mistranslation" and f.candidate
    ]


def main() -> None:
    """Count, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    encoder = load_encoder()
    scorer = Scorer(encoder)
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for pair in read_pairs(parser.parse_args().data):
        texts = parse_text(pair.reference, id="d"), parse_text(pair.summary, id="d")
        counts[pair.kind][0] += 1
        for column, found in ((1, compared(*texts, encoder)), (2, told(*texts, scorer))):
            hits = sum(pair.put in text for text in found)
            counts[pair.kind][column] += min(1, hits) if pair.put else hits
    cores = os.cpu_count()
    print(f"{time.strftime('%Y-%m-%d')}, {cores} cores, Python {platform.python_version()}\n")
    print("| summaries | number | compared | told |\n| --- | ---: | ---: | ---: |")
    for kind, (number, *columns) in counts.items():
        name = kind if kind == "as it is" else f"a {kind} exchanged"
        print(f"| {name} | {number} | {columns[0]} | {columns[1]} |")


if __name__ == "__main__":
    main()
