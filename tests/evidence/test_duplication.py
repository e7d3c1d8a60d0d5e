from __future__ import annotations

import pytest

from harness.documents import parse_text
from harness.evidence.duplication import duplications


def _doubled(candidate: str, reference: str = "It rained.") -> list[str]:
    found = duplications(parse_text(candidate, id="text"), parse_text(reference, id="text"))
    return [text for _, _, _, text in found]


@pytest.mark.parametrize(
    ("sentence", "doubled"),
    [
        ("The mayor cut the the ribbon.", "the the"),
        ("It is a responsible and responsible country.", "responsible and responsible"),
        ("They want a bright future a bright future of peace.", "a bright future a bright future"),
    ],
)
def test_words_said_twice_in_a_row_are_found(sentence: str, doubled: str) -> None:
    assert _doubled(sentence) == [doubled]


@pytest.mark.parametrize(
    "sentence",
    [
        "They tried again and again.",
        "Prices rose higher and higher all year.",
        "He had had enough of it.",
        "The sum was 20 20 years ago.",
        "The ships of the port and the port authority waited.",
    ],
)
def test_what_english_doubles_on_purpose_is_not(sentence: str) -> None:
    assert _doubled(sentence) == []


def test_what_the_reference_doubles_as_well_is_no_error() -> None:
    assert _doubled("The mayor cut the the ribbon.", "Somebody wrote the the again.") == []


def test_boilerplate_may_double_what_it_likes() -> None:
    assert _doubled("It rained all day.\n\nEditor: the the\n") == []


def test_the_place_is_that_of_the_words() -> None:
    candidate = parse_text("It rained.\n\nThe mayor cut the the ribbon.\n", id="text")
    ((index, start, end, text),) = duplications(candidate, parse_text("It rained.", id="text"))
    assert index == 1
    assert candidate.paragraphs[index].text[start:end] == text
