"""`harness metrics` as a command."""

from __future__ import annotations

import json

import typer
from typer.testing import CliRunner

from harness.cli.metrics import metrics
from harness.metrics import metric_names

app = typer.Typer()
app.command()(metrics)


def run(*arguments: str) -> str:
    found = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "120"})
    assert found.exit_code == 0, found.output
    return found.stdout


def test_every_metric_has_a_row() -> None:
    lines = run().splitlines()
    assert [line.split()[0] for line in lines[1:] if not line.startswith(" ")] == metric_names()


def test_the_direction_of_ter_is_lower() -> None:
    (row,) = [line for line in run().splitlines() if line.startswith("TER")]
    assert "lower" in row
    assert "on request" in row
    (row,) = [line for line in run("-f", "table").splitlines() if line.startswith("BLEU")]
    assert "by default" in row


def test_json_is_one_list_of_declarations() -> None:
    found = json.loads(run("--format", "json"))
    assert [each["name"] for each in found] == metric_names()
    assert {"range", "higher_is_better", "needs", "description"} <= set(found[0])
    assert not [key for each in found for key, value in each.items() if value == ""]
