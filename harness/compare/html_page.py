"""A comparison as one HTML page."""

from __future__ import annotations

from html import escape

from harness.compare.model import Comparison
from harness.compare.sections import Column, Section, sections

__all__ = ["html"]

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 84rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid #8885; text-align: left;
  vertical-align: top; }
th { font-weight: 600; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.figure { white-space: normal; }
.text { min-width: 14rem; }
.word { min-width: 7.5rem; overflow-wrap: anywhere; }
p { margin: .4rem 0; color: color-mix(in srgb, CanvasText 72%, Canvas); max-width: 50rem;
  overflow-wrap: anywhere; }
@media print {
  :root { font-size: 10px; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
}
"""
"""On paper nothing scrolls: there the table is made to fit."""


def html(comparison: Comparison) -> str:
    """The comparison as one page: escaped, and without any reference to the network."""
    body = "\n".join(_section(section) for section in sections(comparison))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="harness">
<title>Comparison of systems</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Comparison of systems</h1>
{body}
</body>
</html>
"""


def _section(section: Section) -> str:
    lines = [f"<h2>{escape(section.title)}</h2>"]
    if section.rows:
        head = "".join(_cell("th", column, column.heading) for column in section.columns)
        lines += ['<div class="wide"><table>', f"<thead><tr>{head}</tr></thead>", "<tbody>"]
        for row in section.rows:
            pairs = zip(section.columns, row, strict=True)
            lines.append(f"<tr>{''.join(_cell('td', c, cell) for c, cell in pairs)}</tr>")
        lines.append("</tbody></table></div>")
    lines += [f"<p>{escape(note)}</p>" for note in section.notes]
    return "\n".join(lines)


def _cell(tag: str, column: Column, text: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag}{scope} class="{column.kind}">{escape(text)}</{tag}>'
