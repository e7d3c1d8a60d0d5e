"""Coverage is of meaning: where paragraphs begin and in which order they stand, moves it little."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.documents import Paragraph, parse_text
from harness.result import DocumentResult

pytestmark = pytest.mark.encoder
LAYOUT = 0.03
STRANGER = 0.02
ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "tests" / "acceptance" / "texts"
STRANGERS = (TEXTS / "strangers.txt").read_text("utf-8").strip().split("\n\n")
Hold = Callable[[str, str], DocumentResult]


def _paragraphs(text: str) -> list[Paragraph]:
    return list(parse_text(text, id="text").paragraphs)


def _join(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def _shuffled(text: str, seed: int) -> str:
    texts = [p.text for p in _paragraphs(text)]
    random.Random(seed).shuffle(texts)  # noqa: S311  # no secret
    return _join(texts)


def _is_prose(paragraph: Paragraph) -> bool:
    """A heading or a list item that is run into the next paragraph would be another text."""
    return paragraph.kind == "body" and paragraph.text.rstrip()[-1:] in '.!?”"'


def _merged(text: str) -> str:
    merged: list[str] = []
    open_ = False
    for paragraph in _paragraphs(text):
        prose = _is_prose(paragraph)
        if prose and open_:
            merged[-1] += f" {paragraph.text}"
            open_ = False
        else:
            merged.append(paragraph.text)
            open_ = prose
    return _join(merged)


def _split(text: str) -> str:
    parts: list[str] = []
    for paragraph in _paragraphs(text):
        if paragraph.kind == "body" and len(paragraph.sentences) > 1:
            parts += [paragraph.text[s.start : s.end] for s in paragraph.sentences]
        else:
            parts.append(paragraph.text)
    return _join(parts)


CHANGES: dict[str, Callable[[str], str]] = {
    "shuffled": lambda text: _shuffled(text, 1),
    "shuffled otherwise": lambda text: _shuffled(text, 2),
    "merged": _merged,
    "split": _split,
    "split and shuffled": lambda text: _shuffled(_split(text), 3),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_layout_of_a_copy_moves_coverage_little(text: str, change: str, hold: Hold) -> None:
    candidate = CHANGES[change](text)
    assert candidate != text
    before, after = hold(text, text).scores, hold(text, candidate).scores
    assert before["coverage"] == pytest.approx(after["coverage"], abs=LAYOUT)
    assert before["support"] == pytest.approx(after["support"], abs=LAYOUT)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("system", ["english", "russian-derived", "summary"])
def test_the_layout_of_a_version_moves_coverage_little(
    system: str, change: str, hold: Hold
) -> None:
    reference = (ROOT / "references" / "conference.txt").read_text("utf-8")
    version = (ROOT / "candidates" / system / "conference.txt").read_text("utf-8")
    before = hold(reference, version).scores["coverage"]
    after = hold(reference, CHANGES[change](version)).scores["coverage"]
    assert before == pytest.approx(after, abs=LAYOUT)


def test_a_stranger_paragraph_is_an_addition_and_moves_coverage_little(
    text: str, hold: Hold
) -> None:
    paragraphs = [p.text for p in _paragraphs(text)]
    before = hold(text, text).scores["coverage"]
    unseen = []
    for place in sorted({0, 1, len(paragraphs) // 2, len(paragraphs)}):
        for stranger in STRANGERS:
            candidate = [*paragraphs[:place], stranger, *paragraphs[place:]]
            result = hold(text, _join(candidate))
            answer = result.candidate_paragraphs[place]
            assert answer.text == stranger
            unseen += [
                (place, u.text, u.support) for u in answer.units if u.status != "unsupported"
            ]
            if not _is_whole_addition(result, place):
                unseen.append((place, stranger, None))
            assert result.scores["coverage"] == pytest.approx(before, abs=STRANGER)
    assert unseen == []


def _is_whole_addition(result: DocumentResult, index: int) -> bool:
    units = result.candidate_paragraphs[index].units
    return any(
        f.category == "Accuracy/Addition"
        and f.candidate is not None
        and (f.candidate.paragraph, f.candidate.start, f.candidate.end)
        == (index, units[0].start, units[-1].end)
        for f in result.findings
    )
