"""Facts: numbers, dates, names, negation and what changed in them between aligned stretches."""

from harness.evidence.facts.base import FactChange, FactComparer, FactContext, FactKind
from harness.evidence.facts.meaning import compare_meaning
from harness.evidence.facts.name_changes import compare_names
from harness.evidence.facts.quantity_comparison import compare_quantities
from harness.evidence.facts.symbols import compare_symbols

__all__ = [
    "FactChange",
    "FactComparer",
    "FactContext",
    "FactKind",
    "compare_meaning",
    "compare_names",
    "compare_quantities",
    "compare_symbols",
    "comparers",
]


def comparers() -> tuple[FactComparer, ...]:
    """All comparers, in the order in which their findings are told."""
    return (compare_quantities, compare_names, compare_meaning, compare_symbols)
