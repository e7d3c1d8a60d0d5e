"""What is below zero, and what only has a dash before it."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    "text",
    [
        "-5 °C",
        "−5 °C",
        "–5 °C",
        "− 5 °C",
        "-5%",
        "-5",
        "-5 km",
        "-5 million dollars",
        "-$5 million",
        "$-5",
        "−US$5",
        "“-5%”",
        '"-5%"',
        "~-5%",
        "growth:-5%",
        "growth\t-5%",
        "(-500)",
        "minus five degrees",
        "minus 5 per cent",
        "negative five degrees",
        "five degrees below zero",
        "5 degrees Celsius below freezing",
        "ten below zero",
    ],
)
def test_a_quantity_below_zero_is_negative_with_its_sign(text: str) -> None:
    said = f"It was {text} then."
    (quantity,) = find_quantities(said)
    assert quantity.values[0] < 0
    assert said[slice(*quantity.group)] == text.removeprefix("growth").strip('“”"~:\t()')


@pytest.mark.parametrize(
    "text",
    [
        "5-10 %",
        "5 -10 %",
        "2019-2020",
        "COVID-19",
        "Mi-8",
        "a “Tor”-2 system",
        'a "Tor"-2 system',
        "+/-3%",
        "plus or minus 3%",
        "ten minus five",
        "7 − 5",
        "the sum -$5 million- was paid",
        "the sum – 5% of it",
        "he left –5 men stayed",
        "he had 5 men –10 of whom died",
        "he had 5 men -10 of them ill",
        "it had 5 rooms –10 of which leaked",
        "tested negative 5 days ago",
        "the team minus 5 players",
        "five degrees above zero",
        "a well-known 20-year-old",
    ],
)
def test_a_dash_that_is_no_minus_leaves_the_number_positive(text: str) -> None:
    found = find_quantities(f"It was {text} then.")
    assert found
    assert all(quantity.values[0] >= 0 for quantity in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("-10 to -5 °C", [-10, -5]),
        ("-20--15 °C", [-20, -15]),
        ("5--10 °C", [5, 10]),
        ("-$5-6 million", [-5e6, 6e6]),
        ("between 5 and 10 degrees below zero", [-5, -10]),
        ("5 to 10 below freezing", [-5, -10]),
    ],
)
def test_a_range_below_zero_shares_its_sign_where_the_words_do(
    text: str, values: list[float]
) -> None:
    assert [quantity.values[0] for quantity in find_quantities(f"It was {text} then.")] == values


def test_a_dash_that_begins_a_line_may_be_a_bullet() -> None:
    assert set(find_quantities("-5 kg of flour")[0].values) == {-5, 5}
    assert find_quantities("-5 °C at night")[0].values == (-5,)


def test_freezing_in_fahrenheit_is_at_32() -> None:
    assert find_quantities("It was 5 °F below freezing.")[0].values == (27,)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Growth was -2.3% in May.", "Growth was 2.3% in May."),
        ("Growth was -2.3%, after a fall in April.", "Growth was 2.3%, after a fall in April."),
        ("After falling in April, growth was -2.3%.", "After falling in April, growth was 2.3%."),
        ("It was -5 °C at night.", "It was 5 °C at night."),
        ("The temperature fell to −5 °C.", "The temperature fell to 5 °C."),
        ("Profit was -5 million dollars.", "Profit was 5 million dollars."),
        ("Profit was -$5 million.", "Profit was $5 million."),
        ("It was minus five degrees.", "It was five degrees."),
        ("It was five degrees below zero.", "It was five degrees above zero."),
        ("It will be -10 to -5 °C.", "It will be 5 to 10 °C."),
        ("Growth was –5% in May.", "Growth was 5% in May."),
        ("It was cold –5 °C at night.", "It was cold: 5 °C at night."),
        ("Sales: -5% in May.", "Sales: 5% in May."),
        ("Get -20% off everything.", "Get -30% off everything."),
        ("Growth was -5% after reductions.", "Growth was 5% after reductions."),
        ("After a reduction, growth was -5%.", "After a reduction, growth was 5%."),
        ("There was no discount. Growth was -5%.", "There was no discount. Growth was 5%."),
        ("The sale brought a profit of -$5 million.", "The sale brought a profit of $5 million."),
    ],
)  # fmt: skip
def test_a_lost_minus_is_a_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)
    assert sure(candidate, reference)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Sales fell by 5%.", "Sales: -5%."),
        ("Sales fell by more than 5%.", "Sales: more than -5%."),
        ("Sales showed a 5% decline.", "Sales changed by -5%."),
        ("Sales fell by 3% here, by 5% there.", "Sales: -3% here, -5% there."),
        ("Sales slid 3%, profit 5%.", "Sales −3%, profit −5%."),
        ("The economy shrank 2.3%.", "Growth was −2.3%."),
        ("The firm made a loss of $5 million.", "The firm's profit was -$5 million."),
        ("The loss was $5 million.", "The profit was -$5 million."),
        ("It was $5 million in the red.", "Its balance was -$5 million."),
        ("It was 5 degrees below zero.", "It was −5 °C."),
        ("It was 5 degrees below 0.", "It was −5 °C."),
        ("It was minus 5 to 10 degrees.", "It was -5 to -10 degrees."),
        ("It was 23 °F.", "It was -5 °C."),
        ("It was 30 °F.", "It was -1 °C."),
        ("It was 32 °F.", "It was 0 °C."),
        ("It grew 5-10 % a year.", "It grew 5 to 10 % a year."),
        ("-5 kg of flour", "5 kg of flour"),
        ("-5 °C at night", "minus five degrees at night"),
    ],
)
def test_a_fall_and_any_way_to_write_a_minus_are_one(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Get -20% off everything", "Get 20% off everything"),
        ("Get −20% off everything", "Get 20% off everything"),
        ("Rabatt: -20 %", "Discount: 20%"),
        ("-5% discount on all shoes", "5% discount on all shoes"),
        ("-$5 off all shoes", "$5 off all shoes"),
        ("Sale! -20% on shoes", "Sale! 20% on shoes"),
        ("Shoes are -20% cheaper.", "Shoes are 20% cheaper."),
        ("The discount on shoes is -20%.", "The discount on shoes is 20%."),
        ("A -20% price reduction", "A 20% price reduction"),
        ("He arrived with 5 men –10 of whom died.", "He arrived with 5 men – 10 of whom died."),
        ("Growth was strong –5% in May.", "Growth was strong: 5% in May."),
        ("The price was low –$5 in all.", "The price was low: $5 in all."),
    ],
)
def test_a_dash_that_may_be_no_minus_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_minus_before_a_bare_number_is_of_degrees_where_temperatures_are_spoken_of() -> None:
    assert sure("Expect lows of minus 5 overnight.", "Expect lows of -5 degrees at night.") == []
    [change] = sure("Expect lows of minus 5 overnight.", "Expect lows of 5 degrees at night.")
    assert change.fact == "number"
    assert find_quantities("The club is minus 5 players.")[0].values == (5,)
