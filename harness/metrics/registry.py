"""Which metrics there are: built in, or another package's by entry point.

A package adds a metric by an entry point of the group ``harness.metrics`` whose name is the
metric's and whose object is a :class:`StatisticsMetric` subclass, made with the one keyword
``language``::

    [project.entry-points."harness.metrics"]
    "myBLEU" = "mypackage.metrics:MyBLEU"

Nothing is imported before it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from harness.errors import MetricError
from harness.metrics.base import MetricDeclaration, StatisticsMetric

__all__ = [
    "GROUP",
    "check_name",
    "declaration",
    "declarations",
    "default_metrics",
    "get_metric",
    "is_built_in",
    "metric_names",
    "text_metric_names",
    "text_metrics",
]

GROUP = "harness.metrics"

_BUILT_IN = {
    "coverage": "harness.metrics.coverage:COVERAGE",
    "support": "harness.metrics.support:SUPPORT",
    "adequacy": "harness.metrics.adequacy:ADEQUACY",
    "BLEU": "harness.metrics.bleu:BLEU",
    "chrF2": "harness.metrics.chrf:ChrF",
    "chrF2++": "harness.metrics.chrf:ChrFPlusPlus",
    "TER": "harness.metrics.ter:TER",
}


class _Find(Protocol):
    """What gives the entry points of a group."""

    def __call__(self, *, group: str) -> Iterable[EntryPoint]: ...


def metric_names() -> list[str]:
    """Names of all metrics: ours, sacrebleu's, then other packages' in alphabetical order."""
    return list(_sources())


def check_name(name: str) -> None:
    """See that a metric has this name; loads nothing.

    Raises:
        MetricError: None has; the nearest is named.
    """
    known = metric_names()
    if name not in known:
        raise MetricError(f"unknown metric {name!r}", cure=_suggest(name, known))


def is_built_in(name: str) -> bool:
    """Whether a metric is of this package: what it declares is known without another's code."""
    return name in _BUILT_IN


def get_metric(name: str, *, language: str | None = None) -> StatisticsMetric:
    """A metric that is computed from texts, ready to use.

    Args:
        name: As it stands in result.json, such as ``BLEU``.
        language: ISO 639-1 code of candidate and reference.

    Raises:
        MetricError: No metric has this name (the nearest is named); it is computed from evidence
            (coverage, support, adequacy) and not from texts alone; or it cannot be loaded.
    """
    found = _load(name)
    if isinstance(found, MetricDeclaration):
        raise MetricError(
            f"{name} is computed from aligned units, not from the texts alone",
            cure="take it from a result's scores, or use one of " + ", ".join(text_metric_names()),
        )
    return found(language=language)


def text_metrics(
    names: Sequence[str] | None = None, *, language: str | None = None
) -> list[StatisticsMetric]:
    """Those among some metrics that are computed from texts, ready to use.

    Args:
        names: Any metrics; the default ones if None.
        language: ISO 639-1 code of candidate and reference.

    Raises:
        MetricError: A name is unknown, or a metric cannot be loaded.
    """
    chosen = default_metrics() if names is None else names
    loaded = [_load(name) for name in dict.fromkeys(chosen)]
    return [found(language=language) for found in loaded if isinstance(found, type)]


def text_metric_names() -> list[str]:
    """Names of the metrics that are computed from texts."""
    return [name for name in metric_names() if isinstance(_load(name), type)]


def declaration(name: str) -> MetricDeclaration:
    """What a metric's numbers mean. Its signature is a run's: `metrics` of result.json has it.

    Raises:
        MetricError: No metric has this name, or it cannot be loaded.
    """
    found = _load(name)
    return found if isinstance(found, MetricDeclaration) else found.declaration()


def declarations() -> list[MetricDeclaration]:
    """All metrics' declarations, in the order of :func:`metric_names`."""
    return [declaration(name) for name in metric_names()]


def default_metrics() -> list[str]:
    """Names of the metrics that are scored without being asked for.

    Another package's never are: to install a package must not change what a run says.
    """
    return [name for name in _BUILT_IN if declaration(name).default]


def _sources() -> dict[str, EntryPoint]:
    """Where each metric lies. A built-in name cannot be taken over by another package."""
    found = {name: EntryPoint(name, value, GROUP) for name, value in _BUILT_IN.items()}
    for entry in _installed(entry_points, tuple(sys.path)):
        found.setdefault(entry.name, entry)
    return found


@lru_cache(maxsize=8)
def _installed(find: _Find, path: tuple[str, ...]) -> tuple[EntryPoint, ...]:  # noqa: ARG001
    """Other packages' entry points, looked for once a process: a look at all packages takes long.

    Args:
        find: What finds them, part of the key so that another in its place is asked.
        path: Where packages lie, the same.
    """
    return tuple(sorted(find(group=GROUP), key=lambda entry: (entry.name, entry.value)))


def _load(name: str) -> MetricDeclaration | type[StatisticsMetric]:
    check_name(name)
    entry = _sources()[name]
    try:
        found = entry.load()
    except (ImportError, AttributeError) as error:
        raise MetricError(
            f"the metric {name!r} cannot be loaded from {entry.value}: {error}",
            cure="install what it needs, or leave it out",
        ) from error
    if isinstance(found, MetricDeclaration):
        return found
    if isinstance(found, type) and issubclass(found, StatisticsMetric):
        return found
    raise MetricError(
        f"the metric {name!r} ({entry.value}) is no subclass of StatisticsMetric",
        cure="ask the package that brings it, or leave it out",
    )


def _suggest(name: str, known: list[str]) -> str:
    folded = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    hint = f"did you mean {folded[near[0]]}? " if near else ""
    return f"{hint}there are {', '.join(known)}"
