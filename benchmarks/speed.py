"""Time cold runs: the sample project, and a hundred documents made of news.

A run is timed as a user sees it, in a process of its own, from the command line to the written
report. A second run, in a process that wraps the encoder, says which share of it is spent in
``encode``.

    python benchmarks/speed.py [--data FOLDER] [--tool FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported late, so that loading is timed
    from harness.encoders import Encoder, TextVectors

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


class Timed:
    """An encoder that counts its seconds and texts."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.signature = encoder.signature
        self.dimension = encoder.dimension
        self.languages = encoder.languages
        self.seconds = 0.0
        self.texts = 0

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        """Encode, and remember how long it took."""
        start = time.perf_counter()
        vectors = self._encoder.encode(texts, progress=progress)
        self.seconds += time.perf_counter() - start
        self.texts += len(texts)
        return vectors


def cold(folder: Path) -> float:
    """Seconds of `harness run`, in a fresh process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "harness", "run", str(folder), "--quiet"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )
    return time.perf_counter() - start


def inside(folder: Path) -> dict[str, float]:
    """Where the time of a run goes, measured in this process."""
    start = time.perf_counter()
    from harness.encoders import load_encoder
    from harness.runs import run_project, write_run

    encoder = Timed(load_encoder())
    loaded = time.perf_counter()
    result = run_project(folder, encoder=encoder)
    scored = time.perf_counter()
    write_run(result, folder / "reports" / "speed")
    end = time.perf_counter()
    return {
        "load": loaded - start,
        "encode": encoder.seconds,
        "score": scored - loaded - encoder.seconds,
        "write": end - scored,
        "sentences": encoder.texts,
    }


def make_sample(folder: Path) -> None:
    """Copy the sample project."""
    for name in ("references", "candidates"):
        shutil.copytree(ROOT / name, folder / name)


def measure(name: str, folder: Path) -> None:
    """Print a row: seconds of the cold run, and its parts."""
    seconds = cold(folder)
    # a process of its own, so that loading is seen
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), "--inside", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(ROOT)},
    )
    parts = json.loads(done.stdout)
    whole = sum(parts[part] for part in ("load", "encode", "score", "write"))
    print(
        f"| {name} | {seconds:.1f} | {parts['load']:.1f} | {parts['encode']:.1f} "
        f"| {parts['score']:.1f} | {parts['write']:.1f} | {parts['encode'] / whole:.0%} "
        f"| {parts['encode'] / (parts['encode'] + parts['score']):.0%} "
        f"| {parts['sentences'] / parts['encode']:.0f} |"
    )


def main() -> None:
    """Time both projects; the documents are left out, and told so, where the data is not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "wmt22-news")
    parser.add_argument("--tool", type=Path, default=SHARED / "tools" / "make_stress.py")
    parser.add_argument("--documents", type=int, default=15, help="times seven cases each")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside is not None:
        print(json.dumps(inside(arguments.inside)))
        return
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}\n")
    print(
        "| run | cold, s | load | encode | score | write | encode of all | encode of encode + score"
        " | sentences/s |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as scratch:
        sample = Path(scratch) / "sample"
        make_sample(sample)
        measure("sample, 3 candidates", sample)
        if not arguments.data.is_dir() or not arguments.tool.is_file():
            print(f"\nno documents: {arguments.data} or {arguments.tool} is not there")
            return
        stress = Path(scratch) / "stress"
        made = [str(arguments.data), str(stress), "--documents", str(arguments.documents)]
        subprocess.run(
            [sys.executable, str(arguments.tool), *made],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        cases = len(list((stress / "references").glob("*.txt")))
        measure(f"{cases} news documents", stress)


if __name__ == "__main__":
    main()
