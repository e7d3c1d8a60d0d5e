"""A comparison as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from harness.compare.model import Comparison
from harness.compare.sections import sections
from harness.reports.markdown import escape_markdown

__all__ = ["markdown"]

_FIGURE = frozenset("0123456789.,+− …")


def markdown(comparison: Comparison) -> str:
    """The comparison as Markdown with pipe tables (GitHub's), escaped."""
    lines = ["# Comparison of systems", ""]
    for section in sections(comparison):
        lines += [f"## {escape_markdown(section.title)}", ""]
        if section.rows:
            lines.append(_pipes(escape_markdown(column.heading) for column in section.columns))
            lines.append(_pipes(_RULE[column.kind] for column in section.columns))
            lines += [_pipes(_cell(cell) for cell in row) for row in section.rows]
            lines.append("")
        for note in section.notes:
            lines += [escape_markdown(note), ""]
    return "\n".join(lines).rstrip() + "\n"


_RULE = {"word": "---", "text": "---", "figure": "---:"}


def _pipes(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    """A cell; a figure (``+0.02``) is none of the input's, and stays as it reads best."""
    return text if _FIGURE.issuperset(text) else escape_markdown(text)
