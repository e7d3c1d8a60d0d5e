"""All made documents that coverage and support learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from fitting.cases import KINDS, Case, exchange_sides, make_case
from fitting.clauses import make_clause_case, make_digest
from fitting.trees import Source, read_trees
from harness.encoders import Encoder

__all__ = ["SEED", "SYSTEMS", "make_cases", "make_digests", "make_exchanged", "strangers_to"]

SYSTEMS = {
    "newstest2020": ("Online-B", "OPPO", "WeChat_AI"),
    "wmt22-news": ("Online-B", "Online-G", "Online-W", "M2M100_1.2B-B4"),
}
SEED = 7
_DIGESTS = 2
_KEPT = (0.15, 0.6)
_LONG_ENOUGH = 6


def make_cases(data: Path, encoder: Encoder) -> Iterator[tuple[str, Case]]:
    """The made documents: every kind of each wmt22 document, six kinds of each other one."""
    sources = read_trees(data, SYSTEMS, SEED)
    rng = Random(SEED)
    for number, source in enumerate(sources):
        strangers = strangers_to(sources, source)
        kinds = (
            KINDS
            if source.id.startswith("wmt22")
            else [KINDS[(number * 5 + i) % len(KINDS)] for i in range(6)]
        )
        for kind in kinds:
            yield source.id, make_case(kind, source, strangers, rng)
        for same in (False, False, True):
            yield source.id, make_clause_case(source, strangers, rng, encoder, same=same)


def make_digests(data: Path, encoder: Encoder) -> Iterator[tuple[str, Case]]:
    """Summaries that lost clauses of what they tell, too: a link alone covers no clause there."""
    sources = read_trees(data, SYSTEMS, SEED)
    rng = Random(SEED + 10)
    for source in sources:
        strangers = strangers_to(sources, source)
        for _ in range(_DIGESTS):
            kept = rng.uniform(*_KEPT)
            case = make_clause_case(source, strangers, rng, encoder, same=False)
            yield source.id, make_digest(case, kept, rng)


def make_exchanged(data: Path) -> Iterator[tuple[str, Case]]:
    """Candidates that add what their reference leaves out: two of each wmt22 document, else one."""
    sources = read_trees(data, SYSTEMS, SEED)
    rng = Random(SEED + 20)
    for number, source in enumerate(sources):
        strangers = strangers_to(sources, source)
        both = ("omit", "same")
        for kind in both if source.id.startswith("wmt22") else (both[1 - number % 2],):
            yield source.id, exchange_sides(make_case(kind, source, strangers, rng))


def strangers_to(sources: Sequence[Source], own: Source) -> list[str]:
    """Segments of all other documents that are no fragments."""
    return [
        text
        for other in sources
        if other.id != own.id
        for text in other.translations["refA"]
        if len(text.split()) >= _LONG_ENOUGH
    ]
