"""Bytes to text: which encoding a file is in, said aloud where it had to be guessed.

UTF-8 is expected (docs/usage.md, "Your texts"). A byte order mark decides; bytes that are valid
UTF-8 are UTF-8; UTF-16 without its mark is told by its zeros; whatever is left is guessed by
charset-normalizer. Guesses are reported as warnings.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from pathlib import Path

from charset_normalizer import from_bytes

from harness.documents.languages import detect_language
from harness.errors import DocumentError

__all__ = ["decode"]

# UTF-32's little-endian mark begins with UTF-16's: the longer ones come first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DOCUMENTS = {
    b"PK\x03\x04": "a ZIP archive (docx, odt and the like)",
    b"%PDF-": "a PDF",
    b"{\\rtf": "rich text (RTF)",
}
_CURE = "save it as UTF-8 text, for example with `iconv -f ENCODING -t UTF-8`"
# Enough for charset-normalizer to be sure, little enough to stay quick on a book.
_SAMPLE_BYTES = 200_000
# Of DOS, for languages in Latin letters. In a short text the quotation marks and dashes of Windows
# are letters there, so charset-normalizer takes them for one of these.
_DOS = {"cp437", "cp775", "cp850", "cp852", "cp857", "cp858", "cp860", "cp861", "cp863", "cp865"}
# These and cp1252 have most letters in common, and charset-normalizer, which finds them as good as
# each other, takes the one whose name comes first.
_CENTRAL = {"cp1250", "iso8859_2"}
_CENTRAL_LANGUAGES = {"bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq", "sr"}
# What no word has: a mark between two letters (r‚union), a capital after a small letter (GenŠve).
_GARBLED = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x00-\x7f‘’–—…·\xad](?=[^\W\d_])|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ]"
)


def decode(data: bytes, path: Path | str | None = None) -> tuple[str, list[str]]:
    """Decode the bytes of a text file.

    Args:
        data: The whole file.
        path: Where it came from, for messages.

    Returns:
        The text, without its byte order mark and with its line ends as they are, and the warnings
        (one that names the encoding, where it had to be guessed).

    Raises:
        DocumentError: The bytes are no text: NUL bytes, or no encoding fits. The line is that of
            the first bad byte.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name, path), []
    for mark, name in _DOCUMENTS.items():
        if data.startswith(mark):
            raise DocumentError(
                f"it is {name}, not text",
                path=path,
                cure="export its text as UTF-8, for example with pandoc or from the program that"
                " made it",
            )
    if b"\0" in data:
        return _decode_zeros(data, path)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        bad = error.start
    line = _line_of(data, bad)
    encoding = _guess(data, bad)
    if encoding is None:
        raise DocumentError(
            "it is neither UTF-8 nor in an encoding that can be told",
            path=path,
            line=line,
            cure=_CURE,
        )
    return data.decode(encoding, errors="replace"), [_guessed(encoding, line, path)]


def _guessed(encoding: str, line: int, path: Path | str | None) -> str:
    where = f"{path}: " if path is not None else ""
    return f"{where}not UTF-8 (first on line {line}); read as {encoding}, a guess"


def _decode_zeros(data: bytes, path: Path | str | None) -> tuple[str, list[str]]:
    """UTF-16 without its mark, as some exports have it; other bytes with zeros are no text.

    In letters of Western Europe each second byte is 0, and no other is. Other scripts have too few
    zeros to tell such a text from a binary file.
    """
    zeros = tuple(data[start::2].count(0) for start in (0, 1))
    encoding = "utf-16-be" if zeros[0] else "utf-16-le"
    if min(zeros) == 0 and max(zeros) >= len(data) / 3:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if all(char.isprintable() or char.isspace() for char in text):
                return text, [_guessed(encoding, 1, path)]
    raise DocumentError(
        "it is binary (it has NUL bytes), not text",
        path=path,
        line=_line_of(data, data.index(b"\0")),
        cure=f"{_CURE}; text in UTF-16 has NUL bytes, too: ENCODING is UTF-16LE or UTF-16BE then",
    )


def _decode_marked(data: bytes, encoding: str, path: Path | str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"its byte order mark says {encoding}, but its bytes do not keep to it",
            path=path,
            line=_line_of(data, error.start),
            cure=_CURE,
        ) from error


def _line_of(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _guess(data: bytes, bad: int) -> str | None:
    """The encoding of a stretch around the first byte that is not UTF-8, or None."""
    start = max(0, bad - _SAMPLE_BYTES // 2)
    best = from_bytes(data[start : start + _SAMPLE_BYTES]).best()
    if best is None:
        return None
    return "cp1252" if _is_western(data, best.encoding) else best.encoding


def _is_western(data: bytes, guess: str) -> bool:
    """Whether bytes guessed to be of DOS or of Central Europe are rather Windows' Western ones."""
    if guess not in _DOS | _CENTRAL:
        return False
    try:
        text = data.decode("cp1252")
        if guess in _DOS:
            return _GARBLED.search(text) is None
        # its words are mostly of letters that both have
        language = detect_language(data.decode(guess))
    except UnicodeDecodeError:
        return False
    return language is not None and language not in _CENTRAL_LANGUAGES
