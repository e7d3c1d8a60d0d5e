"""The same figure as a bound the other way round: ``under 12`` told as ``aged 12 and over``.

Where one preposition takes another's place, that is an opposite as others are. But a bound may be
named after its figure, too, and in words ("above the age of twelve"). It is turned where the rest
of the sentence is the same, denials included: what those over 12 must not have, those under 12 may.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.number_words import LEXICON
from harness.evidence.facts.words import Word

__all__ = ["compare_bounds", "turned_bound"]

_CONFIDENCE = 0.65
_BELOW = frozenset({"under", "below"})
_ABOVE = frozenset({"over", "above"})
_BELOW_THAN = frozenset({"younger"})
_ABOVE_THAN = frozenset({"older"})
_AFTER_BELOW = _BELOW | _BELOW_THAN
_AFTER_ABOVE = _ABOVE | _ABOVE_THAN | {"up", "upwards"}
_BOUNDING = _BELOW | _ABOVE | _BELOW_THAN | _ABOVE_THAN
_AGE = frozenset({"age", "ages", "aged", "year", "years", "old", "olds"})
_BETWEEN = frozenset({"the", "of"}) | _AGE
_SPAN = 4  # words between a bound and its figure: "above the age of twelve"
_AND = frozenset({"and", "or"})
_LIMITING = frozenset({"only", "except", "unless", "all", "but"})
_FREE = 1  # other words of content without an answer, on either side
_KEPT = 2  # words of content with one


class _Bound(NamedTuple):
    """A figure that bounds, the words that say so, first and last, and the way it does."""

    value: Fraction
    first: int
    last: int
    above: bool


def compare_bounds(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """The only figure that bounds, where it bounds the other way in the candidate.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most.
    """
    ours, theirs = list(_bounds(match.reference)), list(_bounds(match.candidate))
    if len(ours) != 1 or len(theirs) != 1:
        return
    (here,), (there,) = ours, theirs
    if here.value != there.value or here.above == there.above:
        return
    if not (_is_kept(match.reference, here) and _is_kept(match.candidate, there)):
        return
    if _denials(match.reference) != _denials(match.candidate):
        return
    spans = _span(match.reference, here), _span(match.candidate, there)
    yield became(match, "antonym", spans, "critical", _CONFIDENCE, how="its opposite, ")


def turned_bound(match: Match, i: int, j: int) -> bool | None:
    """Whether two words that bound one figure in two ways mean two things; None if they do not.

    They mean one where one side alone denies ("only those over 18", "not those under 18").

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    left, right = match.reference, match.candidate
    if not _BOUNDING.issuperset((left.words[i].folded, right.words[j].folded)):
        return None
    opposed = any(
        here.value == there.value and here.above != there.above
        for here in _bounds(left)
        if here.first == i
        for there in _bounds(right)
        if there.first == j
    )
    return _denials(left) == _denials(right) if opposed else None


def _bounds(side: Side) -> Iterator[_Bound]:
    for at, word in enumerate(side.words):
        value = _value(word)
        if value is None:
            continue
        yield from _before(side, at, value)
        yield from _after(side, at, value)


def _before(side: Side, at: int, value: Fraction) -> Iterator[_Bound]:
    """``Under 12``, ``above the age of twelve``, ``older than 12``."""
    for k in range(at - 1, max(-1, at - 2 - _SPAN), -1):
        folded = side.words[k].folded
        if folded in _BELOW | _ABOVE:
            yield _Bound(value, k, at, folded in _ABOVE)
            return
        if folded == "than" and k > 0 and side.words[k - 1].folded in _BELOW_THAN | _ABOVE_THAN:
            yield _Bound(value, k - 1, at, side.words[k - 1].folded in _ABOVE_THAN)
            return
        if folded not in _BETWEEN:
            return


def _after(side: Side, at: int, value: Fraction) -> Iterator[_Bound]:
    """``12 and over``, ``twelve years or older``."""
    for k in range(at + 1, min(at + 2 + _SPAN, len(side.words) - 1)):
        folded, after = side.words[k].folded, side.words[k + 1].folded
        if folded in _AND:
            if after in _AFTER_BELOW | _AFTER_ABOVE:
                yield _Bound(value, at, k + 1, after in _AFTER_ABOVE)
            return
        if folded not in _AGE:
            return


def _value(word: Word) -> Fraction | None:
    if word.folded.isascii() and word.folded.isdigit():
        return Fraction(word.folded)
    if word.folded not in LEXICON:
        return None
    _, value, ordinal = LEXICON[word.folded]
    return None if ordinal else Fraction(value)


def _denials(side: Side) -> tuple[int, int]:
    """How often a side denies, and limits: what holds of those below may fail of those above."""
    negators = denial_words()["negator"]
    folded = [word.folded for word in side.words]
    return sum(word in negators for word in folded), sum(word in _LIMITING for word in folded)


def _is_kept(side: Side, bound: _Bound) -> bool:
    """Whether the rest of the sentence has its answers."""
    rest = [
        link >= 0
        for k, (word, link) in enumerate(zip(side.words, side.links, strict=True))
        if word.is_content and not bound.first <= k <= bound.last and word.folded not in _AGE
    ]
    return sum(rest) >= _KEPT and len(rest) - sum(rest) <= _FREE


def _span(side: Side, bound: _Bound) -> tuple[int, int]:
    return side.span(bound.first, bound.last)
