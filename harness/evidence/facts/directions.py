"""Whether a quantity says how much more something became, or how much less: ``rose 12 %``.

The two sides may say it in two ways: ``rose 12 %``, ``was down 12 %``; ``30 % above average``,
``30 % less than usual``; or by verbs with other words around them: ``raised its sales by 8 %``,
``sales shrank 8 %``. Where a verb alone was exchanged, it is told as an antonym, and not twice
(``harness/evidence/changes.py``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from harness.evidence.facts.denials import denial_words
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.words import fold, words

__all__ = ["Direction", "are_turned_round", "direction_of"]

_KINDS = frozenset(("percent", "money", "measure", "number"))
_REACH = 48  # characters before a quantity in which stands what changed by it
_RISE = (
    r"ris(?:es?|en|ing)|rose|gr[eo]w(?:s|n|ing)?|increas(?:es?|ed|ing)|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|widen(?:s|ed|ing)?"
)
_FALL = (
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)"
    r"|shr[aiu]nk(?:s|ing)?|slump(?:s|ed|ing)?|plung(?:es?|ed|ing)|tumbl(?:es?|ed|ing)"
    r"|slid(?:es?|ing)?|slip(?:s|ped|ping)?|los(?:t|es?|ing)|narrow(?:s|ed|ing)?"
)
_ABOUT = (
    r"(?: by)?(?: (?:about|around|nearly|almost|roughly|some|approximately|an?|just|only|over"
    r"|more than|less than))* $"
)
_DONE = re.compile(rf"\b(?:(?P<up>{_RISE})|(?P<down>{_FALL}))(?: to)?{_ABOUT}", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:(?P<up>rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|increas(?:es?|ed|ing)"
    r"|hik(?:es?|ed|ing))|(?P<down>cut(?:s|ting)?|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?"
    r"|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|decreas(?:es?|ed|ing)))"
    rf"(?: [a-z'’-]+){{1,5}}? (?:by|to){_ABOUT}",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|com(?:e|es|ing)|came|mov(?:e|es|ed|ing)|edg(?:e|es|ed|ing)"
    r"|head(?:s|ed|ing)?|creep(?:s|ing)?|crept|inch(?:es|ed|ing)?)"
    rf"(?: back| further| right)? (?P<way>up|down)(?: to)?{_ABOUT}",
    re.IGNORECASE,
)
_STANDS = re.compile(rf"\b(?P<way>up|down){_ABOUT}", re.IGNORECASE)
_COMPARED = re.compile(
    r" (?:(?P<up>more|higher|greater|larger|bigger)|(?P<down>less|fewer|lower|smaller))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r" (?:(?P<up>above)|(?P<down>below))\b", re.IGNORECASE)
_POINTS = re.compile(r" points?\b", re.IGNORECASE)
_CHANGE = re.compile(
    r" (?:(?P<up>rise|increase|growth|gain|jump|surge)"
    r"|(?P<down>fall|drop|decline|decrease|loss|slump|plunge))\b",
    re.IGNORECASE,
)
_VERBS = frozenset(("done", "made"))
"""Forms in which a verb says it, one of many."""
_CLAUSE_END = re.compile(
    r"[.;:!?](?=\s)|\s[–—]\s|,\s(?:which|who|where|while|whereas|but|and|although|though)\b",
    re.IGNORECASE,
)


class Direction(NamedTuple):
    """Which way a quantity goes, how that is said, and where, the quantity included."""

    up: bool
    form: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """The place of all that says it."""
        return self.start, self.end


def direction_of(text: str, quantity: Quantity) -> Direction | None:
    """Which way a quantity goes, if words right beside it say so.

    Args:
        text: The stretch.
        quantity: One of its quantities.
    """
    if quantity.company > 1 or quantity.values[0] < 0:
        return None
    start, end = quantity.group
    low = max(0, start - _REACH)
    if quantity.kind not in _KINDS:
        return None
    points = _POINTS.match(text, end) if quantity.kind == "number" else None
    end = points.end() if points else end
    for form, pattern in (("done", _DONE), ("made", _MADE)):
        if found := pattern.search(text, low, start):
            return Direction(found["up"] is not None, form, found.start(), end)
    if quantity.kind == "number" and points is None:
        return None  # "up to 5", "5 more": of a bare number only verbs say it
    for form, pattern in (("gone", _GONE), ("stands", _STANDS)):
        if found := pattern.search(text, low, start):
            return Direction(fold(found["way"]) == "up", form, found.start(), end)
    for form, pattern in (("compared", _COMPARED), ("beside", _BESIDE), ("change", _CHANGE)):
        if found := pattern.match(text, end):
            return Direction(found["up"] is not None, form, start, found.end())
    return None


def are_turned_round(reference: str, here: Direction, candidate: str, there: Direction) -> bool:
    """Whether two directions are opposed, and nothing else turns what they say.

    Args:
        reference: The reference's stretch.
        here: A direction in it.
        candidate: The candidate's stretch.
        there: That of the same quantity in it.
    """
    if here.up == there.up or (here.form == there.form and here.form not in _VERBS):
        return False
    if _denies(_clause(reference, here)) != _denies(_clause(candidate, there)):
        return False
    return not _changed_places(reference, here, candidate, there)


def _clause(text: str, direction: Direction) -> str:
    """The clause that a direction stands in: what another one denies does not turn it."""
    before = [found.end() for found in _CLAUSE_END.finditer(text, 0, direction.start)]
    after = _CLAUSE_END.search(text, direction.end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _denies(text: str) -> bool:
    return any(word.folded in denial_words()["negator"] for word in words(text))


def _changed_places(reference: str, here: Direction, candidate: str, there: Direction) -> bool:
    """Whether what is compared has turned: the euro against the dollar, the dollar against it."""
    match = match_texts(reference, candidate)
    left, right = match.reference, match.candidate
    moved = {
        word.start < here.start
        for word, link in zip(left.words, left.links, strict=True)
        if link >= 0
        and word.is_content
        and not here.start <= word.start < here.end
        and (word.start < here.start) != (right.words[link].start < there.start)
    }
    return len(moved) > 1
