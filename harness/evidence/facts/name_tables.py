"""The words that open, join or surround names, and those that are none."""

from __future__ import annotations

from functools import cache

from harness.evidence.facts.words import read_table

__all__ = ["name_words"]


@cache
def name_words() -> dict[str, frozenset[str]]:
    """The word lists of ``data/name-words.tsv`` by kind (particle, title, calendar, …)."""
    rows = (line.split("\t") for line in read_table("name-words.tsv"))
    return {kind: frozenset(row.split()) for kind, row in rows}
