"""Who did it to whom: ``A defeated B`` against ``B defeated A``.

Two names swapped around the same verb in the same voice. Verbs that work both ways (``met``) and
names joined by ``and`` or ``with`` say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.name_variants import likeness
from harness.evidence.facts.names import Name, find_names
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.words import BE, may_be_verb, stem

__all__ = ["MUTUAL", "PARTICLES", "compare_roles"]

_REACH = 4  # words between a name and its verb
_SAME = 0.9
_DISTINCT = 0.6
MUTUAL = frozenset(
    stem(word)
    for word in (
        "meet",
        "talk",
        "agree",
        "marry",
        "negotiate",
        "border",
        "equal",
        "resemble",
        "join",
        "play",
        "face",
        "fight",
        "kiss",
        "hug",
        "divorce",
    )
)
"""Stems of verbs that work both ways."""
PARTICLES = frozenset("up down out off away back on".split())
"""Words that go with a verb, and name nobody."""
_JOINING = frozenset({"and", "or", "with", "between", "versus", "vs", "including", "as"})


class _Clause(NamedTuple):
    subject: Name
    object: Name
    passive: bool


def compare_roles(match: Match, context: FactContext) -> Iterator[FactChange]:
    """Names that changed places around a verb.

    Args:
        match: The two stretches.
        context: The documents, for what is a name there.

    Yields:
        One change for each verb whose two names are swapped.
    """
    # found with the document, as the comparer of names does, so that they are found once
    ours = find_names(match.reference.text, context.reference_document)
    theirs = find_names(match.candidate.text, context.candidate_document)
    if len(ours) < 2 or len(theirs) < 2:
        return
    for i, j in enumerate(match.reference.links):
        verb = match.reference.words[i]
        if j < 0 or not may_be_verb(verb) or verb.stem in MUTUAL or len(verb.folded) < 2:
            continue
        here, there = _clause(match.reference, i, ours), _clause(match.candidate, j, theirs)
        if not here or not there or here.passive != there.passive:
            continue
        if _same(here.subject, there.object) and _same(here.object, there.subject):
            if _is_converse(match, i):
                continue
            yield FactChange(
                "role",
                "changed",
                (here.subject.start, here.object.end),
                (there.subject.start, there.object.end),
                "critical",
                0.7,
                f"“{here.subject.text}” and “{here.object.text}” changed places around "
                f"“{verb.text}”",
            )


def _is_converse(match: Match, verb: int) -> bool:
    """Whether an opposite turned with the names: ``A lies north of B``, ``B lies south of A``."""
    new = {
        word.stem
        for word, link in zip(match.candidate.words, match.candidate.links, strict=True)
        if link < 0
    }
    near = range(verb, min(verb + 1 + _REACH, len(match.reference.words)))
    return any(
        match.reference.links[k] < 0
        and not new.isdisjoint(opposites(match.reference.words[k].stem))
        for k in near
    )


def _same(name: Name, other: Name) -> bool:
    return likeness(name.parts, other.parts) >= _SAME


def _clause(side: Side, verb: int, names: list[Name]) -> _Clause | None:
    """The names right before and after a verb, with nothing but a few plain words between."""
    word = side.words[verb]
    before = [name for name in names if name.end <= word.start]
    after = [name for name in names if name.start >= word.end]
    if not before or not after or before[-1].text == after[0].text:
        return None
    subject, object_ = before[-1], after[0]
    between = [w for w in side.words if subject.end <= w.start < object_.start and w is not word]
    marks = side.text[subject.end : object_.start]
    if likeness(subject.parts, object_.parts) >= _DISTINCT:
        return None
    if len(between) > _REACH or any(w.folded in _JOINING for w in between) or "," in marks:
        return None
    left = {w.folded for w in between if w.start < word.start}
    right = {w.folded for w in between if w.start > word.start}
    return _Clause(subject, object_, passive=bool(left & BE) and "by" in right)
