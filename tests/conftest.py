"""What tests of several rooms share: small models of random numbers, to load as a user's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

# What rich, click and pytest read of the environment: output is tested to the letter, and is to be
# the same at a desk and on a CI machine (pytest's summary is longer where CI is set).
for _name in ("CI", "BUILD_NUMBER", "GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "PYTEST_ADDOPTS"):
    os.environ.pop(_name, None)


@pytest.fixture(scope="session")
def as_sentence_model(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Path, int, str], Path]:
    """Wraps a bare transformer as a sentence-transformers model without a Normalize module.

    Takes the model's name, the transformer's folder, how many tokens it may see and its card.
    """

    def wrap(name: str, source: Path, max_tokens: int, card: str) -> Path:
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

        folder = tmp_path_factory.mktemp("models") / name
        transformer = Transformer(str(source), max_seq_length=max_tokens)
        pooling = Pooling(transformer.get_embedding_dimension(), "mean")
        SentenceTransformer(modules=[transformer, pooling], device="cpu").save_pretrained(
            str(folder)
        )
        (folder / "README.md").write_text(card, encoding="utf-8")
        return folder

    return wrap


@pytest.fixture(scope="session")
def make_bert(
    tmp_path_factory: pytest.TempPathFactory,
    as_sentence_model: Callable[[str, Path, int, str], Path],
) -> Callable[..., Path]:
    """Makes a BERT of a few random numbers that knows some words."""

    def make(
        name: str, words: str, *, max_tokens: int = 16, card: str = "A small model.\n"
    ) -> Path:
        import torch
        from transformers import BertConfig, BertModel, BertTokenizer

        source = tmp_path_factory.mktemp("bert")
        vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words.split()]
        numbers = {word: number for number, word in enumerate(vocabulary)}
        BertTokenizer(vocab=numbers).save_pretrained(source)
        torch.manual_seed(1)
        config = BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=12,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=24,
            max_position_embeddings=max_tokens,
        )
        BertModel(config).save_pretrained(source)
        return as_sentence_model(name, source, max_tokens, card)

    return make
