"""Negation put in or left out: ``stole`` for ``did not steal``.

Every negator governs the content words after it up to the next comma. One whose words the other
side has without any negation has turned the meaning. A word that denies by itself (``failed to``,
``unable``, ``lack``) answers a negator, so that only plain flips are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import Word, is_common, read_table

__all__ = ["compare_negation", "is_negated", "negates_by_prefix"]

_SCOPE = 3  # content words that a negator governs
_PLAIN = frozenset({"not", "n't", "cannot"})
_CLOSE = 0.7  # share of linked words from which a later word shows where a negator is due
_ALIKE = 0.5  # share of linked words under which a flip may be a free wording
_NEAR = 6  # words around a counterpart in which a denying word answers a negator
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_CLAUSE_END = (",", ";", ":", ".", "—", "–", "(", ")", '"', "“", "”")


@dataclass(frozen=True, slots=True)
class _Negation:
    at: int
    scope: tuple[int, ...]


@cache
def _table() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in read_table("negation-words.tsv"))
    return {
        kind: frozenset(row.split("|") if kind == "idiom" else row.split()) for kind, row in rows
    }


def compare_negation(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Negations that one of two stretches has and the other has not.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        ``missing`` or ``invented`` negations, the reference's first; nothing where both deny
        equally often.
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
    for negation in ours:
        heads = [match.reference.links[i] for i in negation.scope]
        linked = [j for j in heads if j >= 0]
        if left == 0 or any(j in answered for j in linked):
            continue
        place = linked[0] if linked else None
        if _denies_near(match.candidate, place):
            continue
        left -= 1
        word = match.reference.words[negation.at]
        yield _change(match, negation, linked, word, theirs, missing=missing)


def _change(
    match: Match,
    negation: _Negation,
    linked: list[int],
    word: Word,
    theirs: list[_Negation],
    *,
    missing: bool,
) -> FactChange:
    confidence = 0.45
    if linked and linked[0] == match.reference.links[negation.scope[0]]:
        confidence = 0.8
    elif linked:
        confidence = 0.55 if match.overlap() >= _CLOSE else 0.45
    if word.folded not in _PLAIN:
        confidence -= 0.2  # "without", "no", "barely" have many positive renderings
    if theirs:
        confidence -= 0.15
    if match.overlap() < _ALIKE:
        confidence -= 0.2
    place = match.candidate.words[linked[0]] if linked else None
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
    negators, idioms = _table()["negator"], _table()["idiom"]
    found = []
    for i, word in enumerate(side.words):
        if word.folded not in negators or (
            word.folded == "no" and word.text == "No" and _is_number(side, i)
        ):
            continue
        before = side.words[i - 1].folded if i else ""
        after = side.words[i + 1].folded if i + 1 < len(side.words) else ""
        plain = "not" if word.folded == "n't" else word.folded
        if f"{plain} {after}" in idioms or f"{before} {plain}" in idioms:
            continue
        scope = _scope(side, i)
        if scope:
            found.append(_Negation(i, scope))
    return found


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


def _denies_near(side: Side, place: int | None) -> bool:
    """Whether a word that denies by itself, or an idiom's ``not``, stands near."""
    low, high = (0, len(side.words)) if place is None else (place - _NEAR, place + _NEAR + 1)
    for word in side.words[max(0, low) : high]:
        if word.stem in _table()["lexical"] or word.folded in _table()["negator"]:
            return True
        if negates_by_prefix(word.folded) or word.folded.endswith("less"):
            return True
    return False


def negates_by_prefix(folded: str) -> bool:
    """Whether a prefix denies an ordinary word: ``unable``, ``inefficient``, ``disagree``."""
    return any(
        folded.startswith(prefix)
        and len(folded) - len(prefix) >= 4
        and is_common(folded[len(prefix) :])
        for prefix in _PREFIXES
    )


def is_negated(side: Side, place: int) -> bool:
    """Whether some negator governs a word."""
    return any(place in negation.scope for negation in _negations(side))
