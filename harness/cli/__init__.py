"""The command line: one verb a file, thin. Only here do exceptions become exit statuses."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer

from harness.cli.baseline import app as baseline_app
from harness.cli.calibrate import calibrate as calibrate_command
from harness.cli.check import check as check_command
from harness.cli.compare import compare as compare_command
from harness.cli.init import init as init_command
from harness.cli.meta_eval import app as meta_eval_app
from harness.cli.metrics import metrics as metrics_command
from harness.cli.report import report as report_command
from harness.cli.run import run as run_command
from harness.cli.score import score as score_command
from harness.cli.streams import notify, prepare_streams
from harness.errors import HarnessError

__all__ = ["app", "main"]

FINE, WRONG_INPUT, FAULT = 0, 2, 3
INTERRUPTED, BROKEN_PIPE = 130, 141  # 128 and the signal's number, as shells have it

app = typer.Typer(
    name="harness",
    help="Say, paragraph by paragraph, what a translation or summary covers, leaves out, adds and "
    "changes.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("run", short_help="Score every system and document of a project.")(run_command)
app.command("score")(score_command)
app.command("compare", short_help="Say which system is better, and whether that is significant.")(
    compare_command
)
app.command("report", short_help="Show a run, or write it in another format.")(report_command)
app.add_typer(meta_eval_app, name="meta-eval", short_help="How well scores agree with people.")
app.command("calibrate", short_help="Fit the scores of another encoder to people's labels.")(
    calibrate_command
)
app.command("metrics", short_help="List what can be measured.")(metrics_command)
app.command("check", short_help="Hold a run against thresholds and a baseline, in CI.")(
    check_command
)
app.add_typer(baseline_app, name="baseline", short_help="Write what later runs are held against.")
app.command("init", short_help="Write a commented harness.toml.")(init_command)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  # called by typer
    if wanted:
        from harness import __version__

        typer.echo(f"harness {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", is_eager=True, callback=_print_version
        ),
    ] = False,
) -> None:
    """What stands before a command."""


_UsageError: type[Exception] = typer.BadParameter.__base__ or typer.BadParameter
"""Click's, whichever click typer brings."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, and give its exit status.

    Args:
        arguments: What stands after ``harness``; those of the process if left out.

    Returns:
        0 fine, 1 a gate failed, 2 wrong usage or unusable input, 3 an internal fault; 130 where
        the user broke it off, 141 where the reader of stdout did.
    """
    prepare_streams()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except BrokenPipeError:  # also of stderr, while an error is told
        _drop_stdout()
        return BROKEN_PIPE


def _run(arguments: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("harness", arguments) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as error:
        return error.exit_code
    except HarnessError as error:
        notify(f"error: {error}")
        return WRONG_INPUT
    except _UsageError as error:
        error.show()  # type: ignore[attr-defined]
        return WRONG_INPUT
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\nbroken off\n")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        return _report_machine(error)
    except Exception as error:  # noqa: BLE001  # the last line of defence: nothing else catches it
        _report_fault(error)
        return FAULT
    return FINE


def _drop_stdout() -> None:
    """Keep Python from complaining at exit of what it could not write."""
    with suppress(OSError):  # no file behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_machine(error: OSError) -> int:
    """What the machine refuses (a full disk, a name too long) is no fault of harness."""
    if os.environ.get("HARNESS_DEBUG") == "1":
        sys.stderr.write("".join(traceback.format_exception(error)))
    place = "" if error.filename is None else f"{error.filename}: "
    notify(
        f"error: {place}{error.strerror or error}\n"
        "  → check its name, that you may use it, and that there is room; without a name it is "
        "where stdout goes"
    )
    _drop_stdout()
    return WRONG_INPUT


def _report_fault(error: Exception) -> None:
    if os.environ.get("HARNESS_DEBUG") == "1":
        sys.stderr.write("".join(traceback.format_exception(error)))
    what = " ".join(f"{type(error).__name__}: {error}".split())
    notify(
        f"internal fault: {what}\n"
        "  → this is a bug in harness; set HARNESS_DEBUG=1 for the traceback, and send it with the "
        "command and `harness --version`"
    )
