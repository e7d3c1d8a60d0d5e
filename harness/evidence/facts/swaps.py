"""Two phrases that changed places: ``all regions under the Committee`` for the reverse.

Word order tells who leads and who is led. Where the words between two phrases stay the same, and
one of them points (``under``, ``by``, ``of``), phrases that change places around them change roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side

__all__ = ["compare_swaps"]

_LONGEST = 4  # content words of a phrase, or between the two
_POINTING = frozenset(
    {"under", "by", "over", "to", "from", "than", "for", "against", "into", "before", "after"}
)
_BREAKS = frozenset(",;:.!?()—–")


def compare_swaps(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Phrases that stand in each other's place around the same words.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``role``, in the order of the reference, none overlapping.
    """
    left, right = match.reference, match.candidate
    ours = [i for i, word in enumerate(left.words) if word.is_content]
    theirs = {
        j: rank for rank, j in enumerate(k for k, w in enumerate(right.words) if w.is_content)
    }
    ranks = [theirs.get(left.links[i], -1) for i in ours]
    at = 0
    while at < len(ranks):
        size = _swapped(ranks, at)
        if size:
            inside = ours[at : at + size]
            places = sorted(left.links[i] for i in inside)
            if _is_one_clause(left, inside) and _is_one_clause(right, places):
                yield _change(match, inside, places)
                at += size
                continue
        at += 1


def _swapped(ranks: Sequence[int], at: int) -> int:
    """How many words from ``at`` are two phrases, swapped around at least two words; 0 if none.

    The ranks are those of the answers: ``7 8 | 4 5 6 | 2 3`` is such a swap.
    """
    if ranks[at] < 0 or at + 1 >= len(ranks):
        return 0
    runs, start = [], at
    limit = min(len(ranks), at + 3 * _LONGEST)
    for k in range(at + 1, limit + 1):
        if k == limit or ranks[k] != ranks[k - 1] + 1:
            runs.append((start, k))
            start = k
        if len(runs) == 3:
            break
    if len(runs) < 3:
        return 0
    (a, b), (_, c), (_, d) = runs
    first, middle, last = ranks[a], ranks[b], ranks[c]
    lengths = b - a, c - b, d - c
    in_place = last >= 0 and middle == last + lengths[2] and first == middle + lengths[1]
    return d - a if in_place and lengths[1] > 1 and max(lengths) <= _LONGEST else 0


def _is_one_clause(side: Side, words: Sequence[int]) -> bool:
    """No mark parts the words, and one between them points."""
    first, last = words[0], words[-1]
    text = side.text[side.words[first].start : side.words[last].end]
    return _BREAKS.isdisjoint(text) and any(
        side.words[k].folded in _POINTING for k in range(first, last)
    )


def _change(match: Match, inside: Sequence[int], places: Sequence[int]) -> FactChange:
    left, right = match.reference, match.candidate
    span = left.words[inside[0]].start, left.words[inside[-1]].end
    other = right.words[places[0]].start, right.words[places[-1]].end
    explanation = (
        f"two phrases changed places: “{left.text[slice(*span)]}” became "
        f"“{right.text[slice(*other)]}”"
    )
    return FactChange("role", "changed", span, other, "critical", 0.7, explanation)
