from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.cli import main
from harness.runs import evaluate, write_run

REFERENCE = """\
Fishermen mended eleven nets before sunrise on the southern quay.

The council postponed its vote about parking fees until September.

Librarians catalogued rare manuscripts from a medieval monastery.

Heavy snowfall closed both mountain passes for nearly three weeks.

Engineers replaced corroded turbines inside the hydroelectric dam.

Schoolchildren planted hundreds of oak saplings along riverbanks.

Astronomers photographed a faint comet crossing Orion last night.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes a project and its run; gives its folder, which is the current one."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def make(candidate: str) -> Path:
        for path, text in (("references/a.txt", REFERENCE), ("candidates/mt/a.txt", candidate)):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        result = evaluate(REFERENCE, {"mt": candidate}, id="a", encoder="fake")
        write_run(result, tmp_path / "reports" / "ci")
        return tmp_path

    return make


SHORTER = REFERENCE.rpartition("\n\n")[0].rpartition("\n\n")[0] + "\n"


def test_a_run_passes_against_its_own_baseline(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(REFERENCE)
    assert main(["baseline", "write"]) == 0
    assert (folder / "baseline.json").is_file()
    assert main(["check", "--baseline", "baseline.json"]) == 0
    assert "gate passed" in capsys.readouterr().out


def test_a_regression_has_exit_status_1_and_shows_the_paragraph(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project(REFERENCE)
    main(["baseline", "write", "reports/ci"])
    project(SHORTER)
    capsys.readouterr()
    assert main(["check", "reports/ci", "-b", "baseline.json", "--drop", "coverage by 0.05"]) == 1
    said = capsys.readouterr().out
    assert "coverage got worse by" in said
    assert "candidate: nothing answers it" in said


def test_a_run_made_otherwise_than_harness_toml_says_is_noted(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(REFERENCE)
    (folder / "harness.toml").write_text('[scoring]\nlang = "de"\n', encoding="utf-8")
    assert main(["check", "--format", "json"]) == 0
    notes = json.loads(capsys.readouterr().out)["notes"]
    assert any("lang: de, in the run detected" in note and "run again" in note for note in notes)
    (folder / "harness.toml").write_text('[scoring]\nencoder = "fake"\n', encoding="utf-8")
    assert main(["check"]) == 0
    assert "[scoring]" not in capsys.readouterr().out


def test_bad_input_has_exit_status_2(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project(REFERENCE)
    assert main(["check", "--baseline", "reports/ci/result.json"]) == 2
    assert "not a harness-baseline/2 document" in capsys.readouterr().err
    assert main(["check", "--threshold", "covrage >= 0.9"]) == 2
    assert "did you mean coverage?" in capsys.readouterr().err
    assert main(["check", "--waive", "x"]) == 2
    assert main(["check", "--waive", "3f9a 31.1.2027 known"]) == 2
    assert "'31.1.2027' is no date" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "named", "said"),
    [
        ("--config", "gates.conf", "gates.conf: cannot be read"),
        ("--config", ".", "is a folder"),
        ("--project", "proyect", "proyect: there is no such folder"),
        ("--project", "references/a.txt", "it is a file, not a folder"),
    ],
)
def test_rules_that_are_named_and_not_there_pass_nothing(
    project: Callable[[str], Path],
    capsys: pytest.CaptureFixture[str],
    option: str,
    named: str,
    said: str,
) -> None:
    project(REFERENCE)
    assert main(["check", option, named]) == 2
    assert said in capsys.readouterr().err
    if option == "--config":
        assert main(["run", "-m", "BLEU", "-q", option, named]) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("harness-baseline/2", "harness-baseline/9", "the schema is 'harness-baseline/9'"),
        ("|enc:fake", "|enc:other", "the signatures of run and baseline differ"),
        ('"schema"', '"scheme"', "it names no schema"),
        ("{", "", "no JSON"),
    ],
)
def test_a_baseline_of_another_kind_has_exit_status_2(
    written: str,
    instead: str,
    said: str,
    project: Callable[[str], Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = project(REFERENCE)
    assert main(["baseline", "write"]) == 0
    path = folder / "baseline.json"
    path.write_text(path.read_text("utf-8").replace(written, instead, 1), "utf-8")
    capsys.readouterr()
    assert main(["check", "--baseline", "baseline.json"]) == 2
    assert said in capsys.readouterr().err


def test_a_run_with_a_unit_that_is_not_a_number_has_exit_status_2(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project(REFERENCE) / "reports" / "ci" / "result.json"
    text = re.sub(
        r'("units":.*?"coverage": ?)[\d.]+',
        r"\1NaN",
        path.read_text("utf-8"),
        count=1,
        flags=re.DOTALL,
    )
    assert "NaN" in text
    path.write_text(text, "utf-8")
    for command in (["check"], ["compare"], ["baseline", "write"]):
        assert main(command) == 2
        assert "result.json" in capsys.readouterr().err


def test_harness_toml_is_heard_and_the_command_line_wins(project: Callable[[str], Path]) -> None:
    folder = project(SHORTER)
    (folder / "harness.toml").write_text('[gates]\nthresholds = ["coverage >= 0.99"]\n')
    assert main(["check"]) == 1
    assert main(["check", "--threshold", "coverage >= 0.1"]) == 0


def test_a_waiver_can_stand_on_the_command_line(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project(SHORTER)
    command = ["check", "--threshold", "coverage >= 0.99"]
    assert main([*command, "--format", "json"]) == 1
    [failure] = [
        c for c in json.loads(capsys.readouterr().out)["checks"] if c["outcome"] == "failed"
    ]
    waiver = ["--waive", f"{failure['id']} 2026-12-31 being mended"]
    assert main([*command, *waiver, "--today", "2026-12-31"]) == 0
    assert main([*command, *waiver, "--today", "2027-01-01"]) == 1


def test_github_gets_a_summary_and_annotations_at_the_line(
    project: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = project(SHORTER)
    (folder / "summary.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    assert main(["check", "--threshold", "coverage >= 0.99", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["schema"] == "harness-check/1"
    # nothing answers the worst paragraph, so it is the reference's line that is shown
    assert "::error file=references/a.txt,line=" in said.err
    assert ",title=mt%3A coverage >= 0.99::coverage 0." in said.err
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("before\n## ❌ evaluate: gate failed")


def test_junit_is_written_beside(project: Callable[[str], Path]) -> None:
    folder = project(REFERENCE)
    assert main(["check", "--junit", "out/junit.xml", "--quiet"]) == 0
    assert (folder / "out" / "junit.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_junit_on_stdout_is_all_that_stands_there(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(REFERENCE)
    assert main(["check", "--junit", "-"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("<?xml")
    assert "<testsuites" in said.out
    assert "gate passed" not in said.out
    assert "JUnit" not in said.err
    assert not (folder / "-").exists()


def test_a_folder_for_the_junit_file_is_an_error_with_a_cure_that_check_has(
    project: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project(REFERENCE)
    assert main(["check", "--junit", "."]) == 2
    said = capsys.readouterr().err
    assert "it is a folder" in said
    assert "--out" not in said


def test_init_never_overwrites_without_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "harness.toml"
    assert main(["init", str(tmp_path)]) == 0
    path.write_text("# mine\n")
    assert main(["init", str(tmp_path)]) == 2
    assert path.read_text() == "# mine\n"
    assert f"harness init {tmp_path} --force" in capsys.readouterr().err
    assert main(["init", str(tmp_path), "--force"]) == 0
    assert path.read_text() != "# mine\n"


def test_init_makes_no_folder_of_a_mistyped_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "porject")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
