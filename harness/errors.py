"""The exceptions that harness raises on purpose.

Each message names the file (and the line, where there is one) and the cure. The library raises;
only the command line turns them into an exit status.

    HarnessError
    ├── InputError            unusable input: exit status 2
    │   ├── DocumentError     a text that cannot be read
    │   ├── ProjectError      a project folder that does not hold together
    │   ├── ConfigError       harness.toml or an option is wrong
    │   └── ResultError       a result.json or baseline that cannot be read
    ├── EncoderError          an encoder that cannot be loaded or used: exit status 2
    ├── MetricError           an unknown metric, or one whose needs are not met: exit status 2
    └── OutputError           a result that cannot be written: exit status 2
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "ConfigError",
    "DocumentError",
    "EncoderError",
    "HarnessError",
    "InputError",
    "MetricError",
    "OutputError",
    "ProjectError",
    "ResultError",
]


class HarnessError(Exception):
    """Base of all errors that harness raises on purpose.

    Args:
        problem: What is wrong, in plain words.
        path: The file or folder it is about.
        line: The line in that file, counted from 1.
        cure: What the user can do about it.
    """

    def __init__(
        self,
        problem: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        cure: str | None = None,
    ) -> None:
        self.problem = problem
        self.path = None if path is None else Path(path)
        self.line = line
        self.cure = cure
        super().__init__(str(self))

    def __str__(self) -> str:
        place = "" if self.path is None else f"{self.path}"
        if place and self.line is not None:
            place += f":{self.line}"
        text = f"{place}: {self.problem}" if place else self.problem
        return f"{text}\n  → {self.cure}" if self.cure else text


class InputError(HarnessError):
    """The user's input cannot be used."""


class DocumentError(InputError):
    """A text cannot be read: missing, empty, a folder, binary, in an unknown encoding."""


class ProjectError(InputError):
    """A project folder does not hold together: missing documents, names that collide."""


class ConfigError(InputError):
    """harness.toml, or an option on the command line, is wrong."""


class ResultError(InputError):
    """A result.json, baseline or scores file cannot be read or has another schema."""


class EncoderError(HarnessError):
    """An encoder cannot be loaded, or its weights are not the expected ones."""


class MetricError(HarnessError):
    """A metric is unknown, or what it needs (sources, a package) is not there."""


class OutputError(HarnessError):
    """A result cannot be written."""
