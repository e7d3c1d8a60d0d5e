"""Findings that a gate forbids: outright, or where the baseline has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.gates.baseline import BaselineDocument
from harness.gates.known_units import DocumentUnits
from harness.gates.model import Check, Kind, check_id
from harness.gates.places import Version, show_finding
from harness.gates.rules import FindingRule, Rules
from harness.gates.run import Run
from harness.result import EVIDENCE_METRICS, Finding

__all__ = ["check_findings", "check_new_findings"]


def check_findings(run: Run, rules: Rules) -> Iterator[Check]:
    """A check for each finding that a rule forbids, or one for a document that has none."""
    for rule in rules.findings:
        yield from _without_documents(run, rule)
        for version, system in run.documents(rule.scope):
            bad = [finding for finding in version.document.findings if rule.forbids(finding)]
            unseen = not bad and not version.document.was_searched
            yield from _checks(version, system, bad, f"no {rule}", is_new=False, unseen=unseen)


def _without_documents(run: Run, rule: FindingRule) -> Iterator[Check]:
    """A failure for each system that has nothing to look at: it has not passed for having none."""
    for system in run.systems(rule.scope):
        if not system.documents:
            label = f"no {rule}"
            yield Check(
                id=check_id(label, system.name, "unseen"),
                kind="finding",
                rule=label,
                outcome="failed",
                message="it has no document: nothing was looked for",
                system=system.name,
            )


def check_new_findings(run: Run, rules: Rules) -> Iterator[Check]:
    """The same for those that the baseline has not, or not so severe.

    What is left of an omission or addition that the baseline has is not new.
    """
    for rule in rules.new_findings:
        for version, system in run.documents(rule.scope):
            then = run.then(system, version.document.id)
            if then is None:
                continue  # a note says that the baseline has no such document
            units = DocumentUnits(version.document)
            bad = [
                finding
                for finding in version.document.findings
                if rule.forbids(finding) and not _is_known(finding, units, then, rule)
            ]
            # a baseline keeps no units: where it has a score of ours, it was searched
            searched = any(then.scores.get(metric) is not None for metric in EVIDENCE_METRICS)
            unseen = searched and not version.document.was_searched
            yield from _checks(version, system, bad, f"no new {rule}", is_new=True, unseen=unseen)


def _is_known(
    finding: Finding, units: DocumentUnits, then: BaselineDocument, rule: FindingRule
) -> bool:
    """Whether the baseline has it, or one that it is a part of, as severe as the rule forbids."""
    before = [each for each in then.findings if rule.matches(finding.category, each.severity)]
    if any(each.id == finding.id for each in before):
        return True
    alike = (each.id for each in before if each.category == finding.category)
    return units.is_part(finding, [then.units[id_] for id_ in alike if id_ in then.units])


def _checks(
    version: Version,
    system: str,
    bad: Sequence[Finding],
    label: str,
    *,
    is_new: bool,
    unseen: bool,
) -> Iterator[Check]:
    """``unseen``: a document that nothing was looked for in has not passed for having none."""
    document = version.document.id
    kind: Kind = "new finding" if is_new else "finding"
    if unseen:
        yield Check(
            id=check_id(label, system, document, "unseen"),
            kind=kind,
            rule=label,
            outcome="failed",
            message="no unit is scored: nothing was looked for, so that there is none is not known",
            system=system,
            document=document,
        )
        return
    for finding in bad:
        yield Check(
            id=finding.id,
            kind=kind,
            rule=label,
            outcome="failed",
            message=_said(finding, is_new=is_new),
            system=system,
            document=document,
            shown=show_finding(version, finding),
        )
    if not bad:
        yield Check(
            id=check_id(label, system, document),
            kind=kind,
            rule=label,
            outcome="passed",
            message="none",
            system=system,
            document=document,
        )


def _said(finding: Finding, *, is_new: bool) -> str:
    name = finding.category.rpartition("/")[2]
    quoted = " → ".join(
        f"“{' '.join(span.text.split())}”"
        for span in (finding.reference, finding.candidate)
        if span
    )
    new = "new " if is_new else ""
    return f"{new}{finding.severity} {name}: {finding.explanation}" + (
        f": {quoted}" if quoted else ""
    )
