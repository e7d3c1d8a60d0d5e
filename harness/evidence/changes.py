"""Changed facts: which aligned stretches are compared, and where in the paragraphs they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView, SentenceView
from harness.documents.model import Document
from harness.evidence.exchanged_roles import Told, exchanged_roles
from harness.evidence.facts import FactChange, FactContext, compare_quantities, comparers
from harness.evidence.facts.base import overlap
from harness.evidence.opposite_model import OppositeModel, WordVectors
from harness.evidence.opposites import learned_opposites
from harness.result import Span

__all__ = ["ENGLISH", "ChangedFact", "changed_facts", "groups", "opposite_words"]

_CONFIDENT = 0.5
_CERTAIN = 0.75
"""Confidence in a number that was compared with a sentence beside the linked ones."""
ENGLISH = frozenset({"en", None})
"""What is English, or may be: word classes are told by English endings, and what judges words by
their vectors was fitted on English."""
_MOST = 4
"""Sentences a side that are compared as one stretch; larger groups are compared pair by pair."""


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact that differs, with its places in both texts."""

    change: FactChange
    reference: Span | None
    candidate: Span | None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some sentences of a text as one string, and where each of its parts comes from."""

    text: str
    parts: tuple[tuple[int, SentenceView], ...]

    def span(self, document: Document, start: int, end: int) -> Span | None:
        """The place of ``text[start:end]``; None if it is in no single sentence."""
        for at, sentence in self.parts:
            length = sentence.end - sentence.start
            if at <= start and end <= at + length:
                begin = sentence.start + start - at
                stop = sentence.start + end - at
                text = document.paragraphs[sentence.paragraph].text[begin:stop]
                return Span(paragraph=sentence.paragraph, start=begin, end=stop, text=text)
        return None

    def words(self) -> WordVectors:
        """Its words, with their vectors."""
        return WordVectors.of(self.parts)

    def told(self, document: str) -> Told:
        """With its words' vectors; ``document`` is all of the text."""
        return Told(
            self.text,
            tuple((at, at + sentence.end - sentence.start) for at, sentence in self.parts),
            np.concatenate([s.words.spans - s.start + at for at, s in self.parts]),
            np.concatenate([sentence.words.early for _, sentence in self.parts]),
            document,
        )


def _stretch(view: DocumentView, indices: Sequence[int]) -> _Stretch:
    text, parts = "", []
    for index in indices:
        sentence = view.sentences[index]
        text += " " if text else ""
        parts.append((len(text), sentence))
        text += view.document.paragraphs[sentence.paragraph].text[sentence.start : sentence.end]
    return _Stretch(text, tuple(parts))


def groups(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The connected groups of links, large ones cut into a reference sentence and its answers."""
    seen: set[int] = set()
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for start, linked in enumerate(alignment.by_reference):
        if start in seen or not linked:
            continue
        left, right, grown = {start}, set(linked), True
        while grown:
            more = {i for j in right for i in alignment.by_candidate[j]}
            right |= {j for i in more for j in alignment.by_reference[i]}
            grown, left = more != left, more
        seen |= left
        if len(left) > _MOST or len(right) > _MOST:
            groups += [((i,), alignment.by_reference[i]) for i in sorted(left)]
        else:
            groups.append((tuple(sorted(left)), tuple(sorted(right))))
    return groups


def _around(view: DocumentView, indices: Sequence[int], *, lines: bool) -> str:
    """The sentences next to some, of the same line where texts are aligned by lines."""
    near = sorted({i + step for i in indices for step in (-2, -1, 1, 2)} - set(indices))
    own = {view.sentences[i].paragraph for i in indices}
    kept = [
        i
        for i in near
        if 0 <= i < len(view.sentences) and (not lines or view.sentences[i].paragraph in own)
    ]
    return _stretch(view, kept).text


def changed_facts(
    reference: DocumentView, candidate: DocumentView, alignment: Alignment, *, lines: bool = False
) -> list[ChangedFact]:
    """Compare the facts of all linked stretches.

    Returns:
        Those that a comparer is confident of, in the order of the reference, each place once.
    """
    whole = ("", "") if lines else (reference.document.body_text(), candidate.document.body_text())
    found: list[ChangedFact] = []
    seen: set[tuple[str, Span | None, Span | None]] = set()
    for left, right in groups(alignment):
        a, b = _stretch(reference, left), _stretch(candidate, right)
        if a.text == b.text:
            continue
        context = FactContext(
            _around(reference, left, lines=lines),
            _around(candidate, right, lines=lines),
            whole[0] or a.text,
            whole[1] or b.text,
        )
        changes = [(a, x) for compare in comparers() for x in compare(a.text, b.text, context)]
        roles = exchanged_roles(
            a.told(context.reference_document), b.told(context.candidate_document)
        )
        changes = _without_doubles(changes) + [(a, change) for change in roles]
        if not lines:
            changes += _beside(reference, alignment, left, b, context, [x for _, x in changes])
        for stretch, change in changes:
            if change.confidence < _CONFIDENT:
                continue
            places = (
                change.reference and stretch.span(reference.document, *change.reference),
                change.candidate and b.span(candidate.document, *change.candidate),
            )
            key = (change.fact, *places)
            if any(places) and key not in seen:
                seen.add(key)
                found.append(ChangedFact(change, *places))
    return found


def _without_doubles(
    changes: Sequence[tuple[_Stretch, FactChange]],
) -> list[tuple[_Stretch, FactChange]]:
    """Without numbers and times that one exchanged word made others: it is told as an opposite."""
    opposed = [change for _, change in changes if change.fact == "antonym"]
    return [
        (stretch, change)
        for stretch, change in changes
        if change.fact not in ("number", "date")
        or not any(
            one.confidence >= _CONFIDENT
            and overlap(one.reference, change.reference)
            and overlap(one.candidate, change.candidate)
            for one in opposed
        )
    ]


def opposite_words(
    reference: DocumentView,
    candidate: DocumentView,
    alignment: Alignment,
    model: OppositeModel,
    known: Sequence[ChangedFact],
) -> list[ChangedFact]:
    """Words of linked stretches that turned into their opposite, by their vectors.

    They are findings, and change no score: what is unsure counts for no quality.

    Args:
        reference: The reference's view.
        candidate: The candidate's.
        alignment: Their links.
        model: What knows the encoder's vectors of opposites.
        known: What was found there already; nothing is told twice.

    Returns:
        In the order of the reference, none where a text is not English.
    """
    if not {reference.document.language, candidate.document.language} <= ENGLISH:
        return []
    found: list[ChangedFact] = []
    for left, right in groups(alignment):
        a, b = _stretch(reference, left), _stretch(candidate, right)
        if a.text == b.text:
            continue
        for change in learned_opposites((a.text, b.text), (a.words(), b.words()), model):
            item = ChangedFact(
                change,
                change.reference and a.span(reference.document, *change.reference),
                change.candidate and b.span(candidate.document, *change.candidate),
            )
            if not any(_touch(item, other) for other in (*known, *found)):
                found.append(item)
    return found


def _touch(item: ChangedFact, other: ChangedFact) -> bool:
    """Whether two changes share a stretch, on either side."""
    return any(
        one is not None
        and two is not None
        and one.paragraph == two.paragraph
        and one.start < two.end
        and two.start < one.end
        for one, two in ((item.reference, other.reference), (item.candidate, other.candidate))
    )


def _beside(
    reference: DocumentView,
    alignment: Alignment,
    left: Sequence[int],
    b: _Stretch,
    context: FactContext,
    changes: Sequence[FactChange],
) -> list[tuple[_Stretch, FactChange]]:
    """Numbers that the candidate has new, and that a sentence without a link has otherwise.

    A sentence left out but for its number (``Ten measures were named. The first is … .`` told as
    ``Twelve measures were named, the first …``) is linked to nothing, and its number was compared
    with none.
    """
    new = {change.candidate for change in changes if change.change == "invented"}
    new -= {change.candidate for change in changes if change.change == "changed"}
    near = [i for i in (left[0] - 1, left[-1] + 1) if 0 <= i < len(reference.sentences)]
    near = [
        i for i in near if not alignment.by_reference[i] and _is_in_paragraph(reference, i, left)
    ]
    if not new or not near:
        return []
    indices = sorted({*left, *near})
    wide = _stretch(reference, indices)
    free = [
        range(at, at + sentence.end - sentence.start)
        for index, (at, sentence) in zip(indices, wide.parts, strict=True)
        if index in near
    ]
    return [
        (wide, change)
        for change in compare_quantities(wide.text, b.text, context)
        if change.reference is not None
        and change.candidate in new
        and change.confidence >= _CERTAIN
        and any(change.reference[0] in places for places in free)
    ]


def _is_in_paragraph(view: DocumentView, index: int, own: Sequence[int]) -> bool:
    return view.sentences[index].paragraph in {view.sentences[i].paragraph for i in own}
