from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import decode
from harness.errors import DocumentError

FRENCH = (
    "L'été dernier, la délégation a visité trois régions touchées par la sécheresse. "
    "Elle a été reçue à l'hôtel de ville, où le maire a présenté les mesures déjà décidées. "
) * 4


def encode_surrogate_free(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8")


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    text = encode_surrogate_free(text).replace("\0", "").lstrip("\ufeff")
    assert decode(text.encode("utf-8")) == (text, [])


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    text = "Zürich, 5 °C\r\n会议"
    assert decode(mark + text.encode(encoding)) == (text, [])


def test_guessed_encoding_is_named_in_a_warning_with_its_line() -> None:
    data = ("Plain first line.\n" + FRENCH).encode("cp1252")
    text, warnings = decode(data, Path("report.txt"))
    assert "dernier, la délégation" in text
    (warning,) = warnings
    assert "report.txt" in warning
    assert "line 2" in warning
    assert "cp125" in warning


def test_a_short_text_of_windows_is_not_taken_for_one_of_dos() -> None:
    text = "The café’s “price” is €5 — naïve."
    found, (warning,) = decode(text.encode("cp1252"))
    assert found == text
    assert "cp1252" in warning


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le conseil s’est réuni à Genève lundi. La décision a été prise hier."),
        ("cp1252", "El niño comió muchísimas piñas. La reunión será mañana en Córdoba."),
        ("cp1252", "São Paulo não é a capital; as decisões são difíceis e a reunião será amanhã."),
        ("cp1252", "The café’s “price” is €5 — naïve. " * 8),
        ("cp1250", "Rada se sešla v pondělí v Praze. Příliš žluťoučký kůň úpěl ďábelské ódy."),
        ("cp1250", "Rada spotkała się w poniedziałek. Wkrótce będą zmiany w całej gminie."),
        ("cp1250", "A tanács hétfőn ült össze. Később döntöttek az új tükörfúrógépről."),
    ],
)
def test_western_and_central_european_texts_are_told_by_their_language(
    encoding: str, text: str
) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["cp437", "cp850"])
@pytest.mark.parametrize(
    "text",
    [
        "La réunion a eu lieu à Genève, où le président a présenté un rapport.",
        "Der Bürgermeister eröffnete die Straße für größere Fahrzeuge.",
    ],
)
def test_a_text_of_dos_is_read_as_one(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp866", "Комитет собрался в Женеве и утвердил бюджет."),
        ("cp737", "Η επιτροπή συνεδρίασε στη Γενεύη και ενέκρινε τον προϋπολογισμό."),
        ("cp852", "Příliš žluťoučký kůň úpěl ďábelské ódy."),
    ],
)
def test_a_text_of_dos_in_another_script_is_read_as_one(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_line_ends_are_left_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\r\nb\rc\n"


def test_nul_bytes_are_an_error_that_names_file_and_line() -> None:
    with pytest.raises(DocumentError, match="NUL") as caught:
        decode(b"text\nmore\0text", Path("image.txt"))
    assert caught.value.path == Path("image.txt")
    assert caught.value.line == 2
    assert caught.value.cure


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Grüße aus Zürich\r\n\r\nan alle – “bald”", FRENCH, "ab"])
def test_western_utf16_without_its_mark_is_read_and_told(encoding: str, text: str) -> None:
    found, (warning,) = decode(text.encode(encoding), Path("report.txt"))
    assert found == text
    assert warning == f"report.txt: not UTF-8 (first on line 1); read as {encoding}, a guess"


@pytest.mark.parametrize(
    "data",
    [
        b"a\0b",
        b"a\0b\0c",
        b"\0\0\0\0",
        b"a\n\0b",
        b"\0\1\0\2\0\3",
        "Комитет собрался в Женеве".encode("utf-16-le"),
    ],
)
def test_other_bytes_with_zeros_are_no_text_and_the_cure_names_utf16(data: bytes) -> None:
    with pytest.raises(DocumentError, match="binary") as caught:
        decode(data)
    assert "UTF-16LE" in (caught.value.cure or "")


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"PK\3\4\0\0", "ZIP"), (b"%PDF-1.7\n\xe2", "PDF"), (b"{\\rtf1\\ansi Text}", "RTF")],
)
def test_documents_of_other_programs_are_named_and_to_be_exported(data: bytes, name: str) -> None:
    with pytest.raises(DocumentError, match=name) as caught:
        decode(data)
    assert "export its text" in (caught.value.cure or "")


def test_text_that_speaks_of_such_documents_is_text() -> None:
    assert decode(b"A PDF begins with %PDF-1.7.")[0] == "A PDF begins with %PDF-1.7."


def test_bytes_that_break_their_own_mark_are_an_error() -> None:
    with pytest.raises(DocumentError, match="byte order mark"):
        decode(codecs.BOM_UTF8 + b"fine\nbroken \xff\xff", Path("x.txt"))


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_document_error(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except DocumentError:
        return
    assert isinstance(text, str)
