from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.alignment import Alignment, DocumentView, Link, align, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.coverage import sides
from harness.evidence.features import Side
from harness.evidence.spans import find_evidence
from harness.result import Evidence

SENTENCES = (
    "The harbour bridge reopened on Saturday.",
    "Engineers replaced sixty metres of girder",
    "Tickets for the ferry cost twice as much, which nobody had foreseen.",
    "Rain fell all day long",
)


def _view(text: str) -> DocumentView:
    return view_document(parse_text(text, id="text", paragraphs="line"), load_encoder("fake"))


def _linked(left: DocumentView, right: DocumentView) -> Side:
    """The left side, each of its sentences linked to all of the right."""
    alignment = align(left, right)
    rows, columns = len(left.sentences), len(right.sentences)
    return sides(
        left,
        right,
        Alignment(
            tuple(Link(i, j, 1.0) for i in range(rows) for j in range(columns)),
            (tuple(range(columns)),) * rows,
            (tuple(range(rows)),) * columns,
            alignment.pairs,
        ),
    )[0]


def _evidence(reference: str, candidate: str, *, told: bool = True) -> list[tuple[Evidence, ...]]:
    left, right = _view(reference), _view(candidate)
    asked = [(i, u, told) for i, s in enumerate(left.sentences) for u in s.units]
    return find_evidence(_linked(left, right), right, asked)


def test_a_text_answers_itself_unit_by_unit() -> None:
    text = "\n".join(SENTENCES) + "\n"
    units = [
        u.text for p in parse_text(text, id="t", paragraphs="line").paragraphs for u in p.units
    ]
    assert [[e.text for e in found] for found in _evidence(text, text)] == [[u] for u in units]


def test_a_headline_without_a_stop_is_told_apart_from_what_it_runs_into() -> None:
    reference = (
        "Engineers replaced sixty metres of girder\nTickets for the ferry cost twice as much.\n"
    )
    candidate = (
        "Engineers replaced sixty metres of girder Tickets for the ferry cost twice as much.\n"
    )
    first, second = _evidence(reference, candidate)
    assert [e.text for e in first] == ["Engineers replaced sixty metres of girder"]
    assert [e.text for e in second] == ["Tickets for the ferry cost twice as much."]


def test_what_is_said_twice_is_told_once() -> None:
    (found,) = _evidence(SENTENCES[0], f"{SENTENCES[0]}\n{SENTENCES[0]}\n")
    assert [e.paragraph for e in found] == [0]


def test_what_is_said_in_two_places_has_two_stretches() -> None:
    reference = "The harbour bridge reopened after engineers replaced sixty metres of girder.\n"
    candidate = (
        "The harbour bridge reopened.\nRain fell.\nEngineers replaced sixty metres of girder.\n"
    )
    paragraphs = {e.paragraph for found in _evidence(reference, candidate) for e in found}
    assert paragraphs == {0, 2}


def test_a_unit_is_told_whole_where_its_rest_is_nobody_elses_answer() -> None:
    (found,) = _evidence("The harbour bridge reopened.\n", "Today the harbour bridge reopened.\n")
    assert [e.text for e in found] == ["Today the harbour bridge reopened."]


def test_a_unit_that_counts_as_present_is_always_answered() -> None:
    (found,) = _evidence("Rain fell all day.\n", "Nobody foresaw tickets.\n")
    assert found


def test_a_unit_that_does_not_is_answered_by_nothing_alike() -> None:
    assert _evidence("Rain fell all day.\n", "Nobody foresaw tickets.\n", told=False) == [()]


def test_the_answer_of_a_very_long_unit_is_found_at_the_edges_of_cells() -> None:
    rng = np.random.default_rng(7)
    # nowhere a space at which it could be cut, as in base64
    blob = ["".join(rng.choice(list("bcdfghjklm"), 8)) for _ in range(700)]
    noise = ["".join(rng.choice(list("npqrstvwxz"), 8)) for _ in range(600)]
    answer = "/".join([*noise[:300], *blob[:350], *noise[300:]])
    (found,) = _evidence("/".join(blob), answer)
    told = found[0].text.split("/")
    said = sum(word in set(blob) for word in told)
    # half of the unit's words, and of what stands around them less than two cells
    assert said > 330
    assert len(told) - said < 2 * 950 / 128


def test_an_empty_text_answers_nothing() -> None:
    assert _evidence(SENTENCES[0], "") == [()]


def test_nothing_asked_is_nothing_found() -> None:
    left = _view(SENTENCES[0])
    assert find_evidence(_linked(left, left), left, ()) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    st.lists(st.sampled_from(SENTENCES), max_size=4),
    st.booleans(),
)
def test_evidence_is_verbatim_at_most_three_stretches_and_within_bounds(
    left: list[str], right: list[str], told: bool
) -> None:
    candidate = " ".join(right) + "\n"
    paragraphs = _view(candidate).document.paragraphs
    for found in _evidence("\n".join(left) + "\n", candidate, told=told):
        assert len(found) <= 3
        for e in found:
            assert e.text == paragraphs[e.paragraph].text[e.start : e.end] != ""
            assert -1 <= e.similarity <= 1
