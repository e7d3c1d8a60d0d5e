from __future__ import annotations

from dataclasses import replace

import pytest

from harness.documents import parse_text
from harness.evidence.foreign import foreign_stretches

ENGLISH = "The committee met in Geneva on Friday and approved the budget for the coming year."
GERMAN = "Der Ausschuss trat am Freitag in Genf zusammen und billigte den Haushalt für das Jahr."


def _found(text: str, language: str | None = "en", known: str = "") -> list[str]:
    document = parse_text(text, id="text", paragraphs="blank")
    reference = replace(parse_text(known, id="text", paragraphs="blank"), language=language)
    return [p.text[a:b] for p, a, b, _ in foreign_stretches(document, reference)]


def test_a_paragraph_in_another_language_is_found_whole() -> None:
    assert _found(f"{ENGLISH}\n\n{GERMAN}\n") == [GERMAN]


def test_a_run_in_another_script_is_found_within_a_sentence() -> None:
    assert _found(f"{ENGLISH} Members called it a 倡议 of the year.") == ["倡议"]


@pytest.mark.parametrize(
    "text", [ENGLISH, f"{ENGLISH} The angle β is small.", "Emmanuel Macron met Gerhard Schröder."]
)
def test_letters_and_names_are_not_foreign(text: str) -> None:
    assert _found(text) == []


def test_nothing_is_foreign_to_an_unknown_language() -> None:
    assert _found(GERMAN, None) == []


def test_latin_words_are_not_foreign_to_another_script() -> None:
    assert _found("委员会在日内瓦举行会议，讨论了 WTO 的预算问题，并批准了明年的计划。", "zh") == []


def test_what_the_reference_says_so_too_is_not_foreign() -> None:
    text = f"{ENGLISH} Members called it a 倡议 of the year."
    assert _found(text, known=text) == []
