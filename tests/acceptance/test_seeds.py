"""What the run must say of the texts that the project began with (../shared/seeds)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.result import DocumentResult, Finding, Result, Span, load_result

pytestmark = [pytest.mark.encoder, pytest.mark.data]
STRANGERS = ("related-development", "related-press-conference")
BOILERPLATE = re.compile(
    r"original title|photo by|photo taken|poster design|\beditor:|leave a repl|a source:",
    re.IGNORECASE,
)
ORDINALS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()


@pytest.fixture(scope="module")
def result(seeds: Path) -> Result:
    return load_result(seeds)


@pytest.fixture(scope="module")
def turned(turned_seeds: Path) -> DocumentResult:
    return load_result(turned_seeds).systems[0].documents[0]


def _coverage(result: Result, name: str) -> float:
    value = next(s.scores["coverage"] for s in result.systems if s.name == name)
    assert value is not None
    return value


def _document(result: Result, name: str) -> DocumentResult:
    return next(s.documents[0] for s in result.systems if s.name == name)


def _touch(span: Span | None, paragraph: int, start: int, end: int) -> bool:
    return (
        span is not None and span.paragraph == paragraph and span.start < end and start < span.end
    )


def _candidate_places(document: DocumentResult, stretch: str) -> list[tuple[int, int, int]]:
    return [
        (p.index, match.start(), match.end())
        for p in document.candidate_paragraphs
        for match in re.finditer(re.escape(stretch), p.text)
    ]


def _touching(document: DocumentResult, stretch: str, fact: str) -> list[Finding]:
    places = _candidate_places(document, stretch)
    assert places, f"{stretch!r} is not in the candidate"
    return [
        f
        for f in document.findings
        if f.fact == fact and any(_touch(f.candidate, *place) for place in places)
    ]


@pytest.mark.parametrize("version", ["english", "russian-derived"])
def test_a_full_version_covers_much_more_than_the_summary(result: Result, version: str) -> None:
    assert _coverage(result, version) >= _coverage(result, "summary") + 0.15


@pytest.mark.parametrize("stranger", STRANGERS)
def test_the_summary_covers_much_more_than_a_stranger(result: Result, stranger: str) -> None:
    assert _coverage(result, "summary") >= _coverage(result, stranger) + 0.1


@pytest.mark.parametrize("stretch", ["12 Dec (", "28 to 12 December"])
def test_the_garbled_dates_of_the_dateline_are_found(result: Result, stretch: str) -> None:
    assert _touching(_document(result, "english"), stretch, "date")


@pytest.mark.parametrize("stretch", ["Cai Qiding", "Xue Xiang"])
def test_names_split_in_the_heading_are_found_though_the_body_has_them_right(
    result: Result, stretch: str
) -> None:
    document = _document(result, "english")
    assert _candidate_places(document, "Ding Xuexiang")
    assert _touching(document, stretch, "name")


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_each_of_the_ten_achievements_is_missing_from_the_summary(
    result: Result, ordinal: str
) -> None:
    document = _document(result, "summary")
    listed = next(p for p in result.references[0].paragraphs if "ten achievements" in p.text)
    match = re.search(rf"\b{ordinal}, [^.]*\.", listed.text)
    assert match is not None
    start, end = match.span()
    units = [u for u in document.paragraphs[listed.index].units if start <= u.start < end]
    told = sum(u.end - u.start for u in units if u.status == "omitted")
    assert told >= 0.5 * sum(u.end - u.start for u in units)
    assert any(
        f.category == "Accuracy/Omission" and _touch(f.reference, listed.index, start, end)
        for f in document.findings
    )


def _additions(result: Result) -> Iterator[tuple[str, str]]:
    for system in result.systems:
        for finding in system.documents[0].findings:
            if finding.category == "Accuracy/Addition" and finding.candidate:
                yield system.name, finding.candidate.text


def test_no_boilerplate_is_an_addition(result: Result) -> None:
    assert [each for each in _additions(result) if BOILERPLATE.search(each[1])] == []


def test_boilerplate_is_seen_where_it_stands(result: Result) -> None:
    counted = {
        name: sum(
            bool(BOILERPLATE.search(u.text)) and u.kind == "body" and p.kind != "boilerplate"
            for p in _document(result, name).candidate_paragraphs
            for u in p.units
        )
        for name in ("english", "russian-derived", "summary", *STRANGERS)
    }
    assert counted == dict.fromkeys(counted, 0)


def test_the_lost_sentence_on_full_confidence_is_an_omission(turned: DocumentResult) -> None:
    assert any(
        f.category == "Accuracy/Omission" and f.reference and "fully confident" in f.reference.text
        for f in turned.findings
    )


def test_the_closing_paragraph_on_members_and_ambassadors_is_covered(
    turned: DocumentResult,
) -> None:
    closing = [
        p for p in turned.paragraphs if any("Chinese ambassadors" in u.text for u in p.units)
    ]
    assert [p.status for p in closing] == ["covered"]
    assert not any(
        f.category == "Accuracy/Omission" and f.fact is None and f.reference
        for f in turned.findings
        if f.reference and f.reference.paragraph == closing[0].index
    )
