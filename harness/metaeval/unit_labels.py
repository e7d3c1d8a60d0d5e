"""People's judgements of content units, as lines and as arrays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from harness.errors import InputError
from harness.metaeval.files import read_json_lines

__all__ = ["LabelledUnit", "Summary", "UnitLabels", "read_units"]

FloatArray = NDArray[np.float64]

_SENTENCE_MARK = re.compile(r"</?t>")


class LabelledUnit(BaseModel):
    """A content unit, and whether people found it in the summary."""

    text: str
    present: bool


class Summary(BaseModel):
    """One line of the data: one system's summary of one document."""

    id: str | int
    system: str
    reference: str
    summary: str
    units: list[LabelledUnit]

    @property
    def reference_sentences(self) -> str:
        """The reference text, a sentence a line where it is marked up as ``<t> … </t>``."""
        parts = _SENTENCE_MARK.split(self.reference)
        return "\n".join(part.strip() for part in parts if part.strip())


def read_units(path: Path) -> list[Summary]:
    """Read the data.

    Raises:
        InputError: A line is not as :class:`Summary` says, or repeats a document and system.
    """
    seen: dict[tuple[str | int, str], int] = {}
    rows = []
    for line, row in read_json_lines(path, Summary):
        first = seen.setdefault((row.id, row.system), line)
        if first != line:
            raise InputError(
                f"system {row.system!r} has document {row.id!r} twice (also on line {first})",
                path=path,
                line=line,
                cure="keep one of the two lines",
            )
        rows.append(row)
    return rows


class UnitLabels:
    """The rows as arrays.

    Attributes:
        rows: As they were read.
        documents: Their ids, in order of appearance.
        systems: Their names, in order of appearance.
        row_document: Shape (rows,), index in ``documents``.
        row_system: Shape (rows,), index in ``systems``.
        unit_row: Shape (units,), the row of each unit.
        present: Shape (units,), what people said.
    """

    def __init__(self, rows: Sequence[Summary]) -> None:
        self.rows = rows
        self.documents = list(dict.fromkeys(row.id for row in rows))
        self.systems = list(dict.fromkeys(row.system for row in rows))
        number = {name: index for index, name in enumerate(self.documents)}
        self.row_document = np.array([number[row.id] for row in rows])
        number_of_system = {name: index for index, name in enumerate(self.systems)}
        self.row_system = np.array([number_of_system[row.system] for row in rows])
        self.unit_row = np.repeat(np.arange(len(rows)), [len(row.units) for row in rows])
        self.present = np.array([u.present for row in rows for u in row.units], dtype=bool)

    @cached_property
    def row_presence(self) -> FloatArray:
        """Mean presence of each summary's units."""
        return self.row_means(self.present.astype(np.float64))

    def row_means(self, values: FloatArray) -> FloatArray:
        """Mean over each summary's units, NaN left out."""
        known = ~np.isnan(values)
        size = np.bincount(self.unit_row[known], minlength=len(self.rows))
        total = np.bincount(self.unit_row[known], values[known], minlength=len(self.rows))
        means: FloatArray = np.where(size > 0, total / np.maximum(size, 1), np.nan)
        return means

    def by_document(self) -> list[Summary]:
        """The rows, those of a document together."""
        return [self.rows[index] for index in np.argsort(self.row_document, kind="stable")]

    def table(self, row_values: FloatArray) -> FloatArray:
        """Shape (systems, documents), NaN where a system has no summary of a document."""
        found = np.full((len(self.systems), len(self.documents)), np.nan)
        found[self.row_system, self.row_document] = row_values
        return found
