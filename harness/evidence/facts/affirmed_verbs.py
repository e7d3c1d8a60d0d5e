"""Whether a stretch plainly tells as done what the other says was refused or not managed.

There are more ways to deny a verb than any list holds ("baulked at", "averse to", "was turned back
on"), and more to do a thing in part. So nothing is believed of which a word is not understood: the
verb is finite, or stands under "have", "be", "managed to" or "agreed to", and every other word of
its clause has its answer, or says nothing that counts here.
"""

from __future__ import annotations

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import BE, HAVE, MAY, Word, may_be_verb, stem

__all__ = ["is_affirmed", "is_alone", "is_said_alike", "says_only"]

_PLAIN = frozenset(
    "a an the this that these those any my your his its our their he she it they we i you him her "
    "them us me who which of having have has had do does did is are was were been and with".split()
)
"""Words without an answer that neither limit what is said nor turn it."""
_BE = BE - {"be", "being"}
_AUXILIARIES = _BE | HAVE | {"did", "does"}
_SUBJECTS = frozenset("he she it they we i you who which that".split())
_DONE = frozenset(map(stem, "manage agree able".split()))
"""What affirms the verb after its "to"."""
_NOUN_ENDS = ("ments", "ions", "ings", "ers")
_SAYING = frozenset(map(stem, "say tell state explain report admit confess confirm".split()))


def is_affirmed(match: Match, place: int, *, allows: bool = False) -> bool:
    """Whether the candidate says without any more that something is done.

    Args:
        match: The two stretches; the reference denies.
        place: Index of the verb among the candidate's words.
        allows: Whether ``may`` before the verb affirms it, for it was forbidden.
    """
    return _is_finite(match.candidate, place, allows=allows) and is_alone(
        match, place, allows=allows
    )


def is_alone(match: Match, place: int, *, allows: bool = False) -> bool:
    """Whether nothing new that counts stands in a clause of the candidate.

    Args:
        match: The two stretches; the reference denies.
        place: Index of a word of the clause among the candidate's.
        allows: Whether ``may`` counts for nothing.
    """
    right = match.candidate
    return all(
        right.links[k] >= 0
        or right.words[k].folded in _PLAIN
        or (k < place and _brings_about(right.words[k], allows=allows))
        or _tells_doer(right, k, place)
        for k in _clause(right, place)
    )


def is_said_alike(match: Match, at: int, verb: int) -> bool:
    """Whether all that belongs to a denied verb is told on the other side, too.

    Args:
        match: The two stretches; the reference denies.
        at: Index of the word that denies.
        verb: Index of the verb that it denies.
    """
    left = match.reference
    return all(
        left.links[k] >= 0
        or left.words[k].folded in _PLAIN
        or (k < verb and not left.words[k].is_content)
        for k in _clause(left, verb)
        if k > at
    )


def says_only(match: Match) -> bool:
    """Whether all that is new in the candidate is that somebody says so."""
    right = match.candidate
    return all(
        word.stem in _SAYING
        for word, link in zip(right.words, right.links, strict=True)
        if word.is_content and link < 0
    )


def _is_finite(side: Side, place: int, *, allows: bool) -> bool:
    """Whether a word is a verb of which somebody is the subject, and that is not only wished."""
    if not place:
        return False
    word, before = side.words[place], side.words[place - 1]
    if before.folded == "to":
        return place > 1 and side.words[place - 2].stem in _DONE
    if before.folded in _AUXILIARIES or (allows and before.folded in MAY):
        return True
    return (
        (before.is_content or before.folded in _SUBJECTS)
        and may_be_verb(word)
        and not word.folded.endswith(_NOUN_ENDS)
    )


def _clause(side: Side, at: int) -> range:
    """The words up to the marks on either side of a word."""
    first = last = at
    while first and not side.parted(first - 1, first):
        first -= 1
    while last + 1 < len(side.words) and not side.parted(last, last + 1):
        last += 1
    return range(first, last + 1)


def _brings_about(word: Word, *, allows: bool) -> bool:
    """Whether a word before a verb affirms it: ``managed to``."""
    return word.stem in _DONE or word.folded == "to" or (allows and word.folded in MAY)


def _tells_doer(side: Side, at: int, place: int) -> bool:
    """Whether a word is the "by" of a passive: ``was sold by the heirs``."""
    passive = side.words[place - 1].folded in _BE
    return passive and at > place and side.words[at].folded == "by"
