"""The gate itself: a result, a baseline and rules in, a report out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from fnmatch import fnmatchcase

from harness.errors import ConfigError, MetricError, ResultError
from harness.gates.baseline import Baseline, known
from harness.gates.drops import check_drops
from harness.gates.findings import check_findings, check_new_findings
from harness.gates.limits import check_limit
from harness.gates.missing import check_missing
from harness.gates.model import Check, GateReport, check_id
from harness.gates.places import worst_place
from harness.gates.rules import DropRule, FindingRule, Rules, Scope, ThresholdRule
from harness.gates.run import Run
from harness.gates.waivers import apply_waivers
from harness.result import MustCover, Result

__all__ = ["check"]


def check(
    result: Result,
    baseline: Baseline | None,
    rules: Rules,
    today: date,
    *,
    allow_signature: bool = False,
) -> GateReport:
    """Hold a run against rules and a baseline.

    Args:
        result: The run.
        baseline: What it must not fall below; None where there is none.
        rules: What is asked for.
        today: Waivers that end before it have expired.
        allow_signature: Go on where run and baseline were scored differently.

    Raises:
        ResultError: The run has no system, the signatures of run and baseline differ, or no system
            is common to both.
        MetricError: A rule names a metric that the run does not have.
        ConfigError: A rule's scope names no system or document, or no score can break or keep it.
    """
    if not result.systems:
        raise ResultError(
            "the run has no system, so there is nothing that could fail",
            cure="give the result.json that `harness run` wrote, or run it again",
        )
    run = Run(result, baseline)
    notes = [*_comparable(run, allow_signature=allow_signature), *run.notes]
    _known_names(run, rules)
    checks = [
        *check_missing(run, rules, notes),
        *_thresholds(run, rules.thresholds),
        *(check_drops(run, rules, notes) if baseline is not None else ()),
        *check_findings(run, rules),
        *(check_new_findings(run, rules) if baseline is not None else ()),
        *(_must_cover(run) if rules.must_cover else ()),
    ]
    if baseline is None and (rules.new_findings or rules.drops):
        notes.append("no baseline: what is new cannot be told, nor what got worse")
    if result.run.missing:
        notes.append(f"not in the run, as --allow-missing has it: {', '.join(result.run.missing)}")
    checks = list(apply_waivers(_once(checks), rules.waivers, today, notes))
    if any(each.outcome == "failed" and each.metric and each.score is None for each in checks):
        notes += [f"the run warns: {warning}" for warning in result.run.warnings]  # it says why
    return GateReport(
        run=result.run.name,
        signature=result.run.signature,
        baseline=None if baseline is None else baseline.signature,
        checks=tuple(checks),
        notes=tuple(dict.fromkeys(notes)),
    )


def _comparable(run: Run, *, allow_signature: bool) -> Iterator[str]:
    """Notes of what is not alike; an error where that makes a comparison worthless."""
    result, baseline = run.result, run.baseline
    if baseline is None:
        return
    differing = [
        name
        for name, info in result.metrics.items()
        if name in baseline.metrics and baseline.metrics[name].signature != info.signature
    ]
    if result.run.signature != baseline.signature or differing:
        names = f" (and those of {', '.join(differing)})" if differing else ""
        what = (
            f"the signatures of run and baseline differ{names}:"
            f"\n    run:      {result.run.signature}\n    baseline: {baseline.signature}"
        )
        if not allow_signature:
            raise ResultError(
                what,
                cure="score again as the baseline was, write the baseline anew, or go on all the "
                "same: --allow-signature",
            )
        yield what
    # a baseline narrowed down to a system that it has not is empty, as for the pytest plugin
    if baseline.systems and not {system.name for system in result.systems} & set(baseline.systems):
        raise ResultError(
            "run and baseline have no system in common: the run has "
            f"{', '.join(s.name for s in result.systems)}, the baseline "
            f"{', '.join(baseline.systems)}",
            cure="is this the right baseline? else write it anew: harness baseline write RUN",
        )


def _known_names(run: Run, rules: Rules) -> None:
    metrics = list(run.result.metrics)
    scores: tuple[ThresholdRule | DropRule, ...] = (*rules.thresholds, *rules.drops)
    for rule in scores:
        drop = isinstance(rule, DropRule)  # a threshold is of one metric, a drop of a pattern
        if rule.metric in metrics:
            check_limit(rule, run.result.metrics[rule.metric].range)
            continue
        if drop and any(fnmatchcase(metric, rule.metric) for metric in metrics):
            continue
        if rule.metric != "*" or not drop:
            near = get_close_matches(rule.metric, metrics, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise MetricError(
                f"{str(rule)!r}: the run has no metric {rule.metric!r}",
                cure=f"{hint}there are {', '.join(metrics) or 'none'}",
            )
    every: tuple[ThresholdRule | DropRule | FindingRule, ...] = (
        *scores,
        *rules.findings,
        *rules.new_findings,
    )
    for each in every:
        _known_scope(run, each.scope, str(each))


def _known_scope(run: Run, scope: Scope, rule: str) -> None:
    names = [system.name for system in run.result.systems]
    systems = [s for s in run.result.systems if scope.has_system(s.name)]
    wanted, what = scope.system, "system"
    if systems and scope.document is not None:
        names = sorted({document.id for system in systems for document in system.documents})
        wanted, what = scope.document, "document"
        if any(scope.has_document(name) for name in names):
            return
    elif systems:
        return
    if wanted == "*":  # nothing at all: other checks say so
        return
    near = get_close_matches(wanted, names, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise ConfigError(
        f"{rule!r}: the run has no {what} {wanted!r}",
        cure=f"{hint}there are {', '.join(names) or 'none'}",
    )


def _thresholds(run: Run, rules: Sequence[ThresholdRule]) -> Iterator[Check]:
    for rule in rules:
        for system in run.systems(rule.scope):
            if rule.scope.document is None:
                yield _threshold(run, rule, system.name, None)
                continue
            for document in system.documents:
                if rule.scope.has_document(document.id):
                    yield _threshold(run, rule, system.name, document.id)


def _threshold(run: Run, rule: ThresholdRule, system: str, document: str | None) -> Check:
    score = run.score(system, document, rule.metric)
    info = run.result.metrics[rule.metric]
    good = score is not None and rule.holds(score)
    if score is None:
        message = f"{rule.metric} is null: it could not be scored, so it is not {_rest(rule)}"
    elif good:
        message = f"{rule.metric} {score:.6g} is {_rest(rule)}"
    else:
        gap = abs(score - rule.limit)
        side = "below" if rule.comparison.startswith(">") else "above"
        message = f"{rule.metric} {score:.6g} is {gap:.4g} {side} {rule.limit:g}"
    versions = run.versions(system, document)
    return Check(
        id=check_id("threshold", str(rule), system, document or ""),
        kind="threshold",
        rule=str(rule),
        outcome="passed" if good else "failed",
        message=message,
        system=system,
        document=document,
        metric=rule.metric,
        score=score,
        limit=rule.limit,
        shown=None if good else worst_place(versions, rule.metric, info, fallen=False),
    )


def _rest(rule: ThresholdRule) -> str:
    return f"{rule.comparison} {rule.limit:g}"


_MUST_COVER = "every unit of the must-cover list is covered"


def _must_cover(run: Run) -> Iterator[Check]:
    rule = _MUST_COVER
    for version, system in run.documents(Scope()):
        document = version.document
        lacking = [unit for unit in document.must_cover if unit.status != "covered"]
        for unit in lacking:
            yield Check(
                id=check_id(rule, system, document.id, unit.text),
                kind="must cover",
                rule=rule,
                outcome="failed",
                message=_uncovered(unit),
                system=system,
                document=document.id,
                metric="coverage",
                score=known(unit.coverage),
            )
        if document.must_cover and not lacking:
            yield Check(
                id=check_id(rule, system, document.id),
                kind="must cover",
                rule=rule,
                outcome="passed",
                message=f"{len(document.must_cover)} covered",
                system=system,
                document=document.id,
            )


def _uncovered(unit: MustCover) -> str:
    coverage = known(unit.coverage)
    how = "not scored" if coverage is None else f"{unit.status}, coverage {coverage:.3g}"
    return f"must be covered and is {how}: “{' '.join(unit.text.split())}”"


def _once(checks: Sequence[Check]) -> Iterator[Check]:
    """Each failure once, though two rules forbid one finding."""
    seen: set[tuple[str | None, str | None, str]] = set()
    for each in checks:
        key = (each.system, each.document, each.id)
        if each.outcome != "failed" or key not in seen:
            yield each
        if each.outcome == "failed":
            seen.add(key)
