"""Inner items of lists."""

from __future__ import annotations

import numpy as np
import pytest

from harness.alignment.words import find_words
from harness.evidence.list_items import list_items


def found(text: str) -> list[str]:
    spans = np.array(find_words(text)).reshape(-1, 2)
    return [text[spans[a, 0] : spans[b - 1, 1]] for a, b in list_items(text, spans)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("They sell apples, pears, plums and figs.", ["pears", "plums"]),
        ("They sell apples, green pears, and figs.", ["green pears"]),
        ("The heads of towns; the heads of villages; and others came.", ["the heads of villages"]),
        ("Tea, coffee or milk as well as cake is served.", ["coffee"]),
        # nothing before the first separator tells where a list begins
        ("He came and went and slept.", []),
        ("He came, and she left.", []),
        ("", []),
    ],
)
def test_what_stands_between_two_separators_is_an_item(text: str, items: list[str]) -> None:
    assert found(text) == items


def test_a_clause_or_what_holds_a_mark_is_none() -> None:
    assert found("First, he said that nobody had asked him, and left.") == []
    assert found("First, (not second), and third.") == []


def test_who_said_it_is_no_item() -> None:
    assert found("The sea is rising, the minister added, and will rise.") == []
    assert found("The sea is rising, he said, and will rise.") == []
    assert found("The roads were wet, flooded, and closed.") == ["flooded"]


def test_only_the_words_of_the_sentence_are_looked_at() -> None:
    text = "Red, green, blue and white. One, two, three and four."
    spans = np.array(find_words(text))
    inside = spans[spans[:, 0] >= text.index("One")]
    assert [text[inside[a, 0] : inside[b - 1, 1]] for a, b in list_items(text, inside)] == [
        "two",
        "three",
    ]
