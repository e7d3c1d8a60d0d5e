"""Reading a project, and what is told before anything is scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from harness.errors import DocumentError, ProjectError
from harness.runs import Options, read_project

Make = Callable[[Mapping[str, str | bytes]], Path]


def test_texts_are_read_by_system_and_document(make_project: Make, texts: dict[str, str]) -> None:
    corpus = read_project(make_project(texts))
    assert list(corpus.references) == ["budget", "notes"]
    assert list(corpus.systems) == ["brief", "full"]
    assert corpus.systems["full"]["notes"].id == "notes"
    assert corpus.documents == 4
    assert corpus.warnings == corpus.missing == ()


def test_units_are_the_lines_of_their_file(make_project: Make, texts: dict[str, str]) -> None:
    texts["units/notes.txt"] = "The committee met.\n\n  It was May.  \n"
    corpus = read_project(make_project(texts))
    assert corpus.references["notes"].must_cover == ("The committee met.", "It was May.")
    assert corpus.references["budget"].must_cover == ()


def test_further_references_belong_to_their_document(
    make_project: Make, texts: dict[str, str]
) -> None:
    texts["references/second/notes.txt"] = "In May the committee met."
    corpus = read_project(make_project(texts))
    assert list(corpus.references["notes"].further) == ["second"]
    assert corpus.references["budget"].further == {}


def test_all_candidates_without_a_reference_are_listed(
    make_project: Make, texts: dict[str, str]
) -> None:
    texts |= {"candidates/full/x.txt": "x", "candidates/brief/y.txt": "y"}
    with pytest.raises(ProjectError, match=r"(?s)2 .*without a reference.*brief/y.*full/x"):
        read_project(make_project(texts))


@pytest.mark.parametrize("name", ["Notes", "no tes", "NO-TES"])
def test_a_candidate_whose_name_differs_little_is_told_whose_it_may_be(
    make_project: Make, texts: dict[str, str], name: str
) -> None:
    texts[f"candidates/full/{name}.txt"] = "x"
    with pytest.raises(ProjectError, match=rf"full/{name}\.txt \(is it of references/notes\.txt\?"):
        read_project(make_project(texts))


def test_a_candidate_with_another_number_is_not_taken_for_its_neighbour(
    make_project: Make, texts: dict[str, str]
) -> None:
    texts |= {"references/day1.txt": "x", "candidates/full/day2.txt": "x"}
    with pytest.raises(ProjectError) as caught:
        read_project(make_project(texts))
    assert "is it of" not in str(caught.value)


def test_all_missing_documents_are_listed(make_project: Make, texts: dict[str, str]) -> None:
    del texts["candidates/full/notes.txt"], texts["candidates/brief/budget.txt"]
    with pytest.raises(ProjectError, match=r"(?s)2 .*missing.*brief/budget.*full/notes") as caught:
        read_project(make_project(texts))
    assert "--allow-missing" in str(caught.value)


def test_missing_documents_are_told_before_any_text_is_opened(
    make_project: Make, texts: dict[str, str]
) -> None:
    del texts["candidates/full/notes.txt"]
    root = make_project(texts | {"candidates/brief/notes.txt": b"\0\1\2"})
    with pytest.raises(ProjectError, match="full/notes"):
        read_project(root)


def test_missing_documents_can_be_allowed(make_project: Make, texts: dict[str, str]) -> None:
    del texts["candidates/full/notes.txt"]
    corpus = read_project(make_project(texts), allow_missing=True)
    assert corpus.missing == ("full/notes",)
    assert list(corpus.systems["full"]) == ["budget"]


@pytest.mark.parametrize("content", ["", " \n\n\t\n", "Photo by Ann Example.\n"])
def test_a_reference_without_text_is_an_error(
    make_project: Make, texts: dict[str, str], content: str
) -> None:
    with pytest.raises(ProjectError, match=r"(?s)no text.*notes\.txt"):
        read_project(make_project(texts | {"references/notes.txt": content}))


@pytest.mark.parametrize("aligned", [False, True])
def test_a_further_reference_without_text_is_an_error(
    make_project: Make, texts: dict[str, str], aligned: bool
) -> None:
    texts["candidates/brief/budget.txt"] = texts["references/budget.txt"]  # as many lines
    root = make_project(texts | {"references/second/notes.txt": ""})
    with pytest.raises(ProjectError, match=r"(?s)further reference.*no text.*second/notes\.txt"):
        read_project(root, Options(aligned=aligned))


def test_an_empty_candidate_is_warned_of(make_project: Make, texts: dict[str, str]) -> None:
    corpus = read_project(make_project(texts | {"candidates/brief/notes.txt": " \n"}))
    assert corpus.warnings == ("candidates/brief/notes is empty: it covers nothing",)


def test_a_further_reference_without_its_reference_is_an_error(
    make_project: Make, texts: dict[str, str]
) -> None:
    texts["references/second/x.txt"] = "x"
    with pytest.raises(ProjectError, match=r"(?s)no document.*second/x\.txt"):
        read_project(make_project(texts))


def test_units_of_no_document_are_warned_of(make_project: Make, texts: dict[str, str]) -> None:
    corpus = read_project(make_project(texts | {"units/x.txt": "x"}))
    assert corpus.warnings == ("units/x.txt is ignored: there is no reference 'x'",)


def test_units_that_ask_for_nothing_are_warned_of(
    make_project: Make, texts: dict[str, str]
) -> None:
    corpus = read_project(make_project(texts | {"units/notes.txt": "\n \n"}))
    assert corpus.warnings == ("units/notes.txt holds no unit: nothing must be covered",)


def test_a_file_in_the_place_of_the_units_is_warned_of(
    make_project: Make, texts: dict[str, str]
) -> None:
    corpus = read_project(make_project(texts | {"units": "The committee met."}))
    assert corpus.warnings == ("units is ignored: it is no folder; units/DOC.txt is read",)


def test_a_binary_text_is_an_error_that_names_it(make_project: Make, texts: dict[str, str]) -> None:
    root = make_project(texts | {"candidates/brief/notes.txt": b"PK\3\4\0\0"})
    with pytest.raises(DocumentError, match="binary") as caught:
        read_project(root)
    assert caught.value.path == root / "candidates/brief/notes.txt"


@pytest.mark.parametrize("place", ["references/notes.txt", "candidates/full/notes.txt"])
def test_a_folder_for_a_file_is_an_error(
    make_project: Make, texts: dict[str, str], place: str
) -> None:
    del texts[place]
    root = make_project(texts)
    (root / place).mkdir()
    with pytest.raises(DocumentError, match="a folder, not a text"):
        read_project(root)


def test_a_guessed_encoding_is_warned_of_without_the_machines_path(
    make_project: Make, texts: dict[str, str]
) -> None:
    latin = "La réunion a eu lieu à Genève, où le président a présenté un rapport très détaillé."
    root = make_project(texts | {"candidates/brief/notes.txt": latin.encode("latin-1")})
    (warning,) = read_project(root).warnings
    assert warning.startswith("candidates/brief/notes.txt: not UTF-8")


def test_a_guessed_encoding_of_a_list_of_units_is_warned_of(
    make_project: Make, texts: dict[str, str]
) -> None:
    latin = "La réunion a eu lieu à Genève, où le président a présenté un rapport très détaillé."
    corpus = read_project(make_project(texts | {"units/notes.txt": latin.encode("latin-1")}))
    assert len(corpus.references["notes"].must_cover) == 1
    (warning,) = corpus.warnings
    assert warning.startswith("units/notes.txt: not UTF-8")


def test_aligned_texts_must_have_as_many_lines(make_project: Make) -> None:
    root = make_project({"references/a.txt": "one\ntwo\n", "candidates/mt/a.txt": "one\n"})
    with pytest.raises(ProjectError, match=r"1 lines, but .* has 2"):
        read_project(root, Options(aligned=True))


def test_an_empty_aligned_candidate_answers_each_line_with_nothing(make_project: Make) -> None:
    root = make_project({"references/a.txt": "one\n\ntwo\n", "candidates/mt/a.txt": ""})
    corpus = read_project(root, Options(aligned=True))
    assert [p.text for p in corpus.systems["mt"]["a"].paragraphs] == ["", "", ""]


def test_aligned_further_references_must_have_as_many_lines(make_project: Make) -> None:
    root = make_project(
        {
            "references/a.txt": "one\ntwo\n",
            "references/second/a.txt": "one\n",
            "candidates/mt/a.txt": "one\ntwo\n",
        }
    )
    with pytest.raises(ProjectError, match="lines"):
        read_project(root, Options(aligned=True))
