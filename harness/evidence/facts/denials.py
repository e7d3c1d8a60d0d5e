"""Which words deny, alone (``failed``, ``unable``) or together (``anything but``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from harness.evidence.facts.number_words import NUMBER_WORDS
from harness.evidence.facts.words import Word, is_common, read_table, stem

__all__ = [
    "HARDLY",
    "PREFIXES",
    "denial_words",
    "denies",
    "denies_with_next",
    "is_anything_but",
    "is_undenied",
]

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
"""What denies the word that it stands before."""
_PREFIXES = (*PREFIXES, "mis")
HARDLY = frozenset({"hardly", "barely", "scarcely"})
"""Negators that deny by degrees: of a number, next to nothing is denied (``barely 20 minutes``)."""
_PHRASES = frozenset({"idiom", "limited"})
_TURNED = ("turn", "turns", "turned", "turning")
_TOGETHER = frozenset(
    {
        ("yet", "to"),
        ("run", "out"),
        ("runs", "out"),
        ("ran", "out"),
        ("closed", "to"),
        ("but", "for"),
    }
) | {(form, "down") for form in _TURNED}
_WHOLE = frozenset({"all", "everyone", "everybody", "everything"})
_ALL = 3  # words before "but" in which "all" stands
_TOO_FAR = 6  # words after "too" in which stands what is not done


@cache
def denial_words() -> dict[str, frozenset[str]]:
    """The tables of negation-words.tsv by kind; of denying words the stems."""
    rows = (line.split("\t") for line in read_table("negation-words.tsv"))
    table = {
        kind: frozenset(row.split("|") if kind in _PHRASES else row.split()) for kind, row in rows
    }
    stems = {kind: frozenset(map(stem, table[kind])) for kind in ("lexical", "undenied")}
    return table | stems


def denies(word: Word) -> bool:
    """Whether a word that is no negator denies by itself: ``failed``, ``unable``, ``useless``.

    Not one that only shares its stem with such a word, as ``quite`` does with ``quit``.
    """
    return word.folded not in denial_words()["seeming"] and (
        word.stem in denial_words()["lexical"]
        or word.folded.endswith("less")
        or _negates_by_prefix(word.folded)
    )


def denies_with_next(words: Sequence[Word], at: int) -> bool:
    """Whether a word denies with those beside it: ``yet to``, ``too small to``, ``all but``."""
    said = [word.folded for word in words[at : at + _TOO_FAR]]
    if said[0] == "but" and at and words[at - 1].folded in _WHOLE:
        # "all but two came": two did not; "all but certain" is nearly certain
        return words[at - 1].folded != "all" or _names_some(words[at + 1 : at + 2])
    if said[0] == "but" and any(word.folded == "all" for word in words[max(0, at - _ALL) : at]):
        # "all patients but two came"
        return any(word.folded in NUMBER_WORDS | {"few"} for word in words[at + 1 : at + 2])
    if said[0] == "too":
        return "to" in said[2:]
    return tuple(said[:2]) in _TOGETHER or is_anything_but(words, at)


def _names_some(after: Sequence[Word]) -> bool:
    """Whether a word after ``all but`` begins to say which ones: ``two``, ``the last``, ``Ann``."""
    return any(
        word.is_capital
        or not word.is_content
        or word.folded in NUMBER_WORDS | {"few"}
        or word.folded[:1].isdigit()
        for word in after
    )


def is_anything_but(words: Sequence[Word], at: int) -> bool:
    """``anything but lazy`` is ``not lazy``."""
    return [word.folded for word in words[at : at + 2]] == ["anything", "but"]


def _negates_by_prefix(folded: str) -> bool:
    """Whether a prefix denies an ordinary word: ``unable``, ``inefficient``, not ``inform``."""
    return not is_undenied(stem(folded)) and any(
        folded.startswith(prefix)
        and len(folded) - len(prefix) >= 4
        and is_common(folded[len(prefix) :])
        for prefix in _PREFIXES
    )


def is_undenied(form: str) -> bool:
    """Whether a stem only looks as if a prefix denied it: ``immigrant``, ``intense``."""
    return form in denial_words()["undenied"]
