"""The typed report of a gate. Its JSON is what `harness check --format json` prints."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["CHECK_SCHEMA", "Check", "GateReport", "Kind", "Outcome", "Shown", "check_id"]

CHECK_SCHEMA: Literal["harness-check/1"] = "harness-check/1"

Kind = Literal["threshold", "drop", "finding", "new finding", "must cover", "missing", "waiver"]
Outcome = Literal["passed", "failed", "waived", "not enough data"]


def check_id(*parts: str) -> str:
    """What a waiver can name: made of rule and place."""
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:12]


class _Node(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


class Shown(_Node):
    """The paragraph that a check is about: both texts, verbatim."""

    document: str
    reference: int | None = Field(description="index of the reference paragraph")
    reference_text: str
    candidate: tuple[int, ...] = Field(description="indexes of the candidate's that answer it")
    candidate_text: str


class Check(_Node):
    """One thing that was looked at.

    A score that keeps its rule, or a document without a forbidden finding, is one check that
    passed; every failure is a check of its own.
    """

    id: str = Field(description="of the finding, or made of rule and place: what a waiver names")
    kind: Kind
    rule: str = Field(description="the rule in its own words")
    outcome: Outcome
    message: str = Field(description="what, and by how much, in one line")
    system: str | None = None
    document: str | None = None
    metric: str | None = None
    score: float | None = None
    limit: float | None = Field(None, description="the threshold, or the baseline's score")
    p_value: float | None = Field(None, description="of the drop, corrected for all of its rule")
    shown: Shown | None = None

    @property
    def place(self) -> str:
        """``SYSTEM/DOCUMENT``, ``SYSTEM``, or ``the run``."""
        return "/".join(part for part in (self.system, self.document) if part) or "the run"


class GateReport(_Node):
    """All that `harness check` says."""

    schema_: Literal["harness-check/1"] = Field(CHECK_SCHEMA, alias="schema")
    run: str
    signature: str
    baseline: str | None = Field(description="the baseline's signature; null without one")
    checks: tuple[Check, ...]
    notes: tuple[str, ...] = Field((), description="what the reader should know")

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        ser_json_inf_nan="null",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def of(self, outcome: Outcome) -> tuple[Check, ...]:
        """The checks that came out so."""
        return tuple(check for check in self.checks if check.outcome == outcome)

    @property
    def failures(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return self.of("failed")

    @property
    def passed(self) -> bool:
        """Whether the gate is open."""
        return not self.failures

    def to_json(self) -> str:
        """The report as one JSON document."""
        return self.model_dump_json(by_alias=True, indent=1)
