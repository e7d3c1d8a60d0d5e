"""Who did it to whom, told by pronouns: ``she asked him`` for ``he asked her``.

The same two are on both sides, so that no gender is lost; only their forms say who is who.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.roles import MUTUAL

__all__ = ["compare_pronouns"]

_CONFIDENCE = 0.7
_SUBJECTS = {"he": "he", "she": "she", "they": "they", "we": "we", "i": "i"}
_OBJECTS = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "i"}
_AUXILIARIES = frozenset("has have had will would can could must did may might should".split())


def compare_pronouns(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Subject and object of one verb, both pronouns, that changed places.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``role``.
    """
    left, right = match.reference, match.candidate
    for i, j in enumerate(left.links):
        if j < 0 or not left.words[i].is_content or left.words[i].stem in MUTUAL:
            continue
        here, there = _pair(left, i), _pair(right, j)
        if here is None or there is None or here != there[::-1]:
            continue
        if _has(right, here, right.words[j].stem):
            continue  # "she loved him, and he loved her"
        spans = left.span(i - 1, i + 1), right.span(j - 1, j + 1)
        what = "who did it changed: "
        yield became(match, "role", spans, "critical", _CONFIDENCE, what=what)


def _has(side: Side, pair: tuple[str, str], verb: str) -> bool:
    """Whether a side tells a verb of two, in that order."""
    return any(word.stem == verb and _pair(side, k) == pair for k, word in enumerate(side.words))


def _pair(side: Side, verb: int) -> tuple[str, str] | None:
    """Of whom a verb is said and to whom it was done; "her" may be whose a thing is."""
    at = verb - 1
    if at > 0 and side.words[at].folded in _AUXILIARIES:
        at -= 1
    if at < 0 or verb + 1 == len(side.words):
        return None
    subject = _SUBJECTS.get(side.words[at].folded)
    target = _OBJECTS.get(side.words[verb + 1].folded)
    if (
        side.words[verb + 1].folded == "her"
        and any(word.is_content for word in side.words[verb + 2 : verb + 3])
        and not side.between(verb + 1, verb + 2).strip()
    ):
        return None
    return (subject, target) if subject and target else None
