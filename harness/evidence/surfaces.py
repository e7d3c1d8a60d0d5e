"""What is seen of a word as it is written: its ending, its letters, whether it is a light one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["MODIFIER_ENDINGS", "NOUN_ENDINGS", "alike", "alike_words", "is_light"]

MODIFIER_ENDINGS = (
    "ous", "ful", "ive", "al", "ic", "less", "able", "ible", "ary", "ant", "ent", "ed", "ish",
)  # fmt: skip
_LIGHT = frozenset(
    "also even very already however only just still up out get got getting make made making each"
    " both all some more most any every one two other another own same well yet again too quite"
    " rather really actually thus therefore while because during through between after before over"
    " under off down away back around within without not no now ago per via like go goes going went"
    " gone come comes came coming take takes took taken taking give gives gave given giving put say"
    " says said many much several few various since until there here not never ever once".split()
)
"""Words that translators put in and leave out freely, beside the function words."""
NOUN_ENDINGS = ("tion", "ment", "ness", "ity", "ance", "ence", "ship", "er", "or", "ist", "ism")


def alike_words(
    own: Sequence[str], other: Sequence[str], asked: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """How alike words are written, shape (own, other); 0 where it is not asked."""
    found = np.zeros((len(own), len(other)))
    theirs = [_letters(word) for word in other]
    sizes = np.array([len(its) for its in theirs])
    for i in np.flatnonzero(asked).tolist():
        mine = _letters(own[i])
        shared = np.array([0 if mine.isdisjoint(its) else len(mine & its) for its in theirs])
        found[i] = 2 * shared / (len(mine) + sizes)
    return found


def alike(first: str, second: str) -> float:
    """How alike two words are written, 0 to 1: Dice's coefficient of letter pairs."""
    mine, its = _letters(first), _letters(second)
    return 2 * len(mine & its) / (len(mine) + len(its))


def is_light(word: str) -> bool:
    """Whether translators put the word in and leave it out freely."""
    return word.lower() in _LIGHT


@lru_cache(maxsize=1 << 14)
def _letters(surface: str) -> frozenset[str]:
    word = f" {surface.lower()}"
    return frozenset(word[i : i + 2] for i in range(len(word) - 1))
