"""How well each sentence of the reference is rendered, by the rendering that it is part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from harness.alignment.view import DocumentView
from harness.evidence.changes import ChangedFact
from harness.evidence.quality import Rendering, quality_features
from harness.evidence.quality_model import QualityModel
from harness.evidence.renderings import count_changes

__all__ = ["sentence_quality"]


def sentence_quality(
    found: Sequence[tuple[tuple[int, ...], Rendering]],
    told: Sequence[ChangedFact],
    unanswered: Mapping[tuple[int, ...], tuple[float, float]],
    reference: DocumentView,
    model: QualityModel,
) -> dict[int, float]:
    """The quality of what renders each linked sentence of the reference, 0 to 1.

    Args:
        found: As :func:`harness.evidence.renderings.renderings` returns them.
        told: The changed facts that are findings: each has its price, however short the sentence.
        unanswered: By a rendering's sentences of the reference, how many words of either side
            nothing answers; those that were not judged are left out.
        reference: The reference's view.
        model: What people prefer, and what they take off.

    Returns:
        By index of the sentence; those without a link are left out.
    """
    groups = [[reference.sentences[i] for i in indices] for indices, _ in found]
    values = model.quality(
        [quality_features(rendering) for _, rendering in found],
        [rendering.sentence_length for _, rendering in found],
        [sum(serious) for _, *serious in count_changes(told, groups)],
        [unanswered.get(indices, (0.0, 0.0)) for indices, _ in found],
    )
    return {
        # a text may be odd in itself, one word over and over: its copy is none the worse
        index: 1.0 if rendering.texts[0] == rendering.texts[1] else value
        for (indices, rendering), value in zip(found, values, strict=True)
        for index in indices
    }
