"""``harness meta-eval``: figures on stdout, raw scores in a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from harness.cli import meta_eval
from harness.documents import Document
from harness.encoders.fake import FakeEncoder
from harness.errors import InputError
from harness.evidence.config import ScoringConfig
from harness.result import DocumentResult, load_result


@dataclass(frozen=True)
class Verdict:
    coverage: float | None
    support: float | None
    adequacy: float | None
    findings: tuple[Any, ...] = ()


class LengthScorer:
    """Scores by length alone: enough to see that the scores arrive."""

    encoder = FakeEncoder()
    config = ScoringConfig()
    signature = calibration = "length"
    warnings = ()

    def score_pairs(self, references: Sequence[str], candidates: Sequence[str]) -> list[Verdict]:
        shares = [min(1.0, len(c) / len(r)) for r, c in zip(references, candidates, strict=True)]
        return [Verdict(share, share, share) for share in shares]

    def cover_many(self, items: Sequence[tuple[Sequence[str], str]]) -> list[list[float | None]]:
        return [[0.25 for _ in units] for units, _ in items]

    def score(self, reference: Document, candidate: Document, **_: Any) -> DocumentResult:  # noqa: ARG002
        return DocumentResult(
            id=reference.id,
            scores={"coverage": 0.75, "support": None, "adequacy": None},
            paragraphs=(),
            candidate_paragraphs=(),
        )


@pytest.fixture(autouse=True)
def light_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta_eval, "_load", lambda *_: LengthScorer())


def invoke(*arguments: str | Path) -> tuple[str, str]:
    result = CliRunner().invoke(meta_eval.app, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0
    return result.stdout, result.stderr


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def units_file(tmp_path: Path) -> Path:
    row = {"id": 1, "system": "s", "reference": "A cat sat.", "summary": "A cat."}
    units = [{"text": "a cat", "present": True}, {"text": "it sat", "present": False}]
    return put(tmp_path / "units.jsonl", json.dumps({**row, "units": units}) + "\n")


def test_units_prints_figures_and_writes_scores(units_file: Path, tmp_path: Path) -> None:
    scores = tmp_path / "scores.jsonl"
    out, _ = invoke("units", units_file, "--scores", scores)
    assert "ROC AUC" in out
    assert read_lines(scores) == [
        {"id": 1, "system": "s", "unit": 0, "coverage": 0.25},
        {"id": 1, "system": "s", "unit": 1, "coverage": 0.25},
        {"id": 1, "system": "s", "unit": None, "coverage": 0.75},
    ]


def test_json_is_all_of_stdout(units_file: Path) -> None:
    out, _ = invoke("units", units_file, "--format", "json")
    assert json.loads(out)["verb"] == "units"


def test_progress_is_told_on_a_terminal_unless_quiet(
    units_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # with it rich takes a file for a terminal
    assert invoke("units", units_file)[1] == ""
    monkeypatch.setattr("harness.cli.progress.is_watched", lambda: True)
    assert "chrF2" in invoke("units", units_file)[1]
    assert invoke("units", units_file, "-q")[1] == ""


def test_perturbations_prints_figures_and_writes_scores(tmp_path: Path) -> None:
    row = {
        "perturbation": "minor_id1_repeat2",
        "severity": "minor",
        "id": 3,
        "language": "german",
        "reference": "ten chars.",
        "translation": "ten chars.",
        "perturbed": "five.",
    }
    data = put(tmp_path / "data.jsonl", json.dumps(row) + "\n")
    scores = tmp_path / "scores.jsonl"
    out, _ = invoke("perturbations", data, "--scores", scores, "--format", "markdown")
    assert "| minor_id1_repeat2 |" in out
    assert read_lines(scores) == [
        {"perturbation": "minor_id1_repeat2", "id": 3, "translation": 1.0, "perturbed": 0.5}
    ]


def test_mqm_prints_figures_and_writes_scores(tmp_path: Path) -> None:
    put(tmp_path / "documents/de-en.docs", "news\tone\nnews\ttwo\n")
    put(tmp_path / "references/de-en.refB.txt", "abcd\nabcd\n")
    for system, text in (("good", "abcd\nabcd\n"), ("poor", "ab\nab\n")):
        put(tmp_path / f"system-outputs/de-en/{system}.txt", text)
    ratings = "good\t0.0\ngood\t0.0\npoor\t-5.0\npoor\t-1.0\n"
    put(tmp_path / "human-scores/de-en.mqm.seg.score", ratings)
    scores = tmp_path / "scores.jsonl"
    out, _ = invoke("mqm", tmp_path, "--pair", "de-en", "--reference", "refB", "--scores", scores)
    assert "acc*eq" in out
    assert read_lines(scores)[2] == {"system": "poor", "segment": 0, "score": 0.5}


def test_documents_prints_figures_and_writes_the_result(tmp_path: Path) -> None:
    folder = tmp_path / "stress"
    put(folder / "references/one.txt", "A cat sat.\n")
    put(folder / "candidates/edited/one.txt", "A cat sat.\n")
    gold = {"kind": "none", "reference": [], "candidate": []}
    put(folder / "gold/one.json", json.dumps(gold))
    out, _ = invoke("documents", folder, "--scores", tmp_path / "result.json")
    assert "alignment" in out
    assert load_result(tmp_path / "result.json").systems[0].documents[0].scores["coverage"] == 0.75


def test_bad_input_is_told_with_its_place(tmp_path: Path) -> None:
    data = put(tmp_path / "data.jsonl", "{}\n")
    with pytest.raises(InputError, match=r"data\.jsonl:1: id"):
        invoke("units", data)


def test_every_verb_of_the_contract_is_there() -> None:
    group = typer.main.get_command(meta_eval.app)
    assert set(group.commands) == {"units", "perturbations", "mqm", "documents"}  # type: ignore[attr-defined]
