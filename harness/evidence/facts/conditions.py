"""Conditions turned round: ``unless`` told as ``if``, ``only with`` as ``even without``.

What holds in all cases but one is told as what holds in that one alone, or what holds in one alone
as what holds in any. The condition must be the same, and nothing else may have turned with it
("void unless signed" is "valid if signed").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.words import stem

__all__ = ["compare_conditions"]

_CONFIDENCE = 0.65
_CLOSE = 0.5  # share of linked words from which both sides tell of the same
_REACH = 8  # words of a condition in which the first shared word stands
_IF = frozenset({"if", "provided", "providing"})
_EVEN = frozenset({"if", "when", "where", "without", "after", "with"})
_ALONE = frozenset({"if", "when", "where", "with", "after"})
_ASKING = frozenset(map(stem, "as what ask wonder see know tell".split()))
"""Words after which "if" is "whether", or no condition."""
_MARKS = frozenset(",.;:!?")


class _Condition(NamedTuple):
    """What opens a condition, first and last word, and whether all, one or no case is meant."""

    first: int
    last: int
    kind: str


def compare_conditions(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """The only condition of a stretch, where the candidate has it turned.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``antonym``.
    """
    left, right = match.reference, match.candidate
    ours, theirs = _conditions(left), _conditions(right)
    if len(ours) != 1 or len(theirs) != 1 or match.overlap() < _CLOSE:
        return
    (here,), (there,) = ours, theirs
    kinds = {here.kind, there.kind}
    if not _are_one(match, here, there):
        return
    if kinds == {"unless", "if"}:
        turned = _denials(left) % 2 == _denials(right) % 2 and not _has_opposites(match)
    else:
        turned = kinds in ({"unless", "even"}, {"only", "even"})
    if turned:
        spans = _span(left, here), _span(right, there)
        what = "the condition is turned: "
        yield became(match, "antonym", spans, "critical", _CONFIDENCE, what=what)


def _conditions(side: Side) -> list[_Condition]:
    found = []
    folded = [word.folded for word in side.words]
    only = folded.index("only") if folded.count("only") == 1 else None
    for k, word in enumerate(folded):
        if word == "unless":
            found.append(_Condition(k, k, "unless"))
        elif word in _EVEN and k and folded[k - 1] == "even":
            found.append(_Condition(k - 1, k, "even"))
        elif word in _ALONE and only is not None and only < k <= only + _REACH:
            found.append(_Condition(only, k, "only"))
            only = None
        elif word in _IF and (k == 0 or side.words[k - 1].stem not in _ASKING):
            found.append(_Condition(k, k, "if"))
    return found


def _are_one(match: Match, here: _Condition, there: _Condition) -> bool:
    """Whether all words of content of the two conditions answer each other: "stays", "falls"."""
    left, right = match.reference, match.candidate
    ours, theirs = _clause(left, here), _clause(right, there)
    said = [left.links[k] for k in ours if left.words[k].is_content]
    says = [k for k in theirs if right.words[k].is_content]
    return bool(said) and sorted(said) == says


def _clause(side: Side, condition: _Condition) -> range:
    start = condition.last + 1
    end = start
    while end < min(start + _REACH, len(side.words)):
        if side.parted(end - 1, end, _MARKS):
            break
        end += 1
    return range(start, end)


def _denials(side: Side) -> int:
    """How many words deny that the other side has not, conditions left out."""
    negators = denial_words()["negator"]
    return sum(
        word.folded in negators or (link < 0 and word.folded != "unless" and denies(word))
        for word, link in zip(side.words, side.links, strict=True)
    )


def _has_opposites(match: Match) -> bool:
    """Whether a word has turned as well: ``void unless signed``, ``valid if signed``."""
    new = match.new_stems
    return any(
        link < 0 and not new.keys().isdisjoint(opposites(word.stem))
        for word, link in zip(match.reference.words, match.reference.links, strict=True)
    )


def _span(side: Side, condition: _Condition) -> tuple[int, int]:
    return side.span(condition.first, condition.last)
