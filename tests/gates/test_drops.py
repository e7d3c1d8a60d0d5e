"""Drops of text metrics, whose statistics are counted from the texts of the run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from harness.gates import Baseline, Check, Rules, check, make_baseline, parse_drop, parse_threshold
from harness.metrics.bleu import BLEU
from harness.result import Result
from harness.runs import Options, evaluate

LINES = [f"The {n} ferries of the harbour board were laid up for want of crews." for n in range(12)]
OTHERWISE = [f"For lack of crews {n} of the board's ferries did not sail." for n in range(12)]
DAMAGED = [" ".join(line.split()[:7]) for line in LINES]
RULES = Rules(drops=(parse_drop("BLEU"),), new_findings=(), must_cover=False)


def scored(lines: list[str], *, further: bool = True) -> Result:
    return evaluate(
        "\n".join(LINES),
        "\n".join(lines),
        further={"second": "\n".join(OTHERWISE)} if further else None,
        options=Options(metrics=("BLEU",), aligned=True, language="en"),
    )


def held(after: Result, baseline: Baseline, rules: Rules = RULES) -> Check:
    [found] = check(after, baseline, rules, date(2026, 6, 15)).checks
    return found


@pytest.fixture(scope="module")
def before() -> Result:
    return scored(LINES)


def test_a_fall_against_several_references_is_tested_against_the_first(before: Result) -> None:
    assert before.metrics["BLEU"].signature.startswith("nrefs:2|")
    found = held(scored(DAMAGED), make_baseline(before))
    assert found.outcome == "failed"
    assert found.p_value is not None
    assert "tested against the first of several references" in found.message


def test_with_one_reference_nothing_is_said_of_several() -> None:
    found = held(scored(DAMAGED, further=False), make_baseline(scored(LINES, further=False)))
    assert found.outcome == "failed"
    assert "several" not in found.message


def test_a_baseline_without_the_statistics_is_named_as_the_reason(before: Result) -> None:
    baseline = make_baseline(before)  # as those of several references were made once
    system = baseline.systems["candidate"]
    documents = {
        name: each.model_copy(update={"statistics": {"own": each.statistics["own"]}})
        for name, each in system.documents.items()
    }
    systems = {"candidate": system.model_copy(update={"documents": documents})}
    found = held(scored(DAMAGED), baseline.model_copy(update={"systems": systems}))
    assert found.outcome == "not enough data"
    assert "the baseline lacks its statistics, write it anew" in found.message


def test_a_metric_of_a_package_that_is_gone_is_named_as_the_reason(before: Result) -> None:
    def renamed(result: Result) -> Result:
        text = result.model_dump_json(by_alias=True).replace('"BLEU"', '"ELSEWHERE"')
        return Result.model_validate_json(text)

    rules = Rules(drops=(parse_drop("ELSEWHERE"),), new_findings=(), must_cover=False)
    found = held(renamed(scored(DAMAGED)), make_baseline(renamed(before)), rules)
    assert found.outcome == "not enough data"
    assert "its package is not installed" in found.message


def test_a_size_without_a_test_asked_for_says_so(before: Result) -> None:
    rules = Rules(drops=(parse_drop("BLEU by 1"),), new_findings=(), must_cover=False, level=0)
    found = held(scored(DAMAGED), make_baseline(before), rules)
    assert found.outcome == "failed"
    assert "no test asked for" in found.message


def test_text_metrics_are_counted_only_where_a_score_fell(
    before: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = make_baseline(before)
    counted = []
    count = BLEU.statistics

    def counting(self: BLEU, *texts: Any) -> Any:
        counted.append(self)
        return count(self, *texts)

    monkeypatch.setattr(BLEU, "statistics", counting)
    limits = Rules(thresholds=(parse_threshold("BLEU >= 99"),), drops=(), new_findings=())
    after = scored(DAMAGED)
    counted.clear()
    assert not check(after, None, limits, date(2026, 6, 15)).passed
    assert held(before, baseline).outcome == "passed"
    assert counted == []
    assert held(after, baseline).outcome == "failed"
    assert len(counted) == 1
