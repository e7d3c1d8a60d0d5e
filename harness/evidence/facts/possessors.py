"""Whose it is, turned: ``A pays B's costs`` told as ``B pays A's costs``.

The thing is the same on both sides and both parties are there, but the one whose it was is now the
other. A genitive may name who does it, to whom it is done, or one of two who share it ("B's
defeat by A", "A's defeat of B", "A's border with B"). So the other party must do something
with the thing: be subject of a verb before it, or stand after the "by" of a passive.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.calendar_words import TIME_WORDS
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.roles import MUTUAL
from harness.evidence.facts.words import BE, stem

__all__ = ["compare_possessors"]

_CONFIDENCE = 0.7
_CLOSE = 0.5  # share of linked words from which both sides tell of the same
_BETWEEN = 2  # words between whose it is and what it is: "the buyer's own costs"
_REACH = 6  # words between a party and what it does something with
_JOINING = frozenset("and or but as of with between against who whom whose which that".split())
"""Words after which another clause or another phrase begins, or that tie two parties."""
_STATES = MUTUAL | frozenset(
    map(stem, "become remain stay call name share match consider form mark".split())
)
"""Verbs that join what they stand between: "A became B's partner", "A shares B's view"."""
_GETTING = frozenset(map(stem, "get receive suffer undergo face take accept enjoy".split()))
"""What one who gets does of another: "the guest got the host's help"."""


def compare_possessors(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Things whose owner became the other of two who are on both sides.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``role``.
    """
    left, right = match.reference, match.candidate
    ours, theirs = _owned(left), _owned(right)
    if not ours or not theirs or match.overlap() < _CLOSE:
        return
    for owner, thing in ours:
        there = next((at for at, what in theirs if what == left.links[thing]), None)
        if there is None or left.links[owner] < 0 or right.links[there] < 0:
            continue
        here, other = left.links[owner], right.links[there]
        done = _done(left, other, owner, thing), _done(right, here, there, left.links[thing])
        if None in done or len({said == "get" for said in done}) > 1:
            continue
        spans = left.span(owner, thing), right.span(there, left.links[thing])
        what = "whose it is changed: "
        yield became(match, "role", spans, "critical", _CONFIDENCE, what=what)
        return


def _owned(side: Side) -> list[tuple[int, int]]:
    """Each word that is whose something is, and the word for the thing."""
    found = []
    for at, word in enumerate(side.words):
        if not (word.possessive and word.is_content) or word.folded in TIME_WORDS:
            continue
        near = range(at + 1, min(at + 2 + _BETWEEN, len(side.words)))
        thing = next((k for k in near if side.words[k].is_content and side.links[k] >= 0), None)
        if thing is not None:
            found.append((at, thing))
    return found


def _done(side: Side, party: int, owner: int, thing: int) -> str | None:
    """What a party does with the thing of another: ``get`` it, ``do`` something, or nothing."""
    if side.words[party].possessive:
        return None  # "Ida's house touches Otto's house"
    passive = party > thing
    first, last = (thing, party) if passive else (party, owner)
    if last - first - 1 > _REACH or side.parted(first, last):
        return None
    between = side.words[first + 1 : last]
    folded = [word.folded for word in between]
    if passive != ("by" in folded) or (passive and BE.isdisjoint(folded)):
        return None
    after_be = max((k for k, word in enumerate(folded) if word in BE), default=-1)
    verbs = {word.stem for word in between[after_be + 1 :] if word.is_content}
    if not verbs or not _STATES.isdisjoint(verbs) or not _JOINING.isdisjoint(folded):
        return None
    return "do" if _GETTING.isdisjoint(verbs) else "get"
