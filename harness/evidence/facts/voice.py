"""Who did it and to whom it was done, turned though no phrase changed places with another.

``Was sued by him`` is told as ``sued him``, and ``the cat that chased the dogs`` as ``the cat that
the dogs chased``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.calendar_words import TIME_WORDS
from harness.evidence.facts.denied_synonyms import synonyms
from harness.evidence.facts.matching import BREAKS, Match, Side
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.roles import MUTUAL, PARTICLES
from harness.evidence.facts.words import BE, DETERMINERS, HAVE, MODALS, is_irregular_past

__all__ = ["compare_voices", "same_verbs"]

_CONFIDENCE = 0.7
_REACH = 4  # words between a verb and the two that it joins
_RELATIVE = frozenset({"that", "who", "whom", "which"})
_OF_NOUNS = DETERMINERS - _RELATIVE
_MODALS = MODALS | {"to"}
_BESIDE = _OF_NOUNS | _RELATIVE | _MODALS | HAVE
_OF_WHAT = frozenset({"of", "for", "in", "with"})
_BEYOND = 5  # words from what somebody was accused of to the "by" of who did it
_OUTCOMES = frozenset({"dead", "to", "death"})
"""What a verb ends in, between it and whom it befell: ``shot dead by his men``."""


_Form = Literal["active", "passive", "who did", "whom did"]


class _Deed(NamedTuple):
    """Indexes of the words of who did it and of to whom it was done, and how that is said."""

    agent: int
    patient: int
    form: _Form

    def is_turned(self, other: _Deed) -> bool:
        """Whether the other is turned by its form, or is of one form and of the other two."""
        forms = {self.form, other.form}
        if len(forms) == 1:
            return self.form in ("active", "passive")
        return forms != {"active", "who did"} and forms != {"active", "whom did"}


def compare_voices(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Verbs whose two sides changed roles by the voice, or by the order in a relative clause.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``role``.
    """
    left, right = match.reference, match.candidate
    for i, j in same_verbs(match):
        theirs = {(deed.agent, deed.patient): deed for deed in _deeds(right, j)}
        for here in _deeds(left, i) if theirs else ():
            agent, patient = left.links[here.agent], left.links[here.patient]
            there = theirs.get((patient, agent))
            if there is None or (agent, patient) in theirs or not here.is_turned(there):
                continue
            if here.form == there.form == "active" and not (
                _is_told_verb(left, i, here) and _is_told_verb(right, j, there)
            ):
                continue
            if _is_measured(left, here) or _is_measured(right, there):
                continue  # "was increased by 5 %" is "increased 5 %", "by Friday" says when
            spans = _span(left, here, i), _span(right, there, j)
            what = "who did it changed: "
            yield became(match, "role", spans, "critical", _CONFIDENCE, what=what)
            break


def same_verbs(match: Match) -> Iterator[tuple[int, int]]:
    """Verbs of both sides that are one, or listed synonyms: ``defeated``, ``beaten``.

    Args:
        match: The two stretches.

    Yields:
        Indexes of the reference's and of the candidate's.
    """
    left, right, free = match.reference, match.candidate, match.new_stems
    for i, j in enumerate(left.links):
        if not _may_be_participle(left, i) or left.words[i].stem in MUTUAL:
            continue
        if j >= 0:
            yield i, j
            continue
        for form in sorted(synonyms(left.words[i].stem) & free.keys()):
            if _may_be_participle(right, free[form]):
                yield i, free[form]


def _is_measured(side: Side, deed: _Deed) -> bool:
    """Whether one of the two is no one, but how much or when."""
    both = [side.words[k] for k in (deed.agent, deed.patient)]
    return any(
        word.folded in TIME_WORDS or any(a <= word.start < b for a, b in _amounts(side.text))
        for word in both
    )


@lru_cache(maxsize=64)
def _amounts(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((quantity.start, quantity.end) for quantity in find_quantities(text))


def _is_told_verb(side: Side, at: int, deed: _Deed) -> bool:
    """Whether a word is surely a verb, and what follows its object: ``shall inform the buyer``.

    ``The goods produced locally`` and ``the person mentioned above`` have no object.
    """
    plain = "-" not in side.text[slice(*_span(side, deed, at))]
    before = {word.folded for word in side.words[max(0, at - 1) : at]}
    if not before.isdisjoint(_MODALS):
        return plain
    past = side.words[at].folded.endswith("ed") or is_irregular_past(side.words[at].folded)
    told = {word.folded for word in side.words[at + 1 : deed.patient]}
    return plain and past and not told.isdisjoint(_OF_NOUNS)


def _may_be_participle(side: Side, at: int) -> bool:
    word = side.words[at]
    ending = word.folded.endswith(("ed", "en")) or is_irregular_past(word.folded)
    return word.is_content and (ending or word.stem == word.folded)


def _deeds(side: Side, verb: int) -> list[_Deed]:
    """Who may have done it to whom, by a verb in the active or the passive."""
    found = [_direct(side, verb), _relative(side, verb)]
    return [deed for deed in found if deed is not None and _is_one_clause(side, deed, verb)]


def _direct(side: Side, verb: int) -> _Deed | None:
    """``The firm sued him``, ``he was sued by the firm``, ``the firm that sued him``."""
    words = side.words
    before = _content(side, verb, -1, _BESIDE | BE)
    after = _content(side, verb, 1, _OF_NOUNS | PARTICLES | _OUTCOMES | {"by", "own"})
    if before is None:
        return None
    joints = {word.folded for word in words[before + 1 : verb]}
    passive = not BE.isdisjoint(joints)
    agent = _agent_beyond(side, verb) if passive else None
    if agent is not None:
        return _Deed(agent, before, "passive")
    if after is None:
        return None
    if passive != any(word.folded == "by" for word in words[verb:after]):
        return None
    if passive:
        return _Deed(after, before, "passive")
    return _Deed(before, after, "active" if _RELATIVE.isdisjoint(joints) else "who did")


def _agent_beyond(side: Side, verb: int) -> int | None:
    """Who did it, told after of what: ``was accused of fraud by the clerk``.

    Not with another participle in between: "was accused of being paid by the clerk".
    """
    if verb + 1 == len(side.words) or side.words[verb + 1].folded not in _OF_WHAT:
        return None
    for k in range(verb + 2, min(verb + 2 + _BEYOND, len(side.words))):
        word = side.words[k]
        if word.folded == "by":
            return _content(side, k, 1, _OF_NOUNS | {"own"})
        if word.folded.endswith("ed") or is_irregular_past(word.folded) or word.folded in BE:
            return None
    return None


def _relative(side: Side, verb: int) -> _Deed | None:
    """``The man whom the firm sued``; not ``that the firm was sued``."""
    agent = _content(side, verb, -1, HAVE)
    if agent is None:
        return None
    patient = _content(side, agent, -1, _OF_NOUNS | _RELATIVE)
    if patient is None or _RELATIVE.isdisjoint(word.folded for word in side.words[patient:agent]):
        return None
    return _Deed(agent, patient, "whom did")


def _content(side: Side, at: int, step: int, between: frozenset[str]) -> int | None:
    """The next word of content, with nothing but the given words on the way."""
    for distance in range(1, _REACH + 2):
        k = at + step * distance
        if not 0 <= k < len(side.words):
            return None
        if side.words[k].is_content and side.words[k].folded not in between:
            return k
        if side.words[k].folded not in between:
            return None
    return None


def _span(side: Side, deed: _Deed, verb: int) -> tuple[int, int]:
    places = sorted((deed.agent, deed.patient, verb))
    return side.span(places[0], places[-1])


def _is_one_clause(side: Side, deed: _Deed, verb: int) -> bool:
    return BREAKS.isdisjoint(side.text[slice(*_span(side, deed, verb))])
