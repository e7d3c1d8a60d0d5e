"""Days of the week on which something is as a rule."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.day_sets import changed_days
from harness.evidence.facts.quantity_comparison import compare_quantities


@pytest.mark.parametrize(
    ("reference", "candidate", "pair"),
    [
        ("The pool opens Tuesday to Friday.", "The pool opens at weekends.",
         ("Tuesday to Friday", "weekends")),
        ("The ferry runs on weekdays.", "The ferry runs on Saturdays and Sundays.",
         ("weekdays", "Saturdays and Sundays")),
        ("The ferry runs Mon.–Fri.", "The ferry runs at weekends.", ("Mon.–Fri", "weekends")),
        ("The pool is closed at weekends.", "The pool is shut on weekdays.",
         ("weekends", "weekdays")),
    ],
)  # fmt: skip
def test_other_days_of_the_week_are_told(
    reference: str, candidate: str, pair: tuple[str, str]
) -> None:
    ((ours, theirs),) = changed_days(reference, candidate)
    assert (reference[slice(*ours)], candidate[slice(*theirs)]) == pair
    assert len(list(changed_days(candidate, reference))) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The pool opens Monday to Friday.", "The pool opens on weekdays."),
        ("The pool opens Monday to Saturday.", "The pool opens on weekdays."),
        ("The pool opens on weekdays.", "The pool is closed at weekends."),
        ("The pool opens on weekdays.", "The pool opens daily except at weekends."),
        ("The pool opens on weekdays.", "The pool opens on weekdays, the bar at weekends."),
        ("It takes three working days.", "It comes at weekends."),
        ("They came one weekday.", "They come at weekends."),
        ("She played in the sun and Monday came.", "She played at weekends."),
    ],
)
def test_the_same_days_in_other_words_are_not(reference: str, candidate: str) -> None:
    assert list(changed_days(reference, candidate)) == []
    assert list(changed_days(candidate, reference)) == []


def test_the_day_that_is_left_out_is_the_other_one() -> None:
    def told(reference: str, candidate: str) -> int:
        found = compare_quantities(reference, candidate, FactContext())
        return sum(change.confidence >= 0.5 for change in found)

    assert told("It opens Wednesday to Monday.", "It is closed on Tuesdays.") == 0
    assert told("It is closed on Tuesdays.", "It opens Wednesday to Monday.") == 0
    assert told("It is closed on Tuesdays.", "It is closed on Mondays.") == 1
