from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from harness.alignment import DocumentView, view_document, view_texts
from harness.documents import parse_text
from harness.encoders import load_encoder

TEXT = (
    "Original title: The harbour\n"
    "The harbour opened at six, and the first ferry left late. Nobody had told the captain.\n"
    "“We shall wait,” she said. (Photo by Ana Lopez) The strike ended at noon.\n"
)
Look = Callable[[str], DocumentView]


def test_every_body_sentence_is_there_in_order_and_boilerplate_is_not(look: Look) -> None:
    view = look(TEXT)
    own = [view.document.paragraphs[s.paragraph].text[s.start : s.end] for s in view.sentences]
    assert own[0].startswith("The harbour opened")
    assert own[-1] == "The strike ended at noon."
    assert not any("Original title" in text or "Photo" in text for text in own)


def test_words_are_placed_in_the_paragraphs_own_text(look: Look) -> None:
    view = look("“Ｗe  shall wait” — naïve\u00a0ﬁne a\u0301 b.\n")
    (sentence,) = view.sentences
    text = view.document.paragraphs[0].text
    surfaces = [text[a:b] for a, b in sentence.words.spans]
    assert surfaces[1:4] == ["shall", "wait", "naïve"]
    assert all(sentence.start <= a < b <= sentence.end for a, b in sentence.words.spans)


def test_the_units_of_a_sentence_share_out_its_words(look: Look) -> None:
    for sentence in look(TEXT).sentences:
        bounds = [(u.first, u.last) for u in sentence.units]
        assert bounds[0][0] == 0
        assert bounds[-1][1] == len(sentence.words)
        assert all(a[1] == b[0] for a, b in pairwise(bounds))


def test_the_vectors_are_the_sentences_in_rows(look: Look) -> None:
    view = look(TEXT)
    assert view.vectors.shape == (len(view.sentences), 32)
    for row, sentence in zip(view.vectors, view.sentences, strict=True):
        assert np.array_equal(row, sentence.vector)


def test_a_text_without_words_has_no_sentences(look: Look) -> None:
    view = look("– … –\n")
    assert view.sentences == ()
    assert view.vectors.shape == (0, 32)


def test_a_repeated_sentence_is_encoded_once() -> None:
    asked: list[int] = []
    document = parse_text("It rained.\nIt rained.\nIt rained.\n", id="text", paragraphs="line")
    view = view_document(document, load_encoder("fake"), progress=asked.append)
    assert sum(asked) == 1
    assert len(view.sentences) == 3


def test_a_view_does_not_depend_on_the_texts_beside_it() -> None:
    encoder = load_encoder("fake")
    documents = [parse_text(t, id="text", paragraphs="line") for t in (TEXT, "It rained.\n")]
    both = view_texts(documents, encoder)
    for document, view in zip(documents, both, strict=True):
        alone = view_document(document, encoder)
        assert np.array_equal(alone.vectors, view.vectors)
        assert [s.words.stems for s in alone.sentences] == [s.words.stems for s in view.sentences]
