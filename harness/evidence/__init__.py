"""Evidence: coverage and support of every unit, changed facts, findings, calibration."""

from harness.evidence.aggregate import Totals, combine, document_totals, totals, unit_length

__all__ = ["Totals", "combine", "document_totals", "totals", "unit_length"]
