"""What counts as a changed quantity, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities

NOWHERE = FactContext()


def changes(reference: str, candidate: str, context: FactContext = NOWHERE) -> list[FactChange]:
    return compare_quantities(reference, candidate, context)


def sure(reference: str, candidate: str, context: FactContext = NOWHERE) -> list[FactChange]:
    return [c for c in changes(reference, candidate, context) if c.confidence >= 0.5]


SAME = [
    ("The dam holds 1,200,000 litres.", "The dam holds 1.2 million litres."),
    ("The dam holds 1 200 000 litres.", "The dam holds 1.2 million litres."),
    ("Twenty-seven boats sank.", "In all, 27 boats sank."),
    ("A hundred and five boats sank.", "105 boats sank."),
    ("A dozen boats sank.", "Twelve boats sank."),
    ("Two thirds of the boats sank.", "2/3 of the boats sank."),
    ("Half of the boats sank.", "50 per cent of the boats sank."),
    ("A third of the boats sank.", "33% of the boats sank."),
    ("Prices rose by 5 per cent.", "Prices rose 5%."),
    ("It took ten years.", "It took a decade."),
    ("It took two decades.", "It took 20 years."),
    ("Half a century later it sank.", "Fifty years later it sank."),
    ("It took three-quarters of an hour.", "It took 45 minutes."),
    ("Take 250g of butter.", "Take a quarter of a kilo of butter."),
    ("Ms Okafor, 47, left.", "Okafor, who is 47 years old, left."),
    ("It opens at 6 in the morning.", "It opens at 6 a.m."),
    ("The grave is of the third millennium BC.", "The tomb is of the 3rd millennium BC."),
    ("Temperatures fell to minus 5 overnight.", "At night they were at -5 degrees."),
    ("It passed 3.8 million kilometres away.", "It passed at 3.8m km."),
    ("It took half a year.", "It took six months."),
    ("It took 18 months.", "It took one and a half years."),
    ("It took two and a half years.", "It took 2 1/2 years."),
    ("The two sisters left.", "Both sisters left."),
    ("One of the sisters left.", "A sister left."),
    ("First, wash the rice.", "Firstly, wash the rice."),
    ("Nearly 500 guests came.", "500 guests came."),
    ("They meet on the 27th and 28th of June.", "They meet on June 27-28."),
    ("They meet on 27–28 June.", "They meet from June 27 to June 28."),
    ("It was the summer of '29.", "It was the summer of 1929."),
    ("He was born in '25.", "He was born in 1925."),
    ("He was born in '25.", "He was born in 2025."),
    ("He was born on 27 June ’25.", "He was born on 27 June 1925."),
    ("They met on 27 June 2019.", "They met on June 27, 2019."),
    ("They met on 27 June 2019.", "They met on 27.6.2019."),
    ("They met on 27 June 2019.", "They met on 2019-06-27."),
    ("They met on July 17 and July 22.", "They met on July 17 and 22."),
    ("They met on Dec. 5.", "They met on the fifth of December."),
    ("They met at 3 p.m.", "They met at 15:00."),
    ("They met at 3 o'clock in the afternoon.", "They met at 3 pm."),
    ("They met after half past nine.", "They met after 9:30 am."),
    ("In the 1990s it closed.", "In the nineties it closed."),
    ("It closed in the 1800s.", "It closed in the 19th century."),
    ("Profits fell in the third quarter.", "Profits fell in Q3."),
    ("It costs $5 million.", "It costs 5 million dollars."),
    ("It costs US$5-6 million.", "It costs between 5 million and 6 million US dollars."),
    ("It costs 300 yuan.", "It costs RMB 300."),
    ("The lake is 50 miles long.", "The lake is 80 km long."),
    ("The room was at 68 degrees Fahrenheit.", "The room was at 20 °C."),
    ("The farm has 1,500 mu.", "The farm has 100 hectares."),
    ("The farm has 3,000 square metres.", "The farm has 3000 m2."),
    ("The boy weighs 110 pounds.", "The boy weighs 50 kg."),
    ("They won 25:19.", "They won 25-19."),
    ("They won 21:25.", "They won 21-25."),
    ("Louis XIV died.", "Louis the Fourteenth died."),
    ("COVID-19 spread.", "The coronavirus spread."),
    ("Those born in the 1980’s left.", "The post-80s left."),
    ("Profits rose in Q3 2022.", "In the third quarter of 2022 profits rose."),
    ("Profits rose in the third quarter of 2022.", "Profits rose in July to September 2022."),
    ("Three quarters of them left in the third quarter.", "In Q3, 75% of them left."),
    ("He came third in the second quarter.", "In Q2 he was the third."),
    ("The bus leaves at noon.", "The bus leaves at midday."),
    ("The bus leaves at noon.", "The bus leaves at 12:00."),
    ("The bus leaves at midnight.", "The bus leaves at 24:00."),
    ("From noon to midnight it rained.", "Until midnight it rained, from noon on."),
    ("At noon he came and at 3 p.m. he left.", "He came at 12 and left at 15:00."),
    ("A share pays 45 cents.", "A share pays $0.45."),
    ("It costs 0.92 euros.", "It costs 92 euro cents."),
    ("It costs 80 pence.", "It costs £0.80."),
    ("It takes ten working days.", "It takes two weeks."),
    ("It takes 5 working days.", "It takes five business days."),
    ("Drive at 50 km/h.", "Drive at 50 kilometres per hour."),
    ("Drive at 50 mph.", "Drive at 80 km/h."),
    ("It costs 85 US dollars.", "It costs $85."),
    ("It is twice as high.", "It is two times higher."),
    ("Half of the boats sank.", "Nearly 47 % of the boats sank."),
    ("It took one day.", "It took a day."),
    ("It took one month.", "It took four weeks."),
    ("It takes about an hour.", "It takes an hour and a half."),
    ("He needs 24 hours' notice.", "He needs a day's notice."),
]


@pytest.mark.parametrize(("reference", "candidate"), SAME)
def test_two_forms_of_one_quantity_are_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


CHANGED = [
    ("The dam holds 1.2 million litres.", "The dam holds 1.2 billion litres.", "number"),
    ("Twenty-seven boats sank.", "Twenty-nine boats sank.", "number"),
    ("Prices rose by 5 per cent.", "Prices rose by 9%.", "number"),
    ("It took ten years.", "It took ten months.", "number"),
    ("The lake is 50 km long.", "The lake is 50 miles long.", "number"),
    ("It costs $5 million.", "It costs €5 million.", "number"),
    ("They met on 27 June.", "They met on 27 July.", "date"),
    ("They met on 27 June.", "They met on 21 June.", "date"),
    ("They met on June 21.", "They met on June 81.", "date"),
    ("It opened in 1985.", "It opened in 1995.", "date"),
    ("They met on Friday.", "They met on Tuesday.", "date"),
    ("They met at 3 p.m.", "They met at 5 p.m.", "date"),
    ("They met at 3 p.m.", "They met at 3 a.m.", "date"),
    ("In the 15th century it fell.", "In the 13th century it fell.", "date"),
    ("Profits rose in Q3 2022.", "Profits rose in Q2 2022.", "date"),
    ("In the third quarter of 2022 it fell.", "In the second quarter of 2022 it fell.", "date"),
    ("The bus leaves at noon.", "The bus leaves at midnight.", "date"),
    ("The bus leaves at noon.", "The bus leaves at 3 p.m.", "date"),
    ("They won 2-0.", "They won 3-0.", "number"),
    ("Children under COVID-19 rules", "Children under COVID-16 rules", "number"),
    ("One man was hurt.", "Three men and one dog were hurt.", None),
    ("The lease runs for one month.", "The lease runs for three months.", "number"),
    ("It needs one month's notice.", "It needs three months' notice.", "number"),
    ("It takes an hour and a half.", "It takes two and a half hours.", "number"),
    ("It is sent within one day.", "It is sent within one week.", "number"),
    ("Take one pill twice a day.", "Take two pills twice a day.", "number"),
    ("Half of the boats sank.", "30 % of the boats sank.", "number"),
    ("Sales grew by a fifth.", "Sales grew by a half.", "number"),
    ("Sales doubled in May.", "Sales were three times as high in May.", "number"),
    ("It takes three working days.", "It takes three weeks.", "number"),
    ("Drive at 50 km/h.", "Drive at 50 mph.", "number"),
    ("It flies at 9 km per second.", "It flies at 9 km per hour.", "number"),
    ("A share pays 45 cents.", "A share pays 45 euros.", "number"),
    ("It costs 85 US dollars.", "It costs 85 Canadian dollars.", "number"),
    ("The firm holds 82.835 million shares.", "The firm holds 82.1835 million shares.", "number"),
]


@pytest.mark.parametrize(("reference", "candidate", "fact"), CHANGED)
def test_a_different_value_is_a_change(reference: str, candidate: str, fact: str | None) -> None:
    found = sure(reference, candidate)
    if fact is None:
        assert found == []
    else:
        assert [(c.fact, c.change) for c in found] == [(fact, "changed")]


def test_a_garbled_dateline_and_a_garbled_range_are_two_changes() -> None:
    reference = "Harbour, Dec. 28 — The fair was held in Harbour from December 27 to 28."
    candidate = "Harbour, 12 Dec — The fair was held in Harbour from 28 to 12 December."
    found = sure(reference, candidate)
    spans = [
        (reference[slice(*c.reference)], candidate[slice(*c.candidate)])
        for c in found
        if c.reference and c.candidate
    ]
    assert spans == [
        ("Dec. 28", "12 Dec"),
        ("December 27 to 28", "28 to 12 December"),
    ]
    assert {c.fact for c in found} == {"date"}


def test_a_quantity_in_the_neighbouring_sentence_has_merely_moved() -> None:
    context = FactContext(candidate="Of them, 340 were children.")
    assert changes("340 children and 12 adults came.", "And 12 adults came.", context) == []


def test_a_quantity_on_one_side_only_is_missing_or_invented() -> None:
    assert [c.change for c in changes("Some 340 children came.", "Children came.")] == ["missing"]
    assert [c.change for c in changes("Children came.", "Some 340 children came.")] == ["invented"]


@pytest.mark.parametrize("text", ["Sales rose at noon.", "Sales rose in the third quarter."])
def test_a_clock_word_or_a_quarter_left_out_is_not_shown(text: str) -> None:
    assert sure(text, "Sales rose.") == []
    assert sure("Sales rose.", text) == []


def test_money_wrong_by_an_order_of_magnitude_is_critical() -> None:
    (change,) = sure("The bridge cost $5 million.", "The bridge cost $50 million.")
    assert change.severity == "critical"


def test_a_number_rounded_with_its_scale_word_is_at_most_minor_and_unsure() -> None:
    found = changes("1.24 million people voted.", "1.2 million people voted.")
    assert all(c.severity == "minor" and c.confidence < 0.5 for c in found)


PARTS = [
    "12", "Dec.", "2019", "five", "%", "$", "3:30", "million", "km", "–", "and", "to", "the", "'s",
    "th", "½", "a", "half", "of", "pm", "-", "/", "2", "quarter", "past", "hundred",
]  # fmt: skip


@given(st.text())
def test_identical_texts_have_no_change(text: str) -> None:
    assert changes(text, text) == []


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared_and_spans_lie_inside(one: str, other: str) -> None:
    for change in changes(one, other):
        if change.reference is not None:
            assert 0 <= change.reference[0] < change.reference[1] <= len(one)
        if change.candidate is not None:
            assert 0 <= change.candidate[0] < change.candidate[1] <= len(other)


@given(st.lists(st.sampled_from(PARTS)))
def test_the_parts_of_quantities_in_any_order_differ_from_themselves_in_nothing(
    parts: list[str],
) -> None:
    text = " ".join(parts)
    assert sure(text, text + " ") == []


def test_a_dateline_is_held_against_the_dateline() -> None:
    reference = "OSLO, May 28 -- The council met on May 27 and 28, 2021."
    candidate = "Oslo, 12 May -- From 28 to 12 May 2021 the council met."
    pairs = [
        (reference[slice(*c.reference)], candidate[slice(*c.candidate)])
        for c in compare_quantities(reference, candidate, FactContext())
        if c.reference and c.candidate
    ]
    assert pairs[0] == ("May 28", "12 May")


def test_another_ordinal_after_the_same_word_is_a_change() -> None:
    changes = compare_quantities(
        "It was the third meeting of its kind.", "It was the second such meeting.", FactContext()
    )
    assert [change.confidence >= 0.5 for change in changes] == [True]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It was five miles from the coast.", "A 12-year-old girl was lost off the coast."),
        ("He won it in a seven-year stint there.", "The 47-year-old won it there."),
        ("It follows four principles in its plans.", "It clarifies its three-dimensional plans."),
    ],
)
def test_what_is_measured_otherwise_is_no_changed_measure(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The pole is five metres long.", "The pole is five seconds long."),
        ("The 12-year-old girl sang.", "The 13-year-old girl sang."),
        ("He was 12 years old.", "He was 13 years of age."),
        ("A three-dimensional map hung there.", "A two-dimensional map hung there."),
        ("Angel (2006) explains it.", "Angel told it in 2009 as a way to help."),
    ],
)
def test_another_unit_and_another_age_are_told(reference: str, candidate: str) -> None:
    assert [c.change for c in sure(reference, candidate)] == ["changed"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Rates rose by 25 basis points.", "Rates rose by 0.25 percentage points."),
        ("Rates rose by 25 basis points.", "Rates rose by a quarter of a percentage point."),
        ("Rates rose by 50 bps.", "Rates rose by half a percentage point."),
        ("Take 50 µg.", "Take 50 micrograms."),
        ("It leaves at 7.05.", "It leaves at 7:05."),
        ("It lands at 00:15.", "It lands at a quarter past midnight."),
        ("She led by 0.03 seconds.", "She led by three hundredths of a second."),
        ("Add half a teaspoon of salt.", "Add ½ tsp salt."),
        ("It cost 1.5 × 10^6 dollars.", "It cost 1.5 million dollars."),
    ],
)
def test_points_powers_and_spoons_are_read(reference: str, candidate: str) -> None:
    found = compare_quantities(reference, candidate, FactContext())
    assert [change for change in found if change.confidence >= 0.5] == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Rates rose by 8 basis points.", "Rates rose by 8 percentage points."),
        ("Take 50 µg.", "Take 50 mg."),
        ("It leaves at 7.05.", "It leaves at 7:50."),
        ("It lands at 00:15.", "It lands at half past midnight."),
        ("Add two tablespoons of salt.", "Add two teaspoons of salt."),
        ("It holds 10^23 atoms.", "It holds 10^22 atoms."),
    ],
)
def test_other_points_powers_and_spoons_are_one_change(reference: str, candidate: str) -> None:
    found = compare_quantities(reference, candidate, FactContext())
    assert len([change for change in found if change.confidence >= 0.5]) == 1


def test_the_end_of_a_month_is_before_the_first_of_the_next() -> None:
    first = "Bids must arrive before 1 May."
    assert sure(first, "Bids must arrive by the end of April.") == []
    assert sure(first, "Bids must arrive by the end of March.")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("She was elected to a third term.", "She was elected to a second term."),
        ("The strike lasted a fortnight.", "The strike lasted a month."),
        ("Flight BA 117 is late.", "BA171 is late."),
    ],
)
def test_another_turn_span_or_flight_is_told(reference: str, candidate: str) -> None:
    assert len(sure(reference, candidate)) == 1


def test_a_second_of_time_and_a_flight_are_read_in_either_form() -> None:
    assert sure("Flight BA 117 is late.", "BA117 is late.") == []
    assert sure("It lasted a second.", "It lasted one second.") == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The team came second, four seconds behind.", "They came third, with a gap of 4 seconds."),
        ("Her time was 3 minutes 58.7 seconds.", "Her time was 3:52.7."),
        ("It lasts a fortnight.", "It should run for two months."),
        ("Ms Okafor, 47, left the fund.", "The 57-year-old Ms Okafor left the fund."),
        ("The strike starts at 6 in the morning.", "The walkout begins at 6 p.m."),
        ("The tomb is of the third millennium BC.", "The grave is of the 3rd century BC."),
        ("Half a century later it sank.", "A quarter of a century later it sank."),
    ],
)
def test_plain_errors_of_news_style_are_told(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Her time was 3 minutes 58.7 seconds.", "Her time was 3:58.7."),
        ("They came second.", "They came in second."),
        ("The two winners get 5.5 million kronor each.", "The winners share 11 million kronor."),
    ],
)
def test_the_same_in_news_style_is_not(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "At sixteen she began an apprenticeship.",
            "She became an apprentice at the age of eighteen.",
        ),
        ("Children under twelve go free.", "It is free for those below the age of sixteen."),
        (
            "It takes two days here, elsewhere four to six.",
            "Expect two days here, six to eight days there.",
        ),
        ("The talk will last about an hour.", "Expect the conversation to take two hours."),
        ("Run the machine twice with water.", "Use water, and let it run three times."),
    ],
)
def test_the_only_two_that_are_left_over_stand_for_each_other(
    reference: str, candidate: str
) -> None:
    assert len(sure(reference, candidate)) == 1
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The talk will last about an hour.", "Expect the conversation to take ninety minutes."),
        ("He spent 40 days at the camp.", "More than 100,000 people had come to the camp."),
        (
            "At sixteen she began to paint, at thirty to write.",
            "She painted from the age of twenty.",
        ),
        ("It is five miles from here.", "It was built twelve years ago."),
        ("She won 5 prizes.", "She won prizes on 5 May and 6 June."),
    ],
)
def test_what_counts_another_thing_or_has_rivals_does_not(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "same", "other"),
    [
        ("The first hundred days went well.", "The first 100 days went well.",
         "The first 90 days went well."),
        ("The first million copies sold out.", "The first 1,000,000 copies sold out.",
         "The first 3 million copies sold out."),
        ("The second hundred thousand were sold.", "The second 100,000 were sold.",
         "The second 200,000 were sold."),
    ],
)  # fmt: skip
def test_a_scale_word_after_an_ordinal_counts_by_itself(
    reference: str, same: str, other: str
) -> None:
    assert sure(reference, same) == sure(same, reference) == []
    assert len(sure(reference, other)) == len(sure(other, reference)) == 1
