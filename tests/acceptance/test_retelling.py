"""Short texts told anew: what is told counts although it is worded otherwise, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.result import DocumentResult

pytestmark = pytest.mark.encoder

REFERENCE = (
    "The harbour town of Vardal closed its old bridge on Friday after engineers found cracks in two"
    " of the pillars. Repairs will take eighteen months and cost 40 million crowns. Until then,"
    " ferries will carry commuters across the fjord."
)
CLOSED, REPAIRS, FERRIES = 0, 1, 2

Hold = Callable[[str, str], DocumentResult]


def _coverage(document: DocumentResult) -> list[float]:
    return [u.coverage or 0.0 for p in document.paragraphs for u in p.units]


WITHOUT_REPAIRS = (
    "Cracks in the pillars have forced Vardal to shut its bridge. Commuters are to cross the fjord"
    " by ferry for now."
)
REPAIRS_ALONE = (
    "Repairs to the Vardal bridge will cost 40 million crowns and take a year and a half."
)


@pytest.mark.parametrize(
    ("summary", "told"),
    [(WITHOUT_REPAIRS, {CLOSED, FERRIES}), (REPAIRS_ALONE, {REPAIRS})],
    ids=["all but the repairs", "the repairs alone"],
)
def test_what_a_summary_tells_is_covered_more_than_what_it_leaves_out(
    summary: str, told: set[int], hold: Hold
) -> None:
    values = _coverage(hold(REFERENCE, summary))
    least = min(value for index, value in enumerate(values) if index in told)
    most = max(value for index, value in enumerate(values) if index not in told)
    assert least > most + 0.25


@pytest.mark.parametrize(
    "related",
    [
        "Engineers from the harbour town of Vardal met on Friday. Commuters crossed the fjord.",
        "Repairs to the old bridge of Vardal have angered shops. Commuters call ferries costly.",
    ],
    ids=["the same words", "the same matter"],
)
def test_what_tells_something_else_of_the_same_matter_covers_nothing_in_full(
    related: str, hold: Hold
) -> None:
    """Its sentences are linked to the reference's, which alone would make them its renderings."""
    assert max(_coverage(hold(REFERENCE, related))) < 0.6


def test_a_stranger_covers_nothing(hold: Hold) -> None:
    stranger = "The bank kept its key rate unchanged. Analysts had expected a cut before summer."
    assert max(_coverage(hold(REFERENCE, stranger))) < 0.15


def test_a_translation_covers_all(hold: Hold) -> None:
    translation = (
        "On Friday the port city of Vardal shut its old bridge, since engineers had found cracks"
        " in two pillars. The repairs are to last eighteen months and cost 40 million crowns."
        " Commuters will be taken across the fjord by ferries until then."
    )
    assert min(_coverage(hold(REFERENCE, translation))) > 0.85
