"""Which finding names which planted error."""

from __future__ import annotations

import re
from collections.abc import Mapping

from harness.result import Finding

__all__ = ["EXPECTED", "accepted_findings", "is_expected"]

_FIGURES = frozenset({"number", "date", "time", "money"})
_NAMES = frozenset({"name"}) | _FIGURES  # entities are quantities and dates, too
_ANY: frozenset[str] = frozenset()

_OMISSION: dict[str, frozenset[str]] = {"Accuracy/Omission": _ANY}

EXPECTED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "id4": {"Accuracy/Untranslated text": _ANY},
    "id5": _OMISSION,
    "id6": {"Accuracy/Addition": _ANY},
    "id7": {"Accuracy/Mistranslation": frozenset({"antonym"})},
    "id8": {"Accuracy/Mistranslation": frozenset({"negation"})},
    "id9": {"Accuracy/Mistranslation": _NAMES},
    "id10": {"Accuracy/Mistranslation": _FIGURES},
    "id11": {"Accuracy/Mistranslation": frozenset({"gender"})},
    "id21": _OMISSION,
    "id22": _OMISSION,
    "id23": _OMISSION,
    "id24": _OMISSION,
    "id25": {**_OMISSION, "Accuracy/Mistranslation": _NAMES},
}
"""Categories of findings that name a perturbation rightly, each with its facts; none is any."""

_NUMBER = re.compile(r"(?:^|_)(id\d+)(?=_|$)")


def is_expected(perturbation: str, finding: Finding) -> bool:
    """Whether a finding names the planted error rightly."""
    accepted = accepted_findings(perturbation)
    if finding.category not in accepted:
        return False
    facts = accepted[finding.category]
    return not facts or finding.fact in facts


def accepted_findings(perturbation: str) -> Mapping[str, frozenset[str]]:
    """Categories that name a perturbation rightly, with their facts; empty where none does."""
    number = _NUMBER.search(perturbation)
    return EXPECTED.get(number.group(1), {}) if number else {}
