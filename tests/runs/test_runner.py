"""Folders, files and strings into a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.encoders.fake import FakeEncoder
from harness.errors import DocumentError, InputError, MetricError, ProjectError
from harness.runs import Options, evaluate, run_project, score_files

Make = Callable[[Mapping[str, str | bytes]], Path]
TEXT = "The committee met in Geneva on 12 May. It approved the budget."


def no_encoder() -> FakeEncoder:
    raise AssertionError("the encoder was loaded")


def test_a_project_is_scored(make_project: Make, texts: dict[str, str]) -> None:
    result = run_project(make_project(texts), encoder="fake", name="mine")
    assert result.run.name == "mine"
    brief, full = (system.scores["coverage"] for system in result.systems)
    assert full is not None
    assert brief is not None
    assert full > brief


def test_units_that_must_be_covered_are_in_the_result(
    make_project: Make, texts: dict[str, str]
) -> None:
    texts["units/notes.txt"] = "The committee met in Geneva on 12 May.\n"
    result = run_project(make_project(texts), encoder="fake")
    brief, full = (system.documents[1].must_cover[0] for system in result.systems)
    assert full.coverage is not None
    assert brief.coverage is not None
    assert full.coverage > brief.coverage


def test_a_missing_document_that_is_allowed_stands_in_the_result(
    make_project: Make, texts: dict[str, str]
) -> None:
    del texts["candidates/full/notes.txt"]
    result = run_project(make_project(texts), encoder="fake", allow_missing=True)
    assert result.run.missing == ("full/notes",)
    assert [document.id for document in result.systems[1].documents] == ["budget"]


def test_a_system_without_any_document_scores_null(
    make_project: Make, texts: dict[str, str]
) -> None:
    root = make_project(texts)
    (root / "candidates" / "none").mkdir()
    result = run_project(root, encoder="fake", allow_missing=True)
    none = next(system for system in result.systems if system.name == "none")
    assert set(none.scores.values()) == {None}


def test_no_encoder_is_loaded_for_text_metrics(make_project: Make, texts: dict[str, str]) -> None:
    options = Options(metrics=("BLEU", "chrF2"))
    result = run_project(make_project(texts), encoder=no_encoder, options=options)
    assert list(result.systems[0].scores) == ["BLEU", "chrF2"]


def test_faults_of_the_project_are_told_before_the_encoder_is_loaded(
    make_project: Make, texts: dict[str, str]
) -> None:
    del texts["candidates/full/notes.txt"]
    with pytest.raises(ProjectError):
        run_project(make_project(texts), encoder=no_encoder)


def test_a_mistyped_metric_is_told_before_the_texts_are_read(tmp_path: Path) -> None:
    with pytest.raises(MetricError, match="did you mean BLEU"):
        run_project(tmp_path / "nowhere", options=Options(metrics=("BLEUU",)))


def test_texts_are_evaluated() -> None:
    result = evaluate(TEXT, {"same": TEXT, "other": "Dogs ran far."}, encoder="fake")
    other, same = result.systems
    assert same.scores["BLEU"] == 100
    assert other.scores["BLEU"] != 100


@pytest.mark.parametrize("units", ["It approved the budget.", ["It approved the budget."]])
def test_a_text_alone_is_one_unit_that_must_be_covered(units: str | list[str]) -> None:
    (document,) = evaluate(TEXT, TEXT, must_cover=units, encoder="fake").systems[0].documents
    assert [unit.text for unit in document.must_cover] == ["It approved the budget."]


def test_a_single_candidate_is_called_candidate() -> None:
    result = evaluate(TEXT, TEXT, encoder=FakeEncoder())
    assert [system.name for system in result.systems] == ["candidate"]


def test_a_further_reference_counts() -> None:
    further = "Dogs ran far away that day."
    alone = evaluate(TEXT, further, encoder="fake")
    both = evaluate(TEXT, further, further={"second": further}, encoder="fake")
    assert alone.systems[0].scores["BLEU"] != 100
    assert both.systems[0].scores["BLEU"] == 100
    assert both.metrics["BLEU"].signature.startswith("nrefs:2|")
    ours, theirs = alone.systems[0].scores["support"], both.systems[0].scores["support"]
    assert ours is not None
    assert theirs is not None
    assert theirs > ours
    assert both.systems[0].scores["coverage"] == alone.systems[0].scores["coverage"]


@pytest.mark.parametrize("reference", ["", " \n", "Photo by Ann Example"])
def test_a_reference_without_text_is_an_error(reference: str) -> None:
    with pytest.raises(DocumentError, match="no text"):
        evaluate(reference, TEXT, encoder="fake")


def test_a_further_reference_without_text_is_an_error_that_names_it() -> None:
    with pytest.raises(DocumentError, match="further reference 'second' has no text"):
        evaluate(TEXT, TEXT, further={"first": TEXT, "second": "\n"}, encoder="fake")


@pytest.mark.parametrize("aligned", [False, True])
def test_a_further_file_without_text_is_an_error_that_names_it(
    tmp_path: Path, aligned: bool
) -> None:
    (tmp_path / "r.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(DocumentError, match="no text") as caught:
        score_files(
            tmp_path / "r.txt",
            {"mt": tmp_path / "r.txt"},
            further={"2": tmp_path / "empty.txt"},
            encoder=no_encoder,
            options=Options(metrics=("BLEU",), aligned=aligned),
        )
    assert caught.value.path == tmp_path / "empty.txt"


def test_no_candidate_is_an_error() -> None:
    with pytest.raises(InputError, match="no candidate"):
        evaluate(TEXT, {}, encoder="fake")


@pytest.mark.parametrize("given", [["c.txt"], "c.txt", Path("c.txt")])
def test_files_without_names_are_an_error(given: Any) -> None:
    with pytest.raises(InputError, match="no file by name in"):
        score_files("r.txt", given, encoder="fake")


def test_files_are_scored_under_the_references_name(tmp_path: Path) -> None:
    reference, candidate = tmp_path / "r.txt", tmp_path / "c.txt"
    reference.write_text(TEXT)
    candidate.write_text(TEXT)
    result = score_files(reference, {"mt": candidate}, encoder="fake")
    assert [document.id for document in result.references] == ["r"]
    assert result.systems[0].documents[0].id == "r"
    assert result.systems[0].name == "mt"


@pytest.mark.parametrize("text", ["!!! … ???", "—", "?\n\n!\n"])
def test_a_candidate_of_only_punctuation_covers_nothing(text: str) -> None:
    (system,) = evaluate(TEXT, text, encoder="fake").systems
    assert system.scores["coverage"] == 0
    assert system.scores["support"] is None


def test_a_reference_of_only_punctuation_cannot_be_covered() -> None:
    (system,) = evaluate("!!! … ???", TEXT, encoder="fake").systems
    assert system.scores["coverage"] is None
    assert system.scores["adequacy"] is None
