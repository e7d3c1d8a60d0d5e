"""The scale on which renderings of different stretches are compared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.penalty import (
    LONGEST,
    TYPICAL,
    PenaltyScale,
    quality_of,
    relative_length,
)
from harness.evidence.quality_model import load_quality

SCALE = PenaltyScale(unit=0.5, power=1.5, growth=2.0, fact=3.0)


def _penalty(
    behind: float, length: float, scale: PenaltyScale = SCALE, *, facts: float = 0
) -> float:
    return float(scale.penalty(np.array([behind]), np.array([length]), np.array([facts]))[0])


def test_a_typical_sentence_is_judged_by_what_is_wrong_alone() -> None:
    assert _penalty(-1, TYPICAL) == 0.5
    assert _penalty(-4, TYPICAL) == 4.0


def test_a_sentence_of_twice_the_relative_length_loses_by_its_growth() -> None:
    assert relative_length(np.array([50.0])) == 2
    assert _penalty(-1, 50) == 4 * _penalty(-1, TYPICAL)


def test_a_copy_loses_nothing_however_long() -> None:
    assert _penalty(0, 0) == _penalty(0, 500) == 0


def test_words_beyond_the_longest_sentence_change_nothing() -> None:
    assert _penalty(-3, LONGEST) == _penalty(-3, 10 * LONGEST)
    assert _penalty(-3, LONGEST) > _penalty(-3, LONGEST - 1)


def test_each_rendering_has_a_length() -> None:
    with pytest.raises(ValueError, match="renderings of"):
        SCALE.penalty(np.array([-1.0, -2.0]), np.array([20.0]), np.zeros(2))
    with pytest.raises(ValueError, match="facts"):
        SCALE.penalty(np.array([-1.0, -2.0]), np.array([20.0, 9.0]), np.zeros(1))


def test_a_changed_fact_has_its_price_in_the_shortest_sentence() -> None:
    assert _penalty(0, 1, facts=1) == _penalty(0, 50, facts=1) == 3
    assert _penalty(0, 1, facts=2) == 6


def test_a_changed_fact_and_what_the_logits_tell_are_not_added_up() -> None:
    assert _penalty(-4, TYPICAL, facts=1) == 5  # 4 and 3
    assert _penalty(-4, TYPICAL) < _penalty(-4, TYPICAL, facts=1) < 4 + 3


def test_equal_penalties_cost_the_same_down_to_a_half_and_less_below() -> None:
    found = quality_of(np.array([0, 1, 2, 5, 6, 12], dtype=float))
    assert found[:4].tolist() == pytest.approx([1, 0.9, 0.8, 0.5])
    assert 0.4 < found[4] < 0.42
    assert 0 < found[5] < 0.15


def test_the_slope_has_no_break() -> None:
    before, at, after = quality_of(np.array([4.99, 5.0, 5.01]))
    assert before - at == pytest.approx(at - after, rel=0.01)


@given(st.floats(0, 60), st.floats(0.01, 60))
def test_a_greater_penalty_is_a_lower_quality(penalty: float, more: float) -> None:
    high, low = quality_of(np.array([penalty, penalty + more]))
    assert 0 <= low < high <= 1


@given(
    behind=st.floats(-30, -0.5),
    length=st.floats(0, LONGEST - 1),
    wrong=st.floats(0.1, 10),
    words=st.floats(1, 100),
)
def test_of_the_shipped_scale_more_that_is_wrong_and_a_longer_sentence_lose_more(
    behind: float, length: float, wrong: float, words: float
) -> None:
    scale = load_quality().penalties
    assert _penalty(behind, length, scale) < _penalty(behind - wrong, length, scale)
    assert _penalty(behind, length, scale) < _penalty(behind, length + words, scale)


def test_of_the_shipped_scale_a_changed_fact_costs_more_than_free_wording_of_a_short_sentence() -> (
    None
):
    scale = load_quality().penalties
    # -10 is about where second human translations are
    assert _penalty(0, 4, scale, facts=1) > 2 * _penalty(-10, 4, scale)
