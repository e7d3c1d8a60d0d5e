"""The formats: whole, escaped, and readable by what reads such files."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from rich.console import Console

from harness.compare import Comparison, compare
from harness.compare.formats import FORMATS
from harness.compare.sections import sections
from harness.compare.terminal import terminal
from harness.result import Result

MakeResult = Callable[..., Result]
NASTY = r"5 % of_A & B <script>alert('x')</script> [red] | #1 $2 {3} ~4 ^5 \end `6` *7* “8” "
"""With this the texts of the fixture ``nasty`` begin."""
SYSTEM = "sys_<b>&1|2"


class Page(HTMLParser):
    """Counts what opens and closes, and gathers text and attributes."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_nests_and_holds_the_texts_as_text(nasty: Comparison) -> None:
    page = Page()
    page.feed(FORMATS["html"](nasty))
    page.close()
    assert page.open == []
    assert "script" not in page.tags
    assert NASTY in page.text
    assert SYSTEM in page.text


def test_html_notes_are_dark_enough_to_read(nasty: Comparison) -> None:
    # GrayText is the colour of what is disabled: 3.9 : 1 on white
    assert "GrayText" not in FORMATS["html"](nasty)


def test_html_is_printed_with_all_columns(nasty: Comparison) -> None:
    # What scrolls on a screen is cut off on paper: the p-values and the verdict.
    printed = FORMATS["html"](nasty).partition("@media print {")[2]
    assert ".wide { overflow: visible; }" in printed


def test_html_headings_wrap(nasty: Comparison) -> None:
    # In one line they pushed the verdict out of a laptop's window.
    screen = FORMATS["html"](nasty).partition("@media print {")[0]
    assert "th.figure { white-space: normal; }" in screen


def test_html_needs_no_network(nasty: Comparison) -> None:
    text = FORMATS["html"](nasty)
    page = Page()
    page.feed(text)
    assert not {"src", "href"} & set(page.attributes)
    assert not {"link", "img", "iframe"} & page.tags
    assert "url(" not in text
    assert "@import" not in text


def test_markdown_rows_have_as_many_cells_as_their_head(nasty: Comparison) -> None:
    tables = re.findall(r"(?:^\|.*\|$\n?)+", FORMATS["markdown"](nasty), re.MULTILINE)
    assert len(tables) > 5
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1


def test_markdown_holds_no_html_of_a_text(nasty: Comparison) -> None:
    assert not re.search(r"(?<!\\)<", FORMATS["markdown"](nasty))


def test_json_is_one_document(nasty: Comparison) -> None:
    found = json.loads(FORMATS["json"](nasty))
    assert found["schema"] == "harness-comparison/1"
    assert found["systems"] == ["other", SYSTEM, "third"]


def test_the_terminal_shows_texts_that_look_like_markup(nasty: Comparison) -> None:
    out = io.StringIO()
    Console(file=out, width=400).print(terminal(nasty))
    assert "[red]" in out.getvalue()
    assert SYSTEM in out.getvalue()


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_ends_with_one_newline(nasty: Comparison, form: str) -> None:
    text = FORMATS[form](nasty)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_system_worse_than_the_baseline_is_called_so(nasty: Comparison) -> None:
    coverage = next(s for s in sections(nasty) if s.title.startswith("coverage"))
    verdicts = {row[1]: row[-1] for row in coverage.rows}
    assert verdicts["other"] == "baseline"
    assert verdicts["third"] == "worse"


def test_differences_turn_round_with_the_baseline(make_result: MakeResult) -> None:
    references = {"d": ["one two three four"] * 12}
    systems = {
        "bad": {"d": ["one two", "one"] * 6},
        "good": {"d": ["one two three four", "one two three"] * 6},
    }
    result = make_result(references, systems, metrics=("coverage",))
    for baseline, delta, verdict in (("bad", "+0.500", "better"), ("good", "−0.500", "worse")):
        found = sections(compare([result], baseline=baseline))
        coverage = next(s for s in found if s.title.startswith("coverage"))
        row = next(row for row in coverage.rows if row[1] != baseline)
        assert (row[4], row[-1]) == (delta, verdict)


def test_too_little_data_is_said_in_place_of_a_verdict(make_result: MakeResult) -> None:
    references = {"d": ["one two"]}
    result = make_result(references, {"a": references, "b": {"d": ["one"]}})
    coverage = next(s for s in sections(compare([result])) if s.title.startswith("coverage"))
    assert coverage.rows[1][-1] == "not enough data"
    assert any(note.startswith("Not enough data: 1 segment;") for note in coverage.notes)


def test_a_narrow_terminal_is_spared_the_minor_columns(nasty: Comparison) -> None:
    wide, narrow = io.StringIO(), io.StringIO()
    Console(file=wide, width=200).print(terminal(nasty, width=200))
    Console(file=narrow, width=80).print(terminal(nasty, width=80))
    assert "p randomisation" in wide.getvalue()
    assert "p randomisation" not in narrow.getvalue()
    assert "there is more to see" in narrow.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_a_narrow_terminal_cuts_no_name_and_no_figure(make_result: MakeResult, width: int) -> None:
    references = {"d": ["one two three four"] * 12}
    systems = {
        f"engine-2026-11-01-of-the-news-desk-{version}": {"d": ["one two three", "one"] * 6}
        for version in ("before", "after")
    }
    comparison = compare([make_result(references, systems, metrics=("coverage", "BLEU", "chrF2"))])
    out = io.StringIO()
    Console(file=out, width=width).print(terminal(comparison, width=width))
    said = out.getvalue()
    assert all(version in "".join(said.split()) for version in ("before", "after"))
    assert "…" not in said.replace(" … ", "")
    for metric in comparison.metrics:
        assert f"{metric.systems[0].score:.2f}" in said


def test_what_is_too_little_to_resample_is_not_called_resampled(nasty: Comparison) -> None:
    few = tuple(metric.model_copy(update={"count": 1}) for metric in nasty.metrics)
    found = sections(nasty.model_copy(update={"metrics": few}))
    notes = [note for section in found for note in section.notes]

    assert any("too few to resample" in note for note in notes)
    assert not any(re.search(r"\d \w+ resampled", note) for note in notes)
