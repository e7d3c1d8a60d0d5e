"""Loading a sentence-transformers model: quietly, and offline unless asked."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["default_prompt", "load_model", "set_environment", "token_limit"]

_UNLIMITED = 512
"""Window of models that name no limit."""


def set_environment(*, offline: bool) -> None:
    """Say offline and no telemetry to the libraries, where the user has not said otherwise.

    They read it when they are first imported, so it must stand before.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if offline:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")


def load_model(name: str, folder: Path, device: str | None, dtype: str) -> SentenceTransformer:
    """Load a model from its folder, ready for inference.

    Raises:
        EncoderError: The folder holds no such model, or the device is not there.
    """
    with _quiet():
        import torch
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(str(folder), device=device, local_files_only=True)
            return model.to(getattr(torch, dtype)).eval()
        # Whatever it is, the folder or the device is at fault: a file that is cut off fails in
        # safetensors, pickle or json with errors of their own kinds.
        except Exception as error:
            raise EncoderError(
                f"{name}: the model cannot be loaded: {type(error).__name__}: {error}",
                path=folder,
                cure="name the folder that SentenceTransformer.save_pretrained wrote, whole (fetch "
                "or save it anew), or `embedded`; leave the device out to have one chosen",
            ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the loading libraries' warnings, log lines and progress bars from the user."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import transformers.utils.logging

        transformers_logging: Any = transformers.utils.logging

        bars = transformers_logging.is_progress_bar_enabled()
        loggers = [logging.getLogger(each) for each in ("transformers", "sentence_transformers")]
        levels = [logger.level for logger in loggers]
        transformers_logging.disable_progress_bar()
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
            if bars:
                transformers_logging.enable_progress_bar()


def default_prompt(model: SentenceTransformer) -> str:
    """The prompt that the model's own ``encode`` puts before a text; often none."""
    return model.prompts.get(model.default_prompt_name or "") or ""


def token_limit(model: SentenceTransformer) -> int:
    """The most tokens the model sees at once, special tokens included."""
    limit = model.max_seq_length
    return int(limit) if limit is not None and limit < 10**6 else _UNLIMITED
