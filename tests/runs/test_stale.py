"""A run that harness.toml would make otherwise today."""

from __future__ import annotations

import pytest

from harness.result import RunInfo
from harness.runs import Options, evaluate
from harness.runs.config import parse_config
from harness.runs.stale import stale

TEXT = "The harbour board met on Monday."


def made(options: Options, encoder: str = "fake") -> RunInfo:
    return evaluate(TEXT, TEXT, encoder=encoder, options=options).run


RUN = made(Options())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", []),
        ('encoder = "fake"\nmetrics = ["default"]\nparagraphs = "auto"\naligned = false', []),
        ("thresholds.covered_at = 0.7", []),
        ('encoder = "models/fake"', []),
        ('lang = "DE"', ["lang: de, in the run detected"]),
        ('encoder = "other"', ["encoder: other, in the run fake"]),
        ('metrics = ["BLEU"]', ["metrics: BLEU, in the run "]),
        ("thresholds.covered_at = 0.9", ["thresholds.covered_at: 0.9, in the run 0.7"]),
        ("keep_boilerplate = true", ["keep_boilerplate: true, in the run false"]),
        ('aligned = true\nparagraphs = "line"', ["aligned: true, in the run false"]),
    ],
)
def test_what_the_file_says_otherwise_is_told(said: str, told: list[str]) -> None:
    found = stale(parse_config(f"[scoring]\n{said}\n").scoring, RUN)
    assert len(found) == len(told)
    assert all(each.startswith(start) for each, start in zip(found, told, strict=True))


def test_what_a_run_of_text_metrics_does_not_use_is_not_compared() -> None:
    run = made(Options(metrics=("BLEU",), aligned=True))
    said = 'encoder = "other"\nparagraphs = "blank"\nthresholds.covered_at = 0.9'
    assert stale(parse_config(f"[scoring]\n{said}\n").scoring, run) == []


def test_what_an_older_run_does_not_tell_is_not_compared() -> None:
    config = {key: each for key, each in RUN.config.items() if key != "keep_boilerplate"}
    scoring = parse_config("[scoring]\nkeep_boilerplate = true\n").scoring
    assert stale(scoring, RUN.model_copy(update={"config": config})) == []
