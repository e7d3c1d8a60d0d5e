"""What was suggested told as proved, and the reverse: ``may be a sign`` for ``is proof``.

Between "suggests", "indicates" and "points to" translators choose freely, and so between "proves"
and "shows beyond doubt". From the one class to the other, at the same place of the same sentence,
what is said is another thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import is_negated
from harness.evidence.facts.words import stem

__all__ = ["compare_certainty"]

_HEDGED = frozenset(
    map(stem, "suggest hint imply suspect assume speculate guess claim allege".split())
)
_PROVED = frozenset(map(stem, "prove proved proven demonstrate ascertain".split()))
_INDICATING = frozenset(map(stem, "indicate show point".split()))
"""What suggests where a "may" stands beside it."""
_MAY = frozenset({"may", "might", "could"})
_HEDGES = frozenset(
    "may might could can possibly perhaps probably likely apparently allegedly seem seems seemed "
    "appear appears appeared indicate indicates indicated hypothesis theory".split()
)
_BRINGING_IN = frozenset("that to how he she they we i".split())
"""What begins all that is claimed or proved: not ``claimed a third victory``."""
_CLOSE = 0.4
_CONFIDENCE = 0.6


def compare_certainty(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """A verb that only suggests, where the other side's proves.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``modality``.
    """
    left, right = match.reference, match.candidate
    if match.overlap() < _CLOSE:
        return
    hedged = _HEDGED
    if _MAY.isdisjoint(left.folded()) != _MAY.isdisjoint(right.folded()):
        hedged |= _INDICATING
    for one, other in ((hedged, _PROVED), (_PROVED, hedged)):
        i, j = _only(left, one), _only(right, other)
        if (
            i is None
            or j is None
            or _only(left, other) is not None
            or _only(right, one) is not None
        ):
            continue
        sure = left if one is _PROVED else right
        if not _HEDGES.isdisjoint(sure.folded()) or is_negated(left, i) or is_negated(right, j):
            continue
        if match.same_place((i, i), (j, j)) < 1:
            continue
        if not (_brings_in(left, i) and _brings_in(right, j)):
            continue
        why = ": the one is surer than the other"
        spans = left.span(i, i), right.span(j, j)
        yield became(match, "modality", spans, "major", _CONFIDENCE, why=why)
        return


def _only(side: Side, stems: frozenset[str]) -> int | None:
    places = [k for k, word in enumerate(side.words) if word.stem in stems]
    return places[0] if len(places) == 1 else None


def _brings_in(side: Side, at: int) -> bool:
    """Whether what is said with some certainty follows a verb: ``prove that``, ``claim to``."""
    return at + 1 < len(side.words) and side.words[at + 1].folded in _BRINGING_IN
