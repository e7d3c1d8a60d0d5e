"""Ways of fitting networks to labels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from harness.calibrate.fitting import RECIPES, Recipe, fit_map
from harness.evidence.calibration import Network, Networks
from harness.evidence.features import FEATURES

WIDTH = len(FEATURES)


def first_signal() -> Networks:
    """Networks whose logit is the first signal."""
    weights = np.zeros((WIDTH, 1))
    weights[0] = 1
    return Networks((Network(np.zeros(WIDTH), np.ones(WIDTH), (weights,), (np.zeros(1),)),))


def sample(slope: float, offset: float) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Units whose first signal says, stretched and moved, how likely they are present."""
    rng = np.random.default_rng(5)
    features = rng.normal(scale=0.1, size=(4000, WIDTH))
    features[:, 0] = rng.normal(scale=2, size=4000)
    chance = 1 / (1 + np.exp(-(slope * features[:, 0] + offset)))
    return features, rng.random(4000) < chance


@pytest.mark.parametrize(("slope", "offset"), [(1.0, 0.0), (0.4, -1.0), (2.5, 1.0)])
def test_a_map_finds_how_the_logits_were_moved_and_stretched(slope: float, offset: float) -> None:
    features, present = sample(slope, offset)
    fitted = fit_map(first_signal(), features, present)
    assert fitted.slope == pytest.approx(slope, rel=0.15)
    assert fitted.offset == pytest.approx(offset, abs=0.15)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.95))
def test_a_map_keeps_the_order_whatever_the_labels(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(40, WIDTH))
    fitted = fit_map(first_signal(), features, rng.random(40) < share)
    order = np.argsort(features[:, 0])
    assert (np.diff(fitted.probability(features[order])) >= 0).all()


def test_a_map_averages_as_what_is_mapped() -> None:
    features, present = sample(1.0, 0.0)
    base = replace(first_signal(), members=first_signal().members * 2, by_logit=True)
    assert fit_map(base, features, present).by_logit
    steep = replace(base.members[0], weights=tuple(9 * w for w in base.members[0].weights))
    unlike = replace(base, members=(base.members[0], steep))
    fitted = fit_map(unlike, features, present)
    order = np.argsort(unlike.probability(features))
    assert (np.diff(fitted.probability(features[order])) >= 0).all()


def test_a_map_of_labels_that_fall_with_the_score_is_nearly_flat() -> None:
    features, present = sample(-1.5, 0.0)
    assert fit_map(first_signal(), features, present).slope < 0.05


def test_a_few_labels_that_are_told_apart_give_no_certainty() -> None:
    features = np.zeros((10, WIDTH))
    features[:, 0] = [*range(-5, 0), *range(1, 6)]
    fitted = fit_map(first_signal(), features, features[:, 0] > 0)
    assert 0.01 < fitted.probability(features).min() < fitted.probability(features).max() < 0.99


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_way_gives_the_share_that_came_true(recipe: Recipe) -> None:
    features, present = sample(0.5, -0.5)
    told = recipe(first_signal(), features, present).probability(features)
    assert told.mean() == pytest.approx(present.mean(), abs=0.03)
    assert told[present].mean() > told[~present].mean() + 0.1


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_way_gives_the_same_numbers_again(recipe: Recipe) -> None:
    features, present = sample(1.0, 0.0)
    once, again = (recipe(first_signal(), features[:300], present[:300]) for _ in range(2))
    assert once.probability(features).tolist() == again.probability(features).tolist()


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_a_signal_that_never_moves_is_borne(recipe: Recipe) -> None:
    features, present = sample(1.0, 0.0)
    features[:, 3] = 7.0
    told = recipe(first_signal(), features, present).probability(features)
    assert np.isfinite(told).all()
