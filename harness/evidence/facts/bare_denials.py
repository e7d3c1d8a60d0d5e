"""A denial put in or taken out, and nothing else: ``no entry without a ticket``, ``entry without``.

Elsewhere a lost denial may be told in other words, and has to be looked for. Where all the other
words are the same, in the same order, there are none.
"""

from __future__ import annotations

from itertools import chain

from harness.evidence.facts.base import FactChange
from harness.evidence.facts.denials import HARDLY, denial_words
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import says_the_same
from harness.evidence.facts.number_words import NUMBER_WORDS
from harness.evidence.facts.one_denies import one_denies
from harness.evidence.facts.words import INDEFINITE, Word

__all__ = ["bare_denial"]

_CONFIDENCE = 0.8
_TOGETHER = (("far", "from"), ("anything", "but"), ("yet", "to"))
_BESIDE = frozenset("do does did a an the any some at all have has had is are was were".split())
"""Words that come and go with a negator: ``did not sleep`` is to ``slept`` what ``no`` is to it."""
_SHORTEST = 2  # content words that both sides have


def bare_denial(match: Match) -> FactChange | None:
    """The denial that is all that one of two stretches has and the other has not, if it is.

    Args:
        match: The two stretches.
    """
    if "?" in match.reference.text + match.candidate.text:
        return None  # "Isn't it cold?" asks what "Is it cold?" asks
    for one, missing in ((match, True), (match.swapped(), False)):
        denial = _only_denial(one)
        if denial is None or not _is_kept(one.candidate):
            continue
        answer = _answer(one, denial[1])
        denied, place = one.reference.span(*denial), one.candidate.span(answer, answer)
        said = one.reference.said(*denial)
        return one_denies(said, denied, place, missing=missing, confidence=_CONFIDENCE)
    return None


def _only_denial(match: Match) -> tuple[int, int] | None:
    """The first and the last word of a denial that is all that a side has more."""
    side = match.reference
    new = [i for i, link in enumerate(side.links) if link < 0 and not _is_beside(side.words[i])]
    if not new or new != list(range(new[0], new[-1] + 1)):
        return None
    said = tuple(side.words[i].folded for i in new)
    if said not in _TOGETHER and not (len(said) == 1 and said[0] in denial_words()["negator"]):
        return None
    if says_the_same(side, new[0]) or new[-1] + 1 == len(side.words):
        return None
    if said[0] in HARDLY and _is_number(side.words[new[-1] + 1]):
        return None
    after = side.between(new[-1], new[-1] + 1)
    linked = [j for j in side.links if j >= 0]
    content = sum(match.candidate.words[j].is_content for j in linked)
    in_order = linked == sorted(linked) and content >= _SHORTEST
    return (new[0], new[-1]) if in_order and not after.strip() else None


def _is_kept(side: Side) -> bool:
    """Whether the other side holds them all, but for what comes and goes with a negator."""
    return all(
        link >= 0 or _is_beside(word) for word, link in zip(side.words, side.links, strict=True)
    )


def _is_beside(word: Word) -> bool:
    return word.folded in _BESIDE


def _is_number(word: Word) -> bool:
    return word.folded[:1].isdigit() or word.folded in NUMBER_WORDS | INDEFINITE


def _answer(match: Match, last: int) -> int:
    """What answers the first word of content that is denied, or the last before it."""
    side = match.reference
    for k in chain(range(last + 1, len(side.words)), range(last - 1, -1, -1)):
        if side.links[k] >= 0 and side.words[k].is_content:
            return side.links[k]
    return 0
