"""What is taken out of a text, and that alone, is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.alignment import find_words, stem
from harness.documents import parse_text
from harness.result import DocumentResult, ReferenceUnit

pytestmark = pytest.mark.encoder
MOST = 24
"""Units of a text that are deleted, one at a time."""
NEAR = 0.1
TWIN = 0.5
"""A unit whose words stand to this share in one other sentence has a near-twin."""


def _stems(text: str) -> set[str]:
    return {stem(text[a:b]) for a, b in find_words(text)}


def _has_twin(unit: ReferenceUnit, others: list[str]) -> bool:
    own = _stems(unit.text)
    return any(len(own & _stems(other)) >= TWIN * len(own) for other in others)


def _places(text: str, result: DocumentResult) -> list[tuple[int, ReferenceUnit]]:
    """The units without a near-twin, evenly over the text."""
    document = parse_text(text, id="text")
    found = []
    for paragraph, answer in zip(document.paragraphs, result.paragraphs, strict=True):
        for unit, cut in zip(answer.units, paragraph.units, strict=True):
            rest = [
                other.text[s.start : s.end]
                for other in document.paragraphs
                for number, s in enumerate(other.sentences)
                if other is not paragraph or number != cut.sentence
            ]
            rest += [u.text for u in paragraph.units if u.sentence == cut.sentence and u != cut]
            if unit.coverage is not None and not _has_twin(unit, rest):
                found.append((paragraph.index, unit))
    step = max(1, -(-len(found) // MOST))
    return found[::step]


def _without(text: str, index: int, unit: ReferenceUnit) -> str:
    paragraphs = [p.text for p in parse_text(text, id="text").paragraphs]
    whole = paragraphs[index]
    paragraphs[index] = f"{whole[: unit.start].rstrip()} {whole[unit.end :].lstrip()}".strip()
    return "\n\n".join(p for p in paragraphs if p)


def test_a_deleted_unit_is_an_omission_and_no_other_is_touched(
    text: str, hold: Callable[[str, str], DocumentResult]
) -> None:
    whole = hold(text, text)
    before = {(p.index, u.start): u.coverage for p in whole.paragraphs for u in p.units}
    places = _places(text, whole)
    assert len(places) >= 8
    unseen, touched = [], []
    for index, unit in places:
        result = hold(text, _without(text, index, unit))
        for paragraph in result.paragraphs:
            for other in paragraph.units:
                if (paragraph.index, other.start) == (index, unit.start):
                    if not _is_omission(result, index, unit) or other.status != "omitted":
                        unseen.append((unit.text, other.coverage))
                    continue
                old = before[paragraph.index, other.start]
                if old is None or other.coverage is None:
                    assert old == other.coverage
                elif abs(old - other.coverage) > NEAR:
                    touched.append((f"without {unit.text!r}", other.text, old, other.coverage))
    assert unseen == []
    assert touched == []


def _is_omission(result: DocumentResult, index: int, unit: ReferenceUnit) -> bool:
    return any(
        f.category == "Accuracy/Omission"
        and f.reference is not None
        and f.reference.paragraph == index
        and f.reference.start <= unit.start
        and unit.end <= f.reference.end
        for f in result.findings
    )
