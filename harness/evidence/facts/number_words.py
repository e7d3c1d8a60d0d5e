"""The words that English numbers are made of, and the grammar that adds them up."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "ABBREVIATIONS", "HAN", "IMPLIED", "LETTERS", "LEXICON", "NUMBER_WORDS", "PARTS", "ROMAN",
    "SCALES", "VULGAR", "WordNumber",
]  # fmt: skip

Category = Literal["ones", "teens", "tens", "hundred", "scale"]

_SMALL = (
    ("zero", "zeroth"), ("one", "first"), ("two", "second"), ("three", "third"),
    ("four", "fourth"), ("five", "fifth"), ("six", "sixth"), ("seven", "seventh"),
    ("eight", "eighth"), ("nine", "ninth"), ("ten", "tenth"), ("eleven", "eleventh"),
    ("twelve", "twelfth"), ("thirteen", "thirteenth"), ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"), ("sixteen", "sixteenth"), ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"), ("nineteen", "nineteenth"),
)  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12, "quadrillion": 1e15,
}  # fmt: skip
"""Worth of the scale words."""

ABBREVIATIONS = {"mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
HAN = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125}

LEXICON: dict[str, tuple[Category, float, bool]] = {}
"""Category, value, and whether an ordinal, of each word a number in words consists of."""
for _value, (_cardinal, _ordinal) in enumerate(_SMALL):
    _category: Category = "ones" if _value < 10 else "teens"
    LEXICON[_cardinal] = (_category, _value, False)
    LEXICON[_ordinal] = (_category, _value, True)
for _word, _tens in _TENS.items():
    LEXICON[_word] = ("tens", _tens, False)
    LEXICON[_word[:-1] + "ieth"] = ("tens", _tens, True)
for _word, _scale in SCALES.items():
    _category = "hundred" if _word == "hundred" else "scale"
    LEXICON[_word] = (_category, _scale, False)
    LEXICON[_word + "th"] = (_category, _scale, True)

PARTS: dict[str, int] = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
"""What a whole is divided into: "thirds" into 3."""
for _value, (_, _ordinal) in enumerate(_SMALL):
    if _value > 2:
        PARTS |= {_ordinal: _value, f"{_ordinal}s": _value}
PARTS |= {"hundredths": 100, "thousandths": 1000, "millionths": 1_000_000}

IMPLIED: dict[str, float] = {
    "both": 2, "couple": 2, "pair": 2, "pairs": 2, "twice": 2, "double": 2, "doubled": 2,
    "doubles": 2, "doubling": 2, "duo": 2, "twin": 2, "twins": 2, "dual": 2, "bilateral": 2,
    "neither": 2, "either": 2, "twofold": 2, "secondly": 2, "triple": 3, "tripled": 3,
    "triples": 3, "tripling": 3, "treble": 3, "trebled": 3, "trebles": 3, "trebling": 3, "trio": 3,
    "thrice": 3, "triplets": 3, "threefold": 3, "thirdly": 3, "tripartite": 3, "trilateral": 3,
    "quadruple": 4, "quadrupled": 4, "quadruples": 4, "quadrupling": 4, "quadruplets": 4,
    "quartet": 4, "fourfold": 4, "fourthly": 4, "quadripartite": 4, "quintet": 5, "fifthly": 5,
    "quintupled": 5, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
    "tenfold": 10, "dozen": 12, "once": 1, "single": 1, "sole": 1, "only": 1, "another": 1,
    "firstly": 1, "half": 0.5, "halved": 0.5, "halving": 0.5, "none": 0, "nil": 0, "no": 0,
}  # fmt: skip
"""Words that are no numerals, but can answer one: "both sisters", "the two sisters"."""

ROMAN: dict[str, float] = {
    "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12,
    "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XX": 20, "XXI": 21,
}  # fmt: skip

NUMBER_WORDS: frozenset[str] = frozenset(
    (*LEXICON, *PARTS, *IMPLIED, *(word.lower() for word in ROMAN), *VULGAR)
)
"""Every word, in lower case, with which a numeral can begin or end."""

_MAY_FOLLOW: dict[Category, frozenset[str]] = {
    "ones": frozenset(("start", "tens", "hundred", "scale")),
    "teens": frozenset(("start", "hundred", "scale")),
    "tens": frozenset(("start", "hundred", "scale")),
    "hundred": frozenset(("ones", "teens", "tens")),
    "scale": frozenset(("ones", "teens", "tens", "hundred", "scale")),
}


class WordNumber:
    """A number in words, taken in one word at a time: "two", "hundred", "five", "thousand".

    Attributes:
        step: Worth of the last scale word; 1 without any.
        ordinal: Its last word is an ordinal; it takes no further word.
        scaled: It has a scale word, be it "hundred".
    """

    def __init__(self) -> None:
        self._total = 0.0
        self._current = 0.0
        self._last = "start"
        self.step = 1.0
        self.ordinal = self.scaled = False

    @property
    def value(self) -> float:
        """The number so far."""
        return self._total + self._current

    @property
    def may_take_and(self) -> bool:
        """Can "and" stand here, as in "a hundred and five"?"""
        return self._last in ("hundred", "scale")

    def take(self, word: str) -> bool:
        """Add a word; False, and nothing is changed, where the number cannot go on with it."""
        entry = LEXICON.get("one" if word in ("a", "an") and self._last == "start" else word)
        if entry is None or self.ordinal:
            return False
        category, value, ordinal = entry
        if category == "scale" and value <= self.step:
            return False  # "a million million" is a slip
        if self._last not in _MAY_FOLLOW[category]:
            if not self._year_goes_on(category):
                return False
            self._current *= 100  # "nineteen" + "ninety"
        if category == "scale":
            self._multiply(value)
        elif category == "hundred":
            self._current *= value
            self.step, self.scaled = 1.0, True
        else:
            self._current += value
            self.step = 1.0
        self._last, self.ordinal = category, ordinal
        return True

    def _year_goes_on(self, category: Category) -> bool:
        """Two numbers that are one year: "nineteen ninety-five", "twenty nineteen"."""
        if self._total or category not in ("teens", "tens"):
            return False
        return self._current == 20 or (10 < self._current < 20 and category == "tens")

    def _multiply(self, factor: float) -> None:
        if self._last == "scale":  # "a thousand million"
            self._total *= factor
        else:
            self._total += self._current * factor
        self._current, self.step, self.scaled = 0.0, factor, True
