"""A gate's report as JUnit XML: a suite a system, a test case a check."""

from __future__ import annotations

from harness.gates.model import Check, GateReport
from harness.gates.text import shown_lines
from harness.reports.junit import JUnitCase, JUnitSuite, Outcome, junit_xml

__all__ = ["write_junit"]

_OUTCOMES: dict[str, Outcome] = {
    "passed": "passed",
    "failed": "failed",
    "waived": "skipped",
    "not enough data": "skipped",
}


def write_junit(report: GateReport) -> str:
    """The whole report; what is waived or could not be tested is skipped and says why."""
    suites: dict[str, list[Check]] = {}
    for check in report.checks:
        suites.setdefault(check.system or "the run", []).append(check)
    return junit_xml(
        f"harness check {report.run}",
        [
            JUnitSuite(
                name=name,
                cases=[_case(check) for check in checks],
                properties=[("signature", report.signature)],
            )
            for name, checks in suites.items()
        ],
    )


def _case(check: Check) -> JUnitCase:
    name = check.rule
    if check.kind == "drop" and check.metric:
        name += f": {check.metric}"
    if check.kind != "drop" and check.kind != "threshold" and check.outcome != "passed":
        name += f" [{check.id}]"
    return JUnitCase(
        group=check.place,
        name=name,
        outcome=_OUTCOMES[check.outcome],
        message=check.message,
        text="\n".join([check.message, *shown_lines(check)]),
    )
