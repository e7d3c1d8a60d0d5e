"""The run over the repository's own sample, held against the record of planted defects."""

from __future__ import annotations

import pytest

from harness.metaeval.planted import Planted, PlantedReport, match_planted
from harness.result import Finding, Result

# What holds today, with a little room; the aim is all of them and two. docs/sample.md says more.
FOUND_AT_LEAST = 0.95  # share of the planted defects
FALSE_ALARMS_AT_MOST = 19  # over the three candidates; most are omissions in the summary, of
# units that are 0.5 to 0.6 likely to be there: told, so that a clause lost in a translation is

pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def report(sample_result: Result, record: tuple[Planted, ...]) -> PlantedReport:
    report = match_planted(sample_result, record)
    print(table(report))  # noqa: T201 - shown by pytest when a test fails, or with -s
    return report


def table(report: PlantedReport) -> str:
    counts = [f"{c.found:3} of {c.planted:3}  {c.type}" for c in report.by_type()]
    missed = [
        f"missed {p.id} ({p.type}): {p.reference or '-'} | {p.candidate or '-'}"
        for p in report.missed
    ]
    alarms = [
        f"false alarm in {a.system}{f' on {a.planted.id}' if a.planted else ''}: {said(a.finding)}"
        for a in report.false_alarms
    ]
    mistyped = [f"mistyped {m.planted.id}: {said(m.finding)}" for m in report.mistyped]
    return "\n".join([*counts, *missed, *alarms, *mistyped])


def said(finding: Finding) -> str:
    sides = (finding.reference, finding.candidate)
    return f"{finding.category} {finding.fact or ''} " + " | ".join(
        "-" if side is None else side.text for side in sides
    )


def test_planted_defects_are_found(report: PlantedReport) -> None:
    assert report.recall is not None
    assert report.recall >= FOUND_AT_LEAST, table(report)


def test_false_alarms_are_few(report: PlantedReport) -> None:
    assert len(report.false_alarms) <= FALSE_ALARMS_AT_MOST, table(report)
