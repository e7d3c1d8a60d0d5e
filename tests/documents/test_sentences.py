from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import split_sentences


def cut(text: str, language: str | None = "en") -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke at the U.N. headquarters for an hour.",
        "The vote was moved from Dec. 27 to Jan. 4 at his request.",
        "They live at No. 5 on the quay.",
        "Mr. Hale met Dr. Osei and Gen. Lund.",
        "J. K. Moreau wrote it.",
        "Prices rose by 3.5 percent to $1.2 million.",
        "The train leaves at 5 p.m. on weekdays.",
        "The fair opens at 2 p.m. GMT on Friday.",
        "Kick-off is at 8 p.m. Eastern Time.",
        "He wrote on page.io and example.com about it.",
        "The rule (see Fig. 3) still holds.",
        "“Where are they?” he asked.",
        "The wait… was long.",
        "Berlin, 12 Dec (Agency) -- The fair opened.",
        "Her brother - Captain On Leave until May - came too.",
        "The plan - Vision The Hague - was dropped.",
        "It was He - Minister of Trade since May - who signed.",
        "He met Ms. May Ito in Oct. 2020.",
        "See no. A5 and No. Seven of May 3.",
        "Your order no. AB 123 was sent.",
        "It is a work by Jan. Vermeer of Delft.",
        "Press `?` on any page.",
        "The word *Why?* is in the margin.",
    ],
)
def test_a_stop_that_ends_nothing_is_left_alone(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He came on Dec. 27.", "Then he left."],
        ["It opens in May.", "Ibáñez will go there."],
        ["It closed in Dec.", "Peter was there."],
        ["“He said no.”", "Peter left."],
        ["She works for the U.N.", "Her brother does not."],
        ["We met at 8 p.m.", "Peter came this time."],
        ["It rained!", "Did it stop?", "No."],
        ["(He left.)", "Then it rained."],
        ["“We will build it.”", "The mayor smiled."],
        ["The plan has three parts...", "Nobody has read them."],
        ["**Saved views.**", "Filters are kept."],
        ["_Note!_", "This is new."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_stop_without_a_space_after_it_ends_a_sentence() -> None:
    assert cut("He gave a long speech.The meeting then closed.") == [
        "He gave a long speech.",
        "The meeting then closed.",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["New bridge opens to traffic - Harbour Daily", "The so-called golden bridge took years."],
        ["How to sleep well – Healthnet", "We can sleep if we want to."],
        ["Prices fall | The Morning News", "According to the ministry, prices fell."],
    ],
)
def test_a_headline_that_runs_in_ends_with_the_name_of_its_site(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_chinese_stops_end_sentences() -> None:
    assert cut("会议今天结束。代表们很满意！还有问题吗？", "zh") == [
        "会议今天结束。",
        "代表们很满意！",
        "还有问题吗？",
    ]


def test_a_list_number_stays_with_its_item() -> None:
    assert cut("1. Open the door. 2. Close it.") == ["1. Open the door.", "2. Close it."]


def test_lines_of_a_list_are_sentences_without_their_marks() -> None:
    assert cut("We need:\n- two boats\n- one captain") == ["We need:", "two boats", "one captain"]


def test_a_hard_wrapped_sentence_stays_whole() -> None:
    text = "The ferry left the harbour\nbefore dawn.\nIt came back\r\nat noon."
    assert cut(text) == ["The ferry left the harbour\nbefore dawn.", "It came back\r\nat noon."]


def test_dots_between_sentences_belong_to_the_one_before() -> None:
    assert cut("它结束了……然后开始。", "zh")[-1].endswith("然后开始。")


def test_a_text_without_words_has_no_sentences() -> None:
    assert cut("... !? -- «»") == []
    assert cut("") == []


@given(st.text(), st.sampled_from(["en", "zh", "de", "xx", None]))
def test_sentences_are_trimmed_in_order_and_hold_every_word(
    text: str, language: str | None
) -> None:
    spans = split_sentences(text, language)
    at = 0
    held: set[int] = set()
    for span in spans:
        assert at <= span.start < span.end
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
        held.update(range(span.start, span.end))
    for word in re.finditer(r"\w+", text):
        assert held.issuperset(range(*word.span()))


subjects = st.sampled_from(["The council", "Mr. Hale", "She", "Every ferry in the bay", "The U.N."])
verbs = st.sampled_from(["approved", "was told about", "will not accept", "bought", "has seen"])
objects = st.sampled_from(
    [
        "the plan of Dec. 27",
        "3.5 million books",
        "it, and nobody objected",
        "No. 5",
        "“the second way”",
        "a harbour (the old one)",
    ]
)
made_up = st.builds(
    lambda s, v, o, e: f"{s} {v} {o}{e}", subjects, verbs, objects, st.sampled_from(".!?")
)


@given(st.lists(made_up, min_size=1, max_size=6), st.sampled_from([" ", "\n", "  "]))
def test_merging_paragraphs_moves_no_sentence_end(sentences: list[str], joint: str) -> None:
    assert cut(joint.join(sentences)) == sentences


def test_text_without_stops_is_cut_at_commas_or_between_words() -> None:
    words = " ".join(["the harbour opens again"] * 200)
    pieces = cut(words)
    assert all(len(piece) <= 800 for piece in pieces)
    assert " ".join(pieces) == words
    listed = ", ".join(["the harbour opens again"] * 200)
    assert all(piece.endswith((",", "again")) for piece in cut(listed))
    assert len(cut(" ".join(["harbour"] * 300))) == 1


def test_a_number_or_an_hour_is_never_cut() -> None:
    text = " ".join(["we paid 12,000 euros and left at 12:30 sharp"] * 100)
    numbers = re.compile(r"\d+[,:]\d+")
    found = [number for piece in cut(text) for number in numbers.findall(piece)]
    assert len(cut(text)) > 1
    assert found == numbers.findall(text)


def test_chinese_without_stops_is_cut_between_characters() -> None:
    text = "今天我们去了那里看见很多人" * 400
    assert len(cut(text)) > 1
    assert "".join(cut(text)) == text


def test_a_word_is_never_cut() -> None:
    long = "a" * 5000
    assert cut(f"{long} is a word") == [long, "is a word"]
    assert cut(long) == [long]


def test_a_count_at_the_end_of_an_item_stays_with_it() -> None:
    items = ["water tank (1)", "drain hose, 1.2 m (1)", "spare filters (2)"]
    assert cut("\n".join(f"* {item}" for item in items)) == items
    assert cut("(1) Open the lid.\n(2) Close it.") == ["(1) Open the lid.", "(2) Close it."]


def test_list_numbers_go_with_what_follows_and_pages_of_them_with_nothing() -> None:
    (one,) = split_sentences("1. (a) (i) The bank opens at nine.")
    assert one.start == 0

    sentences = split_sentences("(1) " * 5000 + "The bank opens at nine.")

    # each row was looked at anew from its beginning: the work grew with the square of its length
    assert max(sentence.end - sentence.start for sentence in sentences) < 200
