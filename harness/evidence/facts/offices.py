"""A changed office: ``Vice Premier`` for ``Vice President``, ``deputy prosecutor`` for the head."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.became import became
from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.words import read_table

__all__ = ["compare_offices"]

_RANKS = frozenset({"vice", "deputy", "assistant", "acting"})
_REACH = 3  # words from a rank to the office it belongs to


def compare_offices(match: Match, _context: FactContext) -> Iterator[FactChange]:
    """Offices before the same name that differ, and deputies made heads or heads deputies.

    Args:
        match: The two stretches.
        _context: Their surroundings; not needed.

    Yields:
        Changes of fact ``name``. Titles that translators trade (minister, secretary, director)
        are in no class and never differ.
    """
    yield from _titles(match)
    yield from _ranks(match, missing=True)
    yield from _ranks(match.swapped(), missing=False)


@cache
def _classes() -> dict[str, int]:
    """The class of each title; those of one class are one office in other words."""
    rows = enumerate(read_table("office-words.txt"))
    return {title: number for number, row in rows for title in row.split()}


def _titles(match: Match) -> Iterator[FactChange]:
    left, right = match.reference, match.candidate
    for i, j in enumerate(left.links):
        if i == 0 or j <= 0 or left.links[i - 1] == j - 1:
            continue
        title, other = _title(left, i), _title(right, j)
        if title is None or other is None:
            continue
        classes = {
            _classes()[side.words[at].folded] for side, at in ((left, title), (right, other))
        }
        if len(classes) > 1:
            spans = _office(left, title), _office(right, other)
            yield became(match, "name", spans, "major", 0.7, what="the office ")


def _title(side: Side, name: int) -> int | None:
    """The title right before a name's first word, both in capitals."""
    word, before = side.words[name], side.words[name - 1]
    if not (word.is_capital and word.is_content and before.is_capital):
        return None
    if side.between(name - 1, name) not in {" ", ". "} or before.folded not in _classes():
        return None
    return name - 1


def _office(side: Side, title: int) -> tuple[int, int]:
    ranked = title > 0 and side.words[title - 1].folded in _RANKS | {"prime"}
    return side.span(title - ranked, title)


def _ranks(match: Match, *, missing: bool) -> Iterator[FactChange]:
    """Ranks of one side, before an office that the other side has without any."""
    own, other = match.reference, match.candidate
    ours, theirs = _ranked(own), _ranked(other)
    if len(ours) <= len(theirs):
        return
    for i in ours:
        # the office itself must be on the other side: a title put before a name adds, and no more
        head = next((k for k in _after(own, i) if own.links[k] >= 0 and _is_office(own, k)), None)
        if own.links[i] >= 0 or head is None:
            continue
        place = own.links[head]
        if any(abs(place - k) <= 2 * _REACH for k in theirs):
            continue
        span, answer = own.span(i, head), other.span(place, place)
        rank = own.words[i].text
        said = f"“{rank}” is lost" if missing else f"“{rank}” is put before it"
        spans = (span, answer) if missing else (answer, span)
        yield FactChange("name", "changed", *spans, "major", 0.65, f"the office changed: {said}")


def _ranked(side: Side) -> list[int]:
    return [i for i in range(len(side.words)) if _is_rank(side, i) and _after(side, i)]


def _is_rank(side: Side, i: int) -> bool:
    """Whether a word makes an office a lower one; "under" does with a hyphen, "under-secretary"."""
    word = side.words[i]
    return word.folded in _RANKS or (word.folded == "under" and side.text[word.end :][:1] == "-")


def _after(side: Side, rank: int) -> list[int]:
    """The content words of the office that a rank begins; none if it begins no office."""
    found = []
    for i in range(rank + 1, min(rank + 1 + _REACH, len(side.words))):
        if side.between(i - 1, i) not in {" ", "-"} or not side.words[i].is_content:
            break
        found.append(i)
    return found if any(_is_office(side, i) for i in found) else []


def _is_office(side: Side, i: int) -> bool:
    folded = side.words[i].folded
    return folded in _OFFICES or folded in _classes()


_OFFICES = frozenset(
    {"minister", "secretary", "director", "manager", "prosecutor", "procurator", "head", "chief"}
    | {"commander", "editor", "speaker", "commissioner", "professor", "coach", "captain", "dean"}
)
