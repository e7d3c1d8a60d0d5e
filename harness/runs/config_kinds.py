"""What the values of harness.toml may be: kinds of fields, each with its check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from harness.documents.language_codes import language_code
from harness.errors import ConfigError, HarnessError
from harness.gates.limits import check_limit
from harness.gates.rules import (
    DropRule,
    ThresholdRule,
    parse_drop,
    parse_finding,
    parse_threshold,
)
from harness.metrics import check_name, declaration, is_built_in, metric_names
from harness.runs.options import choose_metrics

__all__ = [
    "Day",
    "DropText",
    "Dtype",
    "FindingText",
    "LanguageCode",
    "Listed",
    "Metric",
    "Share",
    "ThresholdText",
]

Item = TypeVar("Item")


def _words(error: HarnessError) -> str:
    """As the faults of a file are told: what is wrong, and on the next line what helps."""
    return "\n".join(filter(None, (error.problem, error.cure)))


def _said_by(parse: Callable[[str], object]) -> AfterValidator:
    """A check of a rule's words that keeps them as they are."""

    def look(text: str) -> str:
        try:
            parse(text)
        except HarnessError as error:
            raise ValueError(_words(error)) from error
        return text

    return AfterValidator(look)


def _metric(name: str) -> None:
    choose_metrics([name])


def _threshold(text: str) -> None:
    rule = parse_threshold(text)
    check_name(rule.metric)
    _limit(rule)


def _drop(text: str) -> None:
    """A drop's metric is a pattern: it must fit one at least."""
    rule = parse_drop(text)
    metric = rule.metric
    _limit(rule)
    if not any(fnmatchcase(name, metric) for name in metric_names()):
        check_name(metric)


def _limit(rule: ThresholdRule | DropRule) -> None:
    """The run's own range decides in the end; here ours are known, and no other code is loaded."""
    if is_built_in(rule.metric):
        check_limit(rule, declaration(rule.metric).range)


def _day(value: Any) -> Any:
    """TOML has dates of its own, without quotes; a time of day is none."""
    if isinstance(value, datetime):
        raise ValueError("give a day alone, such as 2027-01-31")  # noqa: TRY004  # for pydantic
    return value


def _language(code: Any) -> Any:
    """In small letters, whatever the user's."""
    if not isinstance(code, str):
        return code
    try:
        return language_code(code)
    except ConfigError as error:
        raise ValueError(_words(error)) from error


Dtype = Literal["float32", "bfloat16", "float16"]
Share = Annotated[float, Field(ge=0, le=1)]
Listed = Annotated[tuple[Item, ...], Field(strict=False)]  # TOML has lists, and no tuples
Metric = Annotated[str, _said_by(_metric)]
ThresholdText = Annotated[str, _said_by(_threshold)]
DropText = Annotated[str, _said_by(_drop)]
FindingText = Annotated[str, _said_by(parse_finding)]
LanguageCode = Annotated[str | None, BeforeValidator(_language)]
Day = Annotated[date, BeforeValidator(_day)]
