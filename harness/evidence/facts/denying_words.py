"""Words of one stretch that answer a negator of the other: ``failed to``, ``is prohibited``."""

from __future__ import annotations

import re

from harness.evidence.facts.denials import denial_words, denies, denies_with_next
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import Negation
from harness.evidence.facts.only_some import affirms_of_the_same
from harness.evidence.facts.words import BE, stem

__all__ = ["denies_near", "has_denying_predicate", "lacks_near"]

_OUTWARD = frozenset({"beyond", "outside", "out", "off", "away"})
_FORBIDDING = frozenset(map(stem, "forbid prohibit ban bar impossible illegal unlawful".split()))
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_LACKING = frozenset({"short", "shy"})
_LACK = 4  # words after one that denies in which stands what is lacking


def denies_near(
    match: Match, at: int, place: int | None, theirs: list[Negation], reach: int
) -> bool:
    """Whether a word that denies by itself, or an idiom's ``not``, stands near in the candidate.

    One that the reference has as well, at its place, answers nothing but that.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
        place: Index of what answers the first denied word; None if nothing does.
        theirs: What the candidate denies.
        reach: Words on either side of the place that are near it.
    """
    ours, side = match.reference, match.candidate
    governing = {negation.at for negation in theirs}
    low, high = (0, len(side.words)) if place is None else (place - reach, place + reach + 1)
    for j in range(max(0, low), min(high, len(side.words))):
        word, link = side.words[j], side.links[j]
        if (
            affirms_of_the_same(match, at, j, place)
            or _is_outside_too(match, at, j)
            or _permits(side, j)
        ):
            continue
        if word.folded in denial_words()["negator"]:
            # the same "not" may be an idiom's on this side alone: "have not yet", "have not"
            if link < 0 or (j not in governing and ours.words[link].folded == word.folded):
                return True
        elif (link < 0 and denies(word)) or (
            denies_with_next(side.words, j) and (link < 0 or not denies_with_next(ours.words, link))
        ):
            return True
    return False


def lacks_near(match: Match, at: int, linked: list[int]) -> bool:
    """Whether the candidate says that what is denied is lacking: ``fell short of a majority``.

    What was "won … without winning a majority" is won on both sides, and only the majority is not.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
        linked: Indexes in the candidate of what answers the words that it governs.
    """
    side = match.candidate
    return match.reference.words[at].folded == "without" and any(
        side.links[k] < 0 and (denies(side.words[k]) or side.words[k].folded in _LACKING)
        for j in linked[1:]
        for k in range(max(0, j - _LACK), j)
    )


def has_denying_predicate(side: Side, place: int | None, *, forbidding: bool) -> bool:
    """Whether a sentence ends in a denial, however long its subject: ``is excluded from it``.

    Args:
        side: The stretch that is searched; what the other stretch has as well does not count.
        place: Index of a word of the sentence, the first denied word's answer; None for any.
        forbidding: The denied verb has its answer, so that only what forbids counts ("taking
            pictures is prohibited").
    """
    return any(
        side.links[j] < 0
        and side.words[j - 1].folded in BE
        and (word.stem in _FORBIDDING if forbidding else denies(word))
        and not _permits(side, j)
        for j, word in enumerate(side.words)
        if j > 0 and word.is_content and (place is None or _are_of_one_sentence(side, place, j))
    )


def _are_of_one_sentence(side: Side, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return _SENTENCE_END.search(side.text, side.words[first].end, side.words[last].start) is None


def _permits(side: Side, at: int) -> bool:
    """Whether ``free`` says what one may do, and not what is lacking: ``free to go``."""
    return [word.folded for word in side.words[at : at + 2]] == ["free", "to"]


def _is_outside_too(match: Match, at: int, place: int) -> bool:
    """Whether a word like ``beyond`` answers another such, and no denial: ``not outside it``."""
    return match.candidate.words[place].folded in _OUTWARD and any(
        word.folded in _OUTWARD and link < 0
        for word, link in zip(match.reference.words[at:], match.reference.links[at:], strict=True)
    )
