"""A gate's report for GitHub Actions: a step summary in Markdown, and annotations.

The commands and their escapes are those of the runner's "Workflow commands":
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harness.gates.model import Check, GateReport
from harness.gates.text import shown_lines, summary_line
from harness.reports.markdown import escape_markdown
from harness.reports.text import shorten, visible

__all__ = ["Location", "annotation_commands", "step_summary"]

_SHOWN = 200
"""Failures that a summary shows: GitHub takes 1 MiB a step."""
_LONGEST = 1000
_SIGNS = {"failed": "❌", "waived": "⏸️", "not enough data": "❔"}


@dataclass(frozen=True, slots=True)
class Location:
    """Where a check points: a file as the repository names it, and a line from 1."""

    path: str
    line: int | None = None


def step_summary(report: GateReport) -> str:
    """Markdown for ``$GITHUB_STEP_SUMMARY``; also what `--format markdown` prints."""
    sign = "✅" if report.passed else "❌"
    blocks = [f"## {sign} {escape_markdown(report.run)}: {summary_line(report)}"]
    blocks += [f"> {escape_markdown(note)}" for note in report.notes]
    for outcome, heading in (
        ("failed", "Failures"),
        ("waived", "Waived"),
        ("not enough data", "Not enough data"),
    ):
        found = [check for check in report.checks if check.outcome == outcome]
        if found:
            blocks.append(f"### {heading}")
            blocks.append(_table(found[:_SHOWN]))
        if len(found) > _SHOWN:
            blocks.append(f"… and {len(found) - _SHOWN} more")
    details = [block for check in report.failures[:_SHOWN] for block in _detail(check)]
    if details:
        blocks += ["<details>\n<summary>Paragraphs</summary>", *details, "</details>"]
    return "\n\n".join(blocks) + "\n"


def _table(checks: list[Check]) -> str:
    rows = ["|  | where | rule | what | id |", "| :-- | :-- | :-- | :-- | :-- |"]
    rows += [
        f"| {_SIGNS[check.outcome]} | {escape_markdown(check.place)} "
        f"| {escape_markdown(check.rule)} "
        f"| {escape_markdown(shorten(check.message, _LONGEST))} | `{_code(check.id)}` |"
        for check in checks
    ]
    return "\n".join(rows)


def _code(text: str) -> str:
    return visible(text).replace("`", "'").replace("|", "¦").replace("\n", " ")


def _detail(check: Check) -> Iterator[str]:
    lines = list(shown_lines(check))
    if lines:
        head = f"**{escape_markdown(check.place)}**, {escape_markdown(check.rule)}:"
        yield "\n".join([head, "", *(f"> {escape_markdown(line)}  " for line in lines)])


def annotation_commands(report: GateReport, locations: Mapping[int, Location]) -> Iterator[str]:
    """One line a failure, such as ``::error file=…,line=…,title=…::message``.

    Args:
        report: The gate's.
        locations: By the check's place in ``report.checks``, where it is known.
    """
    for number, check in enumerate(report.checks):
        if check.outcome != "failed":
            continue
        location = locations.get(number)
        properties = {}
        if location is not None:
            properties["file"] = location.path
            if location.line is not None:
                properties["line"] = str(location.line)
        properties["title"] = f"{check.place}: {check.rule}"
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        message = "\n".join([check.message, *shown_lines(check)])
        yield f"::error {listed}::{_data(message)}"


def _data(text: str) -> str:
    text = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
