"""The terms on which a quantity stands: how often, up to or from where, by how much or to what.

``500 cars a day`` and ``500 cars a week`` have one number and say two things; so have ``up to
15 %`` and ``at least 15 %``, ``rose by 40 %`` and ``rose to 40 %``, ``two years ago`` and ``in two
years``, ``2 percentage points`` and ``2 %``. Terms are compared where both sides state them: who
says no more than the number leaves them open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.evidence.facts.calendar_words import RATES
from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.directions import are_turned_round, direction_of
from harness.evidence.facts.percents import is_of_points
from harness.evidence.facts.quantity import DATED, Quantity
from harness.evidence.facts.quantity_index import Index
from harness.evidence.facts.units import UNITS
from harness.evidence.facts.words import fold, words

__all__ = ["TermChange", "changed_terms"]

_REACH = 48  # characters before a quantity in which its terms are looked for
_RATES = {**RATES, "nightly": "night"}
_ADVERB = "|".join(_RATES)
_PERIOD = r"(second|minute|hour|day|night|week|month|quarter|year)"
_WORD = r"(?:[ -](?!(?:and|or|to|in|for|from|than|with|by|on|at|as|but|a|an|per|every)\b)[a-z]+)"
_RATE_AFTER = re.compile(
    rf"{_WORD}{{0,3}}(?:\s+(?:per|a|an|each|every)\s+|\s?/\s?){_PERIOD}\b(?![- ](?:ago|later|old))"
    rf"|{_WORD}{{0,2}} ({_ADVERB})\b(?! [a-z])",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    rf"\b({_ADVERB}) (?:[a-z]+ ){{1,2}}(?:(?:of|is|was|at|to|by|about|around|nearly) ){{0,3}}$",
    re.IGNORECASE,
)
_ABOUT = r"(?:(?:about|around|nearly|almost|roughly|some|approximately|the|a|an|just|only) )*"
_UNDER = re.compile(
    rf"\b(?:(?P<most>at most)|(?P<no_more>(?:no|not) more than)|up to|(?P<limit>(?:a )?maximum of)|"
    rf"(?P<less>(?:less|fewer) than)|(?P<under>under|below)|not? (?:over|above|exceed(?:ing)?))"
    rf" {_ABOUT}$",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\b(?:(?P<most>at least)|(?P<no_more>(?:no|not) (?:less|fewer) than)"
    rf"|(?P<limit>(?:a )?minimum of)|(?P<less>more than)|(?P<under>over|above)|not? (?:under|below)"
    rf"|exceed(?:s|ed|ing)?) {_ABOUT}$",
    re.IGNORECASE,
)
_OR_UNDER = re.compile(
    r"[^.;,]{0,12}? or (?:less|fewer|younger|under|below|lower|earlier)\b", re.IGNORECASE
)
_OR_OVER = re.compile(r"[^.;,]{0,12}? or (?:more|older|over|above|higher|later)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|no|never|cannot|nor|without|hardly)\b|n['’]t\b", re.IGNORECASE)
_FORBIDDEN = re.compile(
    r"\b(?:(?:must|may|should|shall|can|do) ?(?:not|never)|(?:must|should|ca|do)n['’]t) "
    r"(?!\w*(?:say|think|believe|know)\b)(?:[a-z]+ ){1,2}$",
    re.IGNORECASE,
)
"""What no one may surpass is a bound: "do not take more than eight"."""
_CHANGE = (
    r"(?:ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|ing|th)?|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*"
    r"|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|reduc\w+|cut(?:s|ting)?|lower\w*|rais\w+"
    r"|shr[aiu]nk\w*|expand\w*|slip\w*|slid\w*|plung\w+|tumbl\w+|boost\w*|lift\w*|up|down)"
)
_WAY = re.compile(rf"\b{_CHANGE}\b[^.;,]*? (by|to) {_ABOUT}$", re.IGNORECASE)
_FROM_THERE = re.compile(
    r" (?:above|below|over|under|beyond|higher|lower|hotter|colder|more|less|fewer)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\ban? $")
_AGO = re.compile(r" ago\b", re.IGNORECASE)
_AHEAD = re.compile(r" from (?:now|today)\b", re.IGNORECASE)
_IN = re.compile(r"\bin (?:(?:another|about|around|just|only|a|an) )*$", re.IGNORECASE)
_SINCE_UNTIL = re.compile(
    r"\b(since|until|till|by|from) "
    r"(?:(?:the|early|late|mid|about|around|end|beginning|start|of) )*$",
    re.IGNORECASE,
)
_FROM = frozenset({"since", "from"})
_LOOSE = frozenset({"by", "from"})
_DUE = re.compile(
    r"\b(?:must|shall|has to|have to|had to|due|payable|required to) "
    r"(?:be )?(?:(?!not\b)[a-z]+ ){0,3}$",
    re.IGNORECASE,
)
_SPAN = frozenset({"from", "until", "till"})
"""Words that are opposites: one exchanged for the other is told as such."""
_ALL_BUT = re.compile(r"\b(?:all|every(?:one|body|thing)?|each)\b[^.;,]{0,16}? but", re.IGNORECASE)
_ALL_BUT_HERE = re.compile(rf"{_ALL_BUT.pattern} $", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:but|except|excepting|excluding|apart|others?|rest|remain\w*|still|alone)\b",
    re.IGNORECASE,
)
_TIED = re.compile(r"['’]| (?:of|or)\b")


class TermChange(NamedTuple):
    """A quantity of the reference that stands in the candidate on other terms.

    Attributes:
        one: The quantity in the reference.
        other: It in the candidate.
        reference: Start and end of it with its terms.
        candidate: The same in the candidate.
    """

    one: Quantity
    other: Quantity
    reference: tuple[int, int]
    candidate: tuple[int, int]


class _Term(NamedTuple):
    """What is said, where it begins and ends, the quantity included, and in which form."""

    value: str
    start: int
    end: int
    form: str = ""


def changed_terms(
    reference: str, ours: Sequence[Quantity], candidate: str, theirs: Sequence[Quantity]
) -> Iterator[TermChange]:
    """Equal quantities that stand on other terms.

    Args:
        reference: The reference's stretch.
        ours: Its quantities.
        candidate: The candidate's stretch.
        theirs: Its quantities.

    Yields:
        At most one change for a quantity; only of those that are there once on either side.
    """
    excepted = any(_ALL_BUT.search(text) for text in (reference, candidate))
    excepting = (_rest,) if excepted else ()
    own, answers = Index(ours), Index(theirs)
    for one in ours:
        # the terms first: most numbers have none, and what is equal is dear to find
        readers = (_rate, _bound, _way, _direction, _end, *excepting)
        heading = direction_of(reference, one)
        stated = [(read, here) for read in readers if (here := read(reference, one))]
        points = is_of_points(reference, one)
        if one.name or not (stated or points or heading) or _only(one, own) is not one:
            continue
        other = _only(one, answers)
        if other is None or _only(other, own) is not one:
            continue
        for read, here in stated:
            there = read(candidate, other)
            if there is None or here.value == there.value or _is_antonym(here, there):
                continue
            if read is _end and not _end_one_thing(reference, here, candidate, there):
                continue
            if read not in (_bound, _rest) or _denies(reference, here) == _denies(candidate, there):
                yield TermChange(one, other, (here.start, here.end), (there.start, there.end))
                break
        else:
            # a reference that says "percent" may loosely mean points
            points = points and "point" not in candidate[slice(*other.group)].lower()
            turned = heading and direction_of(candidate, other)
            if points and other.kind == "percent" and other.company == 1:
                yield TermChange(one, other, one.group, other.group)
            elif heading and turned and are_turned_round(reference, heading, candidate, turned):
                yield TermChange(one, other, heading.span, turned.span)


def _only(quantity: Quantity, others: Index) -> Quantity | None:
    """What a quantity is equal to, if that is one alone."""
    equals = others.equal_to(quantity)
    return equals[0] if len(equals) == 1 else None


def _is_antonym(here: _Term, there: _Term) -> bool:
    """Whether one word alone was exchanged, which is told as an opposite: "over", "under"."""
    return here.form == there.form != ""


def _rate(text: str, quantity: Quantity) -> _Term | None:
    """How often: "500 cars a day", "a daily output of 500 cars"."""
    start, end = quantity.group
    if found := _RATE_AFTER.match(text, end):
        said = fold(found[1] or _RATES[fold(found[2])])
        return _Term(said, start, found.end())
    if found := _RATE_BEFORE.search(text, max(0, start - _REACH), start):
        return _Term(_RATES[fold(found[1])], found.start(), end)
    return None


def _bound(text: str, quantity: Quantity) -> _Term | None:
    """From where, or up to where: "at least 15 %", "up to 15 %", "18 or older"."""
    if quantity.kind in DATED:
        return None
    start, end = quantity.group
    low = max(0, start - _REACH)
    for value, before, after in (("under", _UNDER, _OR_UNDER), ("over", _OVER, _OR_OVER)):
        if found := before.search(text, low, start):
            if denied := _FORBIDDEN.search(text, low, found.start()):
                return _Term("over" if value == "under" else "under", denied.start(), end)
            if _DENIED.search(text, low, found.start()):
                return None  # "did not reach more than" is any bound
            return _Term(value, found.start(), end, found.lastgroup or "")
        if found := after.match(text, end):
            return _Term(value, start, found.end(), "or")
    return None


def _denies(text: str, bound: _Term) -> bool:
    """Whether anything but the bound itself denies: what is allowed up to 10 is forbidden above."""
    outside = words(text[: bound.start]) + words(text[bound.end :])
    return any(word.folded in denial_words()["negator"] or denies(word) for word in outside)


def _way(text: str, quantity: Quantity) -> _Term | None:
    """By how much, or to what, something changed: "rose by 40 %", "rose to 40 %"."""
    if quantity.kind in DATED or quantity.company > 1:
        return None
    start, end = quantity.group
    if _FROM_THERE.match(text, end):
        return None  # "heats up to 15 degrees above the room's" is by 15 degrees
    found = _WAY.search(text, max(0, start - _REACH), start)
    return _Term(fold(found[1]), found.start(1), end) if found else None


def _direction(text: str, quantity: Quantity) -> _Term | None:
    """Before now, or after: "two years ago", "in two years"."""
    unit = UNITS.get(quantity.unit)
    if unit is None or unit.dimension != "time":
        return None
    start, end = quantity.group
    if article := _ARTICLE.search(text, max(0, start - len("an ")), start):
        start = article.start()
    if found := _AGO.match(text, end):
        return _Term("past", start, found.end())
    if found := _AHEAD.match(text, end):
        return _Term("future", start, found.end())
    found = _IN.search(text, max(0, start - _REACH), start)
    if found and not _TIED.match(text, end):
        return _Term("future", found.start(), end)
    return None


def _end(text: str, quantity: Quantity) -> _Term | None:
    """Whether something began at a date, or ended: "since 2010", "by 2010"."""
    start, end = quantity.group
    if quantity.kind not in DATED:
        return None
    found = _SINCE_UNTIL.search(text, max(0, start - _REACH), start)
    if found is None:
        return None
    said = fold(found[1])
    if said in _LOOSE and (quantity.company > 1 or not _is_due(text, found.start())):
        return None
    value = "begin" if said in _FROM else "end"
    return _Term(value, found.start(1), end, "span" if said in _SPAN else "")


def _end_one_thing(reference: str, here: _Term, candidate: str, there: _Term) -> bool:
    """Whether two ends are of one thing: both denied, or none, for "not until 2010" is "from 2010".

    Where one of them is loose, the same word must stand before both: "repaid by", "repaid from".
    """
    sides = ((reference, here), (candidate, there))
    denied = [_DENIED.search(text, max(0, end.start - _REACH), end.start) for text, end in sides]
    if (denied[0] is None) != (denied[1] is None):
        return False
    said = {fold(text[end.start :].split()[0]) for text, end in sides}
    before = [[word.stem for word in words(text[: end.start])[-1:]] for text, end in sides]
    return _LOOSE.isdisjoint(said) or before[0] == before[1]


def _is_due(text: str, at: int) -> bool:
    """Whether something has to be done: what is so "by 2030" may be so "from 2030", too."""
    return _DUE.search(text, max(0, at - _REACH), at) is not None


def _rest(text: str, quantity: Quantity) -> _Term | None:
    """Whether those counted are meant, or all the others: "only two", "all but two"."""
    start, end = quantity.group
    if quantity.kind not in ("number", "percent"):
        return None
    if found := _ALL_BUT_HERE.search(text, max(0, start - _REACH), start):
        return _Term("rest", found.start(), end)
    return None if _OTHERS.search(text) else _Term("these", start, end)
