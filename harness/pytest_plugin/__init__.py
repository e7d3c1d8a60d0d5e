"""The pytest plugin: texts held against references in a project's own tests.

``harness_evaluate`` (a fixture) scores texts with one encoder a process, :func:`assert_covers` says
in a few lines what a candidate leaves out, and ``pytest --harness FOLDER`` makes a test of every
system and document of a project folder, held to the gates of its harness.toml.

Nothing but pytest is imported before the first use, so a project that does not use the plugin pays
nothing for it.
"""

from __future__ import annotations

import pytest

from harness.pytest_plugin.assertions import assert_covers
from harness.pytest_plugin.evaluation import ENCODERS, Evaluate, evaluate_texts
from harness.pytest_plugin.projects import HarnessProject

__all__ = ["Evaluate", "assert_covers"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--harness FOLDER``, and the ini option ``harness_encoder``."""
    group = parser.getgroup("harness", "texts held against references")
    group.addoption(
        "--harness",
        action="append",
        default=[],
        metavar="FOLDER",
        dest="harness_projects",
        help="Make a test of every system and document of a project folder (references/ and "
        "candidates/), held to the gates of its harness.toml. May be repeated. Without paths of "
        "its own, pytest then runs these alone.",
    )
    parser.addini(
        "harness_encoder",
        "The encoder of harness_evaluate, assert_covers and --harness: embedded, or a "
        "sentence-transformers model by name or path; `fake`, without meaning but quick, is for "
        "trying out tests. Projects' harness.toml is heard only if this is not set.",
        default="",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, and remember the encoder's name."""
    config.addinivalue_line("markers", "harness: holds texts against references (harness)")
    ENCODERS.append(str(config.getini("harness_encoder")) or "embedded")


def pytest_unconfigure() -> None:
    """Forget the encoder's name."""
    if ENCODERS:
        ENCODERS.pop()


@pytest.fixture(scope="session")
def harness_evaluate() -> Evaluate:
    """Hold a candidate text against a reference text: a function that gives the typed result.

    The encoder is loaded at the first call, once a process.
    """
    return evaluate_texts


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """With ``--harness`` and no paths, collect nothing else."""
    config = session.config
    if config.option.harness_projects and config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Put the projects' tests after all others; -k and -m choose among them as among others."""
    for folder in config.option.harness_projects:
        path = config.invocation_params.dir / folder
        project = HarnessProject.from_parent(session, path=path.resolve(), name=str(folder))
        items.extend(session.genitems(project))
