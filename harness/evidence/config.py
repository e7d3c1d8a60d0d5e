"""How a document is scored: the thresholds and the way of alignment."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from harness.errors import ConfigError

__all__ = ["CoverageStatus", "ScoringConfig", "SupportStatus"]

CoverageStatus = Literal["covered", "partial", "omitted"]
SupportStatus = Literal["supported", "partial", "unsupported"]


@dataclass(frozen=True, slots=True)
class ScoringConfig:
    """How a document is scored; part of the run's signature.

    Attributes:
        aligned: Line i of the candidate answers line i of the reference.
        covered_at: Coverage from which a unit is covered, 0 to 1.
        omitted_below: Coverage below which it is omitted.
        supported_at: Support from which a candidate unit is supported.
        unsupported_below: Support below which it is unsupported.

    Raises:
        ConfigError: A threshold is not within 0 and 1, or a pair of them is crossed.
    """

    aligned: bool = False
    covered_at: float = 0.7
    omitted_below: float = 0.6
    supported_at: float = 0.7
    unsupported_below: float = 0.5

    def __post_init__(self) -> None:
        for low, high in (("omitted_below", "covered_at"), ("unsupported_below", "supported_at")):
            if not 0 <= getattr(self, low) <= getattr(self, high) <= 1:
                raise ConfigError(
                    f"{low} = {getattr(self, low)} and {high} = {getattr(self, high)} do not fit",
                    cure=f"choose 0 ≤ {low} ≤ {high} ≤ 1",
                )

    def as_dict(self) -> dict[str, Any]:
        """For ``run.config``."""
        return asdict(self)

    def coverage_status(self, value: float) -> CoverageStatus:
        """Which of the three a coverage is."""
        if value >= self.covered_at:
            return "covered"
        return "omitted" if value < self.omitted_below else "partial"

    def support_status(self, value: float) -> SupportStatus:
        """Which of the three a support is."""
        if value >= self.supported_at:
            return "supported"
        return "unsupported" if value < self.unsupported_below else "partial"
