from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.alignment import align, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.coverage import sides
from harness.evidence.features import APART, Side, Signals, sentence_signals
from harness.evidence.guards import (
    answered_words,
    has_place,
    heading_strength,
    order_share,
    spoken_share,
    verbatim_places,
)

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


@pytest.mark.parametrize(
    ("alone", "told"),
    [("42", 0.0), ("sixty", 1.0), ("Zebra", 0.0), ("60", 1.0), ("61", 0.0), ("nineteen", 1.0)],
)
def test_a_word_alone_is_answered_by_itself_only(alone: str, told: float) -> None:
    side, signals = _side(alone, REPORT)
    value = answered_words(side, 0, signals[0], side.sentences[0].units[0])
    assert value == pytest.approx(told, abs=0.01)


def _linked(reference: str, candidate: str, *links: tuple[int, int]) -> Side:
    """The reference's side, with these links and no others, each as strong as can be."""
    side, _ = _side(reference, candidate)
    by = [tuple(j for i, j in links if i == index) for index in range(len(side.sentences))]
    return replace(side, links=tuple(by), strength=dict.fromkeys(links, 1.0))


def _has_place(side: Side, *, lines: bool = False) -> bool:
    return has_place(side, 0, side.sentences[0].units[0], lines=lines)


HEADED, ANSWER = "Repairs\nEngineers replaced it.", "Maintenance\nIt was replaced."


def test_a_heading_has_a_place_over_what_it_stands_over() -> None:
    assert _has_place(_linked(HEADED, ANSWER, (0, 0), (1, 1)))


def test_the_number_of_a_heading_is_no_hindrance_where_it_is_the_same() -> None:
    assert _has_place(_linked(f"7. {HEADED}", f"7. {ANSWER}", (0, 0), (1, 1)))


def test_a_label_has_the_place_of_its_line() -> None:
    assert _has_place(_linked("Help", "Support", (0, 0)), lines=True)


@pytest.mark.parametrize(
    ("reference", "candidate", "links"),
    [
        pytest.param("Help", "Support", [(0, 0)], id="nothing around it"),
        pytest.param(HEADED, ANSWER, [(1, 1)], id="no answer"),
        pytest.param(HEADED, ANSWER, [(0, 0), (0, 1), (1, 1)], id="two answers"),
        pytest.param(HEADED, ANSWER, [(0, 1), (1, 0)], id="the other way round"),
        pytest.param(
            HEADED, f"It was replaced.\n{REPORT}", [(0, 1), (1, 2)], id="answered by a report"
        ),
        pytest.param(
            "42\nEngineers replaced it.",
            "43\nIt was replaced.",
            [(0, 0), (1, 1)],
            id="another figure",
        ),
    ],
)
def test_elsewhere_a_word_alone_has_no_place(
    reference: str, candidate: str, links: list[tuple[int, int]]
) -> None:
    assert not _has_place(_linked(reference, candidate, *links))


def test_a_weak_link_gives_no_place() -> None:
    side = _linked(HEADED, ANSWER, (0, 0), (1, 1))
    for weak in ((0, 0), (1, 1)):
        assert not _has_place(replace(side, strength=side.strength | {weak: 0.5}))


SECTIONS = "It rained all day.\n\n{}\n\nEngineers replaced it."
BUTTONS = "Log in\n\n{}\n\nLog out"


def _heading(
    reference: str,
    candidate: str,
    *links: tuple[int, int],
    strength: float,
    around: str = SECTIONS,
) -> float:
    """How strongly the heading between two sentences is answered by the one between two others."""
    encoder = load_encoder("fake")
    left, right = (
        view_document(parse_text(around.format(text), id="text"), encoder)
        for text in (reference, candidate)
    )
    near, _ = sides(left, right, align(left, right))
    by = [tuple(j for i, j in links if i == index) for index in range(3)]
    side = replace(near, links=tuple(by), strength=dict.fromkeys(links, 1.0) | {(1, 1): strength})
    return heading_strength(side, 1, side.sentences[1].units[0])


def test_a_heading_is_rendered_by_the_heading_at_its_place() -> None:
    same = [(0, 0), (1, 1), (2, 2)]
    assert _heading("Results by division", "The divisions", *same, strength=0.95) == 0.95
    assert _heading("2. Repairs", "2. What was repaired", *same, strength=0.95) == 0.95
    # of a weak link both places must be sure, of a strong one either
    assert _heading("Abstract", "Summary", *same, strength=0.4) == 0.4
    assert _heading("Abstract", "Summary", *same[1:], strength=0.4) == 0
    assert _heading("Abstract", "Summary", *same[1:], strength=0.95) == 0.95
    # what else it is linked with, as little as that is, is no hindrance
    assert _heading("Abstract", "Summary", (1, 2), *same, strength=0.95) == 0.95


def test_elsewhere_no_heading_renders_it() -> None:
    same = [(0, 0), (1, 1), (2, 2)]
    assert _heading("Abstract", "It was a summary.", *same, strength=0.95) == 0
    assert _heading("2. Repairs", "3. Repairs made", *same, strength=0.95) == 0
    assert _heading("Abstract", "Summary", (0, 0), (2, 2), strength=0.95) == 0
    assert _heading("Abstract", "Summary", (1, 1), strength=0.95) == 0
    # a button among buttons stands over nothing
    assert _heading("Contact us", "About us", *same, strength=0.95, around=BUTTONS) == 0


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
