from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import detect_language, paragraph_language

LONG = {
    "en": "The council approved the plan for the new harbour after a debate lasting all night.",
    "de": "Der Rat hat den Plan für den neuen Hafen nach langer Debatte in der Nacht gebilligt.",
    "fr": "Le conseil a approuvé le projet du nouveau port après un débat de toute une nuit.",
    "es": "El consejo aprobó el plan para el nuevo puerto tras un debate que duró toda la noche.",
    "ru": "Совет одобрил план строительства нового порта после долгих ночных споров.",
    "uk": "Рада схвалила план будівництва нового порту після довгих нічних суперечок.",
    "zh": "经过整夜的辩论，市议会批准了新港口的计划。",
    "ja": "市議会は一晩中続いた議論の末、新しい港の計画を承認した。",
    "ko": "시의회는 밤새 이어진 토론 끝에 새 항구 계획을 승인했다.",
    "ar": "وافق المجلس على خطة الميناء الجديد بعد نقاش استمر طوال الليل.",
    "el": "Το συμβούλιο ενέκρινε το σχέδιο για το νέο λιμάνι.",
    "he": "המועצה אישרה את התוכנית לנמל החדש.",
}


@pytest.mark.parametrize("language", LONG)
def test_language_of_a_sentence_is_told(language: str) -> None:
    assert detect_language(LONG[language]) == language


@pytest.mark.parametrize("language", LONG)
def test_paragraph_left_in_another_language_is_noticed(language: str) -> None:
    assert paragraph_language(LONG[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Zhao Min, Wang Hua, Cai Lin, Ding Xue, Li Xin and Han Zhe attended the meeting",
        "Wang Hua made a speech.",
        "Li Xin, Cai Lin, Han Zhe.",
        "Nanjing, Guangzhou, Chongqing, Heilongjiang",
        "Beijing, 12 Dec (Agency) -- Zhao Min met Ding Xue in Xi'an on Tuesday.",
        "Xin Hua Jie Lu De Ma Fang",
    ],
)
def test_english_with_foreign_names_is_never_called_another_language(text: str) -> None:
    assert detect_language(text) in {"en", None}
    assert paragraph_language(text) in {"en", None}


@pytest.mark.parametrize("text", ["", "12 34", "…", "Oslo", "https://example.org/ein/langer/weg"])
def test_too_little_is_none(text: str) -> None:
    assert detect_language(text) is None


def test_a_few_foreign_words_do_not_change_a_paragraphs_language() -> None:
    assert paragraph_language(LONG["en"] + " They call it 新港 there.") == "en"


@given(st.text())
def test_any_text_gives_a_short_code_or_none(text: str) -> None:
    language = detect_language(text)
    assert language is None or 2 <= len(language) <= 3
