"""The signals of labelled content units: what a calibration is fitted on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment import DocumentView, align, view_texts
from harness.documents import Document, parse_text
from harness.encoders import Encoder
from harness.evidence.coverage import VERBATIM, judged_features, sides
from harness.evidence.features import FEATURES
from harness.evidence.guards import verbatim_places
from harness.metaeval.unit_labels import Summary, UnitLabels

__all__ = ["LabelledSignals", "Parts", "read_signals"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
Predict = Callable[[FloatArray], FloatArray]
"""Features of shape (parts, features) to probabilities of shape (parts,)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The units as the harness cuts them.

    Attributes:
        features: Shape (parts, features), see :data:`harness.evidence.features.FEATURES`.
        unit: Shape (parts,): the labelled unit that a part is of.
        size: Shape (parts,): characters, by which a unit's parts are weighted.
        verbatim: Shape (parts,): it stands word for word in the summary, and no network is asked.
        answered: Shape (parts,): the summary says anything at all.
    """

    features: FloatArray
    unit: IntArray
    size: FloatArray
    verbatim: BoolArray
    answered: BoolArray

    @property
    def asked(self) -> BoolArray:
        """Shape (parts,): those whose score is the network's."""
        return self.answered & ~self.verbatim

    def scores(self, predict: Predict, units: int) -> FloatArray:
        """Each unit's score as the harness would give it.

        Args:
            predict: A network, or several.
            units: How many units there are.

        Returns:
            Shape (units,); NaN for a unit without words.
        """
        values = predict(self.features) if len(self.features) else np.zeros(0)
        values = np.where(self.answered, values, 0.0)
        values = np.where(self.verbatim, np.maximum(values, VERBATIM), values)
        size = np.bincount(self.unit, self.size, units)
        total = np.bincount(self.unit, self.size * values, units)
        means: FloatArray = np.where(size > 0, total / np.where(size > 0, size, 1.0), np.nan)
        return means


@dataclass(frozen=True, slots=True)
class LabelledSignals:
    """All units with their labels.

    Attributes:
        present: Shape (units,): what people said.
        document: Shape (units,): index of the unit's document.
        documents: How many documents there are.
        parts: What the units are cut into, with their signals.
    """

    present: BoolArray
    document: IntArray
    documents: int
    parts: Parts


def read_signals(
    rows: Sequence[Summary],
    encoder: Encoder,
    *,
    progress: Callable[[str, int, int], None] | None = None,
) -> LabelledSignals:
    """Encode, align and look at every labelled unit, as :meth:`harness.Scorer.cover` does.

    Args:
        rows: As :func:`harness.metaeval.unit_labels.read_units` returns them.
        encoder: What the calibration is for.
        progress: Told how many summaries are done.
    """
    labels = UnitLabels(rows)
    first = np.concatenate([[0], np.cumsum([len(row.units) for row in rows])])
    found: dict[int, Parts] = {}
    for number in range(len(labels.documents)):
        # a document's texts in one call: its systems share units and many a sentence
        chosen = np.flatnonzero(labels.row_document == number).tolist()
        texts = [_units_text(rows[i]) for i in chosen]
        once = list(dict.fromkeys(texts))
        summaries = [parse_text(rows[i].summary, id="candidate") for i in chosen]
        views = view_texts([*map(_units_document, once), *summaries], encoder)
        of_units = dict(zip(once, views, strict=False))
        for i, text, summary in zip(chosen, texts, views[len(once) :], strict=True):
            found[i] = _parts(of_units[text], summary, int(first[i]))
        if progress is not None:
            progress("signals", len(found), len(rows))
    return LabelledSignals(
        labels.present,
        labels.row_document[labels.unit_row],
        len(labels.documents),
        _join([found[i] for i in range(len(rows))]),
    )


def _parts(units: DocumentView, summary: DocumentView, first: int) -> Parts:
    """The parts of one summary's units, the first of which has number ``first``."""
    side, _ = sides(units, summary, align(units, summary))
    rows = judged_features(side)
    paragraphs = units.document.paragraphs
    return Parts(
        np.stack([features for _, _, features in rows]) if rows else np.zeros((0, len(FEATURES))),
        np.array([first + unit.paragraph for _, unit, _ in rows], dtype=np.int64),
        np.array(
            [len(paragraphs[unit.paragraph].units[unit.unit].text) for _, unit, _ in rows],
            dtype=np.float64,
        ),
        np.array(
            [bool(verbatim_places(side, i, unit.first, unit.last)) for i, unit, _ in rows],
            dtype=bool,
        ),
        np.full(len(rows), bool(summary.sentences)),
    )


def _units_text(row: Summary) -> str:
    return "\n".join(" ".join(unit.text.split()) for unit in row.units)


def _units_document(text: str) -> Document:
    return parse_text(text, id="units", paragraphs="line", aligned=True)


def _join(parts: Sequence[Parts]) -> Parts:
    return Parts(
        np.concatenate([each.features for each in parts]),
        np.concatenate([each.unit for each in parts]),
        np.concatenate([each.size for each in parts]),
        np.concatenate([each.verbatim for each in parts]),
        np.concatenate([each.answered for each in parts]),
    )
