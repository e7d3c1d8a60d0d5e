"""Words turned into opposites that no table has: ``restored`` told as ``destroyed``.

``facts/antonyms.py`` knows what WordNet and a list oppose. What is opposed beyond them is told here
by the words' vectors (:mod:`harness.evidence.opposite_model`), among the words of linked sentences;
what excuses two opposites there (a denial, roles that turned, too) excuses them here. Only with the
embedded encoder, whose vectors the networks know, and in English.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.evidence.facts import FactChange
from harness.evidence.facts.antonym_excuses import is_excused
from harness.evidence.facts.denials import PREFIXES, denial_words
from harness.evidence.facts.matching import Match, Side, match_texts
from harness.evidence.facts.roles import PARTICLES
from harness.evidence.opposite_model import OppositeModel, WordVectors, unlike_words

__all__ = ["learned_opposites"]

_CONFIDENCE = 0.6
_LONG = 400
"""Words of a stretch from which it is no sentence, and too long to hold all its words together."""
_WITH_VERBS = PARTICLES | frozenset("ahead along apart aside forward together".split())
"""Words that give a verb another sense: to hold back is to hinder."""
_POINTING = frozenset({"former", "previous"})
"""What points back: the first of two is the former, and the previous one may be the first."""
_NEAR = 4
"""Words before an opposite in which a negator denies it, whatever it governs."""
_ROOT = 5
"""First letters by which two words are forms of one."""
_WHOLE = 4
"""Letters of a word that is looked for in another."""
_DENYING = frozenset({*PREFIXES, "mis", "anti", "counter", "de"})


def learned_opposites(
    texts: tuple[str, str], words: tuple[WordVectors, WordVectors], model: OppositeModel
) -> Iterator[FactChange]:
    """Words of the candidate that are the opposite of what they answer in the reference.

    Args:
        texts: A stretch of the reference and what renders it.
        words: Theirs.
        model: See :func:`harness.evidence.opposite_model.load_opposites`.

    Yields:
        The surest first; a word may be in several.
    """
    if not all(0 < len(side.keys) <= _LONG for side in words):
        return
    pairs = unlike_words(*words)
    logits = model.logits(pairs)
    for index in (-logits).argsort(kind="stable").tolist():
        if logits[index] < model.threshold:
            return
        spans = [side.spans[at] for side, at in zip(words, pairs.at[index], strict=True)]
        (first, last), (start, end) = (map(int, span) for span in spans)
        match = match_texts(*texts)
        i, j = _index(match.reference, first), _index(match.candidate, start)
        if i < 0 or j < 0 or _says_the_same(match, i, j):
            continue
        word, other = match.reference.words[i].text, match.candidate.words[j].text
        yield FactChange(
            "antonym",
            "changed",
            (first, last),
            (start, end),
            "major",
            _CONFIDENCE,
            f"“{word}” became what reads as its opposite, “{other}”",
        )


def _says_the_same(match: Match, i: int, j: int) -> bool:
    """Whether two words are forms of one, or something excuses that they are opposed."""
    said = {match.reference.words[i].folded, match.candidate.words[j].folded}
    return (
        not _POINTING.isdisjoint(said)
        or _are_forms(match, i, j)
        or _is_denied(match.reference, i) != _is_denied(match.candidate, j)
        or is_excused(match, i, j)
    )


def _index(side: Side, place: int) -> int:
    """Which word of content stands at a place and has no partner; -1 without one.

    A particle and the verb before it tell something together, and so do the parts of a compound.
    """
    for index, word in enumerate(side.words):
        if word.start <= place < word.end:
            near = {each.folded for each in side.words[index : index + 2]}
            around = side.text[max(0, word.start - 1) : word.start] + side.text[word.end :][:1]
            tells = word.is_content and _WITH_VERBS.isdisjoint(near) and "-" not in around
            return index if tells and side.links[index] < 0 else -1
    return -1


def _is_denied(side: Side, index: int) -> bool:
    """Whether a negator stands right before a word: ``won't take long`` is ``will be quick``."""
    before = side.words[max(0, index - _NEAR) : index]
    return any(word.folded in denial_words()["negator"] for word in before)


def _are_forms(match: Match, i: int, j: int) -> bool:
    """Whether one of two words is in the other, or both begin alike: ``overnight``, ``infection``.

    ``Conclusive`` is in ``inconclusive``, too: what denies a word is no form of it.
    """
    one, other = sorted((match.reference.words[i].folded, match.candidate.words[j].folded), key=len)
    if len(one) >= _ROOT and one[:_ROOT] == other[:_ROOT]:
        return True
    before, found, _ = other.partition(one)
    return bool(found) and len(one) >= _WHOLE and before not in _DENYING
