from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.names import find_names


def found(text: str, document: str = "") -> list[str]:
    return [name.text for name in find_names(text, document)]


def test_full_names_are_found() -> None:
    assert found("Yesterday Anna Lindqvist met Pavel Novotny.") == [
        "Anna Lindqvist",
        "Pavel Novotny",
    ]


def test_every_name_of_a_list_is_found() -> None:
    listed = found("Li Qiang, Zhao Leji, Cai Qi and Ding Xuexiang attended.")
    assert listed == ["Li Qiang", "Zhao Leji", "Cai Qi", "Ding Xuexiang"]


def test_an_ordinary_word_at_the_start_of_a_sentence_is_no_name() -> None:
    assert found("Apples fell. Washing hands helps.") == []


def test_a_word_that_the_document_writes_in_lower_case_opens_no_name() -> None:
    assert found("Biosensor data were sent.", "the biosensor works") == []


def test_units_and_currencies_after_a_number_are_no_names() -> None:
    assert found("Files of 25 MB cost 85 US dollars or 90 Hong Kong dollars.") == []
    assert found("He left MB and the US dollar.") == ["MB", "US"]


def test_a_title_is_no_part_of_the_name() -> None:
    assert found("They heard General Secretary Xi and Dr. Okafor.") == ["Xi", "Okafor"]


def test_a_title_inside_separates_a_country_from_a_person() -> None:
    assert found("The Norwegian Prime Minister Erna Solberg spoke.") == [
        "Norwegian",
        "Erna Solberg",
    ]


def test_particles_join_the_words_of_a_name() -> None:
    assert found("She left the University of Oslo for Vincent van Gogh.") == [
        "University of Oslo",
        "Vincent van Gogh",
    ]


def test_a_title_case_headline_has_only_proper_names() -> None:
    assert found("Minister Says New Bridge Will Open Near Gdansk") == ["Gdansk"]


def test_a_heading_in_capitals_has_only_proper_names() -> None:
    assert found("NEW BRIDGE OPENS NEAR GDANSK") == ["GDANSK"]


@pytest.mark.parametrize(
    "text",
    [
        "KEEP AWAY from the river.",
        "Then STAY INSIDE until noon.",
        "2) Peel the onions.",
        "(b) Skin both tomatoes.",
        "Preheat the oven.",
        "Then rest. Uninstall your old version.",
    ],
)
def test_an_instruction_begins_with_no_name(text: str) -> None:
    assert found(text) == []


def test_a_name_before_a_determiner_is_one_where_a_capital_follows() -> None:
    assert found("Ivan the Terrible was there.") == ["Ivan the Terrible"]
    assert found("He came to the EU SUMMIT.") == ["EU SUMMIT"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Toyota this week recalled ten cars.", "Toyota"),
        ("Lisbon each summer empties.", "Lisbon"),
        ("J. Brown signed it.", "J. Brown"),
    ],
)
def test_a_name_before_a_time_or_after_an_initial_is_one(text: str, name: str) -> None:
    assert found(text) == [name]


def test_days_months_and_currencies_are_no_names() -> None:
    assert found("It cost 20 EUR on Monday in July.") == []


def test_an_acronym_is_known_as_one() -> None:
    (name,) = find_names("Talks at the OECD went on.")
    assert name.is_acronym


def test_text_without_capitals_has_no_names() -> None:
    assert found("会议在北京举行") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We saw Pavel Novotny there.", "person"),
        ("We saw Lake Vättern there.", "place"),
        ("We saw the Ministry of Trade there.", "organisation"),
    ],
)
def test_kinds_are_guessed(text: str, kind: str) -> None:
    (name,) = find_names(text)
    assert name.kind == kind


@given(st.text())
def test_names_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        end = name.end
