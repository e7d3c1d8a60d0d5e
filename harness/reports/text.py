"""Text as it may be shown: control characters made visible, long quotations shortened."""

from __future__ import annotations

__all__ = ["one_line", "shorten", "visible"]

_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

# Control characters as the pictures of them (U+2400 and up), code point for code point, so that
# offsets stay true: a terminal must not obey an escape sequence of the input, and NUL ends or
# vanishes in some readers. Tab and line feed stay what they are.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES[0x7F] = 0x2421
_PICTURES.update(dict.fromkeys(range(0x80, 0xA0), 0xFFFD))
# Half a surrogate pair cannot be encoded.
_PICTURES.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))

_SPACES = {ord(char): " " for char in _LINE_BREAKS + "\t"}


def visible(text: str) -> str:
    """The text with every control character but tab and line feed replaced by a picture of it.

    Of the same length as ``text``: offsets stay true.
    """
    return text.translate(_PICTURES)


def one_line(text: str) -> str:
    """The text on one line: every run of white space one space, control characters visible."""
    return " ".join(visible(text.translate(_SPACES)).split())


def shorten(text: str, width: int) -> str:
    """The text on one line of at most ``width`` characters, cut at a word where there is one."""
    text = one_line(text)
    if len(text) <= width:
        return text
    cut = text[: max(width - 1, 0)]
    word = cut.rfind(" ")
    if word >= width // 2:
        cut = cut[:word]
    return cut.rstrip(" ,;:–-") + "…"
