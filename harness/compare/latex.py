"""A comparison as LaTeX tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.compare.model import Comparison
from harness.compare.sections import sections

__all__ = ["latex"]

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    "|": r"\ensuremath{|}",
    "−": r"\ensuremath{-}",
    "Δ": r"\ensuremath{\Delta}",
    "↑": r"\ensuremath{\uparrow}",
    "↓": r"\ensuremath{\downarrow}",
    "→": r"\ensuremath{\rightarrow}",
    "…": r"\ldots{}",
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "“": r"\textquotedblleft{}",
    "”": r"\textquotedblright{}",
    "‘": r"\textquoteleft{}",
    "’": r"\textquoteright{}",
    '"': r"\symbol{34}",  # \textquotedbl is an error in LaTeX's default encoding, OT1
    "\u00a0": "~",
    # a bracket after a line's end would be read as the length to skip
    "[": "{[}",
    "]": "{]}",
    "\0": "{}",
}
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=[?!])(?=`)")
"""Between characters that fonts join into others: hyphens into a dash, ?` into ¿."""
_COLUMN = {"word": "l", "figure": "r", "text": "p{0.22\\linewidth}"}


def latex(comparison: Comparison) -> str:
    r"""The comparison as a fragment of plain ``tabular`` for ``\input``; it needs no package."""
    lines = ["% Comparison of systems; \\input this file. It needs no package but, for languages"]
    lines += ["% other than the Latin ones, an engine and a font that know their letters.", ""]
    for section in sections(comparison):
        lines.append(f"\\paragraph{{{_text(section.title)}}}")
        if section.rows:
            columns = "".join(_COLUMN[column.kind] for column in section.columns)
            head = _row([column.heading for column in section.columns])
            lines += ["", "\\begin{center}\\small", f"\\begin{{tabular}}{{{columns}}}", "\\hline"]
            lines += [head, "\\hline", *(_row(row) for row in section.rows), "\\hline"]
            lines += ["\\end{tabular}", "\\end{center}"]
        for note in section.notes:
            lines += ["", f"\\noindent {_text(note)}"]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return " & ".join(_text(cell) for cell in cells) + r" \\"


def _text(text: str) -> str:
    apart = _LIGATURE.sub("\0", " ".join(text.split()))
    return "".join(_SPECIAL.get(char, char) for char in apart)
