"""Put an item into a list, or take one out, and see whether it is told.

    python benchmarks/list_items.py ../shared/data

Pairs are lines of wmt22-news (one human reference against the other, and against three systems)
and DEMETR's translations. In each candidate that has a list, an item of another list is put in
before an inner one, or an inner one is taken out. *words* tells a place as words of any sentence
are told, *items* as harness tells it: whole items at a lower chance as well
(harness/evidence/list_items.py). Alarms are what is told on the pairs as they are; some are right.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

import numpy as np

from harness.alignment import DocumentView, view_texts
from harness.alignment.words import find_words
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.gaps import find_gaps, judge_words, load_gaps
from harness.evidence.list_items import list_items
from harness.metaeval.files import read_lines

SYSTEMS = ("Online-A", "Online-B", "Lan-Bridge")
SEED = 1
REFERENCE: Literal[0] = 0
CANDIDATE: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference and a candidate; what was done, and the stretch that tells it where it is known.

    Attributes:
        kind: ``as it is``, ``put in`` or ``taken out``.
        item: What was put in.
    """

    kind: str
    reference: str
    candidate: str
    item: str = ""


def read_pairs(data: Path) -> list[Pair]:
    """The pairs as they are."""
    tree = data / "wmt22-news"
    first = read_lines(tree / "references" / "zh-en.refA.txt")
    others = [read_lines(tree / "references" / "zh-en.refB.txt")]
    others += [read_lines(tree / "system-outputs" / "zh-en" / f"{name}.txt") for name in SYSTEMS]
    texts = [pair for lines in others for pair in zip(first, lines, strict=True)]
    rows = map(json.loads, read_lines(data / "perturbations" / "demetr.jsonl"))
    texts += [(row["reference"], row["translation"]) for row in rows]
    return [Pair("as it is", a, b) for a, b in dict.fromkeys(texts) if a.strip() and b.strip()]


def items(text: str) -> list[tuple[int, int]]:
    """Start and end of the inner items of a text's lists."""
    spans = np.array(find_words(text)).reshape(-1, 2)
    return [(int(spans[a, 0]), int(spans[b - 1, 1])) for a, b in list_items(text, spans)]


def plant(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Each pair that has a list, with an item too many, and with one too few."""
    rng = Random(SEED)
    pool = [pair.candidate[a:b] for pair in pairs for a, b in items(pair.candidate)]
    for pair in pairs:
        places = items(pair.candidate)
        if not places:
            continue
        start, end = rng.choice(places)
        text, new = pair.candidate, rng.choice(pool)
        known = f"{pair.reference} {text}".lower().split()
        if not set(new.lower().split()) & set(known):
            more = f"{text[:start]}{new}, {text[start:]}"
            yield Pair("put in", pair.reference, more, new)
        rest = text[end:].lstrip(",; ")
        yield Pair("taken out", pair.reference, text[:start] + rest)


def told(pair: Pair, side: Literal[0, 1], views: dict[str, DocumentView]) -> tuple[bool, bool]:
    """Whether a gap is told as words are, and with items as well."""
    texts = (pair.reference, pair.candidate)
    own, other = views[texts[side]], views[texts[1 - side]]
    both = [(view, range(len(view.sentences))) for view in (own, other)]
    judged = judge_words(both[0], both[1], load_gaps(), side)
    if judged is None:
        return False, False
    chances = []
    for gap in find_gaps(judged):
        sentence = own.sentences[gap.sentence]
        start, end = sentence.words.spans[gap.first, 0], sentence.words.spans[gap.last - 1, 1]
        text = own.document.paragraphs[sentence.paragraph].text[start:end]
        if not pair.item or text in pair.item or pair.item in text:
            chances.append(gap.probability)
    return any(c >= judged.threshold for c in chances), bool(chances)


def main() -> None:
    """Plant, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    pairs = read_pairs(parser.parse_args().data)
    pairs += list(plant(pairs))
    texts = sorted({text for pair in pairs for text in (pair.reference, pair.candidate)})
    documents = [parse_text(text, id="p", paragraphs="line", aligned=True) for text in texts]
    views = dict(zip(texts, view_texts(documents, load_encoder()), strict=True))
    rows: list[tuple[str, str, Literal[0, 1]]] = [
        ("put in, told as added", "put in", CANDIDATE),
        ("taken out, told as omitted", "taken out", REFERENCE),
        ("as it is, told as added", "as it is", CANDIDATE),
        ("as it is, told as omitted", "as it is", REFERENCE),
    ]
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}\n"
    )
    print("| pairs | number | words | items |\n| --- | ---: | ---: | ---: |")
    for name, kind, side in rows:
        found = np.array([told(pair, side, views) for pair in pairs if pair.kind == kind])
        words, whole = found.mean(axis=0)
        print(f"| {name} | {len(found)} | {words:.3f} | {whole:.3f} |")


if __name__ == "__main__":
    main()
