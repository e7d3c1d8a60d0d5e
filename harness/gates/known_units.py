"""Is an omission or addition a part of one that is known? By hashes of units, without any text.

A finding's id is made of its whole text, so an omission of which half was mended is another
finding. What it still leaves out was known to be left out: it is not new.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harness.result import DocumentResult, Finding, Span

__all__ = ["is_part", "whole_units"]


class _Unit(NamedTuple):
    """Where a unit stands, and its hash."""

    paragraph: int
    start: int
    end: int
    hash: str


def whole_units(document: DocumentResult) -> dict[str, tuple[str, ...]]:
    """Hashes of the units that each omission and addition holds whole, by the finding's id.

    Those that hold none (words within a unit) are left out.
    """
    found = {}
    sides = _sides(document)
    for finding in document.findings:
        place, units = _place(finding, sides)
        held = tuple(
            unit.hash
            for unit in units
            if place is not None
            and unit.paragraph == place.paragraph
            and place.start <= unit.start < unit.end <= place.end
        )
        if held:
            found[finding.id] = held
    return dict(sorted(found.items()))


def is_part(finding: Finding, document: DocumentResult, known: Iterable[Sequence[str]]) -> bool:
    """Whether all that an omission or addition touches lies in one that is known.

    Args:
        finding: The document's.
        document: As it is now.
        known: The units of each finding of the same category, as :func:`whole_units` gave them.
    """
    place, units = _place(finding, _sides(document))
    if place is None:
        return False
    touched = {
        unit.hash
        for unit in units
        if unit.paragraph == place.paragraph and unit.start < place.end and place.start < unit.end
    }
    return bool(touched) and any(touched.issubset(held) for held in known)


def _sides(document: DocumentResult) -> tuple[list[_Unit], list[_Unit]]:
    """Units of the reference and of the candidate."""
    ours = [(p.index, u.start, u.end, u.text) for p in document.paragraphs for u in p.units]
    theirs = [
        (p.index, u.start, u.end, u.text) for p in document.candidate_paragraphs for u in p.units
    ]
    return list(_hashed(ours)), list(_hashed(theirs))


def _hashed(units: Iterable[tuple[int, int, int, str]]) -> Iterator[_Unit]:
    """A text that stands in a document several times is told by the number of the time, too."""
    times: Counter[str] = Counter()
    for paragraph, start, end, text in units:
        content = " ".join(text.split())
        times[content] += 1
        said = f"{content}\0{times[content]}".encode("utf-8", "surrogatepass")
        yield _Unit(paragraph, start, end, hashlib.sha256(said).hexdigest()[:12])


def _place(
    finding: Finding, sides: tuple[list[_Unit], list[_Unit]]
) -> tuple[Span | None, list[_Unit]]:
    """Where an omission or addition stands, and the units of that side; None for other kinds."""
    kind = finding.category.rpartition("/")[2]
    if kind == "Omission":
        return finding.reference, sides[0]
    return (finding.candidate, sides[1]) if kind == "Addition" else (None, [])
