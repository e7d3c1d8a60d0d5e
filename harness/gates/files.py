"""Files and lines of checks: what annotations need, and a result does not have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from harness.documents import Document, read_document
from harness.errors import HarnessError
from harness.gates.github import Location
from harness.gates.model import Check, GateReport
from harness.runs.layout import Layout, find_layout

__all__ = ["locate"]


def locate(
    report: GateReport, project: Path, config: dict[str, Any], *, root: Path
) -> dict[int, Location]:
    """Files and lines of failures, by the check's place in ``report.checks``.

    A line is that of the candidate's paragraph; where nothing answers the reference's paragraph,
    the reference's own. Files that are not there any more are passed over: the report stands
    without them.

    Args:
        report: The gate's.
        project: Holds references/ and candidates/.
        config: The run's ``run.config``, which says how the texts were read.
        root: What paths are given from; those outside it stay whole.
    """
    try:
        layout = find_layout(project)
    except HarnessError:
        return {}
    finder = _Finder(layout, config, root)
    found = {}
    for number, check in enumerate(report.checks):
        if check.outcome == "failed" and (location := finder.find(check)) is not None:
            found[number] = location
    return found


class _Finder:
    """Reads each file once."""

    def __init__(self, layout: Layout, config: dict[str, Any], root: Path) -> None:
        self._layout, self._config, self._root = layout, config, root
        self._read: dict[Path, Document | None] = {}

    def find(self, check: Check) -> Location | None:
        document = check.document or (check.shown.document if check.shown else None)
        if document is None:
            return None
        candidate = self._layout.candidates.get(check.system or "", {}).get(document)
        reference = self._layout.references.get(document)
        shown = check.shown
        if shown is not None and not shown.candidate and shown.reference is not None and reference:
            return self._at(reference, shown.reference)
        path = candidate or reference
        if path is None:
            return None
        return self._at(path, shown.candidate[0] if shown and shown.candidate else None)

    def _at(self, path: Path, paragraph: int | None) -> Location:
        line = None if paragraph is None else self._line(path, paragraph)
        return Location(self._name(path), line or 1)

    def _line(self, path: Path, paragraph: int) -> int | None:
        if path not in self._read:
            try:
                self._read[path] = read_document(
                    path,
                    paragraphs=self._config.get("paragraphs", "auto"),
                    aligned=bool(self._config.get("aligned")),
                    language=self._config.get("language"),
                )
            except HarnessError:
                self._read[path] = None
        document = self._read[path]
        if document is None or paragraph >= len(document.paragraphs):
            return None
        return document.paragraphs[paragraph].line or None

    def _name(self, path: Path) -> str:
        whole = path.resolve()
        root = self._root.resolve()
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()
