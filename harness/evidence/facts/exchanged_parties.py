"""Two parties exchanged word for word: ``the cook shops and the maid cleans`` for the reverse.

Each is subject of its own clause, or of its own part of one ("the owner is liable for the roof, the
tenant for repairs"), and all else stays as it is. A list may be told in any order: so a verb must
stand between the two, and something must be said of either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.roles import MUTUAL
from harness.evidence.facts.words import BE, DO, HAVE, MODALS, PERSONS, Word, is_common, may_be_verb

__all__ = ["compare_parties"]

_CONFIDENCE = 0.7
_LONGEST = 3  # words of a party
_VERBS = (BE - {"being"}) | HAVE | DO | MODALS
_JOINING = frozenset({"and", "but", "while", "whereas", "then", "or", "that"})
_MARKS = frozenset(",;:.")


def compare_parties(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Two words or phrases that stand in each other's place, where nothing else changed.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        One change at most, of fact ``role``.
    """
    left, right = match.reference, match.candidate
    if len(left.words) != len(right.words):
        return
    found = _exchanged(*([word.folded for word in side.words] for side in (left, right)))
    if found is None or not _tell(left, *found):
        return
    (start, middle), (last, end) = found
    here, there = left.span(start, end - 1), right.span(start, end - 1)
    one, other = left.said(start, middle - 1), left.said(last, end - 1)
    explanation = f"“{one}” and “{other}” changed places"
    yield FactChange("role", "changed", here, there, "critical", _CONFIDENCE, explanation)


def _exchanged(
    ours: Sequence[str], theirs: Sequence[str]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two runs of words by whose exchange the one list becomes the other."""
    if sorted(ours) != sorted(theirs):
        return None
    differ = [k for k, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    if not differ:
        return None
    first, end = differ[0], differ[-1] + 1
    for one in range(1, _LONGEST + 1):
        for other in range(1, _LONGEST + 1):
            if first + one > end - other:
                continue
            turned = [
                *ours[end - other : end],
                *ours[first + one : end - other],
                *ours[first : first + one],
            ]
            if turned == list(theirs[first:end]):
                return (first, first + one), (end - other, end)
    return None


def _tell(side: Side, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether something is said of either of two phrases, with a verb between them."""
    parties = [*side.words[slice(*one)], *side.words[slice(*other)]]
    between, after = side.words[one[1] : other[0]], side.words[other[1] :]
    if not all(_may_be_party(word) for word in parties) or any(
        word.stem in MUTUAL for word in between
    ):
        return False
    near = range(one[1], min(one[1] + _LONGEST, other[0]))
    verb = next((k for k in near if _is_verb(side.words[k])), None)
    if verb is None or side.parted(one[1] - 1, verb, _MARKS):
        return False  # "apples, baked pears and plums"
    parted = side.parted(verb, other[0], _MARKS)
    joined = parted or any(word.folded in _JOINING for word in between)
    said, says = ({word.stem for word in part if word.is_content} for part in (between, after))
    return joined and bool(said) and bool(says) and said != says


def _may_be_party(word: Word) -> bool:
    return word.folded in PERSONS or (word.is_content and not word.folded[0].isdigit())


def _is_verb(word: Word) -> bool:
    return word.folded in _VERBS or (may_be_verb(word) and is_common(word.folded))
