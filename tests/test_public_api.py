"""The public names of the package: what a notebook may rely on."""

from __future__ import annotations

import pytest

import harness

NAMES = [
    "Document",
    "Encoder",
    "Finding",
    "HarnessError",
    "Options",
    "Result",
    "Scorer",
    "ScoringConfig",
    "__version__",
    "evaluate",
    "load_encoder",
    "load_result",
    "read_document",
    "render_terminal",
    "run_project",
    "score_files",
    "write_report",
]


def test_the_public_names_are_these() -> None:
    assert harness.__all__ == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(harness, name) is not None
    assert name in dir(harness)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'evalute'"):
        harness.evalute  # noqa: B018
