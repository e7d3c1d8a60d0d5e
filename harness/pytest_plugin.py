"""The pytest plugin: texts held against references in a project's own tests.

``harness_evaluate`` (a fixture) scores texts with one encoder a process, :func:`assert_covers` says
in a few lines what a candidate leaves out, and ``pytest --harness FOLDER`` makes a test of every
system and document of a project folder, held to the gates of its harness.toml.

Nothing but pytest is imported before the first use, so a project that does not use the plugin pays
nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from harness.evidence.calibration import Calibration
    from harness.gates import Baseline, Check, Rules
    from harness.result import DocumentResult, MustCover, Result
    from harness.runs import Corpus
    from harness.runs.config import Config, Scoring

__all__ = ["Evaluate", "assert_covers"]

_SHOWN = 8
"""Omitted units that a failure shows before it only counts the rest."""
_LONGEST = 120

_encoders: list[str] = []
"""Names of the encoders of the pytest sessions of this process, the innermost last."""


class Evaluate(Protocol):
    """What the fixture ``harness_evaluate`` is."""

    def __call__(
        self,
        candidate: str,
        reference: str,
        *,
        must_cover: Sequence[str] = (),
        metrics: Sequence[str] | None = None,
        lang: str | None = None,
        aligned: bool = False,
    ) -> Result:
        """Hold a candidate text against a reference text.

        Args:
            candidate: The text under judgement.
            reference: The text that counts as complete and right.
            must_cover: Content units that the candidate must cover.
            metrics: Names as `harness metrics` lists them; the default ones if None.
            lang: ISO 639-1 code of both; detected if None.
            aligned: Line i of the candidate answers line i of the reference.

        Returns:
            The tree of one system, ``candidate``, and one document, ``document``.
        """


def assert_covers(
    candidate: str,
    reference: str,
    *,
    coverage: float = 0.9,
    must_cover: Sequence[str] = (),
    lang: str | None = None,
) -> DocumentResult:
    """Assert that a candidate covers a reference; the failure lists what is left out.

    Args:
        candidate: The text under judgement.
        reference: The text that counts as complete and right.
        coverage: The least coverage that will do, 0 to 1.
        must_cover: Content units that must be covered, whatever the coverage of the whole.
        lang: ISO 639-1 code of both; detected if None.

    Returns:
        All that was found, for further assertions.

    Raises:
        AssertionError: The coverage is too low or cannot be told, or a unit is not covered.
        ValueError: ``coverage`` is not within 0 and 1.
    """
    __tracebackhide__ = True
    if not 0 <= coverage <= 1:
        raise ValueError(f"coverage is a share from 0 to 1, not {coverage}")
    result = _evaluate(candidate, reference, must_cover=must_cover, metrics=["coverage"], lang=lang)
    document = result.systems[0].documents[0]
    lacking = [unit for unit in document.must_cover if unit.status != "covered"]
    found = document.scores["coverage"]
    if found is None or found < coverage or lacking:
        raise AssertionError(_said(document, found, coverage, lacking))
    return document


def _said(
    document: DocumentResult, found: float | None, wanted: float, lacking: Sequence[MustCover]
) -> str:
    """What is missing, in a few lines."""
    lines = []
    if found is None:
        lines.append("coverage could not be scored (null): is there text the encoder can read?")
    elif found < wanted:
        lines.append(f"coverage {found:.3g} is below {wanted:g}; of the reference there is missing")
        units = [
            (paragraph.index, unit.coverage or 0.0, unit.text, unit.status)
            for paragraph in document.paragraphs
            for unit in paragraph.units
            if unit.kind == "body" and unit.status in ("omitted", "partial")
        ]
        worst = sorted(sorted(units, key=lambda unit: unit[1])[:_SHOWN])
        lines += [
            f"  ¶{index} {status:<7} {share:.2f}  {_short(text)}"
            for index, share, text, status in worst
        ]
        if len(units) > len(worst):
            lines.append(f"  … and {len(units) - len(worst)} more")
    if lacking:
        lines.append("must be covered, and is not:")
        lines += [
            f"  {unit.status or 'not scored':<10} {_share(unit.coverage)}  {_short(unit.text)}"
            for unit in lacking
        ]
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "null" if value is None else f"{value:.2f}"


def _short(text: str) -> str:
    from harness.reports.text import shorten

    return shorten(text, _LONGEST)


def _evaluate(
    candidate: str,
    reference: str,
    *,
    must_cover: Sequence[str] = (),
    metrics: Sequence[str] | None = None,
    lang: str | None = None,
    aligned: bool = False,
) -> Result:
    from harness.encoders import load_encoder
    from harness.runs import Options, evaluate

    encoder = _encoders[-1] if _encoders else "embedded"
    return evaluate(
        reference,
        candidate,
        must_cover=tuple(must_cover),
        encoder=lambda: load_encoder(encoder),  # one a process, whoever asks
        options=Options(
            metrics=None if metrics is None else tuple(metrics), language=lang, aligned=aligned
        ),
    )


# -- what pytest calls ----------------------------------------------------------------------------


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
    _encoders.append(str(config.getini("harness_encoder")) or "embedded")


def pytest_unconfigure() -> None:
    """Forget the encoder's name."""
    if _encoders:
        _encoders.pop()


@pytest.fixture(scope="session")
def harness_evaluate() -> Evaluate:
    """Hold a candidate text against a reference text: a function that gives the typed result.

    The encoder is loaded at the first call, once a process.
    """
    return _evaluate


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


@dataclass(frozen=True, slots=True)
class _Project:
    """A project folder, read."""

    corpus: Corpus
    config: Config
    rules: Rules
    baseline: Baseline | None
    encoder: str
    calibration: Calibration | None
    scored: dict[tuple[str, tuple[str, ...]], Result]

    def score(self, system: str, documents: tuple[str, ...]) -> Result:
        """Score some documents of a system, once a process each."""
        key = (system, documents)
        if key not in self.scored:
            self.scored[key] = self._score(system, documents)
        return self.scored[key]

    def _score(self, system: str, documents: tuple[str, ...]) -> Result:
        from harness.cli.options import encoder_source
        from harness.runs import Corpus, score_corpus

        candidates = self.corpus.systems[system]
        scoring = self.config.scoring
        return score_corpus(
            Corpus(
                references={id_: self.corpus.references[id_] for id_ in documents},
                systems={system: {id_: candidates[id_] for id_ in documents}},
            ),
            encoder=encoder_source(self.encoder, scoring.dtype, None),
            options=scoring.options(),
            scoring=scoring.scoring_config(),
            calibration=self.calibration,
        )


class HarnessProject(pytest.Collector):
    """A project folder: a collector for each system."""

    def collect(self) -> Iterator[HarnessSystem]:
        """Read the project, and make a collector for each of its systems."""
        project = self._read()
        for system in project.corpus.systems:
            yield HarnessSystem.from_parent(self, name=system, project=project)

    def _read(self) -> _Project:
        from harness.errors import HarnessError
        from harness.gates import load_baseline
        from harness.runs import read_project
        from harness.runs.config import load_config

        try:
            config = load_config(self.path)
            scoring, name = config.scoring, config.gates.baseline
            encoder = str(self.config.getini("harness_encoder")) or scoring.encoder
            return _Project(
                corpus=read_project(
                    self.path, scoring.options(), allow_missing=scoring.allow_missing
                ),
                config=config,
                rules=config.rules(),
                baseline=None if name is None else load_baseline(self.path / name),
                encoder=encoder,
                calibration=self._calibration(scoring, encoder),
                scored={},
            )
        except HarnessError as error:
            raise self.CollectError(str(error)) from error

    def _calibration(self, scoring: Scoring, encoder: str) -> Calibration | None:
        """That of harness.toml, unless the ini file has chosen another encoder."""
        if scoring.calibration is None or encoder != scoring.encoder:
            return None
        from harness.evidence.calibration_file import read_calibration

        return read_calibration(self.path / scoring.calibration)


class HarnessSystem(pytest.Collector):
    """A system: a test for each of its documents, and one for the gates of the whole."""

    def __init__(self, *, project: _Project, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.project = project

    def collect(self) -> Iterator[HarnessItem]:
        """A test a document; one of the whole where a gate asks about it."""
        project = self.project
        documents = tuple(project.corpus.systems[self.name])
        for document in documents:
            yield self._item(document, document, (document,))
        rules = project.rules.of_system(self.name)
        if rules.thresholds or (rules.drops and project.baseline is not None):
            yield self._item("[all]", None, documents)

    def _item(self, name: str, document: str | None, documents: tuple[str, ...]) -> HarnessItem:
        item: HarnessItem = HarnessItem.from_parent(
            self,
            name=name,
            project=self.project,
            system=self.name,
            document=document,
            documents=documents,
        )
        return item


class HarnessItem(pytest.Item):
    """A document of a system, or a system as a whole, held to the gates."""

    def __init__(
        self,
        *,
        project: _Project,
        system: str,
        document: str | None,
        documents: tuple[str, ...],
        **arguments: Any,
    ) -> None:
        super().__init__(**arguments)
        self.project, self.document, self.documents = project, document, documents
        self._system = system
        self.add_marker("harness")
        if self.config.pluginmanager.hasplugin("xdist"):
            # with --dist loadgroup a system stays on one worker
            self.add_marker(pytest.mark.xdist_group(f"harness {self.system}"))

    @property
    def system(self) -> str:
        """The system's name."""
        return self._system

    def runtest(self) -> None:
        """Score, and hold what was scored to the gates."""
        from datetime import date

        from harness.gates import check

        project, system, document = self.project, self.system, self.document
        rules, baseline = project.rules, project.baseline
        rules = rules.of_system(system) if document is None else rules.of_document(system, document)
        report = check(
            project.score(system, self.documents),
            None if baseline is None else baseline.only(system, document),
            rules,
            date.today(),  # noqa: DTZ011  # the user's own day
        )
        if report.notes:
            self.add_report_section("call", "harness", "\n".join(report.notes))
        failures = [each for each in report.failures if each.kind != "waiver"]
        if failures:
            raise _GateError(failures)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The failures of the gate, without a traceback."""
        from harness.errors import HarnessError

        if isinstance(excinfo.value, _GateError | HarnessError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """What heads a failure."""
        return self.path, None, f"harness: {self.system}/{self.document or 'all documents'}"


class _GateError(AssertionError):
    """A gate failed."""

    def __init__(self, failures: Sequence[Check]) -> None:
        from harness.gates.text import shown_lines

        lines = []
        for check in failures:
            lines.append(f"{check.rule}  [{check.id}]")
            lines.append(f"    {check.message}")
            lines += [f"    {_clip(line)}" for line in shown_lines(check)]
        super().__init__("\n".join(lines))


def _clip(line: str) -> str:
    from harness.reports.text import shorten

    return shorten(line, 3 * _LONGEST)
