"""From gaps to findings: which are told, how severe they are, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView
from harness.evidence.changes import ENGLISH, groups
from harness.evidence.exchanged import find_exchanges
from harness.evidence.facts.name_variants import is_plain
from harness.evidence.facts.numerals import ORDINAL_ENDINGS
from harness.evidence.facts.other_forms import is_said_otherwise
from harness.evidence.facts.words import fold
from harness.evidence.findings import Draft
from harness.evidence.gap_elsewhere import (
    is_counted_beside,
    is_said_elsewhere,
    place_in_sentence,
    sentence_text,
    stem_places,
)
from harness.evidence.gaps import Gap, GapModel, find_gaps, judge_words
from harness.evidence.lost_items import lost_items
from harness.result import Severity, Span

__all__ = ["NO_GAPS", "Gaps", "document_gaps", "gap_findings", "still_gaps"]


class Gaps(NamedTuple):
    """What nothing answers.

    Attributes:
        missing: Of the reference.
        added: Of the candidate.
        exchanged: Names of the reference, each with the name that stands at its place.
        unanswered: Of each group that has such words, its sentences of the reference, and how
            many words of the reference and of the candidate nothing answers: sums of chances.
    """

    missing: tuple[Gap, ...] = ()
    added: tuple[Gap, ...] = ()
    exchanged: tuple[tuple[Gap, Gap], ...] = ()
    unanswered: tuple[tuple[tuple[int, ...], tuple[float, float]], ...] = ()


NO_GAPS = Gaps()


def document_gaps(
    reference: DocumentView, candidate: DocumentView, alignment: Alignment, model: GapModel
) -> Gaps:
    """The gaps of the reference and of the candidate, in the order of their texts."""
    if not {reference.document.language, candidate.document.language} <= ENGLISH:
        return NO_GAPS
    missing: list[Gap] = []
    added: list[Gap] = []
    exchanged: list[tuple[Gap, Gap]] = []
    unanswered: list[tuple[tuple[int, ...], tuple[float, float]]] = []
    our_places, their_places = stem_places(reference), stem_places(candidate)
    for left, right in groups(alignment):
        ours, theirs = (reference, left), (candidate, right)
        mine, its = judge_words(ours, theirs, model, 0), judge_words(theirs, ours, model, 1)
        if mine is None or its is None:
            continue
        found = _with_items(find_gaps(mine), lost_items(mine, its, 0))
        missing.extend(_unsaid(found, ours, theirs, their_places, alignment.by_candidate))
        # of a group cut in parts, the candidate's words answer more than one part
        whole = {i for j in right for i in alignment.by_candidate[j]} <= set(left)
        sums = mine.unanswered, its.unanswered if whole else 0.0
        if any(sums):
            unanswered.append((left, sums))
        if whole:
            found = _with_items(find_gaps(its), lost_items(its, mine, 1))
            added.extend(_unsaid(found, theirs, ours, our_places, alignment.by_reference))
            exchanged.extend(find_exchanges(mine, its))
    return Gaps(
        tuple(sorted(missing, key=_order)),
        tuple(sorted(added, key=_order)),
        tuple(sorted(exchanged, key=lambda pair: _order(pair[0]))),
        tuple(unanswered),
    )


def _with_items(gaps: Sequence[Gap], items: Iterable[Gap]) -> list[Gap]:
    """Gaps, and items of lists that none of them touches."""
    return [*gaps, *(item for item in items if not any(_touch(item, gap) for gap in gaps))]


def _touch(one: Gap, two: Gap) -> bool:
    return one.sentence == two.sentence and one.first < two.last and two.first < one.last


def _unsaid(
    gaps: Iterable[Gap],
    own: tuple[DocumentView, Sequence[int]],
    other: tuple[DocumentView, Sequence[int]],
    places: Mapping[str, set[int]],
    answered: Sequence[Sequence[int]],
) -> Iterator[Gap]:
    """Without those inside a name or a quantity that the other text has elsewhere or otherwise."""
    for gap in gaps:
        said = " ".join(sentence_text(other[0], index) for index in other[1])
        place = place_in_sentence(own[0], gap)
        if not (
            is_said_otherwise(sentence_text(own[0], gap.sentence), *place, said)
            or is_said_elsewhere(gap, own[0], other, places, answered)
            or is_counted_beside(gap, own[0], other, answered)
        ):
            yield gap


def _order(gap: Gap) -> tuple[int, int]:
    return gap.sentence, gap.first


def still_gaps(gaps: Gaps, others: Gaps) -> Gaps:
    """Those of the candidate's gaps that are gaps against a further reference, too."""
    taken = [*others.added, *(other for _, other in others.exchanged)]

    def still(gap: Gap) -> bool:
        return any(_touch(gap, other) for other in taken)

    return Gaps(
        gaps.missing,
        tuple(gap for gap in gaps.added if still(gap)),
        tuple(pair for pair in gaps.exchanged if still(pair[1])),
        gaps.unanswered,
    )


def gap_findings(
    views: tuple[DocumentView, DocumentView], gaps: Gaps, told: Sequence[Draft]
) -> list[Draft]:
    """All findings, with those of words and phrases.

    Args:
        views: Of the reference and of the candidate.
        gaps: Between them.
        told: The other findings. A gap that overlaps one on its side is told by it; a name that is
            missing and one that is new are told together where one was put for the other.

    Returns:
        ``told``, but for what an exchanged name tells better, and the gaps.
    """
    drafts = list(told)
    for pair in gaps.exchanged:
        draft = _exchange(views, *pair)
        near = [d for d in drafts if _shares(d, draft)]
        if all(_is_half(d) for d in near):
            drafts = [d for d in drafts if d not in near] + [draft]
    taken = (
        [d.reference for d in drafts if d.reference],
        [d.candidate for d in drafts if d.candidate],
    )
    for gap in gaps.missing:
        span, severity, words = _place(views[0], gap)
        if not _overlaps(span, taken[0]):
            why = f"nothing in the candidate answers “{words}”, while the words around it are there"
            drafts.append(Draft("Accuracy/Omission", severity, None, span, None, why))
    for gap in gaps.added:
        span, severity, words = _place(views[1], gap)
        if not _overlaps(span, taken[1]):
            why = f"“{words}” answers nothing in the reference, while the words around it do"
            drafts.append(Draft("Accuracy/Addition", severity, None, None, span, why))
    return drafts


def _exchange(views: tuple[DocumentView, DocumentView], name: Gap, other: Gap) -> Draft:
    ours, _, old = _place(views[0], name)
    theirs, _, new = _place(views[1], other)
    why = f"“{old}” became “{new}”: the words beside the two answer each other"
    return Draft("Accuracy/Mistranslation", "major", "name", ours, theirs, why)


def _shares(draft: Draft, exchange: Draft) -> bool:
    """Whether a finding tells of a place of the exchange's."""
    both = ((draft.reference, exchange.reference), (draft.candidate, exchange.candidate))
    return any(
        one is not None and other is not None and _overlaps(one, [other]) for one, other in both
    )


def _is_half(draft: Draft) -> bool:
    """Whether a finding tells one side of an exchange: that the name is missing, or is new."""
    return draft.fact == "name" and (draft.reference is None or draft.candidate is None)


def _place(view: DocumentView, gap: Gap) -> tuple[Span, Severity, str]:
    """Where a gap stands; a name or a number in it makes it major."""
    sentence = view.sentences[gap.sentence]
    start = int(sentence.words.spans[gap.first, 0])
    end = int(sentence.words.spans[gap.last - 1, 1])
    text = view.document.paragraphs[sentence.paragraph].text[start:end]
    span = Span(paragraph=sentence.paragraph, start=start, end=end, text=text)
    return span, "major" if _has_name(view, gap) else "minor", " ".join(text.split())


def _has_name(view: DocumentView, gap: Gap) -> bool:
    """Whether a gap holds a name or a number.

    Where a heading writes all its words with capitals, or a number stands before its first, an
    ordinary word's capital says nothing: "Quick Start Guide", "5. Security deposit".
    """
    sentence = view.sentences[gap.sentence]
    words = sentence.words
    text = view.document.paragraphs[sentence.paragraph].text
    surfaces = [text[start:end] for start, end in words.spans.tolist()]
    cased = [
        surface
        for surface, content in zip(surfaces, words.content.tolist(), strict=True)
        if content and surface not in ORDINAL_ENDINGS
    ]
    titled = len(cased) > 1 and not any(surface[0].islower() for surface in cased)
    first = next((i for i, surface in enumerate(surfaces) if not surface[0].isdigit()), 0)
    return any(
        words.marked[i]
        and not (
            (titled or i == first) and surfaces[i][0].isupper() and is_plain(fold(surfaces[i]))
        )
        for i in range(gap.first, gap.last)
    )


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(
        span.paragraph == other.paragraph and span.start < other.end and other.start < span.end
        for other in others
    )
