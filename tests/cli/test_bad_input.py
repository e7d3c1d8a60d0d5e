"""Bad input, end to end: each a clear error or a right answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.result import load_result

Harness = Callable[..., Any]
Project = Callable[..., Path]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"references/news.txt": None}, ["references", "the folder is missing"]),
        ({"references/news.txt": ""}, ["references", "no text", "news.txt"]),
        ({"references/news.txt": "\n \n"}, ["references", "no text", "news.txt"]),
        ({"references/news.txt": b"\x89PNG\0\0"}, ["references/news.txt:1", "binary"]),
        ({"candidates/full/news.txt": b"\0\0\0"}, ["candidates/full/news.txt:1", "binary"]),
        ({"candidates/full/gone.txt": "x"}, ["without a reference", "full/gone.txt"]),
        ({"references/more.txt": "x"}, ["missing", "brief/more", "full/more"]),
        ({"references/news.md": "x"}, ["news.md and news.txt"]),
        ({"candidates/full/news.md": "x"}, ["news.md and news.txt"]),
        (
            {"candidates/full/news.txt": None, "candidates/brief/news.txt": None},
            ["candidates", "the folder is missing"],
        ),
        (
            {"references/news.txt": None, "references/news.txt/x": "x"},
            ["references/news.txt", "a folder, not a text"],
        ),
        (
            {"candidates/full/news.txt": None, "candidates/full/news.txt/x": "x"},
            ["candidates/full/news.txt", "a folder, not a text"],
        ),
        ({"reports": "a file"}, ["reports/latest", "cannot be written", "is a file"]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_cannot_be_used_is_told_with_its_place_and_a_cure(
    harness: Harness,
    project: Project,
    files: dict[str, str | bytes | None],
    told: list[str],
) -> None:
    done = harness("run", project(files), "-m", "BLEU")
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("error: ")
    assert "\n  → " in done.err
    for words in told:
        assert words in done.err


def test_a_file_in_the_place_of_the_project_is_told_as_one(
    harness: Harness, project: Project
) -> None:
    done = harness("run", project() / "references/news.txt", "-m", "BLEU")
    assert done.status == 2
    assert "news.txt: it is a file, not a folder" in done.err
    assert "--out" not in done.err


def scores(root: Path) -> dict[str, dict[str, float | None]]:
    return {system.name: system.scores for system in load_result(root / "reports/latest").systems}


def test_an_empty_candidate_covers_nothing_and_is_warned_of(
    harness: Harness, project: Project
) -> None:
    root = project({"candidates/brief/news.txt": ""})
    done = harness("run", root, "--encoder", "fake")
    assert done.status == 0
    assert "candidates/brief/news is empty" in done.out
    assert scores(root)["brief"]["coverage"] == 0
    assert scores(root)["brief"]["support"] is None
    assert scores(root)["full"]["BLEU"] == 100


def test_a_candidate_of_only_punctuation_covers_nothing(harness: Harness, project: Project) -> None:
    root = project({"candidates/brief/news.txt": "… !!! ???\n\n—\n"})
    assert harness("run", root, "--encoder", "fake").status == 0
    assert scores(root)["brief"]["coverage"] == 0
    assert scores(root)["brief"]["support"] is None


def test_a_reference_of_only_punctuation_scores_null(harness: Harness, project: Project) -> None:
    root = project({"references/news.txt": "… !!! ???\n"})
    assert harness("run", root, "--encoder", "fake").status == 0
    assert scores(root)["full"]["coverage"] is None


def test_a_paragraph_of_20000_words_is_scored(harness: Harness, project: Project) -> None:
    sentences = (f"Boat number {i} left harbour {i * 7} with {i + 3} crates." for i in range(2300))
    text = " ".join(sentences)
    assert len(text.split()) > 20_000
    root = project({"references/news.txt": text, "candidates/full/news.txt": text})
    assert harness("run", root, "--encoder", "fake").status == 0
    result = load_result(root / "reports/latest")
    assert len(result.references[0].paragraphs) == 1
    coverage = scores(root)["full"]["coverage"]
    assert coverage is not None
    assert coverage > 0.9


def test_a_paragraph_of_one_word_20000_times_is_scored(harness: Harness, project: Project) -> None:
    root = project({"candidates/full/news.txt": "word " * 20_000})
    assert harness("run", root, "--encoder", "fake").status == 0
    coverage = scores(root)["full"]["coverage"]
    assert coverage is not None
    assert coverage < 0.2
