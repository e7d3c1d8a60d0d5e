"""Sentences made wrong: every label is about the word that it stands at."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from fitting.corruption import Corruption, corrupt, vocabulary

TEXTS = [
    "The council of Geneva approved 40 new crossings on Friday, and the mayor opened the bridge.",
    "She said that prices had risen again, although the harvest was good this year.",
    "Residents of the old harbour were asked to leave before the storm.",
]
WORDS = vocabulary(TEXTS)


def _words(text: str) -> list[str]:
    return [word.strip(".,") for word in text.split()]


@given(st.integers(0, 10_000), st.sampled_from(TEXTS))
def test_labels_fit_the_words(seed: int, text: str) -> None:
    made = corrupt(text, TEXTS, WORDS, Random(seed))  # noqa: S311  # made-up texts
    assert len(made.missing) == len(made.words) + 1
    assert len(made.misplaced) == len(made.words)
    assert all(made.words)
    untouched = not any(made.missing) and not any(made.misplaced)
    if untouched:
        assert _words(" ".join(made.words)) == _words(text)


@given(st.integers(0, 10_000))
def test_the_same_draw_makes_the_same(seed: int) -> None:
    one, two = (corrupt(TEXTS[0], TEXTS, WORDS, Random(seed)) for _ in range(2))  # noqa: S311
    assert one == two


def test_a_word_taken_out_is_missing_before_the_next_and_leaves_its_comma() -> None:
    made = Corruption(["No", "risk,", "they", "said."], [False] * 5, [False] * 4)
    made.take_out(1, 1)
    assert made.words == ["No,", "they", "said."]
    assert made.missing == [False, True, False, False]


def test_the_last_word_is_missing_at_the_end() -> None:
    made = Corruption(["They", "left", "early."], [False] * 4, [False] * 3)
    made.take_out(2, 1)
    assert made.words == ["They", "left."]
    assert made.missing == [False, False, True]


def test_words_put_in_and_exchanged_are_misplaced() -> None:
    made = Corruption(["They", "left."], [False] * 3, [False] * 2)
    made.put_in(1, ["of", "it"])
    made.exchange(0, "Them")
    assert made.words == ["Them", "of", "it", "left."]
    assert made.misplaced == [True, True, True, False]
    assert made.missing == [False] * 5
