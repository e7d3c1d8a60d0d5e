"""Two phrases that changed places: ``all regions under the Committee`` for the reverse.

Word order tells who leads and who is led. Where the words between two phrases stay the same, and
one of them points (``under``, ``by``, ``of``), phrases that change places around them change roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import BREAKS, Match, Side
from harness.evidence.facts.roles import MUTUAL, PARTICLES
from harness.evidence.facts.units import UNITS
from harness.evidence.facts.words import ARTICLES, BE, HAVE, MODALS, OWNERS, may_be_verb

__all__ = ["compare_swaps"]

_CONFIDENCE = 0.7
_LONGEST = 4  # content words of a phrase, or between the two
_POINTING = frozenset(
    {"under", "by", "over", "to", "from", "than", "for", "against", "into", "before", "after"}
)
_AUXILIARIES = BE | HAVE | MODALS | OWNERS | frozenset("more less far much so".split())
_ORDERING = frozenset({"by", "before", "after"})
"""Words that tell who is who of a passive, or what was first: ``was held before the debate``."""
_TARGET = frozenset({"to", "into"})
_CHOOSING = frozenset({("but", "not"), ("and", "not"), ("rather", "than"), ("instead", "of")})
_AMOUNTS = frozenset({"more", "fewer", "less"})
_DISTANCES = frozenset({"distance", "far", "away"})
_WAY = 6  # words between "from" and "to"
_DECIMAL = re.compile(r"(?<=\d)[.,:](?=\d)")


def compare_swaps(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Phrases that stand in each other's place around the same words.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``role``, in the order of the reference, none overlapping.
    """
    left, right = match.reference, match.candidate
    ours = [i for i, word in enumerate(left.words) if word.is_content]
    theirs = {
        j: rank for rank, j in enumerate(k for k, w in enumerate(right.words) if w.is_content)
    }
    ranks = [theirs.get(left.links[i], -1) for i in ours]
    at = 0
    while at < len(ranks):
        size = _swapped(ranks, at)
        if size:
            inside = ours[at : at + size]
            places = sorted(left.links[i] for i in inside)
            verb = _lone(ranks, at, size)
            if verb is not None:
                told = _is_done(match, inside, places, ours[at + verb])
            else:
                told = (
                    _is_one_clause(left, inside)
                    and _is_one_clause(right, places)
                    # "is said to have been hit by her", "she is said to have hit him"
                    and _has_by(left, inside) == _has_by(right, places)
                )
            if told:
                yield _change(match, inside, places)
                at += size
                continue
        at += 1
    yield from _turned_ways(match)
    yield from _turned_choices(match)
    yield from _turned_shares(match)


def _turned_shares(match: Match) -> Iterator[FactChange]:
    """``More women than men`` for ``more men than women``."""
    left, right = match.reference, match.candidate
    for at, word in enumerate(left.words[:-1]):
        start, end = at - 1, _thing(left, at)
        if word.folded != "than" or start < 1 or end is None:
            continue
        new_end, new_start = left.links[start], left.links[end]
        if min(new_end, new_start) < 1 or not left.words[start].is_content:
            continue
        joint = [w.folded for w in right.words[new_start + 1 : new_end] if w.folded not in ARTICLES]
        degrees = {left.words[start - 1].folded, right.words[new_start - 1].folded}
        if joint == ["than"] and len(degrees) == 1 and degrees <= _AMOUNTS:
            yield _change(match, (start, end), (new_start, new_end))


def _turned_choices(match: Match) -> Iterator[FactChange]:
    """``Parts but not labour`` for ``labour but not parts``."""
    left, right = match.reference, match.candidate
    for at in range(1, len(left.words) - 1):
        one, other = left.words[at : at + 2]
        if (one.folded, other.folded) not in _CHOOSING:
            continue
        start, end = at - 1, _thing(left, at + 1)
        if end is None or min(left.links[start], left.links[end]) < 0:
            continue
        if not left.words[start].is_content:
            continue
        new_end, new_start = left.links[start], left.links[end]
        between = [word.folded for word in right.words[new_start + 1 : new_end]]
        if [word for word in between if word not in ARTICLES] == [one.folded, other.folded]:
            yield _change(match, (start, end), (new_start, new_end))


def _turned_ways(match: Match) -> Iterator[FactChange]:
    """``From Greek into Latin`` for ``from Latin into Greek``; numbers have their own comparer."""
    left, right = match.reference, match.candidate
    for at, word in enumerate(left.words):
        target = next((k for k in range(at + 2, at + _WAY) if _is_target(left, k)), None)
        if word.folded != "from" or target is None or _is_measured(left, at):
            continue
        start, end = _thing(left, at), _thing(left, target)
        if start is None or end is None or not at < start < target < end:
            continue
        new_end, new_start = left.links[start], left.links[end]
        if not 0 < new_start < new_end:
            continue
        if _pointer(right, new_start) == "from" and _pointer(right, new_end) in _TARGET:
            yield _change(match, (start, end), (new_start, new_end))


def _is_measured(side: Side, at: int) -> bool:
    """``The distance from A to B``, ``5 km from A to B``: as far as from B to A."""
    before = side.words[max(0, at - 1) : at]
    return any(word.folded in _DISTANCES or word.folded in UNITS for word in before)


def _is_target(side: Side, at: int) -> bool:
    return at < len(side.words) and side.words[at].folded in _TARGET


def _thing(side: Side, at: int) -> int | None:
    """The first word of content after one that points, if it is no number."""
    for k in range(at + 1, min(at + 3, len(side.words))):
        if side.words[k].is_content:
            return None if side.words[k].folded[:1].isdigit() else k
    return None


def _pointer(side: Side, at: int) -> str:
    """What stands before a word, articles left out."""
    before = (word.folded for word in reversed(side.words[:at]) if word.folded not in ARTICLES)
    return next(before, "")


def _swapped(ranks: Sequence[int], at: int) -> int:
    """How many words from ``at`` are two phrases, swapped around some words; 0 if none.

    The ranks are those of the answers: ``7 8 | 4 5 6 | 2 3`` is such a swap.
    """
    if ranks[at] < 0 or at + 1 >= len(ranks):
        return 0
    runs, start = [], at
    limit = min(len(ranks), at + 3 * _LONGEST)
    for k in range(at + 1, limit + 1):
        if k == limit or ranks[k] != ranks[k - 1] + 1:
            runs.append((start, k))
            start = k
        if len(runs) == 3:
            break
    if len(runs) < 3:
        return 0
    (a, b), (_, c), (_, d) = runs
    first, middle, last = ranks[a], ranks[b], ranks[c]
    lengths = b - a, c - b, d - c
    in_place = last >= 0 and middle == last + lengths[2] and first == middle + lengths[1]
    return d - a if in_place and max(lengths) <= _LONGEST else 0


def _lone(ranks: Sequence[int], at: int, size: int) -> int | None:
    """Where the words between two swapped phrases are a single one: its distance from ``at``."""
    starts = [k for k in range(1, size) if ranks[at + k] != ranks[at + k - 1] + 1]
    return starts[0] if starts[1] - starts[0] == 1 else None


def _is_done(match: Match, inside: Sequence[int], places: Sequence[int], verb: int) -> bool:
    """Whether two swapped phrases are subject and object of one verb: ``the bank lent the firm``.

    Nothing but articles, the same preposition, the verb's particle and whose they are may stand
    between them, so that nothing else tells who is who: no relative clause, and no passive on one
    side alone. With ``than`` it is what
    is compared that has changed places, around any word: ``cats are more popular than dogs``.
    """
    word, other = match.reference.words[verb], match.candidate.words[match.reference.links[verb]]
    ends = [match.reference.words[k] for k in (inside[0], inside[-1])]
    if word.folded != other.folded or word.stem in MUTUAL:
        return False
    both = ((match.reference, inside), (match.candidate, places))
    joints = [
        [
            side.words[k].folded
            for k in range(span[0], span[-1])
            if not side.words[k].is_content and side.words[k].folded not in ARTICLES
        ]
        for side, span in both
    ]
    if not any(BE.isdisjoint(said) for said in joints):
        # "the queen was betrayed by her brother", "the brother has been betrayed by the queen"
        joints = [["be", *(w for w in said if w not in _AUXILIARIES)] for said in joints]
    texts = [side.said(span[0], span[-1]) for side, span in both]
    parted = any(_is_parted(text, BREAKS | {"-"}) for text in texts)
    compared = "than" in joints[0]
    if not compared and not may_be_verb(word):
        return False
    passive = not BE.isdisjoint(joints[0])
    if compared or (passive and not _ORDERING.isdisjoint(joints[0])):
        pointing = _POINTING | _AUXILIARIES | ({"of"} if compared else set())
        return not parted and joints[0] == joints[1] and pointing.issuperset(joints[0])
    if word.folded.endswith("ed") and inside[-1] - inside[0] == len(inside) - 1:
        # "goods produced locally" are "locally produced goods"
        parted = parted or not all(end.folded.endswith("s") for end in ends)
    plain = _POINTING | PARTICLES | OWNERS
    return not parted and joints[0] == joints[1] and plain.issuperset(joints[0])


def _is_one_clause(side: Side, words: Sequence[int]) -> bool:
    """No mark parts the words, and one between them points."""
    first, last = words[0], words[-1]
    return not _is_parted(side.said(first, last), BREAKS) and any(
        side.words[k].folded in _POINTING for k in range(first, last)
    )


def _has_by(side: Side, words: Sequence[int]) -> bool:
    return any(side.words[k].folded == "by" for k in range(words[0], words[-1]))


def _is_parted(text: str, marks: frozenset[str]) -> bool:
    """Whether a mark parts a text; the point of a decimal parts nothing."""
    return not marks.isdisjoint(_DECIMAL.sub("", text))


def _change(match: Match, inside: Sequence[int], places: Sequence[int]) -> FactChange:
    spans = match.reference.span(inside[0], inside[-1]), match.candidate.span(places[0], places[-1])
    what = "two phrases changed places: "
    return became(match, "role", spans, "critical", _CONFIDENCE, what=what)
