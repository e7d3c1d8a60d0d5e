"""Fixtures for the encoders' tests: the embedded model, a tiny random one, and no network."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from harness.encoders.sentence import SentenceEncoder

WORDS = "the leaders met in beijing on december and spoke of peace . , - 1 2 7 ##s ##ing [ ] sep"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every connection a failure."""

    def refuse(*args: Any) -> NoReturn:
        raise AssertionError(f"a connection was tried: {args[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def embedded() -> SentenceEncoder:
    return SentenceEncoder("embedded", device="cpu")


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of a few random numbers, which sees 16 tokens at once."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("models")
    source = folder / "bert"
    source.mkdir()
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS.split()]
    (source / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    tokenizer = BertTokenizer(
        vocab={word: index for index, word in enumerate(vocabulary)}, do_lower_case=True
    )
    tokenizer.save_pretrained(source)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=12,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=24,
        max_position_embeddings=16,
    )
    BertModel(config).save_pretrained(source)
    transformer = Transformer(str(source), max_seq_length=16)
    pooling = Pooling(transformer.get_embedding_dimension(), "mean")
    saved = folder / "tiny"
    SentenceTransformer(modules=[transformer, pooling], device="cpu").save_pretrained(str(saved))
    (saved / "README.md").write_text("---\nlanguage:\n- en\n- zh-CN\n---\n", encoding="utf-8")
    return saved


@pytest.fixture(scope="session")
def tiny(tiny_folder: Path) -> SentenceEncoder:
    return SentenceEncoder(str(tiny_folder), device="cpu")
