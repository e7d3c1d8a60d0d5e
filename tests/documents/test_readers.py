from __future__ import annotations

from pathlib import Path

import pytest

from harness.documents import (
    Document,
    Paragraph,
    parse_text,
    read_document,
    readers,
    register_reader,
    supported_suffixes,
    text_reader,
)
from harness.errors import DocumentError


@pytest.fixture(autouse=True)
def _same_readers_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_readers", dict(readers._readers))


def test_id_is_the_files_stem(tmp_path: Path) -> None:
    path = tmp_path / "fair.report.txt"
    path.write_text("It opened.", encoding="utf-8")
    assert read_document(path).id == "fair.report"
    assert read_document(path, id="fair").id == "fair"
    assert read_document(path).path == path


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    with pytest.raises(DocumentError, match="no such file") as caught:
        read_document(path)
    assert caught.value.path == path
    assert caught.value.cure


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="folder"):
        read_document(tmp_path)


def test_a_file_that_cannot_be_opened_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="Permission denied"):
        read_document(tmp_path / "secret.txt")


def test_a_path_through_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It opened.", encoding="utf-8")
    with pytest.raises(DocumentError):
        read_document(tmp_path / "a.txt" / "b.txt")


def test_a_binary_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
    with pytest.raises(DocumentError, match="binary"):
        read_document(path)


def test_an_empty_file_has_no_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    assert read_document(path).paragraphs == ()


def test_a_guessed_encoding_is_among_the_warnings(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Der Bürgermeister grüßte die Gäste aus Österreich. ".encode("cp1252") * 5)
    assert len(read_document(path).warnings) == 1


def test_suffix_chooses_the_reader_whatever_its_case(tmp_path: Path) -> None:
    path = tmp_path / "a.MD"
    path.write_text("# A title that ends in a stop.\n", encoding="utf-8")
    assert read_document(path).paragraphs[0].kind == "heading"


def test_an_unknown_suffix_is_read_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.en"
    path.write_text("It opened.\n", encoding="utf-8")
    assert read_document(path).paragraphs[0].text == "It opened."


def test_a_registered_reader_gets_bytes_and_options(tmp_path: Path) -> None:
    def read(data: bytes, **options: object) -> Document:
        text = f"{data!r} {options['id']} {options['aligned']}"
        return Document("x", (Paragraph(0, text, "body", (), ()),))

    register_reader(".Foo", read)
    path = tmp_path / "a.foo"
    path.write_bytes(b"\0\1")
    document = read_document(path, aligned=True)
    assert document.paragraphs[0].text == r"b'\x00\x01' a True"
    assert ".foo" in supported_suffixes()


def test_text_reader_makes_a_reader_of_a_parser(tmp_path: Path) -> None:
    register_reader(".shout", text_reader(lambda text, **rest: parse_text(text.upper(), **rest)))
    path = tmp_path / "a.shout"
    path.write_text("It opened.", encoding="utf-8")
    assert read_document(path).paragraphs[0].text == "IT OPENED."


def test_built_in_suffixes() -> None:
    assert supported_suffixes() == (".md", ".txt")


@pytest.mark.parametrize("suffix", ["txt", "", ".", "a.txt", ".a b"])
def test_what_is_no_suffix_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        register_reader(suffix, text_reader(parse_text))
