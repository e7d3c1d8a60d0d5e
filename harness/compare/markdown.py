"""A comparison as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harness.compare.model import Comparison
from harness.compare.sections import sections

__all__ = ["markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def markdown(comparison: Comparison) -> str:
    """The comparison as Markdown with pipe tables (GitHub's), escaped."""
    lines = ["# Comparison of systems", ""]
    for section in sections(comparison):
        lines += [f"## {_cell(section.title)}", ""]
        if section.rows:
            lines.append(_pipes(_cell(column.heading) for column in section.columns))
            lines.append(_pipes(_RULE[column.kind] for column in section.columns))
            lines += [_pipes(_cell(cell) for cell in row) for row in section.rows]
            lines.append("")
        for note in section.notes:
            lines += [_cell(note), ""]
    return "\n".join(lines).rstrip() + "\n"


_RULE = {"word": "---", "text": "---", "figure": "---:"}


def _pipes(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
