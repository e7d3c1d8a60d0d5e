"""What is denied, affirmed by another word: ``is not needed`` told as ``is required``.

A denied word whose stem the other side lacks has no answer by form. Of the commonest predicates a
list says which others mean the same; what need not be done must be done where the other side
obliges ("do not have to book", "must reserve"), and what is forbidden may be done where it permits
("may not feed the ducks", "it is permitted to give food to the ducks").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import Negation, is_negated
from harness.evidence.facts.words import BE, HAVE, MAY, NOT, read_table, stem, words

__all__ = ["affirming_word", "forbids", "synonyms"]

_NEAR = 8  # words around a negator, and around what affirms it, in which both have a word in common
_TO = 5  # words from "may" to what the reference forbids
_PERMITTING = frozenset(map(stem, "allow permit authorise".split()))
_NEEDING = frozenset(
    map(stem, "need required necessary requirement necessity oblige compel obligation".split())
)
_FORBIDDING = frozenset({"must", "may", "can", "ca", "should", "shall", "do"})
_IMPERATIVE = NOT | {"never"}
_OPENING = ".!?:;“\"'(–—"
_CONDITIONS = frozenset("only except unless but until outside if provided without".split())
"""Words that let something be done in some case alone."""
_CONTRARY = frozenset("only alone except unless until instead rather before elsewhere".split())
"""New words by which another thing, or another time, is told in the place of what is denied."""
_CLOSE = 0.6  # share of linked words from which one of another clause tells of the same


@cache
def _groups() -> dict[str, frozenset[str]]:
    """For each stem of predicate-synonyms.txt the others that mean the same."""
    table: dict[str, set[str]] = {}
    for line in read_table("predicate-synonyms.txt"):
        stems = set(map(stem, line.split()))
        for form in stems:
            table.setdefault(form, set()).update(stems - {form})
    return {form: frozenset(others) for form, others in table.items()}


def synonyms(form: str) -> frozenset[str]:
    """The stems that mean what a stem means, as far as they are listed."""
    return _groups().get(form, frozenset())


def affirming_word(match: Match, negation: Negation) -> int | None:
    """Index of the candidate's word that affirms in other words what the reference denies.

    Args:
        match: The two stretches.
        negation: What the reference's stretch denies; None is returned if its first word is linked.
    """
    left, right = match.reference, match.candidate
    first = negation.scope[0]
    if left.links[first] >= 0:
        return None
    denied = left.words[first].stem
    places = _synonyms(match, negation)
    if denied in _NEEDING or _is_exempted(left, negation.at):
        places += _obliging(right.text)
    if not places and (denied in _PERMITTING or forbids(left, negation.at)):
        places = list(_permitting(match, negation))
    near = _answers_near(match, negation)
    return next((j for j in places if any(_are_beside(match, j, k) for k in near)), None)


def forbids(side: Side, at: int) -> bool:
    """Whether a negator forbids: ``must not``, ``may not``, ``do not`` that opens a sentence."""
    if side.words[at].folded not in _IMPERATIVE:
        return False
    if _opens(side, at):  # "Never leave it alone", not "Never before did they lose"
        after = side.words[at + 1 : at + 2]
        return side.words[at].folded == "never" and any(word.is_content for word in after)
    modal = side.words[at - 1]
    return modal.folded in _FORBIDDING and (modal.folded != "do" or _opens(side, at - 1))


def _opens(side: Side, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    before = side.text[: side.words[at].start].rstrip()
    return not before or before[-1] in _OPENING


def _synonyms(match: Match, negation: Negation) -> list[int]:
    """Where the candidate affirms by a synonym the first word that is denied, of the same thing."""
    left, right = match.reference, match.candidate
    first, *rest = negation.scope
    others = synonyms(left.words[first].stem)
    if rest and all(left.links[i] < 0 for i in rest):
        return []  # "does not apply to cyclists" is "concerns motorists"
    if not (_CONTRARY - left.folded()).isdisjoint(right.folded()):
        return []
    free = match.new_stems
    return sorted(free[form] for form in others & free.keys() if not is_negated(right, free[form]))


def _is_exempted(side: Side, at: int) -> bool:
    """``Not have to``."""
    after = [word.folded for word in side.words[at + 1 : at + 3]]
    return after[:1] == ["have"] and after[1:] == ["to"]


@lru_cache(maxsize=64)
def _obliging(text: str) -> tuple[int, ...]:
    """Where a text says that something must be done."""
    side, found = Side(text, words(text), ()), []
    for j, word in enumerate(side.words):
        having = word.folded in HAVE and side.words[j + 1 : j + 2]
        obliges = word.folded == "must" or (having and side.words[j + 1].folded == "to")
        if obliges and not _is_denied_around(side, j):
            found.append(j)
    return tuple(found)


def _is_denied_around(side: Side, at: int) -> bool:
    near = side.words[max(0, at - 2) : at + 3]
    return any(word.folded in denial_words()["negator"] for word in near)


def _permitting(match: Match, negation: Negation) -> Iterator[int]:
    """Where the candidate permits without a condition what the reference forbids.

    What is let be done in some case alone is forbidden in all others; but what must never be done
    must not be done in any case.
    """
    left, right = match.reference, match.candidate
    known = left.folded()
    conditions = _CONDITIONS - known
    if left.words[negation.at].folded == "never":
        conditions -= {"if"}
    if not conditions.isdisjoint(right.folded()):
        return
    near = _answers_near(match, negation)
    for j, word in enumerate(right.words):
        if right.links[j] >= 0 or _is_denied_around(right, j) or is_negated(right, j):
            continue
        if word.stem in _PERMITTING:
            yield j
        elif word.folded in MAY and not word.is_capital:
            # "may exceed four"; what "may be" is rather possible than permitted
            after = right.words[j + 1 : j + 2]
            if after and after[0].folded not in BE and near.intersection(range(j + 2, j + _TO)):
                yield j


def _answers_near(match: Match, negation: Negation) -> set[int]:
    """What answers the words of content around a negator."""
    left = match.reference
    near = range(max(0, negation.at - _NEAR), min(len(left.words), negation.at + _NEAR + 1))
    return {left.links[i] for i in near if left.words[i].is_content and left.links[i] >= 0}


def _are_beside(match: Match, place: int, other: int) -> bool:
    """Whether two of the candidate's words are near each other in one clause, or all is alike."""
    side = match.candidate
    if abs(place - other) > _NEAR:
        return False
    return match.overlap() >= _CLOSE or not side.parted(place, other)
