"""harness.toml: what a project asks for, so that nobody has to type it.

Read strictly: a key that is not known is an error that names it, the nearest right one, the file
and the line. The command line wins over the file, and the file over the defaults.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from harness.documents.paragraphs import ParagraphMode
from harness.errors import ConfigError
from harness.evidence.config import ScoringConfig
from harness.gates.rules import (
    Rules,
    Waiver,
    parse_drop,
    parse_finding,
    parse_threshold,
)
from harness.runs.config_faults import first_fault, line_of
from harness.runs.config_kinds import (
    Day,
    DropText,
    Dtype,
    FindingText,
    LanguageCode,
    Listed,
    Metric,
    Share,
    ThresholdText,
)
from harness.runs.options import Options

__all__ = [
    "CONFIG_FILE",
    "Config",
    "Dtype",
    "Gates",
    "Scoring",
    "Thresholds",
    "WaiverEntry",
    "find_config",
    "json_schema",
    "load_config",
    "parse_config",
    "read_config",
]

CONFIG_FILE = "harness.toml"

_DEFAULTS = ScoringConfig()
_RULES = Rules()


class _Section(BaseModel):
    # strict: "yes" is not true, and "0.7" no number; TOML has kinds of its own
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Thresholds(_Section):
    """[scoring.thresholds]: from which score on a unit counts as what."""

    covered_at: Share = Field(_DEFAULTS.covered_at, description="coverage from which: covered")
    omitted_below: Share = Field(_DEFAULTS.omitted_below, description="coverage below: omitted")
    supported_at: Share = Field(_DEFAULTS.supported_at, description="support from which: supported")
    unsupported_below: Share = Field(
        _DEFAULTS.unsupported_below, description="support below: unsupported"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Thresholds:
        try:
            ScoringConfig(**self.model_dump())
        except ConfigError as error:
            raise ValueError(f"{error.problem}\n{error.cure}") from error
        return self


class Scoring(_Section):
    """[scoring]: what is scored, and how the texts are read. Part of a run's signature."""

    encoder: str = Field(
        "embedded",
        min_length=1,
        description="embedded, or a sentence-transformers model by name or by path",
    )
    calibration: str | None = Field(
        None,
        min_length=1,
        description="what `harness calibrate` fitted for the encoder, from this file's folder",
    )
    dtype: Dtype = Field("float32", description="of the encoder; only float32 repeats everywhere")
    lang: LanguageCode = Field(
        None,
        pattern=r"^[a-zA-Z]{2,3}$",
        description="ISO 639-1 code of reference and candidates; detected if left out",
    )
    paragraphs: ParagraphMode = Field("auto", description="where paragraphs end")
    aligned: bool = Field(default=False, description="line i of a candidate answers line i")
    keep_boilerplate: bool = Field(
        default=False, description="by-lines, captions and calls to the reader count like the rest"
    )
    metrics: Listed[Metric] = Field(
        ("default",),
        min_length=1,
        description="names as `harness metrics` lists them; default; all",
    )
    allow_missing: bool = Field(
        default=False, description="go on where a system lacks a document, and say so"
    )
    thresholds: Thresholds = Field(Thresholds(), description="from which score on a unit is what")

    def options(self) -> Options:
        """As scoring takes them."""
        return Options(
            metrics=self.metrics,
            language=self.lang,
            paragraphs=self.paragraphs,
            aligned=self.aligned,
            keep_boilerplate=self.keep_boilerplate,
        )

    def scoring_config(self) -> ScoringConfig:
        """The thresholds and the way of alignment."""
        return ScoringConfig(aligned=self.aligned, **self.thresholds.model_dump())


class Gates(_Section):
    """[gates]: what `harness check` asks of a run."""

    baseline: str | None = Field(
        None, min_length=1, description="the baseline's file, from this file's folder"
    )
    thresholds: Listed[ThresholdText] = Field(
        (), description="[SYSTEM[/DOCUMENT]: ]METRIC >= NUMBER (or >, <=, <)"
    )
    drops: Listed[DropText] = Field(
        tuple(map(str, _RULES.drops)),
        description="[SYSTEM[/DOCUMENT]: ]METRIC [by NUMBER]: fails if significant, or so large",
    )
    findings: Listed[FindingText] = Field(
        (), description="[SYSTEM[/DOCUMENT]: ]SEVERITY [CATEGORY]: none so severe or worse"
    )
    new_findings: Listed[FindingText] = Field(
        tuple(map(str, _RULES.new_findings)), description="the same, unless the baseline has it"
    )
    must_cover: bool = Field(
        _RULES.must_cover, description="every unit of units/DOC.txt must be covered"
    )
    allow_missing: bool = Field(
        _RULES.allow_missing, description="systems and documents of the baseline may be gone"
    )
    level: Share = Field(
        _RULES.level, description="p-values up to this are significant; 0 turns that off"
    )


class WaiverEntry(_Section):
    """[[waivers]]: a failure that is known and borne for a while."""

    id: str = Field(min_length=1, description="of the finding or the failed check")
    reason: str = Field(min_length=1, pattern=r"\S", description="why it is borne")
    expires: Day = Field(description="the last day on which it is borne")


class Config(_Section):
    """The whole of harness.toml."""

    scoring: Scoring = Field(Scoring(), description="what is scored and how")
    gates: Gates = Field(Gates(), description="what `harness check` asks for")
    waivers: Listed[WaiverEntry] = Field((), description="failures that are known")

    @model_validator(mode="after")
    def _each_once(self) -> Config:
        ids = [waiver.id for waiver in self.waivers]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"waived twice: {', '.join(twice)}\nkeep one of them")
        return self

    def merge(
        self,
        *,
        scoring: Mapping[str, Any] | None = None,
        thresholds: Mapping[str, Any] | None = None,
        gates: Mapping[str, Any] | None = None,
        waivers: Sequence[Mapping[str, Any]] = (),
    ) -> Config:
        """The same with what the command line says; None is what it does not say.

        Args:
            scoring: By key of [scoring].
            thresholds: By key of [scoring.thresholds].
            gates: By key of [gates].
            waivers: Put to those of the file.

        Raises:
            ConfigError: A value is wrong.
        """
        tree = self.model_dump(exclude_unset=True)
        for path, given in (("scoring", scoring), ("gates", gates)):
            tree[path] = {**tree.get(path, {}), **_given(given)}
        levels = {**tree["scoring"].get("thresholds", {}), **_given(thresholds)}
        if levels:
            tree["scoring"]["thresholds"] = levels
        tree["waivers"] = [*tree.get("waivers", ()), *waivers]
        try:
            return Config.model_validate(tree)
        except ValidationError as error:
            # the file's own faults were told when it was read: this one is the command line's
            fault = first_fault(error, Config)
            problem = f"{fault.option}: {fault.problem}" if fault.option else fault.problem
            raise ConfigError(problem, cure=fault.cure) from error

    def rules(self) -> Rules:
        """The gates and waivers as `harness.gates.check` takes them."""
        gates = self.gates
        return Rules(
            thresholds=tuple(map(parse_threshold, gates.thresholds)),
            drops=tuple(map(parse_drop, gates.drops)),
            findings=tuple(map(parse_finding, gates.findings)),
            new_findings=tuple(map(parse_finding, gates.new_findings)),
            must_cover=gates.must_cover,
            allow_missing=gates.allow_missing,
            level=gates.level,
            waivers=tuple(Waiver(w.id, w.reason, w.expires) for w in self.waivers),
        )


def find_config(folder: Path | str) -> Path | None:
    """The project's harness.toml; None where it has none."""
    path = Path(folder) / CONFIG_FILE
    # a link to nothing is no missing file: without its rules a gate would pass
    return path if path.exists() or path.is_symlink() else None


def load_config(folder: Path | str) -> Config:
    """Read a project's harness.toml; without one, the defaults.

    Raises:
        ConfigError: As :func:`read_config` has it.
    """
    path = find_config(folder)
    return Config() if path is None else read_config(path)


def read_config(path: Path | str) -> Config:
    """Read a file of this form, which must be there: who names one wants its rules.

    Raises:
        ConfigError: It cannot be read, is no TOML, or a key or value is wrong: the message names
            the file, the line, the key and the nearest right one.
    """
    path = Path(path)
    if path.is_dir():
        raise ConfigError("is a folder", path=path, cure="name the file, such as harness.toml")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror or error}",
            path=path,
            cure="name the file, or write one: harness init",
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError("not UTF-8", path=path, cure="save it as UTF-8") from error
    return parse_config(text, path=path)


def parse_config(text: str, *, path: Path | str | None = None) -> Config:
    """Read the text of a harness.toml; see :func:`read_config`."""
    text = text.replace("\r\n", "\n")
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, a maze of lists
        found = re.search(r"^(.*?) \(at line (\d+), column \d+\)$", str(error), re.DOTALL)
        raise ConfigError(
            f"no TOML: {found[1] if found else error}",
            path=path,
            line=int(found[2]) if found else None,
            cure="see https://toml.io; `harness init` in another folder writes one to copy from",
        ) from error
    try:
        return Config.model_validate(tree)
    except ValidationError as error:
        fault = first_fault(error, Config)
        raise ConfigError(
            str(fault), path=path, line=line_of(text, fault.place), cure=fault.cure
        ) from error


def _given(values: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: value for key, value in (values or {}).items() if value is not None}


def json_schema() -> dict[str, Any]:
    """The published JSON Schema (draft 2020-12) of harness.toml; editors complete keys by it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://translation-harness.invalid/harness-toml.schema.json",
        **Config.model_json_schema(mode="validation"),
    }
