"""Documents with known omissions and additions, made of real translations.

Beside what ../shared/tools/make_stress.py does (omit, add, reorder, regroup) these cases do what
real versions do: several segments fused into one sentence, on either side; a headline that says
again what the body says; most of the text dropped, as in a summary; a clause dropped within a
sentence; and what no person would call covered: words out of order, a loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from fitting.trees import Source

__all__ = ["KINDS", "Case", "Piece", "exchange_sides", "make_case", "soften"]

KINDS = (
    "none", "omit", "add", "mixed", "summary", "summary", "fuse", "repeat", "scramble", "same",
    "cousins",
)  # fmt: skip
_SAME_NEWS = 0.6
_JOINTS = ("; ", ", and ", ", while ", ", as ", " and ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph with its label.

    Attributes:
        text: The stretch.
        source: The segment of the source that it renders; None for a stranger.
        present: Is its meaning in the other text? None: not to be learnt from.
        paragraph: Index of its paragraph once laid out.
        start: In the paragraph's text.
        end: Exclusive.
    """

    text: str
    source: int | None
    present: bool | None = True
    paragraph: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A reference text and a candidate text with labelled pieces."""

    id: str
    kind: str
    reference: str
    candidate: str
    reference_pieces: tuple[Piece, ...]
    candidate_pieces: tuple[Piece, ...]


def _groups(pieces: Sequence[Piece], rng: Random, high: int = 4) -> list[list[Piece]]:
    groups, at = [], 0
    while at < len(pieces):
        size = rng.randint(1, high)
        groups.append(list(pieces[at : at + size]))
        at += size
    return groups


def soften(text: str) -> str:
    """A sentence's beginning as it stands within another."""
    first = text.split(" ", 1)[0]
    common = first.lower() in _LOWERED
    return text[:1].lower() + text[1:] if common else text


_LOWERED = frozenset(
    "the a an this these that those in on at it he she they we there when while after before as if"
    " for with by from at its his her their our some many most all both one".split()
)


def _lay_out(
    groups: Sequence[Sequence[Piece]], rng: Random, fused: float
) -> tuple[str, tuple[Piece, ...]]:
    """Paragraphs of pieces; a share of the pieces is fused to the one before."""
    paragraphs, placed = [], []
    for number, group in enumerate(groups):
        text = ""
        for piece in group:
            own = piece.text
            if text and rng.random() < fused and text[-1] in ".。":
                text, own = text[:-1] + rng.choice(_JOINTS), soften(own)
            elif text:
                text += " "
            start = len(text)
            text += own
            placed.append(replace(piece, text=own, paragraph=number, start=start, end=len(text)))
        paragraphs.append(text)
    return "\n\n".join(paragraphs) + "\n", tuple(placed)


def _scrambled(text: str, rng: Random) -> str:
    words = text.split()
    if rng.random() < 0.3:
        return " ".join(sorted(words, key=str.lower))
    rng.shuffle(words)
    return " ".join(words)


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _cousin(text: str, strangers: Sequence[str], rng: Random) -> str:
    """Of some strangers the one that shares most of its words: about the same things, but another.

    One that shares nearly all is no stranger: the same news stands in two documents.
    """
    own = _words(text)
    best, most = rng.choice(strangers), 0.0
    for other in rng.sample(strangers, min(len(strangers), 1500)):
        share = sum(len(w) for w in own & _words(other)) / max(1, sum(len(w) for w in own))
        if most < share < _SAME_NEWS:
            best, most = other, share
    return best


def exchange_sides(case: Case) -> Case:
    """The candidate as the reference: what the one leaves out, the other now adds.

    It adds what belongs to the subject; a stranger's sentence is easily told from that.
    """
    return replace(
        case,
        id=f"{case.id}-exchanged",
        kind=f"{case.kind}-exchanged",
        reference=case.candidate,
        candidate=case.reference,
        reference_pieces=case.candidate_pieces,
        candidate_pieces=case.reference_pieces,
    )


def make_case(  # noqa: C901  # one branch a kind reads better than a table of functions
    kind: str,
    source: Source,
    strangers: Sequence[str],
    rng: Random,
) -> Case:
    """Make a case of one kind.

    Args:
        kind: One of :data:`KINDS`, ``reorder`` or ``regroup``: what is done to the candidate (and
            for ``fuse`` and ``repeat`` to the reference).
        source: The document.
        strangers: Segments of other documents.
        rng: The same state makes the same case.
    """
    names = sorted(source.translations)
    own = rng.choice(("refA", "refB"))
    other = own if kind == "same" else rng.choice([n for n in names if n != own])
    third = rng.choice([n for n in names if n not in (own, other)])
    reference = [Piece(t, i) for i, t in enumerate(source.translations[own])]
    candidate = [Piece(t, i) for i, t in enumerate(source.translations[other])]
    spare = source.translations[third]
    gone: set[int] = set()
    if kind in ("omit", "mixed", "same"):
        gone = set(rng.sample(range(len(reference)), max(1, round(0.25 * len(reference)))))
    elif kind == "summary":
        kept = max(1, round(rng.uniform(0.15, 0.6) * len(reference)))
        gone = set(range(len(reference))) - set(rng.sample(range(len(reference)), kept))
    candidate = [p for p in candidate if p.source not in gone]
    reference = [replace(p, present=p.source not in gone) for p in reference]
    if kind == "cousins":
        # all of it is about something else: only then is the likeness of words worth nothing
        candidate = [Piece(_cousin(p.text, strangers, rng), None, present=False) for p in candidate]
        reference = [replace(p, present=False) for p in reference]
    if kind == "scramble":
        chosen = set(rng.sample(range(len(reference)), max(1, len(reference) // 3)))
        candidate = [
            replace(p, text=_scrambled(p.text, rng), present=False) if p.source in chosen else p
            for p in candidate
        ]
        reference = [replace(p, present=p.source not in chosen) for p in reference]
    if kind in ("add", "mixed", "same", "summary"):
        for _ in range(max(1, round((0.1 if kind == "summary" else 0.2) * len(candidate)))):
            stranger = Piece(rng.choice(strangers), None, present=False)
            candidate.insert(rng.randint(0, len(candidate)), stranger)
    if kind in ("repeat", "summary"):
        for pieces in (reference, candidate):
            told = [p for p in pieces if p.present]
            for piece in rng.sample(told, min(len(told), 1 + len(told) // 8)):
                if piece.source is not None:
                    again = Piece(spare[piece.source], piece.source)
                    place = 0 if rng.random() < 0.5 else rng.randint(0, len(pieces))
                    pieces.insert(place, again)
    share = {"summary": 0.5, "fuse": 0.5, "mixed": 0.1}.get(kind, 0.0)
    long = kind in ("mixed", "summary", "fuse", "regroup")
    groups = _groups(candidate, rng, 6 if long else 4)
    if kind in ("mixed", "fuse", "reorder") or (kind == "summary" and rng.random() < 0.5):
        rng.shuffle(groups)
    text, placed = _lay_out(groups, rng, share)
    own_text, own_pieces = _lay_out(_groups(reference, rng), rng, 0.3 if kind == "fuse" else 0.0)
    return Case(f"{source.id}/{own}-{other}-{kind}", kind, own_text, text, own_pieces, placed)
