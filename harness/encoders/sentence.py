"""Sentence-transformers models as encoders: token and sentence vectors in one forward pass.

Reimers & Gurevych (2019), Sentence-BERT, https://arxiv.org/abs/1908.10084.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from harness.encoders.base import FloatArray, TextVectors, unit
from harness.encoders.fluency import FluencyReader, fluency_path
from harness.encoders.model import default_prompt, load_model, set_environment, token_limit
from harness.encoders.tokens import TextTokens, Tokenizer
from harness.encoders.weights import check_embedded, locate, model_languages, weights_hash
from harness.encoders.windows import batches, most_central, windows
from harness.errors import EncoderError

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["SentenceEncoder"]

_CPU_BATCH_TOKENS = 8 * 45
"""Small batches suit two cores' caches: measured best at eight segments of 32 words."""
_GPU_BATCH_TOKENS = 256 * 64


@dataclass(frozen=True, slots=True)
class _Segment:
    """One window of one text: what the model sees at once."""

    text: int
    window: int
    ids: tuple[int, ...]


class _Read(NamedTuple):
    """What the model says of one segment, special tokens and prompt left out.

    ``fluency`` has a row more than there are tokens, for the end; both it and ``early`` have none
    where the model is not read for fluency.
    """

    tokens: FloatArray
    sentence: FloatArray
    early: FloatArray
    fluency: FloatArray


class SentenceEncoder:
    """Any sentence-transformers model, by name or path.

    Offline unless asked: making one sets ``HF_HUB_OFFLINE`` and ``TRANSFORMERS_OFFLINE`` for the
    process, where they are not set already, and no hub is called.

    Text over the model's limit is split into overlapping windows at word starts. A token's vector
    is taken from the window where it has most context; the sentence vector is the mean of the
    windows', weighted by their tokens.

    Args:
        model: ``embedded`` (all-MiniLM-L6-v2 from an installed package, its weights checked), the
            folder of a model, or the hub name of one in the local cache.
        device: Torch's name of a device; a GPU where there is one if left out.
        dtype: Of the computation; the vectors are float32 always. Only float32 repeats to the
            rounding from one machine to the next.
        batch_tokens: Tokens in a batch, padding included; fitting the device if left out. Changes
            no vector beyond noise.
        prompt: Put before every text and left out of the token vectors; the model's own default
            prompt if left out.
        allow_download: Fetch a model that is not on this machine from the hub.

    Raises:
        EncoderError: The model is not there, its weights are not the expected ones, or it cannot
            give token vectors with offsets.
    """

    def __init__(
        self,
        model: str = "embedded",
        *,
        device: str | None = None,
        dtype: Literal["float32", "bfloat16", "float16"] = "float32",
        batch_tokens: int | None = None,
        prompt: str | None = None,
        allow_download: bool = False,
    ) -> None:
        if dtype not in ("float32", "bfloat16", "float16"):
            raise EncoderError(f"unknown dtype {dtype!r}", cure="give float32, bfloat16 or float16")
        if batch_tokens is not None and batch_tokens < 1:
            raise EncoderError(f"batches of {batch_tokens} tokens", cure="give a number above 0")
        set_environment(offline=not allow_download)
        folder = locate(model, allow_download=allow_download)
        self._name = model
        self._dtype = dtype
        self._sha256 = check_embedded(folder) if model == "embedded" else weights_hash(folder)
        self._languages = model_languages(folder)
        self._model = load_model(model, folder, device, dtype)
        self._prompt = default_prompt(self._model) if prompt is None else prompt
        self._tokenizer = Tokenizer.of(self._model, model, self._prompt)
        self._max_tokens = token_limit(self._model)
        self._room = self._max_tokens - self._tokenizer.overhead
        if self._room < 1:
            raise EncoderError(
                f"{model}: the prompt leaves no room in {self._max_tokens} tokens",
                cure="give a shorter prompt",
            )
        self._fluency = (
            FluencyReader(self._model[0].auto_model, fluency_path())
            if model == "embedded"
            else None
        )
        on_cpu = self._model.device.type == "cpu"
        self._batch_tokens = batch_tokens or (_CPU_BATCH_TOKENS if on_cpu else _GPU_BATCH_TOKENS)
        tokens, sentence = self._probe()
        self._dimension = tokens
        self._sentence_dimension = sentence

    @property
    def name(self) -> str:
        """What the user called it: ``embedded``, a hub name or a path."""
        return self._name

    @property
    def signature(self) -> str:
        """Name, hash of the weights, dtype, token limit and prompt: whatever changes a vector.

        A model at a path goes by its folder's name, so that moving it changes no signature.
        """
        name = Path(self._name).name if Path(self._name).expanduser().is_dir() else self._name
        parts = [name, f"sha256:{self._sha256[:12]}", self._dtype, f"max:{self._max_tokens}"]
        if self._prompt:
            parts.append(f"prompt:{self._prompt!r}")
        return "|".join(parts)

    @property
    def dimension(self) -> int:
        """Length of a token vector."""
        return self._dimension

    @property
    def languages(self) -> frozenset[str] | None:
        """ISO 639-1 codes from the model's card; None where it names none."""
        return self._languages

    @property
    def max_tokens(self) -> int:
        """The most tokens the model sees at once, special tokens included."""
        return self._max_tokens

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        """Encode texts, in their order; see :meth:`harness.encoders.base.Encoder.encode`.

        Equal texts are encoded once, and the batches depend on the set of texts, not on its order.
        """
        copies: dict[str, int] = {}
        for text in texts:
            copies[text] = copies.get(text, 0) + 1
        unique = sorted(copies)
        tokens = self._tokenizer.tokens(unique)
        spans = [windows(len(each.ids), self._room, each.word_starts) for each in tokens]
        segments = sorted(
            (
                _Segment(text, window, tokens[text].ids[start:end])
                for text, text_spans in enumerate(spans)
                for window, (start, end) in enumerate(text_spans)
            ),
            key=lambda segment: (len(segment.ids), segment.ids),
        )
        waiting = [len(text_spans) for text_spans in spans]
        parts: list[list[_Read]] = [[_NOTHING] * count for count in waiting]
        finished = sum(copies[unique[text]] for text, count in enumerate(waiting) if count == 0)
        if progress is not None and finished:
            progress(finished)
        lengths = [len(segment.ids) + self._tokenizer.overhead for segment in segments]
        for batch in batches(lengths, self._batch_tokens):
            chosen = [segments[index] for index in batch]
            finished = 0
            for segment, read in zip(chosen, self._forward(chosen), strict=True):
                parts[segment.text][segment.window] = read
                waiting[segment.text] -= 1
                finished += copies[unique[segment.text]] * (waiting[segment.text] == 0)
            if progress is not None and finished:
                progress(finished)
        vectors = {
            text: self._join(tokens[index], spans[index], parts[index])
            for index, text in enumerate(unique)
        }
        return [vectors[text] for text in texts]

    def _join(
        self, tokens: TextTokens, spans: Sequence[tuple[int, int]], parts: Sequence[_Read]
    ) -> TextVectors:
        """One text's vectors from those of its windows."""
        if not spans:
            return TextVectors(
                offsets=np.zeros((0, 2), np.int64),
                tokens=np.zeros((0, self._dimension), np.float32),
                sentence=np.zeros(self._sentence_dimension, np.float32),
            )
        if len(spans) == 1:
            read = parts[0]
        else:
            choice = most_central(spans, len(tokens.ids))
            chosen = [choice[a:b] == window for window, (a, b) in enumerate(spans)]
            read = _Read(
                _pick([part.tokens for part in parts], chosen),
                np.average(
                    [part.sentence for part in parts], axis=0, weights=[b - a for a, b in spans]
                ).astype(np.float32),
                _pick([part.early for part in parts], chosen),
                np.concatenate(
                    [_pick([part.fluency[:-1] for part in parts], chosen), parts[-1].fluency[-1:]]
                ),
            )
        shown = tokens.shown
        return TextVectors(
            offsets=tokens.offsets,
            tokens=unit(read.tokens[shown]),
            sentence=unit(read.sentence),
            early=unit(read.early[shown]) if len(read.early) else None,
            fluency=read.fluency[np.append(shown, True)] if len(read.fluency) else None,
        )

    def _forward(self, segments: Sequence[_Segment]) -> Iterator[_Read]:
        """What the model says of each segment, before lengths are made 1."""
        import torch

        features, starts = self._tokenizer.features([segment.ids for segment in segments])
        inputs: dict[str, Any] = {
            key: torch.from_numpy(value).to(self._model.device) for key, value in features.items()
        }
        if self._prompt:
            inputs["prompt_length"] = self._tokenizer.prompt_length
        early = fluency = None
        with torch.inference_mode():
            outputs = self._model(inputs)
            rows = _to_numpy(outputs["token_embeddings"])
            sentences = _to_numpy(outputs["sentence_embedding"])
            if self._fluency is not None:
                early, fluency = map(_to_numpy, self._fluency.read(inputs["attention_mask"]))
        for index, (segment, start) in enumerate(zip(segments, starts, strict=True)):
            end = start + len(segment.ids)
            # Copies, so that no text keeps its whole batch alive.
            yield _Read(
                rows[index, start:end].copy(),
                sentences[index].copy(),
                _NO_ROWS if early is None else early[index, start:end].copy(),
                _NO_ROWS if fluency is None else fluency[index, start : end + 1].copy(),
            )

    def _probe(self) -> tuple[int, int]:
        """The dimensions of token and sentence vectors, seen on one small text."""
        ids = self._tokenizer.tokens(["a"])[0].ids or (0,)
        try:
            [read] = self._forward([_Segment(0, 0, ids)])
        except (KeyError, AttributeError) as error:
            raise EncoderError(
                f"{self._name}: the model gives no token vectors ({error})",
                cure="name a transformer model with a pooling layer",
            ) from error
        return read.tokens.shape[1], read.sentence.shape[0]


_NO_ROWS: FloatArray = np.zeros((0, 2), np.float32)
_NOTHING = _Read(_NO_ROWS, _NO_ROWS, _NO_ROWS, _NO_ROWS)


def _pick(parts: Sequence[FloatArray], chosen: Sequence[NDArray[np.bool_]]) -> FloatArray:
    """The rows of each part that are chosen, one part after the other."""
    picked = [part[rows] for part, rows in zip(parts, chosen, strict=True) if len(part)]
    return np.concatenate(picked) if picked else _NO_ROWS


def _to_numpy(tensor: Tensor) -> FloatArray:
    array: FloatArray = tensor.float().cpu().numpy()
    return array
