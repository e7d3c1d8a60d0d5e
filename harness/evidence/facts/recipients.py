"""Who gives and who gets, exchanged: ``A pays it to B`` told as ``it is paid to A by B``.

The giver is the subject, or stands after "by"; who gets it stands after "to" on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import BREAKS, Match, Side
from harness.evidence.facts.voice import same_verbs
from harness.evidence.facts.words import (
    ARTICLES,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    is_irregular_past,
    stem,
)

__all__ = ["compare_recipients"]

_CONFIDENCE = 0.7
_REACH = 8  # words after a verb in which stand who gives and who gets
_BEFORE = 4  # words before a verb in which stands its subject
_BESIDE = BE | HAVE | MODALS | ARTICLES | {"to"}
_GIVING = frozenset(map(stem, "owe give pay lend send offer hand grant award".split()))
"""Verbs whose passive may have as its subject who gets it."""


class _Gift(NamedTuple):
    """Indexes of the words of who gives and who gets, and whether a passive says so."""

    giver: int
    getter: int
    passive: bool


def compare_recipients(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Giver and recipient that changed places while the verb stayed.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``role``.
    """
    left, right = match.reference, match.candidate
    if "to" not in left.folded() | right.folded():
        return
    linked = ((i, j) for i, j in enumerate(left.links) if j >= 0 and left.words[i].is_content)
    for i, j in chain(linked, same_verbs(match)):
        here, there = _gift(left, i), _gift(right, j)
        if here is None or there is None:
            continue
        if (left.links[here.giver], left.links[here.getter]) != (there.getter, there.giver):
            continue
        spans = _span(left, here), _span(right, there)
        what = "who gives and who gets changed places: "
        yield became(match, "role", spans, "critical", _CONFIDENCE, what=what)
        return


def _gift(side: Side, verb: int) -> _Gift | None:
    after = range(verb + 1, min(verb + 1 + _REACH, len(side.words)))
    by, to = (
        next((_noun(side, k) for k in after if side.words[k].folded == word), None)
        for word in ("by", "to")
    )
    before = range(verb - 1, max(-1, verb - 1 - _BEFORE), -1)
    beside = [k for k in before if side.words[k].folded not in _BESIDE]
    subject = beside[0] if beside and side.words[beside[0]].is_content else None
    joints = side.words[subject + 1 if subject is not None else 0 : verb]
    passive = any(word.folded in BE for word in joints) and _is_participle(side, verb)
    giver = by if passive else subject
    if to is None and passive and side.words[verb].stem in _GIVING:
        to = subject  # "he is owed money by the firm"
    if to is None or giver is None or (by is not None and not passive):
        return None
    clause = side.said(min(giver, to, verb), max(giver, to, verb))
    return _Gift(giver, to, passive) if BREAKS.isdisjoint(clause) else None


def _is_participle(side: Side, verb: int) -> bool:
    folded = side.words[verb].folded
    return folded.endswith(("ed", "en")) or is_irregular_past(folded)


def _noun(side: Side, at: int) -> int | None:
    """The word of content after a preposition, but for an article."""
    for k in range(at + 1, min(at + 3, len(side.words))):
        if side.words[k].is_content:
            return k
        if side.words[k].folded not in DETERMINERS:
            return None
    return None


def _span(side: Side, gift: _Gift) -> tuple[int, int]:
    return side.span(*sorted((gift.giver, gift.getter)))
