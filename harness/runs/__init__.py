"""Runs: texts read and checked, scored, and written where the next command finds them."""

from __future__ import annotations

from harness.runs.core import Progress, evaluate_corpus
from harness.runs.corpus import Corpus, ReferenceSet
from harness.runs.layout import check_folder
from harness.runs.options import Options
from harness.runs.output import RUN_FILES, RUNS, check_run_name, write_run
from harness.runs.project import read_project
from harness.runs.runner import (
    DEFAULT_RUN,
    EncoderSource,
    evaluate,
    run_project,
    score_corpus,
    score_files,
)
from harness.runs.unscored import unscored

__all__ = [
    "DEFAULT_RUN",
    "RUNS",
    "RUN_FILES",
    "Corpus",
    "EncoderSource",
    "Options",
    "Progress",
    "ReferenceSet",
    "check_folder",
    "check_run_name",
    "evaluate",
    "evaluate_corpus",
    "read_project",
    "run_project",
    "score_corpus",
    "score_files",
    "unscored",
    "write_run",
]
