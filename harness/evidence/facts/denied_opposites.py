"""Why two opposites may say the same: one of them is denied, or is the only one of its sort.

``Not easy`` is ``difficult``, ``never fails`` is ``always works``, and ``only newer ones are`` is
``older ones are not``.
"""

from __future__ import annotations

from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negation import is_denied
from harness.evidence.facts.negators import is_negated
from harness.evidence.facts.turned_bounds import turned_bound
from harness.evidence.facts.words import NOT

__all__ = ["is_denied_once"]

_DENYING = NOT | {"never"}
_GOVERNING = 2  # words before a preposition in which stands the verb that it goes with
_NONE = frozenset({"no", "none", "nothing", "nobody"})
_SOLE = 3  # words before an opposite in which "only" makes it the only one


def is_denied_once(match: Match, i: int, j: int) -> bool:
    """Whether one side denies what it says, so that both say the same.

    Args:
        match: The two stretches.
        i: Index of an opposite among the reference's words.
        j: Index of its opposite among the candidate's.
    """
    left, right = match.reference, match.candidate
    turned = turned_bound(match, i, j)
    if turned is not None:
        return not turned
    return (
        is_negated(left, i) != is_negated(right, j)
        # "insufficiently scientific" is "unscientific"
        or is_denied(left, i)
        or is_denied(right, j)
        # "never fails" is "always"
        or _is_litotes(left, i)
        or _is_litotes(right, j)
        # "not unlike" is "like", "don't like" is "dislike"
        or _follows_not(left, i) != _follows_not(right, j)
        # "do not use after" is "use before"
        or _is_of_denied(left, i) != _is_of_denied(right, j)
        # "only newer ones are" is "older ones are not"
        or _is_sole(left, i, right)
        or _is_sole(right, j, left)
        # "won no game" is "lost every game"
        or _gets_none(left, i) != _gets_none(right, j)
    )


def _follows_not(side: Side, i: int) -> bool:
    return i > 0 and side.words[i - 1].folded in _DENYING


def _is_of_denied(side: Side, i: int) -> bool:
    """Whether a preposition goes with a word that is denied."""
    if side.words[i].is_content:
        return False
    before = (k for k in range(i - 1, max(-1, i - 1 - _GOVERNING), -1) if side.words[k].is_content)
    verb = next(before, None)
    return verb is not None and is_negated(side, verb)


def _is_litotes(side: Side, i: int) -> bool:
    word, after = side.words[i], side.words[i + 1 : i + 2]
    return word.folded in denial_words()["negator"] and any(map(denies, after))


def _is_sole(side: Side, i: int, other: Side) -> bool:
    """Whether a word is the only one of which something holds that the other side denies."""
    negators = denial_words()["negator"]
    denied = not negators.isdisjoint(other.folded()) and negators.isdisjoint(side.folded())
    return denied and any(word.folded == "only" for word in side.words[max(0, i - _SOLE) : i])


def _gets_none(side: Side, i: int) -> bool:
    return i + 1 < len(side.words) and side.words[i + 1].folded in _NONE
