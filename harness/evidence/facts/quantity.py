"""What a quantity is: one number, day, year, price … of a text, with its place and value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["DATED", "Bound", "Quantity", "QuantityKind"]

QuantityKind = Literal[
    "number", "ordinal", "percent", "money", "measure", "day", "month", "year", "weekday",
    "decade", "century", "millennium", "quarter", "time",
]  # fmt: skip
Bound = Literal["exact", "about", "over", "under"]

DATED: frozenset[str] = frozenset(
    ("day", "month", "year", "weekday", "decade", "century", "millennium", "quarter", "time")
)
"""The kinds that stand on the calendar or the clock."""


@dataclass(slots=True)
class Quantity:
    """One quantity of a text.

    A range or a list is several quantities of one group: "27–28 December" holds two days.

    Attributes:
        kind: What sort of quantity it is.
        start: First code point of the quantity itself.
        end: One past its last.
        values: Its value, the likeliest reading first. Days are days of the month, months and
            weekdays count from 1 (Monday is 1), times are minutes after midnight, percentages are
            per cents, measures and money are in their ``unit``.
        unit: Unit, currency, for a day its month's number, for a time its zone; empty if not said.
        group: Start and end of the whole expression ("27–28 December 2023", "$5 million").
        bound: "nearly 500" is about, "more than 40" over, "less than 5" under.
        step: Worth of the last digit written: a value is known to half of it.
        weak: It can answer a quantity but, alone, states none ("one", "first", "a year").
        implied: Not a numeral, though it can answer one ("both", "twice", "a year"); weak too.
        family: What an implied number is one of ("turns": once, twice, three times), else empty.
        share: For the five of "one in five", 0.2: what it says with the number before; else 0.
        digits: Written with digits.
        name: The name it is part of, lower case ("covid" in COVID-19), else empty.
        noun: What is counted: the next word of content, lower case, singular.
        before: The word before.
        place: Its position among the text's quantities, 0 to 1.
        difference: It says by how much something is more or less ("eight points higher").
        company: How many quantities its expression holds ("27–28 December": two).
    """

    kind: QuantityKind
    start: int
    end: int
    values: tuple[float, ...]
    unit: str = ""
    group: tuple[int, int] = (0, 0)
    bound: Bound = "exact"
    step: float = 1.0
    weak: bool = False
    implied: bool = False
    family: str = ""
    share: float = 0.0
    digits: bool = False
    name: str = ""
    noun: str = ""
    before: str = ""
    place: float = 0.0
    difference: bool = False
    company: int = 1
