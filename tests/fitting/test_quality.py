"""What a cross-validation of quality says, and that no document fits its own scale."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from fitting.preferences import Item
from fitting.quality import FOLDS, CrossValidation, report
from harness.evidence.quality import QUALITY_FEATURES

LENGTH = QUALITY_FEATURES.index("content_words")
SYSTEMS = 6


def _fold(document: str) -> int:
    return zlib.crc32(document.encode()) % FOLDS


def _found(*, strange: int | None = None) -> CrossValidation:
    """Twelve segments a document; people's scores are minus the square of how far one is behind.

    In a ``strange`` fold they are minus its root.
    """
    rng, rated, told = np.random.default_rng(5), [], []
    for number in range(240):
        document = f"{'wmt22-news' if number % 2 else 'newstest2020'}/{number // 12}"
        row = np.zeros(len(QUALITY_FEATURES))
        row[LENGTH] = np.log1p(rng.integers(5, 50))
        behind = -rng.uniform(0.2, 3, SYSTEMS)
        power = 0.5 if _fold(document) == strange else 2.0
        human = tuple((-((-behind) ** power)).tolist())
        rated.append(Item(document, (row,) * SYSTEMS, human))
        told.append(behind)
    return CrossValidation({"mqm": [True, False]}, rated, told)


def test_the_scale_of_a_fold_is_fitted_to_the_others() -> None:
    fold = 1
    assert _found().scale().power == pytest.approx(2, abs=0.01)
    strange = _found(strange=fold)
    assert strange.scale(but=fold).power == pytest.approx(2, abs=0.01)
    assert strange.scale().power < 1.9


def test_the_length_has_no_part_where_people_do_not_see_it() -> None:
    assert _found().scale().growth == pytest.approx(0, abs=0.01)


def test_the_report_has_both_sets_by_logits_and_by_penalty() -> None:
    lines = report(_found()).splitlines()
    assert lines[0].split() == ["mqm", "0.500", "of", "2"]
    told = [line.split()[:2] for line in lines if "tau by item" in line]
    assert told == [[n, w] for n in ("newstest2020", "wmt22-news") for w in ("behind", "penalty")]
    assert all("tau by item 1.000" in line for line in lines if "tau by item" in line)
