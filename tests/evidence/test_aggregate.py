from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.evidence.aggregate import Totals, totals, unit_length
from harness.result import CandidateUnit, ReferenceUnit


def _reference(text: str, coverage: float | None, *, boilerplate: bool = False) -> ReferenceUnit:
    return ReferenceUnit(
        start=0,
        end=len(text),
        text=text,
        kind="boilerplate" if boilerplate else "body",
        coverage=coverage,
        status=None,
    )


def _candidate(text: str, support: float | None) -> CandidateUnit:
    return CandidateUnit(
        start=0, end=len(text), text=text, kind="body", support=support, status=None
    )


@pytest.mark.parametrize(("text", "length"), [("the old bridge", 3), ("–", 1), ("  ", 0)])
def test_length_counts_words(text: str, length: int) -> None:
    assert unit_length(text) == length


def test_coverage_is_the_mean_weighted_by_words() -> None:
    assert totals([_reference("one two three", 1.0), _reference("four", 0.0)]).coverage == 0.75


def test_boilerplate_and_units_without_a_score_count_for_nothing() -> None:
    units = [
        _reference("one", 1.0),
        _reference("Photo by Ana", 0.0, boilerplate=True),
        _reference("–", None),
    ]
    assert totals(units).coverage == 1.0


def test_what_has_no_units_has_no_score() -> None:
    assert Totals().scores() == {"coverage": None, "support": None, "adequacy": None}


def test_an_empty_candidate_has_no_support_but_an_adequacy() -> None:
    assert totals([_reference("one", 0.0)]).scores() == {
        "coverage": 0.0,
        "support": None,
        "adequacy": 0.0,
    }


def test_additions_take_from_adequacy_and_not_from_coverage() -> None:
    alone = totals([_reference("one two", 1.0)], [_candidate("one two", 1.0)])
    more = totals(
        [_reference("one two", 1.0)], [_candidate("one two", 1.0), _candidate("three", 0.0)]
    )
    assert more.coverage == alone.coverage
    assert more.adequacy is not None
    assert alone.adequacy is not None
    assert more.adequacy < alone.adequacy


units = st.lists(
    st.tuples(st.sampled_from(["one", "one two", "one two three"]), st.floats(0, 1)), max_size=6
)


@settings(max_examples=40)
@given(units, units)
def test_sums_of_parts_are_the_sum_of_the_whole(
    first: list[tuple[str, float]], second: list[tuple[str, float]]
) -> None:
    parts = totals(_reference(*u) for u in first) + totals(_reference(*u) for u in second)
    whole = totals(_reference(*u) for u in [*first, *second])
    assert parts.scores() == whole.scores()
    assert whole.coverage is None or 0 <= whole.coverage <= 1
