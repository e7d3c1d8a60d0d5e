"""What has not been done since some time was last done then: ``not seen since``, ``last seen``."""

from __future__ import annotations

from harness.evidence.facts.calendar_words import TIME_WORDS
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import HAVE

__all__ = ["is_said_of_last_time"]

_SPAN = 14  # words after a negator in which "since" or "for" says how long
_LAST = frozenset({"last", "latest", "recent"})
_TIMES = frozenset({"time", "times"})
_BEFORE = 2  # words before a negator in which stands its auxiliary
_PERFECT = HAVE | {"ve", "d"}
_NEVER_SINCE = frozenset({"never", "not", "n't", "no", "nobody", "none"})


def is_said_of_last_time(match: Match, at: int) -> bool:
    """Whether the candidate says when that was last so which the reference denies since or for.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
    """
    left, right = match.reference, match.candidate
    said = [word.folded for word in left.words[at + 1 : at + 1 + _SPAN]]
    before = {word.folded for word in left.words[max(0, at - _BEFORE) : at + 1 + _BEFORE]}
    lasting = "since" in said or (
        not _PERFECT.isdisjoint(before) and ("for" in said or _names_span(said))
    )
    if left.words[at].folded not in _NEVER_SINCE or not lasting:
        return False
    return any(_says_when(right, j) and right.links[j] < 0 for j in range(len(right.words)))


def _names_span(said: list[str]) -> bool:
    """``In ten years``."""
    return any(
        word == "in" and not TIME_WORDS.isdisjoint(said[k + 1 : k + 4])
        for k, word in enumerate(said)
    )


def _says_when(side: Side, at: int) -> bool:
    """``Was last seen``, ``the last time``, ``the most recent case``; not ``last week``."""
    word = side.words[at].folded
    if word not in _LAST or (word == "recent" and side.words[at - 1].folded != "most"):
        return False
    after = side.words[at + 1 : at + 2]
    if not after:
        return word == "last"
    if after[0].is_capital:
        return False  # "last Monday"
    return after[0].folded in _TIMES or after[0].folded not in TIME_WORDS
