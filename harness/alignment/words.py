"""Words: how text is compared below the sentence.

A word is a run of letters (with its apostrophes) or a number with its separators; in scripts
written without spaces every character is one. A word's vector is the mean of its tokens'; its
weight says how informative it is (inverse document frequency, from a table that ships with the
package, so that a document's scores depend on that document alone).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from harness.encoders.base import FloatArray, IntArray, TextVectors, unit

__all__ = ["FAULTS", "Words", "find_words", "pool_words", "stem", "word_weight"]

_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"
    r"|\d+(?:[.,:]\d+)*"
    "|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f])[^\\W\\d_])+"
    "(?:['’](?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])[^\\W\\d_])+)*"
)
_FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for from with and or but as is are was were be been being am it its"
    " this that these those he she they his her their him them has have had do does did will would"
    " can could may might shall should must so than then there here which who whom whose what when"
    " where how i you we us our your my me also such into if about".split()
)
_FUNCTION_SHARE = 0.3
"""Weight of a function word beside a content word's: measured on content-units, it matters little
between 0.1 and 0.5, but at 0 a negated unit looks like its opposite."""
FAULTS = ("missing", "misplaced", "surely_missing", "surely_misplaced")
_SLACK = (2.0, 0.5)
"""A place speaks from 12 %, and surely from 38 %: below, what it says is noise."""
_SOUND = -6.0
"""Logit of a place that nothing is said of."""
_SUFFIXES = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly")


def stem(word: str) -> str:
    """A word without its English inflection: light, for comparing only.

    Words of other languages come back lower-cased, at worst without a final letter or two on both
    sides alike.
    """
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4:
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 3:
                word = word[: -len(suffix)] + ("y" if suffix in ("ied", "ies") else "")
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], int]:
    data = json.loads(resources.files("harness.alignment").joinpath("word_counts.json").read_text())
    return data["counts"], data["sentences"]


def word_weight(stemmed: str) -> float:
    """How informative a word is: its inverse document frequency in nats, about 1 to 9.

    Sparck Jones (1972), with the counts of ``word_counts.json``.
    """
    counts, sentences = _table()
    return math.log((sentences + 1) / (counts.get(stemmed, 0) + 0.5))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence.

    Attributes:
        spans: Shape (words, 2): start and end in the text they were found in, code points.
        stems: One a word.
        keys: Shape (words,): a number for each stem, equal exactly where the stems are.
        weights: Shape (words,), float32, above 0: how much of the meaning a word carries.
        content: Shape (words,), bool: no function word.
        marked: Shape (words,), bool: begins with a capital inside a sentence, or is a number.
        vectors: Shape (words, dimension), float32, of unit length; zeros where no token is.
        early: Shape (words, dimension), of unit length or zero: from a lower layer; the vectors
            themselves where the encoder gives none.
        fluency: Shape (words + 1, 2), float32: logits that something is missing right before the
            word (in the last row: after all of them), and that the word is out of place.
        faults: Shape (len(FAULTS),): what that comes to in the whole sentence; zeros where the
            encoder does not say.
    """

    spans: IntArray
    stems: tuple[str, ...]
    keys: IntArray
    weights: FloatArray
    content: NDArray[np.bool_]
    marked: NDArray[np.bool_]
    vectors: FloatArray
    early: NDArray[np.floating]
    fluency: FloatArray
    faults: FloatArray

    def __len__(self) -> int:
        return len(self.stems)


def find_words(text: str) -> list[tuple[int, int]]:
    """Start and end of each word, in order."""
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def _facts(word: str) -> tuple[str, float, bool, int]:
    stemmed = stem(word)
    content = word.lower() not in _FUNCTION_WORDS
    weight = word_weight(stemmed) * (1.0 if content else _FUNCTION_SHARE)
    # a stable number for the stem: Python's own hash() differs from process to process
    tail = 0
    for c in reversed(stemmed):
        # masked at each step: of a word of thousands of letters the number would have as many
        tail = (tail * 131 + ord(c)) & 0x7FFFFFFFFFFF
    key = int.from_bytes(stemmed.encode()[:7].ljust(7, b"\0"), "big") ^ tail
    return stemmed, weight, content, key


def pool_words(text: str, vectors: TextVectors) -> Words:
    """The words of a text, each with the mean of its tokens' vectors.

    Args:
        text: The text that was encoded.
        vectors: What the encoder gave for it.
    """
    spans = np.array(find_words(text), dtype=np.int64).reshape(-1, 2)
    early: NDArray[np.floating] | None = None
    fluency = np.full((len(spans) + 1, 2), _SOUND, dtype=np.float32)
    surfaces = [text[a:b] for a, b in spans]
    facts = [_facts(word) for word in surfaces]
    pooled = np.zeros((len(spans), vectors.tokens.shape[1]), dtype=np.float32)
    if len(spans) and len(vectors.offsets):
        # tokens are in order, so a word's are a contiguous run
        first = np.searchsorted(vectors.offsets[:, 1], spans[:, 0], side="right")
        last = np.searchsorted(vectors.offsets[:, 0], spans[:, 1], side="left")
        for row, (a, b) in enumerate(zip(first, last, strict=True)):
            if b > a:
                pooled[row] = vectors.tokens[a] if b == a + 1 else vectors.tokens[a:b].mean(axis=0)
        pooled = unit(pooled)
        ends = np.minimum(np.maximum(last, first + 1), len(vectors.offsets))
        first = np.minimum(first, ends - 1)
        if vectors.early is not None:
            # half precision: it is read for a rough second opinion, and doubles what is kept
            early = unit(_runs(np.add, vectors.early, first, ends)).astype(np.float16)
        if vectors.fluency is not None:
            tokens = len(vectors.offsets)
            before = np.minimum(np.concatenate([[0], ends]), np.append(first, tokens - 1))
            upto = np.append(first, tokens) + 1
            fluency[:, 0] = _runs(np.maximum, vectors.fluency[:, 0], before, upto)
            fluency[:-1, 1] = _runs(np.maximum, vectors.fluency[:, 1], first, ends)
    return Words(
        spans=spans,
        stems=tuple(f[0] for f in facts),
        keys=np.array([f[3] for f in facts], dtype=np.int64),
        weights=np.array([f[1] for f in facts], dtype=np.float32),
        content=np.array([f[2] for f in facts], dtype=bool),
        marked=np.array(
            [(i > 0 and word[0].isupper()) or word[0].isdigit() for i, word in enumerate(surfaces)],
            dtype=bool,
        ),
        vectors=pooled,
        early=pooled if early is None else early,
        fluency=fluency,
        faults=_faults(vectors.fluency),
    )


def _runs(operation: np.ufunc, values: FloatArray, starts: IntArray, ends: IntArray) -> FloatArray:
    """An operation over each run of rows; every run has a row, and none begins before the last."""
    padded = np.concatenate([values, values[-1:]])
    cuts = np.stack([starts, ends], axis=1).ravel()
    return np.asarray(operation.reduceat(padded, cuts, axis=0)[::2])


def _faults(fluency: FloatArray | None) -> FloatArray:
    if fluency is None:
        return np.zeros(len(FAULTS), dtype=np.float32)
    logits = fluency.copy()
    logits[-1, 1] = -np.inf  # nothing stands at the end that could be out of place
    return np.concatenate([np.maximum(0, logits + slack).sum(axis=0) for slack in _SLACK])
