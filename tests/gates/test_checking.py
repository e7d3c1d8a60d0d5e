from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.errors import ConfigError, MetricError, ResultError
from harness.gates import (
    Check,
    GateReport,
    Rules,
    Waiver,
    check,
    make_baseline,
    parse_drop,
    parse_finding,
    parse_threshold,
)
from harness.result import Finding, Result

MakeResult = Callable[..., Result]
MakeFinding = Callable[..., Finding]

TODAY = date(2026, 6, 15)
NOTHING = Rules(drops=(), new_findings=(), must_cover=False)
GOOD = [0.95, 0.9, 0.92, 0.97, 0.9, 0.93, 0.96, 0.91]


def failures(report: GateReport) -> list[tuple[str, str]]:
    return [(each.kind, each.place) for each in report.failures]


def hold(
    result: Result, before: Result | None = None, rules: Rules = NOTHING, **options: bool
) -> GateReport:
    baseline = None if before is None else make_baseline(before)
    return check(result, baseline, rules, TODAY, **options)


def only(report: GateReport) -> Check:
    [failure] = report.failures
    return failure


# -- thresholds -----------------------------------------------------------------------------------


def test_a_score_on_its_threshold_keeps_it(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9] * 6}})
    rules = replace(NOTHING, thresholds=(parse_threshold("coverage >= 0.9"),))
    assert hold(result, rules=rules).passed


def test_a_failed_threshold_says_what_by_how_much_and_where(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9, 0.1, 0.9, 0.9]}})
    rules = replace(NOTHING, thresholds=(parse_threshold("coverage >= 0.9"),))
    failure = only(hold(result, rules=rules))
    assert failure.message == "coverage 0.7 is 0.2 below 0.9"
    assert (failure.system, failure.document, failure.score, failure.limit) == (
        "mt",
        None,
        0.7,
        0.9,
    )
    assert failure.shown is not None
    assert failure.shown.reference == 1
    assert failure.shown.reference_text.startswith("Paragraph 1")
    assert failure.shown.candidate_text == "Candidate 1."


def test_a_threshold_with_a_document_pattern_looks_at_each(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9] * 3, "b": [0.4] * 3}, "ht": {"a": [0.9], "b": [0.9]}})
    rules = replace(NOTHING, thresholds=(parse_threshold("*/*: coverage >= 0.8"),))
    report = hold(result, rules=rules)
    assert failures(report) == [("threshold", "mt/b")]
    assert len(report.checks) == 4


def test_a_threshold_can_be_of_one_system(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.5]}, "ht": {"a": [0.9]}})
    rules = replace(NOTHING, thresholds=(parse_threshold("ht: coverage > 0.8"),))
    assert hold(result, rules=rules).passed


@pytest.mark.parametrize("scope", ["v[1]", "v[1]/a?", "v[1]/*", "v[[]1]"])
def test_a_name_with_wildcards_in_it_can_be_named(make_result: MakeResult, scope: str) -> None:
    result = make_result({"v[1]": {"a?": [0.5]}, "ht": {"a?": [0.5]}})
    rules = replace(NOTHING, thresholds=(parse_threshold(f"{scope}: coverage >= 0.9"),))
    assert only(hold(result, rules=rules)).system == "v[1]"


def test_a_metric_that_is_better_when_lower_has_an_upper_threshold(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9]}}, extra={"TER": (62.0, False)})
    rules = replace(NOTHING, thresholds=(parse_threshold("TER <= 60"),))
    assert only(hold(result, rules=rules)).message == "TER 62 is 2 above 60"


@pytest.mark.parametrize("score", [None, float("nan"), float("inf")])
def test_what_could_not_be_scored_keeps_no_threshold(
    make_result: MakeResult, score: float | None
) -> None:
    result = make_result({"mt": {"a": [0.9]}}, extra={"COMET": (score, True)})
    rules = replace(NOTHING, thresholds=(parse_threshold("COMET >= 0"),))
    failure = only(hold(result, rules=rules))
    assert "null" in failure.message
    assert failure.score is None


def test_where_a_score_is_null_the_run_s_warnings_say_why(make_result: MakeResult) -> None:
    rules = replace(NOTHING, thresholds=(parse_threshold("coverage >= 0.5"),))
    for coverages, told in (([None] * 3, True), ([0.9] * 3, False), ([0.1] * 3, False)):
        result = make_result({"mt": {"a": coverages}})
        run = result.run.model_copy(update={"warnings": ("the encoder knows en, not 'de'",)})
        notes = hold(result.model_copy(update={"run": run}), rules=rules).notes
        assert ("the run warns: the encoder knows en, not 'de'" in notes) is told


def test_an_unknown_metric_is_an_error_that_names_the_nearest(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9]}})
    rules = replace(NOTHING, thresholds=(parse_threshold("covrage >= 0.9"),))
    with pytest.raises(MetricError, match="did you mean 'coverage'"):
        hold(result, rules=rules)


def test_a_limit_beyond_the_runs_own_range_is_an_error(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9]}})
    rules = replace(NOTHING, thresholds=(parse_threshold("coverage >= 90"),))
    with pytest.raises(ConfigError, match="no score keeps it"):
        hold(result, rules=rules)


def test_a_pattern_is_no_metric_for_a_threshold(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9]}})
    rules = replace(NOTHING, thresholds=(parse_threshold("* >= 0.9"),))
    with pytest.raises(MetricError, match="no metric"):
        hold(result, rules=rules)


@pytest.mark.parametrize(
    ("rule", "near"),
    [("mtt: coverage >= 0", "'mt'"), ("mt/confrence: coverage >= 0", "conference")],
)
def test_a_scope_that_is_nowhere_is_an_error(make_result: MakeResult, rule: str, near: str) -> None:
    result = make_result({"mt": {"conference": [0.9]}})
    with pytest.raises(ConfigError, match=f"did you mean .*{near}"):
        hold(result, rules=replace(NOTHING, thresholds=(parse_threshold(rule),)))


# -- drops ----------------------------------------------------------------------------------------


def test_a_run_is_no_worse_than_itself(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": GOOD, "b": GOOD}})
    report = hold(result, result, Rules())
    assert report.passed
    assert {each.outcome for each in report.checks} == {"passed"}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=12))
def test_any_run_keeps_its_own_baseline(
    make_result: MakeResult, coverages: list[float | None]
) -> None:
    result = make_result({"mt": {"a": coverages}})
    rules = replace(Rules(), drops=(parse_drop("*"), parse_drop("*/*: * by 0.01")))
    assert hold(result, result, rules).passed


def test_a_significant_drop_fails_and_shows_the_paragraph_that_lost_most(
    make_result: MakeResult,
) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result({"mt": {"a": [v - 0.3 - 0.1 * (i == 5) for i, v in enumerate(GOOD)]}})
    rules = replace(NOTHING, drops=(parse_drop("coverage"),))
    failure = only(hold(after, before, rules))
    assert failure.p_value is not None
    assert failure.p_value < 0.05
    assert "significant" in failure.message
    assert "got worse by 0.3" in failure.message
    assert failure.shown is not None
    assert failure.shown.reference == 5


def test_a_drop_that_chance_explains_passes(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result(
        {"mt": {"a": [v + 0.02 * (-1) ** i for i, v in enumerate([*GOOD[:-1], 0.8])]}}
    )
    rules = replace(NOTHING, drops=(parse_drop("coverage"),))
    report = hold(after, before, rules)
    assert report.passed
    assert "not significant" in report.checks[0].message


def test_a_drop_over_the_stated_size_fails_without_significance(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": [0.9, 0.9, 0.9]}})
    after = make_result({"mt": {"a": [0.9, 0.9, 0.6]}})
    rules = replace(NOTHING, drops=(parse_drop("coverage by 0.05"),))
    failure = only(hold(after, before, rules))
    assert "0.05 or more fails; not enough data for a test" in failure.message


def test_a_drop_below_the_stated_size_passes(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": [0.9, 0.9, 0.9]}})
    after = make_result({"mt": {"a": [0.9, 0.9, 0.88]}})
    assert hold(after, before, replace(NOTHING, drops=(parse_drop("coverage by 0.05"),))).passed


def test_one_paragraph_is_not_enough_data_for_a_test(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": [0.9]}})
    after = make_result({"mt": {"a": [0.1]}})
    report = hold(after, before, replace(NOTHING, drops=(parse_drop("coverage"),)))
    [found] = report.checks
    assert found.outcome == "not enough data"
    assert "not enough data for a test" in found.message


def test_level_0_turns_significance_off(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result({"mt": {"a": [v - 0.3 for v in GOOD]}})
    assert hold(after, before, replace(NOTHING, drops=(parse_drop("coverage"),), level=0)).passed


def test_a_metric_that_is_better_when_lower_drops_by_rising(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}}, extra={"TER": (50.0, False)})
    after = make_result({"mt": {"a": GOOD}}, extra={"TER": (55.0, False)})
    rules = replace(NOTHING, drops=(parse_drop("TER by 2"),))
    assert "got worse by 5" in only(hold(after, before, rules)).message
    assert hold(before, after, rules).passed


def test_a_score_that_became_null_is_a_failure(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result({"mt": {"a": [None] * 8}})
    failure = only(hold(after, before, replace(NOTHING, drops=(parse_drop("coverage"),))))
    assert "null now" in failure.message


@pytest.mark.parametrize("score", [None, float("nan"), float("-inf")])
def test_a_score_that_became_none_of_a_packages_metric_is_a_failure(
    make_result: MakeResult, score: float | None
) -> None:
    before = make_result({"mt": {"a": GOOD}}, extra={"COMET": (0.8, True)})
    after = make_result({"mt": {"a": GOOD}}, extra={"COMET": (score, True)})
    rules = replace(NOTHING, drops=(parse_drop("COMET by 0.1"),))
    assert "null now" in only(hold(after, before, rules)).message
    [found] = hold(before, after, rules).checks
    assert found.outcome == "not enough data"


def test_a_score_that_was_null_cannot_be_held_against(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": [None] * 8}})
    after = make_result({"mt": {"a": GOOD}})
    [found] = hold(after, before, replace(NOTHING, drops=(parse_drop("coverage"),))).checks
    assert found.outcome == "not enough data"


def test_many_documents_that_vary_by_chance_do_not_fail_together(make_result: MakeResult) -> None:
    # one of forty documents falls with p near 0.05: where all vary that means nothing
    names = [f"d{i:02}" for i in range(40)]
    before = make_result({"mt": dict.fromkeys(names, GOOD)})
    fallen = [v - 0.1 * (i not in (3, 6)) + 0.03 * (i in (3, 6)) for i, v in enumerate(GOOD)]
    noise = np.random.default_rng(1).uniform(-0.1, 0.04, size=(40, len(GOOD)))
    varied = {
        name: [min(1.0, v + n) for v, n in zip(GOOD, noise[i], strict=True)]
        for i, name in enumerate(names)
    }
    after = make_result({"mt": varied | {"d07": fallen}})
    one = replace(NOTHING, drops=(parse_drop("mt/d07: coverage"),))
    every = replace(NOTHING, drops=(parse_drop("*/*: coverage"),))
    alone, together = hold(after, before, one).checks[0], hold(after, before, every).checks[7]
    assert alone.p_value is not None
    assert alone.p_value < 0.05
    assert together.p_value is not None
    assert together.p_value > 0.3


def test_documents_that_are_as_they_were_do_not_hide_one_that_fell(make_result: MakeResult) -> None:
    names = [f"d{i:02}" for i in range(40)]
    before = make_result({"mt": dict.fromkeys(names, GOOD)})
    after = make_result({"mt": dict.fromkeys(names, GOOD) | {"d07": [v - 0.1 for v in GOOD]}})
    failure = only(hold(after, before, replace(NOTHING, drops=(parse_drop("*/*: coverage"),))))
    assert failure.document == "d07"


def test_a_fall_of_all_metrics_at_once_is_not_excused_for_their_number(
    make_result: MakeResult,
) -> None:
    # six of many paragraphs: by Holm's method for three metrics, 3 · 2 · 2⁻⁶ would be 0.094
    before = make_result({"mt": {"a": GOOD * 4}})
    after = make_result({"mt": {"a": [v - 0.1 * (i < 6) for i, v in enumerate(GOOD * 4)]}})
    found = hold(after, before, replace(NOTHING, drops=(parse_drop("*"),)))
    assert {check.metric for check in found.failures} == {"coverage", "support", "adequacy"}
    for failure in found.failures:
        assert failure.p_value == pytest.approx(2**-6, rel=0.2)


# -- findings -------------------------------------------------------------------------------------


def test_a_fall_of_a_thousandth_everywhere_is_no_drop(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": [0.2] + [0.995] * 11}})
    after = make_result({"mt": {"a": [0.2] + [0.994] * 11}})
    assert hold(after, before, Rules()).passed
    # the same fall everywhere, but as large as a fault
    worse = make_result({"mt": {"a": [0.2] + [0.985] * 11}})
    assert ("drop", "mt") in failures(hold(worse, before, Rules()))


def test_a_new_major_omission_fails_and_shows_its_paragraph(
    make_result: MakeResult, make_finding: MakeFinding
) -> None:
    before = make_result({"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("old")]})
    after = make_result(
        {"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("old"), make_finding("new")]}
    )
    rules = replace(NOTHING, new_findings=(parse_finding("major Omission"),))
    failure = only(hold(after, before, rules))
    assert failure.id == "new"
    assert failure.message == "new major Omission: it is not there: “Paragraph 1”"
    assert failure.shown is not None
    assert failure.shown.reference_text.startswith("Paragraph 1")


@pytest.mark.parametrize(
    ("severity", "category"), [("minor", "Omission"), ("critical", "Addition")]
)
def test_a_rule_for_findings_leaves_other_kinds_and_lesser_ones_alone(
    make_result: MakeResult, make_finding: MakeFinding, severity: str, category: str
) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result(
        {"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x", severity, category)]}
    )
    rules = replace(NOTHING, new_findings=(parse_finding("major Omission"),))
    assert hold(after, before, rules).passed


@pytest.mark.parametrize(
    ("severity", "category", "passes"),
    [
        ("critical", "Mistranslation", False),
        ("major", "Omission", False),
        ("major", "Mistranslation", True),
        ("minor", "Omission", True),
    ],
)
def test_without_a_word_what_is_critical_or_lost_may_not_be_new(
    make_result: MakeResult,
    make_finding: MakeFinding,
    severity: str,
    category: str,
    passes: bool,
) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result(
        {"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x", severity, category)]}
    )
    assert hold(after, before, Rules()).passed is passes


def test_a_finding_that_became_graver_is_new(
    make_result: MakeResult, make_finding: MakeFinding
) -> None:
    before = make_result({"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x", "minor")]})
    after = make_result({"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x", "critical")]})
    rules = replace(NOTHING, new_findings=(parse_finding("major Omission"),))
    assert failures(hold(after, before, rules)) == [("new finding", "mt/a")]


def test_without_a_baseline_nothing_is_new_and_a_note_says_so(
    make_result: MakeResult, make_finding: MakeFinding
) -> None:
    result = make_result({"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x")]})
    report = hold(result, rules=Rules())
    assert report.passed
    assert any("no baseline" in note for note in report.notes)


def test_findings_can_be_forbidden_outright(
    make_result: MakeResult, make_finding: MakeFinding
) -> None:
    result = make_result({"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x", "critical")]})
    rules = replace(NOTHING, findings=(parse_finding("critical"), parse_finding("major Omission")))
    assert failures(hold(result, rules=rules)) == [("finding", "mt/a")]


def test_where_nothing_could_be_looked_for_no_finding_is_no_pass(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [None]}})
    rules = replace(NOTHING, findings=(parse_finding("critical"),))
    failure = only(hold(result, rules=rules))
    assert (failure.kind, failure.document) == ("finding", "a")
    assert "no unit is scored" in failure.message


def test_findings_are_known_where_coverage_was_not_asked_for(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": GOOD}})
    (system,) = result.systems
    (document,) = system.documents
    bare = document.model_copy(update={"scores": {"support": 0.9}})
    asked = system.model_copy(update={"documents": (bare,), "scores": {"support": 0.9}})
    run = result.model_copy(update={"systems": (asked,)})
    assert hold(run, rules=replace(NOTHING, findings=(parse_finding("critical"),))).passed


@pytest.mark.parametrize(("before", "passed"), [(GOOD, False), ([None], True)])
def test_what_the_baseline_was_not_looked_at_for_is_not_asked_anew(
    make_result: MakeResult, before: list[float | None], *, passed: bool
) -> None:
    rules = replace(NOTHING, new_findings=(parse_finding("major Omission"),))
    then, now = make_result({"mt": {"a": before}}), make_result({"mt": {"a": [None]}})
    assert hold(now, then, rules).passed is passed


# -- must cover -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coverage", "status", "said"),
    [
        (0.2, "omitted", "omitted, coverage 0.2"),
        (0.6, "partial", "partial"),
        (None, None, "not scored"),
    ],
)
def test_a_must_cover_unit_that_is_not_covered_fails(
    make_result: MakeResult, coverage: float | None, status: str | None, said: str
) -> None:
    result = make_result(
        {"mt": {"a": GOOD}},
        must_cover=[("The fees rise.", coverage, status), ("It met.", 0.9, "covered")],
    )
    failure = only(hold(result, rules=replace(NOTHING, must_cover=True)))
    assert said in failure.message
    assert "The fees rise." in failure.message


# -- missing --------------------------------------------------------------------------------------


def test_what_the_baseline_has_must_be_there(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD, "b": GOOD}, "ht": {"a": GOOD, "b": GOOD}})
    after = make_result({"mt": {"a": GOOD}})
    report = hold(after, before)
    assert failures(report) == [("missing", "ht"), ("missing", "mt/b")]
    allowed = hold(after, before, replace(NOTHING, allow_missing=True))
    assert allowed.passed
    assert len(allowed.notes) == 2


def test_what_is_new_is_noted_and_does_not_fail(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result({"mt": {"a": GOOD, "b": [0.1] * 8}, "ht": {"a": GOOD, "b": GOOD}})
    report = hold(after, before, Rules())
    assert report.passed
    assert any("mt/b is not in the baseline" in note for note in report.notes)
    assert any("compared on 1 document," in note for note in report.notes)


def test_where_documents_differ_scores_are_made_of_the_common_ones(
    make_result: MakeResult,
) -> None:
    before = make_result({"mt": {"a": GOOD, "b": [0.2] * 8}})
    after = make_result({"mt": {"a": [v - 0.3 for v in GOOD]}})
    rules = replace(NOTHING, drops=(parse_drop("coverage by 0.1"),), allow_missing=True)
    report = hold(after, before, rules)
    assert "got worse by 0.3" in only(report).message
    assert "mt: compared on 1 document, which both sides have alike" in report.notes


def test_no_document_in_common_is_not_enough_data(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result({"mt": {"b": [0.1] * 8}})
    rules = replace(NOTHING, drops=(parse_drop("coverage by 0.1"),))
    assert failures(hold(after, before, rules)) == [("missing", "mt/a")]
    [found] = hold(after, before, replace(rules, allow_missing=True)).checks
    assert found.outcome == "not enough data"
    assert "no document alike" in found.message


def test_a_changed_reference_cannot_be_compared(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}})
    after = make_result({"mt": {"a": [0.1] * 8}}, changed=["a"])
    report = hold(after, before, Rules())
    assert failures(report) == [("missing", "a")]
    assert "write the baseline anew" in report.failures[0].message


def test_no_system_in_common_is_an_error(make_result: MakeResult) -> None:
    with pytest.raises(ResultError, match="no system in common"):
        hold(make_result({"mt": {"a": GOOD}}), make_result({"ht": {"a": GOOD}}))


def test_a_run_without_a_system_has_passed_nothing(make_result: MakeResult) -> None:
    with pytest.raises(ResultError, match="no system"):
        hold(make_result({}), rules=replace(NOTHING, findings=(parse_finding("critical"),)))


def test_a_system_without_documents_has_not_passed_for_having_no_finding(
    make_result: MakeResult,
) -> None:
    rules = replace(NOTHING, findings=(parse_finding("critical"),))
    report = hold(make_result({"mt": {"a": GOOD}, "late": {}}), rules=rules)
    assert failures(report) == [("finding", "late")]


def test_what_a_run_went_on_without_is_noted(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": GOOD}})
    run = result.run.model_copy(update={"missing": ("mt/b",)})
    report = hold(result.model_copy(update={"run": run}))
    assert any("mt/b" in note for note in report.notes)


def test_drops_without_a_baseline_are_noted(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": GOOD}})
    rules = replace(NOTHING, drops=(parse_drop("coverage by 0.1"),))
    assert any("no baseline" in note for note in hold(result, rules=rules).notes)
    assert hold(result).notes == ()


def test_signatures_that_differ_are_an_error_unless_allowed(make_result: MakeResult) -> None:
    before = make_result({"mt": {"a": GOOD}}, signature="enc:other")
    after = make_result({"mt": {"a": GOOD}})
    with pytest.raises(ResultError, match="--allow-signature"):
        hold(after, before)
    report = hold(after, before, allow_signature=True)
    assert report.passed
    assert any("signatures" in note for note in report.notes)


# -- waivers --------------------------------------------------------------------------------------


@pytest.fixture
def bad(make_result: MakeResult, make_finding: MakeFinding) -> Result:
    return make_result({"mt": {"a": GOOD}}, findings={"mt/a": [make_finding("x")]})


def waived(bad: Result, expires: date, id_: str = "x") -> GateReport:
    rules = replace(
        NOTHING,
        findings=(parse_finding("major"),),
        waivers=(Waiver(id_, "the source says so", expires),),
    )
    return hold(bad, rules=rules)


def test_a_waiver_holds_through_its_last_day(bad: Result) -> None:
    report = waived(bad, TODAY)
    assert report.passed
    [check_] = report.of("waived")
    assert "waived until 2026-06-15: the source says so" in check_.message


def test_an_expired_waiver_fails_and_says_so(bad: Result) -> None:
    report = waived(bad, date(2026, 6, 14))
    assert [each.kind for each in report.failures] == ["finding", "waiver"]
    assert all("expired on 2026-06-14" in each.message for each in report.failures)


def test_an_expired_waiver_of_nothing_fails_too(bad: Result) -> None:
    report = waived(bad, date(2026, 6, 14), "gone")
    assert [each.kind for each in report.failures] == ["finding", "waiver"]


def test_a_waiver_of_nothing_is_noted(bad: Result) -> None:
    report = waived(bad, TODAY, "gone")
    assert any("waives nothing" in note for note in report.notes)


def test_any_failure_can_be_waived_by_its_id(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.2] * 6}})
    rules = replace(NOTHING, thresholds=(parse_threshold("coverage >= 0.9"),))
    id_ = only(hold(result, rules=rules)).id
    waiver = Waiver(id_, "being mended", TODAY)
    assert hold(result, rules=replace(rules, waivers=(waiver,))).passed
