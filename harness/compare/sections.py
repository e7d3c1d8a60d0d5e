"""A comparison as headed tables of plain text: what every format shows, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

from harness.compare.model import (
    Comparison,
    GroupScores,
    MetricComparison,
    NGramCount,
    PairComparison,
    ParagraphDifference,
    SystemScore,
    counted,
)
from harness.compare.testing import LEAST
from harness.reports.text import one_line

__all__ = ["Column", "Section", "sections"]

_NONE = "–"
_DOCUMENTS = 20
"""How many documents the breakdown shows: those whose scores lie furthest apart."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether it holds figures or running text."""

    heading: str
    kind: str = "word"
    """``word``, ``figure`` (set to the right) or ``text`` (may be long)."""
    minor: bool = False
    """A narrow terminal may leave it out."""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed table, with what must be said of it below."""

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


def sections(comparison: Comparison) -> list[Section]:
    """All tables of a comparison, in reading order; empty ones are left out."""
    found = [_overview(comparison)]
    found += [_metric(comparison, metric) for metric in comparison.metrics]
    found += _paragraphs(comparison)
    found += [
        _groups(comparison, "By document", "document", _furthest(comparison)),
        _groups(comparison, "By length of paragraph", "length", comparison.breakdown.lengths),
        _findings(comparison),
    ]
    found += [_ngrams(comparison, over=over) for over in (True, False)]
    return [_shown(section) for section in found if section.rows or section.notes]


def _shown(section: Section) -> Section:
    """With names and texts as any format may show them: on one line, and no order to a terminal."""
    return Section(
        one_line(section.title),
        tuple(replace(column, heading=one_line(column.heading)) for column in section.columns),
        tuple(tuple(map(one_line, row)) for row in section.rows),
        tuple(map(one_line, section.notes)),
    )


def _overview(comparison: Comparison) -> Section:
    metrics = comparison.metrics
    rows = []
    for index, system in enumerate(comparison.systems):
        cells = [_clustered(metric, index) for metric in metrics]
        rows.append((system, *cells))
    arrows = [Column(f"{m.name} {'↑' if m.higher_is_better else '↓'}", "figure") for m in metrics]
    notes = [*(f"Warning: {warning}" for warning in comparison.warnings)]
    if any(score.cluster for metric in metrics for score in metric.systems):
        notes.append(
            "In brackets, the cluster: systems of one cluster cannot be told apart by this metric. "
            "↑ higher is better, ↓ lower."
        )
    notes.append(
        f"{counted(len(comparison.documents), 'documents')}. Resampling: "
        f"{comparison.resamples:,} bootstrap resamples, {comparison.trials:,} randomisation "
        f"trials, seed {comparison.seed}."
    )
    return Section("Systems", (Column("system"), *arrows), tuple(rows), tuple(notes))


def _clustered(metric: MetricComparison, index: int) -> str:
    score = metric.systems[index]
    cluster = f" [{score.cluster}]" if score.cluster and len(metric.systems) > 1 else ""
    return f"{_score(metric, score.score)}{cluster}"


def _metric(comparison: Comparison, metric: MetricComparison) -> Section:
    pairs = {
        pair.second if pair.first == comparison.baseline else pair.first: pair
        for pair in metric.pairs
        if comparison.baseline in (pair.first, pair.second)
    }
    sign = 1 if metric.higher_is_better else -1
    order = sorted(
        metric.systems,
        key=lambda each: (each.score is None, 0 if each.score is None else -sign * each.score),
    )
    rows = []
    for score in order:
        own = (
            _rank(score),
            score.system,
            _score(metric, score.score),
            _interval(metric, score.low, score.high),
        )
        rows.append(own + _against(metric, pairs.get(score.system), comparison.baseline))
    columns = (
        Column("cluster (ranks)", "figure"),
        Column("system"),
        *(Column(heading, "figure") for heading in ("score", "95 % interval", "Δ")),
        Column("95 % interval of Δ", "figure", minor=True),
        Column("p bootstrap", "figure", minor=True),
        Column("p randomisation", "figure", minor=True),
        Column("p Holm", "figure"),
        Column("effect", "figure", minor=True),
        Column("verdict"),
    )
    resampled = f"{counted(metric.count, metric.resampled)} resampled" if metric.count else ""
    if 0 < metric.count < LEAST:
        resampled = f"No interval: {counted(metric.count, metric.resampled)}, too few to resample"
    notes = [
        f"Δ is against {comparison.baseline}." if pairs else "",
        f"{resampled}; signature {metric.signature}." if resampled else "",
        f"{metric.note[0].upper()}{metric.note[1:]}." if metric.note else "",
    ]
    direction = "higher is better" if metric.higher_is_better else "lower is better"
    return Section(
        f"{metric.name}, {direction}", columns, tuple(rows), tuple(note for note in notes if note)
    )


def _rank(score: SystemScore) -> str:
    """Its cluster, and the ranks that it may hold."""
    if score.cluster is None or score.ranks is None:
        return _NONE
    return f"{score.cluster} ({score.ranks[0]}–{score.ranks[1]})"


def _against(
    metric: MetricComparison, pair: PairComparison | None, baseline: str
) -> tuple[str, ...]:
    """The cells of one system against the baseline; the pair may stand either way round."""
    if pair is None:
        return ("",) * 6 + ("baseline",)
    turned = pair.second == baseline
    sign = -1 if turned else 1
    low, high = (pair.high, pair.low) if turned else (pair.low, pair.high)
    if pair.p_holm is None:
        verdict = "not enough data"
    elif pair.better is None:
        verdict = "not significant"
    else:
        verdict = "worse" if pair.better == baseline else "better"
    return (
        _score(metric, _times(sign, pair.difference), signed=True),
        _interval(metric, _times(sign, low), _times(sign, high), signed=True),
        _p(pair.p_bootstrap),
        _p(pair.p_randomisation),
        _p(pair.p_holm),
        _NONE if pair.effect is None else f"{sign * pair.effect:+.2f}".replace("-", "−"),
        verdict,
    )


def _paragraphs(comparison: Comparison) -> list[Section]:
    found = []
    for pair in dict.fromkeys((each.first, each.second) for each in comparison.paragraphs):
        inside = [p for p in comparison.paragraphs if (p.first, p.second) == pair]
        columns = (
            Column("place"),
            Column(inside[0].metric, "figure"),
            Column("reference", "text"),
            *(Column(system, "text") for system in pair),
        )
        rows = tuple(_paragraph(each) for each in inside)
        title = f"Where {pair[0]} and {pair[1]} differ most"
        found.append(Section(title, columns, rows))
    return found


def _paragraph(each: ParagraphDifference) -> tuple[str, ...]:
    first, second = (f"{score:.2f}" for score in each.scores)
    texts = (text or "(nothing)" for text in each.texts)
    place = f"{each.document}, {each.paragraph}"
    return (place, f"{first} → {second}", each.reference, *texts)


def _furthest(comparison: Comparison) -> Sequence[GroupScores]:
    """The documents whose scores lie furthest apart, in their own order."""

    def spread(group: GroupScores) -> float:
        known = [score for score in group.scores.values() if score is not None]
        return max(known) - min(known) if known else 0.0

    documents = comparison.breakdown.documents
    kept = {group.group for group in sorted(documents, key=spread, reverse=True)[:_DOCUMENTS]}
    return [group for group in documents if group.group in kept]


def _groups(
    comparison: Comparison, title: str, heading: str, groups: Sequence[GroupScores]
) -> Section:
    metric = comparison.breakdown.metric
    rows = [
        (
            group.group,
            f"{group.count:,}",
            *(_plain(group.scores[system]) for system in comparison.systems),
        )
        for group in groups
    ]
    columns = (
        Column(heading),
        Column("paragraphs", "figure"),
        *(Column(system, "figure") for system in comparison.systems),
    )
    hidden = len(comparison.breakdown.documents) - len(groups) if heading == "document" else 0
    notes = (f"{hidden} more, in which the systems lie closer together.",) if hidden > 0 else ()
    return Section(f"{title}: {metric}", columns, tuple(rows), notes if rows else ())


def _findings(comparison: Comparison) -> Section:
    rows = [
        (
            each.category if each.fact is None else f"{each.category} ({each.fact})",
            each.severity,
            *(f"{each.counts[system]:,}" for system in comparison.systems),
        )
        for each in comparison.breakdown.findings
    ]
    figures = (Column(system, "figure") for system in comparison.systems)
    columns = (Column("finding"), Column("severity"), *figures)
    return Section("Findings by kind", columns, tuple(rows))


def _ngrams(comparison: Comparison, *, over: bool) -> Section:
    rows = []
    for each in comparison.ngrams:
        found = each.over if over else each.under
        if found:
            rows.append((each.system, ", ".join(_ngram(ngram) for ngram in found)))
    columns = (Column("system"), Column("n-gram, times in candidate : in reference", "text"))
    title = "Said more often than the reference does" if over else "Said less often"
    return Section(title, columns, tuple(rows))


def _ngram(ngram: NGramCount) -> str:
    return f"“{ngram.text}” {ngram.candidate}:{ngram.reference}"


def _times(sign: int, value: float | None) -> float | None:
    return None if value is None else sign * value


def _score(metric: MetricComparison, value: float | None, *, signed: bool = False) -> str:
    """A score: three decimals where the range is 0 to 1, else two, as sacrebleu prints."""
    if value is None or not isfinite(value):
        return _NONE
    unit = metric.range[1] is not None and metric.range[1] <= 1
    text = f"{value:{'+' if signed else ''}.{3 if unit else 2}f}"
    return text.replace("-", "−")


def _interval(
    metric: MetricComparison, low: float | None, high: float | None, *, signed: bool = False
) -> str:
    if low is None or high is None:
        return _NONE
    return f"{_score(metric, low, signed=signed)} … {_score(metric, high, signed=signed)}"


def _plain(value: float | None) -> str:
    return _NONE if value is None else f"{value:.3f}"


def _p(value: float | None) -> str:
    if value is None:
        return _NONE
    return "<0.001" if value < 0.001 else f"{value:.3f}"
