"""Numbers that stay the same and stand on other terms."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def told(reference: str, candidate: str) -> list[tuple[str, str]]:
    return [
        (reference[slice(*c.reference)], candidate[slice(*c.candidate)])
        for c in compare_quantities(reference, candidate, FactContext())
        if c.confidence >= 0.5 and c.reference and c.candidate
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "pair"),
    [
        ("It makes 500 cars per day.", "It makes 500 cars a week.",
         ("500 cars per day", "500 cars a week")),
        ("Take it three times a day.", "Take it three times a week.",
         ("three times a day", "three times a week")),
        ("The rent is €900/month.", "The weekly rent is €900.",
         ("€900/month", "weekly rent is €900")),
        ("It may have no more than 500 words.", "It must have at least 500 words.",
         ("no more than 500", "at least 500")),
        ("Prices rose by up to 15%.", "Prices rose by at least 15%.",
         ("up to 15%", "at least 15%")),
        ("The fare falls for 60 or more riders.", "The fare falls for at most 60 riders.",
         ("60 or more", "at most 60")),
        ("Output rose by about 40%.", "Output rose to 40%.", ("by about 40%", "to 40%")),
        ("They cut the fee to $50.", "They cut the fee by $50.", ("to $50", "by $50")),
        ("The law was passed two years ago.", "The law will be passed in two years.",
         ("two years ago", "in two years")),
        ("He has lived there since 2010.", "He lived there until 2010.",
         ("since 2010", "until 2010")),
        ("He has not been there since 2010.", "He had not been there until 2010.",
         ("since 2010", "until 2010")),
        ("The debt must be settled by 2031.", "The debt must be settled from 2031.",
         ("by 2031", "from 2031")),
        ("The tax is due by Friday.", "The tax is due from Friday.",
         ("by Friday", "from Friday")),
        ("All but two boats sank.", "Two boats sank.", ("All but two", "Two")),
        ("Support fell 3 percentage points.", "Support fell 3%.", ("3 percentage points", "3%")),
    ],
)  # fmt: skip
def test_other_terms_of_one_number_are_told(
    reference: str, candidate: str, pair: tuple[str, str]
) -> None:
    assert told(reference, candidate) == [pair]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It makes 500 cars per day.", "The daily output is 500 cars."),
        ("It makes 500 cars a day.", "It makes 500 cars every day."),
        ("It makes 500 cars per day.", "It makes 500 cars."),
        ("It may have up to 500 words.", "It must not exceed 500 words."),
        ("It cost no less than 5 million.", "It cost at least 5 million."),
        ("No one under 18 may enter.", "All guests must be 18 or older."),
        ("Output rose 40%.", "Output rose by 40%."),
        ("It heats up by 15 degrees above the room.", "It heats up to 15 degrees above the room."),
        ("Output rose from 4% to 9%.", "Output rose to 9% from 4%."),
        ("It is 20 days since it opened.", "In the 20 days since it opened, all went well."),
        ("It opened 20 days ago.", "In the 20 days since it opened, all went well."),
        ("Up to 100 ml may be carried.", "More than 100 ml is forbidden."),
        ("Applicants under 18 are rejected.", "Applicants must be at least 18."),
        ("He worked there until 2010.", "He worked there till 2010."),
        ("The ban was not lifted until 2010.", "The ban has been lifted since 2010."),
        ("All mills must be closed by 2031.", "From 2031 all mills must be closed."),
        ("All mills must be idle by 2031.", "All mills must be shut from 2031."),
        ("The debt must be settled from 2029 to 2031.", "The debt must be settled by 2031."),
        ("The inn must stay open from 2012.", "The inn must stay open until 2012."),
        ("The lamp was mended by 1 May.", "The lamp was mended from 1 May."),
        ("He grew by 3 cm.", "He is 3 cm taller."),
        ("He had two dogs and two cats a year.", "He had two cats and two dogs a week."),
        ("Debt rose by 3 percent.", "Debt rose by 3 percentage points."),
        # one exchanged word is an antonym
        ("More than 300 came.", "Fewer than 300 came."),
        ("At least 300 came.", "At most 300 came."),
    ],
)
def test_one_number_on_the_same_or_on_open_terms_is_no_change(
    reference: str, candidate: str
) -> None:
    assert told(reference, candidate) == []


def test_a_quantity_on_two_other_terms_is_told_once() -> None:
    pair = told("Support rose by 3 percentage points.", "Support rose to 3%.")
    assert pair == [("by 3 percentage points", "to 3%")]


@pytest.mark.parametrize(
    ("reference", "candidate", "told"),
    [
        ("Do not take more than eight pills.", "Take at least eight pills.", True),
        ("Do not take more than eight pills.", "Take up to eight pills.", False),
        ("You must not bring fewer than two lamps.", "Bring at least two lamps.", False),
        ("Do not think that more than two came.", "At least two came.", False),
    ],
)
def test_what_no_one_may_surpass_is_a_bound(reference: str, candidate: str, told: bool) -> None:
    found = compare_quantities(reference, candidate, FactContext())
    assert any(change.confidence >= 0.5 for change in found) is told
