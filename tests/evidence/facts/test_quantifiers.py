from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.meaning import compare_meaning


def told(reference: str, candidate: str) -> list[tuple[str, str, str]]:
    return [
        (
            change.fact,
            reference[slice(*(change.reference or ()))],
            candidate[slice(*(change.candidate or ()))],
        )
        for change in compare_meaning(reference, candidate, FactContext())
        if change.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    ("few", "some"),
    [
        ("Few voters", "A few voters"),
        ("few voters", "quite a few voters"),
        ("little hope", "a little hope"),
    ],
)
def test_an_article_turns_what_is_said_of_a_number(few: str, some: str) -> None:
    few_left = few if few[0].isupper() else f"There were {few}"
    some_left = some if some[0].isupper() else f"There were {some}"
    pair = f"{few_left} in the town that night.", f"{some_left} in the town that night."
    own, its = few, some.removeprefix("quite ")
    assert told(*pair) == [("antonym", own, its)]
    assert told(*pair[::-1]) == [("antonym", its, own)]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Few voters came.", "Only a few voters came."),
        ("Few voters came.", "Just a few voters came."),
        ("The few voters came.", "A few voters came."),
        ("In the past few days it froze.", "In a few days it froze."),
        ("He fed little children.", "He fed a little child."),
        ("A few voters came.", "A few of the voters came."),
        ("Very few voters came.", "Few voters came."),
    ],
)
def test_what_says_the_same_or_something_else_is_quiet(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []


@pytest.mark.parametrize("pair", [("probably", "certainly"), ("possibly", "definitely")])
def test_a_guess_told_as_a_certainty_is_told(pair: tuple[str, str]) -> None:
    reference, candidate = (f"It was {word} the oldest mill in the valley." for word in pair)
    assert told(reference, candidate) == [("antonym", *pair)]
    assert told(reference, reference.replace("probably", "likely")) == []
