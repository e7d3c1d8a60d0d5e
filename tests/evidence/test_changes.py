from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from harness.alignment import DocumentView, align, align_lines, view_document
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.changes import ChangedFact, changed_facts, groups, opposite_words
from harness.evidence.opposite_model import OPPOSITE_SIGNALS, OppositeModel

REFERENCE = """The committee met in Geneva on 12 May. It approved the budget of 40 million euros.

Members asked for a report on the old harbour bridge. The chair promised one soon.
"""


def _view(text: str, *, aligned: bool = False) -> DocumentView:
    document = parse_text(
        text, id="text", paragraphs="line" if aligned else "auto", aligned=aligned
    )
    return view_document(document, load_encoder("fake"))


def _changed(reference: str, candidate: str) -> list[ChangedFact]:
    left, right = _view(reference), _view(candidate)
    return changed_facts(left, right, align(left, right))


def test_nothing_is_changed_in_a_copy() -> None:
    assert _changed(REFERENCE, REFERENCE) == []


def test_a_changed_date_is_found_at_its_place_on_both_sides() -> None:
    (found,) = _changed(REFERENCE, REFERENCE.replace("12 May", "21 May"))
    assert found.change.fact == "date"
    assert found.reference is not None
    assert found.candidate is not None
    assert "12" in found.reference.text
    assert "21" in found.candidate.text
    text = REFERENCE.split("\n\n")[found.reference.paragraph]
    assert text[found.reference.start : found.reference.end] == found.reference.text


def test_a_changed_number_is_found_though_paragraphs_moved() -> None:
    moved = "\n\n".join(REFERENCE.replace("40 million", "90 million").strip().split("\n\n")[::-1])
    (found,) = _changed(REFERENCE, moved)
    assert found.change.fact == "number"
    assert found.candidate is not None
    assert found.candidate.paragraph == 1


def test_what_one_exchanged_word_turned_round_is_told_once() -> None:
    (rose,) = _changed(
        "Exports rose by 12 percent last year.", "Exports fell by 12 percent last year."
    )
    assert rose.change.fact == "antonym"
    (summer,) = _changed("The shop is open in summer.", "The shop is open in winter.")
    assert summer.change.fact == "antonym"
    told = _changed("Exports rose by 12 percent in May.", "Exports fell by 21 percent in May.")
    assert {item.change.fact for item in told} == {"antonym", "number"}


def test_facts_of_lines_are_compared_within_their_line() -> None:
    left = _view("It rained on 12 May.\nIt snowed on 3 June.\n", aligned=True)
    right = _view("It rained on 12 May.\nIt snowed on 12 May.\n", aligned=True)
    found = changed_facts(left, right, align_lines(left, right), lines=True)
    assert [c.reference.paragraph for c in found if c.reference] == [1]


def _sure_of_all() -> OppositeModel:
    """Takes any two words for opposites."""
    inputs, size = len(OPPOSITE_SIGNALS), load_encoder("fake").dimension
    shapes = {
        "center": (inputs,), "late": (1, size, 1), "early": (1, size, 1),
        "hidden": (1, inputs + 6, 1), "hidden_bias": (1, 1), "output": (1, 1),
    }  # fmt: skip
    zeros = {name: np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    ones = np.ones(inputs, dtype=np.float32)
    return OppositeModel(**zeros, scale=ones, output_bias=ones[:1], threshold=0.5, signature="made")


@pytest.mark.parametrize(("language", "told"), [("en", 1), (None, 1), ("de", 0)])
def test_opposites_are_told_in_english_alone(language: str | None, told: int) -> None:
    left = _view("The old prices were rising.")  # two words that the fake encoder finds alike
    other = _view("The old prices were raising.")
    other = replace(other, document=replace(other.document, language=language))
    alignment = align(left, other)
    found = opposite_words(left, other, alignment, _sure_of_all(), [])
    assert [each.candidate and each.candidate.text for each in found] == ["raising"] * told
    assert opposite_words(left, other, alignment, _sure_of_all(), found) == []  # known already


def test_groups_join_sentences_that_share_an_answer() -> None:
    left = _view("The committee met in Geneva on Friday.\nIt approved the yearly budget.\n")
    right = _view("The committee met in Geneva on Friday and approved the yearly budget.\n")
    alignment = align(left, right)
    assert groups(alignment) == [((0, 1), (0,))]


def test_every_linked_sentence_is_in_a_group() -> None:
    left = right = _view(REFERENCE)
    alignment = align(left, right)
    assert {i for ours, _ in groups(alignment) for i in ours} == {
        link.reference for link in alignment.links
    }


LIST = "Foreign work made gains, and ten measures were named. The first is the harbour bridge.\n"


def _unlinked(reference: str, candidate: str) -> list[ChangedFact]:
    """Changes where the reference's first sentence is linked to nothing."""
    left, right = _view(reference), _view(candidate)
    links = tuple(link for link in align(left, right).links if link.reference > 0)
    alignment = replace(
        align(left, right), links=links, by_reference=((), (0,)), by_candidate=((1,),)
    )
    return changed_facts(left, right, alignment)


def test_a_number_of_a_sentence_without_a_link_is_compared_with_its_neighbours() -> None:
    (found,) = _unlinked(LIST, "Twelve measures were listed, the first is the harbour bridge.\n")
    assert found.reference is not None
    assert (found.reference.text, found.change.fact) == ("ten", "number")


def test_the_same_number_beside_a_linked_sentence_is_no_change() -> None:
    assert _unlinked(LIST, "Ten measures were listed, the first is the harbour bridge.\n") == []


def test_a_number_that_the_linked_sentence_answers_is_not_compared_further() -> None:
    reference = "In the north nine people died there. In the south two people died.\n"
    assert _unlinked(reference, "In the south two people died.\n") == []
