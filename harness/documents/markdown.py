"""Markdown, as far as paragraphs go (CommonMark's blocks, front matter, tables).

The text of a paragraph stays verbatim, marks included; the marks of headings, lists, quotations and
table rows lie outside its sentences. Links and emphasis stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from harness.documents.model import Document, ParagraphKind
from harness.documents.paragraphs import ParagraphMode, numbered_lines
from harness.documents.parsing import Block, build_document, kind_of, parse_text

__all__ = ["parse_markdown"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_COMMENT = re.compile(r"\s*<!--")
# A link's target on a line of its own (with its title, if any), an image alone, bare HTML. A
# footnote's text is the author's, and so is what follows "[Speaker]:".
_TARGET = r"(?:<[^>\n]*>|(?=\S*(?:[/#:]|[^\W\d]\.[^\W\d]{2}))\S+)"
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?"
_APART = re.compile(
    rf"\s*(?:\[(?!\^)[^\]]+\]:\s*{_TARGET}{_TITLE}|!\[[^\]]*\]\([^)]*\)|\[!\[.*|<[^>]+>)\s*$"
)
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}


def parse_markdown(
    text: str,
    *,
    id: str,  # noqa: A002
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    language: str | None = None,
    path: Path | None = None,
) -> Document:
    """Cut Markdown into paragraphs, sentences and units.

    ``#`` and underlined lines are headings whatever their length; front matter, comments, bare
    images and link targets are boilerplate; a code block is one body paragraph. Blank lines part
    paragraphs (``auto`` means ``blank``: Markdown's line breaks are soft) unless ``paragraphs`` is
    ``line``. Arguments as for :func:`harness.documents.parse_text`.
    """
    if aligned:
        return parse_text(text, id=id, aligned=True, language=language, path=path)
    blocks = (
        (Block(text[start:end].strip(), line), kind or kind_of(text[start:end]))
        for start, end, line, kind in _blocks(text, by_line=paragraphs == "line")
        if text[start:end].strip()
    )
    return build_document(blocks, id=id, language=language, path=path)


def _blocks(text: str, *, by_line: bool) -> Iterator[tuple[int, int, int, ParagraphKind | None]]:
    """Each block's start, end, first line and kind (None: to be told by its text)."""
    lines = numbered_lines(text)
    content = [text[line.start : line.end] for line in lines]
    at = _front_matter(content)
    if at:
        yield lines[0].start, lines[at - 1].end, 1, "boilerplate"
    while at < len(lines):
        end, kind = _block_end(content, at, by_line=by_line)
        yield lines[at].start, lines[end - 1].end, lines[at].number, kind
        at = end


def _front_matter(content: list[str]) -> int:
    """How many lines the front matter has, 0 for none."""
    ends = _FRONT.get(content[0].strip())
    if ends is None or len(content) < 3 or not content[1].strip():
        return 0
    for number, line in enumerate(content[1:], 2):
        if line.strip() in ends:
            return number
    return 0


def _block_end(content: list[str], at: int, *, by_line: bool) -> tuple[int, ParagraphKind | None]:
    """Where the block that starts on this line ends (the next one's line), and its kind."""
    fence = _FENCE.match(content[at])
    if fence:
        return _fence_end(content, at, fence[1]), "body"
    if _COMMENT.match(content[at]):
        end = next((i for i in range(at, len(content)) if "-->" in content[i]), at)
        return end + 1, "boilerplate"
    if _ATX.match(content[at]):
        return at + 1, "heading"
    if _RULE.match(content[at]) or _APART.match(content[at]):
        return at + 1, "boilerplate"
    end = at + 1
    while end < len(content) and content[at].strip() and not _interrupts(content[end]):
        if _SETEXT.match(content[end]):
            return end + 1, "heading" if end == at + 1 else None
        if by_line:
            break
        end += 1
    return end, None


def _interrupts(line: str) -> bool:
    return not line.strip() or any(
        pattern.match(line) is not None for pattern in (_ATX, _FENCE, _COMMENT)
    )


def _fence_end(content: list[str], at: int, mark: str) -> int:
    for number in range(at + 1, len(content)):
        line = content[number].strip()
        if line.startswith(mark) and not line.strip(mark[0]):
            return number + 1
    return len(content)
