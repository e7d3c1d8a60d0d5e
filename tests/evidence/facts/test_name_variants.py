from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.name_variants import (
    country_of,
    entities,
    is_contraction_of,
    is_initials_of,
    likeness,
    spelling,
)
from harness.evidence.facts.words import fold, words


@pytest.mark.parametrize(
    ("left", "right"),
    [("gaddafi", "qaddafi"), ("tinkov", "tinkoff"), ("tchaikovsky", "chaikovskij")],
)
def test_transliterations_are_alike(left: str, right: str) -> None:
    assert spelling(left, right) >= 0.7


def test_other_names_are_not_alike() -> None:
    assert spelling("putin", "reynek") < 0.3


@given(st.text(max_size=12), st.text(max_size=12))
def test_spelling_is_symmetric_and_bounded(left: str, right: str) -> None:
    assert spelling(left, right) == pytest.approx(spelling(right, left))
    assert 0 <= spelling(left, right) <= 1


def test_the_order_of_family_and_given_name_does_not_matter() -> None:
    assert likeness(("sandor", "petofi"), ("petofi", "sandor")) == 1


def test_names_run_together_are_alike() -> None:
    assert likeness(("rong", "hai"), ("ronghai",)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("China", "Chinese"),
        ("the U.S.", "America"),
        ("Peking", "Beijing"),
        ("the Communist Party of China", "the CPC"),
        ("the United Nations", "the UN"),
        ("Moscow", "Russia"),
    ],
)
def test_forms_of_one_entity_meet(left: str, right: str) -> None:
    (one,) = entities(words(left))
    (other,) = entities(words(right))
    assert one.names & other.names


def test_a_pronoun_is_no_country() -> None:
    assert entities(words("it helped us to see who came")) == []


@pytest.mark.parametrize(
    ("word", "country"),
    [("china", "china"), ("chinese", "china"), ("China's", "china"), ("americans", "united states"),
     ("turkey", "turkey"), ("bremen", None), ("us", None)],
)  # fmt: skip
def test_a_country_is_named_by_its_people(word: str, country: str | None) -> None:
    assert country_of(fold(word)) == country


def test_initials_are_found_among_the_words() -> None:
    assert is_initials_of("ecb", words("the European Central Bank said"))
    assert not is_initials_of("ecb", words("the bank said"))
    assert is_initials_of("fast", words("the Five-hundred-meter Aperture Spherical Telescope"))
    assert not is_initials_of("fast", words("five hundred meters of aperture, spherical"))


@pytest.mark.parametrize(
    ("acronym", "parts", "expected"),
    [
        ("zju", ("zhejiang", "university"), True),
        ("zju", ("annual", "conference", "zhejiang", "university"), True),
        ("zqu", ("zhejiang", "university"), False),
        ("zu", ("zhejiang", "university"), False),
        ("zji", ("zhejiang", "university"), False),
        ("zju", ("university", "zhejiang"), False),
        ("zju", (), False),
    ],
)
def test_an_acronym_may_take_letters_from_inside(
    acronym: str, parts: tuple[str, ...], *, expected: bool
) -> None:
    assert is_contraction_of(acronym, parts) is expected


@pytest.mark.parametrize("text", ["It left the EU", "A tour of China", "the United Kingdom"])
def test_an_entity_ends_with_the_text(text: str) -> None:
    tokens = words(text)
    assert [entity.end for entity in entities(tokens)] == [len(tokens)]
