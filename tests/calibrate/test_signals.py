"""Labelled units as signals: scored as the harness scores them."""

from __future__ import annotations

import numpy as np
import pytest

from harness.calibrate.signals import LabelledSignals, read_signals
from harness.encoders.fake import FakeEncoder
from harness.evidence.calibration import load_calibration
from harness.metaeval.unit_labels import LabelledUnit, Summary
from harness.scoring import Scorer


def test_units_are_scored_as_the_scorer_scores_them(
    rows: list[Summary], signals: LabelledSignals
) -> None:
    scorer = Scorer(FakeEncoder())
    covered = scorer.cover_many([([unit.text for unit in row.units], row.summary) for row in rows])
    expected = [value for row in covered for value in row]
    scores = signals.parts.scores(load_calibration().units.probability, len(signals.present))
    np.testing.assert_allclose(scores, np.array(expected, dtype=np.float64), rtol=1e-12)


def test_labels_and_documents_stand_in_the_order_of_the_rows(
    rows: list[Summary], signals: LabelledSignals
) -> None:
    assert signals.present.tolist() == [unit.present for row in rows for unit in row.units]
    assert signals.document.tolist() == [row.id for row in rows for _ in row.units]


def _read(summary: str, *units: str) -> LabelledSignals:
    labels = [LabelledUnit(text=unit, present=True) for unit in units]
    row = Summary(id=1, system="s", reference="", summary=summary, units=labels)
    return read_signals([row], FakeEncoder())


def test_what_stands_word_for_word_asks_no_network() -> None:
    found = _read("The harbour was opened on Monday.", "The harbour was opened on Monday.")
    assert found.parts.verbatim.tolist() == [True]
    assert found.parts.asked.tolist() == [False]
    assert found.parts.scores(lambda rows: np.zeros(len(rows)), 1) == pytest.approx([0.99])


def test_an_empty_summary_covers_nothing_whatever_the_network_says() -> None:
    found = _read("", "The harbour was opened.")
    assert found.parts.asked.tolist() == [False]
    assert found.parts.scores(lambda rows: np.ones(len(rows)), 1).tolist() == [0.0]


def test_a_unit_without_words_has_no_score() -> None:
    found = _read("The harbour was opened.", "…", "The harbour was opened.")
    scores = found.parts.scores(lambda rows: np.ones(len(rows)), 2)
    assert np.isnan(scores).tolist() == [True, False]


def test_progress_ends_at_the_number_of_summaries(rows: list[Summary]) -> None:
    told: list[tuple[str, int, int]] = []
    read_signals(rows[:4], FakeEncoder(), progress=lambda *each: told.append(each))
    assert told[-1] == ("signals", 4, 4)


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 1, 0, 2]])
def test_the_order_of_the_rows_changes_no_signal(rows: list[Summary], order: list[int]) -> None:
    found = read_signals([rows[i] for i in order], FakeEncoder())
    alone = read_signals([rows[order[0]]], FakeEncoder())
    own = found.parts.unit < len(rows[order[0]].units)
    np.testing.assert_allclose(found.parts.features[own], alone.parts.features, rtol=1e-6)
