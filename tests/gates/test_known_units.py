"""What is left of an omission that the baseline has is not new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from harness.gates import Rules, check, make_baseline, parse_finding
from harness.gates.baseline import Baseline
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    Finding,
    ParagraphResult,
    ReferenceUnit,
    Result,
    Severity,
    Span,
)

MakeResult = Callable[..., Result]
Place = tuple[int, int]

SENTENCES = [
    "The pool opens in May.",
    "Children join for free.",
    "Dogs must stay out.",
    "Children join for free.",
]
TEXT = " ".join(SENTENCES)
STARTS = [sum(len(s) + 1 for s in SENTENCES[:at]) for at in range(len(SENTENCES))]
ENDS = [start + len(text) for start, text in zip(STARTS, SENTENCES, strict=True)]


def finding(place: Place, category: str = "Omission", severity: Severity = "major") -> Finding:
    """Of the text from one place to another; the id is made of the text and where it stands."""
    span = Span(paragraph=0, start=place[0], end=place[1], text=TEXT[slice(*place)])
    omission = category == "Omission"
    return Finding(
        id=f"{category} {place}",
        category=f"Accuracy/{category}",
        severity=severity,
        fact=None,
        reference=span if omission else None,
        candidate=None if omission else span,
        explanation="it is not there",
    )


def sentences(first: int, last: int) -> Place:
    return STARTS[first], ENDS[last]


@pytest.fixture
def run(make_result: MakeResult) -> Callable[[Sequence[Finding]], Result]:
    """A run of one document whose only paragraph has four units on both sides."""
    made = make_result({"mt": {"a": [0.5]}})
    [system] = made.systems
    places = list(zip(SENTENCES, STARTS, ENDS, strict=True))
    ours = tuple(
        ReferenceUnit(start=s, end=e, text=t, kind="body", coverage=0.5, status="partial")
        for t, s, e in places
    )
    theirs = tuple(
        CandidateUnit(start=s, end=e, text=t, kind="body", support=0.5, status="partial")
        for t, s, e in places
    )

    def make(findings: Sequence[Finding]) -> Result:
        document = DocumentResult(
            id="a",
            scores=system.documents[0].scores,
            paragraphs=(
                ParagraphResult(index=0, status=None, aligned=(0,), scores={}, units=ours),
            ),
            candidate_paragraphs=(
                CandidateParagraph(index=0, text=TEXT, kind="body", aligned=(0,), units=theirs),
            ),
            findings=tuple(findings),
        )
        return made.model_copy(
            update={"systems": (system.model_copy(update={"documents": (document,)}),)}
        )

    return make


Run = Callable[[Sequence[Finding]], Result]


def failed(after: Result, baseline: Baseline, rule: str) -> bool:
    rules = Rules(drops=(), new_findings=(parse_finding(rule),), must_cover=False)
    return not check(after, baseline, rules, date(2026, 6, 15)).passed


@pytest.mark.parametrize("category", ["Omission", "Addition"])
@pytest.mark.parametrize(
    ("then", "now", "new"),
    [
        (sentences(0, 2), sentences(1, 2), False),
        (sentences(0, 2), sentences(1, 1), False),
        (sentences(1, 1), (STARTS[1], STARTS[1] + 8), False),  # half of the sentence is there now
        (sentences(1, 2), sentences(0, 2), True),
        (sentences(1, 2), sentences(2, 3), True),
        (sentences(0, 1), sentences(3, 3), True),  # the same words, but another place
        ((STARTS[1], STARTS[1] + 8), sentences(1, 1), True),
        ((STARTS[1], STARTS[1] + 8), (STARTS[1], STARTS[1] + 4), True),
    ],
)
def test_what_lies_wholly_in_a_known_one_is_not_new(
    run: Run, then: Place, now: Place, category: str, *, new: bool
) -> None:
    baseline = make_baseline(run([finding(then, category)]))
    after = run([finding(now, category)])
    assert failed(after, baseline, f"major {category}") is new


def test_one_of_another_kind_or_less_severe_does_not_make_it_known(run: Run) -> None:
    after = run([finding(sentences(1, 1))])
    added = make_baseline(run([finding(sentences(0, 2), "Addition")]))
    assert failed(after, added, "major")
    lesser = make_baseline(run([finding(sentences(0, 2), severity="minor")]))
    assert failed(after, lesser, "major")
    assert not failed(after, lesser, "minor")


def test_a_part_of_two_that_are_known_apart_is_new(run: Run) -> None:
    baseline = make_baseline(run([finding(sentences(0, 0)), finding(sentences(1, 1))]))
    assert failed(run([finding(sentences(0, 1))]), baseline, "major Omission")


def test_a_baseline_without_units_is_read_and_knows_ids_alone(run: Run) -> None:
    baseline = make_baseline(run([finding(sentences(0, 2))]))
    tree = baseline.model_dump(mode="json", by_alias=True)
    assert tree["systems"]["mt"]["documents"]["a"].pop("units")
    older = Baseline.model_validate(tree)
    assert not failed(run([finding(sentences(0, 2))]), older, "major Omission")
    assert failed(run([finding(sentences(1, 2))]), older, "major Omission")


def test_no_text_is_in_the_units(run: Run) -> None:
    text = make_baseline(run([finding(sentences(0, 2))])).to_json()
    assert not any(word in text for word in ("pool", "Children", "Dogs"))
