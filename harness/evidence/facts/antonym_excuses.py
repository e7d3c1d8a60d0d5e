"""Why two opposites may say the same: one is denied, or what stands around them has turned, too.

``Not easy`` is ``difficult``, ``A sold to B`` is ``B bought from A``, and ``open until dusk`` is
``closes at dusk``.
"""

from __future__ import annotations

from harness.evidence.facts.alike_opposites import say_the_same
from harness.evidence.facts.calendar_words import meet
from harness.evidence.facts.denials import PREFIXES, denial_words, denies
from harness.evidence.facts.denied_otherwise import SWITCHED, is_switch
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negation import is_denied
from harness.evidence.facts.negators import is_negated
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.turned_bounds import turned_bound
from harness.evidence.facts.words import BE, HAVE, NOT, PERSONS, Word, stem

__all__ = ["is_excused", "is_recast"]

_ROOT = 4  # letters
_BOUNDS = frozenset({"least", "most"})
_EXCEPT = frozenset({"except", "excepting", "excluding", "unless"})
_HOURS = frozenset(stem(word) for word in ("open", "close"))
_TURN = frozenset(stem(word) for word in ("end", "close", "late", "beginning", "start", "early"))
_LATE = frozenset({"late", "early"})
_UNTIL = frozenset({"until", "till", "til"})
_AGES = frozenset(stem(word) for word in ("year", "month", "week", "day"))
_DENYING = NOT | {"never"}
_COMING = frozenset(stem(word) for word in ("come", "go"))
_VAGUE = frozenset({stem("get")})
"""What has too many senses to be the opposite of anything: to get into is to end up in."""
_DEGREES = frozenset({"more", "less", "most", "least", "fewer"})
_GOVERNING = 2  # words before a preposition in which stands the verb that it goes with
_NONE = frozenset({"no", "none", "nothing", "nobody"})
_SOLE = 3  # words before an opposite in which "only" makes it the only one
_REACH = 6  # words from a verb to what it joins
_CONVERSE = frozenset(
    stem(word)
    for word in (
        "beat defeat buy sell lend borrow before after above below over under more less fewer "
        "better worse teach learn lead follow precede win lose north south east west import export"
    ).split()
)
"""Opposites by which two say the same that change places: A sold to B, B bought from A."""


_PARTIES = frozenset(
    map(
        stem, "buyer seller purchaser lender borrower employer insurer teacher winner loser".split()
    )
)
"""Those who do a thing, and no degrees of it."""
_REMOVING = frozenset(stem(w) for w in "pull take remove draw disconnect detach undo".split())
_LOSING = frozenset(stem(word) for word in ("win", "beat", "defeat", "lose"))
_BEATING = frozenset(stem(word) for word in ("beat", "defeat"))
_HAVE = HAVE | {"ve", "having"}
_PASSIVE = 3  # words before a participle in which "was" stands, and after it "by"


def is_excused(match: Match, i: int, j: int) -> bool:
    """Whether two opposites say the same, or belong to two things.

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    left, right = match.reference, match.candidate
    if _is_denied_once(match, i, j):
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
    if _is_converse(match, i, j):
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


def _is_converse(match: Match, i: int, j: int) -> bool:
    """Whether what is joined or compared has changed places as the two opposites have."""
    pair = match.reference.words[i].stem, match.candidate.words[j].stem
    compared = _is_compared(match.reference, i) and _is_compared(match.candidate, j)
    if compared and (_cross_near(match, i) or _is_other_opposed(match, i, j)):
        return True  # "rarer in men than in women", "more common in women than in men"
    if not (compared or _CONVERSE.issuperset(pair)):
        return False
    # "games were lost by them" is no other order, but "was beaten by" is "lost to"
    recast = _LOSING.issuperset(pair) and is_recast(match, i, j)
    return _is_turned(match, i, j) != recast


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


def _is_denied_once(match: Match, i: int, j: int) -> bool:
    """Whether one side denies what it says, so that both say the same."""
    left, right = match.reference, match.candidate
    turned = turned_bound(match, i, j)
    if turned is not None:
        return not turned
    return (
        is_negated(left, i) != is_negated(right, j)
        # "insufficiently scientific" is "unscientific"
        or is_denied(left, i)
        or is_denied(right, j)
        # "never fails" is "always"
        or _is_litotes(left, i)
        or _is_litotes(right, j)
        # "not unlike" is "like", "don't like" is "dislike"
        or _follows_not(left, i) != _follows_not(right, j)
        # "do not use after" is "use before"
        or _is_of_denied(left, i) != _is_of_denied(right, j)
        # "only newer ones are" is "older ones are not"
        or _is_sole(left, i, right)
        or _is_sole(right, j, left)
        # "won no game" is "lost every game"
        or _gets_none(left, i) != _gets_none(right, j)
    )


def _follows_not(side: Side, i: int) -> bool:
    return i > 0 and side.words[i - 1].folded in _DENYING


def _is_of_denied(side: Side, i: int) -> bool:
    """Whether a preposition goes with a word that is denied."""
    if side.words[i].is_content:
        return False
    before = (k for k in range(i - 1, max(-1, i - 1 - _GOVERNING), -1) if side.words[k].is_content)
    verb = next(before, None)
    return verb is not None and is_negated(side, verb)


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


def _is_compared(side: Side, i: int) -> bool:
    """Whether a word is a degree: "A is cheaper than B", "B is more expensive than A"."""
    form = side.words[i].stem
    return (form.endswith("er") and form not in _PARTIES) or (
        i > 0 and side.words[i - 1].folded == "more"
    )


def _is_turned(match: Match, i: int, j: int) -> bool:
    """Whether a word before one of two opposites answers one after the other."""
    links = match.reference.links
    near = range(max(0, i - _REACH), min(len(links), i + _REACH + 1))
    if any(
        links[k] >= 0 and abs(links[k] - j) <= _REACH and (k < i) != (links[k] < j)
        for k in near
        if k != i and match.reference.words[k].is_content
    ):
        return True
    ours, theirs = _persons(match.reference, i), _persons(match.candidate, j)
    return ours == theirs[::-1] and "" not in ours and ours[0] != ours[1]


def is_recast(match: Match, i: int, j: int) -> bool:
    """Whether one of two words alone is in the passive: ``games were lost by them``, ``they won``.

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    return _is_passive(match.reference, i) != _is_passive(match.candidate, j)


def _is_passive(side: Side, at: int) -> bool:
    """``Was beaten``; games, not players, are lost and won, and "was lost" needs its "by".

    Without "has", ``beaten`` is a passive, too: "the visitors, beaten just once".
    """
    before, after = side.words[max(0, at - _PASSIVE) : at], side.words[at + 1 : at + 1 + _PASSIVE]
    if side.words[at].folded == "beaten" and not any(word.folded in _HAVE for word in before):
        return True
    by = side.words[at].stem in _BEATING or any(word.folded == "by" for word in after)
    return by and any(word.folded in BE for word in before)


def _cross_near(match: Match, i: int) -> bool:
    """Whether what is compared with "than" near a word has changed places; not what else has."""
    left = match.reference
    if "than" not in match.candidate.folded():
        return False
    near = range(i, min(len(left.words), i + _REACH + 1))
    than = next((k for k in near if left.words[k].folded == "than"), None)
    if than is None:
        return False
    linked = [k for k, word in enumerate(left.words) if word.is_content and left.links[k] >= 0]
    before = next((left.links[k] for k in reversed(linked) if k < than), None)
    after = next((left.links[k] for k in linked if k > than), None)
    return before is not None and after is not None and before > after


def _is_other_opposed(match: Match, i: int, j: int) -> bool:
    """Whether another word became its opposite: ``rarer in the north``, for the south.

    No degree does: ``hotter and drier`` is not ``colder and wetter``.
    """
    left, right = match.reference, match.candidate
    new = {w.stem for k, w in enumerate(right.words) if right.links[k] < 0 and k != j}
    return any(
        left.links[k] < 0
        and k != i
        and word.is_content
        and not _is_compared(left, k)
        and opposites(word.stem) & new
        for k, word in enumerate(left.words)
    )


def _persons(side: Side, at: int) -> tuple[str, str]:
    """The last pronoun before a word and the first after it: "he earns less than she does"."""
    before = (word.folded for word in reversed(side.words[:at]))
    after = (word.folded for word in side.words[at + 1 :])
    one, other = (next((word for word in part if word in PERSONS), "") for part in (before, after))
    return one, other


def _is_bound(side: Side, i: int) -> bool:
    """``at least``, ``at most``: bounds of a number, which its own comparer reads."""
    return i > 0 and side.words[i - 1].folded == "at" and side.words[i].folded in _BOUNDS


def _is_litotes(side: Side, i: int) -> bool:
    word, after = side.words[i], side.words[i + 1 : i + 2]
    return word.folded in denial_words()["negator"] and any(map(denies, after))


def _is_sole(side: Side, i: int, other: Side) -> bool:
    """Whether a word is the only one of which something holds that the other side denies."""
    negators = denial_words()["negator"]
    denied = not negators.isdisjoint(other.folded()) and negators.isdisjoint(side.folded())
    return denied and any(word.folded == "only" for word in side.words[max(0, i - _SOLE) : i])


def _gets_none(side: Side, i: int) -> bool:
    return i + 1 < len(side.words) and side.words[i + 1].folded in _NONE


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
