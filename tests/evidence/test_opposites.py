"""Opposites told by vectors: where they are told, and what excuses them."""

from __future__ import annotations

import numpy as np
import pytest

from harness.alignment import view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.opposite_model import OPPOSITE_SIGNALS, OppositeModel, WordVectors
from harness.evidence.opposites import learned_opposites

_SIZE = 384


def _model(logit: float) -> OppositeModel:
    """Says the same of any two words."""
    signals = len(OPPOSITE_SIGNALS)
    return OppositeModel(
        center=np.zeros(signals, dtype=np.float32),
        scale=np.ones(signals, dtype=np.float32),
        late=np.zeros((1, _SIZE, 1), dtype=np.float32),
        early=np.zeros((1, _SIZE, 1), dtype=np.float32),
        hidden=np.zeros((1, signals + 6, 1), dtype=np.float32),
        hidden_bias=np.zeros((1, 1), dtype=np.float32),
        output=np.zeros((1, 1), dtype=np.float32),
        output_bias=np.array([logit], dtype=np.float32),
        threshold=2.0,
        signature="made",
    )


def _vectors(text: str, alike: tuple[str, ...]) -> WordVectors:
    """A text's words, of which some have the same vector."""
    view = view_document(parse_text(text, id="t", aligned=True), load_encoder("fake"))
    words = WordVectors.of([(s.start, s) for s in view.sentences])
    late = np.zeros((len(words.keys), _SIZE), dtype=np.float32)
    for row, (start, end) in enumerate(words.spans.tolist()):
        word = text[start:end]
        late[row, 0 if word in alike else 1 + sum(map(ord, word)) % (_SIZE - 1)] = 1
    return WordVectors(
        words.spans, words.keys, words.weights, words.content, words.plain, late, late
    )


def _told(
    reference: str,
    candidate: str,
    alike: tuple[str, ...],
    *,
    logit: float = 3.0,
) -> list[tuple[str, str]]:
    words = _vectors(reference, alike), _vectors(candidate, alike)
    found = list(learned_opposites((reference, candidate), words, _model(logit)))
    assert all(change.fact == "antonym" and change.severity == "major" for change in found)
    return [
        (reference[slice(*change.reference)], candidate[slice(*change.candidate)])
        for change in found
        if change.reference and change.candidate
    ]


def test_a_pair_beyond_the_threshold_is_told() -> None:
    texts = "The temple was restored in May.", "The temple was flattened in May."
    alike = ("restored", "flattened")
    assert _told(*texts, alike) == [("restored", "flattened")]
    assert _told(*texts, alike, logit=2.0) == [("restored", "flattened")]
    assert _told(*texts, alike, logit=1.9) == []


@pytest.mark.parametrize(
    ("reference", "candidate", "alike"),
    [
        ("The task was not easy.", "The task was arduous.", ("easy", "arduous")),
        ("The task was arduous.", "The task was not easy.", ("arduous", "easy")),
        ("The wound was infected.", "The wound had an infection.", ("infected", "infection")),
        ("It rained all night.", "It rained overnight.", ("night", "overnight")),
        ("Debts hold back trade.", "Debts hinder trade.", ("back", "hinder")),
        ("Debts hold back trade.", "Debts hinder trade.", ("hold", "hinder")),
        ("It won't take long.", "It will be quick.", ("long", "quick")),
        ("It copies the first plant.", "It copies the former plant.", ("first", "former")),
        ("The new aims were met.", "The century-old aims were met.", ("new", "old")),
    ],
)
def test_what_says_the_same_or_tells_nothing_by_itself_is_excused(
    reference: str, candidate: str, alike: tuple[str, ...]
) -> None:
    assert _told(reference, candidate, alike) == []


def test_what_denies_a_word_is_no_form_of_it() -> None:
    texts = "The tests were conclusive.", "The tests were inconclusive."
    assert _told(*texts, ("conclusive", "inconclusive")) == [("conclusive", "inconclusive")]


def test_function_words_are_left_to_the_tables() -> None:
    assert _told("He left before noon.", "He left after noon.", ("before", "after")) == []


def test_a_stretch_without_words_has_no_opposites() -> None:
    words = _vectors("Rain fell.", ())
    empty = WordVectors(*(getattr(words, name)[:0] for name in WordVectors.__slots__))
    assert list(learned_opposites(("Rain fell.", ""), (words, empty), _model(9.0))) == []
