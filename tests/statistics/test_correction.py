"""Holm's correction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.statistics.correction import holm

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_the_textbook_example_is_corrected_by_rank() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_one_test_needs_no_correction() -> None:
    assert holm([0.03]) == [0.03]


def test_a_test_that_was_not_made_is_not_counted() -> None:
    assert holm([0.01, None, 0.04]) == [0.02, None, 0.04]


def test_nothing_is_corrected_to_nothing() -> None:
    assert holm([]) == []


@given(p_values)
def test_no_corrected_p_value_is_below_its_original_or_above_bonferronis(
    found: list[float],
) -> None:
    for p, adjusted in zip(found, holm(found), strict=True):
        assert adjusted is not None
        assert p <= adjusted <= min(1, p * len(found)) + 1e-12


@given(p_values)
def test_the_order_of_p_values_is_kept(found: list[float]) -> None:
    pairs = sorted(zip(found, holm(found), strict=True), key=lambda pair: pair[0])
    adjusted = [pair[1] for pair in pairs if pair[1] is not None]
    assert adjusted == sorted(adjusted)
