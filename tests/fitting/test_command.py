"""The scripts that make tables and models say how they are called, and write nothing otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fitting import command, common_words, word_counts

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("arguments", [(), ("NOWHERE",), ("NOWHERE", "EITHER")], ids=len)
def test_word_tables_has_a_usage_line(arguments: tuple[str, ...]) -> None:
    script = [sys.executable, "benchmarks/word_tables.py", *arguments]

    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_none_is_told_before_the_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # a list of no words would have been written over the one that is there
    for script in (common_words, word_counts):
        monkeypatch.setattr(script, "TARGET", tmp_path / "target")
    monkeypatch.setattr(sys, "argv", ["script", str(tmp_path / "typo")])

    for call in (common_words.main, word_counts.main, lambda: command.read_arguments("Fits.")):
        with pytest.raises(SystemExit) as left:
            call()
        assert left.value.code == 2
        assert "is no folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
