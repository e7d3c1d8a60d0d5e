from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.alignment import align, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.coverage import sides
from harness.evidence.features import APART, Side, Signals, sentence_signals
from harness.evidence.guards import answered_words, order_share, spoken_share, verbatim_places

REPORT = (
    "The harbour bridge reopened on Saturday after nineteen months of repairs. "
    "Engineers replaced sixty metres of girder and every bolt of the western span. "
    "The council will publish the bill for the work before the end of the month.\n"
)


def _side(reference: str, candidate: str) -> tuple[Side, list[Signals]]:
    encoder = load_encoder("fake")
    left, right = (
        view_document(parse_text(text, id="text", paragraphs="line"), encoder)
        for text in (reference, candidate)
    )
    near, _ = sides(left, right, align(left, right))
    return near, sentence_signals(near)


def test_words_in_the_same_order_have_the_places_where_they_stand() -> None:
    side, _ = _side("Engineers replaced sixty metres of girder.", "It rained.\n" + REPORT)
    [sentence] = [i for i, s in enumerate(side.others) if s.words.stems[0].startswith("engin")]
    assert verbatim_places(side, 0, 0, 6) == [sentence * APART + i for i in range(6)]


def test_a_few_words_in_another_order_stand_nowhere() -> None:
    side, _ = _side("Sixty girder metres.", REPORT)
    assert verbatim_places(side, 0, 0, 3) == []


def test_a_short_beginning_is_found_where_a_sentence_begins_with_it() -> None:
    side, _ = _side("After nineteen months,", "After nineteen months, engineers went home.")
    assert len(verbatim_places(side, 0, 0, 3)) == 3


def test_what_is_answered_by_words_that_say_another_unit_has_no_answer_of_its_own() -> None:
    side, signals = _side(REPORT, REPORT)
    unit = side.sentences[0].units[0]
    taken = set(verbatim_places(side, 0, unit.first, unit.last))
    assert spoken_share(signals[0], unit, taken) == 1
    assert spoken_share(signals[0], unit, set()) == 0


@pytest.mark.parametrize(("alone", "told"), [("42", 0.0), ("sixty", 1.0), ("Zebra", 0.0)])
def test_a_word_alone_is_answered_by_itself_only(alone: str, told: float) -> None:
    side, signals = _side(alone, REPORT)
    value = answered_words(side, 0, signals[0], side.sentences[0].units[0])
    assert value == pytest.approx(told, abs=0.01)


def test_a_text_stands_in_its_own_order() -> None:
    assert order_share(*_side(REPORT, REPORT)) == 1


def test_words_in_alphabetical_order_stand_in_none() -> None:
    heap = " ".join(sorted(REPORT.split(), key=str.casefold))
    assert order_share(*_side(REPORT, heap)) < 0.2


@given(st.permutations(REPORT.split(". ")))
def test_sentences_in_another_order_keep_their_words_in_order(parts: list[str]) -> None:
    moved = ". ".join(part.strip().rstrip(".") for part in parts) + "."
    assert order_share(*_side(REPORT, moved)) == 1


def test_too_few_words_tell_no_order() -> None:
    assert order_share(*_side("Girders were bought.", "Bought were girders.")) == 1
