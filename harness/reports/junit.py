"""JUnit XML, as Jenkins, GitLab and their like read it: a suite a system, a test case a document.

The form is the one that Jenkins's xUnit plugin publishes a schema of (junit-10.xsd). Nothing in it
tells of the hour or the machine, so that two reports of one result are the same.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from harness.reports.registry import writer
from harness.reports.text import shorten, visible
from harness.reports.view import score_line, weight
from harness.result import DocumentResult, Finding, Result, Span, SystemResult

__all__ = ["JUnitCase", "JUnitSuite", "junit_xml", "write_junit"]

Outcome = Literal["passed", "failed", "skipped"]

_QUOTE = 300
_MESSAGE = 300
_NO_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


@dataclass(frozen=True, slots=True)
class JUnitCase:
    """A test case.

    Attributes:
        group: Its ``classname``: where a reader files it.
        name: Unique within its group.
        outcome: Failed and skipped ones say why.
        message: One line; of a failed or skipped case.
        text: The whole of it: of a failed case its failure, else what it printed.
    """

    group: str
    name: str
    outcome: Outcome = "passed"
    message: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class JUnitSuite:
    """A test suite."""

    name: str
    cases: Sequence[JUnitCase]
    properties: Sequence[tuple[str, str]] = ()

    def count(self, outcome: Outcome) -> int:
        """How many cases came out so."""
        return sum(case.outcome == outcome for case in self.cases)


def junit_xml(name: str, suites: Sequence[JUnitSuite]) -> str:
    """The XML of some suites, with its declaration; any text is made fit for XML."""
    root = ET.Element(
        "testsuites",
        name=_text(name),
        tests=str(sum(len(suite.cases) for suite in suites)),
        failures=str(sum(suite.count("failed") for suite in suites)),
        errors="0",
    )
    for suite in suites:
        root.append(_suite(suite))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(suite: JUnitSuite) -> ET.Element:
    element = ET.Element(
        "testsuite",
        name=_text(suite.name),
        tests=str(len(suite.cases)),
        failures=str(suite.count("failed")),
        errors="0",
        skipped=str(suite.count("skipped")),
    )
    if suite.properties:
        properties = ET.SubElement(element, "properties")
        for key, value in suite.properties:
            ET.SubElement(properties, "property", name=_text(key), value=_text(value))
    for case in suite.cases:
        element.append(_case(case))
    return element


def _case(case: JUnitCase) -> ET.Element:
    element = ET.Element("testcase", classname=_text(case.group), name=_text(case.name))
    message = shorten(_text(case.message), _MESSAGE)
    if case.outcome == "failed":
        failure = ET.SubElement(element, "failure", type="failure", message=message)
        failure.text = _text(case.text or case.message)
    elif case.outcome == "skipped":
        ET.SubElement(element, "skipped", message=message)
    if case.text and case.outcome != "failed":
        ET.SubElement(element, "system-out").text = _text(case.text)
    return element


def _text(text: str) -> str:
    return visible(text).translate(_NO_XML)


@writer("junit", suffix=".xml")
def write_junit(result: Result) -> str:
    """A suite a system; a document fails for a major or critical finding or an uncovered unit.

    One in which nothing could be looked for is skipped, and so is one that the system lacks.

    `harness check --junit` writes the outcome of the gates instead.
    """
    return junit_xml(result.run.name, [_system(result, system) for system in result.systems])


def _system(result: Result, system: SystemResult) -> JUnitSuite:
    return JUnitSuite(
        name=system.name,
        cases=[
            *(_document(result, system, document) for document in system.documents),
            *(
                JUnitCase(
                    group=system.name,
                    name=missing.removeprefix(f"{system.name}/"),
                    outcome="skipped",
                    message="the system lacks this document",
                )
                for missing in result.run.missing
                if missing.startswith(f"{system.name}/")
            ),
        ],
        properties=[
            *((name, "null" if v is None else f"{v:g}") for name, v in system.scores.items()),
            ("signature", result.run.signature),
        ],
    )


def _document(result: Result, system: SystemResult, document: DocumentResult) -> JUnitCase:
    grave = [finding for finding in document.findings if finding.severity != "minor"]
    open_units = [unit for unit in document.must_cover if unit.status != "covered"]
    # where nothing was looked for, nobody knows that a unit is lacking
    lacking = open_units if document.was_searched else [u for u in open_units if u.status]
    lines = [score_line(document.scores, result.metrics, document.scores)]
    lines += [
        f"must cover, {u.status or 'not scored'}: {shorten(u.text, _QUOTE)}" for u in open_units
    ]
    lines += _findings(document.findings)
    faults = [
        f"{len(each)} {what}{'' if len(each) == 1 else 's'}{how}"
        for each, what, how in (
            (grave, "major or critical finding", ""),
            (lacking, "unit", " not covered"),
        )
        if each
    ]
    unseen = not faults and not document.was_searched
    return JUnitCase(
        group=system.name,
        name=document.id,
        outcome="failed" if faults else "skipped" if unseen else "passed",
        message="no unit is scored: nothing was looked for" if unseen else "; ".join(faults),
        text="\n".join(line for line in lines if line),
    )


def _findings(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in sorted(findings, key=lambda each: -weight(each.severity)):
        yield f"{finding.severity} {finding.category} [{finding.id}]: {finding.explanation}"
        for side, span in (("reference", finding.reference), ("candidate", finding.candidate)):
            if span is not None:
                yield f"  {side} {_quote(span)}"


def _quote(span: Span) -> str:
    return f"¶{span.paragraph}: {shorten(span.text, _QUOTE)}"
