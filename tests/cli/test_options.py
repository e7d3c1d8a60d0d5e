"""What the help says of the options is so."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from harness.cli import options
from harness.runs.config import Config


@pytest.mark.parametrize(
    ("alias", "key"),
    [
        ("CoveredAt", "covered_at"),
        ("OmittedBelow", "omitted_below"),
        ("SupportedAt", "supported_at"),
        ("UnsupportedBelow", "unsupported_below"),
    ],
)
def test_the_help_names_the_threshold_that_is_the_default(alias: str, key: str) -> None:
    declared: Any = get_args(getattr(options, alias))[1]
    assert float(declared.show_default) == getattr(Config().scoring.thresholds, key)


@pytest.mark.parametrize(("alias", "key"), [("EncoderName", "encoder"), ("Dtype", "dtype")])
def test_the_help_names_the_default_of_the_configuration(alias: str, key: str) -> None:
    declared: Any = get_args(getattr(options, alias))[1]
    assert declared.show_default == getattr(Config().scoring, key)
