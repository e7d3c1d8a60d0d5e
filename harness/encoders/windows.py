"""Batches by token count, and windows over texts longer than a model's limit. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from harness.encoders.base import IntArray

__all__ = ["batches", "most_central", "windows"]

_OVERLAP = 0.25
"""Share of a window that it has in common with the next one."""


def windows(length: int, limit: int, word_starts: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a text of `length` tokens into overlapping windows of at most `limit` tokens.

    The windows are spread evenly, begin and end at word starts (unless a word is longer than half
    the overlap), and together hold every token.

    Args:
        length: Tokens in the text, 0 and more.
        limit: Tokens in a window, 1 and more.
        word_starts: Tokens that begin a word, ascending.

    Returns:
        (start, end) of each window, end exclusive, in order; none for an empty text.
    """
    if length <= limit:
        return [(0, length)] if length else []
    overlap = int(limit * _OVERLAP)
    step = limit - overlap
    count = 1 + -(-(length - limit) // step)
    starts = [index * (length - limit) // (count - 1) for index in range(count)]
    slack = overlap // 2
    words = np.asarray(word_starts, np.int64)
    spans = []
    for index, start in enumerate(starts):
        begin = start if index == 0 else _next_word(words, start, slack)
        end = length if index == count - 1 else _last_word(words, start + limit, slack)
        spans.append((begin, end))
    return spans


def most_central(spans: Sequence[tuple[int, int]], length: int) -> IntArray:
    """The window in which each token has most context on its poorer side.

    The text's own first and last token are no edges: nothing is missing beyond them.

    Args:
        spans: What :func:`windows` returned for this length.
        length: Tokens in the text.

    Returns:
        Shape (length,): index of a window, ascending; of equals the first.
    """
    position = np.arange(length)
    context = np.full((len(spans), length), -1, np.int64)
    for index, (start, end) in enumerate(spans):
        inside = position[start:end]
        left = inside - start if start > 0 else np.full(inside.size, length)
        right = end - 1 - inside if end < length else np.full(inside.size, length)
        context[index, start:end] = np.minimum(left, right)
    return np.asarray(context.argmax(axis=0), np.int64)


def batches(lengths: Sequence[int], budget: int) -> list[range]:
    """Fill batches so that each, padded to its longest text, has at most `budget` tokens.

    Args:
        lengths: Tokens of each text, in ascending order.
        budget: Tokens in a batch, padding included; a longer text is a batch of its own.

    Returns:
        Runs of indices, in order, which together hold every text once.
    """
    filled, first = [], 0
    for index, length in enumerate(lengths):
        if index > first and (index - first + 1) * length > budget:
            filled.append(range(first, index))
            first = index
    if first < len(lengths):
        filled.append(range(first, len(lengths)))
    return filled


def _next_word(words: IntArray, position: int, slack: int) -> int:
    """The first word start at or after the position, if it is near."""
    at = int(np.searchsorted(words, position, side="left"))
    near = at < words.size and words[at] <= position + slack
    return int(words[at]) if near else position


def _last_word(words: IntArray, position: int, slack: int) -> int:
    """The last word start at or before the position, if it is near."""
    at = int(np.searchsorted(words, position, side="right")) - 1
    near = at >= 0 and words[at] >= position - slack
    return int(words[at]) if near else position
