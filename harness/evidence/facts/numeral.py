"""What a numeral is: a number as it is written, before anything is said of what it counts."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Numeral"]


@dataclass(slots=True)
class Numeral:
    """A numeral in a token list.

    Attributes:
        first: Index of its first token.
        last: One past its last token.
        readings: What it can mean, the likeliest first ("1.200": 1.2, or 1200).
        step: Worth of its last written digit: 100,000 for "1.2 million".
        ordinal: "18th", "eighteenth".
        weak: It can answer a number, but by itself states none ("one", "first", "II").
        implied: No numeral at all, though it can answer one ("both", "twice"); weak too.
        digits: Written with digits.
        factor: Worth of its scale words: a million in "1.2 million", else 1.
        scaled: Has a scale word, be it "dozen".
        plain: Only digits, no separator: can be a year.
        fraction: "two thirds".
    """

    first: int
    last: int
    readings: tuple[float, ...]
    step: float = 1
    ordinal: bool = False
    weak: bool = False
    implied: bool = False
    digits: bool = False
    factor: float = 1
    scaled: bool = False
    plain: bool = False
    fraction: bool = False
