"""benchmarks/segment_scale.py puts published metrics on the scale of adequacy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_metric_is_shown_as_published_and_on_the_scale(tree: Path) -> None:
    (published,) = (tree / "metric-scores").rglob("wrong-*.seg.score")
    shutil.copy(published, published.with_name(published.name.replace("wrong", "YiSi-1")))
    done = subprocess.run(
        [sys.executable, "benchmarks/segment_scale.py", tree, "--pair", "xx-en"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    rows = [line for line in done.stdout.splitlines() if line.startswith("| YiSi-1")]
    assert [row.split(" | ")[0] for row in rows] == ["| YiSi-1", "| YiSi-1, on the scale"]
    # what orders all systems wrongly does so on any scale
    assert all(float(row.split(" | ")[1]) < 0 for row in rows)
    assert "BERTScore" not in done.stdout
