from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.alignment import Alignment, DocumentView, align, align_lines, view_document
from harness.alignment.moved_clauses import MOVED, moved_clauses
from harness.alignment.similarity import Pair, compare_sentences
from harness.documents import parse_text
from harness.encoders import load_encoder

Look = Callable[[str], DocumentView]
HEAD = "Divers inspected every foundation of the bridge"
CLAUSE = "where sixty boats lay upside down on the sand"
TAIL = "Ferry operators hired additional crews last winter."
TOGETHER = f"{HEAD}, {CLAUSE}.\n{TAIL}\n"
MOVED_ON = f"{HEAD}.\n{CLAUSE.capitalize()}, ferry operators hired additional crews last winter.\n"
LOST = f"{HEAD}.\n{TAIL}\n"
TWICE = f"{HEAD}, {CLAUSE}.\n{CLAUSE.capitalize()}, ferry operators hired additional crews.\n"


def _pairs(alignment: Alignment) -> set[tuple[int, int]]:
    return {(link.reference, link.candidate) for link in alignment.links}


def _found(left: DocumentView, right: DocumentView) -> set[tuple[int, int]]:
    """The new links of two texts whose sentences are linked one to one."""

    def pair_of(i: int, j: int) -> Pair:
        return compare_sentences(left.sentences, right.sentences, [(i, j)])[0]

    links = [(i, i) for i in range(min(len(left.sentences), len(right.sentences)))]
    return set(moved_clauses(links, left, right, pair_of))


def test_a_clause_that_begins_the_next_sentence_links_the_two(look: Look) -> None:
    assert _pairs(align(look(TOGETHER), look(MOVED_ON))) == {(0, 0), (0, 1), (1, 1)}


def test_a_clause_that_ends_the_sentence_before_links_the_two(look: Look) -> None:
    assert _pairs(align(look(MOVED_ON), look(TOGETHER))) == {(0, 0), (1, 0), (1, 1)}


def test_such_a_link_was_compared_and_is_weaker_than_the_others(look: Look) -> None:
    alignment = align(look(TOGETHER), look(MOVED_ON))
    strength = {(link.reference, link.candidate): link.strength for link in alignment.links}
    assert MOVED <= strength[0, 1] < min(strength[0, 0], strength[1, 1])
    assert (0, 1) in alignment.pairs


@pytest.mark.parametrize("other", [LOST, TOGETHER, TWICE])
def test_a_clause_that_did_not_move_links_nothing(look: Look, other: str) -> None:
    assert _found(look(TOGETHER), look(other)) == set()
    assert _found(look(other), look(TOGETHER)) == set()


def test_two_content_words_make_a_clause_and_one_does_not(look: Look) -> None:
    left = look(f"{HEAD}, and the mayor slept.\n{TAIL}\n")
    moved = look(f"{HEAD}.\nThe mayor slept, and ferry operators hired additional crews.\n")
    assert _found(left, moved) == {(0, 1)}
    left = look(f"{HEAD}, and he slept.\n{TAIL}\n")
    moved = look(f"{HEAD}.\nHe slept, and ferry operators hired additional crews.\n")
    assert _found(left, moved) == set()


def test_only_sentences_beside_two_links_share_a_clause(look: Look) -> None:
    between = "The mayor cut a ribbon before noon.\n"
    left = look(f"{HEAD}, {CLAUSE}.\n{between}{TAIL}\n")
    right = look(f"{HEAD}.\n{between}{MOVED_ON.splitlines()[1]}\n")
    assert _found(left, right) == set()


def test_a_heading_shares_no_clause(look: Look) -> None:
    left = look("# Sixty boats upside down\n\nFerry operators hired additional crews.\n")
    right = look("# Winter\n\nSixty boats upside down, ferry operators hired additional crews.\n")
    assert left.sentences[0].heading
    assert _found(left, right) == set()


def _aligned(text: str) -> DocumentView:
    document = parse_text(text, id="text", paragraphs="line", aligned=True)
    return view_document(document, load_encoder("fake"))


def test_within_a_line_a_clause_may_move_and_not_beyond_it() -> None:
    one_line = (" ".join(text.splitlines()) + "\n" for text in (TOGETHER, MOVED_ON))
    assert _pairs(align_lines(*map(_aligned, one_line))) == {(0, 0), (0, 1), (1, 1)}
    two_lines = _aligned(TOGETHER), _aligned(MOVED_ON)
    assert _pairs(align_lines(*two_lines)) == {(0, 0), (1, 1)}


CLAUSES = ["the mayor slept badly", "sixty boats sank", "crews repaired three girders", "he left"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3), min_size=1, max_size=4),
    st.lists(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3), min_size=1, max_size=4),
)
def test_either_side_sees_the_same_new_links(left: list[list[str]], right: list[list[str]]) -> None:
    views = []
    for sentences in (left, right):
        text = "".join(f"{', '.join(clauses).capitalize()}.\n" for clauses in sentences)
        document = parse_text(text, id="text", paragraphs="line")
        views.append(view_document(document, load_encoder("fake")))
    found = _found(views[0], views[1])
    assert _found(views[1], views[0]) == {(j, i) for i, j in found}
    assert not found & {(i, i) for i in range(4)}
