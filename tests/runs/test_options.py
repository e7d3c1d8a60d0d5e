"""Which metrics are meant."""

from __future__ import annotations

import pytest

from harness.errors import ConfigError, MetricError
from harness.metrics import default_metrics, metric_names
from harness.runs.options import Options, choose_metrics


def names(*chosen: str) -> list[str]:
    return [metric.name for metric in choose_metrics(chosen)]


def test_none_means_the_default_ones() -> None:
    assert [metric.name for metric in choose_metrics(None)] == default_metrics()


def test_metrics_stand_in_the_registrys_order_each_once() -> None:
    assert names("TER", "BLEU", "TER") == ["BLEU", "TER"]


def test_default_can_be_added_to() -> None:
    assert names("TER", "default") == [*default_metrics(), "TER"]


def test_all_means_all() -> None:
    assert names("all") == metric_names()


def test_a_name_in_the_wrong_case_is_an_error_that_names_the_right_one() -> None:
    with pytest.raises(MetricError, match="did you mean chrF2"):
        names("chrf2")


def test_a_language_in_capitals_is_the_same_language() -> None:
    assert Options(language="EN") == Options(language="en")
    assert Options(language="EN").as_dict()["language"] == "en"


def test_a_code_of_no_language_is_refused() -> None:
    with pytest.raises(ConfigError, match="'xx' is no code of a language"):
        Options(language="xx")
