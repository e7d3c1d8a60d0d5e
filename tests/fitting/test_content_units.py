"""Labels of content units, carried over to other units of the same text."""

from __future__ import annotations

from fitting.content_units import carried
from harness.metaeval.unit_labels import LabelledUnit, Summary

SUMMARY = Summary(
    id="one",
    system="a",
    reference="The mayor opened the new bridge, and prices fell.",
    summary="Prices fell.",
    units=[
        LabelledUnit(text="The mayor opened the bridge.", present=False),
        LabelledUnit(text="The bridge was new.", present=False),
        LabelledUnit(text="Prices fell.", present=True),
    ],
)


def test_a_unit_has_the_label_of_the_content_units_that_it_tells() -> None:
    assert carried("The mayor opened the new bridge,", SUMMARY) is False
    assert carried("and prices fell.", SUMMARY) is True


def test_a_unit_that_no_content_unit_tells_has_no_label() -> None:
    assert carried("It rained all day.", SUMMARY) is None


def test_a_unit_of_several_content_units_goes_with_most_of_them() -> None:
    whole = "The mayor opened the new bridge, and prices fell."
    assert carried(whole, SUMMARY) is False
