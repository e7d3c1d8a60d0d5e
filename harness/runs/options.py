"""What a user can ask of a run, whichever way the texts come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from harness.documents.language_codes import language_code
from harness.documents.paragraphs import ParagraphMode
from harness.errors import ConfigError
from harness.metrics import MetricDeclaration, declaration, default_metrics, metric_names

__all__ = ["Options", "choose_metrics"]


@dataclass(frozen=True, slots=True)
class Options:
    """What is scored, and how the texts are read. All of it stands in the run's signature.

    Attributes:
        metrics: Names as in result.json, ``default`` or ``all``, which stand for several; None is
            ``default``.
        language: ISO 639-1 code of reference and candidates, kept in small letters. It decides
            the tokeniser of BLEU and how sentences are cut; None has it detected for each document,
            and leaves BLEU its default tokeniser, because a score must not hang on a guess.
        paragraphs: Where paragraphs end: at blank lines, at every line, or as the text looks.
        aligned: Line i of a candidate answers line i of the reference.
        keep_boilerplate: By-lines, captions and calls to the reader count like the rest. With
            ``aligned`` all counts anyway.
    """

    metrics: tuple[str, ...] | None = None
    language: str | None = None
    paragraphs: ParagraphMode = "auto"
    aligned: bool = False
    keep_boilerplate: bool = False

    def __post_init__(self) -> None:
        """A notebook's values are not checked before: a wrong one would be taken for another.

        Raises:
            ConfigError: The paragraphs or the language are none.
        """
        given: object = self.metrics
        if isinstance(given, str):  # one alone; its letters would be names
            object.__setattr__(self, "metrics", (given,))
        modes = get_args(ParagraphMode)
        if self.paragraphs not in modes:
            raise ConfigError(
                f"{self.paragraphs!r} is no way to tell paragraphs",
                cure=f"one of {', '.join(modes)}",
            )
        if self.language is not None:
            # one language has one code, however it is written: the signature must not differ
            object.__setattr__(self, "language", language_code(self.language))

    def declarations(self) -> list[MetricDeclaration]:
        """The metrics to score, each once, in the registry's order.

        Raises:
            MetricError: A name is unknown, or a metric needs what is not there.
        """
        return choose_metrics(self.metrics)

    def as_dict(self) -> dict[str, Any]:
        """The options as they stand in ``run.config``: JSON values, nothing of the machine."""
        return {
            "metrics": [metric.name for metric in self.declarations()],
            "language": self.language,
            "paragraphs": self.paragraphs,
            "aligned": self.aligned,
            "keep_boilerplate": self.keep_boilerplate,
        }


def choose_metrics(names: Iterable[str] | None = None) -> list[MetricDeclaration]:
    """Metrics by name, ``default`` and ``all`` standing for several; in the registry's order.

    Raises:
        MetricError: A name is unknown; the nearest is named.
    """
    known = metric_names()
    chosen: set[str] = set()
    for name in ("default",) if names is None else names:
        if name == "default":
            chosen.update(default_metrics())
        elif name == "all":
            chosen.update(known)
        else:
            chosen.add(declaration(name).name)
    return [declaration(name) for name in known if name in chosen]
