from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.matching import match_texts


def linked(reference: str, candidate: str) -> list[tuple[str, str]]:
    match = match_texts(reference, candidate)
    return [
        (word.folded, match.candidate.words[j].folded)
        for word, j in zip(match.reference.words, match.reference.links, strict=True)
        if j >= 0
    ]


def test_inflected_words_are_linked() -> None:
    assert ("builds", "built") in linked("She builds boats", "Boats were built")


def test_function_words_are_linked_between_their_neighbours() -> None:
    assert ("in", "in") in linked("He slept in a tent", "He slept badly in the tent")


@given(st.text(max_size=80), st.text(max_size=80))
def test_links_agree_in_both_directions(reference: str, candidate: str) -> None:
    match = match_texts(reference, candidate)
    for i, j in enumerate(match.reference.links):
        assert j < 0 or match.candidate.links[j] == i


@given(st.lists(st.sampled_from("one boat two boats the harbour".split()), max_size=12))
def test_a_text_is_linked_to_itself_in_full_where_it_has_content(chosen: list[str]) -> None:
    text = " ".join([*chosen, "lighthouse"])
    match = match_texts(text, text)
    content = [word.is_content for word in match.reference.words]
    assert all(j >= 0 for j, counts in zip(match.reference.links, content, strict=True) if counts)


def test_a_side_tells_what_stands_in_and_between_its_words() -> None:
    side = match_texts("The cook, tired, left the maid's room.", "").reference
    assert side.span(1, 3) == (4, 21)
    assert side.said(1, 3) == "cook, tired, left"
    assert side.said(5, 5) == "maid"
    assert side.between(1, 3) == side.between(3, 1) == ", tired, "
    assert side.between(2, 2) == ""


def test_a_mark_between_two_words_parts_them() -> None:
    side = match_texts("The cook, tired, left at 9.30: it rained.", "").reference
    assert side.parted(1, 2)
    assert side.parted(2, 1)
    assert not side.parted(0, 1)
    assert side.parted(0, 3)  # any mark on the way
    assert side.parted(5, 6, frozenset(":"))
    assert not side.parted(1, 2, frozenset(":"))
