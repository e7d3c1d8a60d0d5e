"""Work grows with the length of a stretch and no faster, whatever stands there.

Stretches of thousands of words are no sentences; but a line of input may be one, and must not stop
a build for minutes. Steps are counted, not seconds.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.evidence.facts import (
    FactComparer,
    FactContext,
    compare_meaning,
    compare_names,
    compare_quantities,
)
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.names import find_names
from harness.evidence.facts.negators import negations
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.reach import within_reach
from harness.evidence.facts.tokens import tokenise

Count = Callable[[Callable[[], object]], int]

PLAIN = "The bank in Paris said on 5 May that it did not want to pay $5 million to Mr Smith."
SHORT, LONG = 100, 400
"""Repetitions: with four times the text, work that grows with its square is sixteen times it."""
MOST = 6.5


def in_table(comparer: FactComparer, reference: str, candidate: str) -> object:
    return comparer(reference, candidate, FactContext("", "", reference, candidate))


def growth(count: Count, call: Callable[[str], object], word: str) -> float:
    call(word * 3)  # tables are read once
    short, long = word * SHORT, word * LONG
    return count(lambda: call(long)) / count(lambda: call(short))


@pytest.mark.parametrize("word", ["A ", "US ", "XIV ", "NASA ", "(EU) ", "ER-", "Ann and Bob, "])
def test_names_are_found_and_compared_in_one_go(count_steps: Count, word: str) -> None:
    assert growth(count_steps, find_names, word) < MOST
    for compare in (
        lambda text: in_table(compare_names, text, PLAIN),
        lambda text: in_table(compare_names, PLAIN, text),
    ):
        assert growth(count_steps, compare, word) < MOST


@pytest.mark.parametrize("word", ["NASA ", "usd ", "5 km ", "x ", "Smith ", "(EU) "])
def test_repeated_words_are_linked_in_one_go(count_steps: Count, word: str) -> None:
    def links(text: str) -> object:
        return match_texts(text, text + "more")

    assert growth(count_steps, links, word) < MOST
    assert growth(count_steps, lambda t: in_table(compare_names, t, t + word), word) < MOST


@pytest.mark.parametrize("word", ["not ", "never no ", "not the of ", "no ", "not red "])
def test_denials_are_read_in_one_go(count_steps: Count, word: str) -> None:
    def denied(text: str) -> object:
        return negations(match_texts(text, PLAIN).reference)

    assert growth(count_steps, denied, word) < MOST


@pytest.mark.parametrize("word", ["5 km/h ", "50 km per hour ", "12,", "1/", "7 "])
def test_quantities_are_found_in_one_go(count_steps: Count, word: str) -> None:
    assert growth(count_steps, find_quantities, word) < MOST
    assert growth(count_steps, lambda t: in_table(compare_quantities, t, PLAIN), word) < MOST


def test_ends_and_steps_of_a_table_are_not_held_against_each_other(count_steps: Count) -> None:
    def work(times: int) -> int:
        ends, steps = "from 5% to 4% " * times, "by 9% to 4% " * times
        return count_steps(lambda: in_table(compare_quantities, ends, steps))

    work(1)  # tables are read once
    assert work(20) < 60 * work(2)


@pytest.mark.parametrize("row", ["{}, ", "{}.5%, ", "${}, ", "{} km, ", "Call 020 7946 {}. "])
def test_rows_of_distinct_quantities_are_compared_in_one_go(count_steps: Count, row: str) -> None:
    def compare(size: int) -> Callable[[], object]:
        ours, theirs = (
            "".join(row.format(7 * k + first) for k in range(size)) for first in (1013, 1014)
        )
        return lambda: compare_quantities(ours, theirs, FactContext())

    compare(3)()
    # four times the row: with the square of its length it would be sixteen times the work
    assert count_steps(compare(4 * SHORT)) / count_steps(compare(SHORT)) < MOST


def test_an_indian_number_has_an_end() -> None:
    assert tokenise("12,34,56,789 rupees").items[0].lower == "12,34,56,789"
    # a row that never ends as such a number does is not read on to its end, from each of its places
    assert len(tokenise("12," * 3000).items) == 3000


def test_a_negator_of_function_words_alone_denies_what_follows_them() -> None:
    side = match_texts(f"It is not {'of the ' * 50}red house, but a barn.", PLAIN).reference
    (denied,) = negations(side)
    assert [side.words[i].folded for i in denied.scope] == ["red", "house"]


@pytest.mark.parametrize("word", ["not x ", "may go ", "he she ", "good bad ", "only "])
def test_meaning_is_compared_in_one_go(count_steps: Count, word: str) -> None:
    assert growth(count_steps, lambda t: in_table(compare_meaning, t, PLAIN), word) < MOST


def test_short_lists_are_held_against_each_other_whole() -> None:
    assert list(within_reach(7, 100, 400)) == list(range(400))


def test_long_lists_are_held_against_each_other_near_by() -> None:
    places = [within_reach(i, 1000, 2000) for i in range(1000)]

    assert sum(map(len, places)) <= 40_000
    assert (places[0].start, places[-1].stop) == (0, 2000)
    assert all(2 * i in each for i, each in enumerate(places[:-20]))
