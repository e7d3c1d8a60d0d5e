"""A denial without what it denies: ``Cats may enter; dogs may not``, told as ``cats and dogs may``.

Such a negator governs nothing after it. It denies of its subject what the clause before affirms of
another; where the other side joins the two, it affirms it of both.
"""

from __future__ import annotations

from harness.evidence.facts.base import FactChange
from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.matching import BREAKS, Match, Side
from harness.evidence.facts.one_denies import one_denies
from harness.evidence.facts.words import DETERMINERS, DO, HAVE, NOT

__all__ = ["elliptic_denial"]

_CONFIDENCE = 0.6
_AUXILIARIES = (
    DO
    | HAVE
    | frozenset("is are was were can ca could may might must will wo would should".split())
)
_JOINING = frozenset({"and", "or", "including", "plus", "like"})
_CONTRARY = frozenset("but only except unlike while whereas although though instead rather".split())


def elliptic_denial(match: Match) -> FactChange | None:
    """What the reference or the candidate denies without a verb, and the other side affirms.

    Args:
        match: The two stretches.
    """
    for one, missing in ((match, True), (match.swapped(), False)):
        found = _affirmed(one)
        if found is None:
            continue
        denied, answer = found
        said = one.reference.text[slice(*denied)]
        return one_denies(said, denied, answer, missing=missing, confidence=_CONFIDENCE)
    return None


def _affirmed(match: Match) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Subject and negator of a denial, and the subject where the other side affirms it."""
    left, right = match.reference, match.candidate
    if any(_denies(right, j) for j in range(len(right.words))):
        return None
    for at in range(2, len(left.words)):
        if left.words[at].folded not in NOT or not _ends_clause(left, at):
            continue
        subject = at - 2
        if left.words[at - 1].folded not in _AUXILIARIES or left.links[subject] < 0:
            continue
        j = left.links[subject]
        affirms = any(left.words[i].is_content and left.links[i] >= 0 for i in range(subject))
        if affirms and left.words[subject].is_content and _is_joined(right, j):
            return left.span(subject, at), right.span(j, j)
    return None


def _denies(side: Side, at: int) -> bool:
    word = side.words[at]
    return word.folded in denial_words()["negator"] | _CONTRARY or denies(word)


def _ends_clause(side: Side, at: int) -> bool:
    after = side.text[side.words[at].end :].lstrip("\"'”’")
    return not after.strip() or after[0] in BREAKS


def _is_joined(side: Side, at: int) -> bool:
    """Whether a word stands beside another to which it is joined: ``including the dogs``."""
    before = (word.folded for word in reversed(side.words[:at]) if word.folded not in DETERMINERS)
    return next(before, "") in _JOINING or (
        at + 1 < len(side.words) and side.words[at + 1].folded == "and"
    )
