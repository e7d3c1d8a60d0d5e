"""Lines into paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Block",
    "Line",
    "ParagraphMode",
    "aligned_lines",
    "looks_hard_wrapped",
    "numbered_lines",
    "split_paragraphs",
]

ParagraphMode = Literal["auto", "blank", "line"]


@dataclass(frozen=True, slots=True)
class Block:
    """The text of a paragraph as it stands in the file, and the line (from 1) it starts on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: ``text[start:end]``, counted from 1."""

    start: int
    end: int
    number: int


_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•·‣▪–—]\s|\(?\d{1,3}[.)、]\s?|\(?[a-zA-Z][.)]\s)")
_SENTENCE_END = re.compile(r"""[.!?…。！？:：;；]["'”’»)\]）」』]*\s*$""")
# Shorter than the narrowest column that people wrap at, or of very uneven width: no wrapped text.
_WRAP_WIDTH = (30, 130)


def split_paragraphs(text: str, mode: ParagraphMode = "auto") -> list[Block]:
    """Cut a text into paragraphs.

    Args:
        text: A whole file, line ends as they are.
        mode: ``blank``: blank lines stand between paragraphs; ``line``: every line is one;
            ``auto``: ``blank`` where there is a blank line between two others, else ``line``,
            unless the lines look hard-wrapped: then the text is one paragraph.

    Returns:
        The paragraphs in order, none of them empty, without the white space around them.
    """
    lines = numbered_lines(text)
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if text[line.start : line.end].strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if mode == "line" or (mode == "auto" and _wants_lines(text, blocks)):
        blocks = [[line] for block in blocks for line in block]
    return [_block(text, block) for block in blocks]


def aligned_lines(text: str) -> list[Block]:
    """The lines of ``--aligned`` input: empty ones count, one final line end does not open another.

    Lines end as sacrebleu's do, at line feeds; other breaks (U+2028, …) are part of a line, so that
    they cannot shift one side against the other. A file without any line feed may use CR alone.
    """
    lines = text.split("\n") if "\n" in text or "\r" not in text else text.split("\r")
    if lines[-1] == "":
        lines.pop()
    return [Block(line.removesuffix("\r"), number) for number, line in enumerate(lines, 1)]


def looks_hard_wrapped(lines: list[str]) -> bool:
    """Are these the lines of one paragraph that was wrapped at a column?

    Wrapped lines are about equally wide but for the last, most break off within a sentence, and
    none but the first begins a list item.
    """
    if len(lines) < 2 or any(_LIST_ITEM.match(line) for line in lines):
        return False
    widths = [len(line.rstrip()) for line in lines]
    widest, full = max(widths), widths[:-1]
    low, high = _WRAP_WIDTH
    if not low <= widest <= high:
        return False
    even = sum(width >= 0.7 * widest for width in full) >= 0.8 * len(full)
    broken = sum(not _SENTENCE_END.search(line) for line in lines[:-1])
    return even and broken >= 0.5 * len(full)


def _wants_lines(text: str, blocks: list[list[Line]]) -> bool:
    """No blank line between paragraphs, and no sign of hard wrapping."""
    if len(blocks) != 1:
        return False
    return not looks_hard_wrapped([text[line.start : line.end] for line in blocks[0]])


def numbered_lines(text: str) -> list[Line]:
    """The lines of a text, whichever way they end (CR, LF, CR LF, NEL, U+2028, U+2029)."""
    lines, start = [], 0
    for number, match in enumerate(_LINE_END.finditer(text), 1):
        lines.append(Line(start, match.start(), number))
        start = match.end()
    lines.append(Line(start, len(text), len(lines) + 1))
    return lines


def _block(text: str, lines: list[Line]) -> Block:
    return Block(text[lines[0].start : lines[-1].end].strip(), lines[0].number)
