"""Given units read word by word."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from harness.alignment import align, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.calibration import load_calibration
from harness.evidence.coverage import judge, judged_features, sides
from harness.evidence.features import FEATURES, Side, sentence_signals
from harness.evidence.unit_words import (
    KNOWN,
    SURROUNDINGS,
    WORD_SIGNALS,
    Member,
    UnitReader,
    UnitWords,
    load_unit_reader,
    unit_words,
)
from harness.scoring import Scorer, ScoringConfig

_INPUTS = len(WORD_SIGNALS) + len(KNOWN) + len(SURROUNDINGS)
_NOTHING = np.zeros(len(FEATURES))
UNITS = "A mayor opened the harbour bridge.\nPrices fell.\n"


def _side(units: str, text: str) -> Side:
    encoder = load_encoder("fake")
    left = view_document(parse_text(units, id="u", aligned=True), encoder)
    right = view_document(parse_text(text, id="s"), encoder)
    return sides(left, right, align(left, right))[0]


def _read(units: str, text: str) -> list[UnitWords]:
    side = _side(units, text)
    signals = sentence_signals(side)
    return [
        unit_words(side, index, signals[index], unit)
        for index, unit, _ in judged_features(side, signals)
    ]


def _column(words: UnitWords, name: str) -> list[float]:
    column: list[float] = words.signals[:, [*WORD_SIGNALS, *KNOWN].index(name)].tolist()
    return column


def _member(importance: np.ndarray) -> Member:
    """Says the mean of the words' answers, weighted by their importance alone."""
    word = np.zeros((_INPUTS, 1))
    word[WORD_SIGNALS.index("answer")] = 1
    told = np.zeros(len(FEATURES) + 2)
    told[len(FEATURES)] = 1
    size = (len(told), 1)
    return Member(
        importance=importance,
        known=np.zeros(len(KNOWN)),
        word=(word, np.zeros(1), np.ones((1, 1)), np.zeros(1)),
        center=np.zeros(len(FEATURES)),
        scale=np.ones(len(FEATURES)),
        unit=(np.zeros(size), np.zeros(1), np.zeros((1, 1)), np.zeros(1)),
        direct=told,
    )


def _words(*answers: float) -> UnitWords:
    """Words of vectors that have nothing in common, with these answers."""
    signals = np.zeros((len(answers), len(WORD_SIGNALS) + len(KNOWN)))
    signals[:, 0] = answers
    return UnitWords(signals, np.eye(len(answers)))


def test_every_word_of_a_text_is_answered_by_itself() -> None:
    for words in _read(UNITS, UNITS.replace("\n", " ")):
        assert _column(words, "answer") == pytest.approx([1] * len(words.signals), abs=1e-5)
        assert _column(words, "same") == [1] * len(words.signals)
        assert _column(words, "next")[1:] == [1] * (len(words.signals) - 1)
        assert _column(words, "elsewhere") == [0] * len(words.signals)


def test_a_word_that_the_text_lacks_is_answered_less_than_the_others() -> None:
    [words] = _read("The mayor opened the bridge.", "The mayor closed the bridge.")
    answers, same = _column(words, "answer"), _column(words, "same")
    assert same == [1, 1, 0, 1, 1]
    assert answers.index(min(answers)) == 2


def test_answers_in_two_sentences_are_seen_to_be_apart() -> None:
    [words] = _read("The mayor resigned.", "The mayor spoke. An aide resigned.")
    assert _column(words, "elsewhere")[-1] == 1


def test_what_is_known_of_a_word_comes_with_it() -> None:
    [words] = _read("The mayor of Lyon spoke.", "It rained.")
    assert _column(words, "content") == [0, 1, 0, 1, 1]
    assert _column(words, "marked")[3] == 1
    assert _column(words, "weight")[1] > _column(words, "weight")[0] > 0
    assert len(words.vectors) == len(words.signals)


def test_a_word_counts_by_its_vector() -> None:
    words = _words(1.0, 0.0)
    assert _member(np.zeros(2)).logit(_NOTHING, words) == pytest.approx(0.5)
    assert _member(np.array([1.0, 0.0])).logit(_NOTHING, words) > 0.7
    assert _member(np.array([0.0, 1.0])).logit(_NOTHING, words) < 0.3


def test_a_signal_of_the_unit_counts_for_so_much_at_most() -> None:
    member = replace(_member(np.zeros(1)), direct=np.eye(len(FEATURES) + 2)[0])
    far, farther = (
        member.logit(value * np.eye(len(FEATURES))[0], _words(0.0)) for value in (50.0, 1e6)
    )
    assert far == farther > member.logit(_NOTHING, _words(0.0))


def test_the_members_are_averaged_and_mapped_to_a_probability() -> None:
    members = (_member(np.array([9.0, 0.0])), _member(np.array([0.0, 9.0])))
    reader = UnitReader(members, slope=2.0, offset=-1.0, signature="x")
    # one says 1 and one 0: the mean is .5, and 2 * .5 - 1 is the logit of one half
    told = reader.probability(_NOTHING[None, :], [_words(1.0, 0.0)])
    assert told == pytest.approx([0.5], abs=1e-3)


def test_what_is_said_of_a_unit_does_not_hang_on_the_others() -> None:
    reader = UnitReader((_member(np.zeros(1)),), 1.0, 0.0, "x")
    units = [_words(1.0), _words(0.0), _words(0.4)]
    rows = np.zeros((3, len(FEATURES)))
    together = reader.probability(rows, units).tolist()
    assert together == [reader.probability(_NOTHING[None, :], [one])[0] for one in units]
    assert together[0] > together[2] > together[1]


def test_the_reader_is_heard_as_much_as_the_networks() -> None:
    side = _side(UNITS, "It rained.")
    other = view_document(parse_text("It rained.", id="s"), load_encoder("fake"))
    networks = load_calibration().units
    sure = UnitReader((_member(np.zeros(load_encoder("fake").dimension)),), 0.0, 12.0, "x")
    alone = [one.probability for one in judge(side, other, networks)]
    both = [one.probability for one in judge(side, other, networks, reader=sure)]
    # nothing is natural about two units against three words: what counts is what was averaged
    assert all(b > a for a, b in zip(alone, both, strict=True) if a)
    assert any(alone)


def test_what_ships_fits_the_signals_and_the_encoder() -> None:
    reader = load_unit_reader()
    assert reader.slope > 0
    for member in reader.members:
        assert member.importance.shape == (384,)
        assert member.word[0].shape[0] == _INPUTS
        assert member.center.shape == member.scale.shape == (len(FEATURES),)
        assert member.unit[0].shape[0] == len(member.direct)


def test_the_reader_knows_the_embedded_encoder_alone() -> None:
    embedded = load_encoder()
    assert "|units:" in Scorer(embedded).signature
    assert "|units:" in Scorer(embedded, ScoringConfig(aligned=True)).signature
    assert "|units:" not in Scorer(load_encoder("fake")).signature
    assert "|units:" not in Scorer(embedded, calibration=load_calibration()).signature
