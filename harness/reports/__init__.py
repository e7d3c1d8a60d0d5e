"""Reports: the result tree as people and other programs read it.

``write(result, format)`` gives a report as one text, ``write_report(result, format, path)`` puts it
in a file, ``formats()`` names the formats, and ``render_terminal(result, console)`` shows the
result on a terminal. A writer needs the tree alone and refers to nothing outside it.
"""

from __future__ import annotations

from harness.reports.csv_report import write_csv
from harness.reports.html import write_html
from harness.reports.json_report import write_json
from harness.reports.junit import write_junit
from harness.reports.markdown import write_markdown
from harness.reports.mqm import write_mqm
from harness.reports.registry import Writer, find_writer, formats, write, write_report, writer
from harness.reports.terminal import render_terminal

__all__ = [
    "Writer",
    "find_writer",
    "formats",
    "render_terminal",
    "write",
    "write_csv",
    "write_html",
    "write_json",
    "write_junit",
    "write_markdown",
    "write_mqm",
    "write_report",
    "writer",
]
