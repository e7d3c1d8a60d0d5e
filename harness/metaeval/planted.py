"""Hold a run's findings against a record of planted defects: found, missed, raised falsely.

A record lists, for each candidate, the defects that were put into it on purpose and the places
that look like defects and are none (by-lines, moved paragraphs, other wording, what a summary
does keep). It is complete: a finding that touches nothing on record is a false alarm.

Two stretches *touch* when they share at least half of the shorter one, so that a finding may be
one word of a recorded sentence, or a whole paragraph around it, but not its neighbour with a few
characters in common. Everything here is pure; nothing is read or printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator

from harness.errors import InputError
from harness.result import DocumentResult, Finding, Result, Severity, Span

__all__ = [
    "FalseAlarm",
    "FoundDefect",
    "Mistyped",
    "Planted",
    "PlantedReport",
    "TypeCount",
    "match_planted",
    "parse_planted",
]

_CLAIMS_EVERY_WORD = ("Accuracy/Omission", "Accuracy/Addition")


class Planted(BaseModel):
    """One entry of the record.

    Attributes:
        id: Unique in the record.
        system: The candidate's system.
        document: The document's id.
        type: What was done, in a few plain words (``lost clause``, ``by-line``).
        category: MQM category of the finding that is right here; None where none must be raised.
        also: Further categories that a fair judge would accept.
        fact: Kind of the changed fact, as in result.json; None if none.
        severity: MQM severity that a person would give; None where there is no error.
        optional: A finding is right and its absence is, too (half covered by a summary).
        reference: Verbatim stretch of one reference paragraph, unique in the document; or None.
        candidate: The same of the candidate.
        note: For the reader of the record.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    system: str
    document: str
    type: str
    category: str | None
    also: tuple[str, ...] = ()
    fact: str | None = None
    severity: Severity | None = None
    optional: bool = False
    reference: str | None = None
    candidate: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if not (self.reference or self.candidate):
            raise ValueError(f"{self.id}: give a stretch of the reference or of the candidate")
        if (self.category is None) != (self.severity is None):
            raise ValueError(f"{self.id}: an error has a category and a severity, a non-error none")
        if self.category is None and (self.also or self.fact or self.optional):
            raise ValueError(f"{self.id}: what is no error has no also, fact or optional")
        return self

    @property
    def accepted(self) -> frozenset[str]:
        """Categories of a finding that finds it; empty where none must be raised."""
        return frozenset() if self.category is None else frozenset((self.category, *self.also))


@dataclass(frozen=True, slots=True)
class FoundDefect:
    """A planted defect and the findings, one or more, that find it."""

    planted: Planted
    findings: tuple[Finding, ...]

    @property
    def same_category(self) -> bool:
        """Whether a finding has the record's first category, not just an accepted one."""
        return any(f.category == self.planted.category for f in self.findings)

    @property
    def same_fact(self) -> bool:
        """Whether a finding names the record's fact, or the record has none."""
        return self.planted.fact is None or any(f.fact == self.planted.fact for f in self.findings)


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A finding that should not have been raised.

    ``planted`` is the entry that must not be a finding, or None if nothing is on record there.
    """

    system: str
    document: str
    finding: Finding
    planted: Planted | None


@dataclass(frozen=True, slots=True)
class Mistyped:
    """A finding on a planted defect, of a category that does not fit it."""

    planted: Planted
    finding: Finding


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many defects of a type were planted and found."""

    type: str
    found: int
    planted: int


@dataclass(frozen=True, slots=True)
class PlantedReport:
    """What a run found of a record; each tuple in the order of the record or of the findings."""

    found: tuple[FoundDefect, ...]
    missed: tuple[Planted, ...]
    false_alarms: tuple[FalseAlarm, ...]
    mistyped: tuple[Mistyped, ...]

    @property
    def recall(self) -> float | None:
        """Share of the defects found, 0 to 1; optional ones do not count; None without any."""
        total = len(self.found) + len(self.missed)
        return len(self.found) / total if total else None

    def by_type(self, system: str | None = None) -> tuple[TypeCount, ...]:
        """Found and planted defects of each type, in alphabetical order.

        Args:
            system: Count this system alone; None counts all.
        """
        found = Counter(f.planted.type for f in self.found if system in (None, f.planted.system))
        missed = Counter(p.type for p in self.missed if system in (None, p.system))
        return tuple(
            TypeCount(name, found[name], found[name] + missed[name])
            for name in sorted(found.keys() | missed.keys())
        )


def parse_planted(text: str | bytes, *, path: Path | str | None = None) -> tuple[Planted, ...]:
    """Read a record, a JSON list of objects with the fields of :class:`Planted`.

    Args:
        text: The JSON.
        path: Where it came from, for the message.

    Raises:
        InputError: It is no such list, or an id stands in it twice.
    """
    try:
        record = TypeAdapter(tuple[Planted, ...]).validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the document"
        raise InputError(
            f"not a record of planted defects: entry {place}: {first['msg']}",
            path=path,
            cure="compare the entry with the fields of harness.metaeval.planted.Planted",
        ) from error
    twice = [name for name, count in Counter(p.id for p in record).items() if count > 1]
    if twice:
        raise InputError(
            f"ids that stand more than once: {', '.join(twice)}",
            path=path,
            cure="give every entry an id of its own",
        )
    return record


def match_planted(result: Result, record: Iterable[Planted]) -> PlantedReport:
    """Hold the findings of a run against a record.

    A finding finds a defect when its category is accepted there and it touches the stretch on
    every side that both have. It is a false alarm when it touches an entry that must not be a
    finding, or no entry with an error at all. A mistranslation that finds a defect is not blamed
    for harmless words in its span; an omission or addition says that *all* of its span is missing
    or extra, so it is.

    Args:
        result: The run. Systems that the record does not name are passed over.
        record: The planted defects of one or more systems and documents.

    Raises:
        InputError: The record names a system or document that the run lacks, or a stretch that
            is not exactly once in the texts.
    """
    entries = tuple(record)
    references = {d.id: {p.index: p.text for p in d.paragraphs} for d in result.references}
    documents = {(s.name, d.id): d for s in result.systems for d in s.documents}
    finds: dict[str, list[Finding]] = {entry.id: [] for entry in entries}
    alarms: list[FalseAlarm] = []
    mistyped: list[Mistyped] = []
    for key in dict.fromkeys((entry.system, entry.document) for entry in entries):
        if key not in documents:
            raise InputError(
                f"the run has no {key[0]}/{key[1]}, which the record of planted defects names",
                cure="run harness over the project that the record belongs to",
            )
        document = documents[key]
        here = [entry for entry in entries if (entry.system, entry.document) == key]
        places = _locate_all(here, references[key[1]], document)
        for finding in document.findings:
            hits, near, harmless = _sort_out(finding, places)
            for place in hits:
                finds[place.planted.id].append(finding)
            blame = harmless if not hits or finding.category in _CLAIMS_EVERY_WORD else []
            if blame or not near:
                alarms.append(FalseAlarm(*key, finding, blame[0].planted if blame else None))
            elif not hits:
                mistyped += [Mistyped(place.planted, finding) for place in near]
    defects = [entry for entry in entries if entry.category is not None and not entry.optional]
    return PlantedReport(
        found=tuple(FoundDefect(d, tuple(finds[d.id])) for d in defects if finds[d.id]),
        missed=tuple(d for d in defects if not finds[d.id]),
        false_alarms=tuple(alarms),
        mistyped=tuple(mistyped),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry and where its stretches lie: paragraph, start, end."""

    planted: Planted
    reference: tuple[int, int, int] | None
    candidate: tuple[int, int, int] | None


def _locate_all(
    entries: Sequence[Planted], reference: Mapping[int, str], document: DocumentResult
) -> list[_Place]:
    candidate = {p.index: p.text for p in document.candidate_paragraphs}
    return [
        _Place(
            entry,
            _locate(entry, "reference", entry.reference, reference),
            _locate(entry, "candidate", entry.candidate, candidate),
        )
        for entry in entries
    ]


def _locate(
    entry: Planted,
    side: Literal["reference", "candidate"],
    stretch: str | None,
    paragraphs: Mapping[int, str],
) -> tuple[int, int, int] | None:
    if stretch is None:
        return None
    holders = [index for index, text in paragraphs.items() if stretch in text]
    count = sum(paragraphs[index].count(stretch) for index in holders)
    if count != 1:
        raise InputError(
            f"{entry.id}: its {side} stretch stands {count} times in the {side} of "
            f"{entry.system}/{entry.document}: {stretch!r}",
            cure="quote a stretch of one paragraph, verbatim, that stands there exactly once",
        )
    start = paragraphs[holders[0]].index(stretch)
    return holders[0], start, start + len(stretch)


def _sort_out(
    finding: Finding, places: Iterable[_Place]
) -> tuple[list[_Place], list[_Place], list[_Place]]:
    """The defects that a finding finds, those it touches, the non-errors it touches."""
    hits, near, harmless = [], [], []
    for place in places:
        if not _touches(finding, place):
            continue
        if place.planted.category is None:
            harmless.append(place)
            continue
        near.append(place)
        if finding.category in place.planted.accepted and _touches(finding, place, every=True):
            hits.append(place)
    return hits, near, harmless


def _touches(finding: Finding, place: _Place, *, every: bool = False) -> bool:
    """Whether half of the shorter stretch is shared, on any side or on every side both have."""
    sides = [2 * shared >= shorter for shared, shorter in _overlaps(finding, place)]
    return bool(sides) and (all(sides) if every else any(sides))


def _overlaps(finding: Finding, place: _Place) -> list[tuple[int, int]]:
    """Shared characters and the shorter length, for each side that both have."""
    pairs: list[tuple[int, int]] = []
    sides: tuple[tuple[Span | None, tuple[int, int, int] | None], ...] = (
        (finding.reference, place.reference),
        (finding.candidate, place.candidate),
    )
    for span, stretch in sides:
        if span is None or stretch is None:
            continue
        paragraph, start, end = stretch
        shared = max(0, min(end, span.end) - max(start, span.start))
        shorter = max(1, min(end - start, span.end - span.start))
        pairs.append((shared if paragraph == span.paragraph else 0, shorter))
    return pairs
