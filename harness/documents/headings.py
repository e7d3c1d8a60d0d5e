"""Which paragraphs are headings."""

from __future__ import annotations

import re

__all__ = ["is_heading"]

_END = re.compile(r"[.!?…,;:。！？，；：、][\"'”’»)\]）」』]*$|[—–-]$")
_LIST_ITEM = re.compile(r"(?:[-*+•·‣▪]|\(?\d{1,3}[.)、]|\(?[a-zA-Z][.)])\s")
_MAX_WORDS = 20


def is_heading(text: str) -> bool:
    """Is the paragraph a heading: one short line without a final stop, no list item, no fragment?"""
    text = text.strip()
    if (
        not text
        or "\n" in text
        or "\r" in text
        or len(text.split()) > _MAX_WORDS
        or len(text) > 160
    ):
        return False
    if _END.search(text) or _LIST_ITEM.match(text):
        return False
    first = next((char for char in text if char.isalnum()), "")
    return bool(first) and not first.islower()
