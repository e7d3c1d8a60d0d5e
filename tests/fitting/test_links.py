"""What the model of links learns from, and that it learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fitting.links import Pairs, fit, make_pairs
from fitting.made import SYSTEMS
from harness.alignment.link_model import ORDER_FEATURES
from harness.alignment.similarity import PAIR_FEATURES
from harness.encoders.fake import FakeEncoder

PLACES = ("harbour", "valley", "village", "suburb", "centre", "north", "south", "island")
SEGMENTS = 8


def _tree(root: Path) -> None:
    """Two documents, of which each segment is one sentence, but the last: two."""
    lines = [
        f"In the {place} the council {verb} {number} times about the {thing}."
        for number, (thing, verb) in enumerate((("bridge", "met"), ("school", "sat")))
        for place in PLACES
    ]
    for at in (SEGMENTS - 1, 2 * SEGMENTS - 1):
        lines[at] += " It rained all day."
    for name in ("newstest2020", "wmt22-news"):
        for folder in ("documents", "references", "system-outputs/zh-en"):
            (root / name / folder).mkdir(parents=True)
        docs = "".join(f"news\t{name}-{i // SEGMENTS}\n" for i in range(len(lines)))
        (root / name / "documents/zh-en.docs").write_text(docs, encoding="utf-8")
        texts = {f"references/zh-en.{r}.txt": r for r in ("refA", "refB")}
        texts |= {f"system-outputs/zh-en/{s}.txt": s for s in SYSTEMS[name]}
        for path, own in texts.items():
            text = "".join(f"{line} ({own})\n".replace(". (", " (") for line in lines)
            (root / name / path).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pairs]:
    root = tmp_path_factory.mktemp("data")
    _tree(root)
    return list(make_pairs(root, FakeEncoder()))


def test_every_document_is_made_in_several_kinds(pairs: list[Pairs]) -> None:
    assert len({pair.document for pair in pairs}) == 4
    assert len({pair.kind for pair in pairs}) > 2


def test_rows_belong_together(pairs: list[Pairs]) -> None:
    for pair in pairs:
        rows = len(pair.where)
        assert pair.features.shape == (rows, len(PAIR_FEATURES))
        assert pair.true.shape == pair.clear.shape == (rows,)
        assert pair.answered.shape == (pair.sizes[0],)


def test_what_is_true_is_answered_and_clear_unless_both_sides_are_cut(pairs: list[Pairs]) -> None:
    for pair in pairs:
        for (i, _), true, clear in zip(pair.where, pair.true, pair.clear, strict=True):
            assert clear or true
            assert pair.answered[i] or not true
    assert any(not pair.clear.all() for pair in pairs)


def test_what_is_fitted_tells_true_pairs_from_others(pairs: list[Pairs]) -> None:
    model = fit(pairs)
    assert model.plain.shape == (len(PAIR_FEATURES) + 1,)
    assert model.ordered.shape == (len(PAIR_FEATURES) + len(ORDER_FEATURES) + 1,)
    true = np.concatenate([pair.true for pair in pairs])
    told = np.concatenate([model.plausibility(pair.features) for pair in pairs])
    assert told[true].mean() > 2 * told[~true].mean()
