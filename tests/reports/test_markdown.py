from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from harness.reports import write
from harness.reports.markdown import escape_markdown
from harness.reports.text import one_line
from harness.result import Result

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = st.text(st.sampled_from(list("ab1 \\`*_{}[]()#+-.!|~$:<>&@=\"'\n\t")), max_size=16)


class Text(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - HTMLParser's
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("before", "after", "tags"),
    [
        ("| head |\n| :-- |\n| ", " |\n", {"table", "thead", "tbody", "tr", "th", "td"}),
        ("- ", "\n", {"ul", "li"}),
        ("# ", "\n", {"h1"}),
    ],
    ids=["table", "list", "heading"],
)
@given(raw=MARKUP)
@example(raw="<script>|x|</script>")
@example(raw="1. first")
@example(raw="- [ ] \\|")
@example(raw="1 #")
@example(raw="1 ##")
def test_escaped_text_reads_back_as_it_was(
    raw: str, before: str, after: str, tags: set[str]
) -> None:
    read = Text(MARKDOWN.render(f"{before}{escape_markdown(raw)}{after}"))
    text = read.text.replace("\u2060", "").removeprefix("\n")
    assert "".join(text.split()).removeprefix("head") == "".join(one_line(raw).split())
    assert read.tags <= tags


@pytest.mark.parametrize("raw", ["@someone", "see #12", ":tada:"])
def test_nothing_is_left_for_github_to_link(raw: str) -> None:
    shown = Text(MARKDOWN.render(escape_markdown(raw))).text
    assert not re.search(r"@\w|#\d|:\w+:", shown)


def test_the_best_scores_are_bold(rich_result: Result) -> None:
    lines = write(rich_result, "markdown").splitlines()
    assert "| draft | **0.660** | 0.710 | **0.590** | 31.4 | 58.2 |" in lines


def test_the_gravest_findings_come_first(plain_result: Result) -> None:
    text = write(plain_result, "markdown")
    order = [text.index(word) for word in ("| **critical** |", "| **major** |", "| minor |")]
    assert order == sorted(order)


def test_what_is_left_out_as_boilerplate_is_counted(plain_result: Result) -> None:
    assert "left out as boilerplate: 4 words of the reference" in write(plain_result, "markdown")


def test_omitted_words_are_quoted(plain_result: Result) -> None:
    assert "¶3 “rebuilding the fish market, and lighting the pier.”" in write(
        plain_result, "markdown"
    )


def test_uncovered_must_cover_units_are_named(plain_result: Result) -> None:
    text = write(plain_result, "markdown")
    assert "- must cover, omitted: The breakwater will be repaired." in text
    assert "The board met in December." not in text
