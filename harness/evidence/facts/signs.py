"""Reads what is below zero: "-2.3%", "-$5 million", "minus five degrees", "5 degrees below zero".

A dash is a minus only where nothing else can be meant. Ranges ("5-10 %"), codes ("Mi-8"), and
dashes that part a sentence are told apart by what stands on the dash's other side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.reader import Desk
from harness.evidence.facts.surroundings import STOP_WORDS
from harness.evidence.facts.tokens import DASHES, Tokens, vocabulary

__all__ = ["MINUS_SIGNS", "admit_falls", "read_sign", "share_sign"]

MINUS_SIGNS = frozenset("-−－﹣")
"""Characters that are a minus right before a number; the first is a hyphen elsewhere."""

_EN_DASH = "–"
_SPACES = frozenset(" \t\n\r\u00a0\u2009\u202f")
_OPENING = _SPACES | frozenset("([{“‘«„~～≈:：=<>≤≥")
_AFTER_DASH = frozenset(("", *_SPACES, *",.;:)"))
_MINUS_WORDS = frozenset(("minus", "negative"))
_SIGNED = frozenset(("number", "percent", "money", "measure"))
_BEFORE_AMOUNT = vocabulary(
    "am is are was were be been by of to at from with reached hit about around nearly almost"
)
"""Words after which an en dash does not part a sentence: "growth was –5%"."""
_OF_THOSE = frozenset(("whom", "which", "them"))
_DEGREES = frozenset(("celsius", "fahrenheit", "degree"))
_FREEZING = 32  # °F
_COLD = re.compile(
    r"\b(?:temperatures?|thermometers?|mercury|lows?|highs?|frosts?)\b", re.IGNORECASE
)
"""Of what degrees are told without the word: "lows of minus 5 overnight"."""
_REACH = 60  # characters before a number in which "fell" is looked for
_AFTER = 3  # words after a number in which "decline" is looked for

_FALL = (
    r"(?:f[ae]ll(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|los(?:t|e|s|es|ses|ing)|down|negative"
    r"|shr[aiu]nk\w*|contract(?:s|ed|ing|ion)|reduc\w+|cut|deficits?|shortfalls?|slump\w*|plung\w+"
    r"|tumbl\w+|slid\w*|sank|sinking|dip(?:s|ped)?|lower\w*|less|shed|slip(?:s|ped)?|weaken\w*"
    r"|sub-?zero|frost)"
)
_FALLS = re.compile(rf"\b{_FALL}\b", re.IGNORECASE)
_FALLS_BY = re.compile(
    rf"\b{_FALL}\s*(?:was|were|is|are|(?:amount|came|com|equal)\w*\s+to|reached|hit|stood\s+at)?\b",
    re.IGNORECASE,
)
_NOT_BY = re.compile(
    r"\b(?:to|from|at|below|above|was|were|is|are|reached|ris\w+|rose|gr[eo]w\w*|up|increas\w+"
    r"|gain\w*|climb\w*)\b|[.;!?]\s",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(
    rf" in the red\b|(?! (?:in|after|from|following|despite|before|and|but|as|while)\b)"
    rf"(?:[ -][^\W_]+){{1,{_AFTER}}}"
)
_DISCOUNT = r"(?:discount\w*|rabatt\w*|reductions?|sale|cheaper)\b"
_DISCOUNT_BEFORE = re.compile(
    rf"\b{_DISCOUNT}(?:[^\w.,;?\n]+[^\W\d_]+){{0,3}}[^\w.,;?\n]*$", re.IGNORECASE
)
_DISCOUNT_AFTER = re.compile(
    rf" (?!(?:in|after|from|following|despite|before|and|but|as|while)\b)"
    rf"(?:[^\W\d_]+ )?(?:off\b|{_DISCOUNT})",
    re.IGNORECASE,
)


def read_sign(desk: Desk, numeral: Numeral, quantity: Quantity, last: Quantity | None) -> None:
    """Turn ``quantity`` negative where the text has it below zero, and take the sign into it.

    Args:
        desk: The text; a "zero" that belongs to "below zero" is taken from it.
        numeral: The numeral that the quantity was made of.
        quantity: It, with its unit; changed in place.
        last: The quantity made before it.
    """
    if quantity.kind not in _SIGNED or quantity.name:
        return
    if _below_zero(desk, numeral, quantity):
        return
    tokens, start = desk.tokens, quantity.group[0]
    if tokens.text[start - 1 : start].isspace() and tokens.text[start - 2 : start - 1] == "−":
        start -= 1  # "− 5 °C": unlike a hyphen, it parts no sentence
    sign = tokens.text[start - 1 : start]
    if sign and (sign in MINUS_SIGNS or sign == _EN_DASH):
        _with_dash(tokens, numeral, quantity, last, start - 1)
    elif quantity.kind == "money" and MINUS_SIGNS & set(tokens.gap(numeral.first)):
        _negate(quantity, quantity.group)  # "$-5"
    else:
        first = numeral.first
        while first > 0 and tokens.items[first - 1].start >= start:
            first -= 1
        if tokens.lower(first - 1) not in _MINUS_WORDS:
            return
        if _is_minus_word(tokens, first, numeral, quantity, last):
            _negate(quantity, (tokens.items[first - 1].start, quantity.group[1]))
            if quantity.kind == "number" and _is_cold(tokens, first, quantity):
                quantity.kind, quantity.unit = "measure", "degree"


def _negate(quantity: Quantity, group: tuple[int, int]) -> None:
    quantity.values = tuple(-value for value in quantity.values)
    quantity.group = group


def _below_zero(desk: Desk, numeral: Numeral, quantity: Quantity) -> bool:
    """Read "5 degrees below zero", "ten below freezing"."""
    tokens, at = desk.tokens, numeral.last
    while at < len(tokens.items) and tokens.items[at].start < quantity.group[1]:
        at += 1
    if tokens.lower(at) != "below" or tokens.lower(at + 1) not in ("zero", "freezing", "0"):
        return False
    if not (tokens.joined(at) and tokens.joined(at + 1)):
        return False
    if quantity.kind != "number" and quantity.unit not in _DEGREES:
        return False
    zero = desk.after(at + 1)
    if zero is not None:
        desk.take(zero)
    _negate(quantity, (quantity.group[0], tokens.items[at + 1].end))
    if zero is None and quantity.unit == "fahrenheit":
        quantity.values = tuple(value + _FREEZING for value in quantity.values)
    return True


def _with_dash(
    tokens: Tokens, numeral: Numeral, quantity: Quantity, last: Quantity | None, at: int
) -> None:
    """Judge the dash at code point ``at``, right before the quantity."""
    text, end = tokens.text, quantity.group[1]
    before = text[at - 1 : at] if at else ""
    opens = _opens(text, at) or _ends_range(text, last, at)
    if not (numeral.digits or text[at] == "−") or not opens or _is_of_those(tokens, numeral):
        return
    following = text[end : end + 2]
    if following[:1] in DASHES and following[1:] in _AFTER_DASH:
        return  # "the sum -$5 million- was paid"
    heat = quantity.unit in _DEGREES
    doubtful = quantity.kind in ("number", "measure") and not heat
    if text[at] == _EN_DASH and doubtful and not _counts_nothing(tokens, numeral, quantity):
        return  # "He left –5 men stayed"
    positive = quantity.values
    if _follows(text, last, at) and last is not None and last.kind in ("number", quantity.kind):
        quantity.values += tuple(-value for value in positive)  # "5 -10 %": a range, or two
        return
    _negate(quantity, (at, end))
    bullet = doubtful and before in ("", "\n")  # a list's "-5 kg of flour"
    if bullet or (not heat and (_parts_sentence(text, at) or _is_discount(text, at, end))):
        quantity.values += positive


def _is_of_those(tokens: Tokens, numeral: Numeral) -> bool:
    """Does it count some of what was named: "5 men –10 of whom died"?"""
    at = numeral.last
    return tokens.joined(at) and tokens.lower(at) == "of" and tokens.lower(at + 1) in _OF_THOSE


def _parts_sentence(text: str, at: int) -> bool:
    """Can the dash at code point ``at`` be one of a sentence: "growth was strong –5% in May"?"""
    before = text[max(0, at - _REACH) : at]
    if text[at] != _EN_DASH or before[-1:] not in _SPACES or not before[-2:-1].isalpha():
        return False
    return before.rsplit(maxsplit=1)[-1].lower() not in _BEFORE_AMOUNT


def _is_discount(text: str, at: int, end: int) -> bool:
    """Is it taken off a price, where "-20%" and "20%" are one: "get -20% off", "sale: -20%"?"""
    before = text[max(0, at - _REACH) : at]
    return bool(_DISCOUNT_AFTER.match(text, end) or _DISCOUNT_BEFORE.search(before))


def _opens(text: str, at: int) -> bool:
    """Can a number begin at code point ``at``: not in "Mi-8", "“Tor”-2", "5-10", "+/-5"?"""
    before = text[max(0, at - 3) : at]
    if before.rstrip().endswith(("/", "+", "±")):
        return False
    if before.endswith(('"', "'")):  # opens or closes
        before = before[:-1]
    return not before or before[-1] in _OPENING


def _ends_range(text: str, last: Quantity | None, at: int) -> bool:
    """Is it the second minus of "-20--15 °C", while "5--10" is a range from a typewriter?"""
    if last is None or last.values[0] >= 0:
        return False
    return last.group[1] == at - 1 and text[at - 1] in DASHES


def _follows(text: str, last: Quantity | None, at: int) -> bool:
    """Is there nothing but space between ``last`` and code point ``at``?"""
    return last is not None and last.group[1] <= at and not text[last.group[1] : at].strip()


def _counts_nothing(tokens: Tokens, numeral: Numeral, quantity: Quantity) -> bool:
    """Is it a number by itself: "minus 5 in the shade", not "minus 5 players"?"""
    if quantity.kind != "number":
        return False
    return not tokens.joined(numeral.last) or tokens.lower(numeral.last) in STOP_WORDS


def _is_minus_word(
    tokens: Tokens, first: int, numeral: Numeral, quantity: Quantity, last: Quantity | None
) -> bool:
    """Does the word before make it negative: not "ten minus five", "tested negative 5 days ago"?"""
    if not tokens.joined(first) or tokens.lower(first - 2) in ("or", "plus"):
        return False
    if _follows(tokens.text, last, tokens.items[first - 1].start):
        return False
    if quantity.kind in ("percent", "money") or quantity.unit in _DEGREES:
        return True
    if quantity.kind == "measure":
        return tokens.lower(first - 1) == "minus"
    return _is_cold(tokens, first, quantity) or _counts_nothing(tokens, numeral, quantity)


def _is_cold(tokens: Tokens, first: int, quantity: Quantity) -> bool:
    """Is it a temperature without its unit: "lows of minus 5 overnight"?"""
    before = tokens.text[max(0, quantity.start - _REACH) : quantity.start]
    return tokens.lower(first - 1) == "minus" and _COLD.search(before) is not None


def share_sign(text: str, left: Quantity, right: Quantity) -> None:
    """Give a range one sign: "5 to 10 degrees below zero", "minus 5 to 10 degrees"."""
    low, high = left.values[0], right.values[0]
    if low > 0 > high and text[: right.group[1]].lower().endswith(("zero", "freezing")):
        left.values = tuple(-value for value in left.values)
    elif low < 0 < high and text[left.group[0]].isalpha():
        # "Between minus 5 and 10" may mean either.
        right.values += tuple(-value for value in right.values)


def admit_falls(text: str, quantities: Sequence[Quantity]) -> None:
    """Let "fell by 5%" and "a loss of $5 million" answer "-5%" and "-$5 million".

    Adds a reading to what ``text`` calls a fall; "fell to 5%" is none.
    """
    for quantity in quantities:
        if quantity.kind in _SIGNED and quantity.values[0] > 0 and _is_fall(text, quantity):
            quantity.values += tuple(-value for value in quantity.values)


def _is_fall(text: str, quantity: Quantity) -> bool:
    start, end = quantity.group
    following = _NEXT_WORDS.match(text, end)
    if following is not None and (following[0] == " in the red" or _FALLS.search(following[0])):
        return True
    before = text[max(0, start - _REACH) : start]
    falls = list(_FALLS_BY.finditer(before))
    return bool(falls) and not _NOT_BY.search(before, falls[-1].end())
