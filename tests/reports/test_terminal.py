from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from rich.console import Console

from harness.reports import render_terminal
from harness.result import Finding, ParagraphResult, ReferenceParagraph, Result, Span


def render(
    result: Result,
    *,
    full: bool = False,
    width: int = 100,
    environment: Mapping[str, str] | None = None,
) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, _environ=environment or {})
    render_terminal(result, console, full=full)
    return out.getvalue()


def long_result(result: Result, paragraphs: int) -> Result:
    """The same document, with many paragraphs that are omitted, the last one the gravest."""
    texts = [f"Paragraph {i} is missing." for i in range(paragraphs)]
    reference = result.references[0].model_copy(
        update={
            "paragraphs": tuple(
                ReferenceParagraph(index=i, text=text, kind="body") for i, text in enumerate(texts)
            )
        }
    )
    findings = tuple(
        Finding(
            id=f"f{i}",
            category="Accuracy/Omission",
            severity="critical" if i == paragraphs - 1 else "minor",
            fact=None,
            reference=Span(paragraph=i, start=0, end=len(text), text=text),
            candidate=None,
            explanation="missing",
        )
        for i, text in enumerate(texts)
    )
    rows = tuple(
        ParagraphResult(index=i, status="omitted", scores={"coverage": 0}, units=())
        for i in range(paragraphs)
    )
    document = (
        result.systems[0]
        .documents[0]
        .model_copy(update={"paragraphs": rows, "findings": findings, "must_cover": ()})
    )
    system = result.systems[0].model_copy(update={"documents": (document,)})
    return result.model_copy(update={"references": (reference,), "systems": (system,)})


def test_scores_stand_by_metric_with_their_direction(plain_result: Result) -> None:
    text = render(plain_result)
    assert "coverage ↑" in text
    assert "TER ↓" in text
    assert "0.660" in text


def test_what_is_left_out_as_boilerplate_is_counted(plain_result: Result) -> None:
    assert "left out as boilerplate: 4 words of the reference, 3 words of the candidate" in render(
        plain_result
    )


def test_where_nothing_is_left_out_nothing_is_said_of_it(plain_result: Result) -> None:
    result = long_result(plain_result, 2)
    system = result.systems[0]
    document = system.documents[0].model_copy(update={"candidate_paragraphs": ()})
    system = system.model_copy(update={"documents": (document,)})
    assert "boilerplate" not in render(result.model_copy(update={"systems": (system,)}))


def test_null_is_a_dash(rich_result: Result) -> None:
    line = next(line for line in render(rich_result).splitlines() if line.startswith("empty "))
    assert line.split() == ["empty", "0.000", "–", "0.000", "–", "–"]


def test_counts_of_what_was_not_looked_at_are_dashes(plain_result: Result) -> None:
    system = plain_result.systems[0]
    unseen = system.model_copy(
        update={
            "documents": tuple(
                d.model_copy(update={"findings": (), "paragraphs": ()}) for d in system.documents
            )
        }
    )
    lines = render(plain_result.model_copy(update={"systems": (unseen,)})).splitlines()
    heads = next(i for i, line in enumerate(lines) if "leaves out" in line)
    row = next(line for line in lines[heads:] if line.startswith(system.name))
    assert set(row.split()[-3:]) == {"–"}


def test_a_paragraph_shows_status_coverage_and_what_answers_it(plain_result: Result) -> None:
    assert "¶ 3   partial    █████····· 0.48  ↔ ¶ 1" in render(plain_result)


def test_a_finding_shows_what_why_and_the_words(plain_result: Result) -> None:
    text = render(plain_result)
    assert "Mistranslation (date) · major" in text
    assert "“27–28 December” → “28 to 12 December”" in text
    assert "the date differs" in text


def test_omitted_words_are_quoted(plain_result: Result) -> None:
    assert "“rebuilding the fish market, and lighting the pier.”" in render(plain_result)


def test_an_addition_that_answers_nothing_is_shown(plain_result: Result) -> None:
    text = render(plain_result)
    assert "¶ 2   added      in the candidate" in text
    assert "“Critics called the meeting a theatre of good intentions.”" in text


def test_paragraphs_with_nothing_to_say_share_a_line(plain_result: Result) -> None:
    assert "✓ ¶ 0–1" in render(plain_result)
    assert "✓ ¶ 0–1" not in render(plain_result, full=True)


def test_a_long_document_begins_with_what_matters_most(plain_result: Result) -> None:
    text = render(long_result(plain_result, 20))
    first = next(line for line in text.splitlines() if line.startswith("▸"))
    assert first.startswith("▸ ¶ 19 ")
    assert "… 12 more places, 12 findings; --full shows all" in text


def test_full_shows_all_in_order(plain_result: Result) -> None:
    text = render(long_result(plain_result, 20), full=True)
    shown = [int(line.split()[2]) for line in text.splitlines() if line.startswith("▸")]
    assert shown == list(range(20))
    assert "--full" not in text


@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_terminal_shows_every_metric(plain_result: Result, width: int) -> None:
    text = render(plain_result, width=width)
    for name in ("coverage ↑", "support ↑", "adequacy ↑", "BLEU ↑", "TER ↓"):
        assert name in text


@pytest.mark.parametrize("width", range(56, 120, 4))
def test_no_heading_or_name_is_cut_where_there_is_room(plain_result: Result, width: int) -> None:
    systems = tuple(
        system.model_copy(update={"name": f"{system.name}-derived"})
        for system in plain_result.systems
    )
    text = render(plain_result.model_copy(update={"systems": systems}), width=width)
    tables = text.partition("covers")[0]
    assert "-derived" in tables
    assert "…" not in tables


def test_without_colour_the_words_are_the_same(plain_result: Result) -> None:
    plain = render(plain_result)
    assert render(plain_result, environment={"NO_COLOR": "1"}) == plain
    assert "\x1b[" not in plain


def test_no_colour_is_kept_to_on_a_colour_terminal(plain_result: Result) -> None:
    environment = {"TERM": "xterm-256color", "FORCE_COLOR": "1"}
    assert "\x1b[31m" in render(plain_result, environment=environment)
    environment["NO_COLOR"] = "1"
    assert "\x1b[31m" not in render(plain_result, environment=environment)


def test_an_escape_sequence_of_the_input_does_not_reach_the_terminal(rich_result: Result) -> None:
    assert "␛[31m" in render(rich_result)
    assert "\x1b" not in render(rich_result)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_names_that_differ_in_their_last_letter_are_told_apart(
    plain_result: Result, width: int
) -> None:
    names = tuple(f"engine-2026-11-01-of-the-news-desk-{end}" for end in "ΦΨ")
    systems = tuple(plain_result.systems[0].model_copy(update={"name": each}) for each in names)
    said = render(plain_result.model_copy(update={"systems": systems}), width=width)
    tables, heading, _ = said.partition(f"{names[0]} ·")
    assert heading
    assert "…" not in tables
    assert tables.count("Φ") == tables.count("Ψ") >= 2
