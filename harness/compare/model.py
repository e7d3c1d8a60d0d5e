"""The typed comparison tree. Its JSON is what `harness compare --format json` prints.

Like the result tree it refers to nothing outside itself, and what cannot be told is ``None``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "COMPARISON_SCHEMA",
    "Breakdown",
    "Clusters",
    "Comparison",
    "FindingCount",
    "GroupScores",
    "MetricComparison",
    "NGramCount",
    "NGrams",
    "PairComparison",
    "ParagraphDifference",
    "RunLabel",
    "SystemScore",
    "counted",
]

COMPARISON_SCHEMA: Literal["harness-comparison/1"] = "harness-comparison/1"

Clusters = Literal["documents", "paragraphs", "segments"]
"""What is resampled."""


def counted(count: int, things: str) -> str:
    """A number of things in words: "1 document", "2,000 segments"."""
    return f"{count:,} {things.removesuffix('s') if count == 1 else things}"


class _Node(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


class RunLabel(_Node):
    """A run that was compared."""

    label: str
    signature: str


class SystemScore(_Node):
    """One system by one metric.

    ``low`` and ``high`` are its 95 % bootstrap interval; ``cluster`` counts from 1, the best;
    systems of one cluster cannot be told apart; ``ranks`` are those it may hold.
    """

    system: str
    score: float | None
    mean: float | None = Field(description="mean over resamples")
    low: float | None
    high: float | None
    cluster: int | None
    ranks: tuple[int, int] | None


class PairComparison(_Node):
    """Two systems by one metric. A difference is the second's score less the first's."""

    first: str
    second: str
    difference: float | None
    low: float | None = Field(description="of the difference's 95 % bootstrap interval")
    high: float | None
    p_bootstrap: float | None = Field(description="paired bootstrap, two systems alone")
    p_randomisation: float | None = Field(description="approximate randomisation, two alone")
    p_holm: float | None = Field(description="the latter, corrected for all pairs of this metric")
    effect: float | None = Field(
        description="standardised: the difference in standard deviations between the resampled "
        "documents or segments (Cohen's d of paired data); positive where the second is better"
    )
    wins: float | None = Field(description="share of resamples in which the second is better")
    better: str | None = Field(description="the better system, if the difference is significant")


class MetricComparison(_Node):
    """All systems by one metric, in the runs' order."""

    name: str
    range: tuple[float | None, float | None]
    higher_is_better: bool
    signature: str
    resampled: Clusters
    count: int = Field(description="how many documents or segments there are to resample")
    note: str | None = Field(description="why there is no test, or what is not as it should be")
    systems: tuple[SystemScore, ...]
    pairs: tuple[PairComparison, ...]


class ParagraphDifference(_Node):
    """A paragraph (with aligned input, a line) in which two systems differ."""

    first: str
    second: str
    document: str
    paragraph: int
    metric: str
    scores: tuple[float, float]
    share: float = Field(description="of the systems' difference, in the metric's units")
    reference: str
    texts: tuple[str, str]


class GroupScores(_Node):
    """Scores of all systems over one group of paragraphs; ``count`` is how many."""

    group: str
    count: int
    scores: dict[str, float | None]


class FindingCount(_Node):
    """How many findings of a kind each system has."""

    category: str
    fact: str | None
    severity: str
    counts: dict[str, int]


class Breakdown(_Node):
    """Where the differences lie. ``metric`` is that of the scores."""

    metric: str | None
    documents: tuple[GroupScores, ...]
    lengths: tuple[GroupScores, ...]
    findings: tuple[FindingCount, ...]


class NGramCount(_Node):
    """An n-gram and how often candidate and reference have it."""

    text: str
    candidate: int
    reference: int


class NGrams(_Node):
    """What a system says more and less often than the reference does."""

    system: str
    over: tuple[NGramCount, ...]
    under: tuple[NGramCount, ...]


class Comparison(_Node):
    """All that `harness compare` says."""

    schema_: Literal["harness-comparison/1"] = Field(COMPARISON_SCHEMA, alias="schema")
    runs: tuple[RunLabel, ...]
    systems: tuple[str, ...]
    baseline: str
    documents: tuple[str, ...]
    left_out: tuple[str, ...] = Field(description="documents that --common left out")
    level: float = Field(description="p-values up to this are called significant")
    seed: int
    resamples: int
    trials: int
    warnings: tuple[str, ...]
    metrics: tuple[MetricComparison, ...]
    paragraphs: tuple[ParagraphDifference, ...]
    breakdown: Breakdown
    ngrams: tuple[NGrams, ...]

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        ser_json_inf_nan="null",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def to_json(self) -> str:
        """The tree as one JSON document."""
        return self.model_dump_json(by_alias=True, indent=1)
