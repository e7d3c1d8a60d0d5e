"""The texts of a run, read and checked: what scoring takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from harness.documents import Document

__all__ = ["Corpus", "ReferenceSet"]


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """A reference document and what belongs to it.

    Attributes:
        document: The reference whose paragraphs the result shows.
        further: Further references of the same document, by name.
        must_cover: Content units that a candidate must cover.
    """

    document: Document
    further: Mapping[str, Document] = field(default_factory=dict)
    must_cover: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """References and candidates.

    Attributes:
        references: By document id.
        systems: Candidate documents by system and by document id; every id has a reference.
        warnings: What the user should know of these texts, in an order that does not depend on
            the file system.
        missing: ``SYSTEM/DOC`` of each candidate document that is not there.
    """

    references: Mapping[str, ReferenceSet]
    systems: Mapping[str, Mapping[str, Document]]
    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """How many candidate documents there are to score."""
        return sum(len(documents) for documents in self.systems.values())
