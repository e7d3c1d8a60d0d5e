"""The networks of gaps, as fitted and as harness reads them."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from fitting.gap_items import NEWS, QUIET, Item
from fitting.gaps import FOLDS, _fold, _joined, _Network, check, cross_validate, thresholds
from harness.evidence.gap_features import GAP_FEATURES


def test_the_joined_network_says_the_mean_of_its_members() -> None:
    torch.manual_seed(3)
    members = [_Network(5).eval() for _ in range(3)]
    rows = np.random.default_rng(3).normal(size=(20, 5))
    center, scale = np.full(5, 0.3), np.full(5, 1.7)
    told = _joined(members, center, scale).probability(rows)
    scaled = torch.tensor((rows - center) / scale, dtype=torch.float32)
    with torch.no_grad():
        logits = torch.stack([one(scaled) for one in members]).mean(dim=0).numpy()
    np.testing.assert_allclose(told, 1 / (1 + np.exp(-logits)), atol=1e-5)


def _item(kind: str, group: str, side: int, label: int) -> Item:
    rows = np.zeros((2, len(GAP_FEATURES)))
    rows[0, GAP_FEATURES.index("paired")] = 1.0 - label
    labels = np.array([label, 0], dtype=np.int8)
    rows[1, GAP_FEATURES.index("paired")] = 1.0 - int(group[1:]) / 100
    return Item(kind, group, (group, "t"), side, rows, labels, 1.0)


@pytest.fixture
def items() -> list[Item]:
    groups = [f"g{n}" for n in range(24)]
    assert len({_fold(group) for group in groups}) == FOLDS
    kinds = ((QUIET, 0), (NEWS, 0), ("id6", 1))
    return [_item(kind, g, side, label) for g in groups for side in (0, 1) for kind, label in kinds]


def test_each_item_is_judged_by_what_has_not_seen_it_and_the_planted_are_told(
    items: list[Item],
) -> None:
    found = cross_validate(items)
    told = thresholds(items, found)
    lines = check(items, found, told).splitlines()
    shares = {line[:28].strip(): float(line[28:].split()[0]) for line in lines[1:]}
    assert shares["additions, id6"] > 0.8
