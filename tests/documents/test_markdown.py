from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness.documents.markdown import parse_markdown
from harness.documents.model import Document

TEXT = """---
title: Harbour
---

# The harbour opens

A long line of *boats* came in
with the [tide](https://example.org).

Next year
---------

- two boats
- one captain, who has sailed
  for thirty years

| port | boats |
|------|-------|
| Oslo | 12 |

```python
a = 1

b = 2
```

![a map](map.png)

> It was a **good** day.
"""


def parse(text: str = TEXT) -> Document:
    return parse_markdown(text, id="x")


def test_blocks_have_their_kinds() -> None:
    assert [paragraph.kind for paragraph in parse().paragraphs] == [
        "boilerplate",
        "heading",
        "body",
        "heading",
        "body",
        "body",
        "body",
        "boilerplate",
        "body",
    ]


def test_text_is_verbatim() -> None:
    texts = [paragraph.text for paragraph in parse().paragraphs]
    assert texts[1] == "# The harbour opens"
    assert texts[3] == "Next year\n---------"
    assert texts[6] == "```python\na = 1\n\nb = 2\n```"
    assert all(text in TEXT for text in texts)


def test_marks_of_blocks_lie_outside_the_units() -> None:
    units = [[unit.text for unit in paragraph.units] for paragraph in parse().paragraphs]
    assert units[1] == ["The harbour opens"]
    assert units[3] == ["Next year"]
    assert units[4][0] == "two boats"
    assert units[8] == ["It was a **good** day."]


def test_footnotes_and_speakers_are_body_and_targets_are_none() -> None:
    text = (
        "The council met on Monday and agreed on the plan.[^1] It left.\n\n"
        "[^1]: The budget was 5 million euros.\n\n"
        "[Speaker]: We agree on the plan of the harbour today.\n\n[map]: map.png 'A map'\n\n[site]: <https://a.org>\n"
    )
    paragraphs = parse_markdown(text, id="d").paragraphs
    assert [p.kind for p in paragraphs] == ["body", "body", "body", "boilerplate", "boilerplate"]
    # its number is a word of the text, and units hold all words
    assert [unit.text for unit in paragraphs[1].units] == ["[^1]: The budget was 5 million euros."]


def test_table_rows_are_sentences() -> None:
    table = parse().paragraphs[5]
    assert [table.text[s.start : s.end].split() for s in table.sentences] == [
        ["port", "|", "boats"],
        ["Oslo", "|", "12"],
    ]


def test_lines_are_those_of_the_file() -> None:
    lines = TEXT.split("\n")
    for paragraph in parse().paragraphs:
        assert lines[paragraph.line - 1].strip() == paragraph.text.split("\n")[0]


def test_soft_line_breaks_do_not_part_paragraphs() -> None:
    assert len(parse("One line.\nAnother line.").paragraphs) == 1


def test_line_mode_parts_them() -> None:
    document = parse_markdown("One line.\nAnother line.", id="x", paragraphs="line")
    assert len(document.paragraphs) == 2


def test_an_unclosed_code_block_runs_to_the_end() -> None:
    assert len(parse("```\na\n\nb").paragraphs) == 1


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert [p.text for p in parse("---\n\nText here.").paragraphs] == ["---", "Text here."]


def test_aligned_markdown_is_lines() -> None:
    document = parse_markdown("# One\n\n- two\n", id="x", aligned=True)
    assert [p.text for p in document.paragraphs] == ["# One", "", "- two"]


@given(st.text(st.sampled_from("ab #-=`~|>*\n\r[](!<.\t1")))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join("".join(p.text.split()) for p in parse(text).paragraphs)
    assert kept == "".join(text.split())


def test_a_short_answer_is_no_target() -> None:
    text = "[A]: No.\n\n[B]: 3.5%\n\n[A]: Yes. (laughs)\n\n[site]: example.org\n"
    kinds = [p.kind for p in parse_markdown(text, id="d").paragraphs]
    assert "boilerplate" not in kinds[:3]
    assert kinds[3] == "boilerplate"
