"""Whole lists, with their first and their last item."""

from __future__ import annotations

import pytest

from harness.alignment import view_document
from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.enumerations import enumerations


def found(text: str) -> list[list[str]]:
    view = view_document(parse_text(text, id="d", aligned=True), FakeEncoder())
    words = view.sentences[0].words
    return [
        [text[words.spans[a, 0] : words.spans[b - 1, 1]] for a, b in items]
        for items in enumerations(text, words.spans, words.content)
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("They sell apples, green pears and figs.", ["sell apples", "green pears", "figs"]),
        ("They sell apples, green pears, and figs.", ["sell apples", "green pears", "figs"]),
        ("In Oslo, Turku, or Riga it rained.", ["Turku", "Riga"]),
        ("It rained in Oslo, the port of Turku and Riga.", ["Oslo", "the port of Turku", "Riga"]),
        ("We saw bread and butter.", ["saw bread", "butter"]),
    ],
    ids=["plain", "serial comma", "an opening is no item", "words inside", "two"],
)
def test_a_list_has_its_first_and_its_last_item(text: str, items: list[str]) -> None:
    assert found(text) == [items]


@pytest.mark.parametrize(
    "text",
    [
        "He came.",
        "And then he went.",
        "Worse, it rained.",
        "He said: and what now?",
    ],
)
def test_what_joins_nothing_is_no_list(text: str) -> None:
    assert found(text) == []


def test_what_opens_a_clause_is_no_first_item() -> None:
    assert found("Before lunch, Bergen and Oslo voted.") == [["Bergen", "Oslo voted"]]
    assert found("Worse, shoes and coats burnt.") == [["shoes", "coats burnt"]]


def test_a_clause_between_two_commas_is_no_item() -> None:
    assert found("Since Monday, Chile has shown growth, exports and calm.") == [
        ["shown growth", "exports", "calm"]
    ]


def test_of_a_longer_stretch_the_last_words_begin_the_list() -> None:
    text = "We want peace, the full use of all these very old rivers, trade and rest."
    assert found(text) == [["very old rivers", "trade", "rest"]]
