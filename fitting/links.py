"""Fit the model of which sentences translate each other on ../shared/data.

    python -m fitting.links ../shared/data [--check]

Two logistic regressions, one file (harness/alignment/links.json): ``plain`` judges a pair of
sentences by itself, ``ordered`` knows the anchors around it as well. Both learn from made documents
(fitting/cases.py) over wmt22-news and newstest2020, where it is known which segment renders which.
With --check it also prints the figures of a cross-validation that keeps documents together. Needs
scikit-learn, which comes with sentence-transformers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from fitting.cases import Case, Piece, make_case
from fitting.command import read_arguments, write_model
from fitting.made import SEED, SYSTEMS, strangers_to
from fitting.remembering import Remembering
from fitting.trees import read_trees
from harness.alignment import DocumentView, view_document
from harness.alignment.link_model import ORDER_FEATURES, LinkModel, with_order
from harness.alignment.links import CANDIDATES
from harness.alignment.similarity import (
    PAIR_FEATURES,
    compare_sentences,
    pair_features,
    possible_pairs,
)
from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder

__all__ = ["Pairs", "fit", "make_pairs"]

TARGET = Path(__file__).parent.parent / "harness" / "alignment" / "links.json"
_KINDS = ("none", "omit", "add", "mixed", "reorder", "regroup")
"""Kinds of made documents in which a sentence renders one known segment, or is a stranger."""
_KINDS_EACH = 3
"""Of each document, in turn: a dozen coefficients need no more examples."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of sentences looked at in one made document.

    Attributes:
        document: What the document was made of: cross-validation keeps it together.
        kind: How it was made.
        where: (reference sentence, candidate sentence) of each pair.
        features: Shape (pairs, len(PAIR_FEATURES)).
        true: Shape (pairs,), bool: do the two render the same segment?
        clear: Shape (pairs,), bool: False where a segment has several sentences on both sides, and
            nobody knows which of them renders which.
        sizes: Sentences of the reference and of the candidate.
        answered: Shape (reference sentences,), bool: does any candidate sentence, looked at or not,
            render the segment of each?
    """

    document: str
    kind: str
    where: list[tuple[int, int]]
    features: NDArray[np.float64]
    true: NDArray[np.bool_]
    clear: NDArray[np.bool_]
    sizes: tuple[int, int]
    answered: NDArray[np.bool_]


def _cases(data: Path) -> Iterator[tuple[str, Case]]:
    sources = read_trees(data, SYSTEMS, SEED)
    rng = Random(SEED)
    for number, source in enumerate(sources):
        strangers = strangers_to(sources, source)
        for i in range(_KINDS_EACH):
            kind = _KINDS[(number * _KINDS_EACH + i) % len(_KINDS)]
            yield source.id, make_case(kind, source, strangers, rng)


def _segments(view: DocumentView, pieces: Sequence[Piece]) -> list[int | None]:
    """The segment that each sentence renders, by the piece it shares most with; None: none."""
    found: list[int | None] = []
    for sentence in view.sentences:
        most, segment = 0, None
        for piece in pieces:
            shared = min(piece.end, sentence.end) - max(piece.start, sentence.start)
            if piece.paragraph == sentence.paragraph and shared > most:
                most, segment = shared, piece.source
        found.append(segment)
    return found


def _several(segments: Sequence[int | None]) -> set[int]:
    """The segments that more than one sentence renders."""
    counted = Counter(segment for segment in segments if segment is not None)
    return {segment for segment, count in counted.items() if count > 1}


def make_pairs(data: Path, encoder: Encoder) -> Iterator[Pairs]:
    """The labelled pairs of every made document that has any."""
    for document, case in _cases(data):
        left = view_document(parse_text(case.reference, id="r"), encoder)
        right = view_document(parse_text(case.candidate, id="c"), encoder)
        where = possible_pairs(left, right, CANDIDATES)
        if not where:
            continue
        sides = left.sentences, right.sentences
        rows = _segments(left, case.reference_pieces)
        columns = _segments(right, case.candidate_pieces)
        told = {segment for segment in columns if segment is not None}
        several = _several(rows) & _several(columns)
        yield Pairs(
            document,
            case.kind,
            where,
            pair_features(compare_sentences(*sides, where), *sides),
            np.array([rows[i] is not None and rows[i] == columns[j] for i, j in where]),
            np.array([rows[i] != columns[j] or rows[i] not in several for i, j in where]),
            (len(rows), len(columns)),
            np.array([row in told for row in rows]),
        )


def _regression(features: NDArray[np.float64], true: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Coefficients of the unscaled features, the intercept last."""
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(max_iter=3000).fit(scaler.transform(features), true)
    slopes = model.coef_[0] / scaler.scale_
    return np.append(slopes, model.intercept_[0] - float((slopes * scaler.mean_).sum()))


def fit(documents: Sequence[Pairs]) -> LinkModel:
    """Both models: the second sees the anchors that the first one finds."""
    clear = np.concatenate([d.clear for d in documents])
    true = np.concatenate([d.true for d in documents])[clear]
    plain = _regression(np.vstack([d.features for d in documents])[clear], true)
    first = LinkModel(plain, np.zeros(len(plain) + len(ORDER_FEATURES)))
    around = [
        with_order(d.where, d.features, first.anchors(d.where, d.features), d.sizes)
        for d in documents
    ]
    return LinkModel(plain, _regression(np.vstack(around)[clear], true))


def check(documents: Sequence[Pairs], folds: int = 5) -> None:
    """Print the figures of a cross-validation by document, for each kind."""
    judged: list[tuple[Pairs, NDArray[np.float64], NDArray[np.float64], dict[int, int]]] = []
    owners = [d.document for d in documents]
    for train, test in GroupKFold(folds).split(documents, groups=owners):
        model = fit([documents[i] for i in train])
        for d in (documents[i] for i in test):
            anchors = model.anchors(d.where, d.features)
            ordered = model.strengths(d.where, d.features, anchors, d.sizes)
            links = model.links(d.where, ordered)
            judged.append((d, model.plausibility(d.features), ordered, links))
    for kind in (*_KINDS, "all"):
        chosen = [row for row in judged if kind in (row[0].kind, "all")]
        true = np.concatenate([d.true for d, _, _, _ in chosen])
        figures = []
        for column in (1, 2):
            value = np.concatenate([row[column] for row in chosen])
            area, brier = roc_auc_score(true, value), brier_score_loss(true, value)
            figures.append(f"AUC {area:.4f} Brier {brier:.4f}")
        right = wrong = answered = 0
        for d, _, _, links in chosen:
            truth = dict(zip(d.where, d.true.tolist(), strict=True))
            good = sum(truth[pair] for pair in links.items())
            right, wrong = right + good, wrong + len(links) - good
            answered += int(d.answered.sum())
        print(
            f"{kind:8} plain {figures[0]} ordered {figures[1]}"
            f" one-to-one precision {right / max(1, right + wrong):.4f}"
            f" recall {right / max(1, answered):.4f}"
        )


def main() -> None:
    """Fit, and write the file."""
    data, checked = read_arguments(__doc__)
    documents = list(make_pairs(data, Remembering(load_encoder(), slim=True)))
    if checked:
        check(documents)
    model = fit(documents)
    document = {
        "provenance": "fitting/links.py on newstest2020 and wmt22-news",
        "encoder": "embedded",
        "features": [*PAIR_FEATURES, *ORDER_FEATURES],
        "examples": int(sum(len(d.where) for d in documents)),
        "plain": np.round(model.plain, 5).tolist(),
        "ordered": np.round(model.ordered, 5).tolist(),
    }
    write_model(document, TARGET)


if __name__ == "__main__":
    main()
