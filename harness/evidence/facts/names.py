"""Find the names in a text: by capitals, with care for where capitals mean nothing.

A capital says little at the start of a sentence, in a title-case headline and in a heading in
capitals; there a word is a name only if it is no ordinary word (the tables, and the rest of the
document written in lower case). Rule-based and quick; no model. Scripts without capitals yield
no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from harness.evidence.facts.name_capitals import is_abbreviation, name_capitals, starts_sentence
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.name_variants import entities
from harness.evidence.facts.titles import is_title
from harness.evidence.facts.words import Word, fold, is_common, words

__all__ = ["SURE", "Name", "NameKind", "find_names"]

SURE = 2
"""Strength of a name that is surely one."""

NameKind = Literal["person", "place", "organisation", "other"]

_NAME_GAPS = frozenset({" ", "-", "‑", "–", "\u00a0", " & ", "&", "'", "’"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it stands in a text.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The name as written, without a possessive ending.
        parts: Its folded words, without particles, titles and initials' full stops.
        proper: Those of the parts that are no ordinary English words.
        kind: A guess at what it names.
        strength: How sure it is a name: 2 with a proper part or a known place (``Xi Jinping``,
            ``the Middle East``), 1 an ordinary word that only a name's capital explains
            (``Apple``), 0 a title or description in capitals (``the Labour Party``).
        place: The country or other entity of the tables that it is in whole or part, if any.
    """

    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    proper: tuple[str, ...]
    kind: NameKind
    strength: int
    place: str | None

    @property
    def is_acronym(self) -> bool:
        """One word of two to six capitals."""
        letters = self.text.replace(".", "")
        return len(self.parts) == 1 and 2 <= len(letters) <= 6 and letters.isupper()


def find_names(text: str, document: str = "") -> list[Name]:
    """Names of a text in order.

    Args:
        text: The text to search.
        document: The document it is from: a word written in lower case there is no name at the
            start of a sentence.

    Returns:
        Names that do not overlap; offsets count code points of ``text``.
    """
    return list(_found(text, lower_words(document) if document else frozenset()))


@lru_cache(maxsize=64)
def lower_words(document: str) -> frozenset[str]:
    """Every word that the document writes in lower case, folded."""
    return frozenset(fold(word) for word in re.findall(r"[^\W\d_]+", document) if word.islower())


@lru_cache(maxsize=4096)
def _found(text: str, lower: frozenset[str]) -> tuple[Name, ...]:
    tokens = words(text)
    return tuple(_names(text, tokens, name_capitals(text, tokens, lower)))


def _names(text: str, tokens: Sequence[Word], capital: Sequence[bool]) -> Iterator[Name]:
    particles = name_words()["particle"]
    i = 0
    while i < len(tokens):
        if not capital[i]:
            i += 1
            continue
        last = i
        while True:
            after = last + 1
            # at most two particles ("of the") between two words of a name
            while (
                after < len(tokens)
                and after - last <= 2
                and not capital[after]
                and tokens[after].folded in particles
                and tokens[after].folded != "and"
                and not tokens[last].possessive
            ):
                after += 1
            if (
                after >= len(tokens)
                or not capital[after]
                or tokens[last].possessive
                or not _is_joined(text, tokens, last, after)
            ):
                break
            last = after
        for first, end in _around_titles(text, tokens, i, last + 1):
            opens = first == i and starts_sentence(text, tokens, i)
            if name := _name(text, tokens[first:end], opens=opens):
                yield name
        i = last + 1


def _around_titles(
    text: str, tokens: Sequence[Word], first: int, end: int
) -> Iterator[tuple[int, int]]:
    """``Russian`` and ``President Vladimir Putin``: a title inside begins a person's name."""
    for i in range(first + 1, end):
        opens = is_title(text, tokens[i]) and not is_title(text, tokens[i - 1])
        if opens and i + 1 < end and tokens[i + 1].is_capital:
            yield first, i
            yield i, end
            return
    yield first, end


def _is_joined(text: str, tokens: Sequence[Word], last: int, after: int) -> bool:
    for k in range(last, after):
        gap = text[tokens[k].end : tokens[k + 1].start]
        if not (gap in {". ", "."} and is_abbreviation(text, tokens[k])) and gap not in _NAME_GAPS:
            return False
    return True


def _name(text: str, tokens: Sequence[Word], *, opens: bool) -> Name | None:
    lists = name_words()
    parts = [w for w in tokens if w.folded not in lists["particle"] or w.text.isupper()]
    bare = [w for w in parts if not is_title(text, w)]
    if not bare or all(w.folded in lists["currency"] for w in bare):
        return None
    first = tokens.index(bare[0])
    start, end = tokens[first].start, bare[-1].end
    folded = tuple(w.folded for w in bare)
    # an initial or an acronym is never an ordinary word, whatever it spells
    personal = len(bare) > 1 and any(w.folded in lists["given"] for w in bare)
    proper = tuple(
        w.folded
        for i, w in enumerate(bare)
        if _is_proper(w)
        or (personal and (w.folded in lists["given"] or _is_family(bare, i, lists)))
    )
    titled = len(bare) < len(parts)
    kind = _kind(folded, proper, titled=titled)
    known = next((entity.name for entity in entities(tokens)), None)
    strength = SURE if proper or known else _strength(folded, opens=opens and not titled)
    return Name(start, end, text[start:end], folded, proper, kind, strength, known)


def _is_family(words: Sequence[Word], i: int, lists: dict[str, frozenset[str]]) -> bool:
    """The last word after a given name, whatever it means: ``Anna Weber``, not ``Anna Street``."""
    word = words[i].folded
    return (
        0 < i == len(words) - 1
        and words[i - 1].folded in lists["given"]
        and word not in lists["place"] | lists["organisation"] | lists["generic"]
    )


def _strength(parts: Sequence[str], *, opens: bool) -> int:
    generic = name_words()["generic"]
    return int(len(parts) == 1 and not opens and len(parts[0]) > 1 and parts[0] not in generic)


def _is_proper(word: Word) -> bool:
    if len(word.text) > 1 and word.text.isupper():
        return True
    return len(word.folded) > 1 and not is_common(word.folded)


def _kind(parts: Sequence[str], proper: Sequence[str], *, titled: bool) -> NameKind:
    lists = name_words()
    if any(part in lists["organisation"] for part in parts):
        return "organisation"
    if any(part in lists["place"] for part in parts):
        return "place"
    if titled or (len(parts) in (2, 3) and len(proper) == len(parts)):
        return "person"
    return "other"
