"""Words with their punctuation, as made texts take them out and exchange them."""

from __future__ import annotations

import re

__all__ = ["MARKS", "bare", "closing", "take_out"]

MARKS = '.,;:!?"()“”'
_CLOSING = re.compile(r"^(.*?)([.,;:!?\"”)]*)$", re.DOTALL)


def bare(word: str) -> str:
    """The word without its punctuation, in lower case."""
    return word.strip(MARKS).lower()


def closing(word: str) -> str:
    """The punctuation after a word."""
    found = _CLOSING.match(word)
    return found[2] if found else ""


def take_out(words: list[str], start: int, count: int = 1) -> None:
    """Leave words out; the punctuation after them goes to the word before, if it has none."""
    left = closing(words[start + count - 1])
    del words[start : start + count]
    if left and start and not closing(words[start - 1]):
        words[start - 1] += left
