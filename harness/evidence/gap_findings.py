"""From gaps to findings: which are told, how severe they are, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView
from harness.evidence.changes import groups
from harness.evidence.findings import Draft
from harness.evidence.gaps import Gap, GapModel, find_gaps
from harness.result import Severity, Span

__all__ = ["NO_GAPS", "Gaps", "document_gaps", "gap_findings", "still_gaps"]

Gaps = tuple[tuple[Gap, ...], tuple[Gap, ...]]
"""Of the reference and of the candidate."""

NO_GAPS: Gaps = ((), ())

_LANGUAGES = frozenset({"en", None})
"""Word classes are told by English endings, and the model was fitted on English."""


def document_gaps(
    reference: DocumentView, candidate: DocumentView, alignment: Alignment, model: GapModel
) -> Gaps:
    """The gaps of the reference and of the candidate, in the order of their texts."""
    if not {reference.document.language, candidate.document.language} <= _LANGUAGES:
        return NO_GAPS
    found: tuple[list[Gap], list[Gap]] = ([], [])
    for left, right in groups(alignment):
        ours, theirs = (reference, left), (candidate, right)
        found[0].extend(find_gaps(ours, theirs, model, 0))
        # of a group cut in parts, the candidate's words answer more than one part
        if {i for j in right for i in alignment.by_candidate[j]} <= set(left):
            found[1].extend(find_gaps(theirs, ours, model, 1))
    missing, added = (
        tuple(sorted(side, key=lambda gap: (gap.sentence, gap.first))) for side in found
    )
    return missing, added


def still_gaps(gaps: Iterable[Gap], others: Iterable[Gap]) -> tuple[Gap, ...]:
    """Those gaps of a candidate that are gaps against a further reference, too."""
    taken = [(gap.sentence, gap.first, gap.last) for gap in others]
    return tuple(
        gap
        for gap in gaps
        if any(s == gap.sentence and a < gap.last and gap.first < b for s, a, b in taken)
    )


def gap_findings(
    views: tuple[DocumentView, DocumentView], gaps: Gaps, told: Sequence[Draft]
) -> list[Draft]:
    """Omissions and additions of words and phrases.

    Args:
        views: Of the reference and of the candidate.
        gaps: Of both.
        told: The other findings; a gap that overlaps one on its side is told by it.
    """
    drafts = []
    taken = (
        [d.reference for d in told if d.reference],
        [d.candidate for d in told if d.candidate],
    )
    for gap in gaps[0]:
        span, severity, words = _place(views[0], gap)
        if not _overlaps(span, taken[0]):
            why = f"nothing in the candidate answers “{words}”, while the words around it are there"
            drafts.append(Draft("Accuracy/Omission", severity, None, span, None, why))
    for gap in gaps[1]:
        span, severity, words = _place(views[1], gap)
        if not _overlaps(span, taken[1]):
            why = f"“{words}” answers nothing in the reference, while the words around it do"
            drafts.append(Draft("Accuracy/Addition", severity, None, None, span, why))
    return drafts


def _place(view: DocumentView, gap: Gap) -> tuple[Span, Severity, str]:
    """Where a gap stands; a name or a number in it makes it major."""
    sentence = view.sentences[gap.sentence]
    start = int(sentence.words.spans[gap.first, 0])
    end = int(sentence.words.spans[gap.last - 1, 1])
    text = view.document.paragraphs[sentence.paragraph].text[start:end]
    marked = bool(sentence.words.marked[gap.first : gap.last].any())
    span = Span(paragraph=sentence.paragraph, start=start, end=end, text=text)
    return span, "major" if marked else "minor", " ".join(text.split())


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(
        span.paragraph == other.paragraph and span.start < other.end and other.start < span.end
        for other in others
    )
