"""Names kept, changed, missing and invented between two aligned stretches.

A name is *answered* when any of its forms stands on the other side: a part of it, another spelling,
its initials, the country for its people. Of the names left without an answer, two at the same place
are one name *changed* for another; one whose place is empty is *missing*, and one where the other
side has nothing is *invented*. A pronoun or a common noun in its place is no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.holes import new_holes
from harness.evidence.facts.matching import Match, Side, match_texts
from harness.evidence.facts.name_lists import recut_names
from harness.evidence.facts.name_variants import entities, is_initials_of, likeness, spelling
from harness.evidence.facts.names import Name, find_names, name_words
from harness.evidence.facts.words import Word, words

__all__ = ["compare_names"]

_SAME_SPELLING = 0.7
_ALIKE = 0.5
_STEM = 5  # letters that Catholic and Catholicism share
_BOTH_SIDES = 2.0
_SURE = 2  # strength of a name
_CLEAR = 0.5
_MOSTLY = 0.6
_REACH = 4  # words on either side of a name that show where it stands
_STANDS_IN = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "hers",
        "theirs",
        "who",
        "whose",
        "we",
        "our",
        "us",
        "i",
        "my",
        "this",
        "these",
    }
)


def compare_names(reference: str, candidate: str, context: FactContext) -> list[FactChange]:
    """What happened to the names of two aligned stretches.

    Args:
        reference: The reference's stretch, a sentence or a few.
        candidate: What answers it.
        context: Their surroundings; a name that stands there has merely moved.

    Returns:
        Changes in the order of the reference, invented names last. A confidence of 0.5 and more
        means that a person would call it an error.
    """
    if reference == candidate:
        return []
    match = match_texts(reference, candidate)
    ours = _NameSide.of(match.reference, context.reference, context.reference_document)
    theirs = _NameSide.of(match.candidate, context.candidate, context.candidate_document)
    changes = _recut(reference, ours, candidate, theirs)
    lost = [name for name in ours.names if not _is_answered(name, ours, theirs)]
    gained = [name for name in theirs.names if not _is_answered(name, theirs, ours)]
    for name, other in _pairs(lost, gained, match, ours, theirs):
        changes.append(_changed(name, other, match, ours, theirs))
        lost.remove(name)
        gained.remove(other)
    for name, other in _ousted(gained, match, ours, theirs):
        changes.append(_changed(name, other, match, ours, theirs))
        gained.remove(other)
    holes = new_holes(reference, candidate)
    changes += [_missing(name, match, ours, theirs, holes) for name in lost]
    if (
        holes
        and not lost
        and not gained
        and match.overlap() >= _MOSTLY
        and (cut := _cut_out(ours, theirs))
    ):
        changes.append(cut)
    changes += [_invented(name, match.swapped(), theirs, ours) for name in gained]
    return sorted(changes, key=_place)


def _place(change: FactChange) -> tuple[int, int, int]:
    start = change.reference or change.candidate or (0, 0)
    return (change.reference is None, *start)


@dataclass(slots=True)
class _NameSide:
    """One stretch with its names, those found recut already taken out."""

    side: Side
    names: list[Name]
    folded: frozenset[str]
    joined: frozenset[str]
    capitals: tuple[str, ...]
    entities: frozenset[str]
    around: frozenset[str]
    document: frozenset[str]

    @classmethod
    def of(cls, side: Side, around: str, document: str) -> _NameSide:
        tokens = side.words
        folded = [word.folded for word in tokens]
        joined = {a + b for a, b in pairwise(folded)}
        joined |= {a + b + c for a, b, c in zip(folded, folded[1:], folded[2:], strict=False)}
        return cls(
            side=side,
            names=find_names(side.text, document or around),
            folded=frozenset(folded),
            joined=frozenset(joined),
            capitals=tuple({word.folded for word in tokens if word.is_capital}),
            entities=frozenset(name for entity in entities(tokens) for name in entity.names),
            around=_capital_words(around),
            document=_capital_words(document),
        )

    def words_of(self, name: Name) -> list[int]:
        """Indexes of the words inside a name."""
        return [i for i, w in enumerate(self.side.words) if name.start <= w.start < name.end]

    def holds(self, part: str) -> bool:
        """Whether a folded part of a name stands in the stretch, in whatever spelling."""
        if part in self.folded or part in self.joined:
            return True
        if len(part) >= _STEM and any(w[:_STEM] == part[:_STEM] for w in self.folded):
            return True
        least = _SAME_SPELLING if len(part) > 3 else 1.0
        return any(spelling(part, word) >= least for word in self.capitals)


@lru_cache(maxsize=64)
def _capital_words(text: str) -> frozenset[str]:
    return (
        frozenset(word.folded for word in words(text) if word.is_capital) if text else frozenset()
    )


def _recut(reference: str, ours: _NameSide, candidate: str, theirs: _NameSide) -> list[FactChange]:
    changes = []
    done_ours: set[int] = set()
    done_theirs: set[int] = set()
    for recut in recut_names(reference, ours.names, candidate, theirs.names):
        right = ours.names[slice(*recut.reference)]
        wrong = theirs.names[slice(*recut.candidate)]
        done_ours.update(range(*recut.reference))
        done_theirs.update(range(*recut.candidate))
        explanation = (
            f"names are split otherwise: “{', '.join(name.text for name in right)}” became "
            f"“{', '.join(name.text for name in wrong)}”"
        )
        span, other = (right[0].start, right[-1].end), (wrong[0].start, wrong[-1].end)
        changes.append(FactChange("name", "changed", span, other, "major", 0.95, explanation))
    ours.names = [name for i, name in enumerate(ours.names) if i not in done_ours]
    theirs.names = [name for i, name in enumerate(theirs.names) if i not in done_theirs]
    return changes


def _is_answered(name: Name, own: _NameSide, other: _NameSide) -> bool:
    if "".join(name.parts) in other.folded | other.joined:
        return True
    tokens = [own.side.words[i] for i in own.words_of(name)]
    if any(entity.names & other.entities for entity in entities(tokens)):
        return True
    if name.is_acronym and is_initials_of(name.parts[0], other.side.words):
        return True
    if len(tokens) > 1 and _initials(tokens) & other.folded:
        return True
    if any(other.holds(part) for part in name.proper or name.parts):
        return not _is_anothers(name, own, other)
    return False


def _initials(tokens: Sequence[Word]) -> set[str]:
    every = "".join(word.folded[:1] for word in tokens)
    content = "".join(word.folded[:1] for word in tokens if word.is_content)
    return {initials for initials in (every, content) if len(initials) > 1}


def _is_anothers(name: Name, own: _NameSide, other: _NameSide) -> bool:
    """All that answers a full name belongs to another one: ``Li Qiang`` is not in ``Li Xi``."""
    if len(name.parts) < 2 or len(name.proper) < len(name.parts):
        return False
    twins = {n.parts for n in own.names if n.parts != name.parts}
    claimed = [n for n in other.names if n.parts in twins]
    if not claimed:
        return False
    free = {
        word.folded
        for word in other.side.words
        if not any(n.start <= word.start < n.end for n in claimed)
    }
    return not any(
        part in free or any(spelling(part, word) >= _SAME_SPELLING for word in free)
        for part in name.parts
    )


def _pairs(
    lost: Sequence[Name], gained: Sequence[Name], match: Match, ours: _NameSide, theirs: _NameSide
) -> list[tuple[Name, Name]]:
    """Each lost name with the gained one that stands in its place, surest pairs first."""
    scored = []
    for name in lost:
        for other in gained:
            score = _same_place(name, other, match, ours, theirs)
            score += likeness(name.parts, other.parts) + 0.2 * min(name.strength, other.strength)
            scored.append((score, name, other))
    sole = sum(n.strength == 2 for n in lost) == sum(n.strength == 2 for n in gained) == 1
    scored.sort(key=lambda entry: (-entry[0], entry[1].start, entry[2].start))
    pairs: list[tuple[Name, Name]] = []
    for score, name, other in scored:
        only = sole and name.strength == other.strength == 2 and _same_sort(name, other)
        if score < 0.9 and not only:
            continue
        if all(name is not n and other is not o for n, o in pairs):
            pairs.append((name, other))
    return pairs


def _ousted(
    gained: Sequence[Name], match: Match, ours: _NameSide, theirs: _NameSide
) -> Iterator[tuple[Name, Name]]:
    """Names that the candidate has elsewhere, but with a strange one exactly in their place."""
    for other in list(gained):
        if other.strength < 2 or any(part in ours.document for part in other.parts):
            continue
        for name in ours.names:
            if name.strength == 2 and _same_sort(name, other):
                alike = likeness(name.parts, other.parts)
                if alike < _ALIKE and _same_place(name, other, match, ours, theirs) >= _BOTH_SIDES:
                    yield name, other
                    break


def _same_place(name: Name, other: Name, match: Match, ours: _NameSide, theirs: _NameSide) -> float:
    """0 to 2: how many sides of the two names have the same words next to them."""
    inside, place = ours.words_of(name), theirs.words_of(other)
    return match.same_place((inside[0], inside[-1]), (place[0], place[-1]))


def _same_sort(name: Name, other: Name) -> bool:
    """Both are known places, or neither is and both may be persons."""
    sorts = [_sort(name), _sort(other)]
    return sorts[0] == sorts[1] != "organisation"


def _sort(name: Name) -> str:
    if name.kind == "organisation":
        return name.kind
    return "place" if name.place or name.kind == "place" else "other"


def _changed(
    name: Name, other: Name, match: Match, ours: _NameSide, theirs: _NameSide
) -> FactChange:
    alike = likeness(name.parts, other.parts)
    place = min(2.0, _same_place(name, other, match, ours, theirs))
    weaker, stronger = sorted((name.strength, other.strength))
    if weaker == _SURE and _same_sort(name, other):
        confidence = 0.6 + 0.15 * place
    elif weaker == _SURE:
        confidence = 0.3 + 0.2 * place
    elif stronger == _SURE and any(_is_place(n) for n in (name, other)):
        confidence = 0.25 + 0.15 * place  # a place's name is not translated by its meaning
    else:
        confidence = 0.15 + 0.1 * weaker + 0.1 * place
    if alike >= _ALIKE:
        confidence = min(confidence, 0.4)
    return FactChange(
        "name",
        "changed",
        (name.start, name.end),
        (other.start, other.end),
        "minor" if alike >= _ALIKE else "major",
        round(min(confidence, 0.9), 2),
        f"“{name.text}” became “{other.text}”",
    )


def _missing(
    name: Name, match: Match, own: _NameSide, other: _NameSide, holes: Sequence[int]
) -> FactChange:
    confidence = _absence(name, match, own, other)
    if holes:
        # the sentence itself shows that something was cut out
        confidence = max(confidence, 0.6 + 0.1 * name.strength)
    explanation = f"“{name.text}” is not in the candidate"
    span = (name.start, name.end)
    return FactChange("name", "missing", span, None, "major", round(confidence, 2), explanation)


def _cut_out(own: _NameSide, other: _NameSide) -> FactChange | None:
    """With a hole in the candidate: the first name that it has less often than the reference."""
    ours = Counter(word.folded for word in own.side.words)
    theirs = Counter(word.folded for word in other.side.words)
    for name in own.names:
        for i in own.words_of(name):
            word = own.side.words[i]
            fewer = ours[word.folded] > theirs[word.folded]
            if fewer and own.side.links[i] < 0 and word.is_capital and word.is_content:
                explanation = f"“{name.text}” is cut short or missing: its place is empty"
                span = (name.start, name.end)
                return FactChange("name", "missing", span, None, "major", 0.65, explanation)
    return None


def _invented(name: Name, match: Match, own: _NameSide, other: _NameSide) -> FactChange:
    # a translator often says whom or where the source leaves understood, but not a stranger's name
    confidence = min(0.45, _absence(name, match, own, other))
    known = any(part in other.document or part in other.around for part in name.parts)
    if name.kind == "person" and len(name.proper) > 1 and not name.place and not known:
        confidence = 0.6
    explanation = f"“{name.text}” is not in the reference"
    span = (name.start, name.end)
    return FactChange("name", "invented", None, span, "major", round(confidence, 2), explanation)


def _absence(name: Name, match: Match, own: _NameSide, other: _NameSide) -> float:
    """How sure it is that the other side has nothing for a name, and that this is an error.

    Something may stand in for it (a pronoun, a common noun, a freer wording) wherever the other
    side has words of its own; so the fewer of those there are, the surer.
    """
    empty = _hole(name, match, own)
    if any(part in other.around for part in name.parts) or _in_brackets(name, own.side.text):
        return min(empty, 0.2)
    free = _free_words(match.candidate)
    inside = own.words_of(name)
    rest = _free_words(match.reference) - sum(match.reference.links[i] < 0 for i in inside)
    density = free / max(1, len(match.candidate.words))
    stands_in = _count(match.candidate, _STANDS_IN) > _count(match.reference, _STANDS_IN)
    tight = free <= rest and not stands_in
    if name.strength < _SURE or stands_in:
        return min(empty, 0.3)
    if name.place and not _is_place(name):
        confidence = 0.3  # "Chinese": often understood
    elif name.place:
        confidence = 0.55 if tight and density <= (0.15 if empty > _CLEAR else 0.08) else 0.3
    elif empty > _CLEAR:
        confidence = 0.7 if density <= 0.25 else 0.4
    else:
        confidence = 0.6 if tight and density <= 0.2 and empty > 0.2 else 0.3
    return confidence if set(name.parts) - name_words()["generic"] else min(confidence, 0.3)


def _is_place(name: Name) -> bool:
    """A place itself, not its people or language."""
    return bool(name.place) and not name.parts[-1].endswith(("ese", "ish", "an", "ans", "i", "ch"))


def _in_brackets(name: Name, text: str) -> bool:
    before = text[: name.start]
    return before.count("(") > before.count(")")


def _free_words(side: Side) -> int:
    return sum(w.is_content and link < 0 for w, link in zip(side.words, side.links, strict=True))


def _count(side: Side, among: frozenset[str]) -> int:
    return sum(word.folded in among for word in side.words)


def _hole(name: Name, match: Match, own: _NameSide) -> float:
    """How sure it is that nothing stands where the name should: confidence of its absence."""
    side, other = match.reference, match.candidate
    inside = own.words_of(name)
    left = _neighbour(side, inside[0], -1, len(other.words))
    right = _neighbour(side, inside[-1], 1, len(other.words))
    if left is None or right is None:
        return 0.2 if left is None and right is None else 0.3
    if not 0 < right - left <= _REACH + 1:
        return 0.3
    for j in range(left + 1, right):
        word = other.words[j]
        if word.folded in _STANDS_IN or (word.is_content and other.links[j] < 0):
            return 0.2
    return 0.75


def _neighbour(side: Side, edge: int, step: int, end: int) -> int | None:
    """Where the nearest linked word next to a name stands on the other side; ends count."""
    for distance in range(1, _REACH):
        i = edge + step * distance
        if i < 0:
            return -1
        if i >= len(side.words):
            return end
        if side.links[i] >= 0:
            return side.links[i]
        if side.words[i].is_content:
            return None
    return None
