"""Over- and under-produced n-grams."""

from __future__ import annotations

from harness.compare.ngrams import count_ngrams, tokens, unusual_ngrams


def test_ngrams_of_one_to_four_words_are_counted() -> None:
    counts = count_ngrams(["a b c d e"])
    assert {len(ngram) for ngram in counts} == {1, 2, 3, 4}
    assert sum(counts.values()) == 5 + 4 + 3 + 2


def test_no_ngram_spans_two_texts() -> None:
    assert ("b", "c") not in count_ngrams(["a b", "c d"])


def test_a_phrase_said_too_often_is_over_produced() -> None:
    found = unusual_ngrams("s", count_ngrams(["of course yes"] * 9), count_ngrams(["yes"] * 9))
    assert [(n.text, n.candidate, n.reference) for n in found.over] == [("of course yes", 9, 0)]
    assert found.under == ()


def test_a_word_left_out_is_under_produced() -> None:
    found = unusual_ngrams("s", count_ngrams(["yes"] * 9), count_ngrams(["yes indeed"] * 9))
    assert [n.text for n in found.under] == ["yes indeed"]


def test_a_difference_that_chance_explains_is_not_shown() -> None:
    found = unusual_ngrams("s", count_ngrams(["the"] * 52), count_ngrams(["the"] * 50))
    assert (found.over, found.under) == ((), ())


def test_the_list_is_as_short_as_asked_for() -> None:
    texts = [f"word{number}" for number in range(30)] * 9
    assert len(unusual_ngrams("s", count_ngrams(texts), count_ngrams([]), shown=4).over) == 4


def test_a_text_that_is_its_reference_has_none() -> None:
    counts = count_ngrams(["one two three"] * 9)
    found = unusual_ngrams("s", counts, counts)
    assert (found.over, found.under) == ((), ())


def test_an_ideograph_is_a_word() -> None:
    assert tokens("港口six点。") == ["港", "口", "six", "点", "。"]


def test_numbers_and_contractions_are_one_word() -> None:
    assert tokens("the ship's 1,250.75 crowns.") == ["the", "ship's", "1,250.75", "crowns", "."]
