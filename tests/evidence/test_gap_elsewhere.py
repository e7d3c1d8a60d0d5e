"""Names that a text is about, and numbers that stand in the next sentence, are not lost."""

from __future__ import annotations

import pytest

from harness.alignment import view_document
from harness.alignment.view import DocumentView
from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.gap_elsewhere import is_counted_beside, is_said_elsewhere, stem_places
from harness.evidence.gaps import Gap

SENTENCE = "If you take Corvalin you may feel tired, and dizzy after 12 hours."
OTHERS = (
    "Corvalin lowers blood pressure.",
    "Take Corvalin in the morning.",
    "Some patients become tired or dizzy during treatment.",
    "Never mix Corvalin with milk.",
)


def view(*sentences: str) -> DocumentView:
    return view_document(parse_text("\n\n".join(sentences), id="d"), FakeEncoder())


def said(word: str, others: tuple[str, ...], linked: int, answered: dict[int, int]) -> bool:
    """Whether a word of the sentence is said elsewhere; ``answered``: what the others answer."""
    own = view(SENTENCE, "It works for 12 hours.")
    at = SENTENCE.split().index(word)
    back = [(answered[j],) if j in answered else () for j in range(len(others))]
    other = view(*others)
    gap = Gap(0, at, at + 1, 0.9)
    return is_said_elsewhere(gap, own, (other, [linked]), stem_places(other), back)


def test_a_name_that_a_text_is_about_is_not_lost_where_it_is_not_repeated() -> None:
    assert said("Corvalin", OTHERS, 2, {})
    assert not said("tired,", OTHERS, 2, {})


def test_a_name_that_is_said_twice_and_far_away_is_lost() -> None:
    far = (*OTHERS[:2], "It is cheap.", OTHERS[2], "It is new.")
    assert not said("Corvalin", far, 3, {})
    assert said("Corvalin", (*far, OTHERS[3]), 3, {})


@pytest.mark.parametrize(
    ("sentence", "place", "item"),
    [
        ("Ninth, Corvalin takes part in it.", 1, False),
        ("It is sold with Norvalin, Corvalin.", 5, True),
        ("It is sold with Norvalin or Corvalin today.", 6, True),
        ("Corvalin, Norvalin and others are sold.", 0, True),
    ],
)
def test_a_name_after_a_comma_may_begin_a_clause(sentence: str, place: int, item: bool) -> None:
    own, other = view(sentence), view(*OTHERS, "It is cheap.", "It takes part in it.")
    places = stem_places(other)
    gap = Gap(0, place, place + 1, 0.9)
    assert is_said_elsewhere(gap, own, (other, [5]), places, [()] * 6) is not item


def test_a_country_is_named_by_its_people_too() -> None:
    own = view("The team reached the Chinese capital.")
    other = view("China won.", "China's team came.", "The Chinese cheered.", "They reached it.")
    gap = Gap(0, 4, 5, 0.9)
    assert is_said_elsewhere(gap, own, (other, [3]), stem_places(other), [()] * 4)
    fewer = view("China won.", "Its team came.", "The Danish cheered.", "They rested.", "Fine.")
    assert not is_said_elsewhere(gap, own, (fewer, [4]), stem_places(fewer), [()] * 5)


@pytest.mark.parametrize(
    ("others", "answered", "elsewhere"),
    [
        ((OTHERS[2], "It passes after 12 hours."), {1: 0}, False),
        ((OTHERS[2], "It passes after 12 hours."), {}, True),
        ((OTHERS[2], "It passes after 12 hours."), {1: 1}, False),
        ((OTHERS[2], "It passes.", "Wait for 12 hours."), {}, False),
        ((OTHERS[2], "It passes after 13 hours."), {}, False),
    ],
)
def test_a_number_may_stand_in_the_next_sentence(
    others: tuple[str, ...], answered: dict[int, int], elsewhere: bool
) -> None:
    assert said("12", others, 0, answered) is elsewhere


def test_an_item_of_a_list_is_lost_however_often_the_text_names_it() -> None:
    own = view("It is sold with Corvalin, Norvalin and Morvalin.")
    other = view(*OTHERS, "It is cheap.", "It is sold with others.")
    assert not is_said_elsewhere(Gap(0, 4, 5, 0.9), own, (other, [5]), stem_places(other), [()] * 6)


@pytest.mark.parametrize(
    ("beside", "rest", "counted"),
    [
        ("It began at 18:45.", "It was cold.", True),
        ("It began at 19:45.", "It was cold.", False),
        ("It began at 18:45.", "The dinner was at 18:45, too.", False),
    ],
)
def test_a_quantity_in_the_next_sentence_is_said_in_any_form(
    beside: str, rest: str, counted: bool
) -> None:
    own = view("The talk was on Monday at 6.45 p.m. in the hall.", rest)
    other = view("The talk was on Monday in the hall.", beside)
    words = own.sentences[0].words
    first = next(i for i in range(len(words)) if str(words.stems[i])[0].isdigit())
    gap = Gap(0, first, first + 1, 0.9)
    assert is_counted_beside(gap, own, (other, [0]), [(0,), (1,)]) is counted
