"""What comes first, turned: ``unplug it before cleaning`` told as ``clean it before unplugging``.

``A before B`` is ``B after A``. So a turned order shows in two ways: the same words follow
"before" here and "after" there, or what follows the same word is what the other side says first.
Where the sentence is else in its order, the two words are opposites in one place
(:mod:`harness.evidence.facts.antonyms`); here the clauses may have moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext, FactKind
from harness.evidence.facts.became import became
from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import PERSONS

__all__ = ["compare_order"]

_CONFIDENCE = 0.65
_CLOSE = 0.6  # share of linked words from which both sides tell of the same two events
_REACH = 4  # words from "before" to the first word of content
_SURE = frozenset({"before", "after"})
_OTHER_USES = frozenset("all yesterday tomorrow another that this then which it him her us".split())
"""Words after "before" or "after" with which it tells of no two events of one sentence."""
_WITH_VERBS = frozenset("look looks looked looking name named take takes took ask asked".split())
_LYING = frozenset(
    "is are was were be been lie lies lay stand stands stood sit sits sat located situated".split()
)
_JUST = frozenset("just right directly immediately shortly straight soon".split())
_ENDS = frozenset(".;:!?")
_MARKS = _ENDS | {","}
_ONLY = frozenset("only until not no never unless".split())


class _Order(NamedTuple):
    """The word that tells the order, the head of what follows it, and what that clause holds."""

    at: int
    head: int
    clause: range
    before: bool


def compare_order(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Two events of which the other one comes first in the candidate.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most: of fact ``antonym`` where "before" and "after" are exchanged, ``role``
        where the events are.
    """
    left, right = match.reference, match.candidate
    here, there = _order(left), _order(right)
    if here is None or there is None or match.overlap() < _CLOSE:
        return
    if here.before != there.before:
        if left.links[here.head] == there.head and _have_answers(match, here, there):
            yield _change(match, here, there, "antonym")
        return
    crossed = left.links[here.head] >= 0 and right.links[there.head] >= 0
    if (
        crossed
        and left.links[here.head] not in there.clause
        and right.links[there.head] not in here.clause
    ):
        yield _change(match, here, there, "role")


def _have_answers(match: Match, here: _Order, there: _Order) -> bool:
    """Whether what stands outside the clause is the same on both sides, and moved not into it."""
    left = match.reference
    places = [(k in here.clause, left.links[k] in there.clause) for k in _linked(left)]
    return (False, False) in places and not {(True, False), (False, True)} & set(places)


def _linked(side: Side) -> Iterator[int]:
    """The words of content, and the persons, with an answer."""
    for k, word in enumerate(side.words):
        if (word.is_content or word.folded in PERSONS) and side.links[k] >= 0:
            yield k


def _order(side: Side) -> _Order | None:
    """The only "before" or "after" of a sentence that does not deny, with its clause."""
    places = [k for k, word in enumerate(side.words) if _tells_order(side, k)]
    folded = side.folded()
    if len(places) != 1 or not (denial_words()["negator"] | _ONLY).isdisjoint(folded):
        return None
    at = places[0]
    before = side.words[at].folded != "after"
    start = at + 1 + (side.words[at].folded == "prior")
    head = next(
        (k for k in range(start, min(start + _REACH, len(side.words))) if side.words[k].is_content),
        None,
    )
    if head is None or side.words[head].folded[:1].isdigit():
        return None
    opens = at == 0 or side.parted(at - 1, at, _ENDS)
    end = next(
        (k for k in range(head + 1, len(side.words)) if side.parted(k - 1, k, _MARKS)),
        len(side.words),
    )
    if opens and end == len(side.words):
        return None  # where the clause ends is not told
    return _Order(at, head, range(at, end), before)


def _tells_order(side: Side, at: int) -> bool:
    words = side.words
    after = words[at + 1].folded if at + 1 < len(words) else ""
    if words[at].folded == "prior":
        return after == "to"
    return (
        words[at].folded in _SURE
        and after not in _OTHER_USES | {""}
        and (at == 0 or words[at - 1].folded not in _WITH_VERBS)
        and not _tells_place(side, at)
    )


def _tells_place(side: Side, at: int) -> bool:
    """Whether a "before" may say where a thing is: ``lies just before the bridge``."""
    before = at - 1
    while before >= 0 and side.words[before].folded in _JUST:
        before -= 1
    return before >= 0 and side.words[before].folded in _LYING


def _change(match: Match, here: _Order, there: _Order, fact: FactKind) -> FactChange:
    spans = _span(match.reference, here), _span(match.candidate, there)
    what = "the order of the events is turned: "
    return became(match, fact, spans, "critical", _CONFIDENCE, what=what)


def _span(side: Side, order: _Order) -> tuple[int, int]:
    return side.span(order.at, order.head)
