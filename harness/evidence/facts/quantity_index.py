"""Finds what is equal to a quantity among many without trying each."""

from __future__ import annotations

from collections.abc import Sequence

from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_equality import equal

__all__ = ["SCANNED", "Index", "keys"]

SCANNED = 64
"""Quantities tried one by one for what is equal only after conversion."""


class Index:
    """Quantities of a text, to be asked for those equal to one.

    Of more than :data:`SCANNED` only those that are written with the same value are tried: no
    sentence holds so many, and a table's row would take the square of its length.

    Args:
        quantities: All of them, in order.
    """

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._all = quantities
        self._by_value: dict[str, list[Quantity]] | None = None
        if len(quantities) > SCANNED:
            self._by_value = {}
            for quantity in quantities:
                for key in dict.fromkeys(keys(quantity)):
                    self._by_value.setdefault(key, []).append(quantity)

    def equal_to(self, quantity: Quantity) -> list[Quantity]:
        """Those that are equal to one, each once."""
        tried: Sequence[Quantity] = self._all
        if self._by_value is not None:
            tried = [other for key in keys(quantity) for other in self._by_value.get(key, ())]
        found = {id(other): other for other in tried if equal(quantity, other)}
        return list(found.values())


def keys(quantity: Quantity) -> list[str]:
    """The values of a quantity, equal for what a float cannot tell apart."""
    return [f"{value:.9g}" for value in quantity.values]
