from __future__ import annotations

import pytest

from harness.documents.language_codes import language_code
from harness.documents.languages import _MOST_LIKELY, _SCRIPTS, _SHARED
from harness.errors import ConfigError


@pytest.mark.parametrize(
    ("given", "code"), [("en", "en"), ("DE", "de"), ("Zh", "zh"), ("ckb", "ckb")]
)
def test_a_code_is_kept_in_small_letters(given: str, code: str) -> None:
    assert language_code(given) == code


@pytest.mark.parametrize("given", ["xx", "", "e", "english", "zh-CN", "d3", "xx\n", "ſv"])
def test_what_is_no_code_is_refused(given: str) -> None:
    with pytest.raises(ConfigError, match="is no code of a language") as caught:
        language_code(given)
    assert caught.value.cure == "write it like de or zh"


@pytest.mark.parametrize(("country", "meant"), [("jp", "ja"), ("CN", "zh"), ("gr", "el")])
def test_a_countrys_code_is_answered_with_its_languages(country: str, meant: str) -> None:
    with pytest.raises(ConfigError) as caught:
        language_code(country)
    assert caught.value.cure == f"did you mean {meant}?"


def test_what_is_detected_can_be_said() -> None:
    detected = {code for code in (*_SCRIPTS.values(), *_MOST_LIKELY.values()) if code is not None}
    for code in detected.union(*_SHARED.values()):
        assert language_code(code) == code
