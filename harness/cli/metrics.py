"""`harness metrics`: what can be measured, in which range and direction, and what it needs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer
from rich.markup import escape
from rich.table import Table

from harness.cli.options import Quiet
from harness.cli.streams import PipeConsole, print_text
from harness.metrics import MetricDeclaration, declarations

__all__ = ["metrics"]


def metrics(
    format: Annotated[  # noqa: A002  # the option is --format, as with every verb
        Literal["table", "json"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
    quiet: Quiet = False,  # noqa: FBT002 - typer makes --quiet of it
) -> None:
    """List what can be measured: name, range, direction, needs."""
    del quiet  # every command takes it; nothing but errors goes to stderr here
    found = declarations()
    if format == "json":
        text = json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1)
        print_text(f"{text}\n")
    else:
        PipeConsole().print(_table(found))


def _table(found: list[MetricDeclaration]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("metric", "range", "better", "needs", "scored", "description"):
        table.add_column(heading, overflow="fold" if heading == "description" else "ellipsis")
    for each in found:
        table.add_row(
            each.name,
            _range(each.range),
            "higher" if each.higher_is_better else "lower",
            ", ".join(each.needs) or "–",
            "by default" if each.default else "on request",
            escape(each.description),
        )
    return table


def _range(bounds: tuple[float | None, float | None]) -> str:
    low, high = ("" if bound is None else f"{bound:g}" for bound in bounds)
    return f"{low or '−∞'} – {high or '∞'}"
