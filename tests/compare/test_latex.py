"""LaTeX, read by pylatexenc: a parser that stops at the first fault, and turns it into text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
)
from pylatexenc.latex2text import (
    get_default_latex_context_db as default_meanings,
)
from pylatexenc.latexwalker import (
    LatexEnvironmentNode,
    LatexMacroNode,
    LatexNode,
    LatexSpecialsNode,
    LatexWalker,
)
from pylatexenc.latexwalker import (
    get_default_latex_context_db as default_macros,
)
from pylatexenc.macrospec import std_macro

from harness.compare import Comparison, compare
from harness.compare.latex import latex
from harness.compare.sections import sections
from harness.result import Result

PLAIN = {"hline", "linewidth", "noindent", "paragraph", "small", "\\"}
"""Macros of the layout; all the others are signs."""


def parse(text: str) -> list[LatexNode]:
    """The fragment's nodes."""
    known = default_macros()
    known.add_context_category("more", macros=[std_macro("symbol", "{")], prepend=True)
    nodes, _, _ = LatexWalker(text, latex_context=known, tolerant_parsing=False).get_latex_nodes()
    return list(nodes)


def read(nodes: Iterable[LatexNode]) -> str:
    """The words that a reader sees."""
    meanings = default_meanings()
    symbol = MacroTextSpec("symbol", lambda node: chr(int(read(node.nodeargd.argnlist))))
    meanings.add_context_category("more", macros=[symbol], prepend=True)
    reader = LatexNodes2Text(meanings, math_mode="text", strict_latex_spaces=True)
    # \textasciicircum is read as the accent that looks like it
    return " ".join(reader.nodelist_to_text(list(nodes)).replace("ˆ", "^").split())


def walk(nodes: Iterable[LatexNode | None]) -> Iterator[LatexNode]:
    """All nodes within, and themselves."""
    for node in nodes:
        if node is not None:
            yield node
            yield from walk(getattr(node, "nodelist", None) or ())
            arguments = getattr(node, "nodeargd", None)
            yield from walk(() if arguments is None else arguments.argnlist)


def tables(text: str) -> list[LatexEnvironmentNode]:
    """The tabulars, each alone in a center."""
    found = []
    for center in parse(text):
        if isinstance(center, LatexEnvironmentNode):
            [table] = [n for n in center.nodelist if isinstance(n, LatexEnvironmentNode)]
            assert (center.environmentname, table.environmentname) == ("center", "tabular")
            found.append(table)
    return found


def rows(table: LatexEnvironmentNode) -> list[list[str]]:
    """A table's cells as they are read, row by row."""
    found: list[list[list[LatexNode]]] = [[[]]]
    for node in table.nodelist:
        if isinstance(node, LatexMacroNode) and node.macroname == "\\":
            found.append([[]])
        elif isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            found[-1].append([])
        elif not isinstance(node, LatexMacroNode) or node.macroname != "hline":
            found[-1][-1].append(node)
    [[rest]] = found[-1:]
    assert read(rest) == ""
    return [[read(cell) for cell in row] for row in found[:-1]]


def test_every_cell_is_read_as_it_was_written(nasty: Comparison) -> None:
    shown = [section for section in sections(nasty) if section.rows]
    found = tables(latex(nasty))
    assert len(found) == len(shown) > 5
    for table, section in zip(found, shown, strict=True):
        written = [[column.heading for column in section.columns], *section.rows]
        expected = [[" ".join(cell.replace("−", "-").split()) for cell in row] for row in written]
        assert rows(table) == expected


def test_a_table_has_as_many_columns_as_its_rows_have_cells(nasty: Comparison) -> None:
    for table in tables(latex(nasty)):
        [columns] = table.nodeargd.argnlist
        count = sum(len(getattr(node, "chars", "")) for node in columns.nodelist)
        assert {len(row) for row in rows(table)} == {count}


def test_every_note_and_title_is_read_as_it_was_written(nasty: Comparison) -> None:
    text = read(node for node in parse(latex(nasty)) if not isinstance(node, LatexEnvironmentNode))
    for section in sections(nasty):
        for line in (section.title, *section.notes):
            assert " ".join(line.split()) in text


def test_it_takes_signs_and_layout_of_the_kernel_alone(nasty: Comparison) -> None:
    # what the encoding OT1 has, in which LaTeX sets where nobody chooses another
    macros = {n.macroname for n in walk(parse(latex(nasty))) if isinstance(n, LatexMacroNode)}
    signs = {"ensuremath", "ldots", "symbol", "Delta", "rightarrow", "uparrow", "downarrow"}
    texts = {"backslash", "asciicircum", "asciitilde", "endash", "quotedblleft", "quotedblright"}
    assert macros <= PLAIN | signs | {f"text{name}" for name in texts} | set("{}#$%&_")


def test_characters_that_fonts_join_stay_apart(make_result: Callable[..., Result]) -> None:
    text = "a -- b --- c '' d `` e ,, f ?` g !` h – i — j ’' k ‘`"
    names = {text: {"d": ["one two"] * 2}, "other": {"d": ["one"] * 2}}
    made = latex(compare([make_result({"d": ["one two"] * 2}, names)]))
    assert rows(tables(made)[0])[1][0] == text
    assert not re.search(r"--|''|``|,,|[?!]`", made)


@pytest.mark.parametrize("fault", [r"\end{center}", "{", "}", "$"])
def test_the_parser_sees_a_fault(nasty: Comparison, fault: str) -> None:
    from pylatexenc.latexwalker import LatexWalkerParseError

    with pytest.raises(LatexWalkerParseError):
        parse(latex(nasty) + fault)
