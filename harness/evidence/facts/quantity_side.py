"""One side of a comparison: a stretch, its quantities, and what its neighbours say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity import DATED, Quantity
from harness.evidence.facts.quantity_equality import equal
from harness.evidence.facts.quantity_index import SCANNED, keys

__all__ = ["Side"]


_NEXT = len(" apiece")


class Side:
    """A stretch of the reference, or of the candidate.

    Args:
        text: The stretch.
        neighbours: The text around it; read only when something is looked for there.

    Attributes:
        text: The stretch.
        quantities: Its quantities, in order.
    """

    def __init__(self, text: str, neighbours: str) -> None:
        self.text = text
        self.quantities = find_quantities(text)
        self._neighbours = neighbours

    def says(self, quantity: Quantity) -> bool:
        """Is the quantity anywhere in the stretch or beside it?"""
        same = (other for key in keys(quantity) for other in self._by_value.get(key, ()))
        return _any_alike(quantity, same) or _any_alike(quantity, self._all[:SCANNED])

    def repeats(self, quantity: Quantity) -> bool:
        """Is its thing counted twice: "one river, one river and one lake", which are two rivers?"""
        return quantity.noun != "" and self._nouns[quantity.noun] > 1

    def counts_others(self, quantity: Quantity) -> bool:
        """Does it count the others of a group: "Yale and two other universities"?"""
        end = quantity.group[1]
        after = self.text[end : end + len(" others")].lower()
        return quantity.before in ("other", "another") or "other" in after

    def tells_each(self, quantity: Quantity) -> bool:
        """Does it say what each of several has: "5 million each"?"""
        end = quantity.group[1]
        after = self.text[end : end + _NEXT].lower().lstrip()
        return quantity.before == "each" or after.startswith(("each", "apiece"))

    @cached_property
    def _all(self) -> list[Quantity]:
        return [*self.quantities, *find_quantities(self._neighbours)]

    @cached_property
    def _by_value(self) -> dict[str, list[Quantity]]:
        index: dict[str, list[Quantity]] = {}
        for quantity in self._all:
            for key in keys(quantity):
                index.setdefault(key, []).append(quantity)
        return index

    @cached_property
    def _nouns(self) -> Counter[str]:
        return Counter(quantity.noun for quantity in self.quantities)


def _any_alike(quantity: Quantity, others: Iterable[Quantity]) -> bool:
    return any(_alike(quantity, other) for other in others)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Equal, and of one kind: "the 19th Congress" does not excuse "December 19"."""
    if one.family != other.family:
        return False  # nor do "two tablets" excuse "twice", nor "twice" them
    if one.kind != other.kind and (one.implied or other.implied):
        return False  # "a day" does not excuse "one tablet"
    dated = {one.kind, other.kind} & DATED
    return (not dated or one.kind == other.kind or "month" in dated) and equal(one, other)
