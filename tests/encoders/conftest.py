"""Fixtures for the encoders' tests: the embedded model, a tiny random one, and no network."""

from __future__ import annotations

import socket
from collections.abc import Callable
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
def tiny_folder(make_bert: Callable[..., Path]) -> Path:
    """A model of a few random numbers and words, which sees 16 tokens at once."""
    return make_bert("tiny", WORDS, card="---\nlanguage:\n- en\n- zh-CN\n---\n")


@pytest.fixture(scope="session")
def tiny(tiny_folder: Path) -> SentenceEncoder:
    return SentenceEncoder(str(tiny_folder), device="cpu")


@pytest.fixture(scope="session")
def bytes_folder(
    tmp_path_factory: pytest.TempPathFactory,
    as_sentence_model: Callable[[str, Path, int, str], Path],
) -> Path:
    """A tiny model whose tokens are bytes: several to a character, the space before each word.

    It pads on the left, as models with last-token pooling do.
    """
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaModel

    source = tmp_path_factory.mktemp("roberta")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    special = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>"}
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=280,
        special_tokens=list(special.values()),
        initial_alphabet=alphabet,
        show_progress=False,
    )
    tokenizer.train_from_iterator([WORDS] * 4, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(
        ("</s>", 2), ("<s>", 0), add_prefix_space=False, trim_offsets=False
    )
    fast: Any = PreTrainedTokenizerFast
    fast(
        tokenizer_object=tokenizer,
        padding_side="left",
        model_input_names=["input_ids", "attention_mask"],
        **special,
    ).save_pretrained(source)
    torch.manual_seed(1)
    config = RobertaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=12,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=24,
        max_position_embeddings=40,
        pad_token_id=1,
    )
    RobertaModel(config).save_pretrained(source)
    return as_sentence_model("bytes", source, 16, "A model of bytes.\n")
