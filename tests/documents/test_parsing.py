from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import Document, keep_boilerplate, parse_text

REPORT = """Original title: The harbour opens again

The harbour opens again

Bergen, 12 Dec (Agency) -- The harbour opened on Monday, and forty boats came in. The mayor, Anna \
Berg, gave a speech. Photo by Harbour News reported Li Wei.

Leave a Replay
"""


def check(document: Document) -> None:
    """What the contract says of offsets, order and coverage by units."""
    for index, paragraph in enumerate(document.paragraphs):
        assert paragraph.index == index
        held: set[int] = set()
        at = 0
        for unit in paragraph.units:
            assert at <= unit.start < unit.end
            assert paragraph.text[unit.start : unit.end] == unit.text
            sentence = paragraph.sentences[unit.sentence]
            assert sentence.start <= unit.start
            assert unit.end <= sentence.end
            at = unit.end
            held.update(range(unit.start, unit.end))
        for word in re.finditer(r"\w+", paragraph.text):
            assert held.issuperset(range(*word.span()))


def test_kinds_of_paragraphs_are_told() -> None:
    document = parse_text(REPORT, id="x")
    assert [p.kind for p in document.paragraphs] == [
        "boilerplate",
        "heading",
        "body",
        "boilerplate",
    ]


def test_a_credit_at_a_paragraphs_end_is_a_unit_of_boilerplate() -> None:
    units = parse_text(REPORT, id="x").paragraphs[2].units
    assert [unit.text for unit in units if unit.kind == "boilerplate"] == [
        "Photo by Harbour News reported Li Wei."
    ]


def test_kept_boilerplate_is_body_or_heading_and_nothing_else_moves() -> None:
    text = "Title of it\n\nEditor: A. Keeper\n\nThe board met. Photo by B. Clark\n\nIt ended."
    document = parse_text(text, id="d")
    kept = keep_boilerplate(document)
    assert [p.kind for p in document.paragraphs] == ["heading", "boilerplate", "body", "body"]
    assert [p.kind for p in kept.paragraphs] == ["heading", "heading", "body", "body"]
    assert {u.kind for p in kept.paragraphs for u in p.units} == {"body"}
    assert kept.body_text() == " ".join(text.split())
    assert [[u.text for u in p.units] for p in kept.paragraphs] == [
        [u.text for u in p.units] for p in document.paragraphs
    ]


def test_a_sentence_with_a_credit_after_it_is_no_heading() -> None:
    document = parse_text("The board met. Photo by B. Clark", id="x")
    assert document.paragraphs[0].kind == "body"


def test_the_dateline_is_body() -> None:
    unit = parse_text(REPORT, id="x").paragraphs[2].units[0]
    assert unit.text.startswith("Bergen, 12 Dec")
    assert unit.kind == "body"


def test_body_text_leaves_boilerplate_out() -> None:
    text = parse_text(REPORT, id="x").body_text()
    assert text.startswith("The harbour opens again Bergen")
    assert text.endswith("gave a speech.")


def test_language_is_that_of_the_body() -> None:
    assert parse_text(REPORT, id="x").language == "en"


def test_a_given_language_is_kept() -> None:
    assert parse_text(REPORT, id="x", language="de").language == "de"


@pytest.mark.parametrize("text", ["", "\n\n", " \t\r\n", "\ufeff"[:0]])
def test_an_empty_text_has_no_paragraphs(text: str) -> None:
    assert parse_text(text, id="x").paragraphs == ()


@pytest.mark.parametrize("text", ["...", "—", "?! ?!\n\n«»", "* * *"])
def test_only_punctuation_has_no_units(text: str) -> None:
    document = parse_text(text, id="x")
    assert document.paragraphs
    assert all(paragraph.units == () for paragraph in document.paragraphs)


def test_aligned_lines_are_all_body() -> None:
    document = parse_text(
        "Editor: Anna Berg\n\nThe harbour. Photo by Li Wei.\n", id="x", aligned=True
    )
    assert [p.text for p in document.paragraphs] == [
        "Editor: Anna Berg",
        "",
        "The harbour. Photo by Li Wei.",
    ]
    assert {p.kind for p in document.paragraphs} == {"body"}
    assert {u.kind for p in document.paragraphs for u in p.units} == {"body"}


def test_aligned_text_is_cut_into_units_too() -> None:
    document = parse_text("It rained. It stopped.\n", id="x", aligned=True)
    assert [unit.text for unit in document.paragraphs[0].units] == ["It rained.", "It stopped."]


@given(
    st.text() | st.text(st.sampled_from('ab. ,;:\n\r"“”()!?…—-0会。|#\u2028\u00a0')),
    st.booleans(),
    st.sampled_from(["auto", "blank", "line"]),
)
def test_units_hold_all_words_of_any_text(text: str, aligned: bool, mode: str) -> None:
    check(parse_text(text, id="x", paragraphs=mode, aligned=aligned))  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from(["Photo by Li Wei.", "Editor: A B", "The end.", "(Photo by X)", "Yes,"])
    )
)
def test_units_hold_all_words_around_boilerplate(parts: list[str]) -> None:
    check(parse_text(" ".join(parts), id="x"))
