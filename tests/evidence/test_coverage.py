from __future__ import annotations

import numpy as np
import pytest

from harness.alignment import DocumentView, align, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.calibration import Network
from harness.evidence.coverage import Judged, judge, sides
from harness.evidence.features import FEATURES

REFERENCE = "The harbour bridge reopened on Saturday.\nEngineers replaced sixty metres of girder.\n"


def _never() -> Network:
    """A model that believes nothing."""
    size = len(FEATURES)
    return Network(np.zeros(size), np.ones(size), (np.zeros((size, 1)),), (np.array([-5.0]),))


def _view(text: str) -> DocumentView:
    return view_document(parse_text(text, id="text", paragraphs="line"), load_encoder("fake"))


def _judge(reference: str, candidate: str) -> list[Judged]:
    left, right = _view(reference), _view(candidate)
    near, _ = sides(left, right, align(left, right))
    return judge(near, right, _never())


def test_every_unit_with_a_word_is_judged_in_order() -> None:
    judged = _judge(REFERENCE, "It rained.\n")
    places = [(each.paragraph, each.unit) for each in judged]
    assert places == sorted(places)
    assert {paragraph for paragraph, _ in places} == {0, 1}


def test_what_stands_word_for_word_in_a_linked_sentence_is_covered_whatever_the_model() -> None:
    candidate = REFERENCE.splitlines()[0].replace(".", ", after nineteen months.")
    first, *rest = _judge(REFERENCE, candidate)
    assert first.probability >= 0.98
    assert all(each.probability < 0.1 for each in rest)


def test_the_evidence_is_the_stretch_that_says_it() -> None:
    candidate = "It rained.\nThe harbour bridge reopened at last on Saturday.\n"
    evidence = _judge(REFERENCE, candidate)[0].evidence
    assert [e.paragraph for e in evidence] == [1]
    assert all(candidate.splitlines()[e.paragraph][e.start : e.end] == e.text for e in evidence)
    assert evidence[0].similarity > 0.5


@pytest.mark.parametrize(
    ("strength", "least"), [(0.95, 0.7), (0.9, 0.7), (0.8, 0.6), (0.7, 0.6), (0.6, 0.0)]
)
def test_the_heading_at_the_place_of_a_heading_is_as_likely_as_their_link(
    monkeypatch: pytest.MonkeyPatch, strength: float, least: float
) -> None:
    monkeypatch.setattr("harness.evidence.coverage.heading_strength", lambda *_: strength)
    found = [each.probability for each in _judge(REFERENCE, "It rained.\n")]
    assert min(found) == pytest.approx(least, abs=0.05)


def test_a_sentence_without_a_link_is_believed_less_where_no_line_binds_it() -> None:
    left = _view(REFERENCE)
    right = _view(REFERENCE.splitlines()[0].replace(".", ", after nineteen months."))
    alignment = align(left, right)
    assert alignment.by_reference == ((0,), ())
    near, _ = sides(left, right, alignment)
    bound, free = (judge(near, right, _never(), free=free) for free in (False, True))
    assert free[0].probability == bound[0].probability
    odds = [item.probability / (1 - item.probability) for item in (free[-1], bound[-1])]
    assert np.log(odds[1]) - np.log(odds[0]) == pytest.approx(0.4)


def test_without_a_link_there_is_no_evidence() -> None:
    assert _judge(REFERENCE, "")[0].evidence == ()


@pytest.mark.parametrize("text", ["", "–\n"])
def test_a_text_without_words_has_nothing_to_judge(text: str) -> None:
    assert _judge(text, REFERENCE) == []
