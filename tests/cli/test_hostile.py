"""Texts and names of people nobody knows: a terminal and a runner get no orders from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Project = Callable[..., Path]

COLOURED = "\x1b[31mred"
NAMED = "news\n::stop-commands::now"
"""Names that a file may have: one that a terminal obeys, one that a runner does."""
ORDERS = re.compile(r"^\s*::|##\[", re.MULTILINE)
TEXT = "The committee met in Geneva on 12 May and approved the budget of 40 million euros.\n"


@pytest.fixture
def hostile(project: Project) -> Path:
    """A project in which names and texts hold orders."""
    orders = " ".join(["::error::all is lost ##[add-mask]e"] * 12)
    return project(
        {
            "references/news.txt": f"{TEXT}\nMembers asked for a report: {orders}.\n",
            f"references/{NAMED}.txt": TEXT,
            f"candidates/{COLOURED}/news.txt": TEXT,
            f"candidates/{COLOURED}/{NAMED}.txt": TEXT,
            f"candidates/{NAMED}/news.txt": "Nothing of the kind.\n",
            f"candidates/{NAMED}/{NAMED}.txt": "Nothing.\n",
            "candidates/full/news.txt": None,
            "candidates/brief/news.txt": None,
        }
    )


@pytest.fixture
def scored(hostile: Path, harness: Run) -> Path:
    """A run of it."""
    done = harness("run", hostile, "--encoder", "fake", "-q")
    assert done.status == 0, done.err
    return hostile / "reports" / "latest"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "--format", "markdown"),
        ("compare",),
        ("compare", "--format", "markdown"),
        ("compare", "--format", "html"),
        ("compare", "--format", "latex"),
        ("check", "--finding", "minor", "--threshold", "coverage >= 0.99"),
    ],
    ids=" ".join,
)
def test_no_name_and_no_text_orders_a_terminal_or_a_runner(
    scored: Path, harness: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    verb, *options = arguments

    done = harness(verb, scored, *options)

    assert done.status in (0, 1), done.err
    shown = done.out + ("" if verb == "check" else done.err)
    assert "red" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    if "html" not in options and "latex" not in options:  # pages, which nobody prints in a log
        assert not ORDERS.search(shown)


def test_annotations_are_the_only_orders(
    scored: Path, harness: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    done = harness("check", scored, "--finding", "minor")

    lines = done.err.splitlines()
    assert lines
    assert all(re.match(r"::error file=[^,:]*,line=\d+,title=[^,:]*::", line) for line in lines)


def test_elsewhere_texts_are_shown_as_they_are(
    scored: Path, harness: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    assert "##[add-mask]e" in harness("report", scored).out


def test_errors_give_no_orders(
    harness: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    done = harness("score", tmp_path / f"{COLOURED}\n::error::x", tmp_path / "candidate.txt")

    assert done.status == 2
    assert "\x1b" not in done.err
    assert not ORDERS.search(done.err)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, f"a = 1{'0' * 5000}"])
def test_a_configuration_that_no_reader_can_take_is_an_error(
    harness: Run, project: Project, text: str
) -> None:
    done = harness("run", project({"harness.toml": text}), "--encoder", "fake")

    assert done.status == 2
    assert "harness.toml" in done.err
    assert "no TOML" in done.err


def test_a_baseline_nested_without_end_is_an_error(
    harness: Run, project: Project, tmp_path: Path
) -> None:
    folder = project()
    harness("run", folder, "--encoder", "fake", "-q")
    baseline = tmp_path / "baseline.json"
    baseline.write_text("[" * 100_000)

    done = harness("check", folder / "reports" / "latest", "--baseline", baseline)

    assert done.status == 2
    assert "no JSON" in done.err
