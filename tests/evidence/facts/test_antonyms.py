from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("You were right.", "You were wrong."),
        ("It is valid within the EU.", "It is valid outside the EU."),
        ("Only newer phones are supported.", "Only older phones are supported."),
        ("Few hikers know it.", "Many hikers know it."),
        ("The lamp is on.", "The lamp is off."),
        ("Backups are turned on by default.", "Backups are turned off by default."),
        ("He knows everything.", "He knows nothing."),
        ("You have unsaved drafts.", "You have saved drafts."),
        ("The unpaid bill is enclosed.", "The paid bill is enclosed."),
        ("The trial failed.", "The trial succeeded."),
        ("The judge upheld the claim.", "The judge dismissed the claim."),
        ("I sold the boat to Anna.", "I bought the boat from Anna."),
        ("Iron is heavier than tin.", "Iron is lighter than tin."),
        ("She was the fastest of them.", "She was the slowest of them."),
        ("Open", "Close"),
        ("Unlock", "Lock"),
        ("Play", "Pause"),
        ("The employer may end it.", "The employee may end it."),
        ("The mortgagor must pay.", "The mortgagee must pay."),
        ("The patient was admitted to hospital.", "The patient was discharged from hospital."),
        ("Be careful with it.", "Be careless with it."),
        ("Signs of hypotension are rare.", "Signs of hypertension are rare."),
        ("It is an undervalued share.", "It is an overvalued share."),
        ("The price is given including tax.", "The price is given excluding tax."),
        (
            "In the base of Shanxi, there are more than 2,300 data annotators.",
            "There are less than 2,300 data labelers in the base of Shanxi.",
        ),
    ],
)
def test_an_opposite_in_the_same_place_is_critical(reference: str, candidate: str) -> None:
    for changes in (sure(reference, candidate), sure(candidate, reference)):
        assert [(change.fact, change.severity) for change in changes] == [("antonym", "critical")]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("If the light is red, stop.", "If the light is green, stop."),
        ("He won a gold medal.", "He won a silver medal."),
        ("Lunch is included.", "Dinner is included."),
        ("Sign in", "Sign out"),
        ("They voted for the law.", "They voted against the law."),
        ("Most of them agreed.", "Few of them agreed."),
        ("Delete file", "Save file"),
        ("Password", "Username"),
        ("It is northeast of here.", "It is northwest of here."),
        ("All of them agreed.", "Some of them agreed."),
        ("It rings unless the door is shut.", "It rings if the door is shut."),
        ("The trains to Rome are full.", "The trains from Rome are full."),
    ],
)
def test_words_that_exclude_each_other_are_told_in_the_same_place(
    reference: str, candidate: str
) -> None:
    assert [(c.fact, c.severity) for c in sure(reference, candidate)] == [("antonym", "major")]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("I sold the boat to Anna.", "Anna bought the boat from me."),
        ("Eva lent her cousin a bike.", "Her cousin borrowed a bike from Eva."),
        ("Iron is heavier than tin.", "Tin is lighter than iron."),
        ("Older phones are not supported.", "Only newer phones are supported."),
        ("He works until ten.", "He works til ten."),
        ("Red and green apples are sold.", "Apples are sold, green ones and red ones."),
        ("The red barn burnt down.", "The barn, once green, burnt down."),
        ("The rule builds on the law.", "The rule takes off from the law."),
        ("Open", "Launch"),
        ("Fill in the form below.", "Fill out the form below."),
        ("It is a vaccine for measles.", "It is a vaccine against measles."),
        ("Turn it counter-clockwise.", "Turn it anticlockwise."),
        ("The pool closes at dusk.", "The pool is open until dusk."),
        ("Sign in", "Log in"),
        ("Rome lies north of Naples.", "Naples lies south of Rome."),
        ("It rings unless the door is shut.", "It rings if the door is not shut."),
        ("He earns less than she does.", "She earns more than he does."),
        ("They lost every race abroad.", "They won no race abroad."),
        ("Iran exported oil to China.", "China imported oil from Iran."),
        ("They never fail to amaze.", "They always amaze."),
        ("A gift to his aunt arrived.", "A gift from his aunt arrived."),
        ("He came in.", "He was out, and came."),
        ("The report is not yet published.", "The report is unpublished."),
    ],
)
def test_opposites_that_say_the_same_are_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "Some of my neighbours dislike the bridge.",
            "Some of my neighbours don't like the bridge.",
        ),
        ("He is not unlike his brother.", "He is like his brother."),
        (
            "Our town is twice as unequal as others.",
            "Inequality here is twice that of equally big ones.",
        ),
        ("At the more unequal end few agree.", "At the less equal end few agree."),
        ("I know what comes to your mind.", "I know what goes through your mind."),
        ("The pollen always gets into our noses.", "The pollen always ends up in our noses."),
        ("Do not use it after the date on the lid.", "Use it before the date on the lid."),
    ],
)
def test_opposites_in_turns_of_speech_are_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The more unstable compounds were kept.", "The more stable compounds were kept."),
        ("The more unstable compounds were kept.", "The less unstable compounds were kept."),
        ("Do not use it after the show.", "Do not use it before the show."),
        ("Only the safe road, not others.", "Only the dangerous road, not others."),
    ],
)
def test_one_turned_word_beside_another_is_told(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["antonym"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Eggs have become cheaper.", "Eggs have become more expensive."),
        ("It is the safest road.", "It is the most dangerous road."),
        ("They want a higher level of output.", "They want lower output levels."),
        ("The new test is easier.", "The new test is more difficult."),
        ("The mayor declined to speak.", "The mayor agreed to speak."),
        ("The truce has held since May.", "The truce has been broken since May."),
        ("Mould was found with a UV lamp.", "Mould was found with an infrared lamp."),
        ("Stir in a tablespoon of honey.", "Stir in a teaspoon of honey."),
        ("Her mother-in-law drove.", "Her sister-in-law drove."),
        ("They left at the end of last month.", "They left at the start of last month."),
    ],
)
def test_opposites_in_two_ways_of_comparing_and_of_many_fields(
    reference: str, candidate: str
) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["antonym"]
    assert [change.fact for change in sure(candidate, reference)] == ["antonym"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Eggs are cheaper than meat.", "Meat is more expensive than eggs."),
        ("It is the safest road.", "It is the least dangerous road."),
        ("They left at the end of last month.", "They left at the start of this month."),
        ("It began late last year.", "It began early this year."),
        ("It is more common in cats than in dogs.", "It is rarer in dogs than in cats."),
        ("Frogs are more frequent in the south.", "Frogs are rarer in the north."),
        (
            "The hill is warmer in winter than the bay.",
            "The bay is colder in winter than the hill.",
        ),
        (
            "In winter the hill is warmer than the bay.",
            "The bay is colder than the hill in winter.",
        ),
    ],
)
def test_opposites_that_meet_are_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The new pump is cheaper and faster.", "The new pump is dearer and slower."),
        ("Hens are taller and heavier than quails.", "Hens are shorter and lighter than quails."),
        ("In summer the lower barn is open.", "In winter the upper barn is open."),
        ("The hill of the park is warmer than the bay.", "The park hill is colder than the bay."),
        ("The strike ended late last year.", "The strike started early this year."),
    ],
)
def test_what_else_turned_or_moved_excuses_no_opposite(reference: str, candidate: str) -> None:
    assert {change.fact for change in sure(reference, candidate)} == {"antonym"}
    assert {change.fact for change in sure(candidate, reference)} == {"antonym"}


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The court acquitted the minister.", "The minister was convicted by the court."),
        ("The Bulls won seven of ten games.", "Seven of ten games were lost by the Bulls."),
        ("Chile lost 1-0 to Peru.", "Chile beat Peru 1-0."),
        ("The economy shrank in spring.", "The economy grew in spring."),
    ],
)
def test_an_opposite_is_told_across_a_passive(reference: str, candidate: str) -> None:
    (change,) = sure(reference, candidate)
    assert change.fact == "antonym"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Spain was beaten by Italy.", "Spain lost to Italy."),
        ("Italy beat Spain.", "Spain lost to Italy."),
        ("The hosts lost 0-4.", "The hosts were beaten 4-0."),
        ("Unplug the kettle first.", "First pull out the plug of the kettle."),
    ],
)
def test_winner_and_loser_may_be_told_from_either_side(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "Use 50 g flour, plus a little for the board.",
            "Use 50 g flour and some more for the board.",
        ),
        ("Neither of us may go unless we pay.", "Either of us may go if we pay."),
        ("There is no doubt that the roof leaks.", "It is certain that the roof leaks."),
        ("Few doubt that the dam will hold.", "Most are convinced that the dam will hold."),
        ("Hail is rare on the coast.", "Hail is often absent from the coast."),
        ("Hail is uncommon on the coast.", "Hail is frequently absent from the coast."),
    ],
)
def test_opposites_that_say_the_same_in_one_use_are_none(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_the_same_words_in_another_use_are_opposites() -> None:
    assert sure("Little is known of her.", "More is known of her.") != []
    assert sure("You may go unless we pay.", "You may go if we pay.") != []


def opposed(reference: str, candidate: str) -> list[str]:
    return [change.fact for change in sure(reference, candidate)]


def test_beaten_is_a_passive_without_was() -> None:
    reference = "Rovers, who had lost twice, came third."
    assert opposed(reference, "Rovers, beaten twice, came third.") == []
    assert opposed(reference, "Rovers, who had beaten them twice, came third.") != []


def test_either_of_two_opposites_may_be_answered() -> None:
    reference = "Tin, which had lost a tenth of its value, gained 3%."
    assert opposed(reference, "Tin rose 3%; before that it had shed 10%.") == []
    assert opposed("Tin gained 3%.", "Tin shed 3%.") == ["antonym"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Close the gate before you start the saw.", "Never start the saw with the gate open."),
        ("A prize is given each year.", "The award takes place each year."),
        ("Few guests knew much of it.", "Many guests knew little of it."),
        ("The sooner we go, the better the seats.", "The later we go, the worse the seats."),
    ],
)
def test_opposites_of_two_things_or_turned_together_are_none(
    reference: str, candidate: str
) -> None:
    assert sure(reference, candidate) == sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The board dismissed the plea.", "The plea was allowed."),
        ("The tenant bears the cost of paint.", "The cost of paint is borne by the landlord."),
        ("They rejected the plea and left.", "The plea was granted and the men left."),
        ("The buyer pays the porter's fees.", "The porter's fees are paid by the seller."),
        ("Few villagers knew the path.", "Many villagers had heard of the path."),
        ("Sales rose less than expected.", "The rise in sales was greater than forecast."),
    ],
)
def test_an_opposite_keeps_its_part_in_a_passive_or_at_the_start(
    reference: str, candidate: str
) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert [change.fact for change in sure(*pair)] == ["antonym"]
