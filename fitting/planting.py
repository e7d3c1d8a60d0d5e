"""DEMETR's errors, planted in other texts: more sentences than the five hundred of DEMETR's own.

Which words can be lost as modifiers, verbs, nouns or subjects, which can be put in, and which are
each other's opposites, is read off DEMETR's copies; the same is then done to what a system made of
segments of wmt22-news and newstest2020.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random
from typing import Any

from fitting.punctuation import bare, closing, take_out

__all__ = ["Copy", "Lexicon", "plant", "read_lexicon"]

LOST = ("id21", "id22", "id23", "id24")
_SUBJECT = "id24"
_SUBJECT_WITHIN = 3
"""A subject is looked for among a segment's first words."""
_WORDS = (5, 60)
_LONG = 3
_NO_OPPOSITE = frozenset({"the", "and", "for", "you", "his", "her", "who"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What DEMETR did.

    Attributes:
        lost: For each kind of removal, how often a word was removed by it.
        inserted: What was put in, each as its words.
        opposites: For each word, what it was exchanged for, how often.
    """

    lost: Mapping[str, Counter[str]]
    inserted: tuple[tuple[str, ...], ...]
    opposites: Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Copy:
    """A translation and a copy of it with an error; ``kind`` is DEMETR's number."""

    document: str
    reference: str
    translation: str
    perturbed: str
    kind: str


def read_lexicon(rows: Iterable[Mapping[str, Any]]) -> Lexicon:
    """What DEMETR's rows removed, put in and exchanged."""
    lost: dict[str, Counter[str]] = {kind: Counter() for kind in LOST}
    inserted: list[tuple[str, ...]] = []
    opposites: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        kind = re.search(r"id\d+", row["perturbation"])
        if kind is None or kind[0] not in (*LOST, "id6", "id7"):
            continue
        before, after = row["translation"].split(), row["perturbed"].split()
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "delete" and b - a == 1 and kind[0] in LOST:
                lost[kind[0]][bare(before[a])] += 1
            elif tag == "insert" and kind[0] == "id6":
                inserted.append(tuple(after[c:d]))
            elif tag == "replace" and kind[0] == "id7" and b - a == d - c == 1:
                opposites[bare(before[a])][bare(after[c])] += 1
    return Lexicon(lost, tuple(inserted), dict(opposites))


def plant(
    segments: Iterable[tuple[str, str, Sequence[str]]], lexicon: Lexicon, rng: Random
) -> Iterator[Copy]:
    """Copies of one translation of each segment, every kind at most once.

    Args:
        segments: Document, reference and translations of each.
        lexicon: See :func:`read_lexicon`.
        rng: Chooses the translation, the words and the places.
    """
    shortest, longest = _WORDS
    for document, reference, translations in segments:
        fit = [t for t in translations if shortest <= len(t.split()) <= longest]
        if not fit or not shortest <= len(reference.split()) <= longest:
            continue
        text = rng.choice(fit)
        words = text.split()
        for kind, copy in _copies(words, lexicon, rng):
            yield Copy(document, reference, text, " ".join(copy), kind)


def _copies(
    words: Sequence[str], lexicon: Lexicon, rng: Random
) -> Iterator[tuple[str, Sequence[str]]]:
    for kind in LOST:
        places = [i for i, word in enumerate(words) if _lost_as(word, kind, i, lexicon)]
        if places:
            kept = list(words)
            take_out(kept, rng.choice(places))
            yield kind, kept
    places = [i for i, word in enumerate(words) if i and word.isalpha() and len(word) > _LONG]
    if places:
        at = rng.choice(places)
        yield "id6", [*words[:at], *rng.choice(lexicon.inserted), *words[at:]]
    places = [
        i
        for i, word in enumerate(words)
        if bare(word) in lexicon.opposites
        and len(bare(word)) >= _LONG
        and bare(word) not in _NO_OPPOSITE
    ]
    if places:
        at = rng.choice(places)
        known = lexicon.opposites[bare(words[at])]
        new = rng.choices(list(known), list(known.values()))[0]
        new = new.capitalize() if words[at][:1].isupper() else new
        yield "id7", [*words[:at], new + closing(words[at]), *words[at + 1 :]]


def _lost_as(word: str, kind: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a word is most often removed by this kind; a subject may be any noun that leads."""
    counts = {name: lexicon.lost[name][bare(word)] for name in LOST}
    if not counts[kind]:
        return False
    usual = max(LOST, key=lambda name: counts[name])
    if kind == _SUBJECT:
        return place < _SUBJECT_WITHIN and usual in (_SUBJECT, "id23")
    return usual == kind
