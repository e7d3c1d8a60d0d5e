"""What comes first, turned."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.order_of_events import compare_order


@pytest.mark.parametrize(
    ("reference", "candidate", "fact"),
    [
        (
            "Rinse the jar before filling it.",
            "Fill the jar before rinsing it.",
            "role",
        ),
        ("The guests left before the rain came.", "The rain came before the guests left.", "role"),
        ("Stir the paint before use.", "After use, the paint has to be stirred.", "antonym"),
        (
            "The ferry sailed after the storm had passed.",
            "Before the storm passed, the ferry sailed.",
            "antonym",
        ),
        ("He left before the snow fell.", "He went home after the snow had fallen.", "antonym"),
        (
            "Rinse the jar prior to filling.",
            "The jar is to be rinsed after filling.",
            "antonym",
        ),
    ],
)
def test_the_other_event_is_first(reference: str, candidate: str, fact: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_order(match_texts(*pair), FactContext())
        assert (change.fact, change.severity) == (fact, "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Rinse the jar before filling it.", "Fill the jar after rinsing it."),
        ("The guests left before the rain came.", "The rain came after the guests had left."),
        ("Stir the paint before use.", "Before use, stir the paint."),
        ("Do not fill the jar before rinsing it.", "Rinse the jar before filling it."),
        ("Only after filling the jar can it be rinsed.", "Rinse the jar after filling it."),
        ("The day before yesterday it rained.", "It rained the day after the fair."),
        (
            "The guards found the cage empty after waking up.",
            "The guards slept before waking up to find the cage empty.",
        ),
        (
            "The mill is just before the ford.",
            "The mill is right after the ford if you come from the village.",
        ),
        (
            "The mill lies before the ford, on the left.",
            "After the ford, on the left, lies the mill.",
        ),
        ("He was named after his uncle.", "He came before his uncle."),
        ("The jar was full before 9.", "After 9 the jar was full."),
        ("After the storm the ferry sailed", "Before the ferry the storm sailed"),
    ],
)
def test_the_same_order_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_order(match_texts(*pair), FactContext())) == []
