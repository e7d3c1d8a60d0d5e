"""Texts into a model's tokens, and the tokens' places in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from harness.encoders.base import IntArray
from harness.errors import EncoderError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

__all__ = ["TextTokens", "Tokenizer", "cover"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a code point, as broken JSON has it; tokenizers refuse it."""


@dataclass(frozen=True, slots=True)
class TextTokens:
    """One text's tokens, special tokens left out.

    Attributes:
        ids: The model's token numbers.
        word_starts: Indices of the tokens that begin a word, ascending.
        shown: Shape (ids,): False for tokens over no visible character.
        offsets: Shape (shown tokens, 2): start and end in the text, in code points.
    """

    ids: tuple[int, ...]
    word_starts: tuple[int, ...]
    shown: NDArray[np.bool_]
    offsets: IntArray


class Tokenizer:
    """A model's own tokenizer, which never cuts a text, and what it puts around one.

    Args:
        backend: A ``tokenizers.Tokenizer``; it is set up here, so hand in a copy.
        prompt: Goes before every text.
        pad_id: Number of the padding token.
        pad_left: Put padding before the text.
        input_names: The inputs that the model takes.
    """

    def __init__(
        self,
        backend: Any,
        *,
        prompt: str = "",
        pad_id: int = 0,
        pad_left: bool = False,
        input_names: Sequence[str] = ("input_ids", "attention_mask"),
    ) -> None:
        backend.no_truncation()
        backend.no_padding()
        # A text that says "[SEP]" means these five characters.
        backend.encode_special_tokens = True
        self._backend = backend
        self._prompt = prompt
        self._pad_id = pad_id
        self._pad_left = pad_left
        self._input_names = tuple(input_names)
        self._before, self._after = self._surroundings()

    @classmethod
    def of(cls, model: SentenceTransformer, name: str, prompt: str) -> Tokenizer:
        """The tokenizer of a loaded model.

        Raises:
            EncoderError: It is of the slow kind, or of none, and so gives no offsets; or its
                vocabulary is not the model's.
        """
        tokenizer: Any = getattr(model, "tokenizer", None)
        backend = getattr(tokenizer, "backend_tokenizer", None)
        if backend is None:
            raise EncoderError(
                f"{name}: the tokenizer gives no offsets into the text",
                cure="name a model with a fast tokenizer (a tokenizer.json in its folder)",
            )
        _check_vocabulary(model, backend, name)
        return cls(
            type(backend).from_str(backend.to_str()),
            prompt=prompt,
            pad_id=tokenizer.pad_token_id or 0,
            pad_left=tokenizer.padding_side == "left",
            input_names=tokenizer.model_input_names,
        )

    @property
    def overhead(self) -> int:
        """Tokens around every text: special tokens and the prompt."""
        return len(self._before) + len(self._after)

    @property
    def prompt_length(self) -> int:
        """Tokens before the text, as sentence-transformers' pooling counts the prompt."""
        return len(self._before)

    def tokens(self, texts: Sequence[str]) -> list[TextTokens]:
        """The tokens of each text, however long."""
        whole = [self._prompt + _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", t) for t in texts]
        encodings = self._backend.encode_batch(whole, add_special_tokens=False)
        return [
            _text_tokens(text, each, len(self._prompt))
            for text, each in zip(texts, encodings, strict=True)
        ]

    def features(
        self, ids: Sequence[Sequence[int]]
    ) -> tuple[dict[str, NDArray[np.int64]], list[int]]:
        """The model's inputs for a batch of token runs, and where in its row each run begins."""
        rows = [[*self._before, *run, *self._after] for run in ids]
        width = max(map(len, rows))
        numbers = np.full((len(rows), width), self._pad_id, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        starts = []
        for index, row in enumerate(rows):
            first = width - len(row) if self._pad_left else 0
            numbers[index, first : first + len(row)] = row
            mask[index, first : first + len(row)] = 1
            starts.append(first + len(self._before))
        features = {"input_ids": numbers, "attention_mask": mask}
        if "token_type_ids" in self._input_names:
            features["token_type_ids"] = np.zeros_like(numbers)
        return features, starts

    def _surroundings(self) -> tuple[list[int], list[int]]:
        """What stands before and after every text, read off the encoding of a small one."""
        encoding = self._backend.encode(f"{self._prompt}a", add_special_tokens=True)
        own = [
            index
            for index, (special, (_, end)) in enumerate(
                zip(encoding.special_tokens_mask, encoding.offsets, strict=True)
            )
            if not special and end > len(self._prompt)
        ]
        middle = len(encoding.ids) // 2
        first, last = (own[0], own[-1] + 1) if own else (middle, middle)
        return list(encoding.ids[:first]), list(encoding.ids[last:])


def cover(text: str, spans: Sequence[tuple[int, int]]) -> tuple[NDArray[np.bool_], IntArray]:
    """Make tokens' spans cover all that is visible, and nothing but.

    Tokenizers count the space before a word to it, give tokens to spaces alone, and drop
    characters (accents on their own, control characters). Spans lose the spaces at their ends;
    dropped characters go to the token before them, or to the first.

    Returns:
        Which tokens have a visible character, and the offsets of those, shape (tokens, 2).
    """
    trimmed = [_trim(text, start, end) for start, end in spans]
    shown = np.array([start < end for start, end in trimmed], np.bool_)
    kept = [[start, end] for start, end in trimmed if start < end]
    reached = 0
    for index, (start, end) in enumerate(kept):
        gap_start, gap_end = _trim(text, reached, start)
        if gap_start < gap_end:
            if index == 0:
                kept[0][0] = gap_start
            else:
                kept[index - 1][1] = gap_end
        reached = max(reached, end)
    if kept:
        kept[-1][1] = max(kept[-1][1], _trim(text, reached, len(text))[1])
    return shown, np.array(kept, np.int64).reshape(-1, 2)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _text_tokens(text: str, encoding: Any, prompt_length: int) -> TextTokens:
    """The tokens of a text out of those of the prompt and the text.

    The two are encoded together, as sentence-transformers does: a tokenizer may count the space
    between them to the text's first word.
    """
    spans = [(max(0, a - prompt_length), b - prompt_length) for a, b in encoding.offsets]
    first = next((index for index, (_, end) in enumerate(spans) if end > 0), len(spans))
    words = encoding.word_ids[first:]
    starts = (index for index, word in enumerate(words) if index == 0 or word != words[index - 1])
    shown, offsets = cover(text, spans[first:])
    if not shown.any():
        return TextTokens((), (), shown[:0], offsets)
    return TextTokens(tuple(encoding.ids[first:]), tuple(starts), shown, offsets)


def _check_vocabulary(model: SentenceTransformer, backend: Any, name: str) -> None:
    """Hold a tokenizer's vocabulary against the rows that the model has for it.

    Where the files of the vocabulary are missing, transformers makes an empty one without a word,
    and all texts are the same row of unknown tokens. Rows may well be more than the pieces (they
    are rounded up for the hardware), but not twice as many.

    Raises:
        EncoderError: It lacks most of the pieces, or has some that the model does not know.
    """
    body: Any = getattr(model[0], "auto_model", None)
    if body is None:
        return
    rows = body.get_input_embeddings().weight.shape[0]
    numbers = backend.get_vocab(with_added_tokens=False).values()
    if 2 * len(numbers) >= rows > max(numbers, default=0):
        return
    raise EncoderError(
        f"{name}: the tokenizer's vocabulary ({len(numbers)} pieces) is not that of the model "
        f"({rows})",
        cure="put the model's own vocabulary into its folder (tokenizer.json, vocab.txt or "
        "sentencepiece.bpe.model), or name another",
    )
