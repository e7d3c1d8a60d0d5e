"""Words of the calendar without a number."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def told(reference: str, candidate: str) -> list[tuple[str, str, str]]:
    return [
        (c.fact, reference[slice(*c.reference)], candidate[slice(*c.candidate)])
        for c in compare_quantities(reference, candidate, FactContext())
        if c.confidence >= 0.5 and c.reference and c.candidate
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "said", "says"),
    [
        ("The fair opened yesterday.", "The fair opens tomorrow.", "yesterday", "tomorrow"),
        ("He left last month.", "He left last week.", "last month", "last week"),
        ("Talks resume next week.", "Talks resumed last week.", "next week", "last week"),
        ("She moved a year ago.", "She moved a month ago.", "a year ago", "a month ago"),
        ("Prices fell at the end of last year.", "Prices fell at the end of this year.",
         "last year", "this year"),
        ("The bill comes every month.", "The bill comes weekly.", "every month", "weekly"),
        ("The annual meeting is in May.", "The monthly meeting is in May.", "annual", "monthly"),
        ("It was put off until the autumn.", "In spring it will be held.", "autumn", "spring"),
        ("It began in the fall of 2019.", "In spring 2019 it began.", "fall", "spring"),
        ("Early winter was mild.", "They had a mild early summer.", "winter", "summer"),
    ],
)  # fmt: skip
def test_another_day_period_or_rate_is_told(
    reference: str, candidate: str, said: str, says: str
) -> None:
    assert told(reference, candidate) == [("date", said, says)]
    assert told(candidate, reference) == [("date", says, said)]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("He works every day.", "He works daily."),
        ("Every day", "EVERY DAY"),
        ("He left la\u017ft week.", "He left last wee\u212a."),
        ("The da\u0130ly menu.", "The daily menu."),
        ("He left last year.", "He left a year ago."),
        ("It rained last night.", "It rained yesterday evening."),
        ("It was decided this morning.", "It was decided today."),
        ("Today, more people cycle.", "More people cycle this year."),
        ("They met at the end of last year.", "They met at the turn of this year."),
        ("He comes next spring.", "He comes in spring next year."),
        ("He left in the last week of May.", "He left last month, in May."),
        ("Readers of the Daily Star agreed.", "Readers of the Star agreed every week."),
        ("He came last week, not last month.", "He came last month, not last week."),
        ("The twice-weekly market is open.", "The market is open daily but for weekends."),
        ("It began in the fall of 2019.", "In autumn 2019 it began."),
        ("He came in late summer.", "He came in early autumn."),
        ("He was hurt in the fall of a tree in May.", "In the spring, a falling tree hurt him."),
        ("They train for the Winter Games.", "They train in summer for the Games."),
        ("They fetch it from the spring water hole.", "They fetch it from a hole in summer."),
        ("He trained in winter and in spring.", "He trained in spring and in winter."),
    ],
)
def test_the_same_time_in_other_words_is_no_change(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []


def test_the_rate_of_a_number_is_told_once() -> None:
    (change,) = told("It makes 500 cars daily.", "It makes 500 cars weekly.")
    assert change == ("number", "500 cars daily", "500 cars weekly")
