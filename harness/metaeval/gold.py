"""What is known of documents with planted omissions, additions and changed numbers."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ValidationError

from harness.errors import InputError

__all__ = ["CandidateSegment", "Gold", "ReferenceSegment", "read_gold"]


class ReferenceSegment(BaseModel):
    """A segment of the reference, and what was done to its translation."""

    paragraph: int
    start: int
    end: int
    omitted: bool
    number_changed: bool


class CandidateSegment(BaseModel):
    """A segment of the candidate; ``source`` is the reference segment that it translates."""

    paragraph: int
    start: int
    end: int
    added: bool
    source: int | None


class Gold(BaseModel):
    """What is known of one case."""

    kind: str
    reference: list[ReferenceSegment]
    candidate: list[CandidateSegment]


def read_gold(folder: Path) -> dict[str, Gold]:
    """The gold of every case, by its name, sorted.

    Raises:
        InputError: There is none, or a file is not as it must be.
    """
    found = {}
    for path in sorted((folder / "gold").glob("*.json")):
        try:
            found[path.stem] = Gold.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            first = error.errors()[0] if isinstance(error, ValidationError) else None
            place = ".".join(str(part) for part in first["loc"]) if first else ""
            raise InputError(
                f"is no gold of a case: {place} {first['msg'] if first else error}",
                path=path,
                cure="make the folder again",
            ) from error
    if not found:
        raise InputError(
            "holds no case: gold/*.json is missing",
            path=folder,
            cure="name a folder with references/, candidates/ and gold/",
        )
    return found
