"""Negation put in or left out: ``stole`` for ``did not steal``.

Every negator governs the content words after it up to the next comma. One whose words the other
side has without any negation has turned the meaning. A word that denies by itself (``failed to``,
``unable``, ``lack``) answers a negator, if the negator's own side does not have that word as well;
two negators of one clause answer each other (``no innovation comes without``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from harness.evidence.facts.bare_denials import bare_denial
from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.denials import denial_words, denies
from harness.evidence.facts.denied_beside import is_denied_beside
from harness.evidence.facts.denied_otherwise import is_denied_otherwise, is_said_by_opposite
from harness.evidence.facts.denied_synonyms import affirming_word, forbids
from harness.evidence.facts.denying_words import denies_near, has_denying_predicate, lacks_near
from harness.evidence.facts.elliptic_denials import elliptic_denial
from harness.evidence.facts.free_wordings import may_be_reworded
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import Negation, limited, negations
from harness.evidence.facts.one_denies import one_denies
from harness.evidence.facts.words import NOT, stem

__all__ = ["compare_negation", "is_denied"]

_SCOPE = 3  # content words that a negator governs
_PLAIN = NOT | {"cannot"}
_DOUBLE = frozenset({"no", "without", "nothing", "nobody", "none", "never"})
_CLOSE = (
    0.7  # share of linked words from which a negator is due though nothing it governs is linked
)
_ALIKE = 0.5  # share of linked words under which a flip may be a free wording
_NEAR = 6  # words around a counterpart in which a denying word answers a negator
_GOING_ON = frozenset({"still", "remain", "remains", "remained"})
_ONCE = _GOING_ON | frozenset(
    "yet once previously formerly former used pending due await awaiting until before ago "
    "past maximum most limit up".split()
)
"""Words that say of a time or of a bound what ``not yet``, ``no longer``, ``not exceed`` say."""
_ENDING = frozenset(
    map(stem, "release discharge leave quit stop cease end retire resign expire lapse lift".split())
)
"""What says of somebody or something that it is no longer so."""
_BOUNDS = frozenset({"maximum", "most", "limit"})
_MINDING = frozenset({"mind", "object"})
_THANKS = frozenset({"thanks", "owing", "due", "because", "only"})
_NONE = frozenset({"no", "none", "neither"})
_ALL = frozenset({"all", "every", "each", "both"})
_ALLOWED = frozenset({"allowed", "permitted"})
_ANY_OF_TWO = frozenset({"either", "both", "each"})


def compare_negation(match: Match, context: FactContext) -> Iterator[FactChange]:
    """Negations that one of two stretches has and the other has not.

    Args:
        match: The two stretches.
        context: Their neighbours, where the other side may deny it.

    Yields:
        ``changed`` where the other side has what is denied, ``missing`` or ``invented`` where it
        has other words; the reference's first.
    """
    bare = bare_denial(match) or elliptic_denial(match)
    if bare is not None:
        yield bare
        return
    ours, theirs = negations(match.reference), negations(match.candidate)
    if len(ours) > len(theirs):
        yield from _flips(match, ours, theirs, context.candidate, missing=True)
    elif len(theirs) > len(ours):
        yield from _flips(match.swapped(), theirs, ours, context.reference, missing=False)
    yield from _ended(match, theirs, missing=True)
    yield from _ended(match.swapped(), ours, missing=False)


def _flips(
    match: Match, ours: list[Negation], theirs: list[Negation], beside: str, *, missing: bool
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
        if (not plain and _is_litotes(match.reference, negation)) or _is_denied_twice(
            match, negation
        ):
            continue
        if _is_answered(match, negation, linked, theirs) or is_denied_beside(
            match, negation, beside
        ):
            continue
        left -= 1
        flips.append((negation, linked))
    told = [negation for negation, _ in flips]
    if _is_thanked(match) or _is_needed(match, ours):
        told = ours
    said = [match.reference.words[negation.at].folded for negation in told]
    if len(told) > 1 and not _DOUBLE.isdisjoint(said):
        return  # "no innovation comes without": every innovation comes with
    for negation, linked in flips:
        yield _change(match, negation, linked, theirs, missing=missing)


def _is_thanked(match: Match) -> bool:
    """Whether what could not be without a thing is told as due to it: ``only thanks to them``."""
    return any(word.folded in _THANKS for word in match.new_words)


def _is_needed(match: Match, ours: list[Negation]) -> bool:
    """Whether what must not be done without another thing is told with it: ``wash, then eat``."""
    last = ours[-1]
    return (
        match.reference.words[last.at].folded == "without"
        and any(match.reference.links[i] >= 0 for i in last.scope)
        and not denial_words()["negator"] & match.candidate.folded()
    )


def _is_answered(
    match: Match, negation: Negation, linked: list[int], theirs: list[Negation]
) -> bool:
    """Whether the candidate denies it, too: by a word that denies, or in other words."""
    plain, place = _is_plain(match, negation), linked[0] if linked else None
    return (
        denies_near(match, negation.at, place, theirs, _NEAR if plain else 2 * _NEAR)
        or has_denying_predicate(match.candidate, place, forbidding=plain)
        or lacks_near(match, negation.at, linked)
        or is_denied_otherwise(match, negation.at, negation.scope)
    )


def _ended(match: Match, theirs: list[Negation], *, missing: bool) -> Iterator[FactChange]:
    """``Have been paid`` for ``have not yet been paid``: only where the very word is affirmed."""
    side = match.candidate
    if limited(side):
        return
    for negation in limited(match.reference):
        linked = _counterparts(match, negation)
        if not linked or not _is_plain(match, negation) or _is_bound(match.reference, negation):
            continue
        around = range(max(0, linked[0] - 2 * _NEAR), min(linked[0] + _NEAR + 1, len(side.words)))
        near = [
            side.words[k]
            for k in around
            # "the maximum" of both sides says no more than it did
            if side.links[k] < 0 or side.words[k].folded not in _BOUNDS
        ]
        answers = denial_words()["negator"] | _ONCE
        if match.reference.words[negation.at].folded == "no":
            answers -= _GOING_ON  # "still works" denies "no longer works"
            if any(
                w.stem in _ENDING and k < 0 for w, k in zip(side.words, side.links, strict=True)
            ):
                continue  # "no longer in custody", "released from custody"
        if any(
            word.folded in answers or (denies(word) and word.folded not in _GOING_ON)
            for word in near
        ):
            continue
        if not is_said_by_opposite(match, negation.at, negation.scope[-1]):
            yield _change(match, negation, linked, theirs, missing=missing)


def _is_plain(match: Match, negation: Negation) -> bool:
    """Whether the first word that a negator governs has its answer, be it by a synonym."""
    return (
        match.reference.links[negation.scope[0]] >= 0 or affirming_word(match, negation) is not None
    )


def _is_allowed(match: Match, negation: Negation) -> bool:
    """Whether what nobody is allowed has its answer: ``not allowed to sell``, ``free to sell``."""
    words, (first, *rest) = match.reference.words, negation.scope
    return (
        words[first].folded in _ALLOWED
        and rest[:1] == [first + 2]
        and words[first + 1].folded == "to"
        and match.reference.links[first + 2] >= 0
    )


def _is_any_of_two(match: Match, negation: Negation) -> bool:
    """Whether ``neither party`` is told as ``either party``: the negator itself has its answer."""
    words, j = match.candidate.words, match.reference.links[negation.scope[0]]
    return (
        match.reference.words[negation.at].folded == "neither"
        and negation.scope[0] == negation.at + 1
        and j > 0
        and words[j - 1].folded in _ANY_OF_TWO
    )


def _is_bound(side: Side, negation: Negation) -> bool:
    """Whether a figure is denied, as in ``not yet 18``; figures have their own comparer."""
    return side.words[negation.scope[0]].folded[:1].isdigit()


def _is_litotes(side: Side, negation: Negation) -> bool:
    """Whether what is denied denies itself: ``not rare``, ``cannot ignore``, ``do not mind``."""
    word = side.words[negation.scope[0]]
    return denies(word) or word.folded in _MINDING


def _is_denied_twice(match: Match, negation: Negation) -> bool:
    """``Not on an empty stomach`` is ``with food``: both denials are gone, and the sense is not.

    The second must say how something is: who did "not express frustration over the removals"
    denies once.
    """
    side, lexical = match.reference, denial_words()["lexical"]
    return any(
        side.links[i] < 0 and side.words[i].stem in lexical and after == i + 1
        for i, after in pairwise(negation.scope[1:])
    )


def _is_turned(match: Match, negation: Negation, linked: list[int]) -> bool:
    """Whether what none may do is told as what all do: ``no part may``, ``all parts must``.

    Where all that is denied is answered, it is a turned meaning and no other wording.
    """
    if not linked or len(linked) == len(negation.scope):
        return False
    if match.reference.words[negation.at].folded not in _NONE:
        return False
    before = match.candidate.words[max(0, linked[0] - 2) : linked[0]]
    return any(word.folded in _ALL for word in before)


def _counterparts(match: Match, negation: Negation) -> list[int]:
    """What answers the words that a negator governs; a figure is not what it denies."""
    linked = [match.reference.links[i] for i in negation.scope]
    other = affirming_word(match, negation)
    if other is not None:
        linked.insert(0, other)
    return [j for j in linked if j >= 0 and not match.candidate.words[j].folded[:1].isdigit()]


def _place(match: Match, negation: Negation) -> int | None:
    """The word without an answer that stands where the denied one should, if there is one."""
    links, at = match.reference.links, negation.at
    low = next((links[i] for i in range(at - 1, -1, -1) if links[i] >= 0), -1)
    after = (links[i] for i in range(at + 1, len(links)) if links[i] >= 0)
    high = next(after, len(match.candidate.words))
    between = range(low + 1, high)
    free = (j for j in between if match.candidate.words[j].is_content)
    return next((j for j in free if match.candidate.links[j] < 0), None)


def _change(
    match: Match,
    negation: Negation,
    linked: list[int],
    theirs: list[Negation],
    *,
    missing: bool,
) -> FactChange:
    word = match.reference.words[negation.at]
    confidence, other = 0.45, affirming_word(match, negation)
    if other is not None:
        confidence = 0.7
    elif linked and (_is_plain(match, negation) or _is_allowed(match, negation)):
        confidence = 0.8
    elif match.overlap() >= (_ALIKE if linked else _CLOSE) and not may_be_reworded(match, negation):
        confidence = 0.55  # a free wording of the verb, in an else close rendering
    plain = word.folded in _PLAIN or _is_any_of_two(match, negation)
    if not plain and (other is None or not forbids(match.reference, negation.at)):
        confidence -= 0.2  # "without", "no", "barely" have many positive renderings
    if theirs:
        confidence -= 0.15
    if match.overlap() < _ALIKE and other is None:
        confidence -= 0.2
    at = linked[0] if linked else _place(match, negation)
    place = match.candidate.words[at] if at is not None else None
    return one_denies(
        word.text,
        (word.start, word.end),
        (place.start, place.end) if place else None,
        missing=missing,
        confidence=round(max(0.1, confidence), 2),
    )


def is_denied(side: Side, place: int) -> bool:
    """Whether a word that denies by itself, and that the other side has not, governs a word."""
    before = range(max(0, place - _SCOPE), place)
    words = ((side.words[k], side.links[k]) for k in before)
    return any(link < 0 and word.is_content and denies(word) for word, link in words)
