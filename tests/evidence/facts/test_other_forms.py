from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.other_forms import is_said_otherwise


def said(text: str, stretch: str, other: str) -> bool:
    start = text.index(stretch)
    return is_said_otherwise(text, start, start + len(stretch), other)


@pytest.mark.parametrize(
    ("text", "stretch", "other"),
    [
        ("It left the European Union.", "Union", "It left the EU."),
        ("The pump costs 15 USD here.", "USD", "The pump costs $15 here."),
        ("The Bergen Harbour Board (BHB) met.", "Bergen Harbour Board", "The BHB met."),
        ("The Board of Bergen Harbour met.", "Bergen Harbour", "The BBH met."),
        ("The United States signed it.", "United States", "The US signed it."),
        ("The Ministry of Works (MOWO) met.", "Ministry of Works", "MOWO met."),
        ("The Ministry of Works (MOWO) met.", "Works", "MOWO met."),
        ("It met on 8 June 2021.", "8", "It met on 08.06.2021."),
        ("It met on 8 June 2021.", "8 June 2021", "It met on 08.06.2021."),
        ("It met at 6.15 p.m. there.", "6.15 p.m", "It met at 18:15 there."),
        ("It closes on Saturdays and Sundays.", "Saturdays", "It closes on weekends."),
        ("The Second World War was over.", "Second", "World War II was over."),
        ("It takes 8 minutes and 20 seconds.", "20", "It takes 500 seconds."),
        ("It was Rosa Lindqvist who won.", "Rosa", "It was Lindqvist who won."),
        ("It burnt down in World War I.", "War I", "It burnt down in the First World War."),
    ],
)
def test_a_part_needs_no_answer_where_the_whole_has_another_form(
    text: str, stretch: str, other: str
) -> None:
    assert said(text, stretch, other)


@pytest.mark.parametrize(
    ("text", "stretch", "other"),
    [
        ("It left the European Union.", "Union", "It left the alliance."),
        ("The Second World War was over.", "Second", "World War I was over."),
        ("The Second Water Board met.", "Second", "World War II was over."),
        ("The pump costs 15 USD here.", "USD", "The pump costs 16 dollars here."),
        ("The pump costs 15 USD here.", "here", "The pump costs $15."),
        ("It met on 8 June 2021.", "8", "It met on 09.06.2021."),
        ("It met on 8 June 2021.", "2021", "It met on 8 June."),
        ("It met at 6.15 p.m. there.", "6.15 p.m", "It met at 19:15 there."),
        ("It has 6 cats and 6 dogs.", "6 cats and 6", "It has cats and 6 dogs."),
        ("The Bergen Harbour Board met.", "Harbour", "The QHB met."),
        ("the board of bergen met", "bergen", "The BOB met."),
        ("The Bergen Harbour Board (BHB) met.", "Harbour Board", "The new (BHB) met."),
        ("They met on December 27, 2023.", "2023", "They met on 27 December."),
        ("Only 20 percent of them voted.", "percent", "Only 20 of them voted."),
        ("They bought 3,000 tonnes of rice.", "tonnes", "They bought 3,000 of rice."),
        ("The plant emits 15 kg of gas.", "kg", "He has 15 cats."),
        ("The United States signed for the United States.", "United States", "The US signed it."),
        ("Kim of the Ministry of Works (MOWO) met.", "Kim", "They met at MOWO of the (KM)."),
        ("Kim joined the Ministry of Works (MOWO).", "Kim", "The MOWO grew."),
        ("The Ministry of Works MOWO met.", "Works", "MOWO met."),
        ("It closes on Fridays and Sundays.", "Fridays", "It closes on weekends."),
        ("It closes on Saturdays.", "Saturdays", "It closes on Mondays."),
        ("China sold wheat to China Steel.", "China", "China Steel bought wheat."),
    ],
)
def test_what_is_not_said_otherwise(text: str, stretch: str, other: str) -> None:
    assert not said(text, stretch, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_whole_text_is_no_part_of_a_name(text: str, other: str) -> None:
    assert not is_said_otherwise(f"so {text} now", 0, len(text) + 7, other)
