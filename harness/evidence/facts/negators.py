"""Which words of one side are denied, and by which negator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from harness.evidence.facts.denials import denial_words, is_anything_but
from harness.evidence.facts.matching import Side
from harness.evidence.facts.words import words

__all__ = ["Negation", "is_negated", "limited", "negations", "says_the_same"]

_SCOPE = 3  # content words that a negator governs
_NEAR = 6  # words after a negator in which ``only`` restricts it
_FAR = 18  # words after a negator in which ``until`` makes it say when
_PARTLY = frozenset({"only", "just", "merely", "simply", "solely", "necessarily"})
_COULD = frozenset({"could", "can", "ca"})  # "can't" is "ca" and "n't"
_COMPARED = frozenset("more less better worse happier prouder clearer truer".split())
_UTMOST = 4  # words after "could not" in which what it is compared with stands
_UTMOST_OF = frozenset("with about that to for if".split())
_CLAUSE_END = frozenset(',;:.—–()"“”')


@dataclass(frozen=True, slots=True)
class Negation:
    """A negator and what it denies.

    Attributes:
        at: Index of the negator among its side's words.
        scope: Indexes of the content words that it governs, the nearest first; at least one.
    """

    at: int
    scope: tuple[int, ...]


def negations(side: Side) -> list[Negation]:
    """What is denied outright, in order; no idioms (``no doubt``) and nothing limited."""
    idioms = denial_words()["idiom"] | denial_words()["limited"]
    found = []
    for i in _negators(side):
        said = _phrases(side, i)
        if not idioms.isdisjoint(said) or (
            said[0] == "not"
            and (_is_restricted(side, i) or _is_question(side, i) or _is_utmost(side, i))
        ):
            continue
        scope = _scope(side, i)
        if scope:
            found.append(Negation(i, scope))
    return found


def limited(side: Side) -> list[Negation]:
    """What is denied for a time, or above a bound: ``not yet``, ``no longer``, ``not exceed``.

    There are many ways to say that without a negation (``still unpaid``, ``at most``).
    """
    phrases = denial_words()["limited"]
    found = []
    for i in _negators(side):
        said = _phrases(side, i)
        yet = said[0] == "not" and "yet" in _later(side, i)[:_NEAR]
        if not yet and phrases.isdisjoint(said):
            continue
        if said[1] == "no longer" and said[2] == "no longer than":
            continue  # a bound
        scope = _scope(side, i + 1 if said[1] == "no longer" else i)
        if scope:
            found.append(Negation(i, scope))
    return found


def is_negated(side: Side, place: int) -> bool:
    """Whether some negator governs a word."""
    return place in _denied(side.text)


@lru_cache(maxsize=64)
def _denied(text: str) -> frozenset[int]:
    """Which words some negator governs."""
    side = Side(text, words(text), ())
    return frozenset(i for negation in (*negations(side), *limited(side)) for i in negation.scope)


def says_the_same(side: Side, at: int) -> bool:
    """Whether a negator may go and the sense stay: ``right or not``, ``couldn't care less``.

    The ``No`` of a number is none.
    """
    return _is_question(side, at) or _is_utmost(side, at) or _is_of_number(side, at)


def _negators(side: Side) -> list[int]:
    table = denial_words()["negator"]
    return [
        i
        for i, word in enumerate(side.words)
        if is_anything_but(side.words, i) or (word.folded in table and not _is_of_number(side, i))
    ]


def _phrases(side: Side, at: int) -> tuple[str, ...]:
    """A negator alone and with the one or two words after it and before it."""
    near = [side.words[k].folded if 0 <= k < len(side.words) else "" for k in range(at - 2, at + 3)]
    near[2] = "not" if near[2] == "n't" else near[2]
    return tuple(" ".join(near[k:end]) for k, end in ((2, 3), (2, 4), (2, 5), (1, 3), (0, 3)))


def _later(side: Side, at: int) -> list[str]:
    return [word.folded for word in side.words[at + 1 : at + _FAR]]


def _is_restricted(side: Side, at: int) -> bool:
    """Whether it is denied only in part: ``did not rely only on``, ``not before he came``."""
    later = _later(side, at)
    return not (_PARTLY | {"yet"}).isdisjoint(later[:_NEAR]) or "until" in later


def _is_question(side: Side, at: int) -> bool:
    """``right or not``, other than ``or not to go``."""
    before, after = (
        side.words[k].folded if 0 <= k < len(side.words) else "" for k in (at - 1, at + 1)
    )
    return before == "or" and after != "to"


def _is_utmost(side: Side, at: int) -> bool:
    """``Could not be better``, ``couldn't agree more``: as much as can be; ``can't help laughing``.

    The comparative ends the clause, or "with" and the like follow: not "could not find more men".
    """
    if at == 0 or side.words[at - 1].folded not in _COULD:
        return False
    after = [word.folded for word in side.words[at + 1 : at + 3]]
    if after == ["be", "too"] or (
        after[:1] == ["help"] and (after[-1] == "but" or after[-1].endswith("ing"))
    ):
        return True
    for i in range(at + 1, min(at + 1 + _UTMOST, len(side.words))):
        word = side.words[i]
        if side.parted(i - 1, i, _CLAUSE_END):
            return False
        if word.folded in _COMPARED or (word.folded.endswith("ier") and word.is_content):
            last = i + 1 == len(side.words)
            return (
                last
                or side.between(i, i + 1).strip() != ""
                or side.words[i + 1].folded in _UTMOST_OF
            )
    return False


def _is_of_number(side: Side, i: int) -> bool:
    """``No 5``."""
    if side.words[i].text != "No":
        return False
    return i + 1 < len(side.words) and side.words[i + 1].folded[:1].isdigit()


def _scope(side: Side, at: int) -> tuple[int, ...]:
    """The content words that a negator governs, within its clause and before the next negator."""
    scope: list[int] = []
    here = at
    while len(scope) < _SCOPE:
        after = _next_content(side.text)[here]
        # "may not withdraw without notice": a negator is passed over where nothing is denied yet
        following = _next_negator(side.text)[here] if scope else None
        if after is None or (following is not None and following <= after):
            break
        scope.append(after)
        here = after
    return tuple(scope)


@lru_cache(maxsize=64)
def _next_content(text: str) -> list[int | None]:
    """For each word the next content word of its clause: all at once, for a clause may be long."""
    tokens = words(text)
    found: list[int | None] = [None] * len(tokens)
    for i in range(len(tokens) - 2, -1, -1):
        gap = text[tokens[i].end : tokens[i + 1].start]
        if _CLAUSE_END.isdisjoint(gap):
            found[i] = i + 1 if tokens[i + 1].is_content else found[i + 1]
    return found


@lru_cache(maxsize=64)
def _next_negator(text: str) -> list[int | None]:
    """For each word the next negator."""
    negators = denial_words()["negator"]
    tokens = words(text)
    found: list[int | None] = [None] * len(tokens)
    for i in range(len(tokens) - 2, -1, -1):
        found[i] = i + 1 if tokens[i + 1].folded in negators else found[i + 1]
    return found
