"""What a comparison says of systems whose order is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from sacrebleu import BLEU
from sacrebleu.significance import PairedTest
from sacrebleu.significance import Result as Significance

from harness.compare import Comparison, Options, compare
from harness.compare.model import MetricComparison
from harness.errors import MetricError, ResultError
from harness.result import Result

MakeResult = Callable[..., Result]
WORDS = ["ferry", "six", "nobody", "told", "captain", "harbour", "strike", "city", "paid", "half"]
FAST = Options(resamples=200, trials=500)


def lines(seed: int, count: int) -> list[str]:
    rng = np.random.default_rng(seed)
    return [" ".join(rng.choice(WORDS, size=rng.integers(6, 14))) for _ in range(count)]


def damaged(texts: list[str], rate: float, seed: int) -> list[str]:
    rng = np.random.default_rng(seed)
    return [
        " ".join("broken" if rng.random() < rate else word for word in text.split())
        for text in texts
    ]


def documents(texts: list[str], size: int) -> dict[str, list[str]]:
    return {f"d{at // size:02}": texts[at : at + size] for at in range(0, len(texts), size)}


REFERENCE = lines(1, 60)
SYSTEMS = {
    "good": damaged(REFERENCE, 0.05, 2),
    "middling": damaged(REFERENCE, 0.3, 3),
    "bad": damaged(REFERENCE, 0.7, 4),
}


def result(make_result: MakeResult, size: int = 60, **options: object) -> Result:
    texts = {name: documents(found, size) for name, found in SYSTEMS.items()}
    return make_result(documents(REFERENCE, size), texts, **options)


def by_metric(comparison: Comparison, name: str) -> MetricComparison:
    return next(metric for metric in comparison.metrics if metric.name == name)


def test_the_signature_is_that_of_the_score_beside_it(make_result: MakeResult) -> None:
    """A run against several references is compared by the first: its own signature says more."""
    found = result(make_result)
    own = found.metrics["BLEU"]
    several = own.model_copy(update={"signature": own.signature.replace("nrefs:1|", "nrefs:var|")})
    many = found.model_copy(update={"metrics": found.metrics | {"BLEU": several}})
    shown = by_metric(compare([many], metrics=["BLEU"], options=FAST), "BLEU")
    assert shown.signature == own.signature
    # said also where the two scores happen to be near each other
    assert shown.note == "scored anew against the first reference alone: a result holds no other"


def test_scores_made_anew_are_the_results_own(make_result: MakeResult) -> None:
    found = result(make_result)
    for metric in compare([found], options=FAST).metrics:
        assert metric.note is None
        for score, system in zip(metric.systems, found.systems, strict=True):
            assert score.score == pytest.approx(system.scores[metric.name], abs=1e-4)


def test_systems_that_differ_clearly_stand_in_clusters_of_their_own(
    make_result: MakeResult,
) -> None:
    for metric in compare([result(make_result)], options=FAST).metrics:
        assert [score.cluster for score in metric.systems] == [1, 2, 3]
        assert [score.ranks for score in metric.systems] == [(1, 1), (2, 2), (3, 3)]


def test_the_better_system_of_a_pair_is_named_whatever_the_direction(
    make_result: MakeResult,
) -> None:
    comparison = compare([result(make_result, metrics=("coverage", "TER"))], options=FAST)
    for metric in comparison.metrics:
        pair = metric.pairs[0]
        assert (pair.first, pair.second, pair.better) == ("good", "middling", "good")
        assert pair.effect is not None
        assert pair.effect < 0
        assert pair.wins == 0
    ter = by_metric(comparison, "TER")
    assert ter.pairs[0].difference is not None
    assert ter.pairs[0].difference > 0


def test_an_interval_holds_its_score(make_result: MakeResult) -> None:
    for metric in compare([result(make_result)], options=FAST).metrics:
        for score in metric.systems:
            assert score.low is not None
            assert score.high is not None
            assert score.score is not None
            assert score.low <= score.score <= score.high


def test_figures_of_aligned_lines_are_those_of_sacrebleus_tests(make_result: MakeResult) -> None:
    found = compare([result(make_result, metrics=("BLEU",))]).metrics[0]
    named: list[tuple[str, Sequence[str]]] = list(SYSTEMS.items())
    _, bootstrap = PairedTest(named, {"BLEU": BLEU()}, [REFERENCE], "bs")()
    _, randomisation = PairedTest(named, {"BLEU": BLEU()}, [REFERENCE], "ar", n_samples=10_000)()
    for index in range(3):
        theirs = bootstrap["BLEU"][index]
        ours = found.systems[index]
        assert isinstance(theirs, Significance)
        assert ours.low is not None
        assert ours.high is not None
        assert ours.mean == pytest.approx(theirs.mean, rel=1e-6)
        assert (ours.high - ours.low) / 2 == pytest.approx(theirs.ci, rel=1e-5)
    for index in (1, 2):
        pair = next(p for p in found.pairs if (p.first, p.second) == ("good", named[index][0]))
        bs, ar = bootstrap["BLEU"][index], randomisation["BLEU"][index]
        assert isinstance(bs, Significance)
        assert isinstance(ar, Significance)
        assert (pair.p_bootstrap, pair.p_randomisation) == (bs.p_value, ar.p_value)


def test_twenty_documents_are_resampled_themselves(make_result: MakeResult) -> None:
    comparison = compare([result(make_result, size=3)], options=FAST)
    assert {(m.resampled, m.count) for m in comparison.metrics} == {("documents", 20)}


def test_segments_are_resampled_below_twenty_documents(make_result: MakeResult) -> None:
    comparison = compare([result(make_result, size=6)], options=FAST)
    assert {(m.resampled, m.count) for m in comparison.metrics} == {("segments", 60)}


def test_without_alignment_paragraphs_and_documents_are_resampled(
    make_result: MakeResult,
) -> None:
    comparison = compare([result(make_result, size=6, aligned=False)], options=FAST)
    assert {m.name: (m.resampled, m.count) for m in comparison.metrics} == {
        "coverage": ("paragraphs", 60),
        "support": ("paragraphs", 60),
        "adequacy": ("paragraphs", 60),
        "BLEU": ("documents", 10),
        "chrF2": ("documents", 10),
    }


def test_a_system_against_itself_never_differs(make_result: MakeResult) -> None:
    same = documents(SYSTEMS["middling"], 60)
    found = make_result(documents(REFERENCE, 60), {"once": same, "twice": same})
    for metric in compare([found], options=FAST).metrics:
        pair = metric.pairs[0]
        assert (pair.p_bootstrap, pair.p_randomisation, pair.better) == (1, 1, None)
        assert [score.cluster for score in metric.systems] == [1, 1]
        assert pair.wins == 0.5


def test_holms_correction_counts_all_pairs(make_result: MakeResult) -> None:
    for metric in compare([result(make_result)], options=FAST).metrics:
        for pair in metric.pairs:
            assert pair.p_randomisation is not None
            assert pair.p_holm == pytest.approx(3 * pair.p_randomisation)


def test_one_paragraph_is_not_enough_data(make_result: MakeResult) -> None:
    found = make_result({"d": REFERENCE[:1]}, {n: {"d": t[:1]} for n, t in SYSTEMS.items()})
    for metric in compare([found], options=FAST).metrics:
        assert metric.note is not None
        assert metric.note.startswith("not enough data: 1 segment;")
        assert all(pair.p_holm is None and pair.better is None for pair in metric.pairs)
        assert all(pair.difference is not None for pair in metric.pairs)
        assert all(s.score is not None and s.low is None for s in metric.systems)


def test_one_system_has_intervals_and_no_test(make_result: MakeResult) -> None:
    texts = {"good": documents(SYSTEMS["good"], 60)}
    comparison = compare([make_result(documents(REFERENCE, 60), texts)], options=FAST)
    for metric in comparison.metrics:
        assert metric.pairs == ()
        assert metric.note is not None
        assert "one system only" in metric.note
        assert metric.systems[0].low is not None


def test_a_system_without_scores_is_left_out_of_the_tests(make_result: MakeResult) -> None:
    texts = {name: documents(found, 60) for name, found in SYSTEMS.items()}
    texts["bad"] = {"d00": [""] * 60}
    comparison = compare([make_result(documents(REFERENCE, 60), texts)], options=FAST)
    support = by_metric(comparison, "support")
    assert support.note is not None
    assert "not enough data: too little of bad is scored" in support.note
    assert support.systems[2].score is None
    assert support.systems[2].cluster is None
    assert [pair.p_holm is None for pair in support.pairs] == [False, True, True]
    assert by_metric(comparison, "coverage").systems[2].score == 0


def test_metrics_can_be_chosen(make_result: MakeResult) -> None:
    comparison = compare([result(make_result)], metrics=["BLEU"], options=FAST)
    assert [metric.name for metric in comparison.metrics] == ["BLEU"]


def test_a_metric_that_the_run_does_not_have_is_an_error(make_result: MakeResult) -> None:
    with pytest.raises(MetricError, match="no metric 'TER'"):
        compare([result(make_result)], metrics=["TER"], options=FAST)


def test_a_baseline_that_is_not_there_is_an_error_that_names_the_nearest(
    make_result: MakeResult,
) -> None:
    with pytest.raises(ResultError, match=r"no system 'goood'\n.*did you mean good[?]"):
        compare([result(make_result)], baseline="goood", options=FAST)


def test_a_score_that_is_not_the_results_own_is_noted(make_result: MakeResult) -> None:
    found = result(make_result, metrics=("BLEU",))
    other = [s.model_copy(update={"scores": {"BLEU": 1.0}}) for s in found.systems]
    metric = compare([found.model_copy(update={"systems": tuple(other)})], options=FAST).metrics[0]
    assert metric.note is not None
    assert "its own score differs for good" in metric.note


def test_a_metric_of_a_package_that_is_not_here_shows_its_stored_scores(
    make_result: MakeResult,
) -> None:
    found = result(make_result, metrics=("BLEU",))
    metrics = {"other": found.metrics["BLEU"]}
    systems = [s.model_copy(update={"scores": {"other": 7.0}}) for s in found.systems]
    changed = found.model_copy(update={"metrics": metrics, "systems": tuple(systems)})
    metric = compare([changed], options=FAST).metrics[0]
    assert [score.score for score in metric.systems] == [7, 7, 7]
    assert metric.note is not None
    assert "cannot be resampled" in metric.note


@pytest.mark.parametrize("score", [None, float("nan"), float("inf")])
def test_a_score_that_is_none_is_null_and_not_tested(
    make_result: MakeResult, score: float | None
) -> None:
    found = result(make_result, metrics=("BLEU",))
    first, *others = (s.model_copy(update={"scores": {"other": 7.0}}) for s in found.systems)
    systems = (first.model_copy(update={"scores": {"other": score}}), *others)
    changed = found.model_copy(
        update={"metrics": {"other": found.metrics["BLEU"]}, "systems": systems}
    )
    comparison = compare([changed], options=FAST)
    [metric] = comparison.metrics
    assert [each.score for each in metric.systems] == [None, 7, 7]
    assert {pair.better for pair in metric.pairs} == {None}
    assert metric.note is not None
    assert "not enough data" in metric.note
    assert '"score":null' in comparison.to_json().replace(" ", "")


def test_the_tokeniser_is_that_of_the_signature(make_result: MakeResult) -> None:
    found = result(make_result, metrics=("BLEU",))
    info = found.metrics["BLEU"]
    characters = info.model_copy(update={"signature": info.signature.replace("13a", "char")})
    changed = found.model_copy(update={"metrics": {"BLEU": characters}})
    expected = BLEU(tokenize="char").corpus_score(SYSTEMS["good"], [REFERENCE]).score
    metric = compare([changed], options=FAST).metrics[0]
    assert metric.systems[0].score == pytest.approx(expected)


def test_the_same_input_gives_the_same_comparison(make_result: MakeResult) -> None:
    found = result(make_result)
    assert compare([found], options=FAST) == compare([found], options=FAST)


def test_the_json_reads_back(make_result: MakeResult) -> None:
    comparison = compare([result(make_result)], options=FAST)
    assert Comparison.model_validate_json(comparison.to_json()) == comparison


def test_a_difference_that_is_always_the_same_has_no_effect_size(make_result: MakeResult) -> None:
    references = {f"d{i}": ["one two three four five six seven"] for i in range(7)}
    systems = {
        "whole": references,
        "part": {name: ["one two three four five"] for name in references},
    }
    result = make_result(references, systems, metrics=("BLEU", "chrF2"))
    for metric in compare([result], options=FAST).metrics:
        [pair] = metric.pairs
        assert pair.difference
        assert pair.effect is None
