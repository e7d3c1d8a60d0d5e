"""Ratios turned round, and what says the same because what is compared has turned as well.

``1:3`` is not ``3:1``, nor is ``half as much`` ``twice as much``. But a lamp that uses half as much
as another is one of which the other uses twice as much; and three women to one man are one man to
three women.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from harness.evidence.facts.matching import Match, match_texts
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.words import PERSONS, stem, words

__all__ = ["is_inverse", "turned_ratios"]

_SPEED = re.compile(r"(?: times)? (?:as )?(?:fast|quick|swift|rapid)", re.IGNORECASE)
_TIMES = re.compile(r" times (?:as|more|what)\b", re.IGNORECASE)
_OF_WHAT = re.compile(r" (?:of what|as)\b", re.IGNORECASE)
_GREW = frozenset("doubled doubles doubling halved halving tripled trebled".split())
_TIME = re.compile(r" (?:of )?(?:the |its |that )?(?:time|hours|days)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s?[:：∶]\s?|\s+to\s+", re.IGNORECASE)
_RATIO = frozenset(
    stem(word)
    for word in (
        "ratio proportion odds scale mix mixture dilute dilution solution outnumber outweigh"
    ).split()
)
"""Words of what is in a ratio; a score may be told from either side: ``lost 1:3``, ``lost 3:1``."""


def turned_ratios(
    reference: str, ours: Sequence[Quantity], candidate: str, theirs: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """The first numbers of ratios that are the other way round, while nothing else has turned.

    Args:
        reference: The reference's stretch.
        ours: Its quantities.
        candidate: The candidate's stretch.
        theirs: Its quantities.
    """
    here, there = _only(reference, ours), _only(candidate, theirs)
    if here is None or there is None:
        return
    (a, b), (c, d) = ([pair[0].values[0] for pair in (side, side[1:])] for side in (here, there))
    if a == b or (a, b) != (d, c):
        return
    match = match_texts(reference, candidate)
    if not _is_turned(match):
        yield here[0], there[0]


def is_inverse(reference: str, one: Quantity, candidate: str, other: Quantity) -> bool:
    """Whether two factors say the same of two things that changed places: half, and twice.

    Args:
        reference: The reference's stretch.
        one: A quantity of it.
        candidate: The candidate's stretch.
        other: What stands there for it.
    """
    if _is_quicker(reference, one, candidate, other) or _is_quicker(
        candidate, other, reference, one
    ):
        return True
    if _is_part_of(reference, one, candidate, other) or _is_part_of(
        candidate, other, reference, one
    ):
        return _cross(match_texts(reference, candidate), one, other)
    if not one.family == other.family == "growth":
        return False
    if reference[slice(*one.group)].lower() in _GREW:
        return False  # what halved compares with nothing but itself
    product = one.values[0] * other.values[0]
    return math.isclose(product, 1, rel_tol=0.02) and _cross(
        match_texts(reference, candidate), one, other
    )


def _is_quicker(text: str, factor: Quantity, other_text: str, part: Quantity) -> bool:
    """Whether a speed stands for the time that it takes: ``three times faster``, ``a third``."""
    if not 0 < part.values[0] < 1:
        return False
    product = factor.values[0] * part.values[0]
    return (
        math.isclose(product, 1, rel_tol=0.02)
        and _SPEED.match(text, factor.end) is not None
        and _TIME.match(other_text, part.end) is not None
    )


def _is_part_of(text: str, factor: Quantity, other_text: str, part: Quantity) -> bool:
    """Whether one is so many times the other: ``three times as much``, ``a third of what``."""
    return (
        0 < part.values[0] < 1
        and math.isclose(factor.values[0] * part.values[0], 1, rel_tol=0.02)
        and _TIMES.match(text, factor.end) is not None
        and _OF_WHAT.match(other_text, part.end) is not None
    )


def _only(text: str, quantities: Sequence[Quantity]) -> list[Quantity] | None:
    """The two numbers of a text's only ratio."""
    if _RATIO.isdisjoint(word.stem for word in words(text)):
        return None
    pairs = [
        [one, other]
        for one, other in pairwise(quantities)
        if one.kind == other.kind == "number"
        and one.group == other.group
        and one.company == 2
        and _JOINT.fullmatch(text[one.end : other.start])
    ]
    return pairs[0] if len(pairs) == 1 else None


def _is_turned(match: Match) -> bool:
    """Whether any two words of content have changed places; figures are no such words."""
    links = [
        link
        for word, link in zip(match.reference.words, match.reference.links, strict=True)
        if link >= 0 and word.is_content and not word.folded[:1].isdigit()
    ]
    return links != sorted(links)


def _cross(match: Match, one: Quantity, other: Quantity) -> bool:
    """Whether a word before the one is answered, or opposed, by a word after the other.

    Args:
        match: The two stretches.
        one: A quantity of the reference.
        other: One of the candidate.
    """
    left, right = match.reference, match.candidate
    for i, word in enumerate(left.words):
        person = word.folded in PERSONS
        if not (word.is_content or person) or one.start <= word.start < one.end:
            continue
        answers = [left.links[i]]
        if person:
            answers = [j for j, w in enumerate(right.words) if w.folded == word.folded]
        elif answers[0] < 0:
            opposed = opposites(word.stem)
            answers = [j for j, w in enumerate(right.words) if w.stem in opposed]
        before = word.start < one.start
        if answers and all((right.words[j].start < other.start) != before for j in answers):
            return True
    return False
