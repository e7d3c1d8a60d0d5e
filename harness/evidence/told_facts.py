"""Which changed facts are told: those of what the candidate renders, and not of two things.

Two texts that tell of one event in words of their own have many figures and names that stand for
different things: "40 ft" of a hedge, "20 ft" that it is cut to. So a change is told where the units
that hold it are there in the other text. A changed fact lowers the chance of its own unit, too; of
a sure comparison one unit that is surely there is enough, and so is what stands around the two.
Where a whole text is told anew, only that counts.

Chosen on summaries of newspaper reports as they are, where nearly all that is compared with some
confidence is wrong, and with a number or a name exchanged (``benchmarks/retold_facts.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from harness.alignment.view import DocumentView
from harness.evidence.changes import ChangedFact
from harness.evidence.config import ScoringConfig
from harness.evidence.coverage import Judged
from harness.evidence.facts.words import Word, words
from harness.result import Span

__all__ = ["RETOLD", "told_changes"]

RETOLD = 0.5
"""How likely it is that a text is told anew, from which it is taken for one."""
_SURE, _SURELY_THERE = 0.8, 0.9
"""Confidence of a comparison, and coverage or support of one of its units, that are enough."""
_IN_CONTEXT = 1.0
"""Confidence and share of common words around, together, that are enough."""
_AROUND = 5
"""Content words on either side of a fact that tell what it is of."""
_VALUES = frozenset({"number", "date", "name"})


def told_changes(
    changes: Iterable[ChangedFact],
    views: tuple[DocumentView, DocumentView],
    judged: tuple[Sequence[Judged], Sequence[Judged]],
    config: ScoringConfig,
    *,
    retold: bool,
) -> list[ChangedFact]:
    """The changes that are findings; what an omission or addition tells is told by that alone.

    Args:
        changes: All that were compared with some confidence.
        views: Of the reference and of the candidate.
        judged: The coverage of the one's units, the support of the other's.
        config: The thresholds.
        retold: The reference is told anew, and not translated.
    """
    places = [_by_paragraph(side) for side in judged]
    return [
        item
        for item in changes
        if _is_told(
            item,
            views,
            (
                _chance(views[0], places[0], item.reference),
                _chance(views[1], places[1], item.candidate),
            ),
            config,
            retold=retold,
        )
    ]


def _is_told(
    item: ChangedFact,
    views: tuple[DocumentView, DocumentView],
    chances: tuple[float, float],
    config: ScoringConfig,
    *,
    retold: bool,
) -> bool:
    rendered = chances[0] >= config.omitted_below and chances[1] >= config.unsupported_below
    if item.reference is None or item.candidate is None:
        return rendered
    sure = item.change.confidence >= _SURE and max(chances) >= _SURELY_THERE
    if (rendered or sure) and not retold:
        return True
    return _is_in_context(item, item.reference, item.candidate, views)


def _is_in_context(
    item: ChangedFact,
    reference: Span,
    candidate: Span,
    views: tuple[DocumentView, DocumentView],
) -> bool:
    """Whether the same words stand around the two, and the new value is no other's."""
    around = [_around(view, span) for view, span in zip(views, (reference, candidate), strict=True)]
    shared = len(around[0] & around[1]) / max(1, min(map(len, around)))
    if item.change.confidence + shared < _IN_CONTEXT:
        return False
    return item.change.fact not in _VALUES or not _is_said(candidate.text, views[0])


def _around(view: DocumentView, span: Span) -> frozenset[str]:
    """The stems of the content words around a stretch."""
    found = words(view.document.paragraphs[span.paragraph].text)
    before = [word for word in found if word.end <= span.start and word.is_content]
    after = [word for word in found if word.start >= span.end and word.is_content]
    near: list[Word] = before[-_AROUND:] + after[:_AROUND]
    return frozenset(word.stem for word in near)


def _is_said(text: str, view: DocumentView) -> bool:
    """Whether a document has a value, in whatever place."""
    value = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return any(value.search(paragraph.text) for paragraph in view.document.paragraphs)


def _by_paragraph(judged: Iterable[Judged]) -> dict[int, list[Judged]]:
    found: dict[int, list[Judged]] = {}
    for item in judged:
        found.setdefault(item.paragraph, []).append(item)
    return found


def _chance(view: DocumentView, judged: Mapping[int, Sequence[Judged]], span: Span | None) -> float:
    """The least chance of the units that a stretch touches; 1 where there is none."""
    if span is None:
        return 1.0
    units = view.document.paragraphs[span.paragraph].units
    return min(
        (
            item.probability
            for item in judged.get(span.paragraph, ())
            if units[item.unit].start < span.end and span.start < units[item.unit].end
        ),
        default=1.0,
    )
