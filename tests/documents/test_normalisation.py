from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import normalise, normalise_with_offsets

# Arbitrary text seldom composes; this alphabet does, and holds what the table changes.
tricky = st.text(
    st.sampled_from(
        "eaA e\u0301\u0323\u030a "
        "\u00a0\u200b\u00ad\u2009“”’‘«»–—-−…ﬁﬀ１Ａ한ᄒ\u1161\u11ab\u212b\u1ffd\t\n"
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“quoted” and ‘single’", "\"quoted\" and 'single'"),
        ("cafe\u0301", "café"),
        ("a\u00a0b\u2009c\td\r\ne", "a b c d e"),
        ("so\u00adft zero\u200bwidth\ufeff", "soft zerowidth"),
        ("ﬁnal eﬀort", "final effort"),
        ("non\u2011breaking hy\u2010phen", "non-breaking hy-phen"),
        ("−5 °C", "-5 °C"),
        ("wait…", "wait..."),
        ("２０２３", "2023"),
        ("  ends  ", "ends"),
    ],
)
def test_one_form_for_what_looks_the_same(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_a_range_stays_apart_from_a_hyphen() -> None:
    assert len({normalise("27–28"), normalise("27-28"), normalise("27—28")}) == 3


def test_zero_width_joiner_is_kept_for_the_scripts_that_need_it() -> None:
    assert "\u200c" in normalise("می\u200cروم")


@given(st.text() | tricky)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text() | tricky)
def test_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", normalise(text))


@given(st.text() | tricky)
def test_both_functions_give_the_same_form(text: str) -> None:
    assert normalise_with_offsets(text)[0] == normalise(text)


@given(st.text() | tricky)
def test_offsets_never_fall_and_stay_in_the_text(text: str) -> None:
    form, offsets = normalise_with_offsets(text)
    assert len(offsets) == len(form) + 1
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(st.lists(st.sampled_from(["word", "été", "“so”", "cafe\u0301", "ﬁt", "27–28"]), min_size=1))
def test_offsets_lead_back_to_the_word(words: list[str]) -> None:
    text = "\u00a0 ".join(words)
    form, offsets = normalise_with_offsets(text)
    at = 0
    for word in words:
        end = at + len(normalise(word))
        assert text[offsets[at] : offsets[end]].strip() == word
        at = end + 1
    assert at == len(form) + 1
