"""Names exchanged for others: two gaps at one place, a name on either side of it.

A lone name may be left out, or stand there in another form; where the reference has a name that
nothing answers, the candidate a name that answers nothing, and the words beside the two answer each
other, one was put for the other. Either gap may then be a faint one: each is evidence of the other.
Measured on the replaced names of DEMETR (Karpinska et al. 2022; 23 November 2026): of 345 it sees
131, with two alarms on the translations they were made of, and one on the 505 segments of
wmt22-news' second reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from harness.evidence.facts.descriptions import is_description
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.name_variants import country_of, entities, is_plain, known_states
from harness.evidence.facts.words import fold, words
from harness.evidence.gaps import Gap, JudgedWords
from harness.evidence.stretches import Stretch, pair_words
from harness.evidence.surfaces import alike, is_light

__all__ = ["find_exchanges"]

_FAINT, _LIKELY = 0.03, 0.2
"""Shares of the threshold that both gaps, and the likelier of them, must reach."""
_LIKE = 0.5
"""Cosine, or likeness of letters, from which two names may be one in another form."""
_CERTAIN = 3
"""Letters of an acronym from which it need not stand for every word of the name."""
_DESCRIBED = 3
"""Words after a country, up to an institution of it: "Britain's finance minister"."""
_ADJECTIVES = frozenset({"daily"})
"""Words for an institution that tell of something else as often: "Ukraine's daily toll"."""
_ANSWERED = 0.5
_NEAR = (0, 1)
_JOINING = frozenset({"of", "the", "de", "for"})
_CLOSING = frozenset(")]")

_Run = tuple[int, int]


def find_exchanges(reference: JudgedWords, candidate: JudgedWords) -> list[tuple[Gap, Gap]]:
    """The names of the reference that the candidate has exchanged, each with what stands there.

    Args:
        reference: The words of a group of linked sentences.
        candidate: Those of the sentences that render them.

    Returns:
        In the order of the reference; each name once.
    """
    ours, theirs = (list(_unanswered_names(side)) for side in (reference, candidate))
    if not ours or not theirs:
        return []
    at, value, same = pair_words(reference.words, candidate.words)
    answered = np.where(same | (value >= _ANSWERED), at, -1).tolist()
    found, taken = [], set[_Run]()
    for name in ours:
        for other in theirs:
            if (
                other not in taken
                and _likely(reference, name, candidate, other)
                and not _is_one(reference.words, name, candidate.words, other)
                and _at_one_place(reference, name, candidate, other, answered)
            ):
                found.append((reference.gap(*name), candidate.gap(*other)))
                taken.add(other)
                break
    return found


def _unanswered_names(side: JudgedWords) -> Iterator[_Run]:
    """Runs of capitalised words none of which stands on the other side."""
    words, starts = side.words, set(side.starts) | _after_brackets(side)
    never = name_words()["never"]
    named = [
        surface[0].isupper()
        and (i not in starts or (words.content[i] and not is_light(surface)))
        and fold(surface) not in never
        for i, surface in enumerate(words.surfaces)
    ]
    for i in starts:
        # a capital that the place alone explains: no name begins with it
        if i + 1 < len(words) and not named[i + 1] and is_plain(fold(words.surfaces[i])):
            named[i] = False
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and (last == first or last not in starts):
            joins = (
                last > first
                and words.surfaces[last].lower() in _JOINING
                and last + 1 < len(words)
                and named[last + 1]
            )
            if not named[last] and not joins:
                break
            last += 1
        content = [i for i in range(first, last) if words.content[i]]
        if content and not any(side.said[i] for i in content):
            yield first, last
        first = max(last, first + 1)


def _after_brackets(side: JudgedWords) -> set[int]:
    """Words after a closing bracket: ``(Laughter) Want to hear more?``."""
    found = set()
    for index, start in zip(side.sentences, side.starts, strict=False):
        sentence = side.view.sentences[index]
        text = side.view.document.paragraphs[sentence.paragraph].text
        spans = sentence.words.spans.tolist()
        found |= {
            start + i
            for i in range(1, len(spans))
            if not _CLOSING.isdisjoint(text[spans[i - 1][1] : spans[i][0]])
        }
    return found


def _chance(side: JudgedWords, run: _Run) -> float:
    """Of the likeliest gap in a run, as a share of the threshold."""
    cut = slice(*run)
    return float(side.chances[cut][side.words.content[cut]].max()) / side.threshold


def _likely(reference: JudgedWords, name: _Run, candidate: JudgedWords, other: _Run) -> bool:
    weaker, stronger = sorted((_chance(reference, name), _chance(candidate, other)))
    return weaker >= _FAINT and stronger >= _LIKELY


def _is_one(reference: Stretch, name: _Run, candidate: Stretch, other: _Run) -> bool:
    """Whether two names may be one, abbreviated, inflected or spelt another way."""
    ours, theirs = (list(range(*run)) for run in (name, other))
    cosines = reference.vectors[ours] @ candidate.vectors[theirs].T
    if float(cosines.max()) >= _LIKE:
        return True
    left = [reference.surfaces[i] for i in ours]
    right = [candidate.surfaces[i] for i in theirs]
    if any(alike(a, b) >= _LIKE for a in left for b in right):
        return True
    named, others = _entities(left), _entities(right)
    if named & others:
        return True  # "the Nordic countries", "Northern Europe"
    if named & _entities(candidate.surfaces) or others & _entities(reference.surfaces):
        return True  # "the AU and the UN": the one is there written out, beside the other
    if _describes(reference, name) or _describes(candidate, other):
        return True
    return (
        _is_acronym_of(left, right)
        or _is_acronym_of(right, left)
        or _is_spelt_in(left, candidate)
        or _is_spelt_in(right, reference)
    )


def _describes(side: Stretch, run: _Run) -> bool:
    """``The US central bank``: a country and one of its institutions, for the name of that.

    "In the USA, police" and "Ukraine's daily toll" describe nothing.
    """
    if run[1] - run[0] > 1 or not _entities(side.surfaces[slice(*run)]) <= known_states():
        return False
    surface = side.surfaces[run[0]]
    country = country_of(fold(surface))
    return is_description(
        surface,
        (word for word in side.surfaces[run[1] : run[1] + _DESCRIBED] if word not in _ADJECTIVES),
        of_people=country is not None and country != fold(surface),
        possessive=surface.endswith(("'s", "’s")),
        acronym=surface.isupper(),
    )


def _entities(surfaces: Sequence[str]) -> set[str]:
    """The countries, organisations and places that some words name."""
    return {entity.name for entity in entities(words(" ".join(surfaces)))}


def _is_spelt_in(name: list[str], other: Stretch) -> bool:
    """``HSE``: initials of "Health and Safety Executive", of which the name may be a part.

    Long enough an acronym need not stand for every word of the name.
    """
    letters = "".join(name)
    initials = "".join(word[0] for word in other.surfaces if word[0].isupper())
    return letters.isupper() and len(letters) >= _CERTAIN and letters in initials


def _is_acronym_of(short: list[str], full: list[str]) -> bool:
    """``EU``: the initials of all of ``European Union``."""
    return "".join(short).upper() == "".join(word[0] for word in full if word[0].isupper())


def _at_one_place(
    reference: JudgedWords,
    name: _Run,
    candidate: JudgedWords,
    other: _Run,
    answered: list[int],
) -> bool:
    """Whether the words before the two answer each other, or those after them; or an edge does."""
    if name[0] in reference.starts and other[0] in candidate.starts:
        return True
    sizes = len(reference.words), len(candidate.words)
    if (name[1], other[1]) == sizes:
        return True
    before = [(name[0] - 1 - a, other[0] - 1 - b) for a in _NEAR for b in _NEAR]
    after = [(name[1] + a, other[1] + b) for a in _NEAR for b in _NEAR]
    return any(
        0 <= i < sizes[0]
        and 0 <= j < sizes[1]
        and (answered[i] == j or reference.words.keys[i] == candidate.words.keys[j])
        for i, j in before + after
    )
