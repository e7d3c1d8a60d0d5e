from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from harness.encoders.weights import (
    EMBEDDED_SHA256,
    check_embedded,
    embedded_model_path,
    locate,
    model_languages,
    weights_hash,
)
from harness.errors import EncoderError


def card(folder: Path, text: str) -> Path:
    (folder / "README.md").write_text(text, encoding="utf-8")
    return folder


def test_the_embedded_weights_are_the_published_ones() -> None:
    assert check_embedded(embedded_model_path()) == EMBEDDED_SHA256


def test_other_weights_in_their_place_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"others")
    with pytest.raises(EncoderError, match=r"not the published ones(.|\n)*pip install"):
        check_embedded(tmp_path)


def test_missing_embedded_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"model\.safetensors: .* missing"):
        check_embedded(tmp_path)


def test_the_hash_is_over_all_weight_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"one")
    (tmp_path / "model.safetensors").write_bytes(b"two")
    assert weights_hash(tmp_path) == hashlib.sha256(b"onetwo").hexdigest()


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no weights"):
        weights_hash(tmp_path)


def test_a_folder_is_found_as_it_is(tmp_path: Path) -> None:
    assert locate(str(tmp_path)) == tmp_path


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no such folder"):
        locate(str(tmp_path / "gone"))


@pytest.mark.usefixtures("no_network")
def test_a_hub_name_out_of_the_cache_says_how_to_fetch_it() -> None:
    with pytest.raises(EncoderError, match="hf download nobody/no-such-model"):
        locate("nobody/no-such-model")


@pytest.mark.usefixtures("no_network")
def test_a_name_that_no_hub_can_have_is_refused() -> None:
    with pytest.raises(EncoderError, match="neither a folder nor a hub name"):
        locate("what? a model")


@pytest.mark.parametrize(
    ("front_matter", "languages"),
    [
        ("language: en", {"en"}),
        ("language:\n- en\n- zh-CN\n- multilingual", {"en", "zh"}),
        ("language: multilingual", None),
        ("license: mit", None),
    ],
)
def test_languages_are_those_of_the_card(
    tmp_path: Path, front_matter: str, languages: set[str] | None
) -> None:
    folder = card(tmp_path, f"---\n{front_matter}\n---\nA model.\n")
    assert model_languages(folder) == (None if languages is None else frozenset(languages))


@pytest.mark.parametrize("text", ["A model without front matter.\n", "---\n- a list\n---\n"])
def test_a_card_that_names_no_language_says_nothing(tmp_path: Path, text: str) -> None:
    assert model_languages(card(tmp_path, text)) is None


def test_a_model_without_a_card_has_unknown_languages(tmp_path: Path) -> None:
    assert model_languages(tmp_path) is None
