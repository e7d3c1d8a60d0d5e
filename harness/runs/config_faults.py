"""What is wrong with a harness.toml, in words: which key, in which line, and what was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

__all__ = ["Fault", "Place", "first_fault", "line_of"]

Place = tuple[str | int, ...]
"""Keys and, within lists, indices from the file's top."""


_CURE = "`harness init` in another folder writes a file whose comments say what it may be"
# keys that hold a list; an option that is repeated has the name of one
_REPEATED = {
    "metrics": "metric",
    "thresholds": "threshold",
    "drops": "drop",
    "findings": "finding",
    "new_findings": "new_finding",
}
_WORDS = {
    "tuple_type": "must be a list",
    "too_short": "must not be an empty list",
    "string_type": "must be a text in quotes",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must not be empty",  # of blanks alone: the one pattern that is left
    "bool_type": "must be true or false, without quotes",
    "float_type": "must be a number, without quotes",
    "date_type": "must be a date without quotes, such as 2027-01-31",
    "model_type": "must be a section",
}


class Fault(NamedTuple):
    """One thing that is wrong.

    Attributes:
        place: Where.
        problem: What is wrong there.
        cure: What to do.
    """

    place: Place
    problem: str
    cure: str

    @property
    def key(self) -> str:
        """``waivers[0].expires``, counted as the file's tables are, from 0."""
        text = ""
        for part in self.place:
            text += f"[{part}]" if isinstance(part, int) else f".{part}"
        return text.removeprefix(".") or "the file"

    @property
    def option(self) -> str:
        """``--threshold``: what the key is called on the command line; empty where it has none."""
        names = [part for part in self.place if isinstance(part, str)]
        if not names or names == ["scoring", "thresholds"]:  # of several keys: the problem has them
            return ""
        name = "waive" if names[0] == "waivers" else names[-1]
        return "--" + _REPEATED.get(name, name).replace("_", "-")

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}"


def first_fault(error: ValidationError, root: type[BaseModel]) -> Fault:
    """The first fault that was found; unknown keys come first.

    Args:
        error: What validation raised.
        root: What the whole file must be.
    """
    faults = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
    fault = faults[0]
    place: Place = fault["loc"]
    if fault["type"] == "extra_forbidden":
        return Fault(place, "unknown key", _nearest(place, root))
    if fault["type"] == "missing":
        return Fault(place, "missing", f"{place[-1]} is needed here")
    if fault["type"] in _WORDS:
        problem, cure = _in_words(fault["type"], place, fault["input"])
        return Fault(place, problem, cure)
    problem, _, cure = fault["msg"].removeprefix("Value error, ").partition("\n")
    if not cure and fault["type"] != "value_error":
        problem = f"{problem}, not {_shown(fault['input'])}"
    return Fault(place, problem, cure or _CURE)


def _in_words(kind: str, place: Place, value: Any) -> tuple[str, str]:
    """Problem and cure of a value of the wrong kind: in the words of TOML, not of our model's."""
    problem, cure = f"{_WORDS[kind]}, not {_shown(value)}", _CURE
    key = ".".join(str(part) for part in place)
    if kind == "tuple_type" and isinstance(value, str):
        problem = f"must be a list, such as [{_shown(value)}], not {_shown(value)}"
    elif kind == "tuple_type" and isinstance(value, dict):
        problem, cure = "must be a list, not one section", f"write [[{key}]], with two brackets"
    elif kind == "too_short":
        problem, cure = _WORDS[kind], "name at least one, or take the key out"
    elif kind in ("string_too_short", "string_pattern_mismatch"):
        problem = _WORDS[kind]
    elif kind == "model_type":
        in_list = bool(place) and isinstance(place[-1], int)
        head = f"[[{'.'.join(map(str, place[:-1]))}]]" if in_list else f"[{key}]"
        cure = f"write {head} on a line of its own, and its keys below"
    return problem, cure


def _shown(value: Any) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def _nearest(place: Place, root: type[BaseModel]) -> str:
    """Which known key the unknown one may be, here or in another section."""
    name = str(place[-1]).replace("-", "_")
    here = _keys(place[:-1], root)
    everywhere = {path[-1]: path for path in _paths(root, ())}
    near = get_close_matches(name, here, n=1, cutoff=0.5)
    if near and name not in everywhere:
        return f"did you mean {near[0]!r}?"
    if near := get_close_matches(name, everywhere, n=1, cutoff=0.7):
        path = everywhere[near[0]]
        section = ".".join(path[:-1]) or "the file's top"
        return f"did you mean {near[0]!r} of [{section}]?"
    return f"the keys here are {', '.join(here)}"


def _keys(place: Place, root: type[BaseModel]) -> list[str]:
    """The keys that are known at a place of the file."""
    model = root
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models(model.model_fields[part].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The section that a key holds, or a list of such sections."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def _paths(model: type[BaseModel], place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, info in model.model_fields.items():
        yield (*place, name)
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            yield from _paths(info.annotation, (*place, name))


_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-\s\"']+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w.\-\"']+(?:\s*\.\s*[\w\-\"']+)*)\s*=")


def line_of(text: str, place: Place) -> int | None:
    """The line of a key, or of the nearest key or table around it; from 1."""
    best, found = 0, None
    table: Place = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        here = table
        if header := _HEADER.match(line):
            names = _names(header[2])
            table = here = names
            if header[1] == "[[":
                index = counts[header[2]] = counts.get(header[2], -1) + 1
                table = here = (*names, index)
        elif key := _KEY.match(line):
            here = (*table, *_names(key[1]))
        else:
            continue
        if len(here) > best and place[: len(here)] == here:
            best, found = len(here), number
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))
