"""benchmarks/system_order.py prints its tables from scores that were written before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from harness.metaeval.files import write_json_lines
from harness.metaeval.mqm import score_lines

ROOT = Path(__file__).resolve().parents[2]


def test_systems_stand_in_peoples_order_with_their_places(tree: Path, tmp_path: Path) -> None:
    given = tmp_path / "adequacy.jsonl"
    means = {"good": 0.8, "fair": 0.9, "poor": 0.1}
    write_json_lines(given, score_lines({s: np.full(4, mean) for s, mean in means.items()}))
    done = subprocess.run(
        [
            *(sys.executable, "benchmarks/system_order.py", tree),
            *("--pair", "xx-en", "--scores", given, "--resamples", "0"),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "4 segments of 2 documents, 3 systems" in done.stdout
    rows = [line for line in done.stdout.splitlines() if line.startswith(("| good", "| fair"))]
    assert rows[0].startswith("| good | 0 (1) | 0.8 (2) |")
    assert rows[1].startswith("| fair | -1 (2) | 0.9 (1) |")
    assert "| adequacy | 0.667 | – |" in done.stdout
    assert "| wrong (published) | 0.000 | – |" in done.stdout
