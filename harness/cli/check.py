"""`harness check`: the gate for CI."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from harness.cli.report import newest_run
from harness.cli.streams import PipeConsole, command, notify, print_text
from harness.errors import ConfigError, OutputError, ProjectError

if TYPE_CHECKING:
    from harness.gates import Baseline, GateReport
    from harness.result import Result
    from harness.runs.config import Config

__all__ = ["check"]

FAILED = 1
Rule = list[str] | None


def check(
    run: Annotated[
        Path | None,
        typer.Argument(
            metavar="RUN", help="A run's folder or result.json; the newest in reports/ if left out."
        ),
    ] = None,
    *,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            "-b",
            metavar="FILE",
            help="What the run must not fall below: `harness baseline write` makes one.",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            "-c",
            metavar="FILE",
            help="Where what is not said here stands.",
            show_default="harness.toml of the run's project",
        ),
    ] = None,
    threshold: Annotated[
        Rule,
        typer.Option(
            "--threshold", "-t", metavar="RULE", help="Such as 'coverage >= 0.9'; may be repeated."
        ),
    ] = None,
    drop: Annotated[
        Rule,
        typer.Option(
            "--drop",
            metavar="RULE",
            help="Fail if this metric gets worse significantly, or by so much: 'BLEU by 2'.",
            show_default="*",
        ),
    ] = None,
    finding: Annotated[
        Rule,
        typer.Option("--finding", metavar="RULE", help="Fail on any of these: 'critical'."),
    ] = None,
    new_finding: Annotated[
        Rule,
        typer.Option(
            "--new-finding",
            metavar="RULE",
            help="Fail on any of these that the baseline has not.",
            show_default="critical, major Omission",
        ),
    ] = None,
    must_cover: Annotated[
        bool | None,
        typer.Option(
            "--must-cover/--no-must-cover",
            help="Every unit of units/DOC.txt must be covered.",
            show_default="yes",
        ),
    ] = None,
    allow_missing: Annotated[
        bool | None,
        typer.Option(
            "--allow-missing/--no-allow-missing",
            help="Systems and documents of the baseline may be gone.",
            show_default="no",
        ),
    ] = None,
    level: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="p-values up to this are significant; 0: never.", show_default="0.05"
        ),
    ] = None,
    waive: Annotated[
        Rule,
        typer.Option(
            "--waive",
            metavar="WAIVER",
            help="'ID DATE REASON': bear the failure ID until DATE; may be repeated.",
        ),
    ] = None,
    allow_signature: Annotated[
        bool,
        typer.Option(
            "--allow-signature", help="Go on where run and baseline were scored differently."
        ),
    ] = False,
    today: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The day that waivers are held to.",
            show_default="today",
        ),
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Holds the texts and harness.toml.",
            show_default="the folder that reports/RUN is in, else the current one",
        ),
    ] = None,
    format: Annotated[  # noqa: A002  # the option is --format, as with every verb
        Literal["text", "json", "markdown"],
        typer.Option("--format", "-f", help="How to print the report."),
    ] = "text",
    junit: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write JUnit XML there; - is stdout, alone."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing on stderr but errors.")
    ] = False,
) -> None:
    """Hold a run against thresholds and a baseline; exit status 1 if a gate fails.

    In GitHub Actions it also writes a step summary and annotates the files.
    """
    # made here, for numpy and pydantic take time that `harness --help` has not
    from harness.gates import check as check_run
    from harness.gates.github import step_summary
    from harness.gates.junit import write_junit
    from harness.gates.text import render
    from harness.result import load_result, result_file
    from harness.runs.config import CONFIG_FILE
    from harness.runs.stale import stale
    from harness.writing import check_output, write_text

    path = newest_run() if run is None else run
    folder = _project_of(path) if project is None else _project(project)
    settings = _settings(config, folder).merge(
        gates={
            "baseline": None if baseline is None else str(baseline.resolve()),
            "thresholds": threshold or None,
            "drops": drop or None,
            "findings": finding or None,
            "new_findings": new_finding or None,
            "must_cover": must_cover,
            "allow_missing": allow_missing,
            "level": level,
        },
        waivers=[_waiver(text) for text in waive or ()],
    )
    result = load_result(path)
    home = folder if config is None else config.resolve().parent
    held = _baseline(settings, home)
    to_stdout = junit is not None and str(junit) == "-"
    file = None if to_stdout else junit
    if file is not None:
        named = settings.gates.baseline
        check_output(
            file,
            result_file(path),
            None if named is None else home / named,
            folder / CONFIG_FILE if config is None else config,
        )
    report = check_run(
        result,
        held,
        settings.rules(),
        date.today() if today is None else today.date(),  # noqa: DTZ011  # the user's own day
        allow_signature=allow_signature,
    )
    if differing := stale(settings.scoring, result.run):
        note = (
            f"{CONFIG_FILE if config is None else config}: [scoring] is not what the run was made "
            f"with ({'; '.join(differing)}): if it was changed since, run again"
        )
        report = report.model_copy(update={"notes": (*report.notes, note)})
    if file is not None:
        write_text(write_junit(report), file)
    _tell_github(report, result, folder)
    if to_stdout:  # two reports in one stream could be read by nothing
        print_text(write_junit(report))
    elif format == "text":
        PipeConsole(soft_wrap=True, highlight=False).print(render(report), end="")
    else:
        print_text(report.to_json() + "\n" if format == "json" else step_summary(report))
    if file is not None and not quiet:
        notify(f"JUnit: {file}")
    if not report.passed:
        raise typer.Exit(FAILED)


def _project_of(run: Path) -> Path:
    """The project of a run that lies in PROJECT/reports/RUN; else the current folder."""
    whole = run.resolve()
    folder = whole if whole.is_dir() else whole.parent
    inside = folder.parent.name == "reports"
    project = folder.parent.parent
    return Path(os.path.relpath(project)) if inside else Path()


def _project(folder: Path) -> Path:
    """The project that was named: a mistyped one has no rules, and would pass."""
    if not folder.is_dir():
        problem = "it is a file, not a folder" if folder.exists() else "there is no such folder"
        raise ProjectError(
            problem, path=folder, cure="name the folder that holds harness.toml and the texts"
        )
    return folder


def _settings(config: Path | None, folder: Path) -> Config:
    from harness.runs.config import load_config, read_config

    return load_config(folder) if config is None else read_config(config)


def _baseline(settings: Config, folder: Path) -> Baseline | None:
    from harness.gates import load_baseline

    name = settings.gates.baseline
    return None if name is None else load_baseline(folder / name)


def _waiver(text: str) -> dict[str, str | date]:
    cure = "write it like '3f9a1c2b4d5e 2027-01-31 the source has no such name'"
    parts = text.split(maxsplit=2)
    if len(parts) < 3:
        raise ConfigError(f"{text!r} is no waiver", cure=cure)
    try:
        expires = date.fromisoformat(parts[1])
    except ValueError as error:
        raise ConfigError(f"{text!r} is no waiver: {parts[1]!r} is no date", cure=cure) from error
    return {"id": parts[0], "expires": expires, "reason": parts[2]}


def _tell_github(report: GateReport, result: Result, project: Path) -> None:
    """The step summary and annotations, where the runner asks for them.

    Annotations go to stderr, which the runner reads as well: stdout is the report's alone.
    """
    from harness.gates.files import locate
    from harness.gates.github import annotation_commands, step_summary

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            with Path(summary).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(step_summary(report))
        except OSError as error:
            raise OutputError(
                f"the step summary cannot be written: {error.strerror or error}",
                path=summary,
                cure="unset GITHUB_STEP_SUMMARY to go without it",
            ) from error
    if os.environ.get("GITHUB_ACTIONS") == "true":
        root = Path(os.environ.get("GITHUB_WORKSPACE") or ".")
        for line in annotation_commands(
            report, locate(report, project, result.run.config, root=root)
        ):
            command(line)
