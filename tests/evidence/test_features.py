from __future__ import annotations

import numpy as np
import pytest

from harness.alignment import align, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.coverage import judged_features, sides
from harness.evidence.features import FEATURES, together

REFERENCE = "The harbour bridge reopened on Saturday.\nEngineers replaced sixty metres of girder.\n"
Rows = list[dict[str, float]]


def _rows(reference: str, candidate: str) -> tuple[Rows, Rows]:
    """The signals of each unit of the reference and of the candidate, by name."""
    left, right = (
        view_document(parse_text(text, id="text", paragraphs="line"), load_encoder("fake"))
        for text in (reference, candidate)
    )
    found = []
    for side in sides(left, right, align(left, right)):
        rows = [features for _, _, features in judged_features(side)]
        found.append([dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows])
    return found[0], found[1]


def test_a_text_against_itself_has_every_signal_at_its_best() -> None:
    near, far = _rows(REFERENCE, REFERENCE)
    for row in (*near, *far):
        for name in ("linked_recall", "linked_worst", "linked_same", "near_recall", "near_same"):
            assert row[name] == pytest.approx(1, abs=1e-5)
        assert row["claimed"] == pytest.approx(0, abs=1e-5)
        assert row["linked"] == 1
        assert row["together"] == 1


def test_a_text_against_itself_is_complete() -> None:
    near, _ = _rows(REFERENCE, REFERENCE)
    assert {row["completeness"] for row in near} == {1.0}


def test_without_a_link_the_linked_signals_are_nothing() -> None:
    near, _ = _rows(REFERENCE, "The harbour bridge reopened on Saturday.\n")
    assert near[0]["linked"] == 1
    assert near[-1]["linked"] == 0
    assert near[-1]["linked_recall"] == near[-1]["strength"] == 0
    assert 0 < near[-1]["completeness"] < 1


def test_both_sides_have_the_same_signals_turned_round() -> None:
    other = "The harbour bridge reopened.\n"
    near, far = _rows(REFERENCE, other)
    turned_far, turned_near = _rows(other, REFERENCE)
    for row, turned in zip((*near, *far), (*turned_near, *turned_far), strict=True):
        # how sure a link is, the model of links may see differently from the two sides
        assert {**row, "strength": 0} == pytest.approx({**turned, "strength": 0}, abs=1e-5)


def test_every_signal_is_a_number_whatever_the_texts() -> None:
    for reference, candidate in ((REFERENCE, ""), ("7\n", "–\n"), ("a\n", "b b b\n")):
        for rows in _rows(reference, candidate):
            assert all(np.isfinite(list(row.values())).all() for row in rows)


@pytest.mark.parametrize(
    ("place", "share"),
    [
        ([0, 1, 2, 3], 1.0),
        ([3, 2, 1, 0], 1.0),
        ([0, 90, 10, 60], 0.0),
        ([0, 1, 90, 91], 2 / 3),
        ([7], 1.0),
        ([-1, -1], 0.0),
        ([], 0.0),
    ],
)
def test_words_that_stay_neighbours_are_told_from_scattered_ones(
    place: list[int], share: float
) -> None:
    assert together(np.array(place, dtype=np.int64)) == pytest.approx(share)
