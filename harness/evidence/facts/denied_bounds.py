"""Denials of more than a bound, and of more than a rest, told without a denial.

``Not more than eight`` is ``eight at most``, and where almost all is sold hardly any is left.
"""

from __future__ import annotations

from functools import lru_cache

from harness.evidence.facts.denials import HARDLY
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.number_words import NUMBER_WORDS
from harness.evidence.facts.words import words

__all__ = ["is_said_by_bound", "is_said_by_rest", "is_said_of_rest"]

_REACH = 12  # words after a negator in which stands what is not surpassed
_FIGURE = 3  # words after "than" in which stands the figure
_ABOVE = frozenset("more longer greater higher larger heavier older farther further later".split())
_BELOW = frozenset("less fewer shorter smaller lower lighter younger nearer sooner".split())
_AT_MOST = frozenset({"maximum", "max", "most", "limit", "limited"})
_AT_LEAST = frozenset({"minimum", "min", "least"})
_BOUNDS = (
    (_ABOVE, frozenset({"over", "above", "beyond"}), _AT_MOST, ("up", "to")),
    (_BELOW, frozenset({"under", "below"}), _AT_LEAST, ("or", "more")),
)
"""Degrees before "than", words that need none, and what the other side says instead."""
_TO = frozenset({"to", "and"})
_EACH = frozenset({"each", "every", "exactly", "single"})
"""Who has one each has no more than one."""
_BOUND = 2  # words before a figure in which stands what makes it a bound
_OVER = _ABOVE | {"over", "above", "beyond", "exceed", "exceeds", "exceeding"}
_UP_TO = _BELOW | {"under", "below", "up", "within", "maximum", "most"}
_OF_ANY = frozenset("any a an anyone anybody anything".split())
_NEARLY = frozenset({"almost", "nearly", "virtually", "practically"})
_ALL = frozenset("all every everyone everybody everything".split())


def is_said_by_bound(match: Match, at: int) -> bool:
    """Whether the candidate names as a bound the figure above or below which the reference denies.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
    """
    words, links = match.reference.words, match.reference.links
    for k in range(at + 1, min(at + 1 + _REACH, len(words) - 1)):
        than = words[k + 1].folded == "than"
        for degrees, alone, bounds, phrase in _BOUNDS:
            if words[k].folded not in (degrees if than else alone):
                continue
            begin = k + 1 + than
            end = min(begin + _FIGURE, len(words)) if than else begin + 1
            figures = [i for i in range(begin, end) if _is_figure(match.reference, i)]
            said = match.candidate.folded()
            told = not (bounds | _EACH).isdisjoint(said) or _has(match.candidate, phrase)
            told = told or any(_ends_range(match.candidate, links[i]) for i in figures)
            if told and any(links[i] >= 0 for i in figures):
                return bounds.isdisjoint(match.reference.folded())
    return False


def _ends_range(side: Side, at: int) -> bool:
    """Whether a figure is the end of a range: ``two to three hours``, ``between two and three``."""
    return at > 1 and side.words[at - 1].folded in _TO and (_is_figure(side, at - 2))


def is_said_of_rest(match: Match) -> bool:
    """Whether the candidate affirms beyond a figure what the reference denies up to it.

    ``Not needed for up to 90 days`` is ``needed for more than 90 days``.

    Args:
        match: The two stretches.
    """
    ours, theirs = (_bounded(side.text) for side in (match.reference, match.candidate))
    return any((figure, not above) in theirs for figure, above in ours) and ours.isdisjoint(theirs)


@lru_cache(maxsize=64)
def _bounded(text: str) -> frozenset[tuple[str, bool]]:
    """Figures with a bound before them, and whether it is what is above: ``more than 90``."""
    side, found = Side(text, words(text), ()), set()
    for k, figure in enumerate(side.words):
        if not _is_figure(side, k):
            continue
        before = {word.folded for word in side.words[max(0, k - _BOUND) : k]}
        above, below = not before.isdisjoint(_OVER), not before.isdisjoint(_UP_TO)
        if above != below:
            found.add((figure.folded, above))
    return frozenset(found)


def is_said_by_rest(match: Match, at: int) -> bool:
    """Whether hardly any are one thing because almost all are the other: ``left``, ``sold``.

    What hardly any are must not be what almost all are: who says "hardly anyone agreed" for
    "almost everyone agreed" is wrong.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
    """
    left, right = match.reference, match.candidate
    if left.words[at].folded not in HARDLY or not _is_next(left, at, _OF_ANY):
        return False
    nearly = (
        word.folded in _NEARLY and _is_next(right, k, _ALL) for k, word in enumerate(right.words)
    )
    return any(nearly) and left.free_words > 0 and right.free_words > 0


def _is_figure(side: Side, at: int) -> bool:
    folded = side.words[at].folded
    return folded[:1].isdigit() or folded in NUMBER_WORDS


def _has(side: Side, phrase: tuple[str, str]) -> bool:
    return any(
        word.folded == phrase[0] and _is_next(side, k, frozenset({phrase[1]}))
        for k, word in enumerate(side.words)
    )


def _is_next(side: Side, at: int, wanted: frozenset[str]) -> bool:
    return at + 1 < len(side.words) and side.words[at + 1].folded in wanted
