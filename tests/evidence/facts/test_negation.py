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
        ("He forgot his umbrella.", "He did not remember his umbrella."),
        ("The pool is closed on Fridays.", "The pool does not open on Fridays."),
        ("Keep the door shut while it runs.", "Do not open the door while it runs."),
        ("Keep it below 30 degrees.", "Do not keep it above 30 degrees."),
        ("Hide the ruler.", "Do not show the ruler."),
        ("Do not switch off the pump.", "Leave the pump on."),
        ("She hates spinach.", "She can't stand spinach."),
        ("Tickets are scarce in June.", "There are not many tickets in June."),
        ("You do not have to register.", "Registration is optional."),
        ("The work is behind schedule.", "The work is not on schedule."),
        ("It is valid within the EU.", "It is not valid outside the EU."),
        ("The shop opens at nine.", "The shop does not open before nine."),
        ("Up to five people may enter.", "No more than five people can go in."),
        ("Take it with food.", "Do not take it on an empty stomach."),
        ("Keep me logged in.", "Do not log me out."),
        ("All but three birds flew off.", "Only three birds did not fly off."),
        ("The pill is contraindicated in asthma.", "The pill must not be taken in asthma."),
    ],
)
def test_an_opposite_answers_a_negation(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It is the widest river in the country.", "No river in the country is wider."),
        ("It is the best place to fish.", "There is no better place to fish."),
        ("She is the youngest pilot ever.", "Never before was there a younger pilot."),
        ("It is the most visited park here.", "No park here has more visitors."),
        ("Rents rose faster than wages.", "Wages did not rise as fast as rents."),
        ("I agree entirely.", "I couldn't agree more."),
        ("You should be as careful as possible.", "You can't be too careful."),
        ("He has to laugh.", "He can't help laughing."),
        ("It is as bad as it gets.", "It could not be worse."),
        ("I am very happy with it.", "I could not be happier with it."),
    ],
)
def test_a_degree_answers_a_negation(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("He did not remember the umbrella he forgot.", "He remembered the umbrella he forgot."),
        ("The pool does not open on Fridays.", "The pool opens on Fridays."),
        ("No river here is wider than the widest lake.", "A river here is wider than the lake."),
        ("The tenant may leave without notice.", "The tenant may not leave without notice."),
        ("She could not find more of them.", "She could find more of them."),
        ("The seat is not certain.", "The seat is all but certain."),
    ],
)
def test_what_stands_elsewhere_answers_no_negation(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


def test_a_question_asks_the_same_with_its_negation() -> None:
    assert sure("Are you tired?", "Aren't you tired?") == []
    assert sure("He said: “Isn't the road closed?”", "He said: “Is the road closed?”") == []
    assert sure("Why did you call?", "Why didn't you call?") != []
    assert sure("Don't call him. Why?", "Call him. Why?") != []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bill has not yet been paid.", "The bill has been paid."),
        ("The bill has not been paid yet.", "The bill has been paid."),
        ("You no longer have access to it.", "You have access to it."),
        ("You no longer have access to it.", "You still have access to it."),
        ("The fee may not exceed 50 euros.", "The fee may exceed 50 euros."),
    ],
)
def test_a_limited_negation_is_missed_where_its_word_is_affirmed(
    reference: str, candidate: str
) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]
    assert [change.fact for change in sure(candidate, reference)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bill has not yet been paid.", "The bill is still to be paid."),
        ("The bill has not yet been paid.", "The bill has not been paid."),
        ("The bill has not yet been paid.", "The bill is still unpaid."),
        ("He has not yet decided.", "He has yet to decide."),
        ("The firm no longer makes hats.", "The firm used to make hats."),
        ("The firm no longer makes hats.", "The firm has stopped making hats."),
        ("The fee may not exceed 50 euros.", "The fee is 50 euros at most."),
    ],
)
def test_a_limited_negation_has_many_answers(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_what_holds_unless_something_is_so_is_no_opposite() -> None:
    reference = "The form is valid only if both sign it."
    assert sure(reference, "Unless both sign it, the form is invalid.") == []


def test_on_and_off_are_opposed_where_they_say_whether_something_runs() -> None:
    reference = "The club settles accounts on its old debts."
    assert sure(reference, "The club pays off its old debts.") == []
    (change,) = sure(reference, "The club does not pay off its old debts.")
    assert change.fact == "negation"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The signal is too weak for us to hear.", "The signal is so weak that we can't hear it."),
        ("She is anything but lazy.", "She is not lazy at all."),
        ("I have yet to meet a better cook.", "I have not met a better cook so far."),
        ("She turned down the offer.", "She did not accept the offer."),
        ("The road is closed to cars.", "Cars may not use the road."),
        ("He arrived late.", "He didn't arrive in time."),
        ("You have to see it to believe it.", "You won't believe it unless you see it."),
        ("So one has to wonder about the plan.", "So one cannot help but wonder about the plan."),
        ("We must laugh at it.", "We can't help laughing at it."),
        ("Let's take the bus.", "Why don't we take the bus?"),
        ("I am happy to wait.", "I don't mind waiting."),
    ],
)
def test_what_is_said_in_speech_answers_a_negation(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("She is anything but lazy.", "She is lazy."),
        ("The soup is too salty to eat.", "The soup is not too salty to eat."),
        ("We can't help the farmers.", "We can help the farmers."),
        ("Why don't you eat meat?", "Why do you eat meat?"),
        ("He voiced anger over the deletions.", "He did not voice anger over the removals."),
        (
            "The town made plans before the flood.",
            "The town had not made any plans before the flood.",
        ),
        ("You won't believe it unless you see it.", "You will believe it unless you see it."),
    ],
)
def test_what_looks_like_a_turn_of_speech_is_still_denied(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Only residents can park here.", "Residents cannot park here."),
        ("Only the night shift may use the lift.", "The night shift may not use the lift."),
    ],
)
def test_what_is_of_some_alone_is_not_denied_of_them(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]
    assert [change.fact for change in sure(candidate, reference)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Only residents can park here.", "Non-residents cannot park here."),
        ("Only residents can park here.", "Visitors cannot park here."),
        ("Only drivers over 25 may hire a van.", "Drivers under 25 may not hire a van."),
    ],
)
def test_what_is_of_some_alone_is_denied_of_others(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The museum has been closed since the fire.",
            "The museum has not reopened since the fire.",
        ),
        (
            "The road has been closed since Friday.",
            "The road was closed on Friday and has not reopened.",
        ),
    ],
)
def test_what_has_not_begun_again_has_ended(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_what_has_reopened_is_open() -> None:
    assert sure("The museum has not reopened.", "The museum has reopened.")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "Neither tenant may sublet a room without the consent of the owner.",
            "Either tenant may let a room without the consent of the owner.",
        ),
        ("Neither team scored in the rain.", "Both teams scored in the rain."),
    ],
)
def test_either_is_neither_with_its_denial_lost(reference: str, candidate: str) -> None:
    for one, other in ((reference, candidate), (candidate, reference)):
        assert [change.fact for change in sure(one, other)] == ["negation"]


@pytest.mark.parametrize(
    "candidate",
    [
        "Either tenant may sublet a room only with the consent of the owner.",
        "Either tenant needs the consent of the owner to sublet a room.",
        "Both tenants are forbidden to sublet a room without the consent of the owner.",
    ],
)
def test_either_says_the_same_as_neither_where_something_else_limits_it(candidate: str) -> None:
    reference = "Neither tenant may sublet a room without the consent of the owner."
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "Employees are not allowed to take photos in the hall.",
            "Staff are permitted to take pictures in the hall.",
        ),
        ("Inmates were not allowed to write letters.", "Inmates were free to write letters."),
    ],
)
def test_what_is_not_allowed_is_not_permitted(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "You are not allowed to take photos of troops, bridges, railway stations and ships.",
            "Taking photos of troops, bridges, railway stations and all ships is prohibited.",
        ),
        (
            "You must not take photos of troops, bridges, railway stations and ships.",
            "Taking photos of troops, bridges, railway stations and all ships is illegal.",
        ),
        ("Inmates were not allowed to write letters.", "Inmates were barred from writing letters."),
    ],
)
def test_what_is_not_allowed_is_prohibited(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("They won the vote but fell short of a quorum.", "They won the vote without a quorum."),
        ("The bid passed, just shy of a majority.", "The bid passed without winning a majority."),
        ("The boy was allowed to stay at home.", "The boy did not have to leave home."),
        ("She remained in Lyon all week.", "She did not leave Lyon all week."),
        ("Nobody but the cook had a key.", "The cook alone had a key."),
    ],
)
def test_what_is_lacking_or_kept_answers_a_denial(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("They won the vote with a quorum.", "They won the vote without a quorum."),
        ("She left Lyon for a week.", "She did not leave Lyon for a week."),
    ],
)
def test_what_is_not_lacking_is_told(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bear is no longer in the cage.", "The bear was released from the cage."),
        ("Ring the bell before entering the barn.", "Do not enter the barn before ringing."),
        (
            "Without their aid we would not have won.",
            "It was only thanks to their aid that we won.",
        ),
        ("Ring twice before you enter.", "Do not enter without ringing twice."),
        ("The scheme does not cover theft.", "Theft is outside the scope of the scheme."),
        ("You are asked not to feed the ducks.", "Please refrain from feeding the ducks."),
        ("But for the dog they would have slept.", "Without the dog they would have slept."),
        ("The hall is not used for any other event.", "The hall is used for this event alone."),
        ("It lasts no longer than three hours.", "It lasts two to three hours."),
        ("All guests but two stayed.", "Only two guests did not stay."),
        ("Each guest has one vote.", "No guest has more than one vote."),
        ("The pond is at its lowest for a year.", "The pond has not been this low for a year."),
    ],
)
def test_a_denial_told_by_what_comes_first_or_alone_is_no_change(
    reference: str, candidate: str
) -> None:
    assert sure(reference, candidate) == sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bear is no longer in the cage.", "The bear is still in the cage."),
        ("Do not enter before ringing.", "Enter before ringing."),
        ("Do not leave without a map.", "Leave without a map."),
        ("The loft is not used for tools.", "The loft is used for tools."),
    ],
)
def test_a_denial_is_lost_where_nothing_comes_in_its_place(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert [change.fact for change in sure(*pair)] == ["negation"]


def test_a_maximum_on_both_sides_bounds_nothing_that_is_exceeded() -> None:
    said, says = "Do not exceed the maximum dose.", "The maximum dose can be exceeded."
    assert [change.fact for change in sure(said, says)] == ["negation"]
