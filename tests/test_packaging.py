"""The package, its declared needs and its lock hold together."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from harness import __version__

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
LEFT_OUT = {"torch"}
"""In the lock by its version alone, in locks/torch.txt: its file differs with the machine."""


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def locked() -> list[tuple[Requirement, int]]:
    """Each requirement of the lock, and how many hashes it has."""
    text = (ROOT / "locks" / "requirements.txt").read_text(encoding="utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    lines = (line for line in text.splitlines() if line.strip())
    return [
        (Requirement(line.split(" --hash=")[0]), line.count(" --hash=sha256:")) for line in lines
    ]


def declared(project: dict[str, Any], *, tools: bool = True) -> list[Requirement]:
    """The needs of the package and its extras, and of its developers."""
    extras = project["project"].get("optional-dependencies", {})
    lists = [project["project"]["dependencies"], *extras.values()]
    if tools:
        lists += project["dependency-groups"].values()
    return [Requirement(each) for listed in lists for each in listed]


def imported(path: Path) -> set[str]:
    """The top-level modules that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


def modules(name: str) -> set[str]:
    """The top-level modules of an installed distribution; of another, what its name suggests."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return {name.replace("-", "_")}
    record = found.read_text("RECORD") or ""
    return {re.split(r"[/,]", line)[0].removesuffix(".py") for line in record.splitlines()}


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_meets_every_declared_need(
    project: dict[str, Any], locked: list[tuple[Requirement, int]], python: str
) -> None:
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    versions = {
        canonicalize_name(each.name): next(iter(each.specifier)).version
        for each, _ in locked
        if each.marker is None or each.marker.evaluate(environment)
    }
    unmet = [
        str(need)
        for need in declared(project)
        if canonicalize_name(need.name) not in LEFT_OUT
        and versions.get(canonicalize_name(need.name), "") not in need.specifier
        and (need.marker is None or need.marker.evaluate(environment))
    ]
    assert unmet == [], "run locks/make.sh"


def test_every_locked_package_has_one_exact_version_and_hashes(
    locked: list[tuple[Requirement, int]],
) -> None:
    assert len(locked) > 30
    for requirement, hashes in locked:
        assert [each.operator for each in requirement.specifier] == ["=="], requirement
        assert hashes > 0, requirement


def test_no_package_for_one_kind_of_accelerator_is_locked(
    locked: list[tuple[Requirement, int]],
) -> None:
    names = {each.name for each, _ in locked}
    assert not {name for name in names if re.match(r"torch$|triton|nvidia-|cuda-", name)}


def test_torch_is_locked_without_a_build_suffix(project: dict[str, Any]) -> None:
    lines = (ROOT / "locks" / "torch.txt").read_text(encoding="utf-8").splitlines()
    [line] = [line for line in lines if not line.startswith("#")]
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+", line)
    [need] = [each for each in declared(project) if each.name == "torch"]
    assert need.specifier.contains(line.split("==")[1])


def undeclared(folders: Iterable[str], needs: Iterable[Requirement]) -> set[str]:
    """Modules that files in the folders import and no declared distribution provides."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    assert files
    provided = set().union(*(modules(need.name) for need in needs))
    used = set().union(*map(imported, files))
    return used - provided - set(sys.stdlib_module_names) - {"harness"}


def test_the_package_imports_only_what_it_declares(project: dict[str, Any]) -> None:
    # A pytest plug-in is loaded by pytest alone, so it may import it without a need of its own.
    assert undeclared(["harness"], declared(project, tools=False)) <= {"pytest"}


def test_the_tests_import_only_what_is_declared(project: dict[str, Any]) -> None:
    ours = {"benchmarks", "fitting"}
    assert undeclared(["tests", "benchmarks"], declared(project)) <= ours


def test_the_wheel_holds_the_whole_package_and_nothing_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(
        [*command, "--directory", str(tmp_path)], cwd=ROOT, check=True, capture_output=True
    )
    [wheel] = tmp_path.glob("*.whl")
    assert wheel.name.startswith(f"translation_harness-{__version__}-")
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "harness").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in inside if ".dist-info/" not in name} == package
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_command_is_the_one_that_is_declared(project: dict[str, Any]) -> None:
    module, _, name = project["project"]["scripts"]["harness"].partition(":")
    assert callable(getattr(__import__(module, fromlist=[name]), name))


@pytest.mark.parametrize("target", ["demo", "test", "lint", "bench", "clean"])
def test_make_knows_its_targets(target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
