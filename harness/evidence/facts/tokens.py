"""Cuts a text into the tokens that quantities are made of: numbers, words, signs.

Everything else (commas, dashes, spaces) stays between the tokens, in the *gaps*, where the readers
of numerals and dates look at it. Offsets are code points of the text as it came; digits of any
script count, since ``int`` and ``float`` read them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

__all__ = ["DASHES", "JOINTS", "Token", "Tokens", "tokenise", "vocabulary"]

TokenKind = Literal["date", "clock", "number", "meridiem", "unit", "word", "scale", "sign"]

DASHES = frozenset("-–—")
"""What stands for "to" in a range, or for "minus"."""
JOINTS = frozenset((" ", "-", "\u00a0", "\u2010", "\u2011", " - ", ""))
"""Gaps inside which an expression goes on: "twenty-seven", "27 December", "5km"."""

_TOKEN = re.compile(
    r"""
    (?=[^\W_]|[$€£¥￥₹₽₩%％‰°℃℉/&#№])  # fails at once where no token begins
  (?: (?P<meridiem> [aApP] (?<![^\W\d_][aApP]) (?: \.\s?[mM]\b\.? | [mM]\b ) )
  | (?P<unit> [kcKC]?[mM][2²3³](?!\w) )
  | (?P<scale> [万亿萬億兆]+ )
  | (?P<word> [^\W\d_]+ (?: ['’][^\W\d_]+ )* )
  | (?P<date> (?<![\d.]) (?: \d{4}([-/.])\d{1,2}\6\d{1,2} | \d{1,2}([-/.])\d{1,2}\7\d{4}
                           | \d{1,2}([/.])\d{1,2}\8\d{2} ) (?![.\d]*\d) )
  | (?P<clock> (?<![\d:]) (?: (?:[01]?\d|2[0-4]) [:：] [0-5]\d (?: :\d{2} )? (?![\d:])
                           | (?:0?\d|1[0-2]) [:：] \d (?=\s?[aApP]\.?[mM]) ) )
  | (?P<number>
        \d{1,3} (?:,\d{3})+ (?:\.\d+)? (?!\d)
      | \d{1,2} (?:,\d{2}){1,9} ,\d{3} (?!\d)  # 12,34,56,789; no more, lest it search for pages
      | (?!(?P<twice>\d{3})[ ](?P=twice)(?!\d))  # "100 100" is a repetition
        \d{1,3} (?:[ \u00a0\u2009\u202f'’]\d{3})+ (?:[.,]\d+)? (?!\d)
      | \d{1,3} (?:\.\d{3}){2,} (?:,\d+)? (?!\d)
      | \d+\.\d+
      | \d+,\d{1,2} (?![\d,])
      | \d+ )
  | (?P<sign> [$€£¥￥₹₽₩%％‰°℃℉½⅓⅔¼¾⅛/&#№] )
  )
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """One token: what it is, its text in lower case, and its place."""

    kind: TokenKind
    lower: str
    start: int
    end: int


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, with the text itself for the gaps between them."""

    text: str
    items: list[Token]

    def gap(self, index: int) -> str:
        """What stands between token ``index - 1`` and token ``index``."""
        return self.text[self.items[index - 1].end : self.items[index].start]

    def joined(self, index: int) -> bool:
        """Is there a token ``index``, and does it go on where the one before it ended?"""
        return 0 < index < len(self.items) and self.gap(index) in JOINTS

    def lower(self, index: int) -> str:
        """Token ``index`` in lower case; empty outside the text."""
        return self.items[index].lower if 0 <= index < len(self.items) else ""

    def source(self, index: int) -> str:
        """Token ``index`` as the text has it."""
        token = self.items[index]
        return self.text[token.start : token.end]


def tokenise(text: str) -> Tokens:
    """Cut ``text`` into tokens, in order, none overlapping."""
    items = []
    for match in _TOKEN.finditer(text):
        kind = cast("TokenKind", match.lastgroup)
        items.append(Token(kind, match.group().lower(), *match.span()))
    return Tokens(text, items)


def vocabulary(words: str) -> frozenset[str]:
    """The set of the words in a string."""
    return frozenset(words.split())
