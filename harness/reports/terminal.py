"""The result on a terminal: who is best, and what each version covers, leaves out, adds, changes.

Every colour has a sign or word beside it, so that ``NO_COLOR`` loses nothing. All text of the input
goes through :mod:`harness.reports.text`: no escape sequence of it reaches the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from harness.reports.places import NOT_SCORED, Place, places
from harness.reports.text import one_line, shorten
from harness.reports.view import (
    KINDS,
    SIGNS,
    Shares,
    arrow,
    best,
    count_kinds,
    finding_kind,
    left_out,
    metric_names,
    reference_document,
    score_line,
    score_text,
    shares,
    were_searched,
)
from harness.result import EVIDENCE_METRICS, DocumentResult, Finding, MustCover, Result, Span

__all__ = ["render_terminal"]

_LIMIT = 8  # paragraphs of a document that are shown unless all are asked for
_FINDINGS = 6  # findings of a paragraph, likewise
_BAR = 10
_QUOTE = 300
_PER_CENT = 5  # columns beside a system's bar
_BETWEEN = 3  # blanks between two columns: their padding, and the table's own

_STATUS = {"covered": "green", "partial": "yellow", "omitted": "red", None: "dim"}
_SEVERITY = {"critical": "bold red", "major": "red", "minor": "yellow"}
_KIND = {
    "omission": "red",
    "addition": "blue",
    "change": "magenta",
    "untranslated": "cyan",
    "other": "yellow",
}
_HEADS = {
    "omission": "leaves out",
    "addition": "adds",
    "change": "changes",
    "untranslated": "untranslated",
    "other": "other",
}


def render_terminal(result: Result, console: Console, *, full: bool = False) -> None:
    """Show a result on a terminal.

    Args:
        result: What a run made.
        console: Where to; its width and colours are kept to.
        full: Show every paragraph and finding, not only those that matter most.
    """
    width = console.width
    console.print()
    for warning in (*result.run.warnings, *(f"missing: {name}" for name in result.run.missing)):
        console.print(Text.assemble(("! ", "yellow"), one_line(warning)))
    for table in (*_score_tables(result, width), _glance_table(result, width)):
        console.print(table)
        console.print()
    for system in result.systems:
        for document in system.documents:
            console.print(_document(result, system.name, document, width=width, full=full))


# -- the systems ----------------------------------------------------------------------------------


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))


def _score_tables(result: Result, width: int) -> Iterator[Table]:
    """Systems by metric; a table that is too wide goes on in another below."""
    names = metric_names(result)
    room = max(width - _name_width(result, width), 1)
    heads = {name: f"{one_line(name)} {arrow(result.metrics.get(name))}".rstrip() for name in names}
    chunk: list[str] = []
    used = 0
    for name in names:
        need = max(len(heads[name]), 6) + _BETWEEN
        if chunk and used + need > room:
            yield _score_table(result, chunk, heads, width)
            chunk, used = [], 0
        chunk.append(name)
        used += need
    if chunk:
        yield _score_table(result, chunk, heads, width)


def _name_width(result: Result, width: int) -> int:
    longest = max((len(one_line(system.name)) for system in result.systems), default=0)
    return min(max(longest, len("system")), max(width // 3, 8))


def _score_table(result: Result, names: Sequence[str], heads: dict[str, str], width: int) -> Table:
    table = _table()
    table.add_column("system", overflow="fold", max_width=_name_width(result, width))
    for name in names:
        table.add_column(Text(heads[name]), justify="right", no_wrap=True)
    winners = {name: best(result.systems, name, result.metrics.get(name)) for name in names}
    for i, system in enumerate(result.systems):
        cells = [
            Text(
                score_text(system.scores.get(name), result.metrics.get(name)),
                style="bold" if i in winners[name] else "",
            )
            for name in names
        ]
        table.add_row(Text(one_line(system.name)), *cells)
    return table


def _glance_table(result: Result, width: int) -> Table:
    """What each system covers, and how many findings of each kind it has."""
    per_system = [
        count_kinds(finding for d in system.documents for finding in d.findings)
        for system in result.systems
    ]
    shown = [kind for kind in KINDS if kind in KINDS[:3] or any(c[kind] for c in per_system)]
    table = _table()
    name_width = _name_width(result, width)
    table.add_column("system", overflow="fold", max_width=name_width)
    # where room is scarce the headings fold, and no figure is cut
    table.add_column("covers", no_wrap=True, min_width=4 + _PER_CENT)
    for kind in shown:
        table.add_column(_HEADS[kind], justify="right", overflow="fold", min_width=4)
    room = width - name_width - sum(len(_HEADS[kind]) + 3 for kind in shown) - 9
    for system, counts in zip(result.systems, per_system, strict=True):
        none = "0" if were_searched(system.documents) else "–"
        cells = [
            Text(f"{SIGNS[kind]} {counts[kind]}", style=_KIND[kind]) if counts[kind] else Text(none)
            for kind in shown
        ]
        part = shares(system.documents)
        table.add_row(Text(one_line(system.name)), _share_bar(part, min(24, max(room, 4))), *cells)
    return table


def _share_bar(part: Shares, width: int) -> Text:
    """Covered, partial and omitted text as stretches of one bar, and the covered per cent."""
    if part.covered + part.partial + part.omitted == 0:
        return Text("–", style="dim")
    covered = round(part.covered * width)
    partial = min(round(part.partial * width), width - covered)
    return Text.assemble(
        ("█" * covered, "green"),
        ("▒" * partial, "yellow"),
        ("·" * (width - covered - partial), "red"),
        f" {part.covered:4.0%}",
    )


# -- one document ---------------------------------------------------------------------------------


def _document(
    result: Result, system: str, document: DocumentResult, *, width: int, full: bool
) -> RenderableType:
    title = Text.assemble((one_line(system), "bold"), " · ", one_line(document.id))
    scores = score_line(document.scores, result.metrics, EVIDENCE_METRICS)
    rule = Rule(title, align="left", style="dim", characters="─")
    # a rule cuts what is too long for it
    parts: list[RenderableType] = [rule if title.cell_len + 4 <= width else title]
    if scores:
        parts.append(Text(scores, style="dim"))
    if aside := left_out(document):
        parts.append(Text(aside, style="dim"))
    parts.extend(_must_cover(document.must_cover))
    spots = places(document, reference_document(result, document.id))
    shown = spots if full else _weightiest(spots)
    hidden = [spot for spot in spots if spot not in shown]
    if len(shown) < len(spots) and hidden:
        parts.append(Text(f"the {len(shown)} places that matter most:", style="dim italic"))
    for (quiet, _), group in groupby(
        shown, key=lambda spot: (not full and spot.quiet, spot.label == NOT_SCORED)
    ):
        if quiet:
            parts.append(_quiet(list(group)))
        else:
            parts.extend(_place(spot, width, full=full) for spot in group)
    if hidden:
        parts.append(_more(hidden))
    parts.append(Text())
    return Group(*parts)


def _weightiest(spots: Sequence[Place]) -> list[Place]:
    """The places to show: all where they are few, else those that matter most, heaviest first."""
    loud = [spot for spot in spots if not spot.quiet]
    if len(loud) <= _LIMIT:
        return list(spots)
    return sorted(loud, key=lambda spot: -spot.weight)[:_LIMIT]


def _more(hidden: Sequence[Place]) -> Text:
    loud = sum(not spot.quiet for spot in hidden)
    findings = sum(len(spot.findings) for spot in hidden)
    parts = [_count(loud, "more place"), _count(findings, "finding")] if loud else []
    if len(hidden) > loud:
        parts.append(f"{_count(len(hidden) - loud, 'paragraph')} with nothing to say")
    return Text(f"… {', '.join(parts)}; --full shows all", style="dim")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quiet(group: Sequence[Place]) -> Text:
    """Neighbouring paragraphs with nothing to say, in one line."""
    first, last = group[0].index, group[-1].index
    span = f"¶ {first}" if first == last else f"¶ {first}–{last}"
    states = {spot.label for spot in group}
    label = states.pop() if len(states) == 1 else "nothing missing"
    # what was not looked at has not passed
    sign = ("– ", "dim") if label == NOT_SCORED else ("✓ ", "green")
    return Text.assemble(sign, f"{span}  ", (label, "dim"))


def _place(spot: Place, width: int, *, full: bool) -> RenderableType:
    findings = spot.findings if full else spot.findings[:_FINDINGS]
    lines: list[RenderableType] = [_heading(spot, width)]
    lines.extend(Padding(_finding(finding), (0, 0, 0, 4)) for finding in findings)
    if len(findings) < len(spot.findings):
        rest = _count(len(spot.findings) - len(findings), "more finding")
        lines.append(Text(f"    … {rest}; --full shows all", style="dim"))
    return Group(*lines)


def _heading(spot: Place, width: int) -> Text:
    mark = "▸ " if spot.findings else "  "
    if spot.nowhere:
        return Text("▸ in no paragraph")
    if spot.side == "candidate":
        head = Text.assemble(
            mark, f"¶ {spot.index:<3} ", (f"{spot.label:<10} ", "blue"), ("in the candidate", "dim")
        )
    else:
        answer = _ranges(spot.aligned)
        head = Text.assemble(
            mark,
            f"¶ {spot.index:<3} ",
            (f"{spot.label:<10} ", _STATUS.get(spot.status, "dim")),
            _bar(spot.score),
            (f"  ↔ ¶ {answer}" if answer else "  ↔ nothing", "dim"),
        )
    head.append("  ")
    room = width - head.cell_len
    if room > 12:
        head.append(shorten(spot.text, room), style="dim italic")
    head.truncate(width, overflow="ellipsis")
    return head


def _ranges(indexes: Iterable[int]) -> str:
    """Indexes as people write them: ``0–3, 7``."""
    runs: list[tuple[int, int]] = []
    for index in sorted(set(indexes)):
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)


def _bar(score: float | None) -> Text:
    if score is None:
        return Text("·" * _BAR + "    –", style="dim")
    full = round(score * _BAR)
    return Text.assemble(("█" * full, "green"), ("·" * (_BAR - full), "red"), f" {score:.2f}")


def _finding(finding: Finding) -> RenderableType:
    kind = finding_kind(finding.category)
    name = one_line(finding.category.rpartition("/")[2])
    head = Text.assemble(
        (f"{SIGNS[kind]} {name}", _KIND[kind]),
        f" ({one_line(finding.fact)})" if finding.fact else "",
        " · ",
        (finding.severity, _SEVERITY[finding.severity]),
    )
    spans = [span for span in (finding.reference, finding.candidate) if span is not None]
    lines = [Text(" → ").join(_quote(span) for span in spans)] if spans else []
    lines.append(Text(one_line(finding.explanation), style="dim"))
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in lines))


def _quote(span: Span) -> Text:
    return Text(f"“{shorten(span.text, _QUOTE)}”")


def _must_cover(units: Iterable[MustCover]) -> Iterator[Text]:
    for unit in units:
        sign = {"covered": "✓", None: "–"}.get(unit.status, "✗")
        yield Text.assemble(
            (f"{sign} must cover, {unit.status or 'not scored'}: ", _STATUS[unit.status]),
            shorten(unit.text, _QUOTE),
        )
