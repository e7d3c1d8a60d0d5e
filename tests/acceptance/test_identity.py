"""A text against itself: everything is there, and nothing is to be said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness import evaluate
from harness.encoders import Encoder
from harness.result import DocumentResult, Result

pytestmark = pytest.mark.encoder
FLOOR = 0.98


@pytest.fixture(scope="module")
def itself(text: str, encoder: Encoder) -> Result:
    return evaluate(text, text, encoder=encoder)


def _document(result: Result) -> DocumentResult:
    return result.systems[0].documents[0]


def test_every_reference_unit_is_covered_by_itself(itself: Result) -> None:
    units = [u for p in _document(itself).paragraphs for u in p.units if u.kind == "body"]
    scored = [u for u in units if u.coverage is not None]
    assert scored
    assert [(u.text, u.coverage) for u in scored if u.coverage is None or u.coverage < FLOOR] == []


def test_every_candidate_unit_is_supported_by_itself(itself: Result) -> None:
    units = [u for p in _document(itself).candidate_paragraphs for u in p.units if u.kind == "body"]
    scored = [u for u in units if u.support is not None]
    assert scored
    assert [(u.text, u.support) for u in scored if u.support is None or u.support < FLOOR] == []


def test_every_unit_is_answered_by_its_own_words(itself: Result) -> None:
    elsewhere = [
        (u.text, u.evidence[0].text if u.evidence else None)
        for p in _document(itself).paragraphs
        for u in p.units
        if u.coverage is not None and not any(e.text == u.text for e in u.evidence)
    ]
    assert elsewhere == []


def test_nothing_is_found_wrong(itself: Result) -> None:
    assert [(f.category, f.fact, f.explanation) for f in _document(itself).findings] == []


def test_bleu_is_a_hundred(itself: Result) -> None:
    assert itself.systems[0].scores["BLEU"] == pytest.approx(100)


@pytest.mark.parametrize(
    "short",
    ["Budget.", "1,250", "No.", "Peace peace peace.", "The committee met in Geneva on 12 May."],
)
def test_a_short_text_is_covered_by_itself(
    short: str, hold: Callable[[str, str], DocumentResult]
) -> None:
    result = hold(short, short)
    assert (result.scores["coverage"] or 0) >= FLOOR
    assert (result.scores["support"] or 0) >= FLOOR
    assert result.findings == ()
