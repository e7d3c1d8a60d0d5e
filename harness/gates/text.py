"""A gate's report for the terminal: failures with their paragraph, then what else matters."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from harness.gates.model import Check, GateReport
from harness.reports.text import one_line, shorten

__all__ = ["render", "shown_lines", "summary_line"]

_LONGEST = 600
"""Characters of a paragraph that are shown."""

_STYLES = {"failed": "bold red", "waived": "yellow", "not enough data": "cyan", "passed": "green"}


def render(report: GateReport) -> Text:
    """What went wrong and where, for a rich console; one text with line ends."""
    text = Text()
    for check in report.failures:
        _add(text, check)
        for line in shown_lines(check):
            text.append(f"    {line}\n", style="dim")
    for outcome in ("waived", "not enough data"):
        for check in report.checks:
            if check.outcome == outcome:
                _add(text, check)
    for note in report.notes:
        text.append("note", style="bold")
        text.append(f"  {one_line(note)}\n")
    text.append(
        summary_line(report), style=_STYLES["passed" if report.passed else "failed"]
    ).append("\n")
    return text


def summary_line(report: GateReport) -> str:
    """The outcome in one line."""
    counts = [
        f"{len(report.of(outcome))} {outcome}"
        for outcome in ("failed", "passed", "waived", "not enough data")
        if report.of(outcome)
    ]
    return f"gate {'passed' if report.passed else 'failed'}: {', '.join(counts) or 'nothing asked'}"


def shown_lines(check: Check) -> Iterator[str]:
    """The paragraph that a check is about, both texts, one line each."""
    shown = check.shown
    if shown is None:
        return
    if shown.reference is not None:
        place = f"{one_line(shown.document)} ¶{shown.reference}"
        yield f"reference, {place}: {shorten(shown.reference_text, _LONGEST)}"
    if shown.candidate:
        marks = ", ".join(f"¶{index}" for index in shown.candidate)
        yield f"candidate, {marks}: {shorten(shown.candidate_text, _LONGEST)}"
    else:
        yield "candidate: nothing answers it"


def _add(text: Text, check: Check) -> None:
    text.append(check.outcome.upper(), style=_STYLES[check.outcome])
    text.append(f"  {one_line(check.place)}", style="bold")
    text.append(f"  {one_line(check.rule)}  [{one_line(check.id)}]\n")
    text.append(f"    {one_line(check.message)}\n")
