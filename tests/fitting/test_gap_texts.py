"""Versions of a segment that lost words, or got some."""

from __future__ import annotations

import pytest

from fitting.gap_texts import GapPair, make_gap_pairs
from fitting.segments import Segment

_TEXTS = (
    "The council opened the narrow bridge on Friday.",
    "On Friday the council opened the old wooden bridge in Geneva.",
    "The mayor crossed the narrow harbour bridge.",
    "She said that the council closed the old harbour in Geneva on Monday.",
    "The council of Bremen met on Monday.",
)


def _segments() -> list[Segment]:
    found = []
    for i, text in enumerate(_TEXTS * 4):
        others = tuple(t for t in _TEXTS if t != text)
        second = text.replace("council", "board of the city") if i % 2 else ""
        found.append(Segment(f"d/{i}", text, second, others))
    return found


def _pairs() -> list[GapPair]:
    return list(make_gap_pairs(_segments()))


def test_each_segment_is_held_against_three_versions_one_of_them_a_person_s() -> None:
    pairs = _pairs()
    for segment in _segments():
        own = [pair for pair in pairs if pair.document == segment.document]
        assert len(own) == 3
        kinds = [pair.kind for pair in own if pair.candidate == segment.second]
        assert ("human" in kinds) == bool(segment.second)
    assert pairs == _pairs()


def test_what_is_put_in_is_new_and_the_rest_stays() -> None:
    longer = [pair for pair in _pairs() if pair.longer]
    assert longer
    for pair in longer:
        before, after = pair.candidate.split(), (pair.longer or "").split()
        new = len(after) - len(before)
        assert new in (1, 2)
        at = next(i for i, word in enumerate([*before, ""]) if word != after[i])
        assert after == [*before[:at], *after[at : at + new], *before[at:]]
        assert at > 0
        assert after[at].lower() not in f"{pair.reference} {pair.candidate}".lower()


def test_what_is_taken_out_leaves_the_rest_in_order() -> None:
    shorter = [pair for pair in _pairs() if pair.shorter]
    assert shorter
    for pair in shorter:
        before = [word.strip(".,") for word in pair.candidate.split()]
        after = [word.strip(".,") for word in (pair.shorter or "").split()]
        lost = len(before) - len(after)
        assert lost > 0
        assert any(before[:i] + before[i + lost :] == after for i in range(len(after) + 1))


@pytest.mark.parametrize("text", ["Yes.", "She is not.", "The old bridge fell"])
def test_of_a_short_text_nothing_is_taken_out(text: str) -> None:
    segment = Segment("d/0", _TEXTS[0], "", (text, f"{text} so", f"{text} too"))
    assert all(pair.shorter is None for pair in make_gap_pairs([segment]) if pair.candidate == text)
