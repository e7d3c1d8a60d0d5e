"""A small copy of ../shared/data, as far as segments and DEMETR go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fitting.segments import TREES

_LONG = " ".join(["word"] * 71)


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """Two trees of three segments by four systems, one talk, and two of DEMETR's copies."""
    folder = tmp_path
    for name in TREES:
        tree = folder / name
        _write(tree / "documents" / "zh-en.docs", ["news\tone"] * 3)
        _write(tree / "references" / "zh-en.refA.txt", ["The first.", "The second.", _LONG])
        _write(tree / "references" / "zh-en.refB.txt", ["A first.", "", "A third."])
        for system in ("a", "b", "c", "d"):
            texts = [f"First {system}.", "The same." if system < "c" else f"{system}.", "Third."]
            _write(tree / "system-outputs" / "zh-en" / f"{system}.txt", texts)
        scores = [f"{system}\t-1" for system in ("a", "b", "c", "d") for _ in range(3)]
        _write(tree / "human-scores" / "zh-en.mqm.seg.score", scores)
    rows = [f"{s}\ttalk\t1\t1\tr\tx\tIt <v>{s}</v>.\tc\tminor" for s in ("p", "q", "r", "s")]
    head = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity"
    _write(folder / "ted-mqm" / "mqm_ted_zhen.tsv", [head, *rows])
    pair = {"reference": "The old bridge fell.", "translation": "The old bridge collapsed."}
    copies = {
        "critical_id6_addition": "The old wooden bridge collapsed.",
        "critical_id21_adj_adv_removed": "The bridge collapsed.",
    }
    copied = [json.dumps({"perturbation": k, "perturbed": v, **pair}) for k, v in copies.items()]
    _write(folder / "perturbations" / "demetr.jsonl", copied)
    return folder
