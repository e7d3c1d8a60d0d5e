"""Findings: omissions, additions, changed facts, untranslated text, typed as MQM types them.

Multidimensional Quality Metrics (https://themqm.org); the rules of severity are written down in
docs/method.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harness.documents.model import Document, Paragraph
from harness.evidence.aggregate import unit_length
from harness.evidence.changes import ChangedFact
from harness.evidence.coverage import Judged
from harness.result import Finding, Severity, Span

__all__ = [
    "Draft",
    "additions",
    "duplicated",
    "finish",
    "mistranslations",
    "omissions",
    "untranslated",
]

_SHORT = 4
"""Words of an omission or addition below which it is minor: too little to say much alone."""
_SURELY = 0.3
"""Up to this chance it is said that nothing answers a stretch; above it, nothing that is sure."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it has an id."""

    category: str
    severity: Severity
    fact: str | None
    reference: Span | None
    candidate: Span | None
    explanation: str

    @property
    def place(self) -> tuple[int, int, int, int]:
        """For sorting: by place in the reference, then in the candidate."""
        first, second = self.reference or self.candidate, self.candidate
        return (
            first.paragraph if first else 0,
            first.start if first else 0,
            second.paragraph if second else 0,
            second.start if second else 0,
        )


def _span(paragraph: Paragraph, start: int, end: int) -> Span:
    return Span(paragraph=paragraph.index, start=start, end=end, text=paragraph.text[start:end])


def _runs(
    document: Document, flagged: Sequence[Judged]
) -> Iterator[tuple[Paragraph, list[Judged]]]:
    """Runs of neighbouring flagged units; a wholly flagged paragraph is one run."""
    by_paragraph: dict[int, list[Judged]] = {}
    for item in flagged:
        by_paragraph.setdefault(item.paragraph, []).append(item)
    for index in sorted(by_paragraph):
        run: list[Judged] = []
        for item in sorted(by_paragraph[index], key=lambda one: one.unit):
            if run and item.unit != run[-1].unit + 1:
                yield document.paragraphs[index], run
                run = []
            run.append(item)
        yield document.paragraphs[index], run


def _stretch(paragraph: Paragraph, run: Sequence[Judged]) -> tuple[Span, int, bool]:
    units = paragraph.units
    start, end = units[run[0].unit].start, units[run[-1].unit].end
    words = sum(unit_length(units[item.unit].text) for item in run)
    scored = sum(u.kind == "body" and unit_length(u.text) > 0 for u in paragraph.units)
    return _span(paragraph, start, end), words, len(run) == scored


def _chance(paragraph: Paragraph, run: Sequence[Judged]) -> float:
    """The mean of a stretch's units, weighted by length."""
    sizes = [unit_length(paragraph.units[item.unit].text) for item in run]
    return sum(s * item.probability for s, item in zip(sizes, run, strict=True)) / sum(sizes)


def _answer(chance: float) -> str:
    return "no answer" if chance <= _SURELY else "no sure answer"


def omissions(document: Document, omitted: Sequence[Judged]) -> list[Draft]:
    """One finding for each run of neighbouring omitted units of the reference."""
    drafts = []
    for paragraph, run in _runs(document, omitted):
        span, words, whole = _stretch(paragraph, run)
        what = _what(paragraph, whole=whole)
        chance = _chance(paragraph, run)
        drafts.append(
            Draft(
                "Accuracy/Omission",
                "minor" if words < _SHORT else "major",
                None,
                span,
                None,
                f"{what} of the reference ({_count(words, 'word')}) has {_answer(chance)} in the"
                " candidate: the chance that a reader would find its meaning there is put at"
                f" {chance:.0%}",
            )
        )
    return drafts


def additions(
    document: Document, unsupported: Sequence[Judged], earlier: dict[tuple[int, int], str]
) -> list[Draft]:
    """One finding for each run of neighbouring unsupported units of the candidate.

    Args:
        document: The candidate.
        unsupported: Its unsupported units.
        earlier: For units that say again what was said: what they repeat.
    """
    drafts = []
    for paragraph, run in _runs(document, unsupported):
        span, words, whole = _stretch(paragraph, run)
        what = _what(paragraph, whole=whole)
        if all((item.paragraph, item.unit) in earlier for item in run):
            why = f"{what} says again what the candidate has said before"
        else:
            chance = _chance(paragraph, run)
            why = (
                f"{what} of the candidate ({_count(words, 'word')}) has {_answer(chance)} in the"
                f" reference: the chance that it is supported there is put at {chance:.0%}"
            )
        severity: Severity = "minor" if words < _SHORT else "major"
        drafts.append(Draft("Accuracy/Addition", severity, None, None, span, why))
    return drafts


def mistranslations(changes: Iterable[ChangedFact]) -> list[Draft]:
    """Changed facts: changed on both sides, said by one side only."""
    drafts = []
    for item in changes:
        change = item.change
        if item.reference and item.candidate:
            category = "Accuracy/Mistranslation"
        else:
            category = "Accuracy/Omission" if item.reference else "Accuracy/Addition"
        drafts.append(
            Draft(
                category,
                change.severity,
                change.fact,
                item.reference,
                item.candidate,
                change.explanation,
            )
        )
    return drafts


def untranslated(paragraphs: Iterable[tuple[Paragraph, int, int, str]]) -> list[Draft]:
    """Stretches of the candidate left in another language.

    Args:
        paragraphs: Paragraph, start, end and the language's name or script.
    """
    return [
        Draft(
            "Accuracy/Untranslated text",
            "major",
            None,
            None,
            _span(paragraph, start, end),
            f"this stretch of the candidate is left in another language ({language})",
        )
        for paragraph, start, end, language in paragraphs
    ]


def duplicated(document: Document, places: Iterable[tuple[int, int, int, str]]) -> list[Draft]:
    """Words said twice in a row."""
    return [
        Draft(
            "Fluency/Duplication",
            "minor",
            None,
            None,
            _span(document.paragraphs[paragraph], start, end),
            f"the candidate says the same words twice in a row: “{text}”",
        )
        for paragraph, start, end, text in places
    ]


def finish(drafts: Iterable[Draft], *, system: str, document: str) -> tuple[Finding, ...]:
    """Give each its id, made of its content, so that it survives moved offsets; sort by place."""
    counted: dict[str, int] = {}
    findings = []
    for draft in sorted(drafts, key=lambda d: (d.place, d.category, d.explanation)):
        texts = [span.text if span else "" for span in (draft.reference, draft.candidate)]
        content = "\0".join([system, document, draft.category, draft.fact or "", *texts])
        number = counted[content] = counted.get(content, 0) + 1
        if number > 1:
            content += f"\0{number}"
        findings.append(
            Finding(
                id=hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12],
                category=draft.category,
                severity=draft.severity,
                fact=draft.fact,
                reference=draft.reference,
                candidate=draft.candidate,
                explanation=draft.explanation,
            )
        )
    return tuple(findings)


def _what(paragraph: Paragraph, *, whole: bool) -> str:
    if not whole:
        return "a stretch"
    return "a whole heading" if paragraph.kind == "heading" else "a whole paragraph"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
