"""Which unlike words answer each other, and what the networks make of their vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from harness.alignment import view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence import opposite_model
from harness.evidence.opposite_model import (
    LOUD,
    OPPOSITE_SIGNALS,
    TURN,
    OppositeModel,
    UnlikeWords,
    WordVectors,
    load_opposites,
    opposites_path,
    unlike_words,
)

_SIZE = 3


def _words(keys: list[int], vectors: list[list[float]], plain: list[bool]) -> WordVectors:
    """Words a letter long, a space between them."""
    count = len(keys)
    starts = 2 * np.arange(count)
    return WordVectors(
        np.stack([starts, starts + 1], axis=1),
        np.array(keys),
        np.full(count, 4.5, dtype=np.float32),
        np.ones(count, dtype=bool),
        np.array(plain),
        np.array(vectors, dtype=np.float32),
        np.array(vectors, dtype=np.float32),
    )


_EAST, _NORTH, _BETWEEN = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.6, 0.8, 0.0]


def _column(found: UnlikeWords, name: str) -> list[float]:
    values: list[float] = found.signals[:, OPPOSITE_SIGNALS.index(name)].tolist()
    return values


def test_only_words_left_over_on_both_sides_are_held_together() -> None:
    one = _words([1, 2], [_EAST, _NORTH], [True, True])
    other = _words([1, 3], [_EAST, _BETWEEN], [True, True])
    assert unlike_words(one, other).at.tolist() == [[1, 1]]
    assert unlike_words(one, one).at.tolist() == []


def test_names_numbers_and_function_words_are_not() -> None:
    one = _words([1, 2], [_EAST, _NORTH], [True, False])
    other = _words([1, 3], [_EAST, _BETWEEN], [True, True])
    assert unlike_words(one, other).at.tolist() == []
    assert unlike_words(other, one).at.tolist() == []
    text = "The Mayor of Bonn opened 12 wells before noon."
    view = view_document(parse_text(text, id="t"), load_encoder("fake"))
    words = WordVectors.of([(0, view.sentences[0])])
    plain = [text[a:b] for a, b in words.spans[words.plain].tolist()]
    assert plain == ["opened", "wells", "noon"]


def test_a_word_that_stands_once_more_is_left_over() -> None:
    one = _words([1, 1], [_EAST, _NORTH], [True, True])
    other = _words([1, 3], [_EAST, _BETWEEN], [True, True])
    assert [1, 1] in unlike_words(one, other).at.tolist()


def test_words_whose_vectors_have_nothing_in_common_are_not_held_together() -> None:
    one = _words([1, 2], [_EAST, [0.0, 0.0, 1.0]], [True, True])
    other = _words([1, 3], [_EAST, [0.0, 1.0, 0.0]], [True, True])
    assert unlike_words(one, other).at.tolist() == []


def test_the_signals_tell_how_the_two_fit() -> None:
    one = _words([1, 2], [_EAST, _NORTH], [True, True])
    other = _words([1, 3], [_EAST, _BETWEEN], [True, True])
    found = unlike_words(one, other)
    assert _column(found, "cosine") == pytest.approx([0.8])
    assert _column(found, "early_cosine") == pytest.approx([0.8])
    assert _column(found, "ahead") == pytest.approx([0.8 - 0.6])
    assert _column(found, "before") == pytest.approx([1.0])
    assert _column(found, "after") == pytest.approx([1.0])  # both end the stretch
    assert _column(found, "reference_weight") == pytest.approx([0.5])
    assert _column(found, "best_of_candidate") == [1.0]
    [ours], [theirs] = found.late
    assert ours.tolist() == _NORTH
    assert theirs.tolist() == pytest.approx(_BETWEEN)


def test_spans_are_those_of_the_stretch() -> None:
    view = view_document(parse_text("Rain fell. Snow melted.", id="t"), load_encoder("fake"))
    words = WordVectors.of([(100, view.sentences[0]), (200, view.sentences[1])])
    assert words.spans[:, 0].tolist() == [100, 105, 200, 205]


def _model(**changes: np.ndarray) -> OppositeModel:
    """Two members that say the same: the first number of the first vector times the second's."""
    inputs = len(OPPOSITE_SIGNALS) + 6
    first = np.zeros((2, _SIZE, 1))
    first[:, 0, 0] = 1 / LOUD
    hidden = np.zeros((2, inputs, 1))
    hidden[:, len(OPPOSITE_SIGNALS), 0] = 1
    arrays = {
        "center": np.zeros(len(OPPOSITE_SIGNALS)),
        "scale": np.ones(len(OPPOSITE_SIGNALS)),
        "late": first,
        "early": np.zeros((2, _SIZE, 1)),
        "hidden": hidden,
        "hidden_bias": np.zeros((2, 1)),
        "output": np.ones((2, 1)),
        "output_bias": np.array([1.0, 3.0]),
        **changes,
    }
    floats = {name: array.astype(np.float32) for name, array in arrays.items()}
    return OppositeModel(**floats, threshold=0.0, signature="made")


def _pair(one: list[float], other: list[float]) -> UnlikeWords:
    sides = np.array([one], dtype=np.float32), np.array([other], dtype=np.float32)
    signals = np.full((1, len(OPPOSITE_SIGNALS)), 2.0, dtype=np.float32)
    return UnlikeWords(np.zeros((1, 2), dtype=np.int64), signals, sides, sides)


def test_the_mean_of_the_members_counts() -> None:
    assert _model().logits(_pair([2.0, 9.0, 9.0], [3.0, 9.0, 9.0])).tolist() == [6.0 + 2.0]
    # what is below nothing is nothing: the hidden layer is rectified
    assert _model().logits(_pair([2.0, 0.0, 0.0], [-3.0, 0.0, 0.0])).tolist() == [2.0]


def test_distance_difference_and_signals_are_seen() -> None:
    at = len(OPPOSITE_SIGNALS)
    for column, expected in ((0, 2.0), (at + 1, 1.0), (at + 2, TURN)):
        hidden = np.zeros((2, at + 6, 1))
        hidden[:, column, 0] = 1
        told = _model(hidden=hidden).logits(_pair([3.0, 0.0, 0.0], [2.0, 0.0, 0.0]))
        assert told.tolist() == pytest.approx([expected + 2.0])


def test_what_ships_is_read() -> None:
    model = load_opposites()
    assert model.late.shape[1] == 384
    assert np.isfinite(model.threshold)
    assert len(model.signature) == 8
    assert (model.scale > 0).all()


def test_weights_of_other_signals_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "opposites.safetensors"
    save_file(load_file(opposites_path()), other, metadata={"signals": "[]", "threshold": "1"})
    monkeypatch.setattr(opposite_model, "opposites_path", lambda: other)
    load_opposites.cache_clear()
    try:
        with pytest.raises(RuntimeError, match=r"run fitting/opposites\.py"):
            load_opposites()
    finally:
        load_opposites.cache_clear()
