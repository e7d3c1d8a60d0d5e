"""What the baseline has and the run has not, and references that are not the same."""

from __future__ import annotations

from collections.abc import Iterator

from harness.gates.model import Check, check_id
from harness.gates.rules import Rules
from harness.gates.run import Run

__all__ = ["check_missing", "missing_check"]


def check_missing(run: Run, rules: Rules, notes: list[str]) -> Iterator[Check]:
    """A failure for each system and document that is gone, and for each changed reference.

    Args:
        run: With its baseline.
        rules: Whether something may be gone.
        notes: Told of what is gone where it may be.
    """
    for system, document in run.gone():
        if rules.allow_missing:
            place = system if document is None else f"{system}/{document}"
            notes.append(f"{place} is in the baseline and not in the run")
        else:
            yield missing_check(system, document)
    for document in run.changed_references():
        yield Check(
            id=check_id("reference", document),
            kind="missing",
            rule="the references are the baseline's",
            outcome="failed",
            message=f"the reference of {document} is not the one that the baseline was made of, "
            "so what got worse cannot be told: write the baseline anew",
            document=document,
        )


def missing_check(system: str, document: str | None) -> Check:
    """The failure for a system of the baseline that is gone, or for one of its documents."""
    place = system if document is None else f"{system}/{document}"
    what = "system" if document is None else "document"
    return Check(
        id=check_id("missing", place),
        kind="missing",
        rule="nothing of the baseline is missing",
        outcome="failed",
        message=f"the {what} {place} of the baseline is not in the run",
        system=system,
        document=document,
    )
