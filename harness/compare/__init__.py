"""Comparison of systems: which is better, by which metric, and is it significant."""

from harness.compare.core import compare
from harness.compare.model import Comparison
from harness.compare.testing import Options

__all__ = ["Comparison", "Options", "compare"]
