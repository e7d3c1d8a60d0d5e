"""Words as a comparison counts them. A character of Chinese, Japanese or Korean is a word."""

from __future__ import annotations

import re

__all__ = ["count_words", "tokens"]

_IDEOGRAPH = "[぀-ヿ㐀-䶿一-鿿豈-﫿가-힣]"
_WORD = re.compile(rf"{_IDEOGRAPH}|(?:(?!{_IDEOGRAPH})\w)+")
_TOKEN = re.compile(
    rf"{_IDEOGRAPH}|(?:(?!{_IDEOGRAPH})\w)+(?:[’'.,-](?:(?!{_IDEOGRAPH})\w)+)*|[^\w\s]"
)


def count_words(text: str) -> int:
    """Length of a text in words; punctuation is none."""
    return sum(1 for _ in _WORD.finditer(text))


def tokens(text: str) -> list[str]:
    """The words and punctuation marks of a text; "1,250.75" and "ship's" are one word."""
    return _TOKEN.findall(text)
