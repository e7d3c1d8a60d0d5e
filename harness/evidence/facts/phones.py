"""Reads telephone numbers, which are one however their digits are grouped.

``(020) 7946 0018`` is ``020 79460018``, and ``+44 20 7946 0018``. A number is one of a telephone
where a word says so right before it, or where it opens as nothing else does: with a plus, or with
a nought and in groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.evidence.facts.reader import Desk

__all__ = ["TELEPHONE", "are_one_telephone", "read_phones"]

TELEPHONE = "telephone"
"""The name that the digits of a telephone number are part of."""

_SHORTEST, _LONGEST = 6, 15  # digits
_UNANNOUNCED = 9  # digits that need no word before them
_CODE = 4  # digits, at the most, that only one of two writers puts before a number
_NATIONAL = 7  # digits, at the least, of what both write then
_GROUPED = 3  # digits of a group of thousands
_NUMBER = re.compile(
    r"(?=[+(\d])(?<![\w.,:/$€£¥-])(?:\+ ?|\((?=[\d+]))?\d+"
    r"(?:(?:[ \u00a0]?\(\d{1,5}\)[ \u00a0-]?|\)[ \u00a0-]?|[ \u00a0][-–/][ \u00a0]"
    r"|[ \u00a0.\-‐‑–/])\d+){0,7}(?![\w%]|[.,:]\d)"
)
_DIGIT = re.compile(r"\d")
_ANNOUNCED = re.compile(
    r"\b(?:tele)?(?:phon(?:e|ing)|call|dial|ring|tel|fax|mobile|hotline|helpline|sms|text|cell)\b"
    r"(?:[ .:]+(?:us|me|him|her|them|now|on|at|is|was|no|number|free|toll|line|the|or|under|via))*"
    r"[ .:]*$",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:(?:tele)?phone|tel|fax|mobile|hotline|helpline)(?: (?:line|number|no))?"
    r"\.?(?:,|:| ?[–—]| ?-) ?$|\b(?:(?:tele)?phone|tel|fax|mobile|hotline|helpline)"
    r"(?: (?:line|number|no))?\.? ?\($",
    re.IGNORECASE,
)
"""A telephone with its number beside it: "the hotline, 800-555-0100, is open"."""
_IN_THREES = re.compile(r"(?:1[ .-])?\d{3}([.-])\d{3}\1\d{4}")
_REACH = 48  # characters before a number in which it is announced


def read_phones(desk: Desk) -> None:
    """Note all telephone numbers."""
    text = desk.tokens.text
    if len(_DIGIT.findall(text)) < _SHORTEST:
        return
    at, items = 0, desk.tokens.items
    for start, end in _telephones(text):
        while at < len(items) and items[at].start < start:
            at += 1
        first = at
        while at < len(items) and items[at].end <= end:
            at += 1
        if first == at:
            continue  # a longer number: "call 020 794 600 018%"
        desk.claim(first, at)
        written = _digits(text[start:end])
        quantity = desk.add("number", first, at, (int(written),), unit=written, group=(start, end))
        if text.startswith(("+", "(+"), start):
            quantity.unit = f"+{written}"
        quantity.name, quantity.digits = TELEPHONE, True


def are_one_telephone(one: str, other: str) -> bool:
    """Whether two numbers reach the same telephone.

    Args:
        one: The digits of a number, after a plus where its country is told.
        other: Those of another.
    """
    if one.startswith("+") and other.startswith("+"):
        return one == other
    short, long = sorted((one.lstrip("+0"), other.lstrip("+0")), key=len)
    return short == long or (
        len(short) >= _NATIONAL and len(long) - len(short) <= _CODE and long.endswith(short)
    )


def _digits(written: str) -> str:
    """The digits of a number; the nought in brackets is not dialled after the country's code."""
    if written.startswith("+"):
        written = written.replace("(0)", "")
    return "".join(character for character in written if character.isdecimal())


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        start += text[start] == "(" and ")" not in found[0]  # the bracket holds the whole number
        if _is_telephone(text, start, text[start:end]):
            yield start, end


def _is_telephone(text: str, start: int, written: str) -> bool:
    digits = _digits(written)
    if not _SHORTEST <= len(digits) <= _LONGEST or written.count("(") != written.count(")"):
        return False
    groups = re.findall(r"\d+", written)
    opens = written.startswith(("+", "(", "0"))
    if opens and len(groups) > 1 and len(digits) >= _UNANNOUNCED and written[:2] != "0.":
        return True
    if _IN_THREES.fullmatch(written):
        return True
    thousands = all(len(group) == _GROUPED for group in groups[1:]) and len(groups[0]) <= _GROUPED
    shaped = opens or "-" in written or (len(groups) > 1 and not thousands)
    low = max(0, start - _REACH)
    if shaped and _NOTED.search(text, low, start):
        return True
    return _ANNOUNCED.search(text, low, start) is not None and (
        shaped or not (len(groups) > 1 and thousands)
    )
