"""``Few`` and ``a few``, ``little`` and ``a little``: an article that turns what is said.

*Few came* says that more were expected, *a few came* that some did. The words are the same, so
nothing else sees it.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match, Side

__all__ = ["compare_quantifiers"]

_QUANTIFIERS = frozenset({"few", "little"})
_NO_MORE = frozenset({"only", "just", "but", "merely", "barely"})
"""Before ``a few`` they make it few."""
_PLAIN = frozenset(
    "very so too how as relatively comparatively extremely precious there have has had are were is"
    " was and but that because of to in for on with at by from if when while".split()
)
"""Words after which ``few`` has no article of any kind; ``the few``, ``his little`` are others."""
_CONFIDENCE = 0.6


def compare_quantifiers(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """``Few`` or ``little`` that got or lost its article before the same word.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``antonym``, in the order of the reference.
    """
    for i, j in enumerate(match.reference.links):
        if i == 0 or j <= 0 or match.reference.words[i - 1].folded not in _QUANTIFIERS:
            continue
        if match.reference.words[i].folded != match.candidate.words[j].folded:
            continue
        one, other = _used(match.reference, i - 1), _used(match.candidate, j - 1)
        if {one, other} != {"few", "some"}:
            continue
        spans = _span(match.reference, i), _span(match.candidate, j)
        why = ": the one says how few, the other that there are some"
        yield became(match, "antonym", spans, "major", _CONFIDENCE, why=why)


def _used(side: Side, at: int) -> str:
    """What a quantifier says there: ``few``, ``some``, or nothing that can be told."""
    if side.words[at].folded not in _QUANTIFIERS:
        return ""
    before = [word.folded for word in side.words[max(0, at - 2) : at]]
    if before[-1:] == ["a"]:
        if before[0] == "not":
            return ""  # many
        return "few" if before[0] in _NO_MORE else "some"
    return "few" if not before or before[-1] in _PLAIN else ""


def _span(side: Side, at: int) -> tuple[int, int]:
    """The quantifier before a word, with its article, and the word."""
    first = at - 2 if at > 1 and side.words[at - 2].folded == "a" else at - 1
    return side.span(first, at)
