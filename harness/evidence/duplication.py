"""Words said twice in a row: "responsible and responsible", "the the", "a future a future"."""

from __future__ import annotations

from collections.abc import Iterable

from harness.alignment.words import find_words, stem
from harness.documents.model import Document

__all__ = ["duplications"]

_LONGEST = 6
_JOINTS = frozenset({"and", "or"})
_DOUBLED_ON_PURPOSE = (
    "more again over on by through less higher lower faster deeper very so had that many round"
    " up down better worse out bigger smaller side step day year hand face time one two"
)
"""Words that English doubles on purpose: "more and more", "again and again", "had had"."""
_IDIOMS = frozenset(stem(word) for word in _DOUBLED_ON_PURPOSE.split())
_FOLLOWING = frozenset(
    "of for in on by with to at from as that which who is are was were has have had will would can"
    " and or the a an its their his her".split()
)
"""After these "X and X" joins two nouns, each with its own complement."""


def _repeats(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Start and end of each doubled stretch, and the words that are doubled."""
    spans = find_words(text)
    stems = [stem(text[a:b]) for a, b in spans]
    found: list[tuple[int, int, tuple[str, ...]]] = []
    at = 0
    while at < len(spans):
        last = _doubled_at(text, spans, stems, at)
        if last is not None:
            size = (last + 1 - at) // 2
            found.append((spans[at][0], spans[last][1], tuple(stems[at : at + size])))
            at = last
        at += 1
    return found


def _doubled_at(text: str, spans: list[tuple[int, int]], stems: list[str], at: int) -> int | None:
    """The last word of what is doubled from a word on; None if nothing is."""
    for size in range(min(_LONGEST, (len(spans) - at) // 2), 0, -1):
        said = stems[at : at + size]
        if said == stems[at + size : at + 2 * size] and _error(said, text, spans, at):
            return at + 2 * size - 1
    joined = at + 3 < len(spans) and stems[at + 1] in _JOINTS and stems[at] == stems[at + 2]
    if joined and _adjective(text, spans, stems, at):
        return at + 2
    return None


def _error(said: list[str], text: str, spans: list[tuple[int, int]], at: int) -> bool:
    """Whether words doubled without a break are an error: no number, name or idiom."""
    words = text[spans[at][0] : spans[at + 2 * len(said) - 1][1]]
    if any(not (c.isalpha() or c in " '’") for c in words):
        return False
    if len(said) == 1:
        return words[0].islower() and said[0] not in _IDIOMS and len(said[0]) > 1
    return True


def _adjective(text: str, spans: list[tuple[int, int]], stems: list[str], at: int) -> bool:
    """Whether "X and X" stands before a noun: there the second X says nothing."""
    words = text[spans[at][0] : spans[at + 3][1]]
    following = text[spans[at + 3][0] : spans[at + 3][1]]
    return (
        all(c.isalpha() or c == " " for c in words)
        and words[0].islower()
        and text[spans[at][0] : spans[at][1]] == text[spans[at + 2][0] : spans[at + 2][1]]
        and stems[at] not in _IDIOMS
        and not text[spans[at][0] : spans[at][1]].endswith(("s", "er", "ing"))
        and following not in _FOLLOWING
        and not following.endswith("ed")
    )


def duplications(candidate: Document, reference: Document) -> list[tuple[int, int, int, str]]:
    """Doubled stretches of the candidate that the reference does not double.

    Returns:
        Paragraph, start, end and the words, in the order of the text.
    """
    known = {said for text in _texts(reference) for _, _, said in _repeats(text)}
    return [
        (paragraph.index, start, end, paragraph.text[start:end])
        for paragraph in candidate.body()
        for start, end, said in _repeats(paragraph.text)
        if said not in known
    ]


def _texts(document: Document) -> Iterable[str]:
    return (paragraph.text for paragraph in document.body())
