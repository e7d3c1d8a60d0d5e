"""When two written names name the same: spelling, transliteration, initials, countries.

Answers are degrees from 0 to 1, since transliterations shade off: ``Gaddafi``/``Qaddafi`` is one
name, ``Zhengyu``/``Ching-yu`` may be, ``Putin``/``Reynek`` is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from harness.evidence.facts.words import FUNCTION_WORDS, Word, is_common, read_table, words

__all__ = [
    "Entity",
    "are_two_places",
    "entities",
    "given_names",
    "is_contraction_of",
    "is_country",
    "is_initials_of",
    "is_plain",
    "is_spelling_of",
    "known_states",
    "likeness",
    "spelling",
]

_SHORT = 4
_LEAST_LETTERS = 3
# Spellings of one sound in the usual romanisations, longest first; then doubled letters fall.
_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("cz", "c"), ("sz", "s"), ("zh", "j"), ("dj", "j"),
    ("ch", "c"), ("sh", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("tz", "s"), ("ts", "s"), ("ks", "x"), ("hs", "s"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ij", "i"), ("ie", "i"), ("ei", "i"), ("ai", "i"), ("ya", "a"), ("yu", "u"), ("iy", "i"),
    ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("z", "s"), ("x", "s"), ("g", "k"), ("j", "i"),
    ("b", "p"), ("d", "t"), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=16384)
def _sound(folded: str) -> str:
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    return "".join(
        char for char, before in zip(folded, " " + folded, strict=False) if char != before
    )


@lru_cache(maxsize=32768)
def spelling(left: str, right: str) -> float:
    """How alike two folded words are, by letters or by sound.

    Returns:
        1 minus the normalised Levenshtein distance, the better of letters and sounds, 0 to 1.
    """
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    letters = 1 - _distance(left, right) / max(len(left), len(right))
    heard, other = _sound(left), _sound(right)
    if min(len(heard), len(other)) < 2:
        return letters
    return max(letters, 1 - _distance(heard, other) / max(len(heard), len(other)))


def is_spelling_of(left: str, right: str, least: float) -> bool:
    """Whether two folded words are at least so much alike: quick where they cannot be."""
    return (
        _at_most(left, right) >= least or _at_most(_sound(left), _sound(right)) >= least
    ) and spelling(left, right) >= least


def _at_most(left: str, right: str) -> float:
    """What 1 minus the normalised Levenshtein distance of two words cannot exceed."""
    ours, theirs = set(left), set(right)
    edits = max(len(ours - theirs), len(theirs - ours), abs(len(left) - len(right)))
    return 1 - edits / max(len(left), len(right), 1)


def _distance(left: str, right: str) -> int:
    """Levenshtein's."""
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, start=1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(right, start=1):
            diagonal, row[j] = row[j], min(diagonal + (char != other), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def likeness(left: Sequence[str], right: Sequence[str]) -> float:
    """How alike two names are, as folded words in any order.

    The words are also read run together (``Rong Hai``/``Ronghai``).

    Returns:
        0 to 1; 1 where every word of the shorter name is in the longer.
    """
    if not left or not right:
        return 0.0
    short, long = sorted((left, right), key=len)
    best = [max(spelling(word, other) for other in long) for word in short]
    weights = [len(word) for word in short]
    apart = sum(b * w for b, w in zip(best, weights, strict=True)) / sum(weights)
    return max(apart, spelling("".join(left), "".join(right)))


@cache
def _entity_table() -> dict[tuple[str, ...], tuple[str, str | None]]:
    """Words of a form: the entity it names, and the country that it stands for by metonymy."""
    table: dict[tuple[str, ...], tuple[str, str | None]] = {}
    for line in read_table("countries.tsv"):
        name, others, capitals = [*line.split("\t"), "", ""][:3]
        for form in [name, *filter(None, others.split("|"))]:
            table.setdefault(_key(form), (name, None))
        for form in filter(None, capitals.split("|")):
            table.setdefault(_key(form), (form, name))
    for line in read_table("places.txt"):
        keys = [_key(form) for form in line.split("\t")]
        entity = next((table[key] for key in keys if key in table), (" ".join(keys[0]), None))
        for key in keys:
            table.setdefault(key, entity)
    return table


@cache
def given_names() -> tuple[frozenset[str], ...]:
    """For each given name of ``data/given-names.txt``, its forms, folded."""
    return tuple(frozenset(line.split()) for line in read_table("given-names.txt"))


@cache
def _countries() -> frozenset[str]:
    lines = (line.split("\t") for line in read_table("countries.tsv"))
    forms = (form for name, others, *_ in lines for form in [name, *others.split("|")])
    return frozenset(form for form in forms if len(form) > _SHORT and form.isalpha())


def country_of(folded: str) -> str | None:
    """The country that one word names, or whose people or goods it names (``Chinese``: China)."""
    forms = (form for form in (folded, folded.removesuffix("s")) if form in _countries())
    form = next(forms, None)
    return None if form is None else _entity_table()[(form,)][0]


@cache
def known_states() -> frozenset[str]:
    """The countries of the table: what has a capital there."""
    rows = (line.split("\t") for line in read_table("countries.tsv"))
    return frozenset(name for name, _, *capitals in rows if any(capitals))


def is_country(folded: str) -> bool:
    """Whether one word names a country or its people (``China``, which is no porcelain)."""
    return country_of(folded) is not None


def is_plain(folded: str) -> bool:
    """Whether one word is an ordinary one that names no country: a capital alone is no name."""
    return is_common(folded) and not is_country(folded)


def are_two_places(left: str, right: str) -> bool:
    """Whether two folded words name two known places, however alike: ``Hunan``, ``Yunnan``."""
    known = [_entity_table().get((word,)) for word in (left, right)]
    return None not in known and known[0] != known[1]


def _key(form: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(form))


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For each first word of a form, how many words its forms have, longest first."""
    lengths: dict[str, set[int]] = {}
    for key in _entity_table():
        lengths.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()}


class Entity(NamedTuple):
    """A country, a well-known organisation or a renamed place among the words of a text.

    Attributes:
        first: Index of its first word.
        end: One past its last.
        name: What is named, whatever the form.
        stands_for: The country whose capital or seat it is.
    """

    first: int
    end: int
    name: str
    stands_for: str | None

    @property
    def names(self) -> set[str]:
        """All that it can mean."""
        return {self.name, self.stands_for or self.name}


def entities(tokens: Sequence[Word], *, named: bool = False) -> list[Entity]:
    """The table's entities in a text, longest forms first, without overlap.

    Args:
        tokens: The words of the text.
        named: Whether they are those of a name: a capital is one, then.
    """
    table, lengths = _entity_table(), _lengths()
    found: list[Entity] = []
    end = 0
    for i, word in enumerate(tokens):
        first = word.folded if word.folded in lengths else word.folded.removesuffix("s")
        if first not in lengths or i < end:
            continue
        for length in lengths[first]:
            key = (first, *(other.folded for other in tokens[i + 1 : i + length]))
            if len(key) != length or key not in table:
                continue
            titled = word.is_capital and (named or (i > 0 and tokens[i - 1].folded == "the"))
            if length > 1 or titled or _is_written_as_name(word):
                end = i + length
                found.append(Entity(i, end, *table[key]))
                break
    return found


def _is_written_as_name(word: Word) -> bool:
    """``us``, ``who`` and ``turkey`` need their capitals; ``germany`` in a lower-case text not."""
    if len(word.folded) <= _SHORT:
        return word.text.isupper() or (word.is_capital and not _is_ordinary(word.folded))
    return word.is_capital or not _is_ordinary(word.folded)


def _is_ordinary(folded: str) -> bool:
    """A function word or a common word."""
    return folded in FUNCTION_WORDS or is_common(folded)


def is_initials_of(acronym: str, tokens: Sequence[Word]) -> bool:
    """Whether the acronym is the initials of neighbouring words, function words counted or not.

    Args:
        acronym: A folded acronym of two letters or more.
        tokens: The words of the text to search.
    """
    if len(acronym) < 2:
        return False
    initials = "".join(word.folded[:1] for word in tokens)
    if acronym in initials:
        return True
    content = "".join(w.folded[:1] for w in tokens if w.folded not in FUNCTION_WORDS)
    if acronym in content:
        return True
    # "the Five-hundred-meter Aperture Spherical Telescope"
    capitals = "".join(w.folded[:1] for w in tokens if w.is_capital)
    return len(acronym) > _LEAST_LETTERS and acronym in capitals


def is_contraction_of(acronym: str, parts: Sequence[str]) -> bool:
    """Whether an acronym takes letters from inside words, too: ``ZJU``, ``Zhejiang University``.

    Args:
        acronym: Folded, three letters or more.
        parts: A name's folded words; the acronym begins with the first letter of one, ends with
            the first letter of another and has its other letters, in order, from those between.
    """
    if len(acronym) < _LEAST_LETTERS:
        return False
    for first, part in enumerate(parts):
        for last in range(first + 1, len(parts)):
            if (part[0], parts[last][0]) == (acronym[0], acronym[-1]):
                letters = iter("".join(parts[first:last])[1:])
                if all(letter in letters for letter in acronym[1:-1]):
                    return True
    return False
