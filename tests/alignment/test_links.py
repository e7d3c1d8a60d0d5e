from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.alignment import Alignment, DocumentView, align, align_lines, view_document
from harness.alignment.link_model import order_features
from harness.documents import parse_text
from harness.encoders import load_encoder

Look = Callable[[str], DocumentView]
SENTENCES = [
    "The harbour bridge reopened to traffic on Saturday.",
    "Engineers replaced sixty metres of steel girder.",
    "Ferry operators hired additional crews last winter.",
    "Cyclists must dismount at both ends.",
    "The mayor cut a ribbon before noon.",
    "Cameras record the number plates of lorries.",
    "Divers inspected every foundation in June.",
]


def _text(sentences: list[str]) -> str:
    return "".join(f"{sentence}\n" for sentence in sentences)


def _pairs(alignment: Alignment) -> set[tuple[int, int]]:
    return {(link.reference, link.candidate) for link in alignment.links}


def test_a_text_is_aligned_to_itself_sentence_by_sentence(look: Look) -> None:
    view = look(_text(SENTENCES))
    assert _pairs(align(view, view)) == {(i, i) for i in range(len(SENTENCES))}


def test_a_lost_sentence_is_linked_to_nothing(look: Look) -> None:
    alignment = align(look(_text(SENTENCES)), look(_text(SENTENCES[:3] + SENTENCES[4:])))
    assert alignment.by_reference[3] == ()
    assert alignment.by_reference[4] == (3,)


def test_an_added_sentence_is_linked_to_nothing(look: Look) -> None:
    added = [*SENTENCES[:2], "Astronomers photographed a bent comet.", *SENTENCES[2:]]
    alignment = align(look(_text(SENTENCES)), look(_text(added)))
    assert alignment.by_candidate[2] == ()


def test_sentences_are_found_in_any_order(look: Look) -> None:
    order = list(range(len(SENTENCES)))
    random.Random(5).shuffle(order)  # noqa: S311  # no secret
    alignment = align(look(_text(SENTENCES)), look(_text([SENTENCES[i] for i in order])))
    assert _pairs(alignment) == {(i, order.index(i)) for i in order}


def test_two_sentences_that_were_made_of_one_are_both_linked(look: Look) -> None:
    left = look(
        "Engineers replaced sixty metres of girder and moved the control cabin westward.\n"
        "The mayor cut a ribbon.\n"
    )
    right = look(
        "Engineers replaced sixty metres of girder.\nThey moved the control cabin westward.\n"
        "The mayor cut a ribbon.\n"
    )
    assert align(left, right).by_reference == ((0, 1), (2,))
    assert align(right, left).by_reference == ((0,), (0,), (1,))


def test_repeated_sentences_are_linked_by_their_neighbours(look: Look) -> None:
    refrain = "The committee agreed unanimously."
    sentences = [SENTENCES[0], refrain, SENTENCES[1], SENTENCES[2], refrain, SENTENCES[3]]
    view = look(_text(sentences))
    assert _pairs(align(view, view)) == {(i, i) for i in range(len(sentences))}


def test_of_two_equal_sentences_the_one_whose_neighbours_stayed_is_kept(look: Look) -> None:
    refrain = "The committee agreed unanimously."
    left = [SENTENCES[0], refrain, SENTENCES[1], SENTENCES[2], refrain, SENTENCES[3]]
    right = [*left[:1], *left[2:]]
    alignment = align(look(_text(left)), look(_text(right)))
    assert (4, 3) in _pairs(alignment)


def test_nothing_is_aligned_to_an_empty_text(look: Look) -> None:
    left, right = look(_text(SENTENCES)), look("")
    assert align(left, right).links == ()
    assert align(left, right).by_reference == ((),) * len(SENTENCES)
    assert align(right, left).by_candidate == ((),) * len(SENTENCES)


def test_links_and_their_two_indices_agree(look: Look) -> None:
    alignment = align(look(_text(SENTENCES)), look(_text(SENTENCES[::-1][:4])))
    pairs = _pairs(alignment)
    assert pairs == {(i, j) for i, row in enumerate(alignment.by_reference) for j in row}
    assert pairs == {(i, j) for j, row in enumerate(alignment.by_candidate) for i in row}
    assert pairs <= alignment.pairs.keys()
    assert all(0 <= link.strength <= 1 for link in alignment.links)


def _aligned(lines: list[str]) -> DocumentView:
    document = parse_text(_text(lines), id="text", paragraphs="line", aligned=True)
    return view_document(document, load_encoder("fake"))


def test_lines_are_linked_to_their_own_line_however_unlike() -> None:
    alignment = align_lines(_aligned(SENTENCES[:3]), _aligned(SENTENCES[2::-1]))
    assert _pairs(alignment) == {(0, 0), (1, 1), (2, 2)}


def test_an_empty_line_is_linked_to_nothing() -> None:
    alignment = align_lines(_aligned(SENTENCES[:3]), _aligned([SENTENCES[0], "", SENTENCES[2]]))
    assert alignment.by_reference == ((0,), (), (1,))


def test_every_sentence_of_a_line_is_linked() -> None:
    left = _aligned([f"{SENTENCES[0]} {SENTENCES[1]}", SENTENCES[2]])
    right = _aligned([SENTENCES[1], f"{SENTENCES[2]} {SENTENCES[3]}"])
    alignment = align_lines(left, right)
    assert alignment.by_reference == ((0,), (0,), (1, 2))


def test_a_pair_that_continues_its_neighbours_anchors_is_told() -> None:
    features = order_features([(1, 1), (1, 5)], {0: 0, 2: 2}, (3, 6))
    assert features[0].tolist() == [1, 1, 0]
    assert features[1, 0] < 0.5
    assert features[1, 2] == 1


def test_without_anchors_order_says_nothing() -> None:
    assert not order_features([(0, 0), (1, 3)], {}, (2, 4)).any()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(SENTENCES)))
def test_any_two_texts_are_aligned_the_same_way_twice(left: list[str], right: list[str]) -> None:
    encoder = load_encoder("fake")

    def view(sentences: list[str]) -> DocumentView:
        document = parse_text(_text(sentences), id="text", paragraphs="line")
        return view_document(document, encoder)

    first, second = align(view(left), view(right)), align(view(left), view(right))
    assert first.links == second.links
