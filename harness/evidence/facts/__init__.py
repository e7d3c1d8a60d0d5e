"""Facts: numbers, dates, names, negation and what changed in them between aligned stretches."""

from harness.evidence.facts.base import FactChange, FactComparer, FactContext, FactKind

__all__ = ["FactChange", "FactComparer", "FactContext", "FactKind"]
