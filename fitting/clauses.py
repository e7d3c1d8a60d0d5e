"""Documents in which clauses are lost or replaced within their sentences.

Which unit of the reference a unit of the candidate renders is not recorded anywhere; it is told
from the undamaged pair, where the words of both stand side by side. Units whose words are answered
partly inside and partly outside the lost one are not learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np

from fitting.cases import Case, Piece
from fitting.trees import Source
from harness.alignment import DocumentView, view_document
from harness.documents import Document, parse_text
from harness.encoders import Encoder

__all__ = ["make_clause_case", "make_digest"]

_INSIDE, _OUTSIDE = 0.65, 0.2
_LOST = 0.6
_SMALLEST = 3


def _units(document: Document) -> list[tuple[int, int]]:
    return [(u.start, u.end) for p in document.paragraphs for u in p.units]


def _share(left: DocumentView, right: DocumentView, lost: tuple[int, int]) -> list[float]:
    """For each unit of the left segment, the share of it answered inside the lost stretch."""
    columns = [s.words for s in right.sentences]
    vectors = np.vstack([w.vectors for w in columns])
    keys = np.concatenate([w.keys for w in columns])
    starts = np.concatenate([w.spans[:, 0] for w in columns])
    inside = (starts >= lost[0]) & (starts < lost[1])
    shares = []
    for sentence in left.sentences:
        words = sentence.words
        alike = words.vectors @ vectors.T + (words.keys[:, None] == keys[None, :])
        hit = inside[alike.argmax(axis=1)]
        for unit in sentence.units:
            weights = words.weights[unit.first : unit.last]
            part = hit[unit.first : unit.last]
            shares.append(float((weights * part).sum() / max(float(weights.sum()), 1e-6)))
    return shares


def _damage(
    kept: str, damaged: str, stranger: str | None, rng: Random, encoder: Encoder
) -> tuple[list[tuple[int, int, bool | None]], str, list[tuple[int, int, bool]]] | None:
    """Labels of the kept text's units, the damaged text, labels of its units; None: not possible.

    Args:
        kept: The side from which nothing is taken.
        damaged: The side that loses a unit.
        stranger: Put in its place, if given.
        rng: Chooses the unit.
        encoder: For telling which units belong together.
    """
    a = parse_text(kept, id="a", aligned=True)
    b = parse_text(damaged, id="b", aligned=True)
    units = _units(b)
    choice = [u for u in units if damaged[u[0] : u[1]].count(" ") + 1 >= _SMALLEST]
    if len(units) < 2 or not choice or not _units(a):
        return None
    lost = rng.choice(choice)
    left, right = view_document(a, encoder), view_document(b, encoder)
    if sum(len(s.units) for s in left.sentences) != len(_units(a)) or not right.sentences:
        return None
    labels = [
        (start, end, False if share >= _INSIDE else True if share <= _OUTSIDE else None)
        for (start, end), share in zip(_units(a), _share(left, right, lost), strict=True)
    ]
    if not any(label is False for _, _, label in labels):
        return None
    filler = "" if stranger is None else stranger
    head, tail = damaged[: lost[0]].rstrip(), damaged[lost[1] :].lstrip()
    if not filler and lost[1] >= len(damaged.rstrip()):
        head = head.rstrip(",;: ") + "."
    pieces, text = [], ""
    for part, present in ((head, True), (filler, False), (tail, True)):
        if part:
            text += " " if text else ""
            pieces.append((len(text), len(text) + len(part), present))
            text += part
    return labels, text, pieces


def make_clause_case(
    source: Source, strangers: Sequence[str], rng: Random, encoder: Encoder, *, same: bool
) -> Case:
    """A document that lost clauses, on either side, some of them replaced by a stranger's.

    With ``same`` both sides are the same translation: what is left is word for word the same.

    A paragraph is one segment, so that labels need no further place.
    """
    names = sorted(source.translations)
    own = rng.choice(("refA", "refB"))
    other = own if same else rng.choice([n for n in names if n != own])
    texts: tuple[list[str], list[str]] = ([], [])
    placed: tuple[list[Piece], list[Piece]] = ([], [])
    for number, pair in enumerate(
        zip(source.translations[own], source.translations[other], strict=True)
    ):
        side = rng.randint(0, 1)  # the side that keeps all
        made = None
        if rng.random() < _LOST:
            filler = None
            if rng.random() < 0.4:
                clauses = _units(parse_text(stranger := rng.choice(strangers), id="s"))
                start, end = rng.choice(clauses) if clauses else (0, len(stranger))
                filler = stranger[start:end]
            made = _damage(pair[side], pair[1 - side], filler, rng, encoder)
        if made is None:
            for which in (0, 1):
                texts[which].append(pair[which])
                placed[which].append(Piece(pair[which], number, True, number, 0, len(pair[which])))
            continue
        labels, damaged, pieces = made
        texts[side].append(pair[side])
        texts[1 - side].append(damaged)
        for start, end, label in labels:
            piece = Piece(pair[side][start:end], number, label, number, start, end)
            placed[side].append(piece)
        for start, end, present in pieces:
            piece = Piece(damaged[start:end], number, present, number, start, end)
            placed[1 - side].append(piece)
    return Case(
        f"{source.id}/{own}-{other}-clause",
        "clause",
        "\n\n".join(texts[0]) + "\n",
        "\n\n".join(texts[1]) + "\n",
        tuple(placed[0]),
        tuple(placed[1]),
    )


def make_digest(case: Case, kept: float, rng: Random) -> Case:
    """The same case with a summary for its candidate: of whose paragraphs a share is left.

    Args:
        case: One of :func:`make_clause_case`, whose paragraphs are segments.
        kept: The share, 0 to 1; one paragraph is left at least.
        rng: Chooses them.
    """
    paragraphs = case.candidate.rstrip("\n").split("\n\n")
    left = sorted(rng.sample(range(len(paragraphs)), max(1, round(kept * len(paragraphs)))))
    place = {number: index for index, number in enumerate(left)}
    return replace(
        case,
        id=f"{case.id}-digest",
        kind="digest",
        candidate="\n\n".join(paragraphs[number] for number in left) + "\n",
        reference_pieces=tuple(
            p if p.source in place else replace(p, present=False) for p in case.reference_pieces
        ),
        candidate_pieces=tuple(
            replace(p, paragraph=place[p.paragraph])
            for p in case.candidate_pieces
            if p.source in place
        ),
    )
