"""The words of a sentence, and the stretches of it that belong together."""

from __future__ import annotations

import re

__all__ = ["CJK", "quoted_spans", "tokenise"]

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Vowel signs are no \w, yet stand within words (Hebrew, Arabic, Indic, South-East Asian scripts).
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_WORD = rf"(?:[^\W{CJK}]|[{_MARKS}])+"
_TOKEN = re.compile(rf"[{CJK}]|{_WORD}(?:[’'.,:/-]{_WORD})*")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "（": "）", "「": "」", "『": "』", "《": "》"}


def tokenise(text: str) -> list[re.Match[str]]:
    """The words of a text; each CJK character is a token of its own."""
    return list(_TOKEN.finditer(text))


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The outermost bracketed or quoted stretches whose both ends are there, in order."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if stack and char == stack[-1][0]:
            opened = stack.pop()[1]
            while spans and spans[-1][0] > opened:
                spans.pop()
            spans.append((opened, at + 1))
        elif char in _PAIRS:
            stack.append((_PAIRS[char], at))
        elif char == '"':
            stack.append((char, at))
    return spans
