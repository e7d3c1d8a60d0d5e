"""Planted regressions of a system are caught; chance is not.

The versions, and what a resample of a system is for paired data, are those of
benchmarks/planted_regressions.py, which does the same on more segments.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from harness.encoders import Encoder
from harness.metaeval.mqm_tree import MqmTree, read_tree

pytestmark = [pytest.mark.encoder, pytest.mark.data]

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "planted_regressions.py"
SEGMENTS = 160
"""Of which 5 % are 8: two-sided, 8 falls of 8 have p = 2 / 2⁸."""
SHARE = 0.05
SOME = 60
"""Segments of the versions that do not differ."""


@pytest.fixture(scope="module")
def planted() -> ModuleType:
    """The benchmark, as a module."""
    spec = importlib.util.spec_from_file_location("planted_regressions", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tree(shared: Path) -> MqmTree:
    return read_tree(shared / "data" / "newstest2020", pair="zh-en", reference="refA")


Regression = Callable[[str], Any]


@pytest.fixture(scope="module")
def bench(planted: ModuleType, tree: MqmTree, encoder: Encoder) -> Any:
    return planted.Bench(planted.by_document(tree.reference, SEGMENTS), encoder)


@pytest.fixture(scope="module")
def texts(planted: ModuleType, tree: MqmTree) -> Any:
    """The system's output."""
    return planted.by_document(tree.outputs[planted.PAIR[0]], SEGMENTS)


@pytest.fixture(scope="module")
def some(planted: ModuleType, tree: MqmTree) -> list[Any]:
    """A part of the output, and the same part of the other system's, about as good."""
    return [planted.by_document(tree.outputs[name], SOME) for name in planted.PAIR]


@pytest.fixture(scope="module")
def regression(planted: ModuleType, bench: Any, texts: Any) -> Regression:
    """What is said of a damaged version; each is scored once."""
    whole = bench.score(texts)

    @cache
    def judge(name: str) -> Any:
        version = planted.damage(texts, planted.DAMAGES[name], SHARE)
        return bench.judge(whole, bench.score(version))

    return judge


@pytest.mark.parametrize("name", ["damaged", "dropped", "numbers"])
def test_a_planted_regression_fails_the_gate_and_is_significant(
    name: str, regression: Regression
) -> None:
    verdict = regression(name)
    assert verdict.drops
    assert verdict.worse
    assert not verdict.better


@pytest.mark.parametrize("name", ["damaged", "dropped"])
def test_lost_text_is_a_new_omission(name: str, regression: Regression) -> None:
    assert regression(name).findings


def test_changed_numbers_lower_adequacy(regression: Regression) -> None:
    verdict = regression("numbers")
    assert "adequacy" in verdict.drops
    assert "adequacy" in verdict.worse


def test_a_system_is_not_worse_than_itself(bench: Any, some: list[Any]) -> None:
    verdict = bench.judge(bench.score(some[0]), bench.score(some[0]))
    assert not verdict.fails
    assert not verdict.worse
    assert not verdict.better


def test_resampled_documents_of_a_system_do_not_differ(
    planted: ModuleType, bench: Any, some: list[Any]
) -> None:
    one, other = (bench.score(planted.resample(some[0], seed)) for seed in (0, 1))
    assert one.systems[0].scores != other.systems[0].scores
    verdict = bench.judge(one, other)
    assert not verdict.fails
    assert not verdict.worse
    assert not verdict.better


def test_resampled_outputs_of_a_system_do_not_differ(
    planted: ModuleType, bench: Any, some: list[Any]
) -> None:
    one, other = (bench.score(planted.mix(*some, seed)) for seed in (0, 1))
    assert one.systems[0].scores != other.systems[0].scores
    verdict = bench.judge(one, other, new_findings=False)
    assert not verdict.drops
    assert not verdict.worse
    assert not verdict.better
