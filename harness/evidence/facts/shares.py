"""Reads what one number is of another: "one in five adults", "nine out of ten users".

"Three people in 10 cities" are no share: people are not a part of cities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.surroundings import STOP_WORDS
from harness.evidence.facts.tokens import Tokens, vocabulary
from harness.evidence.facts.words import FUNCTION_WORDS, MODALS, is_irregular_past, stem

__all__ = ["merge_shares", "note_share"]

_OF = re.compile(r"(?:\s+[a-z]+)?\s+(?:in|(?:out )?of)\s+(?:every\s+)?", re.IGNORECASE)
_NO_NOUNS = STOP_WORDS | {"out"}
_PLURALS = vocabulary("people men women children feet teeth mice lives wives halves")
_AUXILIARIES = MODALS | {"have", "do"}
_NOUN_WITHIN = 2  # words after the second number: "in 10 large cities"


def note_share(
    tokens: Tokens, left: tuple[Quantity, Numeral], right: tuple[Quantity, Numeral]
) -> bool:
    """Note on "five" what "one in five" is.

    Args:
        tokens: The text.
        left: A quantity, and the numeral that it was made of.
        right: The one after.

    Returns:
        Whether the two stand as a share does, even if they are none.
    """
    (part, numeral), (whole, other) = left, right
    if not _OF.fullmatch(tokens.text, part.group[1], whole.group[0]):
        return False
    low, high = part.values[0], whole.values[0]
    # "One in 2022" has no number of things behind it.
    if part.kind == whole.kind == "number" and 0 < low < high:
        counted = tokens.lower(numeral.last)
        if counted in _NO_NOUNS or not _counts_else(tokens, counted, low, other.last):
            whole.share = low / high
    return True


def merge_shares(side: Sequence[Quantity], left: Sequence[Quantity]) -> list[Quantity]:
    """Make one percentage of each share of which neither number is answered: "one in five", 20%.

    Args:
        side: The quantities of a text, in order.
        left: Those that nothing answers.
    """
    merged = list(left)
    for part, whole in pairwise(side):
        at = next((i for i, quantity in enumerate(merged) if quantity is whole), 0)
        if not whole.share or at == 0 or merged[at - 1] is not part:
            continue
        share = Quantity("percent", part.start, whole.end, (100 * whole.share,), step=1.0)
        share.group = (part.group[0], whole.group[1])
        share.noun, share.before, share.bound = whole.noun, part.before, part.bound
        share.place, share.family = part.place, "part"
        merged[at - 1 : at + 1] = [share]
    return merged


def _counts_else(tokens: Tokens, counted: str, low: float, at: int) -> bool:
    """Does the number before token ``at`` count other things than those ``counted``?

    A plural alone may be the verb of a single one: "one adult in five smokes". It is a noun where
    a verb stands beside it, "one person in ten cities died", "2 killed in 50 raids".
    """
    for index in range(at, at + _NOUN_WITHIN):
        word = tokens.lower(index)
        if not tokens.joined(index) or word in FUNCTION_WORDS or _is_past(word):
            return False
        if stem(word) == stem(counted):
            return False
        if not _is_plural(word):
            continue
        followed = tokens.joined(index + 1) and _is_past(tokens.lower(index + 1))
        return word in _PLURALS or followed or _is_past(counted) or (index == at and low != 1)
    return False


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _is_past(word: str) -> bool:
    """Can it be nothing but a verb, or a participle: "died", "was", "killed"?"""
    if word in _PLURALS:
        return False
    return word in _AUXILIARIES or word.endswith("ed") or is_irregular_past(word)
