"""What must be done, and what may: ``must`` for ``may`` and the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side

__all__ = ["compare_modality"]

# should, will and would shade into either class in translation, so they are in neither
_STRONG = frozenset({"must", "required", "obliged", "obligatory", "mandatory", "compulsory"})
_STRONG_BEFORE_TO = frozenset({"has", "have", "had", "need", "needs", "necessary", "needed"})
_WEAK = frozenset({"may", "might", "can", "could", "optional", "voluntary", "perhaps", "possibly"})
_NO_ONE = frozenset({"no", "nobody", "none", "nothing", "neither", "never"})
_REACH = 3  # words on either side of a modal that limit it


def compare_modality(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Obligation turned into possibility, and the reverse, before the same verb.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        At most one change: where one stretch only obliges and the other only permits.
    """
    ours, theirs = _modals(match.reference), _modals(match.candidate)
    kinds = {strong for _, _, strong in ours}, {strong for _, _, strong in theirs}
    if len(kinds[0]) != 1 or len(kinds[1]) != 1 or kinds[0] == kinds[1]:
        return
    for i, head, _ in ours:
        for j, other, _ in theirs:
            if head is None or match.reference.links[head] != other:
                continue
            word, found = match.reference.words[i], match.candidate.words[j]
            yield FactChange(
                "modality",
                "changed",
                (word.start, word.end),
                (found.start, found.end),
                "major",
                0.7,
                f"“{word.text}” became “{found.text}”",
            )
            return


def _modals(side: Side) -> list[tuple[int, int | None, bool]]:
    """Index of each modal word, of the content word it governs, and whether it obliges."""
    found = []
    for i, word in enumerate(side.words):
        after = side.words[i + 1].folded if i + 1 < len(side.words) else ""
        strong = word.folded in _STRONG or (word.folded in _STRONG_BEFORE_TO and after == "to")
        if word.folded == "may" and word.is_capital and i:
            continue  # the month
        if after in {"not", "n't"} or _is_limited(side, i):
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
