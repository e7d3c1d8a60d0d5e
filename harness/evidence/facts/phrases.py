"""Phrases of opposed meaning: ``ahead of schedule`` for ``behind schedule``.

What a single word does not say, a phrase does: ``in favour of`` and ``against``, ``because of`` and
``in spite of``, ``sugar-free`` and ``contains sugar``. They count where both stand among the same
words, or where both go with the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import BE, HYPHENS, Word, read_phrases, stem

__all__ = ["compare_phrases", "is_said_by_phrase"]

_BOTH_SIDES = 1.5
"""The same words on both sides, or on one where the other is an end of the text."""
_CONFIDENCE = 0.65
_CLOSE = 0.6
"""Share of linked words from which two sentences tell of the same."""
_BY = 3  # words from a participle to its "by", and to its "was"
_KEPT = 2  # words of content that both sides share
_PARTICLES = frozenset(map(stem, ("away", "out", "off", "down", "back")))
_PARTED = 3  # words between a verb and its particle: "throw this leaflet away"
_NEAR = 3  # words before a phrase in which it is denied
_AFTER = 9  # words after a negator in which a phrase is denied
_RAISING = frozenset(map(stem, "believe think expect suppose seem appear consider".split()))
"""Verbs that are denied in the place of what they bring in."""
_SOLE = frozenset({(stem("only"),), (stem("none"), stem("but")), (stem("except"),)})
_EXCEPTING = frozenset(
    (stem(whole), stem(but))
    for whole in ("all", "everyone", "everybody", "everything")
    for but in ("but", "except")
)
_GOING_ON = frozenset(map(stem, ("still", "remain")))
_ENDS = frozenset(map(stem, ("stop", "expire", "lapse", "cease")))
_WHEN = frozenset("until till for after before once when while unless only within by from".split())
"""What says when or whether an end comes: lasting until then is ending then."""
_FREE = frozenset({"free"})
_HOLDING = frozenset(map(stem, "contain include add have with".split()))


class _Opposed(NamedTuple):
    """A phrase, and those that say the opposite; all as stems."""

    phrase: tuple[str, ...]
    opposites: tuple[tuple[str, ...], ...]


class _Place(NamedTuple):
    """The first and the last word of a phrase."""

    first: int
    last: int


@cache
def _table() -> tuple[_Opposed, ...]:
    """Every phrase of opposed-phrases.txt with all of the other side of its line."""
    rows = []
    for sides in read_phrases("opposed-phrases.txt"):
        for one, other in (sides, sides[::-1]):
            rows += [_Opposed(phrase, other) for phrase in one]
    return tuple(sorted(rows, key=lambda row: -len(row.phrase)))


def compare_phrases(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Phrases of the reference whose place an opposed one has taken.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes; those of things that one side is free of come last.
    """
    left, right = match.reference, match.candidate
    taken: set[int] = set()
    ours = left.stems()
    for phrase, opposites in _table():
        if not ours.issuperset(phrase):
            continue
        here = _only(left, phrase)
        if (
            here is None
            or _find(right, phrase)
            or not taken.isdisjoint(range(here[0], here[1] + 1))
        ):
            continue
        for opposite in opposites:
            there = _only(right, opposite)
            if there is None or _find(left, opposite):
                continue
            if (
                match.same_place(here, there) < _BOTH_SIDES
                and not _is_recast(match, here, there)
                and not _govern_one(match, here, there)
            ):
                continue
            if _is_denied_once(match, phrase, here, there) or (
                not _ENDS.isdisjoint(phrase + opposite) and _is_at_another_time(match)
            ):
                continue
            taken.update(range(here.first, here.last + 1))
            yield _change(match, here, there)
            break
    for here, there in _freed(match):
        yield _change(match, here, there)
    for there, here in _freed(match.swapped()):
        yield _change(match, here, there)


def is_said_by_phrase(match: Match, at: int) -> bool:
    """Whether the candidate has the opposed phrase of one denied: ``not on time``, ``late``.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
    """
    left, right = match.reference, match.candidate
    ours = left.stems()
    if _is_within_phrase(match, at):
        return True
    return any(
        ours.issuperset(phrase)
        and any(at < place.first <= at + _AFTER for place in _find(left, phrase))
        and not _find(right, phrase)
        and any(_find(right, opposite) and not _find(left, opposite) for opposite in opposites)
        for phrase, opposites in _table()
    )


def _is_within_phrase(match: Match, at: int) -> bool:
    """Whether a negator is part of a phrase told in other words: ``not guilty``, ``acquitted``."""
    left, right = match.reference, match.candidate
    said = left.words[at].stem
    for phrase, opposites in _table():
        if said not in phrase or not left.stems().issuperset(phrase):
            continue
        if not any(place.first <= at <= place.last for place in _find(left, phrase)):
            continue
        others = (row.phrase for row in _table() if row.opposites == opposites)
        if any(other != phrase and _find(right, other) for other in others):
            return True
    return False


def _find(side: Side, phrase: Sequence[str]) -> list[_Place]:
    stems = [word.stem for word in side.words]
    size = len(phrase)
    found = [
        _Place(k, k + size - 1)
        for k in range(len(stems) - size + 1)
        if stems[k] == phrase[0] and tuple(stems[k : k + size]) == phrase
    ]
    if found or size != len(("throw", "away")) or phrase[1] not in _PARTICLES:
        return found
    return [
        _Place(k, end)
        for k, word in enumerate(stems)
        if word == phrase[0]
        for end in range(k + 2, min(k + 2 + _PARTED, len(stems)))
        if stems[end] == phrase[1]
    ]


def _only(side: Side, phrase: Sequence[str]) -> _Place | None:
    """Where a phrase stands, if it is there once."""
    places = _find(side, phrase)
    return places[0] if len(places) == 1 else None


def _is_denied(side: Side, at: int) -> bool:
    return any(_denies(word) for word in side.words[max(0, at - _NEAR) : at]) or any(
        # "do not believe that it was on purpose"
        word.folded in denial_words()["negator"]
        and k + 1 < at
        and side.words[k + 1].stem in _RAISING
        for k, word in enumerate(side.words[: max(0, at - _NEAR)])
    )


def _is_denied_once(match: Match, phrase: tuple[str, ...], here: _Place, there: _Place) -> bool:
    """Whether one side denies what it says: ``all but two were``, ``only two were not``."""
    left, right = match.reference, match.candidate
    if phrase in _EXCEPTING | _SOLE and not (
        _negates(left) == _negates(right)
        and _is_all_else(left, here)
        and _is_all_else(right, there)
    ):
        return True  # "all but one were lost" is "only one survived"
    return _is_denied(left, here.first) != _is_denied(right, there.first)


def _is_recast(match: Match, here: _Place, there: _Place) -> bool:
    """Whether two phrases are all that is new, and one is a passive with its "by"."""
    left, right = match.reference, match.candidate
    if not (_is_all_else(left, here) and _is_all_else(right, there)):
        return False
    passive = [
        any(word.folded == "by" for word in side.words[place.last + 1 : place.last + 1 + _BY])
        and any(word.folded in BE for word in side.words[max(0, place.first - _BY) : place.first])
        for side, place in ((left, here), (right, there))
    ]
    return (
        passive[0] != passive[1]
        and sum(left.links[k] >= 0 for k, w in enumerate(left.words) if w.is_content) >= _KEPT
    )


def _govern_one(match: Match, here: _Place, there: _Place) -> bool:
    """Whether the same word follows both in a sentence whose clauses have moved: ``stop using``."""
    left, right = match.reference, match.candidate
    if here.last + 1 >= len(left.words) or there.last + 1 >= len(right.words):
        return False
    return (
        left.links[here.last + 1] == there.last + 1
        and left.words[here.last + 1].is_content
        and match.overlap() >= _CLOSE
    )


def _is_all_else(side: Side, place: _Place) -> bool:
    """Whether everything but a phrase is the same on the other side."""
    outside = (k for k in range(len(side.words)) if not place.first <= k <= place.last)
    return all(side.links[k] >= 0 for k in outside if side.words[k].is_content)


def _is_at_another_time(match: Match) -> bool:
    """Whether an end and what lasts are one: ``stops after a day``, ``goes on for a day``."""
    only_one = match.reference.folded() ^ match.candidate.folded()
    return not _WHEN.isdisjoint(only_one)


def _negates(side: Side) -> bool:
    return not denial_words()["negator"].isdisjoint(side.folded())


def _denies(word: Word) -> bool:
    if word.stem in _GOING_ON:
        return False  # it denies what is "not yet" so, and nothing else
    return word.folded in denial_words()["negator"] or denies(word)


def _freed(match: Match) -> Iterator[tuple[_Place, _Place]]:
    """What the left side is free of (``sugar-free``) and the right side holds (``has sugar``)."""
    left, right = match.reference, match.candidate
    for i in range(1, len(left.words)):
        if left.words[i].folded not in _FREE or left.between(i - 1, i) not in HYPHENS:
            continue
        j = left.links[i - 1]
        if j < 1 or right.words[j - 1].stem not in _HOLDING:
            continue
        if not any(_denies(word) for word in (*left.words[: i - 1], *right.words[:j])):
            yield _Place(i - 1, i), _Place(j - 1, j)


def _change(match: Match, here: _Place, there: _Place) -> FactChange:
    spans = match.reference.span(*here), match.candidate.span(*there)
    return became(match, "antonym", spans, "critical", _CONFIDENCE, how="its opposite, ")
