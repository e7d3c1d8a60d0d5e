"""Whether two words play one part though a passive has moved them.

What one verb does to its object the other does to its subject ("dismissed the appeal", "the appeal
was allowed"), and who does it stands before the one verb and after the other's "by" ("the buyer
bears the costs", "the costs are borne by the seller").
"""

from __future__ import annotations

from harness.evidence.facts.denied_synonyms import synonyms
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import ARTICLES, BE, HAVE, MODALS

__all__ = ["have_one_role"]

_NEAR = 4  # words between a verb and the one of whom or what it is said
_BESIDE = BE | HAVE | MODALS | ARTICLES | {"his", "her", "its", "their"}


def have_one_role(match: Match, i: int, j: int) -> bool:
    """Whether two words are verbs of one thing, or those who do one thing; one in the passive.

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    turned = match.swapped()
    return (
        _is_done_to_one(match, i, j)
        or _is_done_to_one(turned, j, i)
        or _is_done_by_either(match, i, j)
        or _is_done_by_either(turned, j, i)
    )


def _is_done_to_one(match: Match, i: int, j: int) -> bool:
    """Whether the left verb is active, the right one is passive, and both are of one thing."""
    left, right = match.reference, match.candidate
    thing, subject = _next(left, i, 1), _next(right, j, -1)
    if thing is None or subject is None or left.links[thing] != subject:
        return False
    return any(word.folded in BE for word in right.words[subject + 1 : j])


def _is_done_by_either(match: Match, i: int, j: int) -> bool:
    """Whether the left word is the subject of a verb, and the right one stands after its "by"."""
    left, right = match.reference, match.candidate
    by = next(
        (k for k in range(j - 1, max(-1, j - 1 - _NEAR), -1) if right.words[k].folded == "by"), 0
    )
    verb = _next(left, i, 1)
    if not by or verb is None:
        return False
    done = _next(right, by, -1)
    if done is None or not any(w.folded in BE for w in right.words[max(0, done - _NEAR) : done]):
        return False
    one, other = left.words[verb].stem, right.words[done].stem
    return left.links[verb] == done or other in synonyms(one)


def _next(side: Side, at: int, step: int) -> int | None:
    """The nearest word of content on one side, in one clause, with nothing else on the way."""
    for distance in range(1, _NEAR + 1):
        k = at + step * distance
        if not 0 <= k < len(side.words):
            return None
        if side.parted(k - step, k):
            return None
        if side.words[k].is_content:
            return k
        if side.words[k].folded not in _BESIDE:
            return None
    return None
