"""Which paragraphs are headings."""

from __future__ import annotations

import re

__all__ = ["is_heading"]

_END = re.compile(r"[.!?…,;:。！？，；：、][\"'”’»)\]）」』]*$|[—–-]$")
_LIST_ITEM = re.compile(r"(?:[-*+•·‣▪]|\(?\d{1,3}[.)、]|\(?[a-zA-Z][.)])\s")
_NUMBER = re.compile(r"(?:§\s?)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})[.)]?\s+(?=\w)")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_MAX_WORDS, _MAX_LENGTH, _MAX_CJK = 20, 160, 40


def is_heading(text: str, *, numbered: bool = False) -> bool:
    """Is the paragraph a heading: one short line, no final stop, no list item, no fragment?

    ``numbered`` says that a number may stand in front of it, as in front of an item.
    """
    text = text.strip()
    if numbered:
        text = _NUMBER.sub("", text, count=1)
    if not text or "\n" in text or "\r" in text:
        return False
    if len(text) > _MAX_LENGTH or len(text.split()) > _MAX_WORDS:
        return False
    if len(_CJK.findall(text)) > _MAX_CJK:
        return False
    if _END.search(text) or _LIST_ITEM.match(text):
        return False
    first = next((char for char in text if char.isalnum()), "")
    return bool(first) and not first.islower()
