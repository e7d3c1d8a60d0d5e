from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from harness.encoders import Encoder, TextVectors
from harness.encoders import sentence as sentence_module
from harness.encoders.sentence import SentenceEncoder
from harness.errors import EncoderError

pytestmark = [pytest.mark.encoder, pytest.mark.usefixtures("no_network")]

TEXTS = [
    "The Central Economic Work Conference was held in Beijing on 27-28 December.",
    "Cai Qi and Ding Xuexiang attended.",
    "Peace.",
    "The delegates spoke, at length and in many languages, of prices; nobody left before the end.",
    "- 12,5 % — “naïve” 🙂 [SEP]",
]
LONG = " ".join(f"In year {1500 + n} the council of town {n} met and voted." for n in range(120))


def same(one: TextVectors, two: TextVectors, tolerance: float = 1e-5) -> bool:
    return (
        np.array_equal(one.offsets, two.offsets)
        and np.allclose(one.tokens, two.tokens, atol=tolerance)
        and np.allclose(one.sentence, two.sentence, atol=tolerance)
    )


def test_is_an_encoder(embedded: SentenceEncoder) -> None:
    assert isinstance(embedded, Encoder)


def test_says_what_it_is(embedded: SentenceEncoder) -> None:
    assert embedded.name == "embedded"
    assert embedded.signature == "embedded|sha256:53aa51172d14|float32|max:256"
    assert embedded.dimension == 384
    assert embedded.languages == frozenset({"en"})


def test_sentence_vectors_are_those_of_sentence_transformers(embedded: SentenceEncoder) -> None:
    theirs = embedded._model.encode(TEXTS[:4], normalize_embeddings=True, show_progress_bar=False)
    ours = np.stack([vectors.sentence for vectors in embedded.encode(TEXTS[:4])])
    np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_token_vectors_are_those_of_sentence_transformers(embedded: SentenceEncoder) -> None:
    [theirs] = embedded._model.encode(
        TEXTS[:1], output_value="token_embeddings", show_progress_bar=False
    )
    rows = np.asarray(theirs.cpu())[1:-1]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    [ours] = embedded.encode(TEXTS[:1])
    np.testing.assert_allclose(ours.tokens, rows, atol=1e-5)


def test_offsets_cover_every_visible_character(embedded: SentenceEncoder) -> None:
    for text, vectors in zip(TEXTS, embedded.encode(TEXTS), strict=True):
        under = {place for start, end in vectors.offsets for place in range(start, end)}
        assert under == {place for place, mark in enumerate(text) if not mark.isspace()}
        assert len(vectors.offsets) == len(vectors.tokens)


def test_vectors_are_of_unit_length(embedded: SentenceEncoder) -> None:
    for vectors in embedded.encode([*TEXTS, LONG]):
        np.testing.assert_allclose(np.linalg.norm(vectors.tokens, axis=1), 1, atol=1e-5)
        assert np.linalg.norm(vectors.sentence) == pytest.approx(1, abs=1e-5)
        assert vectors.tokens.dtype == vectors.sentence.dtype == np.float32


def test_special_tokens_written_in_a_text_are_plain_text(embedded: SentenceEncoder) -> None:
    [vectors] = embedded.encode(["[SEP]"])
    assert vectors.offsets.tolist() == [[0, 1], [1, 4], [4, 5]]


def test_empty_texts_have_no_tokens_and_a_zero_sentence(embedded: SentenceEncoder) -> None:
    for vectors in embedded.encode(["", " \n "]):
        assert vectors.tokens.shape == (0, 384)
        assert vectors.offsets.shape == (0, 2)
        assert vectors.sentence.shape == (384,)
        assert not vectors.sentence.any()


def test_no_texts_give_no_vectors(embedded: SentenceEncoder) -> None:
    assert embedded.encode([]) == []


def test_order_copies_and_company_change_no_vector(embedded: SentenceEncoder) -> None:
    together = embedded.encode(TEXTS)
    turned = embedded.encode([*reversed(TEXTS), TEXTS[0]])
    assert all(
        np.array_equal(one.tokens, two.tokens)
        for one, two in zip(together, reversed(turned[:-1]), strict=True)
    )
    assert turned[-1] is turned[-2]
    for text, vectors in zip(TEXTS, together, strict=True):
        [alone] = embedded.encode([text])
        assert same(alone, vectors)


@pytest.mark.parametrize("batch_tokens", [1, 64, 100_000])
def test_the_batch_size_changes_no_vector(
    tiny_folder: Path, tiny: SentenceEncoder, batch_tokens: int
) -> None:
    other = SentenceEncoder(str(tiny_folder), device="cpu", batch_tokens=batch_tokens)
    assert all(map(same, tiny.encode([*TEXTS, LONG]), other.encode([*TEXTS, LONG])))


def test_a_long_text_is_split_and_not_cut(embedded: SentenceEncoder) -> None:
    [vectors] = embedded.encode([LONG])
    assert len(vectors.tokens) > 5 * embedded.max_tokens
    assert vectors.offsets[-1].tolist() == [len(LONG) - 1, len(LONG)]
    assert bool(np.all(np.diff(vectors.offsets[:, 0]) > 0))


def test_the_end_of_a_long_text_counts_in_its_vectors(embedded: SentenceEncoder) -> None:
    one, two = embedded.encode([LONG, f"{LONG} Frogs sing in the marsh."])
    assert not np.allclose(one.sentence, two.sentence, atol=1e-4)
    [frogs] = embedded.encode(["Frogs sing in the marsh."])
    assert (two.tokens @ frogs.tokens[0]).argmax() >= len(one.tokens) - 1


def test_a_token_deep_in_a_long_text_has_the_vector_of_its_surroundings(
    embedded: SentenceEncoder,
) -> None:
    sentence = "In year 1550 the council of town 50 met and voted."
    [vectors] = embedded.encode([LONG])
    [alone] = embedded.encode([sentence])
    start = LONG.index(sentence)
    first = int(np.flatnonzero(vectors.offsets[:, 0] == start)[0])
    inside = vectors.tokens[first : first + len(alone.tokens)]
    assert float(np.mean(np.sum(inside * alone.tokens, axis=1))) > 0.5


def test_progress_counts_every_text_once(embedded: SentenceEncoder) -> None:
    counted: list[int] = []
    embedded.encode([*TEXTS, "", LONG, TEXTS[0]], progress=counted.append)
    assert sum(counted) == len(TEXTS) + 3
    assert len(counted) > 1


@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_a_smaller_dtype_stands_in_the_signature_and_stays_near(
    tiny_folder: Path, tiny: SentenceEncoder, dtype: Literal["bfloat16", "float16"]
) -> None:
    other = SentenceEncoder(str(tiny_folder), device="cpu", dtype=dtype)
    assert f"|{dtype}|" in other.signature
    for one, two in zip(tiny.encode(TEXTS), other.encode(TEXTS), strict=True):
        assert two.tokens.dtype == np.float32
        assert float(np.min(np.sum(one.tokens * two.tokens, axis=1))) > 0.99


def test_any_other_model_loads_by_path(tiny: SentenceEncoder, tiny_folder: Path) -> None:
    assert tiny.name == str(tiny_folder)
    assert tiny.signature.startswith("tiny|sha256:")
    assert tiny.signature.endswith("|float32|max:16")
    assert tiny.dimension == 12
    assert tiny.languages == frozenset({"en", "zh"})
    theirs = tiny._model.encode(
        ["the leaders met"], normalize_embeddings=True, show_progress_bar=False
    )
    np.testing.assert_allclose(tiny.encode(["the leaders met"])[0].sentence, theirs[0], atol=1e-5)


def test_a_prompt_counts_as_in_sentence_transformers(
    tiny_folder: Path, tiny: SentenceEncoder
) -> None:
    text = "the leaders met in beijing"
    prompted = SentenceEncoder(str(tiny_folder), device="cpu", prompt="peace - ")
    [vectors] = prompted.encode([text])
    [theirs] = tiny._model.encode(
        [text], prompt="peace - ", normalize_embeddings=True, show_progress_bar=False
    )
    np.testing.assert_allclose(vectors.sentence, theirs, atol=1e-5)
    assert np.array_equal(vectors.offsets, tiny.encode([text])[0].offsets)
    assert prompted.signature.endswith("|prompt:'peace - '")


@pytest.mark.parametrize("prompt", ["", "of: "])
def test_a_model_of_bytes_that_pads_left_gives_the_same(bytes_folder: Path, prompt: str) -> None:
    encoder = SentenceEncoder(str(bytes_folder), device="cpu", prompt=prompt)
    texts = ["the leaders", " 界 🙂", "peace."]
    theirs = encoder._model.encode(
        texts, prompt=prompt or None, normalize_embeddings=True, show_progress_bar=False
    )
    for text, vectors, sentence in zip(texts, encoder.encode(texts), theirs, strict=True):
        np.testing.assert_allclose(vectors.sentence, sentence, atol=1e-5)
        under = {place for start, end in vectors.offsets for place in range(start, end)}
        assert under == {place for place, mark in enumerate(text) if not mark.isspace()}


def test_white_space_is_nothing_to_a_model_that_has_tokens_for_it(bytes_folder: Path) -> None:
    encoder = SentenceEncoder(str(bytes_folder), device="cpu")
    assert encoder.languages is None
    [vectors] = encoder.encode([" \n "])
    assert vectors.tokens.shape == (0, 12)
    assert not vectors.sentence.any()


def test_half_a_code_point_is_one_character(embedded: SentenceEncoder) -> None:
    [vectors] = embedded.encode(["peace \ud800 now"])
    assert vectors.offsets.tolist() == [[0, 7], [8, 11]]


def test_a_device_that_is_not_there_is_refused(tiny_folder: Path) -> None:
    with pytest.raises(EncoderError, match="leave the device out"):
        SentenceEncoder(str(tiny_folder), device="cuda:99")


def test_a_prompt_that_fills_the_model_is_refused(tiny_folder: Path) -> None:
    with pytest.raises(EncoderError, match="leaves no room"):
        SentenceEncoder(str(tiny_folder), device="cpu", prompt="peace " * 20)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        SentenceEncoder(str(tmp_path), device="cpu")


@pytest.mark.parametrize("damage", ["cut off", "empty"])
def test_weights_that_are_damaged_are_refused(
    tmp_path: Path, tiny_folder: Path, damage: str
) -> None:
    folder = shutil.copytree(tiny_folder, tmp_path / "model")
    [weights] = folder.rglob("model.safetensors")
    weights.write_bytes(weights.read_bytes()[:1000] if damage == "cut off" else b"")
    with pytest.raises(EncoderError, match="cannot be loaded: SafetensorError") as caught:
        SentenceEncoder(str(folder), device="cpu")
    assert "fetch or save it anew" in str(caught.value)


def test_a_pickle_that_is_none_is_refused(tmp_path: Path, tiny_folder: Path) -> None:
    folder = shutil.copytree(tiny_folder, tmp_path / "model")
    [weights] = folder.rglob("model.safetensors")
    weights.rename(weights.with_name("pytorch_model.bin")).write_bytes(b"abc")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        SentenceEncoder(str(folder), device="cpu")


def test_a_model_without_its_vocabulary_is_refused(tmp_path: Path, tiny_folder: Path) -> None:
    folder = shutil.copytree(tiny_folder, tmp_path / "model")
    for name in ("tokenizer.json", "vocab.txt"):
        for file in folder.rglob(name):
            file.unlink()
    with pytest.raises(EncoderError, match=r"vocabulary \(\d+ pieces\) is not that of the model"):
        SentenceEncoder(str(folder), device="cpu")


def test_another_models_vocabulary_is_refused(tmp_path: Path, tiny_folder: Path) -> None:
    folder = shutil.copytree(tiny_folder, tmp_path / "model")
    [file] = folder.rglob("tokenizer.json")
    tokenizer = json.loads(file.read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    vocabulary["unheard"] = len(vocabulary)
    file.write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(EncoderError, match="is not that of the model"):
        SentenceEncoder(str(folder), device="cpu")


def test_a_model_that_gives_no_token_vectors_is_refused(
    tmp_path: Path, tiny: SentenceEncoder
) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    static = StaticEmbedding(tiny._model.tokenizer.backend_tokenizer, embedding_dim=4)
    SentenceTransformer(modules=[static], device="cpu").save_pretrained(str(tmp_path))
    with pytest.raises(EncoderError, match=r"no (token vectors|offsets)"):
        SentenceEncoder(str(tmp_path), device="cpu")


def test_wrong_embedded_weights_are_refused(
    monkeypatch: pytest.MonkeyPatch, tiny_folder: Path
) -> None:
    monkeypatch.setattr(sentence_module, "locate", lambda *_, **__: tiny_folder)
    with pytest.raises(EncoderError, match="not the published ones"):
        SentenceEncoder("embedded")


def test_loading_and_encoding_are_silent_and_offline() -> None:
    code = (
        "import socket\n"
        "def refuse(*args): raise AssertionError('a connection was tried')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from harness.encoders import load_encoder\n"
        "assert len(load_encoder(device='cpu').encode(['Peace.'])[0].tokens) == 2\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
