"""Is an omission or addition a part of one that is known? By hashes of units, without any text.

A finding's id is made of its whole text, so an omission of which half was mended is another
finding. What it still leaves out was known to be left out: it is not new.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from harness.result import DocumentResult, Finding, Span

__all__ = ["DocumentUnits"]


class _Unit(NamedTuple):
    """Where a unit stands, and its hash."""

    paragraph: int
    start: int
    end: int
    hash: str


class DocumentUnits:
    """The units of a document, on both sides, and what its omissions and additions hold of them."""

    def __init__(self, document: DocumentResult) -> None:
        self._document = document

    def whole(self) -> dict[str, tuple[str, ...]]:
        """Hashes of the units that each omission and addition holds whole, by the finding's id.

        Those that hold none (words within a unit) are left out.
        """
        found = {}
        for finding in self._document.findings:
            place, units = self._place(finding)
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

    def is_part(self, finding: Finding, known: Sequence[Sequence[str]]) -> bool:
        """Whether all that an omission or addition touches lies in one that is known.

        Args:
            finding: The document's.
            known: The units of each finding of the same category, as :meth:`whole` gave them.
        """
        if not known:
            return False
        place, units = self._place(finding)
        touched = {
            unit.hash
            for unit in units
            if place is not None
            and unit.paragraph == place.paragraph
            and unit.start < place.end
            and place.start < unit.end
        }
        return bool(touched) and any(touched.issubset(held) for held in known)

    def _place(self, finding: Finding) -> tuple[Span | None, Sequence[_Unit]]:
        """Where an omission or addition stands, and the units of its side; None for other kinds."""
        kind = finding.category.rpartition("/")[2]
        if kind == "Omission":
            return finding.reference, self._reference
        return (finding.candidate, self._candidate) if kind == "Addition" else (None, ())

    @cached_property
    def _reference(self) -> tuple[_Unit, ...]:
        paragraphs = self._document.paragraphs
        return tuple(
            _hashed((p.index, u.start, u.end, u.text) for p in paragraphs for u in p.units)
        )

    @cached_property
    def _candidate(self) -> tuple[_Unit, ...]:
        paragraphs = self._document.candidate_paragraphs
        return tuple(
            _hashed((p.index, u.start, u.end, u.text) for p in paragraphs for u in p.units)
        )


def _hashed(units: Iterable[tuple[int, int, int, str]]) -> Iterator[_Unit]:
    """A text that stands in a document several times is told by the number of the time, too."""
    times: Counter[str] = Counter()
    for paragraph, start, end, text in units:
        content = " ".join(text.split())
        times[content] += 1
        said = f"{content}\0{times[content]}".encode("utf-8", "surrogatepass")
        yield _Unit(paragraph, start, end, hashlib.sha256(said).hexdigest()[:12])
