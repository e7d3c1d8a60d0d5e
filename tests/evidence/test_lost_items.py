"""Items that one of two lists has not, and what is no loss."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from harness.alignment import align_lines, view_document
from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.calibration import Network
from harness.evidence.gap_features import GAP_FEATURES
from harness.evidence.gap_findings import document_gaps
from harness.evidence.gaps import GapModel

REFERENCE = "The market sells apples, pears, plums and figs today."


def _model(bias: float) -> GapModel:
    """Every word is a gap with the same probability, too small a one to be told by itself."""
    zeros, ones = np.zeros(len(GAP_FEATURES)), np.ones(len(GAP_FEATURES))
    network = Network(zeros, ones, (np.zeros((len(GAP_FEATURES), 1)),), (np.array([bias]),))
    columns = np.arange(len(GAP_FEATURES))
    return GapModel((network, network), (columns, columns), (0.9, 0.9), "fake", "x")


FAINT, SILENT = _model(-2.5), _model(-9.0)


def _lost(reference: str, candidate: str, model: GapModel = FAINT) -> tuple[list[str], list[str]]:
    """What is lost and what is added."""
    views = [
        view_document(parse_text(text, id="d", aligned=True), FakeEncoder())
        for text in (reference, candidate)
    ]
    gaps = document_gaps(views[0], views[1], align_lines(views[0], views[1]), model)
    told = []
    for view, side in zip(views, (gaps.missing, gaps.added), strict=True):
        text = view.document.paragraphs[0].text
        spans = view.sentences[0].words.spans
        told.append([text[spans[gap.first, 0] : spans[gap.last - 1, 1]] for gap in side])
    return told[0], told[1]


@pytest.mark.parametrize(
    ("candidate", "lost"),
    [
        ("The market sells pears, plums and figs today.", ["apples"]),
        ("The market sells apples, plums and figs today.", ["pears"]),
        ("The market sells apples, pears and plums today.", ["figs"]),
        ("Today the market sells figs, apples and plums.", ["pears"]),
    ],
    ids=["first", "inner", "last", "in another order"],
)
def test_an_item_that_the_other_list_has_not_is_lost(candidate: str, lost: list[str]) -> None:
    assert _lost(REFERENCE, candidate) == (lost, [])


def test_an_item_too_many_is_added() -> None:
    assert _lost(
        "The market sells apples, plums and figs.", "The market sells apples, nuts, plums and figs."
    ) == (
        [],
        ["nuts"],
    )


@pytest.mark.parametrize(
    "candidate",
    [
        REFERENCE,
        "Today the market sells figs, plums, pears and apples.",
        "The market sells apples, plums and figs today, beside pears.",
        "The market sells apples, and more than one of us was pleased.",
        "Nobody knew the road, the bridge and the mill.",
    ],
    ids=["the same", "another order", "said beside the list", "no list", "another list"],
)
def test_nothing_is_lost(candidate: str) -> None:
    assert _lost(REFERENCE, candidate)[0] == []


def test_a_list_that_goes_on_has_no_more_items() -> None:
    reference = "They trade in coal, iron, zinc and other goods."
    assert _lost(reference, "They trade in coal, iron and zinc.")[0] == []


def test_of_a_list_that_lacks_many_nothing_is_told() -> None:
    fruit = "apples, pears, plums, figs, limes, dates, kiwis, melons, grapes and cherries"
    three = fruit.replace("pears, ", "").replace("figs, ", "").replace("dates, ", "")
    two = fruit.replace("pears, ", "").replace("figs, ", "")
    assert _lost(f"They sell {fruit}.", f"They sell {three}.")[0] == []
    assert _lost(f"They sell {fruit}.", f"They sell {two}.")[0] == ["pears", "figs"]


def test_half_of_a_list_is_not_the_list() -> None:
    assert _lost("They sell apples, pears, plums and figs.", "They sell apples and figs.")[0] == []


def test_a_list_with_an_item_that_answers_none_is_another() -> None:
    reference = "They sell apples, pears, plums, limes, dates and figs."
    assert _lost(reference, "They sell apples, pears, bread, limes and figs.")[0] == []


def test_items_that_are_alike_by_halves_only_are_others() -> None:
    reference = "They sell red apples, red pears and red plums."
    assert _lost(reference, "They sell green apples and green pears.")[0] == []


def test_what_stands_beside_the_list_in_another_form_is_not_lost() -> None:
    reference = "They ask for trade, transport and peace."
    assert _lost(reference, "They ask for trade and peace, and good transportation.")[0] == []
    assert _lost(reference, "They ask for trade and peace, and good advice.")[0] == ["transport"]


def test_the_whole_list_elsewhere_loses_nothing() -> None:
    reference = "The market sells apples, pears, plums and figs."
    candidate = f"The shop sells apples, plums and figs, but {reference.lower()}"
    assert _lost(reference, candidate)[0] == []


def test_what_is_surely_answered_is_not_lost() -> None:
    candidate = "The market sells apples, plums and figs today."
    assert _lost(REFERENCE, candidate, SILENT) == ([], [])


def test_an_item_is_told_once_where_its_words_are_told_already() -> None:
    candidate = "The market sells apples, plums and figs today."
    loud = replace(FAINT, thresholds=(0.01, 0.9))
    told, _ = _lost(REFERENCE, candidate, loud)
    assert sum("pears" in item for item in told) == 1
