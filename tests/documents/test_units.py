from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import Sentence, split_units
from harness.documents.units import MAX_WORDS

PHRASES = """and but which the council approved a plan ferry 1,200,000 December 27 2023 harbour said
to of in quickly, (old) “new” is; was: – First, second, Li Wei, 会议 结束。"""
WORDS = st.sampled_from(PHRASES.split())


def cut(text: str, language: str | None = "en") -> list[str]:
    return [text[a:b] for a, b in split_units(text, Sentence(0, len(text)), language)]


@pytest.mark.parametrize(
    "units",
    [
        ["The harbour was closed for a week,", "and the ferries stayed at their berths."],
        ["The mayor opened the new bridge", "and thanked the engineers for their work."],
        ["Trade grew by nine percent last year;", "exports to the north doubled."],
        ["The fund pays for roads and schools,", "which the town could not afford before."],
        [
            "We must protect the old forest,",
            "restore the river to its former bed,",
            "and teach our children to look after both.",
        ],
        ["First, the tax on boats was cut in half;", "second, the harbour fee was abolished."],
        ["The crew left the ship at noon,", "taking only the charts and a compass."],
    ],
)
def test_clauses_are_units(units: list[str]) -> None:
    assert cut(" ".join(units)) == units


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "The council met on December 27, 2023.",
        "They sold 1,200,000 tickets.",
        "Anna Berg, Li Wei, Omar Haddad, Jean Petit and Ivan Orlov came to the dinner.",
        "He called it “a long, cold, wet and very lonely winter” in his diary.",
        "It has strengthened the centralized and unified leadership of the union.",
        "As the captain said: “We are home.”",
        "China and Russia criticised the U.S. for its role.",
    ],
)
def test_what_belongs_together_is_one_unit(text: str) -> None:
    assert cut(text) == [text]


def test_a_long_list_of_guests_is_cut_between_items() -> None:
    items = [f"the {word} of the northern province" for word in ("mayor", "bishop", "judge") * 3]
    text = ", ".join(items) + " attended."
    units = cut(text)
    assert len(units) > 1
    assert all(unit.endswith(",") for unit in units[:-1])


def test_a_sentence_within_a_quotation_is_a_unit() -> None:
    assert cut("“We have waited for ten years. We will wait no longer than that,” he said.")[0] == (
        "“We have waited for ten years."
    )


def test_chinese_is_cut_at_its_punctuation() -> None:
    assert cut("会议今天在北京顺利结束，各国代表都表示非常满意。", "zh") == [
        "会议今天在北京顺利结束，",
        "各国代表都表示非常满意。",
    ]


def test_chinese_without_punctuation_is_cut_at_sixty_characters() -> None:
    assert [len(unit) for unit in cut("会" * 180, "zh")] == [60, 60, 60]


@pytest.mark.parametrize("words", [31, 100, 20_000])
def test_text_without_punctuation_is_cut_all_the_same(words: int) -> None:
    units = cut(" ".join(["word"] * words))
    assert sum(len(unit.split()) for unit in units) == words
    assert all(MAX_WORDS / 3 <= len(unit.split()) <= MAX_WORDS for unit in units)


def test_a_text_without_words_has_no_units() -> None:
    assert cut("… — !") == []


@given(st.text() | st.lists(WORDS, max_size=70).map(" ".join), st.sampled_from(["en", "de", "zh"]))
def test_units_are_trimmed_in_order_and_hold_every_word(text: str, language: str) -> None:
    text = text.strip()
    spans = split_units(text, Sentence(0, len(text)), language)
    held: set[int] = set()
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        at = end
        held.update(range(start, end))
    for word in re.finditer(r"\w+", text):
        assert held.issuperset(range(*word.span()))


@given(st.lists(WORDS, max_size=70).map(" ".join))
def test_no_unit_is_too_long(text: str) -> None:
    for unit in cut(text):
        assert len(unit.split()) <= MAX_WORDS + 1


@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.text(max_size=20))
def test_units_depend_on_their_sentence_alone(sentence: str, before: str) -> None:
    shift = len(before)
    moved = split_units(before + sentence + "\nmore", Sentence(shift, shift + len(sentence)), "en")
    alone = split_units(sentence, Sentence(0, len(sentence)), "en")
    assert moved == [(start + shift, end + shift) for start, end in alone]
