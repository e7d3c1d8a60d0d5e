"""Provisions of a law whose numbers changed places: Article 5(2), and paragraph 5 of Article 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["turned_provisions"]

_LARGE = r"(?:articles?|art\.?|sections?|sec\.?|§|rules?|regulations?|clauses?|chapters?)"
_SMALL = r"(?:sub)?(?:paragraphs?|para\.?|sections?|clauses?|points?|items?)"
_MENTION = re.compile(r"(?:[aA]rt|[sS]ec|§|[rR]ule|[rR]egu|[cC]lau|[cC]hap)[^\d\s]*\s?\d")
"""What every provision has; the rest is dear to look for."""
_INSIDE = re.compile(
    rf"(?<!\w){_LARGE} ?(?P<large>\d{{1,4}}) ?(?:\((?P<small>\d{{1,4}})\)"
    rf"|,? \(?{_SMALL} \(?(?P<after>\d{{1,4}})\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b{_SMALL} \(?(?P<small>\d{{1,4}})\)?,? (?:of|in|under) (?:the )?{_LARGE} ?"
    r"(?P<large>\d{1,4})\b",
    re.IGNORECASE,
)


def turned_provisions(
    reference: str, candidate: str
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Places of a provision whose two numbers are the other way round on the other side.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's.

    Yields:
        The place in the reference and the one in the candidate.
    """
    if not (_MENTION.search(reference) and _MENTION.search(candidate)):
        return
    ours, theirs = _provisions(reference), _provisions(candidate)
    for numbers, here in ours.items():
        there = theirs.get(numbers[::-1])
        if there and numbers not in theirs and numbers[::-1] not in ours:
            yield here, there


def _provisions(text: str) -> dict[tuple[int, int], tuple[int, int]]:
    """The article and the paragraph of each provision of a text, and where it stands."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for said in _OF.finditer(text):
        found.setdefault((int(said["large"]), int(said["small"])), said.span())
    for said in _INSIDE.finditer(text):
        found.setdefault((int(said["large"]), int(said["small"] or said["after"])), said.span())
    return found
