"""Negations that the other side says without one: by an opposite, or by a degree.

``did not remember`` is ``forgot``, ``do not switch it off`` is ``leave it on``, ``no building is
taller`` is ``the tallest building``, and ``did not rise as fast as B`` is ``B rose faster``.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from harness.evidence.facts.denied_bounds import (
    is_said_by_bound,
    is_said_by_rest,
    is_said_of_rest,
)
from harness.evidence.facts.denied_degrees import is_said_by_degree
from harness.evidence.facts.denied_synonyms import forbids
from harness.evidence.facts.denied_times import is_said_of_last_time
from harness.evidence.facts.denied_words import is_said_by_other_word
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import is_negated
from harness.evidence.facts.oppositions import exclusives, opposites, opposition
from harness.evidence.facts.phrases import is_said_by_phrase
from harness.evidence.facts.words import stem

__all__ = ["SWITCHED", "is_denied_otherwise", "is_said_by_opposite", "is_switch"]

_NEAR = 6  # words around what answers a denial in which its opposite stands
_AFTER = 1  # words after the last one that is denied: "not switch the device off"
_NOT = frozenset("not n't never no nobody nothing none neither cannot".split())
_SOON = 3  # words after a negator in which "before" says from when on
_REASSURING = frozenset("may safe safely small low little slight minor minimal hardly".split())
_WARNING = frozenset(
    map(
        stem,
        "danger dangerous hazard hazardous unsafe risk risky harm kill fatal shock poison".split(),
    )
)
_LASTING = frozenset({"since", "still", "remain", "remains", "remained"})
_WAYS = frozenset({"in", "out"})
_KEEPING = frozenset({"keep", "stay", "remain", "leav"})
_KEPT = 4  # words before "in" or "out" in which stands the verb that keeps
SWITCHED = frozenset({"on", "off"})
_SWITCHING = frozenset(
    "turn turns turned turning switch switches switched switching is are was were be".split()
)
_NO_NOUN = frozenset(
    "while when until during if and or by before after as at for again automatically".split()
)
_ENDS = ".!?"
_CLOSING = "\"'”’)] "
_OPENING_QUESTION = frozenset(
    "is are was were am do does did has have had can could will would should might must wo ca "
    "sha ai".split()
)


def is_denied_otherwise(match: Match, at: int, scope: Sequence[int]) -> bool:
    """Whether the candidate says without a negation what the reference says with one.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
        scope: Indexes of the words that it governs, the nearest first; at least one.
    """
    return (
        is_said_by_opposite(match, at, scope[-1])
        or is_said_by_other_word(match, scope)
        or is_said_by_degree(match, at)
        or _is_said_by_condition(match, at)
        or _is_said_by_order(match, at)
        or _is_suggested(match, at)
        or _is_asked(match, at)
        or is_said_by_phrase(match, at)
        or is_said_by_bound(match, at)
        or is_said_by_rest(match, at)
        or is_said_of_rest(match)
        or _is_said_to_last(match, at)
        or is_said_of_last_time(match, at)
        or _is_warned_of(match, at)
    )


def is_said_by_opposite(match: Match, at: int, last: int) -> bool:
    """Whether the candidate has an opposite of what a negator of the reference denies.

    Args:
        match: The two stretches.
        at: Index of the negator among the reference's words.
        last: Index of the last word that it governs.
    """
    left, right = match.reference, match.candidate
    free = match.new_stems
    near = _answering(match, at, last)
    for i in range(at + 1, min(last + 1 + _AFTER, len(left.words))):
        word = left.words[i]
        if left.links[i] >= 0:
            continue
        for form in opposites(word.stem) & free.keys():
            degree = opposition(word.stem, form)
            j = free[form]
            content = word.is_content and right.words[j].is_content
            if j not in near or degree < (0.0 if content else 1.0):
                continue
            if word.folded not in SWITCHED or (is_switch(left, i) and is_switch(right, j)):
                return True
    ways = (word.stem for word in left.words[at + 1 : last + 1 + _KEPT] if word.folded in _WAYS)
    return any(_is_kept(right, exclusives(way) & free.keys()) for way in ways)


def _is_kept(side: Side, ways: AbstractSet[str]) -> bool:
    """Whether something is kept as it is: ``keep me signed in`` is ``do not sign me out``."""
    stems = [word.stem for word in side.words]
    return any(
        stems[k] in ways and not _KEEPING.isdisjoint(stems[max(0, k - _KEPT) : k])
        for k in range(len(stems))
    )


def is_switch(side: Side, at: int) -> bool:
    """Whether "on" or "off" says whether something runs: ``leave it on``, not ``on the table``."""
    if at + 1 == len(side.words):
        return True
    return (
        side.between(at, at + 1).strip() != ""
        or side.words[at + 1].folded in _NO_NOUN
        or side.words[at - 1].folded in _SWITCHING
    )


def _answering(match: Match, at: int, last: int) -> range:
    """Where in the candidate stands what answers a negator's clause."""
    links = match.reference.links
    for words in (links[at + 1 : last + 1 + _AFTER], links[max(0, at - _NEAR) : at]):
        places = [j for j in words if j >= 0]
        if places:
            break
    else:
        return range(len(match.candidate.words))
    return range(min(places) - _NEAR, max(places) + _NEAR + 1)


def _is_said_by_condition(match: Match, at: int) -> bool:
    """Whether what is denied but for one case is told of that case alone.

    ``You won't believe it unless you see it`` is ``You have to see it to believe it``, and what
    does not open before nine opens at nine.
    """
    left, right = match.reference, match.candidate
    subject = [word.folded for word in left.words[at : at + 2]]
    soon = _SOON + (subject == ["no", "one"])  # "no one may enter before ten"
    after = {word.folded for word in left.words[at + 1 : at + 1 + soon]}
    said = right.folded()
    excepting = "unless" in left.folded() or ("before" in after and "before" not in said)
    return excepting and "unless" not in said and left.words[at].folded in _NOT


def _is_said_by_order(match: Match, at: int) -> bool:
    """Whether ``not A before B`` is told as ``B before A``."""
    left, right = match.reference, match.candidate
    ours, theirs = (
        [k for k, word in enumerate(side.words) if word.folded == "before"]
        for side in (left, right)
    )
    if len(ours) != 1 or len(theirs) != 1 or ours[0] < at:
        return False
    return any(
        0 <= link < theirs[0] for link in left.links[ours[0] + 1 : ours[0] + 1 + _SOON]
    ) and any(link > theirs[0] for link in left.links[at + 1 : ours[0]])


def _is_said_to_last(match: Match, at: int) -> bool:
    """Whether what has not begun again has ended: ``has not reopened``, ``closed since March``."""
    left, right = match.reference, match.candidate
    if _LASTING.isdisjoint(right.folded()):
        return False
    after = left.words[at + 1 : at + 1 + _SOON]
    return any(
        word.folded.startswith("re") and opposites(word.stem) & right.stems() for word in after
    )


def _is_warned_of(match: Match, at: int) -> bool:
    """Whether a warning says what a prohibition does: ``do not swim here``, ``it is dangerous``.

    A danger that is denied or made small ("without danger", "the risk is low") is no warning.
    """
    known, right = match.reference.stems(), match.candidate
    if not forbids(match.reference, at) or any(w.folded in _REASSURING for w in right.words):
        return False
    return any(
        word.stem in _WARNING and word.stem not in known and not is_negated(right, j)
        for j, word in enumerate(right.words)
    )


def _is_suggested(match: Match, at: int) -> bool:
    """Whether a question why not is a proposal: ``Why don't we go?``, told without the question."""
    before = [word.folded for word in match.reference.words[max(0, at - 2) : at]]
    return before[:1] == ["why"] and all(word.folded != "why" for word in match.candidate.words)


def _is_asked(match: Match, at: int) -> bool:
    """Whether a negator opens a question that asks the same without it: ``Aren't you hungry?``."""
    side = match.reference
    if "?" not in match.candidate.text:
        return False
    if at == 0 or side.words[at - 1].folded not in _OPENING_QUESTION:
        return False
    if side.words[at].folded != "n't":
        return False
    start = side.words[at - 1].start
    before = side.text[:start].rstrip(_CLOSING + "“‘([")
    if before and before[-1] not in _ENDS + ",:":
        return False
    after = side.text[side.words[at].end :]
    end = min((k for k in (after.find(mark) for mark in _ENDS) if k >= 0), default=-1)
    return end >= 0 and after[end] == "?"
