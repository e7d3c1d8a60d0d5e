from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from harness.encoders import load_encoder
from harness.errors import ConfigError
from harness.evidence.calibration import Network, Networks, encoder_key, load_calibration
from harness.evidence.features import FEATURES
from harness.scoring import Scorer


def _network(weight: float, bias: float = 0.0) -> Network:
    return Network(
        center=np.zeros(1),
        scale=np.ones(1),
        weights=(np.array([[weight]]),),
        biases=(np.array([bias]),),
    )


def test_no_evidence_either_way_is_one_half() -> None:
    assert _network(1).probability(np.zeros((1, 1))).tolist() == [0.5]


def test_a_probability_grows_with_the_signal_and_stays_within_its_bounds() -> None:
    values = _network(3).probability(np.array([[-1e9], [-1], [0], [1], [1e9]]))
    assert (np.diff(values) > 0).all()
    assert values.min() > 0
    assert values.max() < 1


def test_hidden_layers_are_rectified() -> None:
    network = Network(
        np.zeros(1),
        np.ones(1),
        (np.array([[1.0, -1.0]]), np.array([[1.0], [1.0]])),
        (np.zeros(2), np.zeros(1)),
    )
    plus, minus = network.probability(np.array([[2.0], [-2.0]]))
    assert plus == minus > 0.5


def test_signals_are_centred_and_scaled_first() -> None:
    moved = Network(np.array([10.0]), np.array([5.0]), (np.array([[1.0]]),), (np.zeros(1),))
    assert moved.probability(np.array([[15.0]])) == _network(1).probability(np.array([[1.0]]))


def test_several_networks_speak_as_their_mean() -> None:
    both = Networks((_network(0, bias=-1), _network(0, bias=1)))
    assert both.probability(np.zeros((1, 1))).tolist() == [0.5]


def test_of_logits_the_mean_is_drawn_to_the_surer_one() -> None:
    members = _network(0, bias=4), _network(0, bias=-1)
    by_logit = Networks(members, by_logit=True).probability(np.zeros((1, 1)))
    assert by_logit[0] == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert by_logit[0] > Networks(members).probability(np.zeros((1, 1)))[0]


def test_a_map_applies_to_the_mean_of_logits() -> None:
    members = _network(0, bias=4), _network(0, bias=-1)
    mapped = Networks(members, 2.0, 0.5, by_logit=True).probability(np.zeros((1, 1)))
    assert mapped[0] == pytest.approx(1 / (1 + np.exp(-3.5)))


def test_what_ships_fits_the_signals() -> None:
    calibration = load_calibration()
    told = (calibration.coverage, calibration.support, calibration.units)
    for network in (member for each in told for member in each.members):
        assert network.center.shape == network.scale.shape == (len(FEATURES),)
        assert (network.scale > 0).all()
        assert network.weights[0].shape[0] == len(FEATURES)
        assert network.weights[-1].shape[1] == 1


def test_the_fake_encoder_is_told_to_be_uncalibrated() -> None:
    scorer = Scorer(load_encoder("fake"))
    assert not scorer.calibrated
    assert "uncalibrated" in scorer.signature


def test_results_of_an_uncalibrated_encoder_carry_a_warning() -> None:
    (warning,) = Scorer(load_encoder("fake")).warnings
    assert warning.startswith("uncalibrated: with the encoder fake ")
    assert "harness calibrate" in warning


def test_a_map_moves_and_stretches_the_logit() -> None:
    mapped = Networks((_network(1),), slope=0.5, offset=1.0)
    expected = _network(0.5, bias=1.0)
    features = np.array([[-3.0], [0.0], [2.0]])
    np.testing.assert_allclose(mapped.probability(features), expected.probability(features))


def test_a_steep_map_stays_within_its_bounds() -> None:
    values = Networks((_network(1),), slope=20.0).probability(np.array([[-1e9], [1e9]]))
    assert 0 < values.min() < values.max() < 1


FLOAT = "some/model|sha256:0123456789ab|float32|max:128|prompt:'query: '"


def test_the_same_weights_are_the_same_encoder_by_any_name_and_dtype() -> None:
    calibration = replace(load_calibration(), encoder=FLOAT)
    assert calibration.fits(FLOAT.replace("some/model", "folder").replace("float32", "bfloat16"))


@pytest.mark.parametrize(
    ("part", "other"), [("0123456789ab", "ba9876543210"), ("max:128", "max:64"), ("query", "text")]
)
def test_other_weights_limits_and_prompts_are_another_encoder(part: str, other: str) -> None:
    calibration = replace(load_calibration(), encoder=FLOAT)
    assert not calibration.fits(FLOAT.replace(part, other))


def test_an_encoder_without_a_hash_is_known_by_its_whole_signature() -> None:
    assert encoder_key("fake|dim:32") != encoder_key("other|dim:32")


def test_the_shipped_calibration_is_not_for_a_model_whose_name_begins_like_its_own() -> None:
    assert load_calibration().fits("embedded|sha256:0|float32|max:256")
    assert not load_calibration().fits("embedded-2|sha256:0|float32|max:256")


def test_a_calibration_of_another_encoder_is_an_error_that_names_both() -> None:
    calibration = replace(load_calibration(), encoder=FLOAT)
    with pytest.raises(ConfigError, match=r"for the encoder some/model.*not for fake(.|\n)*LABELS"):
        Scorer(load_encoder("fake"), calibration=calibration)


def test_a_calibration_that_fits_takes_the_mark_away() -> None:
    encoder = load_encoder("fake")
    calibration = replace(load_calibration(), encoder=encoder.signature, signature="abcd1234")
    scorer = Scorer(encoder, calibration=calibration)
    assert scorer.calibrated
    assert scorer.warnings == ()
    assert "cal:abcd1234" in scorer.signature
    assert "uncalibrated" not in scorer.signature


def test_aligned_pairs_are_scored_by_the_same_calibration() -> None:
    encoder = load_encoder("fake")
    shipped = load_calibration()
    doubtful = replace(shipped.coverage, slope=1.0, offset=-8.0)
    calibration = replace(shipped, coverage=doubtful, encoder=encoder.signature)
    texts = ["The harbour was opened by the minister."], ["The port was opened by a minister."]
    (before,) = Scorer(encoder).score_pairs(*texts)
    (after,) = Scorer(encoder, calibration=calibration).score_pairs(*texts)
    assert (after.coverage or 0) < (before.coverage or 0)
