"""The result as it is: one JSON document (schema ``harness-result/1``)."""

from __future__ import annotations

from harness.reports.registry import writer
from harness.result import Result

__all__ = ["write_json"]


@writer("json", suffix=".json")
def write_json(result: Result) -> str:
    """The result's JSON, with a line feed at its end."""
    return result.to_json() + "\n"
