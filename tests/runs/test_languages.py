"""What is said of languages."""

from __future__ import annotations

from harness.documents import Document, parse_text
from harness.encoders.fake import FakeEncoder
from harness.runs.languages import Languages


class Monolingual(FakeEncoder):
    @property
    def languages(self) -> frozenset[str] | None:
        return frozenset({"en"})


def document(language: str | None, id_: str = "d") -> Document:
    return parse_text("x", id=id_, language=language)


def test_an_encoder_that_names_no_languages_knows_all() -> None:
    languages = Languages(FakeEncoder(), None)
    assert languages.check("s", document("fr"), document("fr"))
    assert languages.warnings() == ()


def test_one_warning_names_all_documents_of_a_language() -> None:
    languages = Languages(Monolingual(), None)
    for number in range(7):
        name = f"d{number}"
        assert not languages.check("s", document("fr", name), document("fr", name))
    (warning,) = languages.warnings()
    assert "s/d0, s/d1, s/d2, s/d3, s/d4 and 2 more" in warning


def test_languages_that_differ_are_warned_of_and_still_known() -> None:
    languages = Languages(FakeEncoder(), None)
    assert languages.check("s", document("en"), document("fr"))
    assert languages.warnings() == ("the reference is in 'en', the candidate in 'fr': s/d",)


def test_chinese_without_lang_is_told_how_to_be_cut() -> None:
    languages = Languages(None, None)
    languages.check("s", document("zh"), document("zh"))
    assert "--lang zh" in languages.warnings()[0]
    named = Languages(None, "zh")
    named.check("s", document("zh"), document("zh"))
    assert named.warnings() == ()
