"""Gates: is a run good enough, and did it get worse? Baseline, thresholds, waivers.

``check(result, baseline, rules, today)`` is pure and gives a typed :class:`GateReport`;
``make_baseline(result)`` is what a later run is held against.
"""

from __future__ import annotations

from harness.gates.baseline import BASELINE_SCHEMA, Baseline, load_baseline, make_baseline
from harness.gates.checking import check
from harness.gates.model import CHECK_SCHEMA, Check, GateReport, Shown
from harness.gates.rules import (
    DropRule,
    FindingRule,
    Rules,
    Scope,
    ThresholdRule,
    Waiver,
    parse_drop,
    parse_finding,
    parse_threshold,
)

__all__ = [
    "BASELINE_SCHEMA",
    "CHECK_SCHEMA",
    "Baseline",
    "Check",
    "DropRule",
    "FindingRule",
    "GateReport",
    "Rules",
    "Scope",
    "Shown",
    "ThresholdRule",
    "Waiver",
    "check",
    "load_baseline",
    "make_baseline",
    "parse_drop",
    "parse_finding",
    "parse_threshold",
]
