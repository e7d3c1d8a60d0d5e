"""Waivers: failures that are known and borne for a while, and no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from harness.gates.model import Check
from harness.gates.rules import Waiver

__all__ = ["apply_waivers"]


def apply_waivers(
    checks: Iterable[Check], waivers: Sequence[Waiver], today: date, notes: list[str]
) -> Iterator[Check]:
    """Waive the failures that waivers name; an expired waiver waives nothing and is a failure.

    Args:
        checks: All of a gate.
        waivers: Each with the last day on which it holds.
        today: The day to compare with.
        notes: Told of waivers that no failure needs.
    """
    checks = list(checks)
    by_id = {waiver.id: waiver for waiver in waivers}
    for check in checks:
        waiver = by_id.get(check.id)
        yield (
            check if waiver is None or check.outcome != "failed" else _waived(check, waiver, today)
        )
    failing = [check.id for check in checks if check.outcome == "failed"]
    for waiver in waivers:
        if waiver.expires < today:
            yield _expired(waiver)
        elif waiver.id not in failing:
            near = get_close_matches(waiver.id, failing, n=1, cutoff=0.8)
            hint = f" (did you mean {near[0]}?)" if near else ""
            notes.append(f"the waiver of {waiver.id} waives nothing{hint}: {waiver.reason}")


def _waived(check: Check, waiver: Waiver, today: date) -> Check:
    if waiver.expires < today:
        said = f"{check.message}; its waiver expired on {waiver.expires} ({waiver.reason})"
        return check.model_copy(update={"message": said})
    said = f"{check.message}; waived until {waiver.expires}: {waiver.reason}"
    return check.model_copy(update={"outcome": "waived", "message": said})


def _expired(waiver: Waiver) -> Check:
    return Check(
        id=waiver.id,
        kind="waiver",
        rule="no waiver has expired",
        outcome="failed",
        message=f"the waiver of {waiver.id} expired on {waiver.expires} ({waiver.reason}): mend "
        "what it waives, take it out, or give it a new date",
    )
