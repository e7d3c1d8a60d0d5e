"""All writers accept any valid tree."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from harness.reports import formats, render_terminal, write
from harness.result import Result

ENOUGH = settings(max_examples=60, deadline=None)
VOID = {"meta", "input", "br", "hr", "link", "img"}


class Page(HTMLParser):
    """Holds a page's tags against each other."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")
            if name.startswith("on"):
                self.faults.append(f"attribute {name}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


@ENOUGH
@given(data=st.data())
def test_html_is_well_nested_with_unique_ids_and_no_dead_links(
    any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    page = Page(write(data.draw(any_result), "html"))
    assert page.faults == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)
    assert "script" not in page.tags


@ENOUGH
@given(data=st.data())
def test_csv_rows_have_all_columns(
    any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    rows = list(csv.reader(io.StringIO(write(data.draw(any_result), "csv"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}


@ENOUGH
@given(data=st.data())
def test_mqm_lines_have_ten_cells(
    any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    text = write(data.draw(any_result), "mqm")
    assert {line.count("\t") for line in text.splitlines()} == {9}


@ENOUGH
@given(data=st.data())
def test_json_reads_back_as_the_same_tree(
    any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    result = data.draw(any_result)
    assert Result.from_json(write(result, "json")).to_json() == result.to_json()


@ENOUGH
@given(data=st.data(), width=st.integers(20, 120))
def test_the_terminal_stays_in_its_width_and_shows_no_control_character(
    any_result: st.SearchStrategy[Result], data: st.DataObject, width: int
) -> None:
    out = io.StringIO()
    render_terminal(data.draw(any_result), Console(file=out, width=width, color_system=None))
    text = out.getvalue()
    assert max(cell_len(line) for line in text.split("\n")) <= width
    assert not any(char < " " and char != "\n" for char in text)


@ENOUGH
@given(data=st.data())
def test_markdown_holds_no_html_of_the_input(
    any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    text = write(data.draw(any_result), "markdown")
    tags = {"<details>", "</details>", "<summary>", "</summary>", "<sub>", "</sub>"}
    for tag in tags:
        text = text.replace(tag, "")
    assert "<" not in text


@pytest.mark.parametrize("format_", formats())
def test_the_same_result_gives_the_same_report(rich_result: Result, format_: str) -> None:
    assert write(rich_result, format_) == write(rich_result, format_)
