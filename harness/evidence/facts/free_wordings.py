"""Whether a denied verb that has no answer may be told in other words: ``not hurt``, ``unharmed``.

There are more ways to do so than tables can hold. What tells a free wording from a turned meaning
is how much of the rest is the same.
"""

from __future__ import annotations

from harness.evidence.facts.matching import Match
from harness.evidence.facts.negators import Negation
from harness.evidence.facts.number_words import NUMBER_WORDS

__all__ = ["may_be_reworded"]

_LONG = 45  # words of a stretch
_FEW = 3  # words of content that both sides have, if one of them is denied; else one more
_ARTICLES = frozenset("the a an its their his her".split())
_PREPOSITIONS = frozenset(
    "in on at to into onto from with for under over inside outside around through across".split()
)


def may_be_reworded(match: Match, negation: Negation) -> bool:
    """Whether another verb may say what is denied.

    A long stretch has room for it in another place. A short one that shares but a few words is as
    likely to be worded freely as turned, unless what is denied keeps a figure, or its preposition
    ("not store it in the shed", "keep it in the shed").

    Args:
        match: The two stretches.
        negation: What the reference's stretch denies; the verb has no answer.
    """
    side = match.reference
    if max(len(side.words), len(match.candidate.words)) > _LONG:
        return True
    kept = [side.words[i] for i in negation.scope if side.links[i] >= 0]
    if side.linked_words >= _FEW + (not kept):
        return False
    figures = any(w.folded[:1].isdigit() or w.folded in NUMBER_WORDS for w in kept)
    return not (figures or _keeps_preposition(match, negation))


def _keeps_preposition(match: Match, negation: Negation) -> bool:
    """Whether the denied verb's preposition stands on both sides before what it goes with."""
    words, links = match.reference.words, match.reference.links
    after = next((i for i in negation.scope if links[i] >= 0), None)
    if after is None:
        return False
    before = range(after - 1, negation.scope[0], -1)
    at = next((i for i in before if words[i].folded not in _ARTICLES), None)
    return (
        at is not None
        and words[at].folded in _PREPOSITIONS
        and 0 <= links[at] < links[after] <= links[at] + after - at
    )
