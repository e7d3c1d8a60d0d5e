"""What the product must show, with the real encoder and on many texts at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fitting.remembering import Remembering
from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder
from harness.result import DocumentResult
from harness.runs import run_project, write_run
from harness.scoring import Scorer

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OWN = ("bridge", "clinic", "library")
SEEDS = ("english", "russian-derived")
NEWS = 2
"""Documents of wmt22-news that the sweeps take."""


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The embedded encoder. The sweeps score many copies that differ in a sentence or none."""
    return Remembering(load_encoder("embedded", device="cpu"))


@pytest.fixture(scope="session")
def hold(encoder: Encoder) -> Callable[[str, str], DocumentResult]:
    """Holds a candidate text against a reference text."""
    scorer = Scorer(encoder)

    def score(reference: str, candidate: str) -> DocumentResult:
        return scorer.score(parse_text(reference, id="text"), parse_text(candidate, id="text"))

    return score


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled data and checking tools, which is no part of the repository."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: the data that people labelled is kept elsewhere")
    return SHARED


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes ``text`` runs on every text: ours, and others where they are at hand."""
    if "text" not in metafunc.fixturenames:
        return
    names = [pytest.param(name) for name in ("conference", *OWN)]
    names += [pytest.param(f"seed {name}", marks=pytest.mark.data) for name in SEEDS]
    names += [pytest.param(f"news {i}", marks=pytest.mark.data) for i in range(NEWS)]
    metafunc.parametrize("text", names, indirect=True)


@pytest.fixture(scope="session")
def text(request: pytest.FixtureRequest) -> str:
    """A text, its paragraphs parted by blank lines."""
    name: str = request.param
    if name == "conference":
        return (ROOT / "references" / "conference.txt").read_text("utf-8")
    if name in OWN:
        return (ROOT / "tests" / "acceptance" / "texts" / f"{name}.txt").read_text("utf-8")
    folder: Path = request.getfixturevalue("shared")
    kind, _, rest = name.partition(" ")
    if kind == "seed":
        document = parse_text((folder / "seeds" / f"{rest}.txt").read_text("utf-8"), id="seed")
        return "\n\n".join(paragraph.text for paragraph in document.paragraphs)
    return _news(folder / "data" / "wmt22-news", int(rest))


def _news(tree: Path, number: int) -> str:
    """A document of 8 to 20 segments, three a paragraph."""
    names = [line.split("\t")[1] for line in _lines(tree / "documents" / "zh-en.docs")]
    segments = _lines(tree / "references" / "zh-en.refA.txt")
    chosen = [name for name in dict.fromkeys(names) if 8 <= names.count(name) <= 20][number]
    kept = [s.strip() for s, name in zip(segments, names, strict=True) if name == chosen]
    return "\n\n".join(" ".join(kept[i : i + 3]) for i in range(0, len(kept), 3))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")[:-1]


@pytest.fixture(scope="session")
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a Python program or module as a user does."""

    def run(*arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            check=check,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "default"},
        )

    return run


@pytest.fixture(scope="session")
def score_project(encoder: Encoder) -> Callable[[Path], Path]:
    """Does what `harness run FOLDER` does, with the encoder at hand; gives the run's folder."""

    def run(folder: Path) -> Path:
        result = run_project(folder, encoder=encoder)
        return write_run(result, folder / "reports" / "latest").parent

    return run


@pytest.fixture(scope="session")
def seeds(
    shared: Path, score_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The run over the texts that the project began with, against our reference."""
    folder = tmp_path_factory.mktemp("seeds")
    _copy(ROOT / "references" / "conference.txt", folder / "references" / "conference.txt")
    for path in sorted((shared / "seeds").glob("*.txt")):
        _copy(path, folder / "candidates" / path.stem / "conference.txt")
    return score_project(folder)


@pytest.fixture(scope="session")
def turned_seeds(
    shared: Path, score_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The run with the version that came by way of Russian as the reference."""
    folder = tmp_path_factory.mktemp("turned")
    _copy(shared / "seeds" / "russian-derived.txt", folder / "references" / "conference.txt")
    _copy(shared / "seeds" / "english.txt", folder / "candidates" / "english" / "conference.txt")
    return score_project(folder)


@pytest.fixture(scope="session")
def stress(
    shared: Path,
    score_project: Callable[[Path], Path],
    command: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A hundred documents with known omissions and additions, scored."""
    folder = tmp_path_factory.mktemp("stress")
    tree = shared / "data" / "wmt22-news"
    command(shared / "tools" / "make_stress.py", tree, folder, "--documents", "15")
    score_project(folder)
    return folder


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
