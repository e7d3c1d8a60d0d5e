"""``pytest --harness FOLDER``: a test of every system and document of a project folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
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

_WHOLE = "[all]"
"""The test of a system as a whole."""
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

    def gone(self) -> dict[str, tuple[str, ...] | None]:
        """What the baseline has and the folder has not: by system its documents, None for all."""
        if self.baseline is None or self.rules.allow_missing:
            return {}
        found: dict[str, tuple[str, ...] | None] = {}
        for name, system in self.baseline.systems.items():
            there = self.corpus.systems.get(name)
            lacking = tuple(d for d in system.documents if there is not None and d not in there)
            if there is None or lacking:
                found[name] = None if there is None else lacking
        return found

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
        gone = [name for name, documents in project.gone().items() if documents is None]
        for system in (*project.corpus.systems, *gone):
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
        """A test a document; one of the whole where a gate asks about it.

        What only the baseline has is a test that fails: the folder alone does not show it.
        """
        project = self.project
        if self.name not in project.corpus.systems:
            yield self._item(_WHOLE, None, ())
            return
        documents = tuple(project.corpus.systems[self.name])
        for document in documents:
            yield self._item(document, document, (document,))
        for document in project.gone().get(self.name) or ():
            yield self._item(document, document, ())
        rules = project.rules.of_system(self.name)
        if rules.thresholds or (rules.drops and project.baseline is not None):
            yield self._item(_WHOLE, None, documents)

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
    """A document of a system, or a system as a whole, held to the gates; gone without documents."""

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
        checks = self._checked() if self.documents else self._missing()
        failures = [each for each in checks if each.outcome == "failed" and each.kind != "waiver"]
        if failures:
            raise _GateError(failures)

    def _checked(self) -> Sequence[Check]:
        from harness.gates import check

        project, system, document = self.project, self.system, self.document
        rules, baseline = project.rules, project.baseline
        if document is None:
            # a document that is gone has a test of its own
            rules = replace(rules.of_system(system), allow_missing=True)
        else:
            rules = rules.of_document(system, document)
        report = check(
            project.score(system, self.documents),
            None if baseline is None else baseline.only(system, document),
            rules,
            _today(),
        )
        if report.notes:
            self.add_report_section("call", "harness", "\n".join(report.notes))
        return report.checks

    def _missing(self) -> Sequence[Check]:
        from harness.gates.missing import missing_check
        from harness.gates.waivers import apply_waivers

        gone = [missing_check(self.system, self.document)]
        return list(apply_waivers(gone, self.project.rules.waivers, _today(), []))

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


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the user's own day


def _clip(line: str) -> str:
    from harness.reports.text import shorten

    return shorten(line, _LONGEST)
