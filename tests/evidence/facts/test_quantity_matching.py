"""Which quantities answer each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_matching import kinship, left_over, pair_changed


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


def test_names_of_different_things_do_not_stand_for_each_other() -> None:
    assert kinship(only("COVID-19"), only("F-16")) == 0


def test_an_implied_number_never_stands_for_a_numeral() -> None:
    assert kinship(only("both boats"), only("three boats")) == 0


def test_each_quantity_answers_one_only() -> None:
    left, right = left_over(find_quantities("3 cats, 3 dogs"), find_quantities("3 cats"))
    assert [q.noun for q in left] == ["dog"]
    assert right == []


def test_what_is_left_over_is_paired_by_what_it_counts() -> None:
    left, right = find_quantities("7 cats and 9 dogs"), find_quantities("8 dogs and 6 cats")
    pairs = pair_changed(left, right, 0.3)
    assert {(one.noun, other.noun) for one, other, _ in pairs} == {("cat", "cat"), ("dog", "dog")}


@given(st.lists(st.integers(min_value=0, max_value=99), min_size=1, max_size=120))
def test_numbers_in_any_number_leave_nothing_over_against_themselves(numbers: list[int]) -> None:
    text = "; ".join(f"{number} cats" for number in numbers)
    assert left_over(find_quantities(text), find_quantities(text)) == ([], [])
