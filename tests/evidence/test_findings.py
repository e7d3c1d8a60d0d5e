from __future__ import annotations

from collections.abc import Sequence

import pytest

from harness.documents import Document, parse_text
from harness.evidence.changes import ChangedFact
from harness.evidence.coverage import Judged
from harness.evidence.facts import FactChange
from harness.evidence.findings import additions, finish, mistranslations, omissions
from harness.result import Span

TEXT = """The harbour bridge reopened on Saturday. Engineers replaced the girder. It rained.

The mayor cut a ribbon.
"""


@pytest.fixture
def document() -> Document:
    return parse_text(TEXT, id="text")


def _judged(places: Sequence[tuple[int, int]], probability: float = 0.1) -> list[Judged]:
    return [Judged(paragraph, unit, 0, probability, ()) for paragraph, unit in places]


def _texts(document: Document, places: Sequence[tuple[int, int]]) -> list[str]:
    drafts = omissions(document, _judged(places))
    return [draft.reference.text for draft in drafts if draft.reference]


def test_neighbouring_omitted_units_are_one_finding(document: Document) -> None:
    assert _texts(document, [(0, 0), (0, 1)]) == [
        "The harbour bridge reopened on Saturday. Engineers replaced the girder."
    ]


def test_units_with_another_between_them_are_two(document: Document) -> None:
    assert _texts(document, [(0, 0), (0, 2)]) == [
        "The harbour bridge reopened on Saturday.",
        "It rained.",
    ]


def test_a_run_ends_with_its_paragraph(document: Document) -> None:
    assert _texts(document, [(0, 2), (1, 0)]) == ["It rained.", "The mayor cut a ribbon."]


def test_a_wholly_omitted_paragraph_is_said_to_be_one(document: Document) -> None:
    whole, part = omissions(document, _judged([(1, 0), (0, 0)])[::-1])
    assert "whole paragraph" not in whole.explanation
    assert "whole paragraph" in part.explanation


def test_a_few_words_left_out_are_minor_and_more_are_major(document: Document) -> None:
    major, minor = omissions(document, _judged([(0, 0), (0, 2)]))
    assert (major.severity, minor.severity) == ("major", "minor")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        # ten words at 5 %, two at 45 or 95 %, then all at 45 %
        (0.45, ("has no answer in the", "put at 12%")),
        (0.95, ("has no answer in the", "put at 20%")),
        (None, ("has no sure answer in the", "put at 45%")),
    ],
)
def test_the_chance_told_is_the_mean_over_the_words_of_a_stretch(
    document: Document, last: float | None, said: tuple[str, str]
) -> None:
    if last is None:
        run = _judged([(0, 0), (0, 1), (0, 2)], 0.45)
    else:
        run = [*_judged([(0, 0), (0, 1)], 0.05), *_judged([(0, 2)], last)]
    for (draft,) in (omissions(document, run), additions(document, run, {})):
        assert all(words in draft.explanation for words in said)
        assert "(12 words)" in draft.explanation


def test_a_repetition_is_told_as_one(document: Document) -> None:
    (plain,) = additions(document, _judged([(0, 1)]), {})
    (repeated,) = additions(document, _judged([(0, 1)]), {(0, 1): "engineers"})
    assert "again" not in plain.explanation
    assert "again" in repeated.explanation
    assert repeated.candidate is not None
    assert repeated.category == "Accuracy/Addition"


@pytest.mark.parametrize(
    ("sides", "category"),
    [
        ((True, True), "Accuracy/Mistranslation"),
        ((True, False), "Accuracy/Omission"),
        ((False, True), "Accuracy/Addition"),
    ],
)
def test_a_changed_fact_is_typed_by_the_sides_that_tell_it(
    sides: tuple[bool, bool], category: str
) -> None:
    change = FactChange(
        fact="date",
        change="changed" if all(sides) else "missing" if sides[0] else "invented",
        reference=(0, 1) if sides[0] else None,
        candidate=(0, 1) if sides[1] else None,
        explanation="the date differs",
        severity="major",
        confidence=1.0,
    )
    span = Span(paragraph=0, start=0, end=1, text="T")
    changed = ChangedFact(change, span if sides[0] else None, span if sides[1] else None)
    (draft,) = mistranslations([changed])
    assert (draft.category, draft.fact) == (category, "date")


def test_ids_hang_on_the_content_and_not_on_the_place(document: Document) -> None:
    moved = parse_text("A new first paragraph.\n\n" + TEXT, id="text")
    (here,) = finish(omissions(document, _judged([(1, 0)])), system="mt", document="text")
    (there,) = finish(omissions(moved, _judged([(2, 0)])), system="mt", document="text")
    assert here.reference != there.reference
    assert here.id == there.id


def test_equal_findings_have_ids_of_their_own() -> None:
    twice = parse_text("It rained all day.\n\nIt rained all day.\n", id="text")
    drafts = omissions(twice, _judged([(0, 0), (1, 0)]))
    first, second = finish(drafts, system="mt", document="text")
    assert first.id != second.id


def test_each_system_has_ids_of_its_own(document: Document) -> None:
    drafts = omissions(document, _judged([(1, 0)]))
    (one,) = finish(drafts, system="mt", document="text")
    (other,) = finish(drafts, system="human", document="text")
    assert one.id != other.id


def test_findings_are_sorted_by_place_whatever_their_order(document: Document) -> None:
    drafts = omissions(document, _judged([(0, 0), (0, 2), (1, 0)]))
    assert finish(drafts, system="", document="") == finish(drafts[::-1], system="", document="")
