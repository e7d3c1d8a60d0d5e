"""Reads numerals: digits with any separators, number words, ordinals, fractions, scale words.

Why our own: a comparer needs offsets, ordinals, fractions and the precision of what is written, in
a tenth of a millisecond for a whole sentence. Tried on news: text2num is quick, but rewrites the
text and makes "1.2 1000000" of "1.2 million"; number-parser (3 ms a sentence) does the same;
quantulum3 takes 5 ms, and recognizers-text has not left its alpha release. The grammar of English
numerals is small and closed; it is all here and in number_words.
"""

from __future__ import annotations

import re

from harness.evidence.facts.measures import is_measured, is_of_money
from harness.evidence.facts.number_words import (
    ABBREVIATIONS,
    HAN,
    IMPLIED,
    LETTERS,
    LEXICON,
    PARTS,
    ROMAN,
    SCALES,
    VULGAR,
    WordNumber,
)
from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.percents import end_of_point
from harness.evidence.facts.powers import read_power
from harness.evidence.facts.short_years import short_years
from harness.evidence.facts.tokens import Tokens, vocabulary

__all__ = ["ORDINAL_ENDINGS", "read_numeral"]

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_FACTORS = SCALES | {f"{word}s": value for word, value in SCALES.items()} | ABBREVIATIONS
_FACTORS["dozen"] = 12
_BEFORE_PART = vocabulary("by nearly almost about than roughly around just over")
_AFTER_PART = vocabulary(
    "in this last since from more less fewer smaller larger bigger higher lower on at while after "
    "compared year over were are have had"
)
_COMPARED = vocabulary("much many large big high great long wide strong fast heavy old")
_LONGEST = 200  # digits; beyond it no person compares them, and floats overflow


def read_numeral(tokens: Tokens, at: int) -> Numeral | None:
    """The numeral that begins with token ``at``, the longest there is, or None."""
    token = tokens.items[at]
    if token.kind == "number":
        numeral = _digits(tokens, at)
        power = read_power(tokens, at)
        return _with_suffix(tokens, numeral) if power is None else _raised(numeral, *power)
    if token.kind == "sign":
        value = VULGAR.get(token.lower)
        return None if value is None else Numeral(at, at + 1, (value,), fraction=True, digits=True)
    if token.kind != "word":
        return None
    return _words(tokens, at)


def _digits(tokens: Tokens, at: int) -> Numeral:
    """Digits and separators alone."""
    text = tokens.source(at)
    if text.isdecimal():
        years = short_years(tokens, at)
        if years:
            return Numeral(at, at + 1, (*years, int(text)), digits=True, plain=True)
        return Numeral(at, at + 1, (int(text[:_LONGEST]),), digits=True, plain=True)
    parts, separators = re.split(r"\D", text), re.findall(r"\D", text)
    last = parts[-1]
    whole = int("".join(parts)[:_LONGEST])
    mark = separators[-1]
    grouped = len(last) == 3 and (mark != "." or separators.count(".") > 1)
    if grouped and len(set(separators)) == 1:
        return Numeral(at, at + 1, (whole,), digits=True)
    value = float("".join(parts[:-1])[:_LONGEST] + "." + last[:_LONGEST])
    readings: tuple[float, ...] = (value,)
    if mark == "." and len(last) == 3 and len(parts) == 2 and len(parts[0]) <= 3:
        readings = (value, whole)
    return Numeral(at, at + 1, readings, step=10.0 ** -len(last[:_LONGEST]), digits=True)


def _raised(numeral: Numeral, last: int, exponent: int) -> Numeral:
    """A numeral with the power of ten that follows it."""
    factor = 10.0**exponent
    numeral.readings = tuple(value * factor for value in numeral.readings)
    numeral.last, numeral.step, numeral.plain = last, numeral.step * factor, False
    return numeral


def _with_suffix(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Digits with what belongs to them: "18th", "2½", "3/4", "1.2 million", "5k", "3亿"."""
    at = numeral.last
    if not tokens.joined(at):
        return numeral
    word = tokens.lower(at)
    if word in VULGAR:
        _add_part(numeral, VULGAR[word], at + 1)
    elif tokens.gap(at) == "":
        if word in ORDINAL_ENDINGS:
            numeral.last, numeral.ordinal, numeral.plain = at + 1, True, False
            return numeral
        _with_glued(tokens, numeral, word)
    elif word == "m" and tokens.gap(at) != "-" and is_of_money(tokens, numeral.first, numeral.last):
        _scale(numeral, LETTERS["m"])  # "£5 m"
        numeral.last = at + 1
    elif tokens.lower(at + 1) == "/" and numeral.plain and word.isdecimal():
        part = Numeral(at, at + 1, (int(word[:_LONGEST]),), plain=True)
        _slash(tokens, part)
        if part.fraction:  # "2 1/2"
            _add_part(numeral, part.readings[0], part.last)
    return _with_scales(tokens, numeral)


def _add_part(numeral: Numeral, part: float, last: int) -> None:
    numeral.readings = (numeral.readings[0] + part,)
    numeral.last, numeral.plain, numeral.step = last, False, 0.01


def _with_glued(tokens: Tokens, numeral: Numeral, word: str) -> None:
    """What stands at the digits without a space: "3/4", "3亿", "5k"."""
    at = numeral.last
    if word == "/":
        _slash(tokens, numeral)
    elif tokens.items[at].kind == "scale":
        for character in word:
            _scale(numeral, HAN[character])
        numeral.last = at + 1
    elif word in LETTERS and is_of_money(tokens, numeral.first, numeral.last):
        _scale(numeral, LETTERS[word])
        numeral.last = at + 1
    elif word == "m" and is_measured(tokens, at + 1):
        _scale(numeral, LETTERS["m"])  # "3.8m km"
        numeral.last = at + 1
    elif word == "m":
        # "100m" are metres, or a hundred million; the unit is read later.
        numeral.readings += tuple(value * LETTERS["m"] for value in numeral.readings)
    elif word in LETTERS:
        plain = numeral.readings
        _scale(numeral, LETTERS[word])
        numeral.readings, numeral.last = (*numeral.readings, *plain), at + 1


def _slash(tokens: Tokens, numeral: Numeral) -> None:
    """A fraction in digits ("3/4"): a part of a whole, not 24/7, nor 9/11."""
    at = numeral.last + 1
    if not (numeral.plain and tokens.joined(at) and tokens.items[at].kind == "number"):
        return
    below = tokens.source(at)
    top = numeral.readings[0]
    if not (
        tokens.gap(at) == "" and below.isdigit() and len(below) <= 3 and top < int(below) <= 10
    ):
        return
    numeral.readings = (top / int(below),)
    numeral.last, numeral.fraction, numeral.plain, numeral.step = at + 1, True, False, 0.01


def _with_scales(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Multiply by the scale words that follow; add a half for "and a half"."""
    while True:
        at = numeral.last
        word = tokens.lower(at)
        factor = _FACTORS.get(word)
        if factor and _may_scale(tokens, numeral, factor):
            _scale(numeral, factor)
            numeral.last = at + 1
        elif (
            word == "and"
            and tokens.lower(at + 1) == "a"
            and tokens.lower(at + 2) == "half"
            and not numeral.scaled
        ):
            numeral.readings = (numeral.readings[0] + 0.5,)
            numeral.last, numeral.step = at + 3, 0.5
            numeral.weak = numeral.plain = False
        else:
            return numeral


def _may_scale(tokens: Tokens, numeral: Numeral, factor: float) -> bool:
    """Does the scale word that follows go on the numeral: "100 thousand million", not "m m"?"""
    at = numeral.last
    if not tokens.joined(at) or factor <= numeral.factor or numeral.ordinal:
        return False  # "the first million" is one million
    return numeral.digits or tokens.lower(at) not in ABBREVIATIONS


def _scale(numeral: Numeral, factor: float) -> None:
    numeral.readings = tuple(value * factor for value in numeral.readings)
    numeral.step *= factor
    numeral.factor *= factor
    numeral.scaled, numeral.plain, numeral.weak = True, False, False


def _words(tokens: Tokens, at: int) -> Numeral | None:
    """A numeral in words, from token ``at``."""
    word = tokens.lower(at)
    if word in ("a", "an"):
        return _after_article(tokens, at)
    if word == "half" and tokens.lower(at + 1) in ("a", "an"):
        inner = _after_article(tokens, at + 1)
        if inner is not None and inner.scaled:
            inner.first, inner.step = at, inner.step / 2
            inner.readings = (inner.readings[0] / 2,)
            return inner
    if word in LEXICON and word not in SCALES:
        return _fraction(tokens, _with_scales(tokens, _number(tokens, at)))
    if word in SCALES and _is_ordinal(tokens, at - 1) and tokens.joined(at):
        worth, step = SCALES[word], 1.0 if word == "hundred" else SCALES[word]
        bare = Numeral(at, at + 1, (worth,), step, factor=step, scaled=True)
        return _with_scales(tokens, bare)
    if word in IMPLIED:
        return Numeral(at, at + 1, (IMPLIED[word],), weak=True, implied=True)
    value = ROMAN.get(tokens.source(at))
    if value is None:
        return None
    return Numeral(at, at + 1, (value,), weak=True, implied=True, ordinal=True)


def _is_ordinal(tokens: Tokens, at: int) -> bool:
    """Is a token an ordinal in words: the "first" of "the first hundred"?"""
    return at >= 0 and LEXICON.get(tokens.lower(at), ("", 0.0, False))[2]


def _after_article(tokens: Tokens, at: int) -> Numeral | None:
    """Read "a hundred and five", "a dozen", "a third of"; None for a bare article."""
    word = tokens.lower(at + 1)
    if not tokens.joined(at + 1):
        return None
    if word in SCALES:
        return _with_scales(tokens, _number(tokens, at))
    if word == "dozen":
        return Numeral(at, at + 2, (12,), scaled=True)
    if word in ("third", "quarter", "fifth", "tenth"):
        part = Numeral(at, at + 2, (1 / PARTS[word],), step=0.01, fraction=True)
        if tokens.lower(at + 2) == "of":
            return _part_of_scale(tokens, part)
        part.weak = True
        compared = tokens.lower(at + 2) == "as" and tokens.lower(at + 3) in _COMPARED
        compared = compared or end_of_point(tokens, at + 2) > 0  # "a quarter-point"
        return part if compared or _is_part(tokens, at) else None
    return None


def _is_part(tokens: Tokens, at: int) -> bool:
    """Is "a third" from token ``at`` a part, without "of": "by a third", "nearly a third voted"?"""
    after = at + 2
    return tokens.lower(at - 1) in _BEFORE_PART and (
        not tokens.joined(after) or tokens.lower(after) in _AFTER_PART
    )


def _part_of_scale(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Read on from a fraction: "a quarter of a million"."""
    at = numeral.last
    scale = SCALES.get(tokens.lower(at + 2))
    if scale and tokens.lower(at) == "of" and tokens.lower(at + 1) == "a":
        numeral.readings = (numeral.readings[0] * scale,)
        numeral.last, numeral.step, numeral.fraction, numeral.scaled = at + 3, 1, False, True
    return numeral


def _number(tokens: Tokens, at: int) -> Numeral:
    """The cardinal or ordinal in words from token ``at``; "a" counts as one."""
    number, index = WordNumber(), at
    while index == at or tokens.joined(index):
        word = tokens.lower(index)
        if word == "and" and number.may_take_and and _goes_on(tokens, index + 1, number.step):
            index += 1
        elif not number.take(word):
            break
        else:
            index += 1
    weak = number.value <= (3 if number.ordinal else 1) and not number.scaled
    return Numeral(
        at,
        index,
        (number.value,),
        number.step,
        ordinal=number.ordinal,
        weak=weak,
        factor=number.step,
        scaled=number.scaled,
    )


def _goes_on(tokens: Tokens, at: int, step: float) -> bool:
    """Does "and" go on a numeral here: "a hundred and five", not "two million and one million"?"""
    entry = LEXICON.get(tokens.lower(at))
    if entry is None or entry[0] in ("hundred", "scale") or not tokens.joined(at):
        return False
    return SCALES.get(tokens.lower(at + 1), 0) < max(step, 2)


def _fraction(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Read "two thirds", "three-quarters", "one-fifth"; "two halves" too."""
    at = numeral.last
    below = PARTS.get(tokens.lower(at))
    top = numeral.readings[0]
    if below is None or numeral.scaled or numeral.ordinal or not tokens.joined(at):
        return numeral
    plural = tokens.lower(at).endswith("s")
    if (top == 1) == plural or top >= below:
        return numeral
    numeral.readings, numeral.last, numeral.step = (top / below,), at + 1, 0.01
    numeral.fraction, numeral.weak = True, below == 2
    return _part_of_scale(tokens, numeral)
