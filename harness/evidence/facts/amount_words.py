"""Capitals that belong to an amount and name nothing: "25 MB", "85 US dollars"."""

from __future__ import annotations

from collections.abc import Sequence

from harness.evidence.facts.number_words import NUMBER_WORDS
from harness.evidence.facts.units import CURRENCIES, UNITS
from harness.evidence.facts.words import Word

__all__ = ["is_of_amount"]

_JOINTS = frozenset({"", " ", "-", "\u00a0", "\u202f"})
_SYMBOL = 4  # letters of a unit's abbreviation
_LONGEST = 2  # words of a country before its currency: "Hong Kong dollars"


def is_of_amount(text: str, tokens: Sequence[Word], i: int) -> bool:
    """Whether a word is what a number right before it counts, or the country of its currency.

    Args:
        text: A text.
        tokens: Its words.
        i: Index of one.
    """
    word = tokens[i].folded
    if word in UNITS and len(word) <= _SYMBOL:
        return _follows_number(text, tokens, i)
    if word in CURRENCIES:
        return any(_follows_number(text, tokens, j) for j in (i, i - 1))
    for k in range(i + 1, min(i + 1 + _LONGEST, len(tokens))):
        if tokens[k].folded in CURRENCIES and tokens[k].folded.isalpha():
            return any(_follows_number(text, tokens, j) for j in (i, i - 1))
        if not tokens[k].is_capital:
            break
    return False


def _follows_number(text: str, tokens: Sequence[Word], i: int) -> bool:
    if i < 1:
        return False
    before = tokens[i - 1]
    joined = text[before.end : tokens[i].start] in _JOINTS
    return joined and (before.folded[:1].isdigit() or before.folded in NUMBER_WORDS)
