"""A comparison as tables for the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from harness.compare.model import Comparison
from harness.compare.sections import Section, sections

__all__ = ["terminal"]


_WIDE = 120
"""Columns that the widest table needs."""


def terminal(comparison: Comparison, *, width: int = _WIDE) -> RenderableType:
    """The comparison as rich's tables.

    Args:
        comparison: What to show.
        width: Of the terminal, in columns; a narrow one is spared the minor columns.
    """
    parts: list[RenderableType] = []
    wide, hidden = width >= _WIDE, False
    for section in sections(comparison):
        if section.rows:
            parts += [Text(section.title, style="bold"), _table(section, wide=wide)]
            hidden |= not wide and any(column.minor for column in section.columns)
        parts += [Text(note, style="dim") for note in section.notes]
        parts.append(Text())
    if hidden:
        parts.append(Text(f"From {_WIDE} columns on there is more to see.", style="dim"))
    return Group(*parts)


def _table(section: Section, *, wide: bool) -> Table:
    table = Table(box=None, pad_edge=False)
    shown = [index for index, column in enumerate(section.columns) if wide or not column.minor]
    for column in (section.columns[index] for index in shown):
        right = column.kind == "figure"
        table.add_column(
            Text(column.heading),
            justify="right" if right else "left",
            overflow="fold" if column.kind == "text" else "ellipsis",
        )
    for row in section.rows:
        table.add_row(*(Text(row[index]) for index in shown))
    return table
