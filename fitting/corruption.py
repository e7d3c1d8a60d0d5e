"""Sentences made wrong on purpose at known places: what the reader of fluency learns from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from fitting.punctuation import MARKS, bare, closing, take_out

__all__ = ["FUNCTION", "Corruption", "Vocabulary", "corrupt", "lose_phrase", "vocabulary"]

_UNTOUCHED = 0.3
_TWICE = 0.15
_FEWEST = 4
_PREPOSITIONS = frozenset(
    "in on at by for from with of to into about after before during under over against between"
    " through without within across among since until as".split()
)
FUNCTION = _PREPOSITIONS | frozenset(
    "a an the and or but is are was were be been being it its this that these those he she they"
    " his her their him them has have had do does did will would can could may might shall should"
    " must so than then there i you we us our your my not no".split()
)
_PHRASE_ENDS = _PREPOSITIONS | frozenset("and that which who".split())
_PHRASE = 7
_EXCHANGED = {
    "is": ("are", "was", "be", "has"), "are": ("is", "were", "be"), "was": ("were", "is", "been"),
    "were": ("was", "are"), "has": ("have", "is", "had"), "have": ("has", "had", "having"),
    "will": ("would", "was"), "he": ("she", "him"), "she": ("he", "her"), "his": ("her", "he"),
    "the": ("a", ""), "a": ("the", "an", ""), "to": ("for", "of"), "of": ("to", "in"),
    "in": ("on", "at", "of"), "on": ("in", "of"), "for": ("to", "of"), "with": ("of", "by"),
}  # fmt: skip
"""Function words, and what stands wrongly for them; nothing: the word is left out."""
_SHORTEST_INFLECTED = 4


@dataclass(slots=True)
class Corruption:
    """A sentence as its words.

    Attributes:
        words: In order, each with its punctuation.
        missing: For each word, and for the end: something was taken out right before it.
        misplaced: For each word: it was put in, exchanged or moved.
    """

    words: list[str]
    missing: list[bool]
    misplaced: list[bool]

    def take_out(self, start: int, count: int) -> None:
        """Leave words out; the punctuation after them goes to the word before."""
        take_out(self.words, start, count)
        del self.missing[start : start + count]
        del self.misplaced[start : start + count]
        self.missing[start] = True

    def put_in(self, place: int, words: Sequence[str]) -> None:
        """Put words in."""
        self.words[place:place] = words
        self.missing[place:place] = [False] * len(words)
        self.misplaced[place:place] = [True] * len(words)

    def exchange(self, place: int, word: str) -> None:
        """Put a word for another."""
        self.words[place] = word
        self.misplaced[place] = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words, and what to draw them by."""

    words: tuple[str, ...]
    cumulated: tuple[float, ...]

    def draw(self, rng: Random) -> str:
        """A word without its punctuation."""
        while True:
            word = rng.choices(self.words, cum_weights=self.cumulated)[0].strip(MARKS)
            if word:
                return word


def vocabulary(texts: Sequence[str]) -> Vocabulary:
    """The texts' words; rare ones are drawn more often than they stand there."""
    counts = Counter(word for text in texts for word in text.split())
    return Vocabulary(tuple(counts), tuple(accumulate(n**0.6 for n in counts.values())))


def corrupt(text: str, texts: Sequence[str], known: Vocabulary, rng: Random) -> Corruption:
    """A sentence with one or two faults, or as it was.

    Args:
        text: At least one word.
        texts: Phrases to put in are taken from these.
        known: Words to put in are drawn from these.
        rng: Chooses.
    """
    words = text.split()
    made = Corruption(words, [False] * (len(words) + 1), [False] * len(words))
    if rng.random() < _UNTOUCHED:
        return made
    for _ in range(2 if rng.random() < _TWICE else 1):
        if len(made.words) < _FEWEST:
            break
        _spoil(made, texts, known, rng)
    return made


def _spoil(made: Corruption, texts: Sequence[str], known: Vocabulary, rng: Random) -> None:
    """One fault, of a kind that is drawn."""
    size, kind = len(made.words), rng.random()
    if kind < 0.5:
        _lose_word(made, rng)
    elif kind < 0.6:
        lose_phrase(made, rng)
    elif kind < 0.67:
        count = rng.choice((1, 2, 3))
        if size > count + 2:
            made.take_out(0, count)
    elif kind < 0.72:
        made.take_out(rng.randrange(size - 2), 2)
    elif kind < 0.85:
        made.put_in(rng.randrange(size + 1), _drawn(made.words, texts, known, rng))
    elif kind < 0.9:
        at = rng.randrange(size - 1)
        made.words[at], made.words[at + 1] = made.words[at + 1], made.words[at]
        made.misplaced[at] = made.misplaced[at + 1] = True
    elif kind < 0.95:
        places = [i for i, word in enumerate(made.words) if _inflects(word)]
        if places:
            at = rng.choice(places)
            made.exchange(at, _inflected(made.words[at], rng))
    else:
        _exchange_function_word(made, rng)


def _lose_word(made: Corruption, rng: Random) -> None:
    content = [i for i, w in enumerate(made.words) if bare(w) not in FUNCTION]
    other = sorted(set(range(len(made.words))) - set(content))
    chosen = content if content and (not other or rng.random() < 0.8) else other
    made.take_out(rng.choice(chosen), 1)


def lose_phrase(made: Corruption, rng: Random) -> None:
    """A preposition and what follows it, up to punctuation or the next."""
    words = made.words
    places = [i for i, word in enumerate(words[:-1]) if word.lower() in _PREPOSITIONS]
    if not places:
        return
    at = rng.choice(places)
    count = 1
    while at + count < len(words) and count < _PHRASE and not closing(words[at + count - 1]):
        if count > 1 and words[at + count].lower() in _PHRASE_ENDS:
            break
        count += 1
    if len(words) - count >= _FEWEST - 1:
        made.take_out(at, count)


def _drawn(
    words: Sequence[str], texts: Sequence[str], known: Vocabulary, rng: Random
) -> Sequence[str]:
    """What is put in: a word of the language, one of the sentence's own, or another's phrase."""
    kind = rng.random()
    if kind < 0.6:
        return [known.draw(rng)]
    if kind < 0.75:
        return [rng.choice(words).strip(MARKS) or known.draw(rng)]
    return rng.choice(texts).split()[2 : 2 + rng.choice((2, 3))]


def _exchange_function_word(made: Corruption, rng: Random) -> None:
    places = [i for i, word in enumerate(made.words) if word.lower() in _EXCHANGED]
    if places:
        at = rng.choice(places)
        new = rng.choice(_EXCHANGED[made.words[at].lower()])
        if new:
            made.exchange(at, new)
        else:
            made.take_out(at, 1)


def _inflects(word: str) -> bool:
    form = word.removesuffix(closing(word))
    return len(form) >= _SHORTEST_INFLECTED and form.lower() not in FUNCTION


def _inflected(word: str, rng: Random) -> str:
    """The word in a form that is likely to be wrong."""
    end = closing(word)
    form = word.removesuffix(end)
    if form.endswith("s") and not form.endswith("ss"):
        return form.removesuffix("s") + end
    for suffix, other in (("ing", "ed"), ("ed", "ing")):
        if form.endswith(suffix):
            stem = form.removesuffix(suffix)
            return rng.choice((stem, f"{stem}{other}", f"{stem}s")) + end
    return form + rng.choice(("s", "ed", "ing", "ly")) + end
