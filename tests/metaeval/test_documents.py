"""Whole documents: hand-made cases, and the same figures as the tool that acceptance uses."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from harness.documents import Document
from harness.encoders.fake import FakeEncoder
from harness.errors import InputError
from harness.evidence.config import ScoringConfig
from harness.metaeval.documents import evaluate_documents, tally
from harness.metaeval.gold import Gold, read_gold
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    Evidence,
    Finding,
    ParagraphResult,
    ReferenceUnit,
    Span,
)
from harness.runs import Options, evaluate_corpus, read_project


def reference_unit(start: int, end: int, coverage: float, at: int | None) -> ReferenceUnit:
    evidence = (
        () if at is None else (Evidence(paragraph=0, start=at, end=at + 5, text="", similarity=1),)
    )
    return ReferenceUnit(
        start=start,
        end=end,
        text="",
        kind="body",
        coverage=coverage,
        status="omitted" if coverage < 0.5 else "covered",
        evidence=evidence,
    )


def candidate_unit(start: int, end: int, support: float) -> CandidateUnit:
    return CandidateUnit(
        start=start,
        end=end,
        text="",
        kind="body",
        support=support,
        status="unsupported" if support < 0.5 else "supported",
    )


def document(
    reference: list[ReferenceUnit],
    candidate: list[CandidateUnit],
    findings: tuple[Finding, ...] = (),
) -> DocumentResult:
    return DocumentResult(
        id="x",
        scores={},
        paragraphs=(ParagraphResult(index=0, status=None, scores={}, units=tuple(reference)),),
        candidate_paragraphs=(
            CandidateParagraph(index=0, text="", kind="body", units=tuple(candidate)),
        ),
        findings=findings,
    )


def changed_number(start: int) -> Finding:
    span = Span(paragraph=0, start=start, end=start + 2, text="12")
    return Finding(
        id="n",
        category="Accuracy/Mistranslation",
        severity="major",
        fact="number",
        reference=span,
        candidate=span,
        explanation="the number differs",
    )


def gold(kind: str, *, omitted: bool = False, changed: bool = False) -> Gold:
    """Two reference segments of ten characters; only the second may be omitted or changed."""
    candidate = [{"paragraph": 0, "start": 0, "end": 10, "added": False, "source": 0}]
    if not omitted:
        candidate.append({"paragraph": 0, "start": 11, "end": 21, "added": False, "source": 1})
    reference = [
        {"paragraph": 0, "start": start, "end": start + 10, "omitted": gone, "number_changed": new}
        for start, gone, new in ((0, False, False), (11, omitted, changed))
    ]
    return Gold.model_validate({"kind": kind, "reference": reference, "candidate": candidate})


def test_an_omitted_segment_that_is_reported_counts_as_found() -> None:
    result = document([reference_unit(0, 10, 0.9, 0), reference_unit(11, 21, 0.1, None)], [])
    found = tally([("case", gold("omit", omitted=True), result)])
    assert found.omission.figures == (1.0, 1.0, 1.0)
    assert found.omission.auc == 1.0


def test_a_segment_is_reported_when_half_of_it_is_under_omitted_units() -> None:
    halves = [reference_unit(11, 16, 0.1, None), reference_unit(16, 21, 0.9, None)]
    result = document([reference_unit(0, 10, 0.9, 0), *halves], [])
    found = tally([("case", gold("omit", omitted=True), result)])
    assert found.omission.found == [False, True]


def test_evidence_in_another_segment_is_not_aligned() -> None:
    result = document([reference_unit(0, 10, 0.9, 0), reference_unit(11, 21, 0.9, 2)], [])
    assert tally([("case", gold("reorder"), result)]).alignment == 0.5


def test_a_changed_number_is_found_by_a_finding_that_touches_it() -> None:
    result = document([], [], (changed_number(12),))
    found = tally([("case", gold("number", changed=True), result)])
    assert found.number.figures == (1.0, 1.0, 1.0)


def test_an_added_segment_that_is_reported_counts_as_found() -> None:
    case = gold("add")
    case.candidate[1] = case.candidate[1].model_copy(update={"added": True, "source": None})
    result = document([], [candidate_unit(0, 10, 0.9), candidate_unit(11, 21, 0.2)])
    assert tally([("case", case, result)]).addition.figures == (1.0, 1.0, 1.0)


def test_alarms_count_on_complete_human_translations_alone() -> None:
    result = document(
        [reference_unit(0, 10, 0.1, None)], [candidate_unit(0, 10, 0.1)], (changed_number(2),)
    )
    human = tally([("news-refB-none", gold("none"), result)])
    alarms = (human.omission_alarms, human.addition_alarms, human.mistranslation_alarms)
    assert (human.quiet, *alarms) == (2, 1, 1, 1)
    assert human.alarms_per_100(human.omission_alarms) == 50
    machine = tally([("news-Online-B-none", gold("none"), result)])
    assert machine.quiet == 0
    assert machine.alarms_per_100(machine.omission_alarms) is None


def test_nothing_planted_has_no_f1() -> None:
    assert tally([("case", gold("reorder"), document([], []))]).omission.figures == (None,) * 3


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no case"):
        read_gold(tmp_path)


def test_gold_that_lacks_a_key_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "x.json").write_text('{"kind": "omit", "reference": []}')
    with pytest.raises(InputError, match="candidate"):
        read_gold(tmp_path)


class GuessingScorer:
    """Guesses all it says, the same on every run."""

    encoder = FakeEncoder()
    config = ScoringConfig()
    signature = calibration = "guesses"
    warnings = ()

    def __init__(self) -> None:
        self.rng = random.Random(7)  # noqa: S311  # guesses, no secrets

    def score(self, reference: Document, candidate: Document, **_: Any) -> DocumentResult:
        units = [(p, u) for p in candidate.paragraphs for u in p.units]
        spans = [(p, u) for p in reference.paragraphs for u in p.units]
        touched = self.rng.sample(spans, len(spans) // 4)
        return DocumentResult(
            id=reference.id,
            scores={"coverage": 0.5, "support": None, "adequacy": 0.25},
            paragraphs=tuple(
                ParagraphResult(
                    index=p.index,
                    status=None,
                    scores={},
                    units=tuple(self.guess(u.start, u.end, units) for u in p.units),
                )
                for p in reference.paragraphs
            ),
            candidate_paragraphs=tuple(
                CandidateParagraph(
                    index=p.index,
                    text=p.text,
                    kind=p.kind,
                    units=tuple(candidate_unit(u.start, u.end, self.rng.random()) for u in p.units),
                )
                for p in candidate.paragraphs
            ),
            findings=tuple(
                changed_number(unit.start).model_copy(
                    update={
                        "reference": Span(
                            paragraph=p.index, start=unit.start, end=unit.end, text=unit.text
                        ),
                        "fact": self.rng.choice(["number", "date", "name"]),
                    }
                )
                for p, unit in touched
            ),
        )

    def guess(self, start: int, end: int, units: list[Any]) -> ReferenceUnit:
        paragraph, unit = self.rng.choice(units)
        evidence = Evidence(
            paragraph=paragraph.index, start=unit.start, end=unit.end, text=unit.text, similarity=0
        )
        guessed = reference_unit(start, end, self.rng.random(), None)
        return guessed.model_copy(update={"evidence": (evidence,)})


@pytest.mark.data
def test_figures_are_those_of_the_stress_tool(
    tmp_path: Path, shared_data: Path, shared_tools: Path
) -> None:
    stress = tmp_path / "stress"
    make = [shared_tools / "make_stress.py", shared_data / "wmt22-news", stress]
    subprocess.run([sys.executable, *make, "--documents", "4"], check=True, capture_output=True)
    result = evaluate_corpus(
        read_project(stress), scorer=GuessingScorer(), options=Options(), name="stress"
    )
    (tmp_path / "result.json").write_text(result.to_json(), encoding="utf-8")
    compare = [shared_tools / "score_stress.py", stress, tmp_path / "result.json"]
    told = subprocess.run(
        [sys.executable, *compare, "--json"],
        check=True,
        capture_output=True,
    )
    theirs = json.loads(told.stdout)
    ours = evaluate_documents(read_gold(stress), result)
    for name in ("omission", "addition", "number"):
        for column, key in (("precision", "precision"), ("recall", "recall"), ("F1", "f1")):
            assert ours.figure(name, column) == pytest.approx(theirs[name][key])
        assert ours.figure(name, "segments") == theirs[name]["n"]
    for name in ("omission", "addition"):
        assert ours.figure(name, "ROC AUC") == pytest.approx(theirs[name]["auc"])
        assert ours.figure(f"{name} alarms per 100", "figure", table=1) == pytest.approx(
            theirs[f"{name}_alarms_per_100"], nan_ok=True
        )
    assert ours.figure("alignment", "figure", table=1) == pytest.approx(
        theirs["alignment_accuracy"]
    )
    assert ours.figure("mistranslation alarms per 100", "figure", table=1) == pytest.approx(
        theirs["mistranslation_alarms_per_100"]
    )
    assert ours.figure("alignment", "segments", table=1) is not None
