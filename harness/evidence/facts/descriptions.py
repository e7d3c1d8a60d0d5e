"""What is said in the place of a name: ``the German parliament``, ``Britain's treasury``.

A country and one of its institutions describe what a name may stand for on the other side.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["is_description"]

_ABBREVIATED = 2  # letters: no one says "the USA police"
_INSTITUTIONS = frozenset(
    "parliament government army navy police airline carmaker automaker bank newspaper daily "
    "broadcaster agency club company firm chancellor president premier capital minister ministry "
    "department court treasury regulator legislature senate congress cabinet leader".split()
)
"""What a country's name or people goes before in a description: "the German parliament"."""


def is_description(
    country: str, after: Iterable[str], *, of_people: bool, possessive: bool, acronym: bool
) -> bool:
    """Whether a word for a country, and what follows it, describe an institution.

    Args:
        country: The word.
        after: The next few words.
        of_people: Whether it is the adjective: ``German``.
        possessive: Whether ``'s`` follows it.
        acronym: Whether it is written in capitals: ``US``.
    """
    whose = possessive or (acronym and len(country) == _ABBREVIATED)
    return (of_people or whose) and not _INSTITUTIONS.isdisjoint(after)
