"""What is found on lines that people and systems translated, by two versions of the harness.

    python benchmarks/finding_changes.py write ../shared/data OLD.jsonl     # by the one version
    python benchmarks/finding_changes.py write ../shared/data NEW.jsonl     # by the other
    python benchmarks/finding_changes.py compare OLD.jsonl NEW.jsonl [--show 40]

A rule that was made for a few sentences is to be read on thousands. The pairs are wmt22-news (one
human reference against the other and against all systems), newstest2020 (its two references, and
every third system), and DEMETR: every third of its translations, and the copies in which a
negation, a name, a number or a gender was changed or a word turned into its opposite. *compare*
counts the findings that are gone and new by kind of text, and shows them, each beside its pair. Of
those between two people nearly all are false; of the copies' (named as their error is) most are
right.

All pairs take some twenty minutes on two cores; `--every 6` takes every sixth.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.encoders import load_encoder
from harness.metaeval.files import read_lines
from harness.result import Finding, Span
from harness.scoring import Scorer
from harness.writing import write_text

PAIR = "zh-en"
THIRD = 3
PLANTED = frozenset(("id7", "id8", "id9", "id10", "id11"))
CHUNK = 256
MOVED = 1e-4
"""Adequacies that differ by more are counted."""

Row = dict[str, Any]
Key = tuple[str, str]
Told = tuple[str, ...]
Change = tuple[Row, Told]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and whose the candidate is, as ``tree:system``."""

    kind: str
    reference: str
    candidate: str


def read_pairs(data: Path) -> Iterator[Pair]:
    """All pairs, in an order that stays."""
    news, older = data / "wmt22-news", data / "newstest2020"
    first = read_lines(news / "references" / f"{PAIR}.refA.txt")
    for path in sorted((news / "references").glob(f"{PAIR}.ref[B-Z].txt")):
        yield from beside("wmt22-news:people", first, path)
    for path in sorted((news / "system-outputs" / PAIR).glob("*.txt")):
        if not path.stem.startswith("ref"):
            yield from beside(f"wmt22-news:{path.stem}", first, path)
    reference, *others = sorted((older / "references").glob("*.txt"))
    first = read_lines(reference)
    for path in others:
        yield from beside("newstest2020:people", first, path)
    for path in sorted((older / "system-outputs" / PAIR).glob("*.txt"))[::THIRD]:
        yield from beside(f"newstest2020:{path.stem}", first, path)
    rows = map(json.loads, read_lines(data / "perturbations" / "demetr.jsonl"))
    for index, row in enumerate(rows):
        if index % THIRD == 0:
            yield Pair("demetr:translation", row["reference"], row["translation"])
        if row["perturbation"].split("_")[1] in PLANTED:
            yield Pair(f"demetr:{row['perturbation']}", row["reference"], row["perturbed"])


def beside(kind: str, references: Sequence[str], path: Path) -> Iterator[Pair]:
    """The lines of a file, each with its reference."""
    for reference, candidate in zip(references, read_lines(path), strict=True):
        yield Pair(kind, reference, candidate)


def different(pairs: Iterable[Pair]) -> list[Pair]:
    """Those with text on both sides, two texts once."""
    found = {(p.candidate, p.reference): p for p in pairs if p.reference.strip()}
    return [pair for pair in found.values() if pair.candidate.strip()]


def told(finding: Finding) -> Told:
    """What a finding says, wherever it stands."""

    def text(span: Span | None) -> str:
        return "-" if span is None else span.text

    kind = finding.category, finding.severity, finding.fact or ""
    return *kind, text(finding.reference), text(finding.candidate)


def write(data: Path, target: Path, every: int) -> None:
    """Score the pairs, and write a line for each."""
    pairs = different(read_pairs(data))[::every]
    scorer = Scorer(load_encoder())
    lines = []
    for start in range(0, len(pairs), CHUNK):
        some = pairs[start : start + CHUNK]
        results = scorer.score_pairs([p.reference for p in some], [p.candidate for p in some])
        for pair, result in zip(some, results, strict=True):
            row = {
                "kind": pair.kind,
                "reference": pair.reference,
                "candidate": pair.candidate,
                "adequacy": result.adequacy,
                "findings": [told(finding) for finding in result.findings],
            }
            lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    write_text("".join(lines), target)


def read(path: Path) -> dict[Key, Row]:
    """What was written, by its two texts."""
    rows = (json.loads(line) for line in read_lines(path) if line)
    return {(row["reference"], row["candidate"]): row for row in rows}


def differences(
    old: Mapping[Key, Row], new: Mapping[Key, Row]
) -> tuple[list[Change], list[Change]]:
    """The findings that are gone and those that are new, on the pairs that both have."""
    gone: list[Change] = []
    come: list[Change] = []
    for pair, before in old.items():
        if pair in new:
            after = new[pair]
            lost = Counter(map(tuple, before["findings"]))
            found = Counter(map(tuple, after["findings"]))
            gone += [(before, finding) for finding in (lost - found).elements()]
            come += [(after, finding) for finding in (found - lost).elements()]
    return gone, come


def show(name: str, changes: Sequence[Change], number: int) -> Iterator[str]:
    """How many there are of a kind of text and of finding; the first of them in full."""
    yield f"{name}: {len(changes)}"
    counts = Counter((row["kind"], finding[0], finding[2]) for row, finding in changes)
    for (kind, category, fact), count in sorted(counts.items()):
        yield f"  {count:4} {kind}  {category} {fact}".rstrip()
    for row, (category, severity, fact, *texts) in changes[:number]:
        yield f"\n{row['kind']}  {category} {severity} {fact}".rstrip()
        yield f"  told: {' | '.join(texts)}"
        yield f"  reference: {row['reference']}"
        yield f"  candidate: {row['candidate']}"


def compare(old: Path, new: Path, number: int) -> Iterator[str]:
    """What the second file has otherwise than the first."""
    before, after = read(old), read(new)
    both = before.keys() & after.keys()
    moved = sum(
        abs((before[pair]["adequacy"] or 0) - (after[pair]["adequacy"] or 0)) > MOVED
        for pair in both
    )
    yield f"pairs: {len(both)}; adequacy differs by more than {MOVED} on {moved}"
    gone, come = differences(before, after)
    yield from show("gone", gone, number)
    yield from show("new", come, number)


def main() -> None:
    """Write, or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    writing = verbs.add_parser("write", help="score the pairs")
    writing.add_argument("data", type=Path, help="../shared/data")
    writing.add_argument("target", type=Path, help="the JSON lines to write")
    writing.add_argument("--every", type=int, default=1, help="of so many pairs, score one")
    comparing = verbs.add_parser("compare", help="show what two files have otherwise")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--show", type=int, default=40, help="so many of each in full")
    arguments = parser.parse_args()
    if arguments.verb == "write":
        write(arguments.data, arguments.target, arguments.every)
    else:
        print("\n".join(compare(arguments.old, arguments.new, arguments.show)))


if __name__ == "__main__":
    main()
