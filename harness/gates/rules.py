"""Rules of a gate, and how they are written, in harness.toml and on the command line alike.

=================  ==========================================================================
threshold          ``[SCOPE:] METRIC (>=|>|<=|<) NUMBER``, such as ``coverage >= 0.9``
drop               ``[SCOPE:] METRIC [by NUMBER]``, such as ``BLEU by 2``
findings           ``[SCOPE:] SEVERITY [CATEGORY]``, such as ``major Omission``
scope              ``SYSTEM`` or ``SYSTEM/DOCUMENT``, wildcards as in a shell
=================  ==========================================================================

Without a scope a score's rule holds for every system as a whole; with ``SYSTEM/DOCUMENT`` for each
document by itself. A findings' rule looks at documents either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from fnmatch import fnmatchcase
from math import isfinite
from typing import Literal, TypeVar

from harness.errors import ConfigError
from harness.result import SEVERITIES, Finding, Severity

__all__ = [
    "Comparison",
    "DropRule",
    "FindingRule",
    "Rules",
    "Scope",
    "ThresholdRule",
    "Waiver",
    "parse_drop",
    "parse_finding",
    "parse_threshold",
]

Comparison = Literal[">=", ">", "<=", "<"]

_CATEGORIES = ("Omission", "Addition", "Mistranslation", "Untranslated text")
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_SCOPE = r"(?:(?P<scope>\S.*?)\s*:\s+)?"
_THRESHOLD = re.compile(rf"{_SCOPE}(?P<metric>\S+?)\s*(?P<sign>[<>]=?)\s*(?P<number>{_NUMBER})")
_DROP = re.compile(rf"{_SCOPE}(?P<metric>\S+?)(?:\s+by\s+(?P<number>{_NUMBER}))?")
_FINDING = re.compile(rf"{_SCOPE}(?P<severity>\S+)(?:\s+(?P<category>\S.*?))?")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which systems, or which of their documents.

    Attributes:
        system: A pattern of systems' names.
        document: A pattern of documents' ids; None for the system as a whole.
    """

    system: str = "*"
    document: str | None = None

    def has_system(self, name: str) -> bool:
        """Whether a system is within."""
        return _matches(name, self.system)

    def has_document(self, document: str) -> bool:
        """Whether a document of a system within is itself within."""
        return self.document is None or _matches(document, self.document)

    def __str__(self) -> str:
        return self.system if self.document is None else f"{self.system}/{self.document}"


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class ThresholdRule:
    """A score must be on the right side of a number; a score that is null is not."""

    metric: str
    comparison: Comparison
    limit: float
    scope: Scope = EVERYTHING

    def holds(self, score: float) -> bool:
        """Whether a score keeps the rule."""
        return {
            ">=": score >= self.limit,
            ">": score > self.limit,
            "<=": score <= self.limit,
            "<": score < self.limit,
        }[self.comparison]

    def __str__(self) -> str:
        return f"{_prefix(self.scope)}{self.metric} {self.comparison} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class DropRule:
    """A score must not get worse: significantly at all, or by ``size`` whatever the significance.

    Attributes:
        metric: A pattern of metrics' names.
        size: In the metric's units, above 0; None where significance alone decides.
        scope: Where.
    """

    metric: str
    size: float | None = None
    scope: Scope = EVERYTHING

    def __str__(self) -> str:
        size = "" if self.size is None else f" by {self.size:g}"
        return f"{_prefix(self.scope)}{self.metric}{size}"


@dataclass(frozen=True, slots=True)
class FindingRule:
    """No finding of this severity or a worse one.

    Attributes:
        severity: The least that counts.
        category: ``Omission`` or ``Accuracy/Omission``, in any case; None for all.
        scope: Where.
    """

    severity: Severity
    category: str | None = None
    scope: Scope = EVERYTHING

    def matches(self, category: str, severity: Severity) -> bool:
        """Whether a finding is one that the rule forbids."""
        return SEVERITIES.index(severity) >= SEVERITIES.index(self.severity) and self._has_category(
            category
        )

    def forbids(self, finding: Finding) -> bool:
        """:meth:`matches` for a finding of a result."""
        return self.matches(finding.category, finding.severity)

    def _has_category(self, category: str) -> bool:
        if self.category is None:
            return True
        wanted, name = self.category.casefold(), category.casefold()
        return wanted in (name, name.rpartition("/")[2])

    def __str__(self) -> str:
        category = "" if self.category is None else f" {self.category}"
        return f"{_prefix(self.scope)}{self.severity}{category}"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A failure that is known and borne for a while.

    Attributes:
        id: The finding's, or the failed check's.
        reason: Why it is borne.
        expires: The last day on which it is.
    """

    id: str
    reason: str
    expires: date


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a gate asks for; the defaults are what `harness check` asks for without a word.

    Attributes:
        thresholds: Absolute demands.
        drops: What must not fall below the baseline.
        findings: What must not be found at all.
        new_findings: What must not be found unless the baseline has it.
        must_cover: Every unit of units/DOC.txt must be covered.
        allow_missing: Systems and documents of the baseline may be gone.
        level: p-values up to this are significant; 0 turns significance off.
        waivers: Failures that are known.
    """

    thresholds: tuple[ThresholdRule, ...] = ()
    drops: tuple[DropRule, ...] = (DropRule("*"),)
    findings: tuple[FindingRule, ...] = ()
    new_findings: tuple[FindingRule, ...] = (
        FindingRule("critical"),
        FindingRule("major", "Omission"),
    )
    must_cover: bool = True
    allow_missing: bool = False
    level: float = 0.05
    waivers: tuple[Waiver, ...] = ()

    def of_system(self, system: str) -> Rules:
        """The rules for one system as a whole: scores, no findings."""
        return replace(
            self,
            thresholds=_within(self.thresholds, system, None),
            drops=_within(self.drops, system, None),
            findings=(),
            new_findings=(),
            must_cover=False,
        )

    def of_document(self, system: str, document: str) -> Rules:
        """The rules for one document of one system by itself."""
        return replace(
            self,
            thresholds=_within(self.thresholds, system, document),
            drops=_within(self.drops, system, document),
            findings=_looking(self.findings, system, document),
            new_findings=_looking(self.new_findings, system, document),
        )


def parse_threshold(text: str) -> ThresholdRule:
    """Read ``[SCOPE:] METRIC >= NUMBER``.

    Raises:
        ConfigError: It is not of that form.
    """
    found = _THRESHOLD.fullmatch(text.strip())
    if found is None:
        raise ConfigError(
            f"{text!r} is no threshold", cure="write it like coverage >= 0.9, or summary: BLEU >= 3"
        )
    sign: Comparison = found["sign"]  # type: ignore[assignment]  # the pattern has just these
    return ThresholdRule(found["metric"], sign, _finite(found["number"]), _scope(found["scope"]))


def parse_drop(text: str) -> DropRule:
    """Read ``[SCOPE:] METRIC [by NUMBER]``.

    Raises:
        ConfigError: It is not of that form, or the number is not above 0.
    """
    found = _DROP.fullmatch(text.strip())
    if found is None:
        raise ConfigError(
            f"{text!r} is no rule for a drop", cure="write it like coverage, or BLEU by 2"
        )
    size = None if found["number"] is None else _finite(found["number"])
    if size is not None and size <= 0:
        raise ConfigError(
            f"{text!r}: a drop of {size:g} is none",
            cure="give how much worse a score may get, above 0, whichever way the metric goes",
        )
    return DropRule(found["metric"], size, _scope(found["scope"]))


def parse_finding(text: str) -> FindingRule:
    """Read ``[SCOPE:] SEVERITY [CATEGORY]``.

    Raises:
        ConfigError: It is not of that form, or the severity or category is unknown.
    """
    found = _FINDING.fullmatch(text.strip())
    if found is None:
        raise ConfigError(f"{text!r} is no rule for findings", cure="write it like major Omission")
    severity = _known(found["severity"], SEVERITIES, "severity")
    category = found["category"]
    # a category with a dimension ("Fluency/Grammar") may be another tool's: it is taken as it is
    if category is not None and "/" not in category:
        category = _known(category, _CATEGORIES, "category of findings")
    return FindingRule(
        next(each for each in SEVERITIES if each == severity), category, _scope(found["scope"])
    )


ScoreRule = TypeVar("ScoreRule", ThresholdRule, DropRule)


def _within(rules: Iterable[ScoreRule], system: str, document: str | None) -> tuple[ScoreRule, ...]:
    """Rules for a document's scores, or with None, for the system's."""
    return tuple(
        rule
        for rule in rules
        if rule.scope.has_system(system)
        and (rule.scope.document is None) == (document is None)
        and (document is None or rule.scope.has_document(document))
    )


def _looking(rules: Iterable[FindingRule], system: str, document: str) -> tuple[FindingRule, ...]:
    return tuple(
        rule
        for rule in rules
        if rule.scope.has_system(system) and rule.scope.has_document(document)
    )


def _matches(name: str, pattern: str) -> bool:
    """A name is always within itself, though it may hold what is a wildcard: ``v[1]``."""
    return name == pattern or fnmatchcase(name, pattern)


def _scope(text: str | None) -> Scope:
    if text is None:
        return EVERYTHING
    system, slash, document = text.partition("/")
    return Scope(system or "*", (document or "*") if slash else None)


def _prefix(scope: Scope) -> str:
    return "" if scope == EVERYTHING else f"{scope}: "


def _finite(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise ConfigError(f"{text} is too great a number", cure="give a score")
    return value


def _known(text: str, names: Iterable[str], what: str) -> str:
    by_key = {name.casefold(): name for name in names}
    if text.casefold() in by_key:
        return by_key[text.casefold()]
    near = get_close_matches(text.casefold(), by_key, n=1)
    hint = f"did you mean {by_key[near[0]]!r}? " if near else ""
    raise ConfigError(f"unknown {what} {text!r}", cure=f"{hint}one of {', '.join(by_key.values())}")
