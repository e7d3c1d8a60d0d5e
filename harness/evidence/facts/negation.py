"""Negation put in or left out: ``stole`` for ``did not steal``.

Every negator governs the content words after it up to the next comma. One whose words the other
side has without any negation has turned the meaning. A word that denies by itself (``failed to``,
``unable``, ``lack``) answers a negator, if the negator's own side does not have that word as well;
two negators of one clause answer each other (``no innovation comes without``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.matching import Match, Side

__all__ = ["compare_negation", "is_denied", "is_negated"]

_SCOPE = 3  # content words that a negator governs
_PLAIN = frozenset({"not", "n't", "cannot"})
_DOUBLE = frozenset({"no", "without", "nothing", "nobody", "none", "never"})
_CLOSE = (
    0.7  # share of linked words from which a negator is due though nothing it governs is linked
)
_ALIKE = 0.5  # share of linked words under which a flip may be a free wording
_NEAR = 6  # words around a counterpart in which a denying word answers a negator
_LONG = 45  # words of a stretch
_FAR = 18  # words after a negator in which ``until`` makes it say when
_PARTLY = frozenset({"only", "just", "merely", "simply", "solely", "necessarily", "yet"})
_NONE = frozenset({"no", "none", "neither"})
_ALL = frozenset({"all", "every", "each", "both"})
_CLAUSE_END = (",", ";", ":", ".", "—", "–", "(", ")", '"', "“", "”")


@dataclass(frozen=True, slots=True)
class _Negation:
    at: int
    scope: tuple[int, ...]


def compare_negation(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Negations that one of two stretches has and the other has not.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        ``changed`` where the other side has what is denied, ``missing`` or ``invented`` where it
        has other words; the reference's first.
    """
    ours, theirs = _negations(match.reference), _negations(match.candidate)
    if len(ours) > len(theirs):
        yield from _flips(match, ours, theirs, missing=True)
    elif len(theirs) > len(ours):
        yield from _flips(match.swapped(), theirs, ours, missing=False)


def _flips(
    match: Match, ours: list[_Negation], theirs: list[_Negation], *, missing: bool
) -> Iterator[FactChange]:
    answered = {i for negation in theirs for i in negation.scope}
    left = len(ours) - len(theirs)
    flips = []
    for negation in ours:
        linked = _counterparts(match, negation)
        if left == 0 or any(j in answered for j in linked):
            continue
        plain = _is_plain(match, negation)
        if _is_bound(match.reference, negation) or _is_turned(match, negation, linked):
            continue
        if not plain and _is_litotes(match.reference, negation):
            continue
        reach = _NEAR if plain else 2 * _NEAR
        if _denies_near(match, linked[0] if linked else None, theirs, reach):
            continue
        left -= 1
        flips.append((negation, linked))
    said = [match.reference.words[negation.at].folded for negation, _ in flips]
    if len(flips) > 1 and not _DOUBLE.isdisjoint(said):
        return  # "no innovation comes without": every innovation comes with
    for negation, linked in flips:
        yield _change(match, negation, linked, theirs, missing=missing)


def _is_plain(match: Match, negation: _Negation) -> bool:
    """Whether the first word that a negator governs has its answer."""
    return match.reference.links[negation.scope[0]] >= 0


def _is_long(match: Match) -> bool:
    """Whether there is room to say the same in another place and other words."""
    return max(len(match.reference.words), len(match.candidate.words)) > _LONG


def _is_bound(side: Side, negation: _Negation) -> bool:
    """Whether a figure is denied, as in ``not yet 18``; figures have their own comparer."""
    return side.words[negation.scope[0]].folded[:1].isdigit()


def _is_litotes(side: Side, negation: _Negation) -> bool:
    """Whether what is denied denies itself: ``not rare``, ``cannot ignore``."""
    return denies(side.words[negation.scope[0]])


def _is_turned(match: Match, negation: _Negation, linked: list[int]) -> bool:
    """Whether what none may do is told as what all do: ``no part may``, ``all parts must``.

    Where all that is denied is answered, it is a turned meaning and no other wording.
    """
    if not linked or len(linked) == len(negation.scope):
        return False
    if match.reference.words[negation.at].folded not in _NONE:
        return False
    before = match.candidate.words[max(0, linked[0] - 2) : linked[0]]
    return any(word.folded in _ALL for word in before)


def _counterparts(match: Match, negation: _Negation) -> list[int]:
    """What answers the words that a negator governs; a figure is not what it denies."""
    linked = [match.reference.links[i] for i in negation.scope]
    return [j for j in linked if j >= 0 and not match.candidate.words[j].folded[:1].isdigit()]


def _place(match: Match, negation: _Negation) -> int | None:
    """The word without an answer that stands where the denied one should, if there is one."""
    before = [match.reference.links[i] for i in range(negation.at)]
    after = [match.reference.links[i] for i in range(negation.at + 1, len(match.reference.links))]
    low = next((j for j in reversed(before) if j >= 0), -1)
    high = next((j for j in after if j >= 0), len(match.candidate.words))
    between = range(low + 1, high)
    free = (j for j in between if match.candidate.words[j].is_content)
    return next((j for j in free if match.candidate.links[j] < 0), None)


def _change(
    match: Match,
    negation: _Negation,
    linked: list[int],
    theirs: list[_Negation],
    *,
    missing: bool,
) -> FactChange:
    word = match.reference.words[negation.at]
    confidence = 0.45
    if linked and _is_plain(match, negation):
        confidence = 0.8
    elif match.overlap() >= (_ALIKE if linked else _CLOSE) and not _is_long(match):
        confidence = 0.55  # a free wording of the verb, in an else close rendering
    if word.folded not in _PLAIN:
        confidence -= 0.2  # "without", "no", "barely" have many positive renderings
    if theirs:
        confidence -= 0.15
    if match.overlap() < _ALIKE:
        confidence -= 0.2
    at = linked[0] if linked else _place(match, negation)
    place = match.candidate.words[at] if at is not None else None
    spans: list[tuple[int, int] | None] = [
        (word.start, word.end),
        (place.start, place.end) if place else None,
    ]
    if missing:
        explanation = f"the reference denies it (“{word.text}”), the candidate does not"
        reference, candidate = spans
    else:
        explanation = f"the candidate denies it (“{word.text}”), the reference does not"
        candidate, reference = spans
    change = "changed" if place else ("missing" if missing else "invented")
    return FactChange(
        "negation",
        change,  # type: ignore[arg-type]
        reference,
        candidate,
        "critical",
        round(max(0.1, confidence), 2),
        explanation,
    )


def _negations(side: Side) -> list[_Negation]:
    negators, idioms = denial_words()["negator"], denial_words()["idiom"]
    found = []
    for i, word in enumerate(side.words):
        if word.folded not in negators or (
            word.folded == "no" and word.text == "No" and _is_number(side, i)
        ):
            continue
        near = [
            side.words[k].folded if 0 <= k < len(side.words) else "" for k in range(i - 2, i + 2)
        ]
        near[2] = "not" if word.folded == "n't" else word.folded
        if not idioms.isdisjoint((" ".join(near[2:]), " ".join(near[1:3]), " ".join(near[:3]))):
            continue
        if near[2] == "not" and (_is_restricted(side, i) or _is_question(side, i)):
            continue
        scope = _scope(side, i)
        if scope:
            found.append(_Negation(i, scope))
    return found


def _is_restricted(side: Side, at: int) -> bool:
    """Whether it is denied only in part: ``did not rely only on``, ``not before he came``."""
    later = [word.folded for word in side.words[at + 1 : at + _FAR]]
    return not _PARTLY.isdisjoint(later[:_NEAR]) or "until" in later


def _is_question(side: Side, at: int) -> bool:
    """``right or not``, other than ``or not to go``."""
    before, after = (
        side.words[k].folded if 0 <= k < len(side.words) else "" for k in (at - 1, at + 1)
    )
    return before == "or" and after != "to"


def _is_number(side: Side, i: int) -> bool:
    return i + 1 < len(side.words) and side.words[i + 1].folded[:1].isdigit()


def _scope(side: Side, at: int) -> tuple[int, ...]:
    scope: list[int] = []
    for i in range(at + 1, len(side.words)):
        gap = side.text[side.words[i - 1].end : side.words[i].start]
        if any(mark in gap for mark in _CLAUSE_END) or len(scope) == _SCOPE:
            break
        if side.words[i].is_content:
            scope.append(i)
    return tuple(scope)


def _denies_near(match: Match, place: int | None, theirs: list[_Negation], reach: int) -> bool:
    """Whether a word that denies by itself, or an idiom's ``not``, stands near in the candidate.

    One that the reference has as well, at its place, answers nothing but that.
    """
    ours, side = match.reference, match.candidate
    governing = {negation.at for negation in theirs}
    low, high = (0, len(side.words)) if place is None else (place - reach, place + reach + 1)
    for j in range(max(0, low), min(high, len(side.words))):
        word, link = side.words[j], side.links[j]
        if word.folded in denial_words()["negator"]:
            # the same "not" may be an idiom's on this side alone: "have not yet", "have not"
            if link < 0 or (j not in governing and ours.words[link].folded == word.folded):
                return True
        elif link < 0 and denies(word):
            return True
    return False


def is_denied(side: Side, place: int) -> bool:
    """Whether a word that denies by itself, and that the other side has not, governs a word."""
    before = range(max(0, place - _SCOPE), place)
    words = ((side.words[k], side.links[k]) for k in before)
    return any(link < 0 and word.is_content and denies(word) for word, link in words)


def is_negated(side: Side, place: int) -> bool:
    """Whether some negator governs a word."""
    return any(place in negation.scope for negation in _negations(side))
