"""Whether anybody came to harm: ``Nobody was hurt`` told as ``There were several injuries``.

Of all denials the one that news must not lose, and the one that has least to hold it by: the two
sides may have no word in common. So it is read by itself, where each side says it once and plainly.
"""

from __future__ import annotations

import re

from harness.evidence.facts.base import FactChange, FactContext, overlap
from harness.evidence.facts.matching import Match
from harness.evidence.facts.one_denies import one_denies

__all__ = ["compare_harm"]

_CONFIDENCE = 0.7
_HURT = r"hurt|injured|wounded|harmed|injur(?:y|ies)"
_DEAD = r"killed|died|dead|deaths?|fatalit(?:y|ies)"
_EITHER = r"casualt(?:y|ies)|victims?"
_HARM = rf"(?:(?P<hurt>{_HURT})|(?P<dead>{_DEAD})|(?P<either>{_EITHER}))\b"
_NONE = re.compile(
    r"\b(?:(?:nobody|no[ -]one|none(?: of (?:\w+ ){1,3}\w+)?|no (?:\w+ )?\w+)"
    rf" (?:(?:was|were|is|are|has|have|had|been|got|being|reported|said|to|be) )*{_HARM}"
    r"|(?:no|zero|without(?: any)?) (?:(?:reported|known|human) )?(?:reports? of (?:any )?)?"
    + _HARM.replace("?P<", "?P<n")
    + ")",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:(?:was|were|been|are|is|got|left|leaving)(?: \w+ly)?"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|several|some|many|numerous"
    r"|multiple|a few|dozens of|hundreds of|a number of)(?: \w+){0,2}?"
    rf"|(?:people|persons?|m[ae]n|wom[ae]n|children|passengers|residents)) {_HARM}",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:could|might|may|would|if|whether|fear(?:s|ed)?|risk|almost|nearly|prevent(?:s|ed)?"
    r"|avoid(?:s|ed)?|unless|not|n[o’']t|never|nobody|no|none|neither|without|unclear|unknown)\b|\?",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;!?]\s")
_MEANS = {
    "hurt": frozenset(("hurt", "dead", "either")),
    "either": frozenset(("hurt", "dead", "either")),
    "dead": frozenset(("dead",)),
}
"""What cannot be where there is none of something."""


def compare_harm(match: Match, context: FactContext) -> list[FactChange]:
    """A harm that one side denies and the other states.

    Args:
        match: The two stretches.
        context: Their surroundings: a text that says both says them of two things.
    """
    sides = match.reference.text, match.candidate.text
    whole = context.reference_document or sides[0], context.candidate_document or sides[1]
    for one, other in ((0, 1), (1, 0)):
        denied = _NONE.search(sides[one])
        if denied is None or _NONE.search(whole[other]):
            continue
        excluded = _MEANS[_kind(denied)]
        stated = _stated(sides[other], excluded)
        if stated is None or _mentions(whole[one], excluded):
            continue
        return [
            one_denies(
                denied[0], denied.span(), stated.span(), missing=one == 0, confidence=_CONFIDENCE
            )
        ]
    return []


def _kind(found: re.Match[str]) -> str:
    return next(name.removeprefix("n") for name, said in found.groupdict().items() if said)


def _stated(text: str, kinds: frozenset[str]) -> re.Match[str] | None:
    """Where a text says that somebody came to harm, if its clause leaves no doubt."""
    for found in _SOME.finditer(text):
        ends = [end.end() for end in _CLAUSE_END.finditer(text, 0, found.start())]
        after = _CLAUSE_END.search(text, found.end() - 1)
        clause = text[ends[-1] if ends else 0 : after.end() if after else len(text)]
        if _kind(found) in kinds and not _UNSURE.search(clause):
            return found
    return None


def _mentions(text: str, kinds: frozenset[str]) -> bool:
    """Whether a text says it of anybody, with a doubt or without."""
    denied = [found.span() for found in _NONE.finditer(text)]
    return any(
        _kind(found) in kinds and not any(overlap(found.span(), span) for span in denied)
        for found in _SOME.finditer(text)
    )
