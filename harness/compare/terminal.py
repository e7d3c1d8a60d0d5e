"""A comparison as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from harness.compare.model import Comparison
from harness.compare.sections import Section, sections

__all__ = ["terminal"]


_WIDE = 120
"""Columns that the widest table needs."""
_BETWEEN = 2
"""Blanks between two columns."""
_NAME = 12
"""Columns that a name is folded into before a table goes on below."""


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
            parts += [Text(section.title, style="bold"), *_tables(section, width, wide=wide)]
            hidden |= not wide and any(column.minor for column in section.columns)
        parts += [Text(note, style="dim") for note in section.notes]
        parts.append(Text())
    if hidden:
        parts.append(Text(f"From {_WIDE} columns on there is more to see.", style="dim"))
    return Group(*parts)


def _tables(section: Section, width: int, *, wide: bool) -> Iterator[Table]:
    """The section's table; where its figures do not fit they go on below, beside the names."""
    shown = [index for index, column in enumerate(section.columns) if wide or not column.minor]
    kinds = [section.columns[index].kind for index in shown]
    if "text" in kinds:  # folds as narrow as it must
        yield _table(section, shown, None)
        return
    name = shown[kinds.index("word")]
    most = max(width // 3, 8)
    needs = {index: _need(section, index) + _BETWEEN for index in shown}
    longest = max(len(row[name]) for row in section.rows)
    room = width - sum(needs[index] for index in shown if index != name) - _BETWEEN
    if room >= min(longest, _NAME):
        yield _table(section, shown, room)
        return
    needs[name] = min(longest, most) + _BETWEEN
    chunk: list[int] = []
    for index in shown:
        if {name} < {*chunk} and needs[index] + sum(needs[i] for i in {*chunk, name}) > width:
            yield _table(section, chunk, most)
            chunk = [name]
        chunk.append(index)
    yield _table(section, chunk, most)


def _need(section: Section, index: int) -> int:
    """How narrow a column can be: no figure is broken, words stand whole."""
    column, cells = section.columns[index], [row[index] for row in section.rows]
    parts = cells if column.kind == "figure" else [word for cell in cells for word in cell.split()]
    return max(map(len, (*parts, *column.heading.split())), default=0)


def _table(section: Section, shown: Sequence[int], name_width: int | None) -> Table:
    table = Table(box=None, pad_edge=False)
    for index in shown:
        column = section.columns[index]
        right = column.kind == "figure"
        table.add_column(
            Text(column.heading),
            justify="right" if right else "left",
            # a name is folded, never cut: two may differ in their last letters
            overflow="ellipsis" if right else "fold",
            max_width=name_width if column.kind == "word" else None,
            min_width=_need(section, index) if right else None,
        )
    for row in section.rows:
        table.add_row(*(Text(row[index]) for index in shown))
    return table
