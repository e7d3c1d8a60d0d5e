"""Reads telephone numbers, which are one however their digits are grouped.

``(020) 7946 0018`` is ``020 79460018``, and ``+44 20 7946 0018``. A number is one of a telephone
where a word says so right before it, or where it opens as nothing else does: with a plus, or with
a nought and in groups.
"""

from __future__ import annotations

import re

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
_REACH = 48  # characters before a number in which it is announced


def read_phones(desk: Desk) -> None:
    """Note all telephone numbers."""
    text = desk.tokens.text
    if len(_DIGIT.findall(text)) < _SHORTEST:
        return
    spans = [found for found in _NUMBER.finditer(text) if _is_telephone(text, found)]
    at, items = 0, desk.tokens.items
    for found in spans:
        while at < len(items) and items[at].start < found.start():
            at += 1
        first = at
        while at < len(items) and items[at].end <= found.end():
            at += 1
        if first == at:
            continue  # a longer number: "call 020 794 600 018%"
        desk.claim(first, at)
        written = _digits(found[0])
        quantity = desk.add("number", first, at, (int(written),), unit=written, group=found.span())
        if found[0].startswith(("+", "(+")):
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


def _is_telephone(text: str, found: re.Match[str]) -> bool:
    digits = _digits(found[0])
    if not _SHORTEST <= len(digits) <= _LONGEST or found[0].count("(") != found[0].count(")"):
        return False
    groups = re.findall(r"\d+", found[0])
    opens = found[0].startswith(("+", "(", "0"))
    if opens and len(groups) > 1 and len(digits) >= _UNANNOUNCED and found[0][:2] != "0.":
        return True
    if not _ANNOUNCED.search(text, max(0, found.start() - _REACH), found.start()):
        return False
    thousands = all(len(group) == _GROUPED for group in groups[1:]) and len(groups[0]) <= _GROUPED
    return opens or not (len(groups) > 1 and thousands) or "-" in found[0]
