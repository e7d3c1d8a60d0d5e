"""What somebody failed or refused to do, told as done: ``failed to appear``, ``appeared``.

A verb that denies the verb after it ("refused to sign", "was unable to climb", "denied having
taken", "prevented from leaving") is a negator in all but form. Where the other side plainly affirms
the same verb (:mod:`harness.evidence.facts.affirmed_verbs`), the sentence is turned as by a lost
"not".
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.affirmed_verbs import (
    is_affirmed,
    is_alone,
    is_said_alike,
    says_only,
)
from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.denials import denial_words, denies, denies_with_next
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import is_negated, negations
from harness.evidence.facts.one_denies import one_denies
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.words import HAVE, Word, may_be_verb, stem

__all__ = ["compare_denying_verbs"]

_TO = frozenset(map(stem, "fail refuse decline neglect omit forget unable unwilling".split()))
"""What denies the verb after its "to"."""
_ING = frozenset(map(stem, "deny avoid".split()))
"""What denies the verb in "-ing" after it, or after "that"."""
_FROM = frozenset(map(stem, "prevent refrain abstain desist prohibit bar stop deter keep".split()))
"""What denies the verb in "-ing" after its "from"."""
_WITHOUT_OBJECT = frozenset(map(stem, "refrain abstain desist".split()))
"""What denies a noun after its "from", too: ``refrain from the use of force``."""
_LACK = stem("lack")
_HAVING = HAVE | {"having", "with"}
"""What affirms that one lacks nothing."""
_OUTER = 4  # words from the verb that denies to its "to" or "from": "kept him from"
_NEAR = 3  # words from that to the verb that is denied
_AROUND = 10  # words around the answer in which something may deny it, too
_CLOSE = 0.6  # share of linked words from which a sentence is the same but for that
_CONFIDENCE = 0.7
_LESS_DONE = frozenset(
    map(stem, "despite although though but until would could should plan want hope intend".split())
)
"""New words by which what was not done is told of another time, or of what was wished."""
_REBUTTING = frozenset(
    map(stem, "dismiss refute rebut contradict untrue wrong false rumour baseless untruth".split())
)


def compare_denying_verbs(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Verbs that one side denies by the verb before them, and the other side affirms.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``negation``: the reference's first.
    """
    yield from _affirmed(match, missing=True)
    yield from _affirmed(match.swapped(), missing=False)


def _affirmed(match: Match, *, missing: bool) -> Iterator[FactChange]:
    left, right = match.reference, match.candidate
    if match.overlap() < _CLOSE:
        return
    for at, word in enumerate(left.words):
        if left.links[at] >= 0 or is_negated(left, at) or _is_before_denial(left, at):
            continue
        verb = _denied_verb(left, at)
        if verb is None or left.links[verb] < 0:
            continue
        place = left.links[verb]
        if _is_denied_too(match, at, place) or not is_said_alike(match, at, verb):
            continue
        if word.stem in _ING and not says_only(match):
            continue  # "called the claim that he had stolen it a lie"
        if not (
            _is_had(right, place) and is_alone(match, place)
            if word.stem == _LACK
            else is_affirmed(match, place, allows=word.stem in _FROM)
        ):
            continue
        spans = left.span(at, at), right.span(place, place)
        yield one_denies(word.text, *spans, missing=missing, confidence=_CONFIDENCE)
        return


def _is_had(side: Side, at: int) -> bool:
    """Whether one has a thing, and nothing else is said of it: ``has the right``."""
    for word in reversed(side.words[max(0, at - _NEAR) : at]):
        if word.folded in _HAVING:
            return True
        if word.is_content:
            return False
    return False


def _is_before_denial(side: Side, at: int) -> bool:
    """Whether what is denied denies itself: ``failed to prevent``, ``could not refuse``."""
    return any(denies(word) for word in side.words[at + 1 : at + 1 + _OUTER]) or any(
        denies(word) or word.folded in denial_words()["negator"]
        for word in side.words[max(0, at - _NEAR) : at]
    )


def _denied_verb(side: Side, at: int) -> int | None:
    """The verb that a word denies: ``refused to sign``, ``kept him from leaving``."""
    form = side.words[at].stem
    if form == _LACK:
        near = range(at + 1, min(at + 1 + _NEAR, len(side.words)))
        return next((k for k in near if side.words[k].is_content), None)
    if form in _TO:
        return _after(side, at, {"to"}, 1)
    if form in _FROM:
        found = _after(side, at, {"from"}, _OUTER)
        if found is not None and form in _WITHOUT_OBJECT:  # "from the threat or use of force"
            near = range(found, min(found + _NEAR, len(side.words)))
            return next((k for k in near if side.words[k].is_content and side.links[k] >= 0), None)
        return found if found is not None and _is_gerund(side.words[found]) else None
    if form in _ING and [word.folded for word in side.words[at + 1 : at + 2]] == ["that"]:
        return _clause_verb(side, at + 1)
    if form in _ING:
        near = range(at + 1, min(at + 1 + _NEAR, len(side.words)))
        verb = next((k for k in near if side.words[k].is_content), None)
        if verb is not None and verb == at + 1 and _is_gerund(side.words[verb]):
            return verb
        having = [word.folded for word in side.words[at + 1 : at + 2]] == ["having"]
        return verb if having else None
    return None


def _after(side: Side, at: int, joints: set[str], reach: int) -> int | None:
    """The first word of content after one of some words, near a word, in one clause."""
    for k in range(at + 1, min(at + 1 + reach, len(side.words) - 1)):
        if side.words[k].folded not in joints:
            continue
        for verb in range(k + 1, min(k + 1 + _NEAR, len(side.words))):
            if side.words[verb].is_content:
                return None if side.parted(at, verb) else verb
    return None


def _clause_verb(side: Side, at: int) -> int | None:
    """The verb of the clause after a "that", if all that it says has its answer."""
    clause = []
    for k in range(at + 1, len(side.words)):
        if side.parted(k - 1, k):
            break
        if side.words[k].is_content:
            clause.append(k)
    answered = all(side.links[k] >= 0 for k in clause)
    return next((k for k in clause[1:] if answered and may_be_verb(side.words[k])), None)


def _is_gerund(word: Word) -> bool:
    return word.folded.endswith("ing")


def _is_done_by_another(side: Side, verb: int) -> bool:
    """Whether one did it of whom the other side does not tell: ``was won by his brother``."""
    near = range(verb + 1, min(verb + 1 + _NEAR, len(side.words) - 1))
    by = next((k for k in near if side.words[k].folded == "by"), None)
    if by is None:
        return False
    after = range(by + 1, min(by + 1 + _NEAR, len(side.words)))
    return any(side.words[k].is_content and side.links[k] < 0 for k in after)


def _is_denied_too(match: Match, at: int, place: int) -> bool:
    """Whether anything in the candidate denies what the reference denies, or may do so."""
    left, right = match.reference, match.candidate
    if len(negations(right)) > len(negations(left)) or is_negated(right, place):
        return True
    new = match.new_words
    if any(word.stem in _LESS_DONE | _REBUTTING for word in new) or _is_done_by_another(
        right, place
    ):
        return True
    if any(word.stem in opposites(left.words[at].stem) for word in new):
        return False  # "refused to sign", "agreed to sign": told as opposites
    near = range(max(0, place - _AROUND), min(len(right.words), place + _AROUND + 1))
    return any(
        right.links[k] < 0
        and (
            denies(right.words[k])
            or denies_with_next(right.words, k)
            or right.words[k].folded in denial_words()["negator"]
        )
        for k in near
    )
