"""Projects on disk, and texts to put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

REFERENCE = """The committee met in Geneva on 12 May. It approved the budget of 40 million euros.

Members asked for a report on the harbour. The chair promised one before the summer.
"""
CLOSE = """On 12 May the committee met in Geneva. It approved the budget of 40 million euros.

Members asked for a report about the harbour. The chair promised one before summer.
"""
SHORT = "The committee met in Geneva on 12 May.\n"


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes files, by path within the project; gives the project's folder."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "project"
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return make


@pytest.fixture
def texts() -> dict[str, str]:
    """A project of two systems and two documents."""
    return {
        "references/budget.txt": REFERENCE,
        "references/notes.txt": SHORT,
        "candidates/full/budget.txt": CLOSE,
        "candidates/full/notes.txt": SHORT,
        "candidates/brief/budget.txt": SHORT,
        "candidates/brief/notes.txt": "Nothing of the kind happened in Geneva.\n",
    }
