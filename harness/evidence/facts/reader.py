"""What the readers of dates, times and periods share: the tokens, and the numerals still free."""

from __future__ import annotations

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.quantity import Quantity, QuantityKind
from harness.evidence.facts.tokens import Tokens

__all__ = ["Desk", "span_of"]


class Desk:
    """The numerals of one text, of which each reader takes those that belong to its expressions.

    Args:
        tokens: The text's tokens.
        numerals: Its numerals, in order; none overlapping.
        marks: Indices of the tokens at which anything can begin; the rest are plain words.

    Attributes:
        tokens: The text's tokens.
        numerals: Its numerals, free or not.
        marks: Indices of the tokens worth a look.
        found: What the readers found, in no particular order.
        taken: First tokens of the numerals that became part of something found.
    """

    def __init__(self, tokens: Tokens, numerals: list[Numeral], marks: list[int]) -> None:
        self.tokens = tokens
        self.numerals = numerals
        self.marks = marks
        self.found: list[Quantity] = []
        self.taken: set[int] = set()
        self._by_first = {numeral.first: numeral for numeral in numerals}
        self._by_last = {numeral.last: numeral for numeral in numerals}

    def before(self, at: int) -> Numeral | None:
        """The free numeral that ends right before token ``at``."""
        return self._free(self._by_last.get(at))

    def after(self, at: int) -> Numeral | None:
        """The free numeral that begins with token ``at``."""
        return self._free(self._by_first.get(at))

    def numeral_before(self, at: int) -> Numeral | None:
        """The numeral, free or not, that ends right before token ``at``."""
        return self._by_last.get(at)

    def _free(self, numeral: Numeral | None) -> Numeral | None:
        return None if numeral is None or numeral.first in self.taken else numeral

    def add(
        self,
        kind: QuantityKind,
        first: int,
        last: int,
        values: tuple[float, ...],
        *,
        unit: str = "",
        group: tuple[int, int] | None = None,
        weak: bool = False,
    ) -> Quantity:
        """Note a quantity that reaches from token ``first`` to before token ``last``."""
        start, end = span_of(self.tokens, first, last)
        quantity = Quantity(kind, start, end, values, unit, group or (start, end), weak=weak)
        quantity.digits = self.tokens.text[start].isdigit()
        self.found.append(quantity)
        return quantity

    def claim(self, first: int, last: int) -> None:
        """Take every numeral and mark from token ``first`` to before ``last``."""
        self.taken.update(range(first, last))
        self.marks = [at for at in self.marks if not first <= at < last]

    def take(self, *numerals: Numeral) -> None:
        """Mark numerals as part of something found."""
        self.taken.update(numeral.first for numeral in numerals)


def span_of(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Start and end, in code points, of the tokens from ``first`` to before ``last``."""
    return tokens.items[first].start, tokens.items[last - 1].end
