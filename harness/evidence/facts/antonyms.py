"""A word turned into its opposite: ``fell`` for ``rose``, ``after`` for ``before``.

Opposites count only where both stand among the same words and neither side denies one of them
(``not easy`` is ``difficult``). Words that exclude each other (``red``, ``green``) count where one
stands exactly in the other's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts.alike_opposites import say_the_same
from harness.evidence.facts.antonym_excuses import is_excused
from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.converse_opposites import is_recast
from harness.evidence.facts.denied_synonyms import synonyms
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.oppositions import exclusives, opposed_to_root, opposites, opposition
from harness.evidence.facts.prefixed import has_prefix
from harness.evidence.facts.same_roles import have_one_role
from harness.evidence.facts.words import INDEFINITE, PERSONS, may_be_verb, stem
from harness.result import Severity

__all__ = ["compare_antonyms"]

_ALIKE = 0.35
_BOTH_SIDES = 2.0
_MORE = frozenset({"more", "most"})
_LIGHT = frozenset(stem(word) for word in ("give", "take", "get", "put", "come", "go"))
_EXACT = 4  # words on either side that are the same where one word alone was exchanged
_EXCLUDES = 0.6
_HEAD = 4  # words after a preposition in which stands what it goes with: "after you have eaten"
_KEPT = 2  # words of content that both sides share
_SENSE = {
    **dict.fromkeys(("in", "out"), frozenset(map(stem, "log sign check clock zoom opt".split()))),
    **dict.fromkeys(
        ("for", "against"),
        frozenset(map(stem, "vote argue speak campaign rule decide testify".split())),
    ),
    **dict.fromkeys(
        ("to", "from"),
        frozenset(
            map(
                stem,
                "train flight bus ferry road flee move travel fly sail send return come emigrate "
                "transfer export import deliver letter ship sell migrate retreat".split(),
            )
        ),
    ),
}
"""Words that exclude each other after some verbs alone: who fills in a form fills it out."""
_JOINING = frozenset({"and", "or", "&"})
_OPENING = frozenset("the a an his her its their this these those".split()) | PERSONS
"""What begins a clause after "and"."""

_FORMS = {"developing": "developed", "developed": "developing"}
"""Opposed forms of one stem; elsewhere but before these nouns they are tenses of a verb."""
_STATES = frozenset(stem(word) for word in ("country", "nation", "state", "economy", "region"))


def compare_antonyms(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Words of the reference whose place an opposite has taken.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes in the order of the reference.
    """
    yield from _forms(match)
    references = match.reference.stems()
    candidates = match.candidate.stems()
    free = {
        word.stem: j
        for j, word in reversed(list(enumerate(match.candidate.words)))
        if match.candidate.links[j] < 0 and word.stem not in references
    }
    for i, word in enumerate(match.reference.words):
        if match.reference.links[i] >= 0 or word.stem in candidates:
            continue
        if has_prefix(match.reference, i):
            continue  # "counter-clockwise" is "anticlockwise"
        excluded = exclusives(word.stem)
        opposed = opposites(word.stem) | excluded
        opposed |= {form for form, j in free.items() if _are_degrees(match, i, j)}
        for j in sorted(free[form] for form in opposed & free.keys()):
            other = match.candidate.words[j]
            if has_prefix(match.candidate, j):
                continue
            degree = opposition(word.stem, other.stem) or float(_are_degrees(match, i, j))
            told = other.stem in excluded and _is_in_place(match, i, j) and _is_told(match, i)
            if told and not say_the_same(match.reference, i, match.candidate, j):
                spans = match.reference.span(i, i), match.candidate.span(j, j)
                yield became(match, "antonym", spans, "major", _EXCLUDES)
                break
            if not degree or (degree < 1 and not (word.is_content and other.is_content)):
                continue
            change = _change(match, i, j, degree)
            if change:
                yield change
                break


def _are_degrees(match: Match, i: int, j: int) -> bool:
    """Whether two opposites are compared in two ways: ``cheaper``, ``more expensive``."""
    for one, at, other, place in (
        (match.reference, i, match.candidate, j),
        (match.candidate, j, match.reference, i),
    ):
        if place > 0 and other.words[place - 1].folded in _MORE:
            return other.words[place].stem in opposed_to_root(one.words[at].stem)
    return False


def _change(match: Match, i: int, j: int, degree: float) -> FactChange | None:
    place = match.same_place((i, i), (j, j))
    if degree == 1 and _are_only_new(match, i, j):
        place = max(place, 1.0)  # "acquitted him", "he was convicted": a passive moves them all
    if degree == 1 and place < 1 and have_one_role(match, i, j):
        place = 1.0  # "dismissed the appeal", "the appeal was allowed"
    if (place < 1 and len(match.reference.words) > 1) or is_excused(match, i, j):
        return None
    doubts = sum(_doubts(match, i, j, degree, place))
    return _changed(match, i, j, degree, 0.5 * degree + 0.1 * place - 0.2 * doubts)


def _are_only_new(match: Match, i: int, j: int) -> bool:
    """Whether two words are all that is new, and one is a passive: ``convicted by the court``."""
    if not is_recast(match, i, j):
        return False
    kept = 0
    for side, at in ((match.reference, i), (match.candidate, j)):
        if not side.words[at].is_content or side.free_words != 1:
            return False
        kept = sum(word.is_content for word in side.words) - 1
    return kept >= _KEPT


def _doubts(match: Match, i: int, j: int, degree: float, place: float) -> Iterator[bool]:
    """Reasons to think that two opposites do not stand for each other."""
    left, right = match.reference, match.candidate
    word, other = left.words[i], right.words[j]
    alone = _is_in_place(match, i, j)
    yield match.overlap() < _ALIKE and not alone
    light = not (word.is_content and other.is_content) and not _bound_one_number(left, i, right, j)
    if light and not alone:
        # "over" and "under" mostly go with a verb or a noun
        # but "few came" and "many came" are all that a sentence begins with
        loose = (place < _BOTH_SIDES and i + j > 0) or _governs(left, i) < 0
        yield (loose or left.links[i + 1] != j + 1) and not _govern_one(left, i, right, j)
    # "domestic and overseas" is "Chinese and foreign"
    yield _is_coordinated(left, i) or _is_coordinated(right, j)
    if place < _BOTH_SIDES:
        # "given out" and "takes two days" have nothing to do with each other
        yield not _LIGHT.isdisjoint((word.stem, other.stem))
        # "breaking" is hardly the opposite of "make"
        yield degree < 1 and _ending(word.folded) != _ending(other.folded)
        # "climbed, having shed a fifth" is told of what "gained, having lost a fifth"
        yield _has_both(left, i) or _has_both(right, j)
    # a word of a name on one side
    yield i > 0 and j > 0 and word.is_capital != other.is_capital


def _has_both(side: Side, at: int) -> bool:
    """Whether a side has an opposite of one of its own words, which has no answer either."""
    word, others = side.words[at], opposites(side.words[at].stem)
    return word.is_content and any(
        link < 0 and other.is_content and other.stem in others
        for other, link in zip(side.words, side.links, strict=True)
    )


def _is_in_place(match: Match, i: int, j: int) -> bool:
    """Whether the words on either side of two are the same: nothing but the one was exchanged.

    A label of one word has none: there it is the label that stands at the other's place.
    """
    left, right = match.reference, match.candidate
    if len(left.words) == len(right.words) == 1:
        return True
    linked = 0
    for step in (*range(-_EXACT, 0), *range(1, _EXACT + 1)):
        here, there = 0 <= i + step < len(left.words), 0 <= j + step < len(right.words)
        if here != there or (here and not _are_one(match, i + step, j + step)):
            return False
        linked += here
    return linked > 0


def _are_one(match: Match, i: int, j: int) -> bool:
    """Whether two words are the same; "a" before one of two words may be "an" before the other."""
    said = match.reference.words[i].folded, match.candidate.words[j].folded
    return match.reference.links[i] == j or INDEFINITE.issuperset(said)


def _is_told(match: Match, i: int) -> bool:
    """Whether what stands before tells the sense of a word that has many: "vote for", "log in"."""
    before = _SENSE.get(match.reference.words[i].folded)
    return before is None or (i > 0 and match.reference.words[i - 1].stem in before)


def _forms(match: Match) -> Iterator[FactChange]:
    """Opposed forms of one stem before the same word: developing and developed countries."""
    left, right = match.reference, match.candidate
    for i, word in enumerate(left.words[:-1]):
        opposed = _FORMS.get(word.folded)
        if opposed is None or left.links[i + 1] < 1 or opposed in left.folded():
            continue
        if left.words[i + 1].stem not in _STATES:
            continue
        j = left.links[i + 1] - 1
        if right.words[j].folded == opposed and word.folded not in right.folded():
            yield _changed(match, i, j, 1.0, 0.7)


def _bound_one_number(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether two words say how one figure bounds: ``more than 2,300``, ``less than 2,300``."""
    figures = []
    for side, at in ((left, i), (right, j)):
        after = [word.folded for word in side.words[at + 1 : at + 3]]
        figures.append(after[1:] if after[:1] == ["than"] else after[:1])
    one, other = figures
    return one == other and bool(one) and one[0][0].isdigit()


def _governs(side: Side, i: int) -> int:
    """The answer of the word after, or -1."""
    return side.links[i + 1] if i + 1 < len(side.links) else -1


def _govern_one(left: Side, i: int, right: Side, j: int) -> bool:
    """Whether two prepositions go with synonyms: ``after a meal``, ``before eating``."""
    heads = [
        next((word.stem for word in side.words[at + 1 : at + 1 + _HEAD] if word.is_content), "")
        for side, at in ((left, i), (right, j))
    ]
    return heads[1] in synonyms(heads[0])


def _is_coordinated(side: Side, i: int) -> bool:
    """Whether a word is joined to another; not a verb before a new clause: ``allowed and the``."""
    near = (k for k in (i - 1, i + 1) if 0 <= k < len(side.words))
    closes = may_be_verb(side.words[i]) and any(
        word.folded in _OPENING for word in side.words[i + 2 : i + 3]
    )
    return any(side.words[k].folded in _JOINING and not (k > i and closes) for k in near)


def _ending(folded: str) -> str:
    """The inflection that a word shows, if any."""
    return next((ending for ending in ("ing", "ed", "ly") if folded.endswith(ending)), "")


def _changed(match: Match, i: int, j: int, degree: float, confidence: float) -> FactChange:
    spans = match.reference.span(i, i), match.candidate.span(j, j)
    severity: Severity = "critical" if degree > 0.8 else "major"
    return became(match, "antonym", spans, severity, round(confidence, 2), how="its opposite, ")
