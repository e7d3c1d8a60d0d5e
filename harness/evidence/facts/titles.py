"""Titles before names, written out and shortened: ``Councillor`` and ``Cllr``, ``Senator Warren``.

A short form that is a name or a word as well (Amartya Sen, Hon Hai, Gen Z) is a title only where a
full stop shows that it is short, and no name goes on before it; "Councillor" is one where no longer
office ends with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.words import Word, read_table

__all__ = ["is_title", "is_title_form", "told_titles"]

_ALSO_NAMES = frozenset("adm amb col gen hon maj pres rep rev sen".split())
_PARTS_OF_OFFICES = frozenset(
    "councillor councillors councilor councilors superintendent superintendents".split()
)
"""Titles that a longer office ends with as well: "State Councillor", "School Superintendent"."""
_STOPPED = re.compile(r"\. ?[A-Z]")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]*\.? $")
_REACH = 32  # characters before a word in which a name may go on to it


@cache
def _forms() -> dict[str, frozenset[int]]:
    """The titles that each form stands for."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(read_table("title-forms.txt")):
        for form in row.split():
            found[form] = found.get(form, frozenset()) | {number}
    return found


def is_title_form(folded: str) -> bool:
    """Whether a folded word can be a title, or short for one."""
    return folded in _forms()


def is_title(text: str, word: Word) -> bool:
    """Whether a word is a title, or short for one: "President", "Sen. Warren".

    Args:
        text: The text.
        word: One of its words.
    """
    if word.folded in name_words()["title"]:
        return True
    before = _NAME_BEFORE.search(text, max(0, word.start - _REACH), word.start)
    if word.folded in _PARTS_OF_OFFICES:
        return before is None
    if word.folded not in _ALSO_NAMES or not _STOPPED.match(text, word.end):
        return False
    return before is None or before.start() == 0


def told_titles(tokens: Sequence[Word], others: Sequence[Word]) -> list[tuple[int, int]]:
    """Where titles stand that the other text has in another form: "Cllrs" for "Councillors".

    Args:
        tokens: The words of a text.
        others: Those of the other.
    """
    own = {word.folded for word in tokens}
    other = [word for word in others if word.is_capital and word.folded not in own]
    told = {title for word in other for title in _titles(word)}
    return [(w.start, w.end) for w in tokens if w.is_capital and not told.isdisjoint(_titles(w))]


def _titles(word: Word) -> frozenset[int]:
    return _forms().get(word.folded, frozenset())
