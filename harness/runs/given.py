"""What a caller hands in as text or name: checked first, for a notebook's types are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from harness.errors import InputError

__all__ = ["check_name", "check_text", "readable", "texts_by_name", "units_of"]


def check_text(text: object, what: str) -> str:
    """The text, if it is one that can be written as UTF-8.

    Args:
        text: What was given.
        what: What it is, for the message.

    Raises:
        InputError: It is no ``str`` (None, NaN or bytes, out of a table), or holds half of a
            surrogate pair, as badly cut JSON does.
    """
    if not isinstance(text, str):
        raise InputError(f"{what} is no text but {type(text).__name__}", cure="give a str")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise InputError(
            f"{what} holds half of a surrogate pair, {text[error.start]!a}, on line {line}",
            cure='mend it, or let it go: text.encode("utf-8", "replace").decode()',
        ) from error
    return text


def check_name(name: object, what: str) -> str:
    """The name of a system, document or reference, if result.json can hold it.

    Raises:
        InputError: It is no ``str``, empty, or not UTF-8, as file names may be.
    """
    if not isinstance(name, str) or not name.strip():
        raise InputError(f"{name!r} is no name of {what}", cure="give a str that is not empty")
    if readable(name) != name:
        raise InputError(
            f"the name of {what} is not UTF-8: {name!a}", cure="give it another, or rename its file"
        )
    return name


def readable(text: str) -> str:
    """The text with what is not UTF-8, as in some file names, written out."""
    return text.encode("utf-8", "backslashreplace").decode()


def texts_by_name(texts: object, what: str) -> dict[str, str]:
    """Texts by name, each checked.

    Raises:
        InputError: They are no mapping, or one of them cannot be used.
    """
    if not isinstance(texts, Mapping):
        raise InputError(
            f"there is no {what} by name in {type(texts).__name__}",
            cure="give a text (str), or texts by name, such as {'mt': text}",
        )
    return {
        check_name(name, f"a {what}"): check_text(text, f"the {what} {name!r}")
        for name, text in texts.items()
    }


def units_of(units: str | Sequence[str]) -> tuple[str, ...]:
    """Content units that must be covered; a text alone is one unit.

    Raises:
        InputError: One is no text, or has none: there is nothing to cover.
    """
    given: object = units
    if not isinstance(given, str | Iterable):
        raise InputError(
            f"must_cover is {type(given).__name__}", cure="give a unit, a list of them, or nothing"
        )
    given = (units,) if isinstance(units, str) else tuple(units)
    for number, unit in enumerate(given):
        if not check_text(unit, f"must_cover[{number}]").strip():
            raise InputError(
                f"must_cover[{number}] has no text", cure="give a unit, or leave it out"
            )
    return given
