"""Words of a stretch: cut, folded and stemmed for comparing, with offsets into the original.

Small and rule-based on purpose: it runs on every aligned pair, and only has to say when two words
are *the same word*, not what they mean. Text in other scripts yields words too; nothing here fails.
The closed classes of words that several comparers look for stand here as well, folded.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = [
    "ARTICLES",
    "BE",
    "DETERMINERS",
    "DO",
    "FUNCTION_WORDS",
    "HAVE",
    "HYPHENS",
    "INDEFINITE",
    "MAY",
    "MODALS",
    "NOT",
    "OWNERS",
    "PERSONS",
    "Word",
    "fold",
    "is_common",
    "is_form",
    "is_irregular_past",
    "may_be_verb",
    "read_phrases",
    "read_table",
    "stem",
    "words",
]

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"  # a number
    r"|(?:[^\W\d_]\.){2,}"  # U.S., D.K.
    r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*"  # a word, with its apostrophes
)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_NOT = re.compile(r"n['’ʼ]t$", re.IGNORECASE)
_CLITIC = re.compile(r"['’ʼ](?:ll|re|ve|d|m)$", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"}
)
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`")


def read_table(name: str) -> list[str]:
    """The lines of a table of ``data/``, without comments and empty lines."""
    text = (files("harness.evidence.facts") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read_phrases(name: str) -> list[tuple[tuple[tuple[str, ...], ...], ...]]:
    """The rows of a table of phrases: what stands on either side of its bar, all as stems."""
    return [
        tuple(
            tuple(tuple(map(stem, phrase.split())) for phrase in half.split(","))
            for half in line.split("|")
        )
        for line in read_table(name)
    ]


FUNCTION_WORDS = frozenset(" ".join(read_table("function-words.txt")).split())
"""Words that carry no content of their own; folded."""
PERSONS = frozenset({"he", "she", "they", "we", "i", "you"})
"""Pronouns that a sentence begins with, of somebody."""
BE = frozenset("be is are was were been being".split())
HAVE = frozenset({"has", "have", "had"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset("will would shall should must may might can could".split())
MAY = frozenset({"may", "can"})
"""What permits; ``might`` and ``could`` say what is possible."""
NOT = frozenset({"not", "n't"})
INDEFINITE = frozenset({"a", "an"})
ARTICLES = INDEFINITE | {"the"}
OWNERS = frozenset("my your his her its our their".split())
DETERMINERS = ARTICLES | OWNERS | frozenset("this that these those".split())
HYPHENS = frozenset("-‐‑–")
"""What joins two words to one, the dash of the careless included."""

_IRREGULAR = {
    form: line.split()[0] for line in read_table("irregular-forms.txt") for form in line.split()
}


_ROOTS_IN_ED = tuple("ceed need feed seed speed bleed breed deed heed weed".split())
"""Where "ed" is no ending: "succeed", "succeeded"."""

_PAST_AS_PRESENT = frozenset(
    "beat hit cut put hurt let set bet cost spread split shut quit read upset".split()
)


class Word(NamedTuple):
    """One word of a stretch.

    Attributes:
        start: First code point in the stretch.
        end: One past the last, without a possessive ending.
        text: The word as written, without it.
        folded: Case and diacritics folded, no apostrophes or full stops.
        stem: The folded word without its English inflection.
        possessive: Whether ``'s`` followed.
        is_content: Neither a function word nor a single letter.
        is_capital: Whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    folded: str
    stem: str
    possessive: bool
    is_content: bool
    is_capital: bool


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Without case, diacritics, apostrophes and full stops: ``Kunfehértó`` is ``kunfeherto``."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "").replace(".", "")
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = "".join(char for char in lowered if not unicodedata.combining(char))
    return kept.translate(_APOSTROPHES).replace(".", "")


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order. ``don't`` is ``do`` and ``n't``; ``cannot`` is two words.

    Args:
        text: Any text.

    Returns:
        Words whose offsets count code points of ``text``.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start = match.start()
        raw = match.group()
        possessive = False
        if "'" in raw or "’" in raw or "ʼ" in raw:
            if ending := _POSSESSIVE.search(raw):
                possessive = True
                raw = raw[: ending.start()]
            elif (ending := _NOT.search(raw)) and ending.start():
                _add(found, start, raw[: ending.start()])
                _add(found, start + ending.start(), "n't")
                continue
            elif ending := _CLITIC.search(raw):
                _add(found, start, raw[: ending.start()])
                start, raw = start + ending.start() + 1, raw[ending.start() + 1 :]
        elif raw.lower() == "cannot":
            _add(found, start, raw[:3])
            start, raw = start + 3, raw[3:]
        _add(found, start, raw, possessive=possessive)
    return tuple(found)


def _add(found: list[Word], start: int, raw: str, *, possessive: bool = False) -> None:
    if raw:
        end = start + len(raw)
        folded = "n't" if raw == "n't" else fold(raw)
        content, capital = folded not in FUNCTION_WORDS, raw[0].isupper()
        found.append(Word(start, end, raw, folded, stem(folded), possessive, content, capital))


@lru_cache(maxsize=65536)
def stem(folded: str) -> str:
    """A folded English word without its inflection and usual spelling differences.

    Conflates for comparing only (``operate``, ``operating``, ``operation``; ``organise``,
    ``organize``); the result is not always a word.
    """
    if len(folded) < 4 or not folded.isascii() or not folded.isalpha():
        return _IRREGULAR.get(folded, folded)
    if folded.startswith("un") and folded[2:] in _IRREGULAR:
        return "un" + stem(folded[2:])  # "unpaid" is to "paid" what "unsaved" is to "saved"
    word = _without_plural(_IRREGULAR.get(folded, folded))
    for suffix in ("ing", "ed", "ion", "ment", "ly"):
        if word.endswith(_ROOTS_IN_ED):
            break
        if suffix == "ed" and word.endswith("eed"):
            word = word[:-1]  # "agreed" is "agree" with a "d"
            break
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            if suffix in ("ing", "ed") and word[-1] == word[-2] and word[-1] not in "elsz":
                word = word[:-1]
            break
    return _spelling(word) if len(word) > 3 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _spelling(word: str) -> str:
    """Final vowels, -ate, and British spellings made one."""
    word = word.removesuffix("e")
    if word.endswith("at") and len(word) > 5:
        word = word[:-2]
    if word.endswith("i"):
        word = word[:-1] + "y"
    if word.endswith("is") and len(word) > 5:
        word = word[:-1] + "z"
    return word.replace("our", "or") if len(word) > 4 else word


@cache
def _common() -> frozenset[str]:
    return frozenset(read_table("common-words.txt") + read_table("lower-words.txt"))


@lru_cache(maxsize=65536)
def is_common(folded: str) -> bool:
    """Whether a folded word is an ordinary English word, or a regular form of one."""
    return is_form(folded, _common())


def is_form(folded: str, table: frozenset[str]) -> bool:
    """Whether a folded word is a function word, one of a table, or a regular form of one."""
    if folded in table or folded in FUNCTION_WORDS:
        return True
    if folded in _IRREGULAR and _IRREGULAR[folded] != folded:
        return True
    bases = _bases(folded)
    if folded.endswith(("ers", "ings")):
        bases += _bases(folded[:-1])
    return any(base in table for base in bases)


def _bases(folded: str) -> list[str]:
    """What an ordinary ending may have been put to; not all are words."""
    bases = []
    for suffix in ("s", "es", "ed", "ing", "ly", "ness", "er", "less", "ful", "d", "r"):
        base = folded.removesuffix(suffix)
        if base == folded or len(base) < 2:
            continue
        if len(base) > 2:
            bases.append(base)
            if base[-1] == "i":
                bases.append(base[:-1] + "y")
            if base[-1] == base[-2]:
                bases.append(base[:-1])
        if suffix in {"ed", "ing", "er"}:
            bases.append(base + "e")
    return bases


def is_irregular_past(folded: str) -> bool:
    """Whether a folded word is an irregular form of another (``beat`` is not, ``won`` is)."""
    return _IRREGULAR.get(folded, folded) != folded


def may_be_verb(word: Word) -> bool:
    """Past tense or third person, by its form: what may follow a subject."""
    return (
        word.is_content
        and not word.is_capital
        and (
            word.folded.endswith(("ed", "s"))
            or is_irregular_past(word.folded)
            or word.folded in _PAST_AS_PRESENT
        )
    )
