"""Which files of a folder are what."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from harness.errors import DocumentError, ProjectError
from harness.runs.layout import find_layout

Make = Callable[[Mapping[str, str | bytes]], Path]


def test_every_kind_of_file_is_found(make_project: Make) -> None:
    root = make_project(
        {
            "references/a.txt": "a",
            "references/second/a.md": "a",
            "candidates/mt/a.txt": "a",
            "units/a.txt": "a",
            "sources/a.txt": "a",
        }
    )
    layout = find_layout(root)
    assert layout.references == {"a": root / "references/a.txt"}
    assert layout.further == {"second": {"a": root / "references/second/a.md"}}
    assert layout.candidates == {"mt": {"a": root / "candidates/mt/a.txt"}}
    assert layout.units == {"a": root / "units/a.txt"}
    assert layout.sources == {"a": root / "sources/a.txt"}
    assert layout.ignored == ()


def test_names_are_sorted(make_project: Make) -> None:
    names = ["c", "a", "b"]
    root = make_project(
        {f"references/{name}.txt": "x" for name in names}
        | {f"candidates/{system}/{name}.txt": "x" for system in names for name in names}
    )
    layout = find_layout(root)
    assert list(layout.references) == ["a", "b", "c"]
    assert list(layout.candidates) == ["a", "b", "c"]
    assert list(layout.candidates["b"]) == ["a", "b", "c"]


@pytest.mark.parametrize("folder", ["references", "candidates/mt", "references/second", "units"])
def test_two_files_of_one_id_collide_and_both_are_named(make_project: Make, folder: str) -> None:
    root = make_project(
        {
            "references/other.txt": "x",
            "candidates/mt/other.txt": "x",
            f"{folder}/conference.txt": "x",
            f"{folder}/conference.md": "x",
        }
    )
    with pytest.raises(ProjectError, match=r"conference\.md and conference\.txt") as caught:
        find_layout(root)
    assert caught.value.path == root / folder


COMPOSED, DECOMPOSED = (unicodedata.normalize(form, "Übung") for form in ("NFC", "NFD"))


def test_a_name_is_the_same_however_its_accents_are_stored(make_project: Make) -> None:
    root = make_project(
        {
            f"references/{COMPOSED}.txt": "x",
            f"references/{DECOMPOSED}/{DECOMPOSED}.txt": "x",
            f"candidates/{DECOMPOSED}/{DECOMPOSED}.txt": "x",
            f"units/{DECOMPOSED}.txt": "x",
        }
    )
    layout = find_layout(root)
    assert list(layout.references) == [COMPOSED]
    assert list(layout.candidates) == list(layout.further) == [COMPOSED]
    assert list(layout.candidates[COMPOSED]) == list(layout.further[COMPOSED]) == [COMPOSED]
    assert layout.units == {COMPOSED: root / f"units/{DECOMPOSED}.txt"}


@pytest.mark.parametrize("folder", ["references", "candidates/mt"])
def test_two_spellings_of_one_id_collide_and_both_are_told_apart(
    make_project: Make, folder: str
) -> None:
    root = make_project(
        {
            "references/other.txt": "x",
            "candidates/mt/other.txt": "x",
            f"{folder}/{COMPOSED}.txt": "x",
            f"{folder}/{DECOMPOSED}.txt": "x",
        }
    )
    if len(list((root / folder).iterdir())) < 3:
        pytest.skip("this file system holds the two for one name")
    with pytest.raises(ProjectError, match="how the accents are stored") as caught:
        find_layout(root)
    assert caught.value.path == root / folder
    assert r"'U\u0308bung.txt' and '\xdcbung.txt'" in str(caught.value)


def test_two_spellings_of_one_system_collide(make_project: Make) -> None:
    root = make_project(
        {
            "references/a.txt": "x",
            f"candidates/{COMPOSED}/a.txt": "x",
            f"candidates/{DECOMPOSED}/a.txt": "x",
        }
    )
    if len(list((root / "candidates").iterdir())) < 2:
        pytest.skip("this file system holds the two for one name")
    with pytest.raises(ProjectError, match="both the folder"):
        find_layout(root)


def in_another_case(tmp_path: Path) -> bool:
    return (tmp_path / "PROJECT").exists()


@pytest.mark.parametrize("name", ["Units", "SOURCES"])
def test_a_folder_in_capitals_is_warned_of(make_project: Make, tmp_path: Path, name: str) -> None:
    root = make_project({"references/a.txt": "x", "candidates/mt/a.txt": "x", f"{name}/a.txt": "x"})
    if in_another_case(tmp_path):
        pytest.skip("this file system tells no capitals")
    (warning,) = find_layout(root).ignored
    assert warning == f"{name} is ignored: the folder is called {name.lower()}"


def test_a_folder_in_capitals_that_holds_no_text_is_none_of_ours(make_project: Make) -> None:
    root = make_project(
        {"references/a.txt": "x", "candidates/mt/a.txt": "x", "Sources/App.swift": "x"}
    )
    assert find_layout(root).ignored == ()


@pytest.mark.parametrize("missing", ["references", "candidates"])
def test_a_folder_that_is_missing_is_looked_for_in_capitals(
    make_project: Make, tmp_path: Path, missing: str
) -> None:
    root = make_project({"references/a.txt": "x", "candidates/mt/a.txt": "x"})
    (root / missing).rename(root / missing.capitalize())
    if in_another_case(tmp_path):
        pytest.skip("this file system tells no capitals")
    with pytest.raises(ProjectError, match=f"missing, but {missing.capitalize()} is") as caught:
        find_layout(root)
    assert caught.value.cure == f"rename it: {missing}"


@pytest.mark.parametrize("place", ["references", "candidates/mt", "units", "references/second"])
def test_a_link_to_nothing_is_told_as_one(make_project: Make, place: str) -> None:
    root = make_project({"references/a.txt": "x", "candidates/mt/a.txt": "x", f"{place}/a.txt": ""})
    (root / place / "b.txt").symlink_to(root / "gone.txt")
    with pytest.raises(DocumentError, match="a link to nothing") as caught:
        find_layout(root)
    assert caught.value.path == root / place / "b.txt"


def test_a_system_that_is_a_link_to_nothing_is_warned_of_as_one(make_project: Make) -> None:
    root = make_project({"references/a.txt": "x", "candidates/mt/a.txt": "x"})
    (root / "candidates/gone").symlink_to(root / "nowhere")
    assert find_layout(root).ignored == ("candidates/gone is ignored: it is a link to nothing",)


def test_a_folder_among_the_references_that_is_named_like_a_text_is_told_as_one(
    make_project: Make,
) -> None:
    root = make_project({"references/a.txt": "x", "references/b.txt/c": "x"})
    with pytest.raises(DocumentError, match="a folder, not a text"):
        find_layout(root)


def test_a_system_may_be_named_like_a_text(make_project: Make) -> None:
    root = make_project({"references/a.txt": "x", "candidates/v1.txt/a.txt": "x"})
    layout = find_layout(root)
    assert list(layout.candidates) == ["v1.txt"]
    assert layout.ignored == ()


def test_hidden_files_are_passed_over_in_silence(make_project: Make) -> None:
    root = make_project(
        {
            "references/a.txt": "x",
            "references/.b.txt": "x",
            "candidates/mt/a.txt": "x",
            "candidates/mt/.DS_Store": b"\0",
            "candidates/.git/c.txt": "x",
        }
    )
    layout = find_layout(root)
    assert list(layout.references) == ["a"]
    assert list(layout.candidates) == ["mt"]
    assert layout.ignored == ()


@pytest.mark.parametrize(
    "stray", ["references/a.pdf", "candidates/mt/a.docx", "candidates/loose.txt", "units/README"]
)
def test_what_is_not_used_is_warned_of_by_its_path_in_the_project(
    make_project: Make, stray: str
) -> None:
    root = make_project({"references/a.txt": "x", "candidates/mt/a.txt": "x", stray: "x"})
    (warning,) = find_layout(root).ignored
    assert warning.startswith(f"{stray} is ignored: ")


def test_a_folder_within_a_system_is_warned_of(make_project: Make) -> None:
    root = make_project({"references/a.txt": "x", "candidates/mt/a.txt": "x"})
    (root / "candidates/mt/old").mkdir()
    (warning,) = find_layout(root).ignored
    assert warning.startswith("candidates/mt/old is ignored: a folder")


@pytest.mark.parametrize(
    ("files", "where", "problem"),
    [
        ({"candidates/mt/a.txt": "x"}, "references", "missing"),
        ({"references/a.txt": "x"}, "candidates", "missing"),
        ({"references/a.pdf": "x", "candidates/mt/a.txt": "x"}, "references", "no reference"),
        ({"references/a.txt": "x", "candidates/a.txt": "x"}, "candidates", "no system"),
        ({"references": "x", "candidates/mt/a.txt": "x"}, "references", "a file, not a folder"),
    ],
)
def test_a_folder_that_is_no_project_is_an_error_with_a_cure(
    make_project: Make, files: dict[str, str], where: str, problem: str
) -> None:
    root = make_project(files)
    with pytest.raises(ProjectError, match=problem) as caught:
        find_layout(root)
    assert caught.value.path == root / where
    assert caught.value.cure


def test_a_project_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no such folder"):
        find_layout(tmp_path / "nowhere")


def test_a_file_for_a_project_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ProjectError, match="a file, not a folder"):
        find_layout(tmp_path / "file")
