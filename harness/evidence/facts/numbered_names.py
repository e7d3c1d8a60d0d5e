"""The number of a king, a war or a symphony: "Charles III", "World War II", "Symphony No. 9".

Alone, a small ordinal or a Roman numeral states nothing that another translator could not say
otherwise. Beside a name it says which of them is meant, in whatever form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.evidence.facts.number_words import LEXICON
from harness.evidence.facts.words import fold

__all__ = ["changed_numbers"]

_ORDINALS = {word: value for word, (_, value, ordinal) in LEXICON.items() if ordinal}
_NAMES = r"(?P<name>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3}"
_ROMAN = r"(?P<roman>[IVX]{1,5})\b"
_FORMS = (
    re.compile(
        rf"\b(?P<word>{'|'.join(word.title() for word in _ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
        rf"[ -]{_NAMES})"
    ),
    # some papers write this one name small
    re.compile(r"\b(?P<word>[Ff]irst|[Ss]econd|[Tt]hird) (?P<name>[Ww]orld [Ww]ar)\b"),
    re.compile(rf"\b{_NAMES}) {_ROMAN}"),
    re.compile(rf"\b{_NAMES}) the (?P<word>{'|'.join(word.title() for word in _ORDINALS)})\b"),
    re.compile(rf"\b{_NAMES}) (?:No\.?|Nr\.?|Number|#) ?(?:{_ROMAN}|(?P<digits>\d{{1,2}})\b)"),
)
_DIGITS = {"I": 1, "V": 5, "X": 10}
_SMALL = 3
"""Ordinals up to this one are weak; a larger one is compared as a number."""


class _Numbered(NamedTuple):
    """A name with its number; of a plain one the form, in which it is compared as a number."""

    name: tuple[str, ...]
    number: int
    span: tuple[int, int]
    plain: int


def changed_numbers(
    reference: str, candidate: str
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Names that stand once on either side, with other numbers: World War I, World War II.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's.

    Yields:
        The places of the two, each with its number.
    """
    ours, theirs = list(_numbered(reference)), list(_numbered(candidate))
    for one in ours:
        answers = [other for other in theirs if _are_one(one.name, other.name)]
        rivals = [other for other in ours if _are_one(one.name, other.name)]
        if len(answers) != 1 or len(rivals) != 1 or one.number == answers[0].number:
            continue
        if not one.plain or one.plain != answers[0].plain:
            yield one.span, answers[0].span


def _numbered(text: str) -> Iterator[_Numbered]:
    told: set[int] = set()
    for kind, form in enumerate(_FORMS, start=1):
        for found in form.finditer(text):
            parts = found.groupdict()
            name = tuple(fold(word) for word in re.split(r"[ -]", parts["name"]))
            number = _value(parts, name)
            if number and found.start() not in told:
                told.add(found.start())
                plain = bool(parts.get("digits")) or (
                    bool(parts.get("word")) and (parts["word"][0].isdigit() or number > _SMALL)
                )
                yield _Numbered(name, number, found.span(), kind if plain else 0)


def _value(parts: dict[str, str | None], name: tuple[str, ...]) -> int:
    """The number; 0 where there is none, or where "I" is who speaks."""
    if roman := parts.get("roman"):
        return 0 if roman == "I" and name[-1] != "war" else _roman(roman)
    word = parts.get("word") or parts.get("digits") or ""
    return int(_ORDINALS.get(word.lower(), 0)) or int(re.sub(r"\D", "", word) or 0)


def _roman(text: str) -> int:
    values = [_DIGITS[letter] for letter in text]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )


def _are_one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Is one the end of the other: "King Charles", "Charles"?"""
    short, full = sorted((name, other), key=len)
    return full[-len(short) :] == short
