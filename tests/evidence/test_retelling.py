from __future__ import annotations

import numpy as np
import pytest

from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.calibration import Network, Networks
from harness.evidence.config import ScoringConfig
from harness.evidence.features import FEATURES
from harness.evidence.retelling import (
    LONGEST,
    TEXT_FEATURES,
    UNIT_FEATURES,
    Retelling,
    load_retelling,
    text_features,
    unit_columns,
)
from harness.scoring import Scorer


def _constant(logit: float, size: int) -> Networks:
    """Says the same of everything."""
    one = Network(np.zeros(size), np.ones(size), (np.zeros((size, 1)),), (np.array([logit]),))
    return Networks((one,))


def _retelling(*, retold: float, there: float) -> Retelling:
    return Retelling(
        _constant(retold, 1 + len(TEXT_FEATURES)), _constant(there, len(UNIT_FEATURES)), "x"
    )


ROWS = np.random.default_rng(0).random((3, len(FEATURES)))
RENDERED = np.array([0.9, 0.5, 0.1])


def test_a_translation_is_judged_as_one() -> None:
    told = _retelling(retold=-12, there=0).blend(ROWS, 50, RENDERED)
    assert told == pytest.approx(RENDERED, abs=1e-4)


def test_a_retelling_is_judged_by_its_own_networks() -> None:
    told = _retelling(retold=12, there=0).blend(ROWS, 50, RENDERED)
    assert told == pytest.approx([0.5] * 3, abs=1e-4)


def test_in_doubt_both_are_heard() -> None:
    told = _retelling(retold=0, there=12).blend(ROWS, 50, RENDERED)
    assert told == pytest.approx((RENDERED + 1) / 2, abs=1e-4)


def test_a_long_text_is_never_taken_for_a_retelling() -> None:
    sure = _retelling(retold=12, there=12)
    assert sure.blend(ROWS, LONGEST + 1, RENDERED).tolist() == RENDERED.tolist()
    assert sure.blend(ROWS, LONGEST, RENDERED).tolist() != RENDERED.tolist()


def test_a_text_is_described_by_its_units_weighted_by_their_length() -> None:
    rows = np.zeros((2, len(FEATURES)))
    rows[:, FEATURES.index("length")] = np.log([1, 3])
    rows[:, FEATURES.index("near_recall")] = [0.0, 1.0]
    words, recall, *rest = text_features(rows, 20)
    assert words == pytest.approx(np.log(20))
    assert recall == pytest.approx(0.75)
    assert len(rest) == len(TEXT_FEATURES) - 1


def test_links_do_not_speak_for_a_unit_of_a_retelling() -> None:
    chosen = unit_columns(np.arange(len(FEATURES), dtype=float)[None, :])[0]
    names = [FEATURES[int(column)] for column in chosen]
    assert names == list(UNIT_FEATURES)
    assert not any(name.startswith("linked") for name in names)


def test_what_ships_fits_the_signals() -> None:
    shipped = load_retelling()
    for networks, size in (
        (shipped.text, 1 + len(TEXT_FEATURES)),
        (shipped.coverage, len(UNIT_FEATURES)),
    ):
        assert {member.center.shape for member in networks.members} == {(size,)}


def test_only_free_texts_of_the_embedded_encoder_can_be_retold() -> None:
    encoder = load_encoder()
    assert "|retell:" in Scorer(encoder).signature
    assert "|retell:" not in Scorer(encoder, ScoringConfig(aligned=True)).signature


def test_a_text_with_all_the_words_of_another_is_no_retelling_of_it() -> None:
    scorer = Scorer(load_encoder())
    for lost, kept in (("Store at −20 °C.", "Store at 20 °C."), ("It cost -300.", "It cost 300.")):
        found = scorer.score(parse_text(lost, id="d"), parse_text(kept, id="d"))
        assert [finding.fact for finding in found.findings] == ["number"]


def test_a_line_is_no_retelling() -> None:
    scorer = Scorer(load_encoder())
    for denied, asked in (("Do not open it.", "Do open it."), ("Don't touch it!", "Touch it!")):
        found = scorer.score(parse_text(denied, id="d"), parse_text(asked, id="d"))
        assert [finding.fact for finding in found.findings] == ["negation"]
