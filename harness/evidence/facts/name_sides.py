"""One stretch with its names, and whether a name has any answer on the other side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from harness.evidence.facts.matching import Side
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.name_variants import (
    are_two_places,
    entities,
    is_country,
    is_initials_of,
    is_spelling_of,
)
from harness.evidence.facts.names import Name, find_names
from harness.evidence.facts.words import Word, is_common, words

__all__ = ["NameSide", "are_initials_said", "is_answered"]

_SAME_SPELLING = 0.7
_SHORT = 3  # letters under which another spelling is another name
_OWN_COUNTRY = frozenset({("our", "country"), ("my", "country"), ("our", "nation")})
_JOINING = frozenset({"and", "of", "for", "the", "on", "in"})
_LETTERS = 12  # of the longest acronym
_WORDS = 36  # of the longest name that has one
_OF_TWO = 2  # letters of an acronym that may stand for one word, of two
_PREFIX = 3  # letters, at the least, of either
_STEM = 5  # letters that Catholic and Catholicism share


@dataclass(slots=True)
class NameSide:
    """One stretch with its names, those found recut already taken out."""

    side: Side
    starts: tuple[int, ...]
    names: list[Name]
    folded: frozenset[str]
    joined: frozenset[str]
    capitals: tuple[str, ...]
    acronyms: tuple[str, ...]
    entities: frozenset[str]
    around: str
    document: str

    @classmethod
    def of(cls, side: Side, around: str, document: str) -> NameSide:
        """A stretch between its neighbouring sentences, in its document."""
        tokens = side.words
        folded = [word.folded for word in tokens]
        joined = {a + b for a, b in pairwise(folded)}
        joined |= {a + b + c for a, b, c in zip(folded, folded[1:], folded[2:], strict=False)}
        return cls(
            side=side,
            starts=tuple(word.start for word in tokens),
            names=find_names(side.text, document),
            folded=frozenset(folded),
            joined=frozenset(joined),
            capitals=tuple({word.folded for word in tokens if word.is_capital}),
            acronyms=tuple(
                {w.folded for w in tokens if w.is_capital and len(w.text) > 2 and w.text.isupper()}
            ),
            entities=frozenset(name for entity in entities(tokens) for name in entity.names),
            around=around,
            document=document,
        )

    def is_around(self, name: Name) -> bool:
        """Whether a part of the name stands in the neighbouring sentences."""
        return _is_said(name, self.around)

    def is_in_document(self, name: Name) -> bool:
        """Whether a part of the name stands anywhere in the document."""
        return _is_said(name, self.document)

    def words_of(self, name: Name) -> list[int]:
        """Indexes of the words inside a name."""
        return list(range(*(bisect_left(self.starts, at) for at in (name.start, name.end))))

    def initials(self, name: Name) -> set[str]:
        """The initials of a name, alone or with the names that it joins.

        ``NASA`` is that of "National Aeronautics", for "and Space Administration" goes on.
        """
        inside, words = self.words_of(name), self.side.words
        first, last = inside[0], inside[-1]
        while first > max(0, inside[0] - _WORDS) and self._goes_on(first - 1, first):
            first -= 1
        while last + 1 < min(len(words), inside[-1] + _WORDS) and self._goes_on(last, last + 1):
            last += 1
        return {
            initials
            for start in range(first, inside[-1] + 1)
            if words[start].is_capital
            for end, initials in _initials_from(words, start, min(last + 1, start + _WORDS))
            if end >= inside[0] and words[end].is_capital
        }

    def _goes_on(self, left: int, right: int) -> bool:
        """Whether two neighbouring words may be of one name: capitals, or what joins them."""
        words = self.side.words
        return all(w.is_capital or w.folded in _JOINING for w in (words[left], words[right])) and (
            self.side.text[words[left].end : words[right].start] in {" ", "-"}
        )

    def holds(self, part: str) -> bool:
        """Whether a folded part of a name stands in the stretch, in whatever spelling."""
        if part in self.folded or part in self.joined:
            return True
        if len(part) >= _STEM and any(
            w[:_STEM] == part[:_STEM] and not are_two_places(part, w) for w in self.folded
        ):
            return True
        return len(part) > _SHORT and any(
            is_spelling_of(part, word, _SAME_SPELLING) and not are_two_places(part, word)
            for word in self.capitals
        )


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    return text.lower().replace(".", "").replace("'", "")


@lru_cache(maxsize=64)
def _capital_words(text: str) -> frozenset[str]:
    return (
        frozenset(word.folded for word in words(text) if word.is_capital) if text else frozenset()
    )


@lru_cache(maxsize=64)
def _entity_names(text: str) -> frozenset[str]:
    return frozenset(other for entity in entities(words(text)) for other in entity.names)


def _is_said(name: Name, text: str) -> bool:
    """Whether a text has a part of a name, or what it names by another name."""
    if text.isascii() and name.place is None:
        # most are not there in any writing: no need to cut the text into words
        letters = _letters(text)
        if not any(part in letters for part in name.parts):
            return False
    if not _capital_words(text).isdisjoint(name.parts):
        return True
    return name.place is not None and name.place in _entity_names(text)


def is_answered(name: Name, own: NameSide, other: NameSide) -> bool:
    """Whether the other side has the name in some form: a part, a spelling, initials, a country.

    Args:
        name: A name of ``own``.
        own: The side that has it.
        other: The side to search.
    """
    if "".join(name.parts) in other.folded | other.joined:
        return True
    tokens = [own.side.words[i] for i in own.words_of(name)]
    if any(entity.names & other.entities for entity in entities(tokens, named=True)):
        return True
    if name.is_acronym and is_initials_of(name.parts[0], other.side.words):
        return True
    if len(tokens) > 1 and _initials(tokens) & other.folded:
        return True
    if len(tokens) > 1 and not own.initials(name).isdisjoint(other.acronyms):
        return True
    if _is_abbreviated(name, other):
        return True
    if any(other.holds(part) for part in name.proper or name.parts):
        return not _is_anothers(name, own, other)
    return _is_described(name, own, other)


def are_initials_said(name: Name, own: NameSide, other: NameSide) -> bool:
    """Whether the other side has the initials of a name, in capitals.

    Args:
        name: A name of ``own``, of more than one word.
        own: The side that has it.
        other: The side to search.
    """
    initials = _initials([own.side.words[i] for i in own.words_of(name)])
    return any(word.folded in initials and word.text.isupper() for word in other.side.words)


def _is_abbreviated(name: Name, other: NameSide) -> bool:
    """``UV`` where the other side has ``ultraviolet``, which ends in a word with a ``v``."""
    if not name.is_acronym or len(name.parts[0]) != _OF_TWO:
        return False
    first, second = tuple(name.parts[0])
    return any(
        word[0] == first and word[at] == second and is_common(word[at:])
        for word in other.folded
        for at in range(_PREFIX, len(word) - _PREFIX + 1)
    )


def _is_described(name: Name, own: NameSide, other: NameSide) -> bool:
    """``our country`` for one's own; ``Central Committee of the Party`` for that of the CPC."""
    if name.place is not None and is_country("".join(name.parts)) and _says_country(other.side):
        return not _says_country(own.side)
    written = {own.side.words[i].folded for i in own.words_of(name)} & set(own.acronyms)
    rest = [part for part in name.parts if part not in written]
    if written != set(name.proper) or len(rest) < 2 or not other.folded.issuperset(rest):
        return False
    kinds = name_words()["organisation"]
    ours, theirs = (sum(w.folded in kinds for w in side.side.words) for side in (own, other))
    return theirs > ours


def _says_country(side: Side) -> bool:
    pairs = {(a.folded, b.folded) for a, b in pairwise(side.words)}
    return not pairs.isdisjoint(_OWN_COUNTRY)


def _initials(tokens: Sequence[Word]) -> set[str]:
    every = "".join(word.folded[:1] for word in tokens)
    content = "".join(word.folded[:1] for word in tokens if word.is_content)
    return {initials for initials in (every, content) if len(initials) > 1}


def _initials_from(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The initials from a word on, with and without function words, and up to which word."""
    every = content = ""
    for i in range(start, end):
        every += words[i].folded[:1]
        content += words[i].folded[:1] if words[i].is_content else ""
        if len(content) > _LETTERS:
            return
        for initials in (every, content):
            if len(initials) > 1:
                yield i, initials


def _is_anothers(name: Name, own: NameSide, other: NameSide) -> bool:
    """All that answers a full name belongs to another one: ``Li Qiang`` is not in ``Li Xi``."""
    if len(name.parts) < 2 or len(name.proper) < len(name.parts):
        return False
    twins = {n.parts for n in own.names if n.parts != name.parts}
    claimed = [n for n in other.names if n.parts in twins]
    if not claimed:
        return False
    taken = {i for n in claimed for i in other.words_of(n)}
    free = {word.folded for i, word in enumerate(other.side.words) if i not in taken}
    return not any(
        part in free or any(is_spelling_of(part, word, _SAME_SPELLING) for word in free)
        for part in name.parts
    )
