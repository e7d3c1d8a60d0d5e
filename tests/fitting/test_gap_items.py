"""What the model of gaps learns from, made of a small copy of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from fitting.gap_items import QUIET, Item, read
from harness.encoders.fake import FakeEncoder
from harness.evidence.gap_features import GAP_FEATURES


@pytest.fixture
def items(small_data: Path) -> list[Item]:
    return read(small_data, FakeEncoder())


def _of(items: list[Item], kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind]


def test_a_translation_is_there_once_from_either_side(items: list[Item]) -> None:
    assert [item.side for item in _of(items, QUIET)] == [0, 1]
    assert not any(item.labels.any() for item in _of(items, QUIET))


def test_the_inserted_word_has_no_answer_and_the_paraphrase_has(items: list[Item]) -> None:
    (item,) = _of(items, "id6")
    # "old" and "bridge" stand on the other side, so nobody would tell them
    assert item.side == 1
    assert item.labels.tolist() == [1, 0]


def test_the_word_whose_answer_was_removed_has_none(items: list[Item]) -> None:
    (item,) = _of(items, "id21")
    assert item.side == 0
    assert item.labels.tolist() == [1, 0]


def test_what_we_planted_counts_less_than_what_is_whole(items: list[Item]) -> None:
    planted = {"put in", "taken out", "turned"}
    assert {item.weight for item in items if item.kind in {"human", "system", "news"}} == {1.0}
    assert all(item.weight < 1 for item in items if item.kind in planted)
    assert _of(items, "human")


def test_no_word_that_the_other_side_has_is_among_them(items: list[Item]) -> None:
    paired = GAP_FEATURES.index("paired_same")
    for item in items:
        assert item.rows.shape == (len(item.labels), len(GAP_FEATURES))
        assert not (item.rows[:, paired] > 0).any()
