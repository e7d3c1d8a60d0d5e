"""What must be done, and what may: ``must`` for ``may``, ``must not`` for ``need not``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.denied_synonyms import synonyms
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import NOT

__all__ = ["compare_modality"]

# should, will and would shade into either class in translation, so they are in neither
_STRONG = frozenset({"must", "required", "obliged", "obligatory", "mandatory", "compulsory"})
_STRONG_BEFORE_TO = frozenset({"has", "have", "had", "need", "needs", "necessary", "needed"})
_WEAK = frozenset({"may", "might", "can", "could", "optional", "voluntary", "perhaps", "possibly"})
_NO_ONE = frozenset({"no", "nobody", "none", "nothing", "neither", "never"})
_REACH = 3  # words on either side of a modal that limit it


_EXEMPTING = (["have"], ["need"], ["obliged"], ["required"], ["bound"], ["compelled"])
_CONFIDENCE = 0.7


class _Denied(NamedTuple):
    """First and last word of a modal that is denied, the word it governs, and what that says."""

    first: int
    last: int
    head: int | None
    forbids: bool


def compare_modality(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Obligation turned into possibility, and the reverse, before the same verb.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes: where one stretch only obliges and the other only permits, or where one forbids
        what need not be done after the other.
    """
    yield from _exempted(match)
    ours, theirs = _modals(match.reference), _modals(match.candidate)
    kinds = {strong for _, _, strong in ours}, {strong for _, _, strong in theirs}
    if len(kinds[0]) != 1 or len(kinds[1]) != 1 or kinds[0] == kinds[1]:
        return
    for i, head, _ in ours:
        for j, other, _ in theirs:
            if head is None or other is None or not _govern_one(match, head, other):
                continue
            spans = match.reference.span(i, i), match.candidate.span(j, j)
            yield became(match, "modality", spans, "major", _CONFIDENCE)
            return


def _govern_one(match: Match, head: int, other: int) -> bool:
    """Whether the verbs that two modals govern are the same, or synonyms without an answer."""
    left, right = match.reference, match.candidate
    if left.links[head] == other:
        return True
    if left.links[head] >= 0 or right.links[other] >= 0:
        return False
    return right.words[other].stem in synonyms(left.words[head].stem)


def _exempted(match: Match) -> Iterator[FactChange]:
    """``Must not`` for ``need not``: what nobody has to do, forbidden, and the reverse."""
    ours, theirs = _denied(match.reference), _denied(match.candidate)
    if len(ours) != 1 or len(theirs) != 1 or ours[0].forbids == theirs[0].forbids:
        return
    (here,), (there,) = ours, theirs
    if here.head is None or match.reference.links[here.head] != there.head:
        return
    spans = _span(match.reference, here), _span(match.candidate, there)
    yield became(match, "modality", spans, "critical", _CONFIDENCE)


def _span(side: Side, denied: _Denied) -> tuple[int, int]:
    return side.span(denied.first, denied.last)


def _denied(side: Side) -> list[_Denied]:
    """What must not, and what need not be done."""
    found = []
    folded = [word.folded for word in side.words]
    for i, word in enumerate(folded):
        if word not in NOT or i == 0:
            continue
        after = folded[i + 1 : i + 3]
        if folded[i - 1] in ("must", "may"):
            found.append(_Denied(i - 1, i, _head(side, i), forbids=True))
        elif after[:1] in (["allowed"], ["permitted"]) and after[1:] == ["to"]:
            found.append(_Denied(i, i + 2, _head(side, i + 2), forbids=True))
        elif folded[i - 1] == "need":
            found.append(_Denied(i - 1, i, _head(side, i), forbids=False))
        elif after[:1] in _EXEMPTING and after[1:] == ["to"]:
            found.append(_Denied(i, i + 2, _head(side, i + 2), forbids=False))
    return found


def _modals(side: Side) -> list[tuple[int, int | None, bool]]:
    """Index of each modal word, of the content word it governs, and whether it obliges."""
    found = []
    for i, word in enumerate(side.words):
        after = side.words[i + 1].folded if i + 1 < len(side.words) else ""
        strong = word.folded in _STRONG or (word.folded in _STRONG_BEFORE_TO and after == "to")
        if word.folded == "may" and word.is_capital and i:
            continue  # the month
        if after in NOT or _is_limited(side, i):
            continue
        if strong or word.folded in _WEAK:
            found.append((i, _head(side, i), strong))
    return found


def _is_limited(side: Side, at: int) -> bool:
    """``No one may``, ``can only``: what is allowed to none, or in one way, is an obligation."""
    before = side.words[max(0, at - _REACH) : at]
    after = side.words[at + 1 : at + 1 + _REACH]
    return any(word.folded in _NO_ONE for word in before) or any(
        word.folded == "only" for word in (*before, *after)
    )


def _head(side: Side, at: int) -> int | None:
    for i in range(at + 1, min(at + 5, len(side.words))):
        if side.words[i].is_content:
            return i
    return None
