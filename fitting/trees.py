"""Translations of documents, segment by segment, out of trees in mt-metrics-eval's layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from harness.metaeval.files import read_lines

__all__ = ["Source", "read_trees"]

_PAIR = "zh-en"
_LONGEST = 25
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Source:
    """One document in several translations, segment by segment.

    Attributes:
        id: Tree and document: what cross-validation keeps together.
        translations: By name; all lists are equally long. ``refA`` and ``refB`` are human.
    """

    id: str
    translations: dict[str, list[str]]


def _documents(tree: Path, rng: Random) -> Iterator[tuple[str, list[int]]]:
    """Documents' names and lines; one that is the whole test set is cut into stretches."""
    names = [line.split("\t")[1] for line in read_lines(tree / "documents" / f"{_PAIR}.docs")]
    if len(set(names)) > 1:
        for name in dict.fromkeys(names):
            yield name, [i for i, other in enumerate(names) if other == name]
        return
    at = 0
    while at < len(names):
        size = rng.randint(_SHORTEST, _LONGEST)
        yield f"{at}", list(range(at, min(at + size, len(names))))
        at += size


def read_trees(data: Path, systems: dict[str, tuple[str, ...]], seed: int) -> list[Source]:
    """All documents of at least six segments.

    Args:
        data: ``../shared/data``.
        systems: By tree, the systems whose output is read beside the two human references.
        seed: Of the cuts of a test set without documents.
    """
    found = []
    for name, wanted in systems.items():
        tree = data / name
        texts = {
            r: read_lines(tree / "references" / f"{_PAIR}.{r}.txt") for r in ("refA", "refB")
        } | {s: read_lines(tree / "system-outputs" / _PAIR / f"{s}.txt") for s in wanted}
        for document, lines in _documents(tree, Random(seed)):
            kept = [i for i in lines if all(text[i].strip() for text in texts.values())]
            if len(kept) >= _SHORTEST:
                found.append(
                    Source(
                        f"{name}/{document}",
                        {key: [text[i].strip() for i in kept] for key, text in texts.items()},
                    )
                )
    return found
