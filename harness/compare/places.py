"""Where systems differ: the paragraphs, and the groups of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.compare.model import Breakdown, FindingCount, GroupScores, ParagraphDifference
from harness.compare.selection import Contender, Selection
from harness.compare.tree import answer_text
from harness.evidence.aggregate import unit_length
from harness.result import SEVERITIES

__all__ = ["break_down", "leading_metric", "paragraph_differences"]

_LEADING = ("adequacy", "coverage", "chrF2", "chrF2++", "BLEU")
"""The first of these that paragraphs are scored by is what places are compared by."""

_LENGTHS = (10, 20, 40, 80)
"""Upper bounds, in words of the reference, of the groups by length."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A reference paragraph, its length in words and all systems' scores of it."""

    document: str
    paragraph: int
    text: str
    words: int
    scores: tuple[float | None, ...]


def leading_metric(selection: Selection) -> str | None:
    """The metric that paragraphs are compared by; None if no paragraph is scored."""
    scored = {
        name
        for contender in selection.contenders
        for document in contender.documents
        for paragraph in document.paragraphs
        for name, score in paragraph.scores.items()
        if score is not None
    }
    return next((name for name in _LEADING if name in scored), None)


def paragraph_differences(
    selection: Selection, metric: str, first: int, second: int, *, shown: int
) -> list[ParagraphDifference]:
    """The paragraphs that make most of the difference between two systems, either way.

    Ordered by score difference times length in words: what a paragraph brings to the difference of
    a mean weighted by length.
    """
    places = _places(selection, metric)
    total = sum(place.words for place in places) or 1
    found: list[tuple[float, _Place]] = []
    for place in places:
        a, b = place.scores[first], place.scores[second]
        if a is not None and b is not None and a != b:
            found.append(((b - a) * place.words / total, place))
    found.sort(key=lambda each: -abs(each[0]))
    return [
        _difference(selection, metric, (first, second), place, share)
        for share, place in found[:shown]
    ]


def _difference(
    selection: Selection, metric: str, pair: tuple[int, int], place: _Place, share: float
) -> ParagraphDifference:
    names, scores, texts = [], [], []
    for index in pair:
        contender = selection.contenders[index]
        document = next(d for d in contender.documents if d.id == place.document)
        paragraph = next(p for p in document.paragraphs if p.index == place.paragraph)
        names.append(contender.name)
        scores.append(place.scores[index] or 0.0)
        texts.append(answer_text(document, paragraph, aligned=selection.aligned))
    return ParagraphDifference(
        first=names[0],
        second=names[1],
        document=place.document,
        paragraph=place.paragraph,
        metric=metric,
        scores=(scores[0], scores[1]),
        share=share,
        reference=place.text,
        texts=(texts[0], texts[1]),
    )


def break_down(selection: Selection, metric: str | None) -> Breakdown:
    """Scores by document and by length of paragraph, findings by kind."""
    names = [contender.name for contender in selection.contenders]
    places = [] if metric is None else _places(selection, metric)
    documents = [] if metric is None else _documents(selection, metric, names)
    lengths = []
    for low, high in zip((0, *_LENGTHS), (*_LENGTHS, None), strict=True):
        inside = [p for p in places if p.words > low and (high is None or p.words <= high)]
        label = f"{low + 1}–{high} words" if high else f"over {low} words"
        if inside:
            lengths.append(_group(label, inside, names))
    return Breakdown(
        metric=metric,
        documents=tuple(documents),
        lengths=tuple(lengths),
        findings=tuple(_findings(selection.contenders)),
    )


def _documents(selection: Selection, metric: str, names: Sequence[str]) -> list[GroupScores]:
    return [
        GroupScores(
            group=reference.id,
            count=sum(paragraph.kind != "boilerplate" for paragraph in reference.paragraphs),
            scores={
                name: contender.documents[index].scores.get(metric)
                for name, contender in zip(names, selection.contenders, strict=True)
            },
        )
        for index, reference in enumerate(selection.references)
    ]


def _group(label: str, places: Sequence[_Place], names: Sequence[str]) -> GroupScores:
    scores = {
        name: _mean((place.scores[index], place.words) for place in places)
        for index, name in enumerate(names)
    }
    return GroupScores(group=label, count=len(places), scores=scores)


def _mean(scores: Iterable[tuple[float | None, int]]) -> float | None:
    known = [(score, words) for score, words in scores if score is not None]
    weight = sum(words for _, words in known)
    return sum(score * words for score, words in known) / weight if weight else None


def _places(selection: Selection, metric: str) -> list[_Place]:
    by_system = [
        {
            (document.id, paragraph.index): paragraph.scores.get(metric)
            for document in contender.documents
            for paragraph in document.paragraphs
        }
        for contender in selection.contenders
    ]
    return [
        _Place(
            document=reference.id,
            paragraph=paragraph.index,
            text=paragraph.text,
            words=unit_length(paragraph.text),
            scores=tuple(scores.get((reference.id, paragraph.index)) for scores in by_system),
        )
        for reference in selection.references
        for paragraph in reference.paragraphs
        if paragraph.kind != "boilerplate"
    ]


def _findings(contenders: Sequence[Contender]) -> list[FindingCount]:
    counts = [
        Counter(
            (finding.category, finding.fact, finding.severity)
            for document in contender.documents
            for finding in document.findings
        )
        for contender in contenders
    ]
    kinds = set().union(*counts)
    return [
        FindingCount(
            category=category,
            fact=fact,
            severity=severity,
            counts={
                contender.name: count[category, fact, severity]
                for contender, count in zip(contenders, counts, strict=True)
            },
        )
        for category, fact, severity in sorted(
            kinds, key=lambda kind: (kind[0], kind[1] or "", -SEVERITIES.index(kind[2]))
        )
    ]
