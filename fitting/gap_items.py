"""What the model of gaps learns from: texts that lost or got a word, and texts that are whole.

DEMETR's copies of translations in which a word or phrase was removed (``id5``, ``id21`` to
``id25``) or inserted (``id6``), and more insertions, made of those. The translations as they were,
the two human references of wmt22-news against each other and what some systems made of them must
stay quiet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.alignment import DocumentView, view_texts
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.gap_features import gap_features
from harness.evidence.stretches import Stretch, pair_words
from harness.metaeval.files import read_lines

__all__ = ["ONLY_FITTED", "SEED", "Item", "News", "encode", "read", "read_rows"]

SEED = 7
REMOVED = frozenset({"id5", "id21", "id23", "id24", "id25"})
INSERTED = "id6"
ONLY_FITTED = frozenset({"swapped", "made", "system"})
"""Kinds of items of which no figure is made."""
SYSTEMS = ("Online-A", "Lan-Bridge")
"""Systems whose output shows how freely the same can be told."""
_ANSWERED = 0.55
_SHORT = 3
_SWAPPED = 0.3
"""What an item counts for whose sides were exchanged: a removal is an insertion seen from there."""

Row = NDArray[np.float64]
Labels = NDArray[np.int8]
Side = tuple[Stretch, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Item:
    """The words of one side of a pair.

    Attributes:
        kind: The perturbation's number; ``quiet`` for a translation as it was, ``news`` for a
            second reference.
        group: What stays together in cross-validation.
        pair: The pair of texts that it belongs to, before anything was planted.
        side: 0 where the reference's words are judged, 1 where the candidate's are.
        rows: Shape (words, features).
        labels: Shape (words,): 1 without an answer, 0 with one, -1 not known or no content word.
        weight: What it counts for in fitting; 0 for what is only tested.
    """

    kind: str
    group: str
    pair: tuple[str, str]
    side: int
    rows: Row
    labels: Labels
    weight: float


@dataclass(frozen=True, slots=True)
class News:
    """A line of wmt22-news: two human references, and what some systems made of it."""

    document: str
    first: str
    second: str
    systems: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All of its texts."""
        return (self.first, self.second, *self.systems)


def _kind(row: Mapping[str, Any]) -> str:
    found = re.search(r"id\d+|made", row["perturbation"])
    return found[0] if found else ""


def read_rows(data: Path) -> tuple[list[dict[str, Any]], list[News]]:
    """DEMETR's rows of the wanted kinds, and made ones; the lines of wmt22-news."""
    rows = [json.loads(line) for line in read_lines(data / "perturbations" / "demetr.jsonl")]
    tree = data / "wmt22-news"
    names = [line.split("\t")[1] for line in read_lines(tree / "documents" / "zh-en.docs")]
    texts = [
        read_lines(tree / folder)
        for folder in (
            "references/zh-en.refA.txt",
            "references/zh-en.refB.txt",
            *(f"system-outputs/zh-en/{name}.txt" for name in SYSTEMS),
        )
    ]
    systems = zip(*texts[2:], strict=True)
    news = [News(*line) for line in zip(names, *texts[:2], systems, strict=True)]
    wanted = [row for row in rows if _kind(row) in REMOVED | {INSERTED}]
    return wanted + list(_made(wanted, news)), news


def _made(rows: Sequence[Mapping[str, Any]], news: Sequence[News]) -> Iterator[dict[str, Any]]:
    """More insertions: words that DEMETR inserted, put into other texts before a content word."""
    rng = Random(SEED)
    inserted = []
    for row in rows:
        if _kind(row) == INSERTED:
            before, after = row["translation"].split(), row["perturbed"].split()
            if len(after) == len(before) + 1:
                at = next((i for i, w in enumerate(before) if w != after[i]), len(before))
                inserted.append(after[at])
    hosts = {(row["reference"], row["translation"]): row["reference"] for row in rows}
    hosts |= {(line.first, line.second): line.document for line in news}
    for (reference, translation), group in sorted(hosts.items()):
        words = translation.split()
        places = [i for i, word in enumerate(words) if i and word.isalpha() and len(word) > _SHORT]
        if places:
            at = rng.choice(places)
            yield {
                "perturbation": "made",
                "reference": reference,
                "translation": translation,
                "perturbed": " ".join([*words[:at], rng.choice(inserted), *words[at:]]),
                "group": group,
            }


def encode(texts: Iterable[str]) -> dict[str, DocumentView]:
    """Each text's view, as a line of its own, by the embedded encoder."""
    unique = sorted({text for text in texts if text.strip()})
    documents = [parse_text(text, id="p", aligned=True) for text in unique]
    return dict(zip(unique, view_texts(documents, load_encoder()), strict=True))


def _side(view: DocumentView | None) -> Side | None:
    if view is None or not view.sentences:
        return None
    total = view.vectors.sum(axis=0)
    return Stretch.of(view, range(len(view.sentences))), total / np.linalg.norm(total)


def _rows(own: Side, other: Side) -> Row:
    return gap_features(own[0], other[0], own[1], other[1])


def _changed(before: Stretch, after: Stretch) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words of the translation are gone, and which of the copy are new."""
    gone, new = np.zeros(len(before), dtype=bool), np.zeros(len(after), dtype=bool)
    lowered = [[word.lower() for word in side.surfaces] for side in (before, after)]
    matcher = SequenceMatcher(None, lowered[0], lowered[1], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            gone[a:b], new[c:d] = True, True
    return gone, new


def _lost(reference: Stretch, translation: Stretch, gone: NDArray[np.bool_]) -> Labels:
    """Labels of the reference's words: 1 where a removed word was the answer."""
    at, cosine, same = pair_words(reference, translation)
    hit = (at >= 0) & gone[np.maximum(at, 0)]
    sure = (cosine > _ANSWERED) | same
    labels = np.zeros(len(reference), dtype=np.int8)
    labels[hit] = np.where(sure[hit] & reference.content[hit], 1, -1)
    return labels


def _known(labels: Labels, own: Stretch) -> Labels:
    return np.where((labels == 0) & ~own.content, -1, labels).astype(np.int8)


def read(
    rows: Sequence[Mapping[str, Any]],
    news: Sequence[News],
    views: Mapping[str, DocumentView],
) -> list[Item]:
    """All items that can be made of some rows and their texts' views."""
    items: list[Item] = []
    for row in rows:
        items += _planted(row, views)
    seen: dict[tuple[Any, ...], Item] = {}
    for item in items:
        if item.kind == "quiet":
            seen[(item.pair, item.side)] = item
    items = [item for item in items if item.kind != "quiet"] + list(seen.values())
    for line in news:
        for kind, other in (("news", line.second), *(("system", t) for t in line.systems)):
            a, b = _side(views.get(line.first)), _side(views.get(other))
            if a and b:
                items += _quiet(kind, line.document, (line.first, other), a, b)
    return items


def _quiet(
    kind: str, group: str, pair: tuple[str, str], reference: Side, candidate: Side
) -> Iterator[Item]:
    """Both sides of a pair in which nothing is wrong."""
    for side, own, other in ((0, reference, candidate), (1, candidate, reference)):
        labels = _known(np.zeros(len(own[0]), dtype=np.int8), own[0])
        yield Item(kind, group, pair, side, _rows(own, other), labels, 1.0)


def _planted(row: Mapping[str, Any], views: Mapping[str, DocumentView]) -> Iterator[Item]:
    texts = [row[key] for key in ("reference", "translation", "perturbed")]
    reference, translation, copy = (_side(views.get(text)) for text in texts)
    if not (reference and translation and copy):
        return
    kind, pair, group = _kind(row), (texts[0], texts[1]), row.get("group", texts[0])
    if kind != "made":
        yield from _quiet("quiet", group, pair, reference, translation)
    gone, new = _changed(translation[0], copy[0])
    if kind in (INSERTED, "made"):
        labels = _known(new.astype(np.int8), copy[0])
        labels[new & ~copy[0].content] = -1
        own, other, side = copy, reference, 1
    else:
        labels = _known(_lost(reference[0], translation[0], gone), reference[0])
        own, other, side = reference, copy, 0
    found = _rows(own, other)
    yield Item(kind, group, pair, side, found, labels, 1.0)
    yield Item("swapped", group, pair, 1 - side, found, labels, _SWAPPED)
