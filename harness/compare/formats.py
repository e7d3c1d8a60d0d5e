"""The formats of `harness compare` that are text, by name."""

from __future__ import annotations

from collections.abc import Callable

from harness.compare.html_page import html
from harness.compare.latex import latex
from harness.compare.markdown import markdown
from harness.compare.model import Comparison

__all__ = ["FORMATS"]

FORMATS: dict[str, Callable[[Comparison], str]] = {
    "json": lambda comparison: comparison.to_json() + "\n",
    "markdown": markdown,
    "html": html,
    "latex": latex,
}
"""Writers; each gives one text with a newline at its end."""
