"""The families of implied numbers, inside which one can stand for another.

"Twice" implies a two, as "both" does, but only "once" and "three times" say the same of the same
thing. A word that implies a number is compared with its family alone, and only where each side has
a single one: a second "doubled" may belong to anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from harness.evidence.facts.numeral import Numeral
from harness.evidence.facts.periods import LONE_UNITS
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.tokens import Tokens, vocabulary
from harness.evidence.facts.words import FUNCTION_WORDS, INDEFINITE

__all__ = ["admit_parts", "family_of", "keep_lone_families", "parts_of"]

_FAMILIES = {
    "turns": "once twice thrice",
    "growth": (
        "double doubled doubles doubling twofold triple tripled triples tripling treble "
        "trebled trebles trebling threefold quadruple quadrupled quadruples quadrupling "
        "fourfold quintupled fivefold sixfold sevenfold eightfold ninefold tenfold halved "
        "halving"
    ),
    "part": "half",
    "group": "duo trio quartet quintet",
    "birth": "twins triplets quadruplets",
    "sides": "bilateral trilateral tripartite quadripartite",
}
_FAMILY = {word: family for family, words in _FAMILIES.items() for word in words.split()}
_RATES = vocabulary("per every each daily weekly monthly yearly annually nightly hourly")
_WHOLE = vocabulary("of the this that these those its their his her our my your all what")
_COMPARING = vocabulary("as more higher larger bigger greater faster longer heavier")
_WHOSE = vocabulary("the its their his her last")
_USUAL = vocabulary("average mean usual normal norm")
_WITHIN = 3
_TO_A_PART = frozenset(("by", "in"))
_ONE_OF_TWO = vocabulary(
    "first second third latter other last each top bottom final upper lower better every"
)

_ROUGHLY = 0.08
"""By how much of the whole a rough share may be off."""


def family_of(tokens: Tokens, numeral: Numeral) -> str:
    """The family of a number that counts nothing countable; empty if it has none."""
    after = tokens.lower(numeral.last)
    if _compares(tokens, numeral.last) and _is_factor(numeral, tokens):
        return "growth"  # "half as much", "a third as large"
    if _is_factor(numeral, tokens) and _is_of_usual(tokens, numeral.last):
        return "growth"  # "twice the average", "half its usual size"
    if numeral.fraction:
        return "" if tokens.lower(numeral.first - 1) in _ONE_OF_TWO else "part"
    if not numeral.implied:
        return _counted(tokens, numeral, after)
    family = _FAMILY.get(tokens.lower(numeral.first), "")
    if family == "turns" and numeral.readings[0] == 1:
        return family if _is_rate(tokens, numeral.last) else ""  # else "once" is "formerly"
    if family == "part":
        return family if _is_part(tokens, numeral, after) else ""
    return family


def _counted(tokens: Tokens, numeral: Numeral, after: str) -> str:
    """Numerals that say what a word of a family says: "three times", "five-fold"."""
    if numeral.ordinal or not tokens.joined(numeral.last):
        return ""
    if after == "times" and _compares(tokens, numeral.last + 1):
        return "growth"
    if after in ("time", "times"):
        once = numeral.readings[0] == 1
        return "turns" if not once or _is_rate(tokens, numeral.last + 1) else ""
    return "growth" if after == "fold" else ""


def _is_factor(numeral: Numeral, tokens: Tokens) -> bool:
    """Is it a fraction, "half" or "twice", which multiply what is compared?"""
    return numeral.fraction or _FAMILY.get(tokens.lower(numeral.first), "") in ("turns", "part")


def _compares(tokens: Tokens, at: int) -> bool:
    """Does "as high", "higher", "more" follow from token ``at`` on: "twice as high"?"""
    return tokens.joined(at) and tokens.lower(at) in _COMPARING


def _is_of_usual(tokens: Tokens, at: int) -> bool:
    """Does what is usual follow from token ``at`` on: "the long-term average"?"""
    if not tokens.joined(at) or tokens.lower(at) not in _WHOSE:
        return False
    return any(tokens.lower(k) in _USUAL for k in range(at + 1, at + 1 + _WITHIN))


def _is_rate(tokens: Tokens, at: int) -> bool:
    """Does "a day", "daily", "every week" begin with token ``at``?"""
    word, following = tokens.lower(at), tokens.lower(at + 1)
    return word in _RATES or (
        word in INDEFINITE and (following in LONE_UNITS or following in ("night", "season", "term"))
    )


def _is_part(tokens: Tokens, numeral: Numeral, after: str) -> bool:
    """Is "half" a share: "half the boats", "by half"; not "the first half", "half an hour"?"""
    before = tokens.lower(numeral.first - 1)
    if before in _ONE_OF_TWO:
        return False
    if after in _WHOLE:
        return tokens.gap(numeral.last) == " "
    if before in INDEFINITE and tokens.lower(numeral.first - 2) in _TO_A_PART:
        return not tokens.joined(numeral.last) or after in FUNCTION_WORDS  # "by a half"
    hyphen = tokens.joined(numeral.last) and tokens.gap(numeral.last) != " "
    return before in _TO_A_PART and after not in (*INDEFINITE, "past") and not hyphen


def keep_lone_families(left: Sequence[Quantity], right: Sequence[Quantity]) -> None:
    """Leave their family to the quantities that are the only one of it on both sides.

    A percentage of the same things is one of the parts where the other side has no other.
    """
    for one, other in ((left, right), (right, left)):
        _admit_percentage(one, other)
    counts = [Counter(q.family for q in side if q.family) for side in (left, right)]
    for quantity in (*left, *right):
        if any(count[quantity.family] != 1 for count in counts):
            quantity.family = ""


def parts_of(quantities: Sequence[Quantity]) -> frozenset[int]:
    """The identities of those that are a part of something: "a fifth of the boats"."""
    return frozenset(id(quantity) for quantity in quantities if quantity.family == "part")


def admit_parts(left: Sequence[Quantity], right: Sequence[Quantity], parts: frozenset[int]) -> None:
    """Make parts of the one share of a whole that either side has left: "a fifth", "5 percent".

    Two percentages need no help, and a bound may say that both are one: "more than half", 52 %.

    Args:
        left: What is left over of the reference.
        right: The same of the candidate.
        parts: What :func:`parts_of` says of both, before any lost its family.
    """
    ours, theirs = ([q for q in side if _is_share(q, parts)] for side in (left, right))
    if len(ours) != 1 or len(theirs) != 1 or ours[0].kind == theirs[0].kind == "percent":
        return
    one, other = ours[0], theirs[0]
    rough = "about" in (one.bound, other.bound)
    if rough and abs(_worth(one) - _worth(other)) <= _ROUGHLY:
        return  # "nearly half", 43 %
    if {one.bound, other.bound} <= {"exact", "about"}:
        one.family = other.family = "part"


def _worth(share: Quantity) -> float:
    return share.values[0] / 100 if share.kind == "percent" else share.values[0]


def _is_share(quantity: Quantity, parts: frozenset[int]) -> bool:
    if id(quantity) in parts or quantity.family == "part":
        return True
    return quantity.kind == "percent" and not quantity.difference


def _admit_percentage(side: Sequence[Quantity], other: Sequence[Quantity]) -> None:
    """Make "30 % of the boats" a part, to be compared with "half of the boats"."""
    parts = [quantity for quantity in other if quantity.family == "part"]
    if len(parts) != 1 or any(quantity.family == "part" for quantity in side):
        return
    shares = [quantity for quantity in side if quantity.kind == "percent"]
    if len(shares) != 1 or parts[0].bound != "exact" or shares[0].bound != "exact":
        return
    if shares[0].noun == parts[0].noun != "":
        shares[0].family = "part"
