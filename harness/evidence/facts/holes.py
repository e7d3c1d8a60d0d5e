"""Places where a sentence shows that a word was cut out: ``in, said``, ``by on Monday``, ``the .``.

People and machines rarely write these; a lost name next to one did not go for good reasons.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["find_holes", "new_holes"]

_PREPOSITION = "of|in|at|from|by|with|for|to|between|into|including|about|via|near|against|under"
_OPENING = "In addition|Additionally|However|Meanwhile|Moreover|Furthermore|In (?:19|20)\\d\\d"
_VERB = (
    "(?:was|were|is|has|had|will|would|said|went|made|took|gave|became|began|won"
    "|indicated|promised|reported|announced|moved|returned|claimed|believed|called|expressed)"
)
_HOLE = re.compile(
    rf"""
    \b(?i:{_PREPOSITION}|the|an|and|or|a)\s*(?=[,.;:!?)\]”"]+(?:\s|$)|$)   # in, … the .
    | \b(?:of|at|from|by|with|for|the|between|including)\s+
        (?=(?:of|at|from|by|and|or|is|are|was|were|has|have|had|will|would|said)\b)
    | \b(?:to|between)\s+(?=and\s(?!fro\b)) | \bby\s+(?=with\b)
    | \b(?:from|by|with|at|in|of)\s+(?=who\s)
    | (?:^|[.!?]\s+|["“]\s*)
        (?=(?:Is|Was|Were|Has|Had|Will|Are|Have|Would|Said|Says)\s[a-z]+\b[^?]*$)
    | (?:^|[.!?]\s+)(?=[A-Z][a-z]+ed\sthat\s)
    | \b(?:{_OPENING}),?\s+(?={_VERB}\s)      # In addition, promised to
    | \((?=[^()]*$)                          # ( holds
    | (?:^|\s)['’]s\s                       # 's introduction
    | (?:^|\s)[,;]\s*(?=\w)                  # , Huawei
    | \(\s*[,)]                              # (, 1995)
    | \s,\s+(?:and|or)\s+,
    | ,\s*(?=,)                              # said, , who
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1024)
def find_holes(text: str) -> tuple[int, ...]:
    """Offsets after which a word seems to have been cut out of an English text.

    Args:
        text: A sentence or a few.

    Returns:
        Code point offsets, ascending.
    """
    return tuple(match.start() for match in _HOLE.finditer(text))


def new_holes(reference: str, candidate: str) -> tuple[int, ...]:
    """The candidate's holes, where it has more of them than the reference.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's stretch.

    Returns:
        Offsets into the candidate; empty if the reference has as many.
    """
    holes = find_holes(candidate)
    return holes if len(holes) > len(find_holes(reference)) else ()
