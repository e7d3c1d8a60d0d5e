from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# What a test session in this process uses is loaded here, outside of it: pytester forgets what is
# loaded within, and numpy cannot be loaded twice.
import harness.cli.options
import harness.encoders.fake
import harness.gates.text
import harness.runs.config  # noqa: F401
from harness.pytest_plugin import assert_covers, assertions, evaluation

pytest_plugins = ["pytester"]

REFERENCE = (
    "The harbour board met on Monday. It raised the mooring fees for fishing boats.\n\n"
    "The breakwater will be repaired before winter. Divers found two cracks in its foot."
)
SHORTER = "The harbour board met on Monday. It raised the mooring fees for fishing boats."


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Two systems of two documents; `whole` says it all, `short` leaves out half of one."""
    for name in ("first", "second"):
        write(pytester, f"references/{name}.txt", REFERENCE)
        write(pytester, f"candidates/whole/{name}.txt", REFERENCE)
        write(pytester, f"candidates/short/{name}.txt", REFERENCE if name == "first" else SHORTER)
    write(pytester, "harness.toml", '[gates]\nthresholds = ["*/*: coverage >= 0.8"]\n')
    write(pytester, "test_other.py", "def test_other():\n    pass\n")
    ini(pytester)
    return pytester


def ini(pytester: pytest.Pytester) -> None:
    pytester.makeini(
        "[pytest]\nharness_encoder = fake\naddopts = -p no:cacheprovider --strict-markers\n"
    )


def write(pytester: pytest.Pytester, name: str, text: str) -> None:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """In this process; with the plugin also where the package is not installed."""
    return pytester.runpytest_inprocess(*plugin(pytester), *arguments)


def plugin(pytester: pytest.Pytester) -> list[str]:
    installed = pytester._request.config.pluginmanager.has_plugin("harness")
    return [] if installed else ["-p", "harness.pytest_plugin"]


# -- assert_covers and harness_evaluate ------------------------------------------------------------


def test_a_text_covers_itself(pytester: pytest.Pytester) -> None:
    ini(pytester)
    pytester.makepyfile(
        f"""
        from harness.pytest_plugin import assert_covers

        def test_it():
            found = assert_covers({REFERENCE!r}, {REFERENCE!r}, must_cover=["It raised the fees."])
            assert found.scores["coverage"] > 0.9
        """
    )
    run(pytester).assert_outcomes(passed=1)


def test_a_failure_shows_the_omitted_units_and_no_traceback(pytester: pytest.Pytester) -> None:
    ini(pytester)
    pytester.makepyfile(
        f"""
        from harness.pytest_plugin import assert_covers

        def test_it():
            assert_covers({SHORTER!r}, {REFERENCE!r}, must_cover=["Divers found two cracks."])
        """
    )
    result = run(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "E*AssertionError: coverage 0.* is below 0.9; of the reference there is missing",
            "E*¶1 omitted * The breakwater will be repaired before winter.",
            "E*must be covered, and is not:",
            "E*omitted * Divers found two cracks.",
        ]
    )
    result.stdout.no_fnmatch_line("*def assert_covers*")
    result.stdout.no_fnmatch_line("*_evaluate(*")


def test_a_long_omission_is_cut_to_a_few_lines(pytester: pytest.Pytester) -> None:
    ini(pytester)
    sentences = "\\n\\n".join(
        f"Vessel {'abcdefghijkl'[i] * 4} left port {i} early." for i in range(12)
    )
    pytester.makepyfile(
        f"""
        from harness.pytest_plugin import assert_covers

        def test_it():
            assert_covers("Nothing of it.", "{sentences}")
        """
    )
    result = run(pytester)
    result.assert_outcomes(failed=1)
    shown = [line for line in result.outlines if line.startswith("E") and "¶" in line]
    assert len(shown) == 8
    result.stdout.fnmatch_lines(["E*… and 4 more"])


def test_what_is_missing_stands_in_the_order_of_the_text(pytester: pytest.Pytester) -> None:
    ini(pytester)
    reference = "Vessel aaaa left port early. Divers found two cracks in its foot. It snowed."
    pytester.makepyfile(
        f"""
        from harness.pytest_plugin import assert_covers

        def test_it():
            assert_covers("Two cracks in it.", "{reference}")
        """
    )
    # pytest marks the message with an E; where CI is set its summary says it whole once more.
    told = [line for line in run(pytester).outlines if line.startswith("E ") and "¶0 " in line]
    shown = [line.rpartition("  ")[2] for line in told]
    assert len(shown) == 3
    assert shown == sorted(shown, key=reference.index)


def test_a_text_alone_is_one_unit_that_must_be_covered(pytester: pytest.Pytester) -> None:
    ini(pytester)
    pytester.makepyfile(
        f"""
        from harness.pytest_plugin import assert_covers

        def test_it():
            found = assert_covers({REFERENCE!r}, {REFERENCE!r}, must_cover="It raised the fees.")
            assert [unit.text for unit in found.must_cover] == ["It raised the fees."]
        """
    )
    run(pytester).assert_outcomes(passed=1)


def test_input_that_cannot_be_used_shows_no_traceback_through_harness(
    pytester: pytest.Pytester,
) -> None:
    ini(pytester)
    pytester.makepyfile(
        """
        from harness.pytest_plugin import assert_covers

        def test_it():
            assert_covers("A text.", "")
        """
    )
    result = run(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            '>*assert_covers("A text.", "")',
            "E*DocumentError: nothing to cover, for the reference has no text",
            "test_*.py:4: DocumentError",
        ]
    )
    result.stdout.no_fnmatch_line("*harness?runs*")
    result.stdout.no_fnmatch_line("*harness?pytest_plugin?*.py:*")


@pytest.mark.parametrize(
    ("warnings", "said"),
    [
        (("it knows en, not 'de'",), "(null)\n  it knows en, not 'de'"),
        ((), "(null): is there text"),
    ],
)
def test_where_coverage_is_null_the_run_s_warning_says_why(
    monkeypatch: pytest.MonkeyPatch, warnings: tuple[str, ...], said: str
) -> None:
    """As of a text in a language that the encoder does not know."""
    monkeypatch.setattr(evaluation, "ENCODERS", ["fake"])
    found = evaluation.evaluate_texts(SHORTER, REFERENCE, metrics=["coverage"])
    [system] = found.systems
    document = system.documents[0].model_copy(update={"scores": {"coverage": None}})
    unscored = found.model_copy(
        update={
            "run": found.run.model_copy(update={"warnings": warnings}),
            "systems": (system.model_copy(update={"documents": (document,)}),),
        }
    )
    monkeypatch.setattr(assertions, "evaluate_texts", lambda *_, **__: unscored)
    with pytest.raises(AssertionError) as caught:
        assert_covers(SHORTER, REFERENCE)
    assert said in str(caught.value)


def test_a_coverage_that_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        assert_covers("a", "b", coverage=90)


def test_harness_evaluate_gives_the_typed_result(pytester: pytest.Pytester) -> None:
    ini(pytester)
    pytester.makepyfile(
        f"""
        import pytest

        @pytest.fixture(scope="session")
        def scored(harness_evaluate):
            return harness_evaluate({SHORTER!r}, {REFERENCE!r}, metrics=["coverage", "BLEU"])

        @pytest.mark.harness
        def test_it(scored):
            assert list(scored.systems[0].scores) == ["coverage", "BLEU"]
            assert scored.run.encoder == "fake"
        """
    )
    run(pytester, "-m", "harness").assert_outcomes(passed=1)


def test_harness_evaluate_shows_no_traceback_through_harness(pytester: pytest.Pytester) -> None:
    ini(pytester)
    pytester.makepyfile(
        """
        def test_it(harness_evaluate):
            harness_evaluate("A text.", "A text.", metrics=["foo"])
        """
    )
    result = run(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["E*MetricError: unknown metric 'foo'*", "test_*.py:2: MetricError"]
    )
    result.stdout.no_fnmatch_line("*harness?runs*")
    result.stdout.no_fnmatch_line("*harness?pytest_plugin?*.py:*")


# -- --harness -------------------------------------------------------------------------------------


READ_OTHERWISE: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["boilerplate", "body"]),
    ({"keep_boilerplate": True}, ["heading", "body"]),
    ({"paragraphs": "line"}, ["boilerplate", "body", "body"]),
    ({"aligned": True}, ["body", "body", "body", "body"]),
]
CREDITED = "Share this article\n\nThe harbour board met on Monday.\nIt raised the mooring fees."


@pytest.mark.parametrize(("options", "kinds"), READ_OTHERWISE)
def test_texts_are_read_as_the_options_say(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], kinds: list[str]
) -> None:
    monkeypatch.setattr(evaluation, "ENCODERS", ["fake"])
    result = evaluation.evaluate_texts(CREDITED, CREDITED, **options)
    assert [each.kind for each in result.references[0].paragraphs] == kinds


@pytest.mark.parametrize(("options", "kinds"), READ_OTHERWISE)
def test_assert_covers_reads_as_the_options_say(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], kinds: list[str]
) -> None:
    monkeypatch.setattr(evaluation, "ENCODERS", ["fake"])
    document = assert_covers(CREDITED, CREDITED, **options)
    assert [each.kind for each in document.candidate_paragraphs] == kinds


def test_every_system_and_document_is_a_test(project: pytest.Pytester) -> None:
    result = run(project, "--harness", ".", "-v")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*short::second FAILED*"])


def test_a_failed_gate_shows_the_paragraph_and_no_traceback(project: pytest.Pytester) -> None:
    result = run(project, "--harness", ".", "-k", "second")
    result.assert_outcomes(passed=1, failed=1, deselected=2)
    result.stdout.fnmatch_lines(
        [
            "*harness: short/second*",
            "* coverage >= 0.8 *",
            "*coverage 0.* below 0.8",
            "*reference, second ¶1: The breakwater will be repaired*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin*.py:*")


def test_paths_are_collected_as_well_if_given(project: pytest.Pytester) -> None:
    run(project, "test_other.py", "--harness", ".", "-k", "other or first").assert_outcomes(
        passed=3, deselected=2
    )


def test_a_whole_system_has_a_test_where_a_gate_asks_for_it(project: pytest.Pytester) -> None:
    write(project, "harness.toml", '[gates]\nthresholds = ["short: coverage >= 0.99"]\n')
    result = run(project, "--harness", ".", "-v")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["*short::*all* FAILED*"])


def test_a_baseline_is_honoured(project: pytest.Pytester) -> None:
    from harness.gates import make_baseline
    from harness.runs import run_project

    before = run_project(project.path, encoder="fake")
    write(project, "baseline.json", make_baseline(before).to_json())
    write(project, "harness.toml", '[gates]\nbaseline = "baseline.json"\n')
    run(project, "--harness", ".").assert_outcomes(passed=6)
    write(project, "candidates/whole/first.txt", SHORTER)
    result = run(project, "--harness", ".")
    result.stdout.fnmatch_lines(["*new major Omission*"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def held(project: pytest.Pytester) -> pytest.Pytester:
    """The project with its baseline, and no rule but one of documents."""
    from harness.gates import make_baseline
    from harness.runs import run_project

    before = run_project(project.path, encoder="fake")
    write(project, "baseline.json", make_baseline(before).to_json())
    write(project, "harness.toml", HELD)
    return project


HELD = '[gates]\nbaseline = "baseline.json"\ndrops = ["*/*: coverage by 0.1"]\n'


def test_a_system_that_only_the_baseline_has_fails(held: pytest.Pytester) -> None:
    run(held, "--harness", ".").assert_outcomes(passed=4)
    shutil.rmtree(held.path / "candidates/short")
    result = run(held, "--harness", ".", "-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        ["*::short::*all* FAILED*", "*the system short of the baseline is not in the run*"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("whole", [False, True], ids=["documents", "and the whole"])
def test_a_document_that_only_the_baseline_has_fails_once(
    held: pytest.Pytester, *, whole: bool
) -> None:
    if whole:
        write(held, "harness.toml", '[gates]\nbaseline = "baseline.json"\n')
    for path in ("references/second.txt", "candidates/whole/second.txt"):
        (held.path / path).unlink()
    (held.path / "candidates/short/second.txt").unlink()
    result = run(held, "--harness", ".", "-v")
    result.assert_outcomes(passed=4 if whole else 2, failed=2)
    result.stdout.fnmatch_lines(["*::short::second FAILED*", "*::whole::second FAILED*"])


def test_what_may_be_gone_or_is_waived_does_not_fail(held: pytest.Pytester) -> None:
    from harness.gates.missing import missing_check

    shutil.rmtree(held.path / "candidates/short")
    write(held, "harness.toml", HELD + "allow_missing = true\n")
    run(held, "--harness", ".").assert_outcomes(passed=2)
    waiver = f"""[[waivers]]
id = "{missing_check("short", None).id}"
reason = "withdrawn"
expires = 2999-12-31
"""
    write(held, "harness.toml", HELD + waiver)
    run(held, "--harness", ".").assert_outcomes(passed=3)


def test_a_broken_project_is_an_error_that_says_what_is_missing(project: pytest.Pytester) -> None:
    (project.path / "candidates/short/first.txt").unlink()
    result = run(project, "--harness", ".")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*1 candidate document missing*", "*short/first*"])


def test_a_mistyped_key_is_an_error_that_names_it(project: pytest.Pytester) -> None:
    write(project, "harness.toml", "[gates]\ntresholds = []\n")
    result = run(project, "--harness", ".")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*harness.toml:2: gates.tresholds: unknown key*"])


def test_a_calibration_that_cannot_be_read_is_an_error(project: pytest.Pytester) -> None:
    write(project, "harness.toml", '[scoring]\nencoder = "fake"\ncalibration = "none.json"\n')
    project.makeini("[pytest]\naddopts = -p no:cacheprovider --strict-markers\n")
    result = run(project, "--harness", ".")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*none.json: the calibration cannot be read*"])


def test_another_encoder_in_the_ini_file_leaves_the_calibration_out(
    project: pytest.Pytester,
) -> None:
    write(project, "harness.toml", '[scoring]\nencoder = "mine"\ncalibration = "none.json"\n')
    run(project, "--harness", ".").assert_outcomes(passed=4)


def test_it_works_with_xdist(project: pytest.Pytester) -> None:
    result = project.runpytest_subprocess(*plugin(project), "--harness", ".", "-n", "2")
    result.assert_outcomes(passed=3, failed=1)


def test_a_project_that_does_not_use_it_pays_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_it():
            heavy = {"torch", "numpy", "pydantic", "sacrebleu", "rich", "typer", "transformers"}
            assert not heavy & set(sys.modules)
        """
    )
    command = [sys.executable, "-m", "pytest", *plugin(pytester), "-p", "no:cacheprovider", "-q"]
    done = subprocess.run(
        [*command, "-p", "no:hypothesispytest", "-p", "no:anyio"],
        cwd=pytester.path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in done.stdout, done.stdout


def test_the_plugin_is_declared() -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points.pytest11]\nharness = "harness.pytest_plugin"\n' in text
