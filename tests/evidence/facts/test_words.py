from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.words import fold, is_common, stem, words


def test_a_possessive_ending_is_no_part_of_the_word() -> None:
    (word, *_) = words("Oslo's harbour")
    assert (word.text, word.end, word.possessive) == ("Oslo", 4, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't go", ["they", "did", "n't", "go"]),
        ("He saw d'Argent on L'Orient", ["he", "saw", "dargent", "on", "lorient"]),
        ("We cannot stay", ["we", "can", "not", "stay"]),
        ("the U.N. and D.K.", ["the", "un", "and", "dk"]),
        ("Frýdek-Místek", ["frydek", "mistek"]),
        ("会议在北京举行", ["会议在北京举行"]),
    ],
)
def test_words_are_cut_and_folded(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(text)] == expected


@given(st.text())
def test_offsets_point_at_the_words_of_any_text(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text or word.text == "n't"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("stole", "stolen"),
        ("organises", "organized"),
        ("studies", "studying"),
        ("harbour", "harbors"),
        ("operating", "operated"),
        ("agrees", "agreed"),
        ("exceeds", "exceeded"),
        ("agreeing", "agreed"),
        ("bleeds", "bleeding"),
        ("heed", "heeded"),
        ("weeds", "weeding"),
    ],
)
def test_inflections_of_a_word_share_a_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_case_and_diacritics_fold_away() -> None:
    assert fold("Łódź") == "lodz"


@pytest.mark.parametrize(
    "word", ["washing", "earlier", "prefers", "among", "bigger", "robots", "website"]
)
def test_forms_of_ordinary_words_are_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["jinping", "kissinger", "xi", "oslo", "bin", "dong"])
def test_names_are_not_common(word: str) -> None:
    assert not is_common(word)
