"""What a meta-evaluation found: tables of figures, rendered for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from harness.statistics.intervals import Estimate

__all__ = ["Cell", "Format", "Report", "Table", "notes_on", "render"]

Cell = Estimate | float | int | str | bool | None
Format = Literal["table", "json", "markdown"]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures, one row each for a metric or for a kind of item.

    Attributes:
        title: What the figures are about.
        columns: Names of the figures; the first column, the row's name, included.
        rows: Each as long as ``columns``.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one verb of ``harness meta-eval``.

    Attributes:
        verb: ``units``, ``perturbations``, ``mqm`` or ``documents``.
        data: What was read, as the user named it.
        counts: How much of what it holds.
        tables: The figures.
        notes: How to read them.
    """

    verb: str
    data: str
    counts: Mapping[str, int]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = field(default=())

    def figure(self, row: str, column: str, *, table: int = 0) -> Cell:
        """One figure by its row and column names.

        Raises:
            KeyError: There is no such row or column.
        """
        chosen = self.tables[table]
        if column not in chosen.columns:
            raise KeyError(column)
        for cells in chosen.rows:
            if cells[0] == row:
                return cells[chosen.columns.index(column)]
        raise KeyError(row)


def notes_on(
    clusters: int, notes: Sequence[str], *, resamples: int, of: str = "document"
) -> tuple[str, ...]:
    """The notes below figures, of which the first says what was resampled for their intervals.

    Args:
        clusters: How many there are to resample; of a single one nothing can be drawn.
        notes: As they are where there are several.
        resamples: How many were asked for; of none there are no intervals, either.
        of: What a cluster is.
    """
    if not resamples:
        return ("no intervals: none are asked for (--resamples 0).", *notes[1:])
    if clusters > 1:
        return tuple(notes)
    return (f"no intervals: there is one {of}, so nothing can be resampled.", *notes[1:])


def render(report: Report, form: Format) -> str:
    """A report as text, ending in a line feed.

    Args:
        report: What to show.
        form: ``table`` for a terminal, ``markdown`` for a page, ``json`` for programs (unrounded).
    """
    if form == "json":
        return json.dumps(_as_json(report), ensure_ascii=False, indent=1) + "\n"
    head = f"{report.verb}: {report.data} ({_counts(report.counts)})"
    if form == "markdown":
        parts = [head, *(_markdown(table) for table in report.tables)]
        parts += ["\n".join(f"- {note}" for note in report.notes)] if report.notes else []
        return "\n\n".join(parts) + "\n"
    parts = [head, *(_plain(table) for table in report.tables), "\n".join(report.notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {what}" for what, number in counts.items())


def _show(cell: Cell) -> str:
    if cell is None or (isinstance(cell, Estimate) and cell.value is None):
        return "–"
    if isinstance(cell, Estimate):
        value = f"{cell.value:.3f}"
        return value if cell.low is None else f"{value} [{cell.low:.3f}, {cell.high:.3f}]"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _is_number(cell: Cell) -> bool:
    return cell is None or (not isinstance(cell, str | bool))


def _grid(table: Table) -> tuple[list[list[str]], list[int], list[bool]]:
    grid = [list(table.columns), *([_show(cell) for cell in row] for row in table.rows)]
    columns = range(len(table.columns))
    widths = [max(len(line[column]) for line in grid) for column in columns]
    numeric = [all(_is_number(row[column]) for row in table.rows) for column in columns]
    return grid, widths, numeric


def _plain(table: Table) -> str:
    grid, widths, numeric = _grid(table)
    lines = [_line(cells, widths, numeric, "  ") for cells in grid]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join([table.title, *lines])


def _markdown(table: Table) -> str:
    grid, widths, numeric = _grid(table)
    lines = [f"| {_line(cells, widths, numeric, ' | ')} |" for cells in grid]
    rule = ["-" * (w - 1) + ":" if n else "-" * w for w, n in zip(widths, numeric, strict=True)]
    lines.insert(1, f"| {' | '.join(rule)} |")
    return "\n".join([f"**{table.title}**", "", *lines])


def _line(cells: Sequence[str], widths: list[int], numeric: list[bool], gap: str) -> str:
    return gap.join(
        cell.rjust(width) if number else cell.ljust(width)
        for cell, width, number in zip(cells, widths, numeric, strict=True)
    ).rstrip(" " if gap == "  " else "")


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "verb": report.verb,
        "data": report.data,
        "counts": dict(report.counts),
        "tables": [
            {
                "title": table.title,
                "rows": [
                    {name: _cell_json(cell) for name, cell in zip(table.columns, row, strict=True)}
                    for row in table.rows
                ],
            }
            for table in report.tables
        ],
        "notes": list(report.notes),
    }


def _cell_json(cell: Cell) -> Any:
    if isinstance(cell, Estimate):
        return {"value": cell.value, "low": cell.low, "high": cell.high}
    return cell
