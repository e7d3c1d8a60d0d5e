"""Limits that mean nothing: ``coverage >= 90``, where coverage goes from 0 to 1."""

from __future__ import annotations

from harness.errors import ConfigError
from harness.gates.rules import DropRule, ThresholdRule

__all__ = ["check_limit"]


def check_limit(
    rule: ThresholdRule | DropRule, score_range: tuple[float | None, float | None]
) -> None:
    """See that some score keeps a rule, and some other does not.

    A threshold on the range's own end is taken: null does not keep it.

    Args:
        rule: Of one metric.
        score_range: The metric's, None where it has no bound.

    Raises:
        ConfigError: No score can, or every score does.
    """
    low, high = score_range
    if isinstance(rule, DropRule):
        if rule.size is None or low is None or high is None or rule.size <= high - low:
            return
        said, value = f"no score can get worse by {rule.size:g}", rule.size
    else:
        beyond = high is not None and rule.limit > high
        if (low is None or rule.limit >= low) and not beyond:
            return
        kept = beyond == rule.comparison.startswith("<")
        said, value = f"{'every' if kept else 'no'} score keeps it", rule.limit
    ends = f"from {_end(low)} to {_end(high)}"
    share = f", so write {value / 100:g} for {value:g} %" if high == 1 and 1 < value <= 100 else ""
    raise ConfigError(f"{str(rule)!r}: {said}", cure=f"{rule.metric} goes {ends}{share}")


def _end(bound: float | None) -> str:
    return "any number" if bound is None else f"{bound:g}"
