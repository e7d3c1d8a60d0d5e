"""How sure it is that a name is absent, and not replaced by a pronoun or a freer wording."""

from __future__ import annotations

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.name_sides import NameSide
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.names import SURE, Name

__all__ = [
    "absence",
    "emptiness",
    "free_share",
    "in_brackets",
    "is_noun",
    "is_place",
    "other_words",
]

_REACH = 4  # words on either side of a name that show where it stands
_CLEAR = 0.5
_BREAKS = frozenset(",;:()")
_STANDS_IN = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "hers",
        "theirs",
        "who",
        "whose",
        "we",
        "our",
        "us",
        "i",
        "my",
        "this",
        "these",
    }
)


def absence(name: Name, match: Match, own: NameSide, other: NameSide) -> float:
    """How sure it is that the other side has nothing for a name, and that this is an error.

    Something may stand in for it (a pronoun, a common noun, a freer wording) wherever the other
    side has words of its own; so the fewer of those there are, the surer.
    """
    empty = emptiness(name, match, own)
    if other.is_around(name) or in_brackets(name, own.side.text):
        return min(empty, 0.2)
    free = match.candidate.free_words
    density = free / max(1, len(match.candidate.words))
    inside = own.words_of(name)
    rest = match.reference.free_words - sum(match.reference.links[i] < 0 for i in inside)
    stands_in = _count(match.candidate, _STANDS_IN) > _count(match.reference, _STANDS_IN)
    tight = free <= rest and not stands_in
    if name.strength < SURE or stands_in:
        return min(empty, 0.3)
    if name.place and not is_place(name):
        confidence = 0.3  # "Chinese": often understood
    elif name.place:
        confidence = 0.55 if tight and density <= (0.15 if empty > _CLEAR else 0.08) else 0.3
    elif empty > _CLEAR:
        confidence = 0.7 if density <= 0.25 else 0.4
    else:
        confidence = 0.6 if tight and density <= 0.2 and empty > 0.2 else 0.3
    return confidence if set(name.parts) - name_words()["generic"] else min(confidence, 0.3)


def is_place(name: Name) -> bool:
    """A place itself, not its people or language."""
    return bool(name.place) and not name.parts[-1].endswith(("ese", "ish", "an", "ans", "i", "ch"))


def is_noun(name: Name) -> bool:
    """Not an adjective of a people or language."""
    return not name.place or is_place(name)


def free_share(match: Match) -> float:
    """Share of the other side's words that answer nothing, the freer of both directions."""
    return max(
        side.free_words / max(1, len(side.words)) for side in (match.reference, match.candidate)
    )


def in_brackets(name: Name, text: str) -> bool:
    """Whether a bracket is open where the name stands: an aside, often an abbreviation."""
    before = text[: name.start]
    return before.count("(") > before.count(")")


def _count(side: Side, among: frozenset[str]) -> int:
    return sum(side.counts[word] for word in among)


def emptiness(name: Name, match: Match, own: NameSide) -> float:
    """How sure it is that nothing stands where the name should: confidence of its absence."""
    side, other = match.reference, match.candidate
    inside = own.words_of(name)
    left = _neighbour(side, inside[0], -1, len(other.words))
    right = _neighbour(side, inside[-1], 1, len(other.words))
    if left is None or right is None:
        return 0.2 if left is None and right is None else 0.3
    if not 0 < right - left <= _REACH + 1:
        return 0.3
    for j in range(left + 1, right):
        word = other.words[j]
        if word.folded in _STANDS_IN or (word.is_content and other.links[j] < 0):
            return 0.2
    return 0.75


def other_words(name: Name, match: Match, own: NameSide) -> tuple[int, int] | None:
    """The other side's words, without an answer of their own, that stand where the name does.

    Returns:
        Start and end in the other stretch; None if the place is empty or not to be found, or if no
        capital shows that something is named there.
    """
    side, other = match.reference, match.candidate
    inside = own.words_of(name)
    left = _neighbour(side, inside[0], -1, len(other.words))
    right = _neighbour(side, inside[-1], 1, len(other.words))
    if left is None or right is None or not 0 < right - left <= _REACH + 1:
        return None
    between = range(left + 1, right)
    free = [other.words[j] for j in between if other.links[j] < 0 and other.words[j].is_content]
    if not any(word.is_capital for word in free):
        return None
    start, end = free[0].start, free[-1].end
    return None if _BREAKS.intersection(other.text[start:end]) else (start, end)


def _neighbour(side: Side, edge: int, step: int, end: int) -> int | None:
    """Where the nearest linked word next to a name stands on the other side; ends count."""
    for distance in range(1, _REACH):
        i = edge + step * distance
        if i < 0:
            return -1
        if i >= len(side.words):
            return end
        if side.links[i] >= 0:
            return side.links[i]
        if side.words[i].is_content:
            return None
    return None
