"""The command line as a process: exit statuses, streams, speed of start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

import pytest

import harness.cli
from harness.__main__ import main as start
from harness.errors import ProjectError

Harness = Callable[..., Any]
Project = Callable[..., Path]


def command(
    *arguments: str | Path, input_: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "harness", *map(str, arguments)],
        input=input_,
        capture_output=True,
        check=False,
        env={**os.environ, "HF_HUB_OFFLINE": "1", "COLUMNS": "100", **environment},
    )


def test_a_user_who_breaks_off_while_it_starts_sees_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class BrokenOff(MetaPathFinder):
        def find_spec(self, fullname: str, *_: object) -> None:
            if fullname == "harness.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "harness.cli")
    monkeypatch.setattr(sys, "meta_path", [BrokenOff(), *sys.meta_path])
    assert start() == 130
    assert capsys.readouterr() == ("", "\nbroken off\n")


def test_a_run_of_the_real_command_is_fine(project: Project) -> None:
    root = project()
    done = command("run", root, "--encoder", "fake", NO_COLOR="1")
    assert done.returncode == 0
    assert "coverage" in done.stdout.decode()
    assert b"\x1b[" not in done.stdout
    assert done.stderr.decode() == f"report: {root}/reports/latest/report.html\n"


def test_an_error_is_one_message_on_stderr_and_status_2(tmp_path: Path) -> None:
    done = command("run", tmp_path / "nowhere")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().startswith(f"error: {tmp_path}/nowhere: there is no such folder")
    assert b"Traceback" not in done.stderr


def test_the_real_command_reads_a_pipe_and_prints_utf8_anywhere(tmp_path: Path) -> None:
    (tmp_path / "ref.txt").write_text("Le café — très bon, n’est-ce pas ?\n", encoding="utf-8")
    done = command(
        *("score", tmp_path / "ref.txt", "-m", "BLEU", "--format", "json"),
        input_=(tmp_path / "ref.txt").read_bytes(),
        PYTHONIOENCODING="ascii",
    )
    assert done.returncode == 0, done.stderr
    assert "café — très" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_fault(project: Project) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "harness", "run", str(project()), "-m", "BLEU", "-f", "json", "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert error == b""


@pytest.mark.parametrize(
    "to", [("report",), ("report", "-f", "csv"), ("check", "-t", "BLEU >= 100")]
)
def test_a_reader_that_goes_away_is_no_failed_gate(project: Project, to: tuple[str, ...]) -> None:
    root = project()
    assert command("run", root, "-m", "BLEU").returncode == 0
    verb, *options = to
    process = subprocess.Popen(
        [sys.executable, "-m", "harness", verb, str(root / "reports" / "latest"), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert error == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
@pytest.mark.parametrize(
    "arguments",
    [("run",), ("run", "--format", "json"), ("metrics",), ("metrics", "--format", "json")],
    ids=" ".join,
)
def test_a_full_disk_is_told_and_is_no_fault_of_harness(
    project: Project, arguments: tuple[str, ...]
) -> None:
    verb, *options = arguments
    place = [str(project()), "-m", "BLEU", "-q"] if verb == "run" else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "harness", verb, *place, *options],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: No space left on device\n  \xe2\x86\x92 ")
    assert done.stderr.count(b"\n") == 2


def test_a_closed_stdout_ends_no_command(project: Project) -> None:
    root = project()
    line = f"exec {sys.executable} -m harness run {root} -m BLEU -q >&-"
    done = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (root / "reports" / "latest" / "report.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("check",),
        ("compare", "--quiet"),
        ("compare", "--quiet", "--format", "html"),
        ("metrics",),
        ("score", "--help"),
    ],
    ids=" ".join,
)
def test_any_locale_will_do(project: Project, arguments: tuple[str, ...]) -> None:
    root = project({"candidates/Überseß/news.txt": "Das Café.\n"})
    assert command("run", root, "-m", "BLEU").returncode == 0
    verb, *options = arguments
    run = [root / "reports" / "latest"] if verb in {"report", "check", "compare"} else []
    latin = command(verb, *run, *options, PYTHONIOENCODING="latin-1")
    assert (latin.returncode, latin.stderr) == (0, b"")
    latin.stdout.decode("utf-8")
    if run and verb != "check":
        assert "Überseß" in latin.stdout.decode("utf-8")


@pytest.mark.parametrize("module", ["harness", "harness.cli"])
def test_the_command_line_starts_without_torch(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'torch', 'transformers'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version_is_told(harness: Harness) -> None:
    done = harness("--version")
    assert done.status == 0
    assert done.out.startswith("harness ")


def test_help_names_every_command(harness: Harness) -> None:
    done = harness("--help")
    assert done.status == 0
    for verb in ("run", "score", "compare", "report", "metrics", "meta-eval"):
        assert f"\n  {verb} " in done.out


@pytest.mark.parametrize(
    "arguments", [[], ["rn"], ["run", "--metrics"], ["score"], ["run", "--paragraphs", "x"]]
)
def test_wrong_usage_is_status_2(harness: Harness, arguments: list[str]) -> None:
    done = harness(*arguments)
    assert done.status == 2
    assert "Usage: harness" in done.out + done.err


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("harness.runs.run_project", fail)


def test_a_fault_is_status_3_and_says_how_to_report_it(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(ZeroDivisionError("division by\nzero"), monkeypatch)
    done = harness("run")
    assert done.status == 3
    assert done.err.startswith("internal fault: ZeroDivisionError: division by zero\n")
    assert "HARNESS_DEBUG=1" in done.err
    assert "Traceback" not in done.err


def test_the_traceback_of_a_fault_can_be_had(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(ZeroDivisionError("x"), monkeypatch)
    monkeypatch.setenv("HARNESS_DEBUG", "1")
    assert "Traceback" in harness("run").err


def test_breaking_off_is_status_130(harness: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    done = harness("run")
    assert done.status == 130
    assert "Traceback" not in done.err


def test_an_expected_error_is_status_2_with_its_cure(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(ProjectError("odd", path="here", cure="mend it"), monkeypatch)
    done = harness("run")
    assert done.status == 2
    assert done.err == "error: here: odd\n  → mend it\n"


def test_main_is_what_the_console_script_calls() -> None:
    assert harness.cli.__all__ == ["app", "main"]
