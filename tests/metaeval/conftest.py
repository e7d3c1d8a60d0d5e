"""A stub scorer and small labelled data, so that the figures can be worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness.documents import Document
from harness.encoders import Encoder
from harness.encoders.fake import FakeEncoder
from harness.result import DocumentResult, Finding, Span

SHARED_DATA = Path(__file__).parents[2].parent / "shared" / "data"
SHARED_TOOLS = SHARED_DATA.parent / "tools"


@dataclass(frozen=True)
class StubResult:
    coverage: float | None
    support: float | None
    adequacy: float | None
    findings: tuple[Finding, ...] = ()


class StubScorer:
    """Coverage is the share of the reference's words in the candidate; counts what it is asked."""

    def __init__(self) -> None:
        self.pairs_scored = 0
        self.findings: dict[str, tuple[Finding, ...]] = {}

    @staticmethod
    def share(words: str, text: str) -> float | None:
        wanted, there = words.lower().split(), set(text.lower().split())
        return sum(word in there for word in wanted) / len(wanted) if wanted else None

    def score_pairs(self, references: Sequence[str], candidates: Sequence[str]) -> list[StubResult]:
        self.pairs_scored += len(references)
        return [
            StubResult(
                coverage=self.share(reference, candidate),
                support=self.share(candidate, reference),
                adequacy=self.share(reference, candidate),
                findings=self.findings.get(candidate, ()),
            )
            for reference, candidate in zip(references, candidates, strict=True)
        ]

    def cover_many(self, items: Sequence[tuple[Sequence[str], str]]) -> list[list[float | None]]:
        return [[self.share(unit, text) for unit in units] for units, text in items]

    def score(self, reference: Document, candidate: Document) -> DocumentResult:
        coverage = self.share(reference.body_text(), candidate.body_text())
        return DocumentResult(
            id=reference.id,
            scores={"coverage": coverage, "support": None, "adequacy": coverage},
            paragraphs=(),
            candidate_paragraphs=(),
        )


@pytest.fixture
def scorer() -> StubScorer:
    return StubScorer()


@pytest.fixture
def encoder() -> Encoder:
    return FakeEncoder()


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    def make(category: str, fact: str | None = None) -> Finding:
        span = Span(paragraph=0, start=0, end=1, text="x")
        return Finding(
            id="f",
            category=category,
            severity="major",
            fact=fact,
            reference=span,
            candidate=span,
            explanation="it differs",
        )

    return make


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[[Sequence[Mapping[str, Any]]], Path]:
    def write(rows: Sequence[Mapping[str, Any]]) -> Path:
        path = tmp_path / "data.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def shared_data() -> Path:
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the labelled data is not at {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture
def shared_tools() -> Path:
    if not SHARED_TOOLS.is_dir():
        pytest.skip(f"the tools are not at {SHARED_TOOLS}")
    return SHARED_TOOLS


@pytest.fixture
def summaries() -> list[dict[str, Any]]:
    """Two documents, three systems: full has all units, half one of two, none no unit."""
    return [
        {
            "id": document,
            "system": system,
            "reference": f"<t> {a} . </t> <t> {b} . </t>",
            "summary": summary,
            "units": [
                {"text": a, "present": a in summary},
                {"text": b, "present": b in summary},
            ],
        }
        for document, a, b in (
            ("one", "red apples fell", "green pears grew"),
            ("two", "old boats sank", "new ships sailed"),
        )
        for system, summary in (("full", f"{a} {b}"), ("half", a), ("none", "nothing happened"))
    ]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Three machines and a second human translation of four segments in two documents."""

    def put(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    segments = ["a b c d", "e f g h", "i j k l", "m n o p"]
    put("documents/xx-en.docs", "news\tone\nnews\tone\nnews\ttwo\nnews\ttwo\n")
    put("references/xx-en.refA.txt", "".join(f"{s}\n" for s in segments))
    put("references/xx-en.refB.txt", "".join(f"{s}\n" for s in segments))
    scores = []
    for system, kept in (("good", 4), ("fair", 3), ("poor", 1), ("refB", 4), ("unrated", 2)):
        texts = [" ".join(s.split()[:kept]) for s in segments]
        put(f"system-outputs/xx-en/{system}.txt", "".join(f"{t}\n" for t in texts))
        rating = "None" if system == "unrated" else str(float(kept - 4))
        scores += [f"{system}\t{rating}\n"] * len(segments)
    put("system-outputs/xx-en/refA.txt", "".join(f"{s}\n" for s in segments))
    put("human-scores/xx-en.mqm.seg.score", "".join(scores))
    reverse = {"good": 0.1, "fair": 0.2, "poor": 0.9}
    lines = [f"{name}\t{value}\n" for name, value in reverse.items() for _ in segments]
    put("metric-scores/xx-en/wrong-refA.seg.score", "".join(lines))
    put("metric-scores/xx-en/other-refB.seg.score", "".join(lines))
    return tmp_path
