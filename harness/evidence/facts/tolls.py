"""Numbers that changed their verbs: ``killed 12, injured 87``, ``12 were injured and 87 killed``.

A number goes with the verb before it or with the one after it. Where two numbers and two verbs take
turns in one clause, which of the two it is shows; a number that goes with another verb than on the
other side has changed places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from harness.evidence.facts.matching import Side, match_texts
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.words import is_irregular_past

__all__ = ["swapped_tolls"]

_NEAR = 4  # words between a number and its verb
_STATES = frozenset({"dead", "missing", "hurt"})
_NO_VERBS = frozenset(
    "people persons men women children feet teeth mice lives wives halves data criteria crises "
    "analyses better best worse worst further furthest farther less least".split()
)
"""Irregular forms that are none of a verb."""
_BREAKS = frozenset(".;:!?()")
_PAIR = 2


def swapped_tolls(
    reference: str, ours: Sequence[Quantity], candidate: str, theirs: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of the reference, each with the one that goes with its verb in the candidate.

    Args:
        reference: The reference's stretch.
        ours: Its quantities.
        candidate: The candidate's stretch.
        theirs: Its quantities.
    """
    left, right = _counts(ours), _counts(theirs)
    if len(left) != _PAIR or len(right) != _PAIR:
        return
    (a, b), (c, d) = ([quantity.values[0] for quantity in side] for side in (left, right))
    if a == b or {a, b} != {c, d}:
        return
    match = match_texts(reference, candidate)
    here, there = _verbs(match.reference, left), _verbs(match.candidate, right)
    if here is None or there is None:
        return
    answers = [match.reference.links[verb] for verb in here]
    if sorted(answers) != sorted(there):
        return
    turned = [right[there.index(answer)] for answer in answers]
    if turned[0].values[0] == b:
        yield from zip(left, turned, strict=True)


def _counts(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of things; not "one", nor what is part of a name."""
    return [q for q in quantities if q.kind == "number" and not (q.weak or q.name)]


def _verbs(side: Side, counts: Sequence[Quantity]) -> tuple[int, int] | None:
    """Indexes of the verbs that two numbers go with, both before or both after their number."""
    starts = [word.start for word in side.words]
    first, second = (bisect_left(starts, quantity.start) for quantity in counts)
    before = [k for k in range(max(0, first - _NEAR), first) if _is_verb(side, k)]
    between = [k for k in range(first + 1, second) if _is_verb(side, k)]
    after = [
        k for k in range(second + 1, min(second + 1 + _NEAR, len(starts))) if _is_verb(side, k)
    ]
    if len(between) != 1 or bool(before) == bool(after):
        return None
    verbs = (before[-1], between[0]) if before else (between[0], after[0])
    start = side.words[min(first, verbs[0])].start
    end = side.words[max(second, verbs[1])].end
    return verbs if _BREAKS.isdisjoint(side.text[start:end]) else None


def _is_verb(side: Side, at: int) -> bool:
    """Whether a word may be a participle, by its form, or says a state as one does."""
    word = side.words[at]
    irregular = is_irregular_past(word.folded) and word.folded not in _NO_VERBS
    formed = word.folded.endswith(("ed", "ing")) or irregular
    return word.is_content and (formed or word.folded in _STATES)
