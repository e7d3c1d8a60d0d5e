"""Take an item out of a list that two texts share, and see whether it is told.

    python benchmarks/shared_lists.py ../shared/data

Pairs are lines of wmt22-news (one human reference against the other, and against four systems), of
newstest2020 (its two references) and DEMETR's translations. A list is shared if the reference has
one of as many items, each of which answers one of the candidate's (cosine of their words 0.5 and
more). Its first item, an inner or the last one is taken out of the candidate; exchanging the two
texts makes an item that was put in. *words* tells gaps as harness/evidence/gaps.py does, *lists*
also what one list has and the other has not (harness/evidence/lost_items.py). Alarms are what the
latter tells besides on pairs that two people wrote; some are right.
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
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from harness.alignment import DocumentView, view_texts
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.enumerations import Enumeration, enumerations
from harness.evidence.gaps import Gap, JudgedWords, find_gaps, judge_words, load_gaps
from harness.evidence.lost_items import lost_items
from harness.metaeval.files import read_lines

SYSTEMS = ("Lan-Bridge", "Online-A", "Online-B", "Online-W")
SEED = 3
ANSWERS = 0.5
PLACES = ("first", "inner", "last")

Views = dict[str, DocumentView]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; what was taken out of the candidate, as the reference has it, and where."""

    reference: str
    candidate: str
    by_people: bool = False
    item: str = ""
    place: str = ""


def read_pairs(data: Path) -> list[Pair]:
    """The pairs as they are, each once."""
    news, older = data / "wmt22-news", data / "newstest2020" / "references"
    first = read_lines(news / "references" / "zh-en.refA.txt")
    pairs = [*zip(first, read_lines(news / "references" / "zh-en.refB.txt"), strict=True)]
    pairs += zip(*(read_lines(path) for path in sorted(older.glob("*.txt"))), strict=True)
    people = set(pairs)
    for name in SYSTEMS:
        lines = read_lines(news / "system-outputs" / "zh-en" / f"{name}.txt")
        pairs += zip(first, lines, strict=True)
    rows = map(json.loads, read_lines(data / "perturbations" / "demetr.jsonl"))
    pairs += [(row["reference"], row["translation"]) for row in rows]
    return [
        Pair(a, b, (a, b) in people) for a, b in dict.fromkeys(pairs) if a.strip() and b.strip()
    ]


def view(texts: Sequence[str]) -> Views:
    """The texts, encoded."""
    documents = [parse_text(text, id="p", paragraphs="line", aligned=True) for text in texts]
    return dict(zip(texts, view_texts(documents, load_encoder()), strict=True))


def lists(text: DocumentView) -> Iterator[tuple[int, Enumeration]]:
    """The lists of three and more items, each with its sentence."""
    for index, sentence in enumerate(text.sentences):
        whole = text.document.paragraphs[sentence.paragraph].text
        for items in enumerations(whole, sentence.words.spans, sentence.words.content):
            if len(items) > 2:
                yield index, items


def words_of(
    text: DocumentView, sentence: int, item: tuple[int, int]
) -> tuple[str, NDArray[np.float32]]:
    """An item as it is written, and the vectors of its content words by two layers."""
    own = text.sentences[sentence]
    inside = [i for i in range(*item) if own.words.content[i]]
    start, end = own.words.spans[item[0], 0], own.words.spans[item[1] - 1, 1]
    both = np.stack([own.words.vectors[inside], own.words.early[inside].astype(np.float32)])
    return text.document.paragraphs[own.paragraph].text[start:end], both


def likeness(one: NDArray[np.float32], two: NDArray[np.float32]) -> float:
    """Mean of the two layers' cosines, by the item whose words are answered better."""
    cosines = (one @ two.transpose(0, 2, 1)).mean(axis=0)
    return float(max(cosines.max(axis=1).mean(), cosines.max(axis=0).mean()))


def plant(pairs: Sequence[Pair], views: Views) -> Iterator[Pair]:
    """Each pair with a shared list, one of its items taken out of the candidate."""
    rng = Random(SEED)
    for pair in pairs:
        ours, theirs = views[pair.reference], views[pair.candidate]
        shared = []
        for sentence, items in lists(theirs):
            right = [words_of(theirs, sentence, item) for item in items]
            for index, others in lists(ours):
                left = [words_of(ours, index, item) for item in others]
                if len(left) == len(right):
                    worth = np.array([[likeness(a[1], b[1]) for b in left] for a in right])
                    rows, columns = linear_sum_assignment(worth, maximize=True)
                    if worth[rows, columns].min() >= ANSWERS:
                        shared.append((sentence, items, [left[j][0] for j in columns]))
        if shared:
            sentence, items, texts = rng.choice(shared)
            at = rng.randrange(len(items))
            place = PLACES[0 if at == 0 else 2 if at == len(items) - 1 else 1]
            less = taken_out(theirs, sentence, items, at)
            yield Pair(pair.reference, less, item=texts[at], place=place)


def taken_out(text: DocumentView, sentence: int, items: Enumeration, at: int) -> str:
    """The text without one item; its list ends with a joined one still."""
    own = text.sentences[sentence]
    whole = text.document.paragraphs[own.paragraph].text
    spans = own.words.spans
    starts = [int(spans[first, 0]) for first, _ in items]
    ends = [int(spans[last - 1, 1]) for _, last in items]
    if at < len(items) - 2:
        return whole[: starts[at]] + whole[starts[at + 1] :]
    if at == len(items) - 2:
        return f"{whole[: ends[-3]]} and {whole[starts[-1] :]}"
    return f"{whole[: ends[-3]]} and {whole[starts[-2] : ends[-2]]}{whole[ends[-1] :]}"


def told(pair: Pair, views: Views, side: Literal[0, 1]) -> tuple[list[str], list[str]]:
    """What is told of the longer text's words as gaps, and besides by its lists."""
    ours, theirs = views[pair.reference], views[pair.candidate]
    both = [(text, range(len(text.sentences))) for text in (ours, theirs)]
    own = judge_words(both[0], both[1], load_gaps(), side)
    other = judge_words(both[1], both[0], load_gaps(), 0 if side else 1)
    if own is None or other is None:
        return [], []
    gaps = [texts_of(own, find_gaps(own)), texts_of(own, lost_items(own, other, side))]
    return gaps[0], gaps[1]


def texts_of(side: JudgedWords, gaps: Sequence[Gap]) -> list[str]:
    """As they are written."""
    return [words_of(side.view, gap.sentence, (gap.first, gap.last))[0] for gap in gaps]


def is_of(texts: Sequence[str], item: str) -> bool:
    """Whether one of them has a word of an item's."""
    return any(set(text.lower().split()) & set(item.lower().split()) for text in texts)


def main() -> None:
    """Plant, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    pairs = read_pairs(parser.parse_args().data)
    views = view(sorted({text for pair in pairs for text in (pair.reference, pair.candidate)}))
    planted = list(plant(pairs, views))
    views |= view(sorted({pair.candidate for pair in planted} - set(views)))
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    print("\n| item | place | pairs | words | lists |\n| --- | --- | ---: | ---: | ---: |")
    sides: tuple[tuple[Literal[0, 1], str], ...] = ((0, "taken out"), (1, "put in"))
    for side, name in sides:
        found = [(pair, *told(pair, views, side)) for pair in planted]
        for place in (*PLACES, "any"):
            rows = [
                (is_of(words, pair.item), is_of([*words, *more], pair.item))
                for pair, words, more in found
                if place in (pair.place, "any")
            ]
            alone, both = np.mean(rows, axis=0)
            print(f"| {name} | {place} | {len(rows)} | {alone:.3f} | {both:.3f} |")
    people = [pair for pair in pairs if pair.by_people]
    turned = [Pair(pair.candidate, pair.reference) for pair in people]
    print("\n| alarms of lists | pairs | told besides |\n| --- | ---: | ---: |")
    for name, side, texts in (("omission", 0, people), ("addition", 1, turned)):
        alarms = sum(bool(told(pair, views, 1 if side else 0)[1]) for pair in texts)
        print(f"| {name} | {len(texts)} | {alarms} |")


if __name__ == "__main__":
    main()
