"""Fit the calibration of coverage and support on ../shared/data.

    python -m fitting.coverage ../shared/data [--check]

Three networks, one file (harness/evidence/coverage.json): ``coverage`` of reference units learns
from made documents with known omissions (fitting/cases.py) and from people's labels of content
units in summaries, alone and put together to longer texts (fitting/stories.py), ``support`` of
candidate units from the made documents, ``units`` of given content units (units/DOC.txt) from
people's labels alone. With --check it also prints the figures of a cross-validation that keeps
documents together. Needs scikit-learn, which comes with sentence-transformers.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from fitting.cases import Case, Piece
from fitting.command import read_arguments, write_model
from fitting.content_units import carried, labelled_sides
from fitting.made import SEED, SYSTEMS, make_cases, make_digests, make_exchanged
from fitting.remembering import Remembering
from fitting.stories import make_stories
from fitting.trees import read_trees
from harness.alignment import DocumentView, align, align_lines, view_document
from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder
from harness.evidence.calibration import Network, Networks
from harness.evidence.coverage import judged_features, sides
from harness.evidence.features import FEATURES, Side

__all__ = [
    "Rows",
    "case_rows",
    "export",
    "fit",
    "label",
    "line_rows",
    "members",
    "quietly",
    "read_rows",
    "unit_rows",
]

TARGET = Path(__file__).parent.parent / "harness" / "evidence" / "coverage.json"
SEEDS = (7, 8, 9, 10, 11)
"""The mean of five networks is steadier than one, and better calibrated."""
FREE, HELD = 0.01, 10.0
"""How much large weights cost. Half of coverage's networks are held close to linear: on whole
documents (benchmarks/held_out_documents.py) these are right more often, and the free ones on
clauses; the mean of both is about as good as the better one on either. Not of support's: there
held ones find more, and call a very free translation unsupported."""
OFFSETS = {"coverage": 0.1, "support": 0.2}
"""Added to the logits: made texts leave out and add more than people do who translate. Before half
of its networks were held, coverage had 0.2: of newstest2020's second reference 2.1 and 1.3 segments
in a hundred were told as omitted and added without, 1.8 and 0.9 with it. Now 0.2 costs lost clauses
(29 of a hundred missed, with 0.1 26), and 0 tells free wordings as omitted."""
BY_LOGIT = ("coverage",)
"""Of these the members' logits are averaged, not their probabilities."""
_INSIDE = 0.7
_WRONG_LINE = 0.35


@dataclass
class Rows:
    """Examples to learn from."""

    features: list[NDArray[np.float64]] = field(default_factory=list)
    present: list[bool] = field(default_factory=list)
    document: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)

    def add(
        self, features: NDArray[np.float64], *, present: bool, document: str, kind: str
    ) -> None:
        """One example."""
        self.features.append(features)
        self.present.append(present)
        self.document.append(document)
        self.kind.append(kind)

    def half(self) -> Rows:
        """Every second example."""
        return self.chosen(range(0, len(self.present), 2))

    def chosen(self, indices: Iterable[int]) -> Rows:
        """Some of the examples, in this order."""
        found = Rows()
        for i in indices:
            found.add(
                self.features[i],
                present=self.present[i],
                document=self.document[i],
                kind=self.kind[i],
            )
        return found

    def __add__(self, other: Rows) -> Rows:
        return Rows(
            self.features + other.features,
            self.present + other.present,
            self.document + other.document,
            self.kind + other.kind,
        )


def label(pieces: Iterable[Piece], paragraph: int, start: int, end: int) -> bool | None:
    """The label of the piece that holds most of a unit; None where none does."""
    for piece in pieces:
        shared = min(piece.end, end) - max(piece.start, start)
        if piece.paragraph == paragraph and shared >= _INSIDE * (end - start):
            return piece.present
    return None


def _side_rows(
    side: Side, view: DocumentView, pieces: Sequence[Piece], document: str, kind: str
) -> Rows:
    rows = Rows()
    for index, unit, features in judged_features(side):
        del index
        place = view.document.paragraphs[unit.paragraph].units[unit.unit]
        known = label(pieces, unit.paragraph, place.start, place.end)
        if known is not None:
            rows.add(features, present=known, document=document, kind=kind)
    return rows


def _both_sides(case: Case, encoder: Encoder) -> tuple[DocumentView, DocumentView, Side, Side]:
    """The views of a case's texts, and the comparison from either side."""
    left = view_document(parse_text(case.reference, id="r"), encoder)
    right = view_document(parse_text(case.candidate, id="c"), encoder)
    return left, right, *sides(left, right, align(left, right))


def case_rows(data: Path, encoder: Encoder) -> tuple[Rows, Rows]:
    """Examples of coverage and of support from the made documents."""
    coverage, support = Rows(), Rows()
    for document, case in chain(make_cases(data, encoder), make_digests(data, encoder)):
        left, right, near, far = _both_sides(case, encoder)
        coverage += _side_rows(near, left, case.reference_pieces, document, case.kind)
        support += _side_rows(far, right, case.candidate_pieces, document, case.kind)
    for document, case in make_exchanged(data):
        _, right, _, far = _both_sides(case, encoder)
        support += _side_rows(far, right, case.candidate_pieces, document, case.kind)
    return coverage, support


def line_rows(data: Path, encoder: Encoder) -> tuple[Rows, Rows]:
    """Examples of coverage and of support from lines that are aligned, a third of them wrongly."""
    coverage, support = Rows(), Rows()
    rng = Random(SEED)
    sources = read_trees(data, SYSTEMS, SEED)
    for source in sources:
        names = sorted(source.translations)
        reference = source.translations["refA"]
        candidate = list(source.translations[rng.choice(names[:-1])])
        strangers = rng.choice(sources).translations["refB"]
        for i in range(len(candidate)):
            if rng.random() < _WRONG_LINE:
                candidate[i] = rng.choice(strangers)
        wrong = [
            all(text[i] != candidate[i] for text in source.translations.values())
            for i in range(len(candidate))
        ]
        left, right = (
            view_document(parse_text("\n".join(texts), id="l", aligned=True), encoder)
            for texts in (reference, candidate)
        )
        near, far = sides(left, right, align_lines(left, right))
        for side, rows in ((near, coverage), (far, support)):
            for _, unit, features in judged_features(side, lines=True):
                present = not wrong[unit.paragraph]
                rows.add(features, present=present, document=source.id, kind="lines")
    return coverage, support


def story_rows(data: Path, encoder: Encoder) -> Rows:
    """Examples of coverage from long references that are summarised, labelled by people."""
    rows = Rows()
    for story in make_stories(data):
        left, right = (
            view_document(parse_text(text, id="s", paragraphs="blank"), encoder)
            for text in (story.reference, story.candidate)
        )
        near, _ = sides(left, right, align(left, right))
        for _, unit, features in judged_features(near):
            part = story.parts[unit.paragraph]
            text = left.document.paragraphs[unit.paragraph].units[unit.unit].text
            known = carried(text, part) if story.kept[unit.paragraph] else False
            if known is not None:
                rows.add(features, present=known, document=str(part.id), kind="story")
    return rows


def unit_rows(data: Path, encoder: Encoder) -> Rows:
    """Examples from people's labels: the units of a reference as a text of one-line paragraphs."""
    rows = Rows()
    for row, near in labelled_sides(data, encoder):
        for _, unit, features in judged_features(near):
            present = row.units[unit.paragraph].present
            rows.add(features, present=present, document=str(row.id), kind="people")
    return rows


def quietly(network: MLPClassifier, rows: NDArray[np.float64], present: NDArray[np.bool_]) -> None:
    """Fit without the warning that it stopped early: that is the regularisation."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network.fit(rows, present)


def fit(rows: Rows, seed: int, held: float = FREE) -> tuple[StandardScaler, MLPClassifier]:
    """One network, its weights held by that much (L2)."""
    scaler = StandardScaler().fit(np.stack(rows.features))
    network = MLPClassifier(
        (32, 16),
        alpha=held,
        max_iter=30,
        learning_rate_init=2e-3,
        batch_size=256,
        random_state=seed,
    )
    quietly(network, scaler.transform(np.stack(rows.features)), np.array(rows.present))
    return scaler, network


def fit_linear(rows: Rows, seed: int) -> tuple[StandardScaler, LogisticRegression]:
    """One logistic regression, on as many documents as there are, drawn with replacement."""
    scaler = StandardScaler().fit(np.stack(rows.features))
    names = sorted(set(rows.document))
    drawn = Counter(np.random.default_rng(seed).choice(names, size=len(names)).tolist())
    weights = np.array([drawn[name] for name in rows.document], dtype=float)
    model = LogisticRegression(C=0.3, max_iter=3000)
    model.fit(scaler.transform(np.stack(rows.features)), np.array(rows.present), weights)
    return scaler, model


Member = tuple[StandardScaler, MLPClassifier | LogisticRegression]


def members(name: str, rows: Rows) -> list[Member]:
    """What is averaged: networks; for coverage held ones, too (their logits are averaged).

    Given units are few, and linear models are among their members.
    """
    found: list[Member] = [fit(rows, seed) for seed in SEEDS]
    if name == "coverage":
        found += [fit(rows, seed, HELD) for seed in SEEDS]
    elif name == "units":
        found += [fit_linear(rows, seed) for seed in SEEDS]
    return found


def check(name: str, rows: Rows, folds: int = 5) -> None:
    """Print the figures of a cross-validation by document."""
    features, present = np.stack(rows.features), np.array(rows.present)
    predicted = np.zeros(len(present))
    for train, test in GroupKFold(folds).split(features, present, rows.document):
        part = rows.chosen(train.tolist())
        fitted = tuple(Network.of(export(*member)) for member in members(name, part))
        networks = Networks(fitted, by_logit=name in BY_LOGIT)
        predicted[test] = networks.probability(features[test])
    for kind in sorted(set(rows.kind)):
        chosen = np.array([k == kind for k in rows.kind])
        truth, value = present[chosen], predicted[chosen]
        area = roc_auc_score(truth, value) if len(set(truth.tolist())) > 1 else float("nan")
        told = value < 0.5
        false = (told & truth).mean() * 100
        recall = told[~truth].mean() if (~truth).any() else float("nan")
        brier = brier_score_loss(truth, value, labels=[False, True])
        print(
            f"{name:9} {kind:9} n {len(truth):6} present {truth.mean():.2f} AUC {area:.4f}"
            f" Brier {brier:.4f} false per 100 {false:.2f} recall of absent {recall:.3f}"
        )


def export(scaler: StandardScaler, model: MLPClassifier | LogisticRegression) -> dict[str, Any]:
    """A fitted model as harness reads it."""
    linear = isinstance(model, LogisticRegression)
    weights = [model.coef_.T] if linear else model.coefs_
    biases = [model.intercept_] if linear else model.intercepts_
    return {
        "center": np.round(scaler.mean_, 5).tolist(),
        "scale": np.round(np.where(scaler.scale_ > 0, scaler.scale_, 1.0), 5).tolist(),
        "weights": [np.round(w, 4).tolist() for w in weights],
        "biases": [np.round(b, 4).tolist() for b in biases],
    }


def read_rows(data: Path, encoder: Encoder) -> dict[str, Rows]:
    """What each of the three learns from, by its name."""
    coverage, support = case_rows(data, encoder)
    lines = line_rows(data, encoder)
    # half of them: with all, coverage comes to doubt real summaries
    coverage, support = coverage + lines[0].half(), support + lines[1]
    people = unit_rows(data, encoder)
    stories = story_rows(data, encoder)
    return {"coverage": coverage + people + stories, "support": support, "units": people}


def main() -> None:
    """Fit, and write the file."""
    data, checked = read_arguments(__doc__)
    networks = read_rows(data, Remembering(load_encoder(), slim=True))
    if checked:
        for name, rows in networks.items():
            check(name, rows)
    document = {
        "provenance": "fitting/coverage.py on newstest2020, wmt22-news and REALSumm",
        "encoder": "embedded",
        "features": list(FEATURES),
        "offsets": OFFSETS,
        "by_logit": list(BY_LOGIT),
        "examples": {name: len(rows.present) for name, rows in networks.items()},
        "networks": {
            name: [export(*member) for member in members(name, rows)]
            for name, rows in networks.items()
        },
    }
    write_model(document, TARGET)


if __name__ == "__main__":
    main()
