"""Which words are opposed: ``rise`` and ``fall``, ``able`` and ``unable``.

Two words are opposed if WordNet says so, directly or one synonym away, if a curated list does, if
one is the other with a denying prefix, if opposed prefixes stand before the same word, or if one
names who does a thing and the other to whom it is done (``employer``, ``employee``).
"""

from __future__ import annotations

from functools import cache, lru_cache

from harness.evidence.facts.denials import PREFIXES, is_undenied
from harness.evidence.facts.words import read_table, stem

__all__ = ["exclusives", "opposed_to_root", "opposites", "opposition"]

_SHORT = 3  # letters beyond which any prefix denies: "tend" is none of "intend"
_PLAINLY = frozenset({"un", "non", "dis"})  # these deny shorter words, too: "unsaved"
_PAIRED = (
    ("over", "under"),
    ("hyper", "hypo"),
    ("pre", "post"),
    ("up", "down"),
    ("macro", "micro"),
)
"""Prefixes that oppose what they stand before: ``overvalued``, ``undervalued``."""
_PAIRED_REST = 4  # letters after one of them; "upon" is not opposed to "downon"


@cache
def _curated() -> frozenset[frozenset[str]]:
    pairs = (line.split() for line in read_table("antonym-words.txt"))
    return frozenset(frozenset(stem(word) for word in pair) for pair in pairs)


@cache
def _lexical() -> dict[str, dict[str, int]]:
    """For each stem, the stems opposed to it and their rank in WordNet's row."""
    table: dict[str, dict[str, int]] = {}
    for line in read_table("antonyms.tsv"):
        word, row = line.split("\t")
        ranks = table.setdefault(stem(word), {})
        for rank, other in enumerate(row.split()):
            ranks.setdefault(stem(other), rank)
    return table


@lru_cache(maxsize=65536)
def _prefixed(word: str) -> frozenset[str]:
    """A stem with every denying prefix, and without the one it has."""
    forms = {prefix + word for prefix in PREFIXES}
    forms |= {word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)}
    return frozenset(forms)


@cache
def _listed() -> dict[str, frozenset[str]]:
    """For each stem, all that a table opposes to it, in either direction."""
    table: dict[str, set[str]] = {}
    for pair in _curated():
        for word in pair:
            table.setdefault(word, set()).update(pair)
    for word, ranks in _lexical().items():
        for other in ranks:
            table.setdefault(word, set()).add(other)
            table.setdefault(other, set()).add(word)
    return {word: frozenset(others - {word}) for word, others in table.items()}


def opposites(word: str) -> frozenset[str]:
    """All stems that may be opposed to one: of the tables, in its degree, or as it is formed."""
    listed = _listed().get(word, frozenset())
    return listed | _prefixed(word) | _degrees(word) | _counterparts(word)


@lru_cache(maxsize=65536)
def _counterparts(word: str) -> frozenset[str]:
    """The stem with the opposed prefix, and the other party: ``licensor`` for ``licensee``."""
    forms = {
        other + word.removeprefix(prefix)
        for pair in _PAIRED
        for prefix, other in (pair, pair[::-1])
        if word.startswith(prefix) and len(word) - len(prefix) >= _PAIRED_REST
    }
    if word.endswith("e") and len(word) > _SHORT:  # a stem has lost the second "e" of "ee"
        forms |= {word[:-1] + "er", word[:-1] + "or"}
    elif word.endswith(("er", "or")) and len(word) > _SHORT + 1:
        forms.add(word[:-2] + "e")
    return frozenset(forms)


@lru_cache(maxsize=65536)
def _degrees(word: str) -> frozenset[str]:
    """The opposites of a comparative or superlative in its degree: ``slower`` for ``faster``."""
    ending = _degree(word)
    return frozenset(
        form + ending
        for other in opposed_to_root(word)
        for form in (other, other + other[-1], other[:-1] + "i" if other[-1] == "y" else other)
    )


def _degree(word: str) -> str:
    return next((end for end in ("est", "er") if word.endswith(end)), "")


@lru_cache(maxsize=65536)
def opposed_to_root(word: str) -> frozenset[str]:
    """What is opposed to that of which a stem is a degree: ``expensive`` for ``cheaper``."""
    ending = _degree(word)
    root = word.removesuffix(ending)
    if not ending or len(root) < _SHORT:
        return frozenset()
    roots = {root, root[:-1] if root[-1] == root[-2] else root, stem(root + "e")}
    if root[-1] == "i":
        roots.add(root[:-1] + "y")
    return frozenset(
        other
        for base in roots
        for other in _listed().get(base, ())
        if _plainly_opposed(base, other)
    )


def _plainly_opposed(left: str, right: str) -> bool:
    """By the curated list, or first in WordNet's row: of others a degree tells too little."""
    ranks = _lexical().get(left, {}).get(right), _lexical().get(right, {}).get(left)
    return frozenset((left, right)) in _curated() or 0 in ranks


@lru_cache(maxsize=65536)
def opposition(left: str, right: str) -> float:
    """How plainly two stems are opposed.

    Returns:
        1 for a curated pair or a prefix, 0.9 for WordNet's first antonyms, less for remote ones, 0
        for none.
    """
    if left == right:
        return 0.0
    if frozenset((left, right)) in _curated():
        return 1.0
    short, long = sorted((left, right), key=len)
    if any(
        long == prefix + short and len(short) >= _SHORT + (prefix not in _PLAINLY)
        for prefix in PREFIXES
    ):
        return 0.0 if is_undenied(long) else 1.0
    if right in _degrees(left) or left in _degrees(right) or right in _counterparts(left):
        return 1.0
    ranks = [_lexical().get(a, {}).get(b) for a, b in ((left, right), (right, left))]
    known = [rank for rank in ranks if rank is not None]
    return max(0.5, 0.9 - 0.1 * min(known)) if known else 0.0


@cache
def _exclusive() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in read_table("exclusive-words.txt"):
        stems = set(map(stem, line.split()))
        for word in stems:
            table.setdefault(word, set()).update(stems - {word})
    return {word: frozenset(others) for word, others in table.items()}


def exclusives(word: str) -> frozenset[str]:
    """All stems that exclude one without being its opposite: ``green`` and ``blue`` for ``red``."""
    return _exclusive().get(word, frozenset())
