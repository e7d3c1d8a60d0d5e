"""``Only members can vote`` denies something of others, and nothing of members.

``Only`` denies: what is open to members alone is closed to everyone else. So it answers a negator,
but not one that denies the very thing of the very ones of whom ``only`` affirms it.
"""

from __future__ import annotations

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import ARTICLES, BE, DO, HAVE, MODALS

__all__ = ["affirms_of_the_same"]

_ONLY = "only"
_BESIDE = ARTICLES | (BE - {"being"}) | HAVE | DO | MODALS | {"ca", "wo"}
"""Words that say nothing of who is meant."""


def affirms_of_the_same(match: Match, at: int, only: int, denied: int | None) -> bool:
    """Whether the candidate affirms of some only what the reference denies of the same.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
        only: Index of a word of the candidate.
        denied: Index in the candidate of what answers the first denied word, if anything does.
    """
    left, right = match.reference, match.candidate
    if right.words[only].folded != _ONLY or denied is None or denied < only:
        return False
    affirmed = _named(right, only + 1, denied)
    return bool(affirmed) and affirmed == _named(left, _clause_start(left, at), at)


def _named(side: Side, first: int, end: int) -> list[str]:
    words = side.words[first:end]
    return [word.stem for word in words if word.folded not in _BESIDE]


def _clause_start(side: Side, at: int) -> int:
    for k in range(at, 0, -1):
        if side.parted(k - 1, k):
            return k
    return 0
