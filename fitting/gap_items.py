"""What the model of gaps learns from: texts that lost or got a word, and texts that are whole.

DEMETR's copies of translations in which a word or phrase was removed (``id5``, ``id21`` to
``id25``) or inserted (``id6``), and the same done to the translations of ../shared/data
(fitting/gap_texts.py), which are of more texts. The translations as they were must stay quiet.
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

from fitting.gap_texts import GapPair, make_gap_pairs
from fitting.segments import read_segments
from harness.alignment import DocumentView, view_texts
from harness.documents import parse_text
from harness.encoders import Encoder
from harness.evidence.gap_features import gap_features, said_words
from harness.evidence.stretches import Stretch, pair_words
from harness.metaeval.files import read_lines

__all__ = ["NEWS", "QUIET", "Item", "read"]

_SEED = 7
_REMOVED = ("id5", "id21", "id22", "id23", "id24", "id25")
_INSERTED = "id6"
QUIET, NEWS = "quiet", "news"
"""Kinds of items in which nothing was planted: DEMETR's translations, and people's second ones of
wmt22-news; the thresholds are set by these two."""
_NEWS_TREE = "wmt22-news/"
_DEMETR = (2.0, 4.0)
"""What an item of DEMETR's counts for where the reference's words are judged, and where the
candidate's are: what it inserts fits better than what is made."""
_MADE, _TURNED = 0.2, 0.3
"""What an item counts for that is made; and of those, seen from the other side: a removal is an
insertion seen from there."""
_TURNED_SHARE = 0.3
_ANSWERED = 0.55
_AT_A_TIME = 500

Row = NDArray[np.float64]
Labels = NDArray[np.int8]
Side = tuple[Stretch, NDArray[np.float32]]
Views = Mapping[str, DocumentView]


@dataclass(frozen=True, slots=True)
class Item:
    """The words of one side of a pair that may be told: none that the other side has.

    Attributes:
        kind: The perturbation's number; :data:`QUIET`, :data:`NEWS`, ``human`` or ``system`` where
            nothing was planted; ``put in``, ``taken out`` or ``turned`` where we planted.
        group: What stays together in cross-validation.
        pair: The pair of texts that it belongs to, before anything was planted.
        side: 0 where the reference's words are judged, 1 where the candidate's are.
        rows: Shape (words, features).
        labels: Shape (words,): 1 without an answer, 0 with one.
        weight: What it counts for in fitting.
    """

    kind: str
    group: str
    pair: tuple[str, str]
    side: int
    rows: Row
    labels: Labels
    weight: float


def read(data: Path, encoder: Encoder) -> list[Item]:
    """All items, DEMETR's first."""
    lines = read_lines(data / "perturbations" / "demetr.jsonl")
    rows = [row for row in map(json.loads, lines) if _kind(row) in (*_REMOVED, _INSERTED)]
    keys = ("reference", "translation", "perturbed")
    items: dict[tuple[Any, ...], Item] = {}
    for start in range(0, len(rows), _AT_A_TIME):
        part = rows[start : start + _AT_A_TIME]
        views = _encode((row[key] for row in part for key in keys), encoder)
        for row in part:
            for item in _demetr(row, views):
                # a translation comes back with every copy of it
                whole = item.kind == QUIET
                items[item.pair if whole else row["perturbed"], item.kind, item.side] = item
    found = list(items.values())
    pairs, rng = list(make_gap_pairs(read_segments(data))), Random(_SEED)
    for start in range(0, len(pairs), _AT_A_TIME):
        some = pairs[start : start + _AT_A_TIME]
        texts = (t for p in some for t in (p.reference, p.candidate, p.longer, p.shorter))
        views = _encode(filter(None, texts), encoder)
        for pair in some:
            found += _made(pair, views, rng)
    return found


def _kind(row: Mapping[str, Any]) -> str:
    found = re.search(r"id\d+", row["perturbation"])
    return found[0] if found else ""


def _encode(texts: Iterable[str], encoder: Encoder) -> dict[str, DocumentView]:
    """Each text's view, as a line of its own."""
    unique = sorted({text for text in texts if text.strip()})
    documents = [parse_text(text, id="p", aligned=True) for text in unique]
    return dict(zip(unique, view_texts(documents, encoder), strict=True))


def _side(view: DocumentView | None) -> Side | None:
    if view is None or not view.sentences:
        return None
    total = view.vectors.sum(axis=0)
    return Stretch.of(view, range(len(view.sentences))), total / np.linalg.norm(total)


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


def _item(
    kind: str,
    names: tuple[str, tuple[str, str]],
    side: int,
    sides: tuple[Side, Side],
    labels: Labels,
    weight: float,
) -> Item:
    """What is known of one text's words, held against the other's."""
    own, other = sides
    rows = gap_features(own[0], other[0], own[1], other[1])
    kept = own[0].content & ~said_words(rows) & (labels >= 0)
    return Item(kind, *names, side, rows[kept], labels[kept], weight)


def _whole(
    kind: str,
    names: tuple[str, tuple[str, str]],
    sides: tuple[Side, Side],
    weights: Sequence[float],
) -> Iterator[Item]:
    """Both sides of a pair in which nothing is wrong."""
    for side, (one, weight) in enumerate(zip((sides, sides[::-1]), weights, strict=True)):
        labels = np.zeros(len(one[0][0]), dtype=np.int8)
        yield _item(kind, names, side, one, labels, weight)


def _demetr(row: Mapping[str, Any], views: Views) -> Iterator[Item]:
    texts = [row[key] for key in ("reference", "translation", "perturbed")]
    reference, translation, copy = (_side(views.get(text)) for text in texts)
    if not (reference and translation and copy):
        return
    kind, names = _kind(row), (texts[0], (texts[0], texts[1]))
    yield from _whole(QUIET, names, (reference, translation), _DEMETR)
    gone, new = _changed(translation[0], copy[0])
    if kind == _INSERTED:
        yield _item(kind, names, 1, (copy, reference), new.astype(np.int8), _DEMETR[1])
    else:
        labels = _lost(reference[0], translation[0], gone)
        yield _item(kind, names, 0, (reference, copy), labels, _DEMETR[0])


def _made(pair: GapPair, views: Views, rng: Random) -> Iterator[Item]:
    reference, candidate = (_side(views.get(text)) for text in (pair.reference, pair.candidate))
    if not (reference and candidate):
        return
    names = pair.document, (pair.reference, pair.candidate)
    news = pair.kind == "human" and pair.document.startswith(_NEWS_TREE)
    yield from _whole(NEWS if news else pair.kind, names, (reference, candidate), (1.0, 1.0))
    longer, shorter = (_side(views.get(text or "")) for text in (pair.longer, pair.shorter))
    if longer:
        labels = _changed(candidate[0], longer[0])[1].astype(np.int8)
        yield from _both(("put in", 1), names, (longer, reference), labels, rng)
    if shorter:
        labels = _lost(reference[0], candidate[0], _changed(candidate[0], shorter[0])[0])
        yield from _both(("taken out", 0), names, (reference, shorter), labels, rng)


def _both(
    what: tuple[str, int],
    names: tuple[str, tuple[str, str]],
    sides: tuple[Side, Side],
    labels: Labels,
    rng: Random,
) -> Iterator[Item]:
    """What was planted; some of it, for what it is from the other side, as well."""
    kind, side = what
    yield _item(kind, names, side, sides, labels, _MADE)
    if rng.random() < _TURNED_SHARE:
        yield _item("turned", names, 1 - side, sides, labels, _TURNED)
