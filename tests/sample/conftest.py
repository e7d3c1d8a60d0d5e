from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.metaeval.planted import Planted, parse_planted
from harness.result import Result, load_result

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def record() -> tuple[Planted, ...]:
    path = Path(__file__).with_name("planted.json")
    return parse_planted(path.read_bytes(), path=path)


@pytest.fixture(scope="session")
def sample_result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The result of `harness run` over the repository's own sample, as a user gets it."""
    out = tmp_path_factory.mktemp("sample")
    command = [sys.executable, "-m", "harness", "run", str(REPOSITORY), "--out", str(out), "-q"]
    offline = {**os.environ, "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(command, env=offline, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = list(out.rglob("result.json"))
    assert len(written) == 1, f"harness run wrote {len(written)} result.json under {out}"
    return load_result(written[0])
