"""The command line, run in this process, and projects to run it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.cli import main

REFERENCE = """The committee met in Geneva on 12 May. It approved the budget of 40 million euros.

Members asked for a report on the harbour. The chair promised one before the summer.
"""


@dataclass(frozen=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def harness(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """Runs a command line in this process."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("HARNESS_DEBUG", raising=False)

    def run(*arguments: str | Path) -> Done:
        capfdbinary.readouterr()
        status = main([str(each) for each in arguments])
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return run


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Makes a project of one document and two systems; files given are added or replaced.

    A file given as None is taken away.
    """

    def make(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        root = tmp_path / "project"
        texts: dict[str, str | bytes | None] = {
            "references/news.txt": REFERENCE,
            "candidates/full/news.txt": REFERENCE,
            "candidates/brief/news.txt": "The committee met in Geneva on 12 May.\n",
        }
        for name, content in (texts | dict(files or {})).items():
            if content is not None:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return make
