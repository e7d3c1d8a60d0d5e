"""What stands around a quantity: what it counts, the word before, "about", "more than"."""

from __future__ import annotations

from collections import Counter

from harness.evidence.facts.near_times import bound_of_time
from harness.evidence.facts.quantity import Bound, Quantity
from harness.evidence.facts.tokens import Tokens, vocabulary

__all__ = ["STOP_WORDS", "look_around", "stem"]

STOP_WORDS = vocabulary(
    "of the a an in on at to for from by with and or as is was were are be been than that this "
    "these those its his her their our new more other additional total"
)
"""Words that are never what a number counts."""

_BOUND_WORDS: dict[str, Bound] = {
    "over": "over", "above": "over", "exceed": "over", "exceeds": "over", "exceeded": "over",
    "exceeding": "over", "surpass": "over", "surpassed": "over", "topped": "over",
    "topping": "over", "under": "under", "below": "under", "about": "about", "around": "about",
    "some": "about", "nearly": "about", "almost": "about", "approximately": "about",
    "roughly": "about", "estimated": "about", "circa": "about", "near": "about",
}  # fmt: skip
_BOUND_PHRASES: dict[tuple[str, str], Bound] = {
    ("more", "than"): "over", ("at", "least"): "over", ("less", "than"): "under",
    ("fewer", "than"): "under", ("at", "most"): "under", ("up", "to"): "under",
    ("close", "to"): "about", ("many", "as"): "about", ("much", "as"): "about",
}  # fmt: skip
_COMPARED = vocabulary(
    "more less fewer higher lower up down above below ahead behind better worse greater smaller "
    "larger bigger longer shorter older younger taller cheaper dearer"
)
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "person"}
_BREAKS = frozenset(".,;:!?()—")
_TURNED: dict[Bound, Bound] = {"over": "under", "under": "over", "about": "about"}


def look_around(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Note for each quantity the words beside it, its place and its bound."""
    company = Counter(quantity.group for quantity in quantities)
    at, after, items = 0, 0, tokens.items  # both only move on: groups are in order
    for index, quantity in enumerate(quantities):
        start, end = quantity.group
        while at < len(items) and items[at].end <= start:
            at += 1
        quantity.company = company[quantity.group]
        quantity.place = (index + 0.5) / len(quantities)
        quantity.before = stem(items[at - 1].lower) if at else ""
        quantity.bound = _bound(tokens, at)
        if quantity.kind == "time" and quantity.bound == "exact":
            quantity.bound = bound_of_time(tokens, at)
        while after < len(items) and items[after].start < end:
            after += 1
        quantity.noun = _noun(tokens, after)
        quantity.difference = _is_difference(tokens, after)
        if quantity.kind == "ordinal" and _is_day(tokens, quantity, after):
            quantity.kind = "day"


def _is_day(tokens: Tokens, quantity: Quantity, after: int) -> bool:
    """Is this "the 27th" a day: in digits, and no word follows that it counts?"""
    if not quantity.digits or quantity.values[0] > 99 or quantity.before not in ("the", "on"):
        return False
    return not tokens.joined(after) or tokens.lower(after) in STOP_WORDS


def _bound(tokens: Tokens, at: int) -> Bound:
    """What the words before token ``at`` say of the number: "more than", "no less than", "some"."""
    before = at - 1
    if tokens.lower(before) in ("the", "a", "an"):
        before -= 1
    word = tokens.lower(before)
    bound = _BOUND_WORDS.get(word)
    if bound is None:
        bound = _BOUND_PHRASES.get((tokens.lower(before - 1), word), "exact")
        if tokens.lower(before - 2) in ("no", "not"):
            return _TURNED.get(bound, bound)
    return bound


def _is_difference(tokens: Tokens, at: int) -> bool:
    """Whether token ``at``, after a number, says that something is so much more than another."""
    at += tokens.lower(at) == "percentage"
    at += tokens.lower(at) in ("point", "points")
    return tokens.joined(at) and tokens.lower(at) in _COMPARED


def _noun(tokens: Tokens, at: int) -> str:
    """The first word of content within four tokens, in the same clause; singular."""
    for index in range(at, min(at + 4, len(tokens.items))):
        token = tokens.items[index]
        gap = tokens.gap(index) if index else ""
        if token.kind == "number" or not _BREAKS.isdisjoint(gap) or "--" in gap:
            return ""
        if token.kind == "word" and token.lower not in STOP_WORDS:
            return stem(token.lower)
    return ""


def stem(word: str) -> str:
    """A word without its plural; crude, and the same on both sides."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
