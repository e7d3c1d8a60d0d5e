"""A comparison as tables for the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from harness.compare.model import Comparison
from harness.compare.sections import Section, sections

__all__ = ["terminal"]


def terminal(comparison: Comparison) -> RenderableType:
    """The comparison as rich's tables."""
    parts: list[RenderableType] = []
    for section in sections(comparison):
        parts += [Text(section.title, style="bold"), _table(section)] if section.rows else []
        parts += [Text(note, style="dim") for note in section.notes]
        parts.append(Text())
    return Group(*parts)


def _table(section: Section) -> Table:
    table = Table(box=None, pad_edge=False, show_lines=False)
    for column in section.columns:
        right = column.kind == "figure"
        table.add_column(Text(column.heading), justify="right" if right else "left")
    for row in section.rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
