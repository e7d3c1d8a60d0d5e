"""Which line breaks within a paragraph end what stands before them.

Most do not: text is wrapped at a column, or where a subtitle ends. That of a heading over its text
does, and so does each of a list without marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from harness.documents.headings import is_heading
from harness.documents.paragraphs import numbered_lines

__all__ = ["ending_breaks"]

_CAPITAL = re.compile(r"[\"'“‘«(\[（「『【¿¡]*(?:[^\W\d_]|\d)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Z][.)]|[IVX]{1,5}[.)]|§\s?\d+)\s+\w")
_COLUMN = 43
"""Narrower lines are subtitles (42 characters at most), verses: a short line says nothing there."""
_SHORT = 0.6
"""A heading is at most so wide, of the widest line."""
_LEAST_LINES = 3


def ending_breaks(text: str) -> list[int]:
    """Where the lines begin before which a sentence ends, whatever stands at its end.

    Args:
        text: A paragraph.

    Returns:
        Offsets in code points, in order. A line is ended by its break if the next begins with a
        capital letter, a digit or a character without case, and it is a heading over it, or they
        are lines of a list, where most lines had room for the next one's first word.
    """
    lines = [line for line in numbered_lines(text) if text[line.start : line.end].strip()]
    if len(lines) < len(("heading", "text")):
        return []
    said = [text[line.start : line.end].strip() for line in lines]
    widest = max(map(len, said))
    # a heading over one wrapped line is no list of three
    listed = _is_list(said[1:] if _is_over(said[0], widest) else said)
    return [
        lines[i].start
        for i, (line, after) in enumerate(pairwise(said), 1)
        if _begins(after) and (listed or _is_over(line, widest))
    ]


def _begins(line: str) -> bool:
    found = _CAPITAL.match(line)
    return found is not None and not found.group()[-1].islower()


def _is_over(line: str, widest: int) -> bool:
    """A heading over the rest: short beside it, or numbered."""
    numbered = _NUMBERED.match(line)
    title = line[numbered.end() - 1 :] if numbered else line
    if len(line) > _SHORT * widest or not is_heading(title.rstrip(":：")):
        return False
    return widest >= _COLUMN or numbered is not None


def _is_list(lines: Sequence[str]) -> bool:
    """Every line begins anew, and most were broken though there was room."""
    if len(lines) < _LEAST_LINES or not all(map(_begins, lines)):
        return False
    widest = max(map(len, lines))
    room = [len(line) + 1 + len(after.split()[0]) <= widest for line, after in pairwise(lines)]
    return 2 * sum(room) >= len(room)
