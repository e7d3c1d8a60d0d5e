"""Why two opposites may say the same: what they join or compare has changed places, too.

``A sold to B`` is ``B bought from A``, ``A is cheaper than B`` is ``B is more expensive than A``,
and ``they won`` is ``games were lost by them``.
"""

from __future__ import annotations

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.oppositions import opposites
from harness.evidence.facts.words import BE, HAVE, PERSONS, stem

__all__ = ["is_converse", "is_recast"]

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
_BEATING = frozenset(stem(word) for word in ("beat", "defeat"))
_LOSING = _BEATING | {stem("win"), stem("lose")}
_HAVE = HAVE | {"ve", "having"}
_PASSIVE = 3  # words before a participle in which "was" stands, and after it "by"


def is_converse(match: Match, i: int, j: int) -> bool:
    """Whether what is joined or compared has changed places as the two opposites have.

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    pair = match.reference.words[i].stem, match.candidate.words[j].stem
    compared = _is_compared(match.reference, i) and _is_compared(match.candidate, j)
    if compared and (_cross_near(match, i) or _is_other_opposed(match, i, j)):
        return True  # "rarer in men than in women", "more common in women than in men"
    if not (compared or _CONVERSE.issuperset(pair)):
        return False
    # "games were lost by them" is no other order, but "was beaten by" is "lost to"
    recast = _LOSING.issuperset(pair) and is_recast(match, i, j)
    return _is_turned(match, i, j) != recast


def is_recast(match: Match, i: int, j: int) -> bool:
    """Whether one of two words alone is in the passive: ``games were lost by them``, ``they won``.

    Args:
        match: The two stretches.
        i: Index of the one among the reference's words.
        j: Index of the other among the candidate's.
    """
    return _is_passive(match.reference, i) != _is_passive(match.candidate, j)


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
