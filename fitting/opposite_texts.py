"""Translations in which one word is exchanged for its opposite: what opposites are learnt from.

What several systems and people made of one segment is held together: two of them as they are, and
one of them with a word that WordNet opposes to one of its own in that word's place, in the same
inflection where the data has such a word. Nothing is read of DEMETR, which tests it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from fitting.segments import FEWEST, Segment
from harness.evidence.facts.words import read_table

__all__ = ["SEED", "Pair", "make_pairs"]

SEED = 5
_DRAWN = FEWEST + 1
"""Versions of a segment that are drawn."""
_KNOWN = 3
"""How often the data must have a word, for it to be put in."""
_PLAINEST = 6
"""Of what is opposed to a word, the plainest so many."""
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+(?![\w'’-])")
_ENDINGS = ("ing", "ed", "ly", "s")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a segment.

    Attributes:
        document: What stays together in cross-validation.
        kind: ``made`` with an opposite in the candidate, ``human`` for two people's versions,
            ``system`` for any others.
        reference: The one text.
        candidate: The other.
        planted: Start and end of the opposite in the candidate; None but in ``made`` ones.
    """

    document: str
    kind: str
    reference: str
    candidate: str
    planted: tuple[int, int] | None = None


def make_pairs(segments: Sequence[Segment]) -> Iterator[Pair]:
    """All pairs; the same segments make the same ones."""
    rng = Random(SEED)
    texts = (text for s in segments for text in (s.reference, *s.systems))
    planter = _Planter(Counter(word for t in texts for word in re.findall("[a-z]{2,}", t.lower())))
    for one in segments:
        drawn = rng.sample(one.systems, min(len(one.systems), _DRAWN))
        against = [(one.reference, text) for text in drawn[:FEWEST]]
        if len(drawn) == _DRAWN:
            against.append((drawn[-1], drawn[0]))
        kinds = ["system"] * len(against)
        if one.second.strip():
            against.append((one.reference, one.second))
            kinds.append("human")
        for kind, (reference, candidate) in zip(kinds, against, strict=True):
            yield Pair(one.document, kind, reference, candidate)
            made = planter.plant(candidate, rng)
            if made is not None:
                yield Pair(one.document, "made", reference, *made)


class _Planter:
    """Exchanges words for their opposites."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        table: dict[str, list[str]] = defaultdict(list)
        for line in read_table("antonyms.tsv"):
            word, row = line.split("\t")
            table[word] += row.split()[:_PLAINEST]
        for line in read_table("antonym-words.txt"):
            one, *others = line.split()
            table[one] += others
        self._table = {word: list(row) for word, row in table.items()}
        for word, opposed in table.items():
            for other in opposed:
                self._table.setdefault(other, []).append(word)

    def plant(self, text: str, rng: Random) -> tuple[str, tuple[int, int]] | None:
        """The text with one word exchanged, and where the new one stands."""
        places = [
            (match, known)
            for match in _WORD.finditer(text)
            if (known := self._opposites(match[0].lower()))
        ]
        if not places:
            return None
        match, known = rng.choice(places)
        start, end = match.span()
        new = rng.choice(known)
        new = new.capitalize() if text[start].isupper() else new
        return text[:start] + new + text[end:], (start, start + len(new))

    def _opposites(self, word: str) -> list[str]:
        """What is opposed to a word, in its inflection, and stands in the data."""
        found = list(self._table.get(word, ()))
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 2), "")
        if ending:
            for base in _bases(word[: -len(ending)]):
                found += [f for other in self._table.get(base, ()) for f in _forms(other, ending)]
        known = (form for form in dict.fromkeys(found) if form != word)
        return [form for form in known if self._counts.get(form, 0) >= _KNOWN]


def _bases(rest: str) -> Iterator[str]:
    """What a word may be without its ending: ``stop`` of ``stopp``, ``carry`` of ``carri``."""
    yield rest
    yield rest + "e"
    if rest[-1] == rest[-2]:
        yield rest[:-1]
    if rest[-1] == "i":
        yield rest[:-1] + "y"


def _forms(word: str, ending: str) -> Iterator[str]:
    """What a word may be with an ending; which of them are words, the data tells."""
    yield word + ending
    if ending == "ed":
        yield from (word + "d", word + word[-1] + "ed", word[:-1] + "ied")
    elif ending == "ing":
        yield from (word[:-1] + "ing", word + word[-1] + "ing")
    elif ending == "s":
        yield from (word + "es", word[:-1] + "ies")
    else:
        yield from (word[:-1] + "y", word[:-1] + "ily")
