"""Who did what: two names that each do what the other does in the other text.

``A spoke, B presided`` against ``B gave a speech, A chaired``: no word but the names is the same,
so the predicates are told apart by their vectors. Both names must be subjects on both sides, once
each, and both predicates must fit the other name's better: one alone may be told of both. Measured
on the pairs of wmt22-news, newstest2020 and DEMETR in which two names are subjects: of 322 in which
they were exchanged 276 are told, of 430 in which they were not, none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from harness.evidence.facts import FactChange
from harness.evidence.facts.name_variants import likeness
from harness.evidence.facts.names import Name, find_names
from harness.evidence.facts.words import Word, may_be_verb, words

__all__ = ["Told", "exchanged_roles"]

_SAME = 0.9
_DISTINCT = 0.6
_MARGIN = 0.1
"""By how much each of the predicates fits the other name's better, as a cosine."""
_END = re.compile(r"[,;:.!?()“”\"–—]|\s-\s|\b(?:and|but|while|who|which|that)\b")
_LONGEST = 60
"""Characters of a predicate that are looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of one text, of one sentence or more.

    Attributes:
        text: The stretch.
        sentences: Start and end of each of its sentences.
        spans: Shape (words, 2): where each word stands in it.
        vectors: Shape (words, dimension): of a lower layer, which knows little of the words around.
        document: The whole text, for what is a name there.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    spans: NDArray[np.int64]
    vectors: NDArray[np.floating]
    document: str


@dataclass(frozen=True, slots=True)
class _Clause:
    name: Name
    verb: Word
    predicate: NDArray[np.float64]


def exchanged_roles(reference: Told, candidate: Told) -> Iterator[FactChange]:
    """Names that changed places as the subjects of two predicates.

    Yields:
        One change for each such pair of names, with the stretches that hold both on either side, or
        the first of them where they stand in different sentences.
    """
    ours = _clauses(reference)
    if len(ours) < 2:
        return
    theirs = _clauses(candidate)
    for first, second in combinations(ours, 2):
        one, two = _of(first.name, theirs), _of(second.name, theirs)
        if one is None or two is None or likeness(first.name.parts, second.name.parts) >= _DISTINCT:
            continue
        gains = (
            first.predicate @ two.predicate - first.predicate @ one.predicate,
            second.predicate @ one.predicate - second.predicate @ two.predicate,
        )
        if min(gains) > _MARGIN:
            yield FactChange(
                "role",
                "changed",
                _place(reference, first, second),
                _place(candidate, two, one),
                "critical",
                0.7,
                f"“{first.name.text}” and “{second.name.text}” changed places: “{first.verb.text}” "
                f"is said of the one in the reference, “{two.verb.text}” of the other here",
            )


def _clauses(side: Told) -> list[_Clause]:
    """The names that a verb follows, each of which is subject once."""
    names = find_names(side.text, side.document)
    if len(names) < 2:
        return []
    found = []
    tokens = words(side.text)
    for name in names:
        verb = next((word for word in tokens if word.start >= name.end), None)
        if verb is None or not may_be_verb(verb) or side.text[name.end : verb.start].strip():
            continue
        predicate = _predicate(side, verb, names)
        if predicate is not None:
            found.append(_Clause(name, verb, predicate))
    return [one for one in found if _of(one.name, found) is one]


def _predicate(side: Told, verb: Word, names: Sequence[Name]) -> NDArray[np.float64] | None:
    """Direction of what is said from the verb on, up to the next mark or name."""
    end = min([verb.start + _LONGEST, *(n.start for n in names if n.start > verb.start)])
    mark = _END.search(side.text, verb.end)
    if mark:
        end = min(end, mark.start())
    inside = (side.spans[:, 0] >= verb.start) & (side.spans[:, 0] < max(end, verb.end))
    if not inside.any():
        return None
    total = side.vectors[inside].astype(np.float64).sum(axis=0)
    size = float(np.linalg.norm(total))
    return total / size if size > 0 else None


def _of(name: Name, clauses: Sequence[_Clause]) -> _Clause | None:
    """The one clause that a name is the subject of; None where it is of several or none."""
    own = [one for one in clauses if likeness(one.name.parts, name.parts) >= _SAME]
    return own[0] if len(own) == 1 else None


def _place(side: Told, one: _Clause, other: _Clause) -> tuple[int, int]:
    start = min(one.name.start, other.name.start)
    end = max(one.verb.end, other.verb.end)
    if any(first <= start and end <= last for first, last in side.sentences):
        return start, end
    return one.name.start, one.verb.end
