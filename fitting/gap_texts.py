"""Translations that lose words, or get some: more of them, and of more texts, than DEMETR has.

Each segment of ../shared/data is held against three of its other versions, as they are, with
something put in, and with something taken out. What is put in fits: most words are drawn from those
that stand between the same two words elsewhere in the data, or beside one of them. A word that fits
nowhere is soon found, and teaches little about those that do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from fitting.corruption import FUNCTION, Corruption, lose_phrase
from fitting.punctuation import MARKS, bare, closing
from fitting.segments import FEWEST, Segment

__all__ = ["GapPair", "make_gap_pairs"]

_SEED = 11
_SHORTEST = 4
"""Letters of a word that is put in."""
_FEWEST_WORDS = 5
"""Words of a text that something is taken out of."""
_TRIES = 12
_LOST_PHRASES, _LOST_TWO = 0.2, 0.2
_WITHIN, _BEFORE, _AFTER = 0.55, 0.8, 0.9
"""Up to there a draw takes what fits between two words, before one, after one; else any word."""
_PUT_TWO, _AT_PAUSES = 0.1, 0.1


@dataclass(frozen=True, slots=True)
class GapPair:
    """Two versions of a segment, and the second with a fault.

    Attributes:
        document: What stays together in cross-validation.
        kind: ``human`` for two people's versions, ``system`` for others.
        reference: The one text.
        candidate: The other.
        longer: The candidate with something put in; None where nothing fits.
        shorter: The candidate with something taken out; None where it is too short.
    """

    document: str
    kind: str
    reference: str
    candidate: str
    longer: str | None
    shorter: str | None


def make_gap_pairs(segments: Sequence[Segment]) -> Iterator[GapPair]:
    """All pairs; the same segments make the same ones."""
    rng = Random(_SEED)
    known = _Neighbours(
        text
        for segment in segments
        for text in dict.fromkeys((segment.reference, segment.second, *segment.systems))
    )
    for one in segments:
        drawn = rng.sample(one.systems, min(len(one.systems), FEWEST))
        if one.second.strip():
            drawn[-1] = one.second
        for text in drawn:
            words = text.split()
            longer = known.put_in(words, f"{text} {one.reference}".lower(), rng)
            shorter = _taken_out(words, rng)
            yield GapPair(
                one.document,
                "human" if text == one.second else "system",
                one.reference,
                text,
                " ".join(longer) if longer else None,
                " ".join(shorter) if shorter else None,
            )


def _taken_out(words: Sequence[str], rng: Random) -> list[str] | None:
    """The words without one or two neighbours, or without a phrase."""
    made = Corruption(list(words), [False] * (len(words) + 1), [False] * len(words))
    content = [i for i, word in enumerate(words) if bare(word) not in FUNCTION]
    if len(words) < _FEWEST_WORDS or not content:
        return None
    if rng.random() < _LOST_PHRASES:
        lose_phrase(made, rng)
    else:
        at, count = rng.choice(content), 2 if rng.random() < _LOST_TWO else 1
        made.take_out(at, min(count, len(words) - at))
    return made.words if len(made.words) < len(words) else None


class _Neighbours:
    """Which words stand beside which in some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._after: dict[str, Counter[str]] = defaultdict(Counter)
        self._before: dict[str, Counter[str]] = defaultdict(Counter)
        every: Counter[str] = Counter()
        for text in texts:
            words = text.split()
            for i, (word, following) in enumerate(zip(words, [*words, ""][1:], strict=True)):
                if not word.isalpha():
                    continue
                form = word if i else word.lower()
                every[form] += 1
                if following:
                    self._after[word.lower()][following.strip(MARKS)] += 1
                    self._before[bare(following)][form] += 1
        self._words = [word for word in every if _is_content(word)]
        self._often = [every[word] ** 0.5 for word in self._words]

    def put_in(self, words: Sequence[str], said: str, rng: Random) -> list[str] | None:
        """The words with one more, or two, that are not ``said``."""
        for _ in range(_TRIES):
            at = rng.randrange(1, len(words) + 1)
            if closing(words[at - 1]) and rng.random() > _AT_PAUSES:
                continue
            before = words[at - 1].lower()
            after = bare(words[at]) if at < len(words) else ""
            fitting = self._fitting(before, after, rng)
            known = {w: n for w, n in fitting.items() if _is_content(w) and w.lower() not in said}
            if not known:
                continue
            new = rng.choices(list(known), [n**0.5 for n in known.values()])
            beside = [w for w in self._after[new[0].lower()] if _is_content(w)]
            if beside and rng.random() < _PUT_TWO:
                new.append(rng.choice(beside))
            return [*words[:at], *new, *words[at:]]
        return None

    def _fitting(self, before: str, after: str, rng: Random) -> Mapping[str, int]:
        """Words that stand between two words, or beside one of them, elsewhere."""
        draw = rng.random()
        following: Mapping[str, int] = self._after.get(before, {})
        leading: Mapping[str, int] = self._before.get(after, {})
        if draw < _WITHIN:
            return {w: n * leading[w] for w, n in following.items() if w in leading}
        if draw < _BEFORE:
            return leading
        if draw < _AFTER:
            return following
        return {rng.choices(self._words, self._often)[0]: 1}


def _is_content(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.lower() not in FUNCTION
