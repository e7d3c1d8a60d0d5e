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
from itertools import groupby
from typing import Literal

from harness.evidence.facts.amount_words import is_of_amount
from harness.evidence.facts.calendar_words import TIME_WORDS
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.name_variants import entities, is_plain
from harness.evidence.facts.titles import is_title
from harness.evidence.facts.words import FUNCTION_WORDS, Word, fold, is_common, words

__all__ = ["SURE", "Name", "NameKind", "find_names"]

SURE = 2
"""Strength of a name that is surely one."""

NameKind = Literal["person", "place", "organisation", "other"]

_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*\s+$|\n\s*$|[\"“„«(\[]\s*$|[•–—]\s+$")
_SENTENCE = re.compile(r"[.;]\W*$|[a-z]\. [A-Z]")
_ENUMERATOR = re.compile(r"\W*(?:(?:\d{1,3}|[a-z])[.)]+|[A-Z]\)[.)]*)\s+$")
"""Before an item: "2)", "(b)"; but "A. Baker" is a person."""
_DETERMINERS = frozenset(
    {"the", "a", "an", "your", "all", "both", "each", "every", "any", "this", "these", "those"}
)
_TITLE_CASE_SHARE = 0.85
_HEADLINE_WORDS = 4
_HEADING_WORDS = 3
_SHOUTED = 2
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
    shouted = _in_capitals(tokens)
    headline = _is_headline(text, tokens)
    seen_lower = lower | {word.folded for word in tokens if not word.is_capital}
    capital = [False] * len(tokens)
    for i, word in enumerate(tokens):
        if not word.is_capital or is_of_amount(text, tokens, i):
            continue
        weak = headline or shouted[i] or _starts_sentence(text, tokens, i)
        capital[i] = _is_name_word(word, seen_lower, weak=weak) and not (
            weak and _has_object(text, tokens, i)
        )
        if weak and not capital[i] and i + 1 < len(tokens) and not headline:
            capital[i] = _opens_name(text, tokens, i)
    return tuple(_names(text, tokens, capital))


def _is_headline(text: str, tokens: Sequence[Word]) -> bool:
    content = [word for word in tokens if word.is_content and word.text[0].isalpha()]
    upper = sum(word.is_capital for word in content)
    return (
        len(content) >= _HEADLINE_WORDS
        and upper >= _TITLE_CASE_SHARE * len(content)
        and not _SENTENCE.search(text)
        and sum(is_common(word.folded) for word in content) * 2 >= len(content)
    )


def _in_capitals(tokens: Sequence[Word]) -> list[bool]:
    """Which words are in a run of three or more in capitals, or of two ordinary ones: no acronyms.

    It is a heading, or what the reader must not miss: "KEEP AWAY from the river".
    """
    found: list[bool] = []
    for are_capitals, run in groupby(
        tokens, lambda word: word.is_capital and word.text.isupper() and len(word.text) > 1
    ):
        words = list(run)
        least = _SHOUTED if all(is_plain(word.folded) for word in words) else _HEADING_WORDS
        found += [are_capitals and len(words) >= least] * len(words)
    return found


def _has_object(text: str, tokens: Sequence[Word], i: int) -> bool:
    """Say yes to "Peel the" and "Dice your": an instruction begins so, and no name but "Ivan the".

    What follows the determiner is written small, or is no word, and does not say when: "Toyota this
    week …".
    """
    if i + 2 >= len(tokens) or tokens[i + 1].folded not in _DETERMINERS:
        return False
    if text[tokens[i].end : tokens[i + 1].start] != " ":
        return False
    if tokens[i + 2].folded in TIME_WORDS:
        return False
    return not tokens[i + 1].is_capital and not tokens[i + 2].is_capital


def _starts_sentence(text: str, tokens: Sequence[Word], i: int) -> bool:
    if i == 0:
        return True
    last = tokens[i - 1]
    gap = text[last.end : tokens[i].start]
    if i == 1 and _ENUMERATOR.match(text[: tokens[i].start]):
        return True
    if gap == " " or (gap == ". " and _is_abbreviation(text, last)):
        return False
    return bool(_SENTENCE_END.search(gap))


def _is_abbreviation(text: str, word: Word) -> bool:
    """An initial, or a title: the full stop after it ends no sentence."""
    return (len(word.text) == 1 and word.is_capital) or is_title(text, word)


def _is_name_word(word: Word, seen_lower: frozenset[str] | set[str], *, weak: bool) -> bool:
    if not word.is_capital or not word.text[0].isalpha():
        return False
    lists = name_words()
    if word.folded in lists["calendar"] or word.folded in lists["never"]:
        return False
    acronym = len(word.text) > 1 and word.text.isupper()
    if word.folded in FUNCTION_WORDS and not acronym:
        return False
    if not weak:
        return True
    if word.folded in seen_lower:
        return False
    if word.possessive and not word.folded.endswith(("day", "s", "en")):
        return True  # "Apple's": an ordinary singular noun would have its article
    return not is_plain(word.folded)


def _opens_name(text: str, tokens: Sequence[Word], i: int) -> bool:
    """A common word at the start of a sentence that a capital follows: "Labour Party …"."""
    word, after = tokens[i], tokens[i + 1]
    gap = text[word.end : after.start]
    if all(each.text.isupper() and is_plain(each.folded) for each in (word, after)):
        return False  # "KEEP AWAY from the river"
    return (
        word.is_capital
        and word.is_content
        and word.folded not in name_words()["calendar"]
        and word.folded not in name_words()["never"]
        and gap in {" ", "-"}
        and after.is_capital
        and after.is_content
        and after.folded not in name_words()["calendar"]
        and not word.possessive
        and not word.folded.endswith(("ing", "ed", "ly"))
    )


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
            opens = first == i and _starts_sentence(text, tokens, i)
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
        if not (gap in {". ", "."} and _is_abbreviation(text, tokens[k])) and gap not in _NAME_GAPS:
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
