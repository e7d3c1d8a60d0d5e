"""A denial that the other text has, too, only in the sentence beside the one that is compared.

Where one text joins what the other says in two sentences, the second sentence's denial is held
against the first: "The lake is rising. Two things will not rise: …" and "The lake has grown, but …
will not rise".
"""

from __future__ import annotations

from harness.evidence.facts.matching import Match, Side
from harness.evidence.facts.negators import Negation, limited, negations
from harness.evidence.facts.words import words

__all__ = ["is_denied_beside"]

_AROUND = 12  # words before a negator that tell of what it denies
_TOLD = 2  # words that stand in the sentence beside, and not in the one compared


def is_denied_beside(match: Match, negation: Negation, beside: str) -> bool:
    """Whether the candidate denies the same of the same in a neighbouring sentence.

    The same word denied is not enough ("He did not come. Nor did she come."): what stands around
    the denial must be told there, and not in the stretch that is compared.

    Args:
        match: The two stretches.
        negation: What the reference's stretch denies.
        beside: The candidate's sentences next to its stretch.
    """
    if not beside:
        return False
    side = match.reference
    near = range(max(0, negation.at - _AROUND), negation.at)
    around = {side.words[i].stem for i in near if side.words[i].is_content and side.links[i] < 0}
    denied = side.words[negation.scope[0]].stem
    other = Side(beside, words(beside), ())
    return len(around & other.stems()) >= _TOLD and any(
        other.words[found.scope[0]].stem == denied for found in (*negations(other), *limited(other))
    )
