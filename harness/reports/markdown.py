"""Markdown for pull requests: scores, what each version leaves out, adds and changes.

GitHub-flavoured Markdown. All text of the input is escaped, so that it can be neither markup nor
HTML, nor mention anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.reports.registry import writer
from harness.reports.text import one_line, shorten
from harness.reports.view import (
    KINDS,
    SIGNS,
    arrow,
    best,
    count_kinds,
    finding_kind,
    left_out,
    metric_names,
    score_line,
    score_text,
    shares,
    weight,
    were_searched,
)
from harness.result import EVIDENCE_METRICS, DocumentResult, Finding, Result, Span, SystemResult

__all__ = ["escape_markdown", "write_markdown"]

_QUOTE = 160  # characters of a quotation: enough to know the place, short enough for a table
_MARKUP = re.compile(r"([\\`*_\[\]|~$>])")
# What begins a list, heading or rule; only at the start of a line, or of a list's item.
_BLOCK = re.compile(r"^([-+=#]|\d+(?=[.)]))")
# What ends a heading without being shown.
_CLOSING = re.compile(r"#$")
# What GitHub links or draws by itself, after the escapes are gone: @name, #12, :tada:
_AUTOMATIC = re.compile(r"@(?=\w)|#(?=\d)|:(?=[\w+-]+:)")


def escape_markdown(text: str) -> str:
    """The text on one line, as Markdown that shows just these characters.

    An invisible word joiner (U+2060) breaks what GitHub would make a mention, link or picture.
    """
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;")
    text = _AUTOMATIC.sub("\\g<0>&#8288;", _MARKUP.sub(r"\\\1", text))
    return _BLOCK.sub(_escape_block, _CLOSING.sub("&#35;", text))


def _escape_block(start: re.Match[str]) -> str:
    text = start.group()
    return f"&#{ord(text)};" if not text.isdigit() else f"{text}&#8288;"


@writer("markdown", suffix=".md")
def write_markdown(result: Result) -> str:
    """A table of systems, then the findings of each document, the gravest first."""
    blocks = [f"# Coverage report: {escape_markdown(result.run.name)}", *_warnings(result)]
    blocks.append(_scores(result))
    blocks.append(_glance(result))
    for system in result.systems:
        blocks.append(f"## {escape_markdown(system.name)}")
        for document in system.documents:
            blocks.extend(_document(result, document))
    blocks.append(_foot(result))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _table(head: list[str], rows: list[list[str]], *, numbers_from: int = 1) -> str:
    rule = [":--" if i < numbers_from else "--:" for i in range(len(head))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))


def _warnings(result: Result) -> Iterator[str]:
    lines = [f"> - {escape_markdown(warning)}" for warning in result.run.warnings]
    lines += [f"> - missing: {escape_markdown(name)}" for name in result.run.missing]
    if lines:
        yield "\n".join(["> **Warnings**", ">", *lines])


def _scores(result: Result) -> str:
    names = metric_names(result)
    if not names:
        return ""
    winners = {name: best(result.systems, name, result.metrics.get(name)) for name in names}
    rows = []
    for i, system in enumerate(result.systems):
        cells = [escape_markdown(system.name)]
        for name in names:
            text = score_text(system.scores.get(name), result.metrics.get(name))
            cells.append(f"**{text}**" if i in winners[name] else text)
        rows.append(cells)
    head = [f"{escape_markdown(n)} {arrow(result.metrics.get(n))}".rstrip() for n in names]
    return _table(["system", *head], rows)


def _glance(result: Result) -> str:
    rows = [_glance_row(system) for system in result.systems]
    return _table(["system", "covers", "partly", *_GLANCE.values()], rows) if rows else ""


_GLANCE = {
    "omission": "leaves out",
    "addition": "adds",
    "change": "changes",
    "untranslated": "untranslated",
    "other": "other",
}


def _glance_row(system: SystemResult) -> list[str]:
    part = shares(system.documents)
    counts = count_kinds(finding for d in system.documents for finding in d.findings)
    seen = were_searched(system.documents)
    scored = part.covered + part.partial + part.omitted > 0
    return [
        escape_markdown(system.name),
        f"{part.covered:.0%}" if scored else "–",
        f"{part.partial:.0%}" if scored else "–",
        *(str(counts[kind]) if seen else "–" for kind in KINDS),
    ]


def _document(result: Result, document: DocumentResult) -> Iterator[str]:
    line = score_line(document.scores, result.metrics, EVIDENCE_METRICS)
    count = len(document.findings)
    found = "1 finding" if count == 1 else f"{count} findings"
    if not count:
        found = "no findings" if document.was_searched else "not searched for findings"
    yield f"### {escape_markdown(document.id)}"
    yield " · ".join(filter(None, (line, found, left_out(document))))
    if must := [unit for unit in document.must_cover if unit.status != "covered"]:
        yield "\n".join(
            f"- must cover, {unit.status or 'not scored'}: {escape_markdown(unit.text)}"
            for unit in must
        )
    if document.findings:
        yield "<details>\n<summary>Findings</summary>"
        ordered = sorted(document.findings, key=lambda finding: -weight(finding.severity))
        yield _table(
            ["severity", "what", "reference", "candidate", "why"],
            [_finding(finding) for finding in ordered],
            numbers_from=5,
        )
        yield "</details>"


def _finding(finding: Finding) -> list[str]:
    what = f"{SIGNS[finding_kind(finding.category)]} {finding.category.rpartition('/')[2]}"
    if finding.fact:
        what += f" ({finding.fact})"
    return [
        f"**{finding.severity}**" if finding.severity != "minor" else finding.severity,
        escape_markdown(what),
        _quote(finding.reference),
        _quote(finding.candidate),
        escape_markdown(finding.explanation),
    ]


def _quote(span: Span | None) -> str:
    if span is None:
        return "–"
    return f"¶{span.paragraph} “{escape_markdown(shorten(span.text, _QUOTE))}”"


def _foot(result: Result) -> str:
    return (
        f"<sub>¶ counts paragraphs from 0. Encoder: {escape_markdown(result.run.encoder)}. "
        f"Signature: {escape_markdown(result.run.signature)}</sub>"
    )
