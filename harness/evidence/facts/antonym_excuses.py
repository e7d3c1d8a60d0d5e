"""Why two opposites may say the same, or belong to two things.

One is denied (:mod:`harness.evidence.facts.denied_opposites`), or what stands around them has
turned, too: who sold and who bought (:mod:`harness.evidence.facts.converse_opposites`), another
word (``more unequal``, ``less equal``), or the time (``open until dusk`` is ``closes at dusk``).
"""

from __future__ import annotations

from harness.evidence.facts.alike_opposites import say_the_same
from harness.evidence.facts.calendar_words import meet
from harness.evidence.facts.converse_opposites import is_converse
from harness.evidence.facts.denials import PREFIXES
from harness.evidence.facts.denied_opposites import is_denied_once
from harness.evidence.facts.denied_otherwise import SWITCHED, is_switch
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.words import Word, stem

__all__ = ["is_excused"]

_ROOT = 4  # letters
_BOUNDS = frozenset({"least", "most"})
_EXCEPT = frozenset({"except", "excepting", "excluding", "unless"})
_HOURS = frozenset(stem(word) for word in ("open", "close"))
_TURN = frozenset(stem(word) for word in ("end", "close", "late", "beginning", "start", "early"))
_LATE = frozenset({"late", "early"})
_UNTIL = frozenset({"until", "till", "til"})
_AGES = frozenset(stem(word) for word in ("year", "month", "week", "day"))
_COMING = frozenset(stem(word) for word in ("come", "go"))
_VAGUE = frozenset({stem("get")})
"""What has too many senses to be the opposite of anything: to get into is to end up in."""
_DEGREES = frozenset({"more", "less", "most", "least", "fewer"})
_REACH = 6  # words before a part in which stands the verb that takes it out
_REMOVING = frozenset(stem(w) for w in "pull take remove draw disconnect detach undo".split())


def is_excused(match: Match, i: int, j: int) -> bool:
    """Whether two opposites say the same, or belong to two things.

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    left, right = match.reference, match.candidate
    if is_denied_once(match, i, j):
        return True
    if _is_bound(left, i) != _is_bound(right, j):
        return True
    if _is_age(left, i) or _is_age(right, j):
        return True
    if left.words[i].folded in SWITCHED and not (is_switch(left, i) and is_switch(right, j)):
        return True  # "builds on the law" and "takes off the law"
    pair = left.words[i].stem, right.words[j].stem
    if _COMING.issuperset(pair) or not _VAGUE.isdisjoint(pair):
        return True  # "came home" is "went home"
    if _is_turned_twice(left, i, right, j):
        return True
    if say_the_same(left, i, right, j):
        return True
    if is_converse(match, i, j):
        return True
    said = {left.words[i].folded, right.words[j].folded}
    if _EXCEPT.isdisjoint(left.folded() - said) != _EXCEPT.isdisjoint(right.folded() - said):
        return True  # "open every day except Monday" is "closed on Mondays"
    return (
        _is_one_time(left, i, right, j)
        or _is_removed(left, i, right, j)
        or _is_removed(right, j, left, i)
        or _has_kin(right, j, left.words[i])
        or _has_kin(left, i, right.words[j])
    )


def _is_removed(side: Side, at: int, other: Side, place: int) -> bool:
    """Whether one side takes out what the other undoes: ``pull out the plug``, ``unplug``."""
    thing, deed = side.words[at].folded, other.words[place].folded
    if deed.removeprefix("un") not in (thing, thing + "ed", thing + thing[-1] + "ed"):
        return False
    near = side.words[max(0, at - _REACH) : at]
    return deed.startswith("un") and any(word.stem in _REMOVING for word in near)


def _is_one_time(left: Side, i: int, right: Side, j: int) -> bool:
    """``Closes at dusk``, ``open until dusk``; ``the end of last year``, ``early this year``."""
    pair = left.words[i].stem, right.words[j].stem
    until = [_UNTIL.isdisjoint(side.folded()) for side in (left, right)]
    return (_HOURS.issuperset(pair) and until[0] != until[1]) or (
        _TURN.issuperset(pair)
        and _is_part(left, i)
        and _is_part(right, j)
        and meet(left.text, right.text)
    )


def _is_part(side: Side, i: int) -> bool:
    """Whether a word is of a part of a time: ``late``, ``the end of``; not ``it ended``."""
    following = [word.folded for word in side.words[i + 1 : i + 2]]
    return side.words[i].folded in _LATE or following == ["of"]


def _is_turned_twice(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether a degree and what it is of are both turned: ``more unequal``, ``less equal``."""
    for step in (-1, 1):
        if not (0 <= i + step < len(left.words) and 0 <= j + step < len(right.words)):
            continue
        pairs = (left.words[i], right.words[j]), (left.words[i + step], right.words[j + step])
        degrees = [_DEGREES.issuperset(word.folded for word in pair) for pair in pairs]
        if any(degrees) and all(other.stem in opposites(word.stem) for word, other in pairs):
            return True
    return False


def _is_bound(side: Side, i: int) -> bool:
    """``at least``, ``at most``: bounds of a number, which its own comparer reads."""
    return i > 0 and side.words[i - 1].folded == "at" and side.words[i].folded in _BOUNDS


def _is_age(side: Side, i: int) -> bool:
    """``eleven years old``: nothing is new there."""
    return side.words[i].folded == "old" and i > 0 and side.words[i - 1].stem in _AGES


def _has_kin(side: Side, at: int, word: Word) -> bool:
    """Whether a text has a word of the same root beside the one at ``at``: ``warmth``, ``warm``."""
    bare = next((word.folded[len(p) :] for p in PREFIXES if word.folded.startswith(p)), "")
    roots = [word.folded[:_ROOT]]
    if len(bare) > _ROOT:  # "unequal" is answered by "inequality", beside "equally"
        roots += [prefix + bare[:_ROOT] for prefix in PREFIXES]
    return len(roots[0]) == _ROOT and any(
        k != at and link < 0 and other.folded.startswith(tuple(roots))
        for k, (other, link) in enumerate(zip(side.words, side.links, strict=True))
    )
