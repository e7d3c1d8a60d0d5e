from __future__ import annotations

import numpy as np

from harness.encoders import load_encoder
from harness.evidence.calibration import Network, Networks, load_calibration
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
