"""Is a score worse than the baseline's, and is that more than chance?

A drop counts if it is at least as large as the rule allows, or significant: by paired approximate
randomisation (Riezler and Maxwell 2005) over paragraphs, segments, or from twenty documents on,
documents. The test is one-sided, for a gate asks whether a score fell and not whether it moved; it
is corrected by Westfall and Young's method for all that one rule compares, so that a rule over many
metrics and documents does not fail by chance, and a few damaged segments that pull all metrics down
are not excused for there being many metrics.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from zlib import crc32

from harness.compare.model import counted
from harness.gates.model import Check, Outcome, check_id
from harness.gates.places import worst_place
from harness.gates.rules import DropRule, Rules
from harness.gates.run import Run
from harness.gates.samples import DocumentSample
from harness.metrics.signed import has_further_references
from harness.statistics.correction import westfall_young
from harness.statistics.resampling import SEED

__all__ = ["check_drops"]

_ROUNDING = 1e-9
"""Scores closer than this are the same."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A score of both sides; ``documents`` are those that it is made of."""

    system: str
    document: str | None
    metric: str
    before: float | None
    after: float | None
    documents: tuple[str, ...]

    def worse(self, *, higher_is_better: bool) -> float:
        """By how much it got worse, in the metric's units; 0 or less where it did not."""
        if self.before is None or self.after is None:
            return 0.0
        return self.before - self.after if higher_is_better else self.after - self.before


def check_drops(run: Run, rules: Rules, notes: list[str]) -> Iterator[Check]:
    """Hold every score that a rule names against the baseline's.

    Args:
        run: With its baseline.
        rules: Drops and the level of significance.
        notes: Told where only a part of the documents could be compared.
    """
    for rule in rules.drops:
        compared = [
            each
            for metric in run.result.metrics
            if fnmatchcase(metric, rule.metric)
            and run.baseline is not None
            and metric in run.baseline.metrics
            for each in _compared(run, rule, metric, notes)
        ]
        p_values = _corrected(run, compared, level=rules.level)
        for each, p_value in zip(compared, p_values, strict=True):
            yield _check(run, rule, each, p_value, level=rules.level)


def _compared(run: Run, rule: DropRule, metric: str, notes: list[str]) -> Iterator[_Compared]:
    for system in run.systems(rule.scope):
        common, whole = run.comparable(system.name)
        if not common:
            if run.baseline is not None and system.name in run.baseline.systems:
                yield _Compared(system.name, None, metric, None, None, ())
            continue  # a system that is new is told of elsewhere
        if rule.scope.document is None:
            yield _system(run, system.name, metric, common, notes, whole=whole)
            continue
        for document in common:
            if rule.scope.has_document(document):
                then = run.score_then(system.name, document, metric)
                now = run.score(system.name, document, metric)
                yield _Compared(system.name, document, metric, then, now, (document,))


def _system(
    run: Run, system: str, metric: str, common: list[str], notes: list[str], *, whole: bool
) -> _Compared:
    documents = tuple(common)
    if whole:
        then, now = run.score_then(system, None, metric), run.score(system, None, metric)
        return _Compared(system, None, metric, then, now, documents)
    count = counted(len(common), "documents")
    notes.append(f"{system}: compared on {count}, which both sides have alike")
    if has_further_references(run.result.metrics[metric].signature):
        notes.append(f"{system}: {metric} of these is against the first of several references")
    before, after = _samples(run, system, documents)
    then, now = run.tester.scores(before, after, metric) or (None, None)
    return _Compared(system, None, metric, then, now, documents)


def _samples(
    run: Run, system: str, documents: tuple[str, ...]
) -> tuple[list[DocumentSample], list[DocumentSample]]:
    versions = {version.document.id: version for version in run.versions(system)}
    pairs = [(versions[d].before, versions[d].after) for d in documents]
    kept = [(before, after) for before, after in pairs if before is not None]
    return [before for before, _ in kept], [after for _, after in kept]


def _corrected(run: Run, compared: list[_Compared], *, level: float) -> list[float | None]:
    """p-values corrected for the whole family; what did not fall counts in it."""
    fell = [
        each.worse(higher_is_better=run.result.metrics[each.metric].higher_is_better) > _ROUNDING
        for each in compared
    ]
    if level <= 0 or not any(fell):
        return [None] * len(compared)
    found = []
    for each in compared:
        before, after = _samples(run, each.system, each.documents)
        found.append(run.tester.falls(before, after, each.metric, seed=_seed(each.documents)))
    return westfall_young(found)


def _seed(documents: tuple[str, ...]) -> int:
    """One of each set of documents: what shares texts shares trials, and nothing else does."""
    return SEED + crc32("\0".join(documents).encode("utf-8", "surrogatepass"))


def _check(
    run: Run, rule: DropRule, each: _Compared, p_value: float | None, *, level: float
) -> Check:
    info = run.result.metrics[each.metric]
    worse = each.worse(higher_is_better=info.higher_is_better)
    outcome, message = _judged(
        rule, each, worse, p_value, _tested(run, each, p_value, level), level
    )
    shown = None
    if outcome == "failed":
        versions = [v for v in run.versions(each.system) if v.document.id in each.documents]
        shown = worst_place(versions, each.metric, info, fallen=True)
    return Check(
        id=check_id("drop", str(rule), each.metric, each.system, each.document or ""),
        kind="drop",
        rule=f"no drop of {rule}",
        outcome=outcome,
        message=message,
        system=each.system,
        document=each.document,
        metric=each.metric,
        score=each.after,
        limit=each.before,
        p_value=p_value if worse > _ROUNDING else None,
        shown=shown,
    )


def _judged(
    rule: DropRule,
    each: _Compared,
    worse: float,
    p_value: float | None,
    tested: str,
    level: float,
) -> tuple[Outcome, str]:
    name = each.metric
    if not each.documents:
        return "not enough data", f"{name}: run and baseline have no document alike"
    if each.before is None:
        return "not enough data", f"{name} has no score in the baseline to be held against"
    if each.after is None:
        return "failed", f"{name} was {each.before:.6g} and is null now: it could not be scored"
    if worse <= _ROUNDING:
        return "passed", f"{name} {each.after:.6g}, in the baseline {each.before:.6g}"
    said = f"{name} got worse by {worse:.4g}: from {each.before:.6g} to {each.after:.6g}"
    if p_value is not None and p_value <= level:
        return "failed", f"{said} (significant, {tested})"
    if rule.size is not None:
        if worse >= rule.size - _ROUNDING:
            return "failed", f"{said} ({rule.size:g} or more fails; {tested})"
        return "passed", f"{said} (less than {rule.size:g}; {tested})"
    if level <= 0:
        return "passed", f"{said} ({tested})"
    if p_value is None:
        return "not enough data", f"{said} ({tested})"
    return "passed", f"{said} (not significant, {tested})"


def _tested(run: Run, each: _Compared, p_value: float | None, level: float) -> str:
    """The p-value and what it is of, or why there is none."""
    if level <= 0:
        return "no test asked for"
    if p_value is None:
        return run.tester.untested(_samples(run, each.system, each.documents)[0], each.metric)
    several = has_further_references(run.result.metrics[each.metric].signature)
    return f"p = {p_value:.2g}" + (", tested against the first of several references" * several)
