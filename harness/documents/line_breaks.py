"""Which line breaks within a paragraph end what stands before them.

Most do not: text is wrapped at a column, or where a subtitle ends. That of a heading over its text
does, and so does each of a list without marks, of the rows of a table and of lines with labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from harness.documents.headings import is_heading
from harness.documents.paragraphs import numbered_lines
from harness.documents.tokens import CJK
from harness.documents.wordlists import (
    AUXILIARIES,
    COORDINATING,
    DETERMINERS,
    PREPOSITIONS,
    words,
)

__all__ = ["ending_breaks"]

_BEGINNING = re.compile(r"[\"'“‘«(\[（「『【¿¡]*[^\W_]")
_CHARACTER = re.compile(f"[{CJK}]")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Z][.)]|[IVX]{1,5}[.)]|§\s?\d+)\s+\w")
_COLUMN = 43
"""Narrower lines are subtitles (42 characters at most), verses: a short line says nothing there."""
_SHORT = 0.6
"""A heading is at most so wide, of the widest line."""
_LEAST_LINES = 3
# Cells of a plain table stand apart, and begin with a capital or a figure. Justified text, and what
# has two spaces behind a stop, have no such gap in every line.
_CELLS = re.compile(r"[^\s.!?:]\s{2,}[(+−–€$£¥-]*(?:\d|[^\W\d_a-zà-ÿа-я])|\S(?:\t|\s{4})")
_FAR_CELLS = re.compile(r"\S(?:\t|\s{4})")
_LABELLED = re.compile(r"[^\W\d_][^\s:：.,;!?]*(?:[ ][^\s:：.,;!?]+){0,3}[:：]\s+\S")
_LONG_WORD = re.compile(r"\S{41}")
_JOINING = PREPOSITIONS | COORDINATING | words("who which where when whereas as than if is are")
_LINKING = (
    _JOINING
    | DETERMINERS
    | AUXILIARIES
    | words(
        "der die das den dem des ein eine einem einen einer und oder aber am im auf aus bei mit"
        " nach von vom zu zum zur über für durch"
        " le la les un une des du de et ou à au aux dans sur pour par avec"
        " el los las una del y o en con por para il lo gli i uno di e da su"
    )
)
"""Words that ask for another, in English and in some of its neighbours."""


def ending_breaks(text: str) -> list[int]:
    """Where the lines begin before which a sentence ends, whatever stands at its end.

    Args:
        text: A paragraph.

    Returns:
        Offsets in code points, in order. A line is ended by its break if the next begins with a
        capital letter, a digit or a Chinese or Japanese character, and it is a heading over it, or
        they are lines of a list, where most had room for the next one's first word, or both are
        rows of a table or begin with a label ("Place: …").
    """
    lines = [line for line in numbered_lines(text) if text[line.start : line.end].strip()]
    if len(lines) < 2:
        return []
    said = [text[line.start : line.end].strip() for line in lines]
    # an address fills no line: it stands out of every column
    widest = max((len(line) for line in said if not _LONG_WORD.search(line)), default=0)
    # a heading over one wrapped line is no list of three
    listed = _is_list(said[1:] if _is_over(said[0], widest) else said)
    return [
        lines[i].start
        for i, (line, after) in enumerate(pairwise(said), 1)
        if (_begins(after) and (listed or _is_over(line, widest) or _are_labelled(line, after)))
        or _are_rows(line, after)
    ]


def _begins(line: str) -> bool:
    """With a capital, a digit or a Chinese or Japanese character: elsewhere nothing can be told."""
    found = _BEGINNING.match(line)
    if found is None:
        return False
    first = found.group()[-1]
    return first.isupper() or first.isdigit() or _CHARACTER.match(first) is not None


def _is_over(line: str, widest: int) -> bool:
    """A heading over the rest: short beside it, or numbered."""
    numbered = _NUMBERED.match(line)
    title = line[numbered.end() - 1 :] if numbered else line
    if len(line) > _SHORT * widest or not is_heading(title.rstrip(":：")) or _goes_on(line):
        return False
    return widest >= _COLUMN or numbered is not None


def _are_rows(line: str, after: str) -> bool:
    """Two rows of a plain table: both have cells, and the second begins a row."""
    if not _CELLS.search(line) or not _CELLS.search(after):
        return False
    return _begins(after) or _FAR_CELLS.search(after) is not None


def _are_labelled(line: str, after: str) -> bool:
    return _LABELLED.match(line) is not None and _LABELLED.match(after) is not None


def _is_list(lines: Sequence[str]) -> bool:
    """Every line begins anew, and most were broken though there was room."""
    if len(lines) < _LEAST_LINES or not all(map(_begins, lines)):
        return False
    pairs = list(pairwise(lines))
    if any(_goes_on(line) or _first(after) in _JOINING for line, after in pairs):
        return False  # a verse, or a title of several lines
    widest = max(map(len, lines))
    room = [len(line) + 1 + len(after.split()[0]) <= widest for line, after in pairs]
    return 2 * sum(room) >= len(room)


def _goes_on(line: str) -> bool:
    """Whether nothing can end there: after a comma, or a word that asks for another."""
    return line[-1] in ",，、;；" or line.rsplit(maxsplit=1)[-1].lower() in _LINKING


def _first(line: str) -> str:
    return line.split(maxsplit=1)[0].strip("\"'“‘(").lower()
