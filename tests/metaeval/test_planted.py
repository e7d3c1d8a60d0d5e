from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import InputError
from harness.metaeval.planted import Planted, match_planted, parse_planted
from harness.result import Finding, Result, Severity, Span

REFERENCE = ("Ten ships left on Monday. Nobody was hurt.", "The harbor reopened later.")
CANDIDATE = ("Two ships left on Monday.", "The port opened again later. Prices fell.", "By A. Bee")


def span(paragraphs: tuple[str, ...], stretch: str) -> Span:
    index = next(i for i, text in enumerate(paragraphs) if stretch in text)
    start = paragraphs[index].index(stretch)
    return Span(paragraph=index, start=start, end=start + len(stretch), text=stretch)


def finding(category: str, reference: str | None = None, candidate: str | None = None) -> Finding:
    return Finding(
        id=f"{category}{reference}{candidate}",
        category=f"Accuracy/{category}",
        severity="major",
        fact="number" if category == "Mistranslation" else None,
        reference=None if reference is None else span(REFERENCE, reference),
        candidate=None if candidate is None else span(CANDIDATE, candidate),
        explanation="because",
    )


def result(*findings: Finding) -> Result:
    def paragraphs(texts: tuple[str, ...]) -> list[dict[str, Any]]:
        return [{"index": i, "text": t, "kind": "body", "units": []} for i, t in enumerate(texts)]

    document = {
        "id": "doc",
        "scores": {},
        "paragraphs": [],
        "candidate_paragraphs": paragraphs(CANDIDATE),
        "findings": [f.model_dump() for f in findings],
    }
    run = {"name": "r", "signature": "s", "encoder": "e", "versions": {}, "config": {}}
    tree = {
        "schema": "harness-result/1",
        "run": run,
        "metrics": {},
        "references": [{"id": "doc", "paragraphs": paragraphs(REFERENCE)}],
        "systems": [{"name": "mt", "scores": {}, "documents": [document]}],
    }
    return Result.model_validate(tree)


def planted(
    name: str,
    category: str | None,
    reference: str | None = None,
    candidate: str | None = None,
    *,
    also: tuple[str, ...] = (),
    optional: bool = False,
) -> Planted:
    severity: Severity | None = None if category is None else "major"
    return Planted(
        id=name,
        system="mt",
        document="doc",
        type=f"type of {name}",
        category=None if category is None else f"Accuracy/{category}",
        also=tuple(f"Accuracy/{extra}" for extra in also),
        severity=severity,
        optional=optional,
        reference=reference,
        candidate=candidate,
    )


NUMBER = planted("number", "Mistranslation", "Ten ships", "Two ships")
LOST = planted("lost", "Omission", "Nobody was hurt.")
ADDED = planted("added", "Addition", candidate="Prices fell.")
BYLINE = planted("by-line", None, candidate="By A. Bee")
KEPT = planted("kept", None, "The harbor reopened later.")
RECORD = (NUMBER, LOST, ADDED, BYLINE, KEPT)


def test_right_findings_find_every_defect_without_false_alarm() -> None:
    report = match_planted(
        result(
            finding("Mistranslation", "Ten", "Two"),
            finding("Omission", "Nobody was hurt."),
            finding("Addition", candidate="Prices fell."),
        ),
        RECORD,
    )
    assert [f.planted.id for f in report.found] == ["number", "lost", "added"]
    assert report.recall == 1.0
    assert (report.missed, report.false_alarms, report.mistyped) == ((), (), ())


def test_run_without_findings_misses_every_defect() -> None:
    report = match_planted(result(), RECORD)
    assert [p.id for p in report.missed] == ["number", "lost", "added"]
    assert report.recall == 0.0


def test_recall_of_a_record_without_defects_is_unknown() -> None:
    assert match_planted(result(), (BYLINE,)).recall is None


def test_finding_of_another_category_is_mistyped() -> None:
    report = match_planted(result(finding("Omission", "Ten ships")), RECORD)
    assert [m.planted.id for m in report.mistyped] == ["number"]
    assert NUMBER in report.missed
    assert not report.false_alarms


def test_category_under_also_finds_the_defect() -> None:
    number = planted("number", "Mistranslation", "Ten ships", "Two ships", also=("Omission",))
    (found,) = match_planted(result(finding("Omission", "Ten ships")), (number,)).found
    assert not found.same_category


def test_defect_is_not_found_by_a_pair_that_meets_it_on_one_side_only() -> None:
    report = match_planted(result(finding("Mistranslation", "Ten", "Prices")), (NUMBER,))
    assert report.missed == (NUMBER,)


def test_finding_on_an_entry_that_must_not_be_found_is_a_false_alarm() -> None:
    report = match_planted(result(finding("Addition", candidate="By A. Bee")), RECORD)
    assert [a.planted for a in report.false_alarms] == [BYLINE]


def test_finding_on_nothing_on_record_is_a_false_alarm() -> None:
    report = match_planted(result(finding("Addition", candidate="The port opened")), RECORD)
    assert [a.planted for a in report.false_alarms] == [None]


def test_optional_defect_is_neither_missed_nor_a_false_alarm() -> None:
    half = planted("half", "Omission", "Nobody was hurt.", optional=True)
    for run in (result(), result(finding("Omission", "Nobody was hurt."))):
        report = match_planted(run, (half,))
        assert (report.found, report.missed, report.false_alarms) == ((), (), ())


def test_neighbour_with_a_few_characters_in_common_does_not_find_a_defect() -> None:
    report = match_planted(result(finding("Omission", "ships left on Monday. Nob")), (LOST,))
    assert report.missed == (LOST,)
    assert [a.planted for a in report.false_alarms] == [None]


def test_omission_that_swallows_a_kept_stretch_is_found_and_a_false_alarm() -> None:
    kept = planted("kept", None, "left on Monday.")
    report = match_planted(result(finding("Omission", REFERENCE[0])), (LOST, kept))
    assert report.recall == 1.0
    assert [a.planted for a in report.false_alarms] == [kept]


def test_mistranslation_that_finds_a_defect_may_span_harmless_words() -> None:
    kept = planted("kept", None, "left on Monday.")
    whole = finding("Mistranslation", REFERENCE[0], CANDIDATE[0])
    report = match_planted(result(whole), (NUMBER, kept))
    assert report.recall == 1.0
    assert not report.false_alarms


def test_counts_by_type_can_be_narrowed_to_a_system() -> None:
    report = match_planted(result(finding("Omission", "Nobody was hurt.")), RECORD)
    counts = {c.type: (c.found, c.planted) for c in report.by_type()}
    assert counts == {
        "type of lost": (1, 1),
        "type of number": (0, 1),
        "type of added": (0, 1),
    }
    assert report.by_type("mt") == report.by_type()
    assert report.by_type("another") == ()


@given(st.permutations(RECORD))
def test_order_of_the_record_changes_no_verdict(record: list[Planted]) -> None:
    findings = (finding("Mistranslation", "Ten", "Two"), finding("Omission", "harbor reopened"))
    report = match_planted(result(*findings), record)
    assert {f.planted.id for f in report.found} == {"number"}
    assert {p.id for p in report.missed} == {"lost", "added"}
    assert [a.planted for a in report.false_alarms] == [KEPT]


@pytest.mark.parametrize("stretch", ["Eleven ships", "o"])
def test_stretch_that_is_not_exactly_once_in_the_text_is_an_error(stretch: str) -> None:
    with pytest.raises(InputError, match="number: its reference stretch stands"):
        match_planted(result(), (planted("number", "Omission", stretch),))


def test_record_of_another_run_is_an_error() -> None:
    other = NUMBER.model_copy(update={"system": "human"})
    with pytest.raises(InputError, match="the run has no human/doc"):
        match_planted(result(), (other,))


def test_written_record_reads_back_the_same() -> None:
    text = json.dumps([p.model_dump() for p in RECORD])
    assert parse_planted(text) == RECORD


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"reference": None, "candidate": None}, "give a stretch"),
        ({"severity": None}, "a category and a severity"),
        ({"category": None, "severity": None, "optional": True}, "no error"),
        ({"sort": "new"}, "entry 0.sort"),
    ],
)
def test_entry_that_does_not_hold_together_is_an_error(
    change: dict[str, Any], message: str
) -> None:
    text = json.dumps([NUMBER.model_dump() | change])
    with pytest.raises(InputError, match=message) as caught:
        parse_planted(text, path="planted.json")
    assert "planted.json" in str(caught.value)


def test_ids_that_collide_are_an_error() -> None:
    text = json.dumps([NUMBER.model_dump(), NUMBER.model_dump()])
    with pytest.raises(InputError, match="more than once: number"):
        parse_planted(text)
