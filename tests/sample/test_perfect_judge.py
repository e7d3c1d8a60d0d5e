"""A judge that raises exactly what is on record gets full marks: record and matching agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from harness.metaeval.planted import Planted, match_planted
from harness.result import Result


def paragraphs(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")


def shown(texts: list[str]) -> list[dict[str, Any]]:
    return [{"index": i, "text": t, "kind": "body", "units": []} for i, t in enumerate(texts)]


def span(texts: list[str], stretch: str | None) -> dict[str, Any] | None:
    if stretch is None:
        return None
    index = next(i for i, text in enumerate(texts) if stretch in text)
    start = texts[index].index(stretch)
    return {"paragraph": index, "start": start, "end": start + len(stretch), "text": stretch}


def perfect_result(repository: Path, record: tuple[Planted, ...]) -> Result:
    reference = paragraphs(repository / "references" / "conference.txt")
    systems = []
    for name in sorted({p.system for p in record}):
        candidate = paragraphs(repository / "candidates" / name / "conference.txt")
        findings = [
            {
                "id": p.id,
                "category": p.category,
                "severity": p.severity,
                "fact": p.fact,
                "reference": span(reference, p.reference),
                "candidate": span(candidate, p.candidate),
                "explanation": p.type,
            }
            for p in record
            if p.system == name and p.category is not None
        ]
        document = {
            "id": "conference",
            "scores": {},
            "paragraphs": [],
            "candidate_paragraphs": shown(candidate),
            "findings": findings,
        }
        systems.append({"name": name, "scores": {}, "documents": [document]})
    return Result.model_validate(
        {
            "schema": "harness-result/1",
            "run": {"name": "r", "signature": "s", "encoder": "e", "versions": {}, "config": {}},
            "metrics": {},
            "references": [{"id": "conference", "paragraphs": shown(reference)}],
            "systems": systems,
        }
    )


def test_what_is_on_record_is_found_and_nothing_of_it_is_a_false_alarm(
    record: tuple[Planted, ...], repository: Path
) -> None:
    report = match_planted(perfect_result(repository, record), record)
    assert report.recall == 1.0
    assert (report.false_alarms, report.mistyped) == ((), ())
    assert all(found.same_category and found.same_fact for found in report.found)
