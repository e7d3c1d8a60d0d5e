"""Denied comparisons told as a superlative, or as a comparison with all others.

``No building is taller`` is ``the tallest building``, ``did not rise as fast as B`` is ``B rose
faster``, ``nobody sang as well as she did`` is ``she sang better than anyone``, and what has not
been ``so low in years`` is ``the lowest in years``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import Word, is_common

__all__ = ["is_said_by_degree"]

_DEGREES = {
    "more": ("most",),
    "better": ("best",),
    "worse": ("worst",),
    "less": ("least",),
    "fewer": ("fewest", "least"),
    "further": ("furthest",),
    "farther": ("farthest",),
}
_COMPARATIVES = {
    "well": "better",
    "good": "better",
    "badly": "worse",
    "bad": "worse",
    "poorly": "worse",
    "far": "further",
    "much": "more",
    "many": "more",
    "little": "less",
    "few": "fewer",
}
_ROOT = 3  # letters
_EQUAL = frozenset({"as", "so"})
_POINTED = frozenset({"this", "that"})
"""What "so" is where one is there: ``not been this low``."""
_PAIR = 4  # words after a negator in which "as fast as" begins
_PAIRED = 2  # "as" before and after what is compared
_FAR = 12  # words after "nobody" or "never" in which stands what is compared
_ALL = frozenset(
    "before any anyone anybody anything ever else other others all everyone everybody".split()
)
_ANY = 3  # words after "than" in which stand all that something is compared with


def is_said_by_degree(match: Match, at: int) -> bool:
    """Whether a denied comparison is told as a superlative, or as the reverse comparison.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
    """
    words, new = match.reference.words, match.new_words
    utmost = [other for other in new if other.folded.endswith("st")]
    if utmost and any(_is_superlative_of(o, word) for word in words[at + 1 :] for o in utmost):
        return True
    if (
        _compares_as(words[at + 1 : at + 2 + 2 * _PAIR])
        and not _is_of_one_standard(match, at)
        and any(_is_comparative_of(other, word) for word in words[at + 1 :] for other in new)
    ):
        return True
    compared = list(_equalled(match.reference, at))
    return any(_is_utmost_of(o, word) for word in compared for o in utmost) or (
        _exceeds_all(match.candidate)
        and any(_is_comparative_of(other, word) for word in compared for other in new)
    )


def _is_of_one_standard(match: Match, at: int) -> bool:
    """Whether both sides compare with the same: ``not as long as promised``, ``longer than``.

    Who did not run as fast as she did is slower, and no faster, than she.
    """
    left, right = match.reference, match.candidate
    places = [k for k in range(at + 1, len(left.words) - 1) if left.words[k].folded == "as"]
    thans = [k for k, word in enumerate(right.words[:-1]) if word.folded == "than"]
    if len(places) < _PAIRED or len(thans) != 1:
        return False
    near = range(places[1] + 1, min(places[1] + 1 + _ANY, len(left.words)))
    head = next((k for k in near if left.words[k].is_content), None)
    return head is not None and thans[0] < left.links[head] <= thans[0] + _ANY


def _equalled(side: Side, at: int) -> Iterator[Word]:
    """What "as" or "so" compares in the clause of a negator: ``so badly``, ``as well as``."""
    clause = side.words[at + 1 : at + 1 + _FAR]
    for word, after in pairwise(clause):
        if word.folded in _EQUAL | _POINTED:
            yield after


def _exceeds_all(side: Side) -> bool:
    """``Better than anyone else``, ``higher than ever``."""
    return "than" in side.folded() and any(
        word.folded == "than"
        and any(other.folded in _ALL for other in side.words[i + 1 : i + 1 + _ANY])
        for i, word in enumerate(side.words)
    )


def _is_superlative_of(other: Word, word: Word) -> bool:
    if other.folded in _DEGREES.get(word.folded, ()):
        return True
    return any(other.folded == root + "est" for root in _roots(word.folded, "er"))


def _is_utmost_of(other: Word, word: Word) -> bool:
    """Whether a word is the superlative of a plain one: ``worst`` of ``badly``."""
    comparative = _COMPARATIVES.get(word.folded)
    if comparative is not None:
        return other.folded in _DEGREES.get(comparative, ())
    return any(word.folded in (root, root + "e") for root in _roots(other.folded, "est"))


def _is_comparative_of(other: Word, word: Word) -> bool:
    if other.folded == _COMPARATIVES.get(word.folded):
        return True
    return any(word.folded in (root, root + "e") for root in _roots(other.folded, "er"))


def _roots(folded: str, ending: str) -> Iterator[str]:
    """What a degree was made of: ``tall`` for ``taller``; ``easi`` and ``easy`` for ``easier``."""
    root = folded.removesuffix(ending)
    if root == folded or len(root) < _ROOT:
        return
    forms = [root, root[:-1] + "y"] if root[-1] == "i" else [root]
    if any(is_common(form) or is_common(form + "e") for form in (*forms, root[:-1])):
        yield from forms
        if root[-1] == root[-2]:
            yield root[:-1]


def _compares_as(clause: Sequence[Word]) -> bool:
    """``as fast as``, ``so much as``."""
    folded = [word.folded for word in clause]
    begin = next((i for i, word in enumerate(folded[:_PAIR]) if word in _EQUAL), None)
    return begin is not None and "as" in folded[begin + 1 : begin + 1 + _PAIR]
