"""``pytest --harness FOLDER``: a test of every system and document of a project folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from harness.evidence.calibration import Calibration
    from harness.gates import Baseline, Check, Rules
    from harness.result import Result
    from harness.runs import Corpus
    from harness.runs.config import Config, Scoring

__all__ = ["HarnessItem", "HarnessProject", "HarnessSystem"]

_LONGEST = 360
"""Characters of a line of a failure."""


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

    return shorten(line, _LONGEST)
