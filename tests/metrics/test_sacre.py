"""Ours against sacrebleu's own command and API."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sacrebleu
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.errors import MetricError
from harness.metrics import get_metric, reference_count, score_corpus, text_metrics

NAMES = ["BLEU", "chrF2", "chrF2++", "TER"]

REFERENCE = [
    "The harbour opened at six, and the first ferry left ten minutes later.",
    "Nobody had told the captain about the strike.",
    "“We shall wait,” she said.",
    "It cost 1,250.75 crowns; the city paid half.",
    "Yes.",
]
FURTHER = [
    "At six the port opened; the first ferry sailed ten minutes after that.",
    "The captain had been told nothing of the strike.",
    "“We will wait,” said she.",
    "The price was 1,250.75 crowns, half of which the city paid.",
    "Indeed.",
]
CANDIDATE = [
    "The port opened at six and the first ferry left ten minutes late.",
    "Nobody told the captain about a strike.",
    "“We shall wait,” she said.",
    "It cost 1250.75 crowns, and half was paid by the city.",
    "",
]
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "newstest2020"


def command(folder: Path, candidate: list[str], *references: list[str], **options: Any) -> Any:
    """What sacrebleu's own command prints: one JSON object a metric."""
    paths = []
    for number, lines in enumerate([candidate, *references]):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    arguments = [str(path) for path in paths[1:]] + ["-i", str(paths[0]), "-w", "6"]
    for name, value in options.items():
        arguments += [f"--{name.replace('_', '-')}", *str(value).split()]
    run = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(run.stdout)
    return found if isinstance(found, list) else [found]


def ours(names: list[str], candidate: list[str], *references: list[str], **options: Any) -> Any:
    metrics = [get_metric(name, **options) for name in names]
    return metrics, score_corpus(metrics, candidate, references)


def check_against_command(folder: Path, names: list[str], *texts: list[str]) -> None:
    plain = {"BLEU": "bleu", "chrF2": "chrf", "TER": "ter"}
    printed = command(folder, *texts, metrics=" ".join(plain[n] for n in names if n in plain))
    if "chrF2++" in names:
        printed += command(folder, *texts, metrics="chrf", chrf_word_order=2)
    metrics, scores = ours(names, *texts)
    assert {each["name"] for each in printed} == set(names)
    for each in printed:
        metric = next(metric for metric in metrics if metric.name == each["name"])
        assert f"{scores[each['name']]:.6f}" == f"{each['score']:.6f}"
        assert metric.signature(len(texts) - 1) == each["signature"]


def test_scores_and_signatures_are_those_of_sacrebleus_command(tmp_path: Path) -> None:
    check_against_command(tmp_path, NAMES, CANDIDATE, REFERENCE)


def test_two_references_are_counted_as_sacrebleus_command_counts_them(tmp_path: Path) -> None:
    check_against_command(tmp_path, NAMES, CANDIDATE, REFERENCE, FURTHER)


def test_chinese_is_cut_as_sacrebleus_command_cuts_it(tmp_path: Path) -> None:
    candidate, reference = (
        ["港口六点开放。", "没人告诉船长。"],
        ["港口在六点开放。", "没有人告诉船长。"],
    )
    (printed,) = command(tmp_path, candidate, reference, metrics="bleu", language_pair="en-zh")
    metric = get_metric("BLEU", language="zh")
    scores = score_corpus([metric], candidate, [reference])
    assert f"{scores['BLEU']:.6f}" == f"{printed['score']:.6f}"
    assert "tok:zh" in metric.signature()


@pytest.mark.data
@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data")
def test_scores_of_newstest2020_are_those_of_sacrebleus_command(tmp_path: Path) -> None:
    candidate = (DATA / "system-outputs/zh-en/Online-B.txt").read_text("utf-8").splitlines()
    reference = (DATA / "references/zh-en.refA.txt").read_text("utf-8").splitlines()
    check_against_command(tmp_path, ["BLEU", "chrF2", "chrF2++"], candidate, reference)


@pytest.mark.data
@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data")
def test_ter_of_newstest2020_is_that_of_sacrebleus_command(tmp_path: Path) -> None:
    candidate = (DATA / "system-outputs/zh-en/Online-B.txt").read_text("utf-8").splitlines()
    reference = (DATA / "references/zh-en.refA.txt").read_text("utf-8").splitlines()
    check_against_command(tmp_path, ["TER"], candidate[:100], reference[:100])


def test_a_paragraphs_own_score_is_sacrebleus_sentence_score() -> None:
    candidate, references = CANDIDATE[0], [REFERENCE[0], FURTHER[0]]
    expected = {
        "BLEU": sacrebleu.sentence_bleu(candidate, references).score,
        "chrF2": sacrebleu.sentence_chrf(candidate, references).score,
        "chrF2++": sacrebleu.sentence_chrf(candidate, references, word_order=2).score,
        "TER": sacrebleu.sentence_ter(candidate, references).score,
    }
    assert {n: get_metric(n).segment_score(candidate, references) for n in NAMES} == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraphs_own_score_can_be_made_of_its_statistics(name: str) -> None:
    metric = get_metric(name)
    further = [None, *FURTHER[1:]]
    found = metric.segment_scores(metric.statistics(CANDIDATE, [REFERENCE, further]))
    sets = zip(REFERENCE, further, strict=True)
    references = [[text for text in each if text is not None] for each in sets]
    assert found == [
        metric.segment_score(text, given) for text, given in zip(CANDIDATE, references, strict=True)
    ]


def test_a_short_paragraph_that_is_its_reference_has_a_bleu_of_its_own() -> None:
    assert get_metric("BLEU").segment_score("Yes, indeed.", ["Yes, indeed."]) == pytest.approx(100)


@pytest.mark.parametrize("name", NAMES)
def test_a_segment_without_reference_has_no_score(name: str) -> None:
    assert get_metric(name).segment_score("something", []) is None


def test_segments_may_differ_in_their_number_of_references() -> None:
    references: list[list[str | None]] = [[*REFERENCE], [FURTHER[0], None, None, FURTHER[3], None]]
    expected = {
        "BLEU": sacrebleu.BLEU().corpus_score(CANDIDATE, references).score,  # type: ignore[arg-type]
        "chrF2": sacrebleu.CHRF().corpus_score(CANDIDATE, references).score,  # type: ignore[arg-type]
        "chrF2++": sacrebleu.CHRF(word_order=2).corpus_score(CANDIDATE, references).score,  # type: ignore[arg-type]
        "TER": sacrebleu.TER().corpus_score(CANDIDATE, references).score,  # type: ignore[arg-type]
    }
    metrics = [get_metric(name) for name in NAMES]
    assert score_corpus(metrics, CANDIDATE, references) == pytest.approx(expected, rel=1e-12)
    assert reference_count(references) == -1
    assert metrics[0].signature(-1).startswith("nrefs:var|")


def test_empty_candidates_score_what_sacrebleu_gives_for_empty_lines(tmp_path: Path) -> None:
    check_against_command(tmp_path, NAMES, [""] * len(REFERENCE), REFERENCE)


@pytest.mark.parametrize("name", NAMES)
def test_systems_have_the_same_statistics_together_as_alone(name: str) -> None:
    metric = get_metric(name)
    systems, references = [CANDIDATE, FURTHER, CANDIDATE[::-1]], [REFERENCE, FURTHER]
    together = metric.statistics_of_systems(systems, references)
    for texts, found in zip(systems, together, strict=True):
        assert (found == metric.statistics(texts, references)).all()


@pytest.mark.parametrize("name", NAMES)
def test_systems_without_segments_have_statistics_without_rows(name: str) -> None:
    metric = get_metric(name)
    assert [rows.shape[0] for rows in metric.statistics_of_systems([[], []], [[]])] == [0, 0]
    assert metric.statistics_of_systems([], [[]]) == []


def test_no_segment_has_no_score() -> None:
    metrics = text_metrics(NAMES)
    assert score_corpus(metrics, [], [[]]) == dict.fromkeys(NAMES)
    assert all(metric.statistics([], [[]]).shape[0] == 0 for metric in metrics)


@pytest.mark.parametrize("name", NAMES)
def test_unequal_lengths_are_refused(name: str) -> None:
    with pytest.raises(MetricError, match="reference set 2 has 4 segments, the candidate 5"):
        get_metric(name).statistics(CANDIDATE, [REFERENCE, FURTHER[:4]])


@pytest.mark.parametrize("name", NAMES)
def test_a_segment_that_no_set_has_a_reference_for_is_refused(name: str) -> None:
    with pytest.raises(MetricError, match=r"segment 1 \(counted from 0\) has no reference"):
        get_metric(name).statistics(["a", "b"], [["a", None], ["b", None]])


@pytest.mark.parametrize("name", NAMES)
def test_no_reference_set_is_refused(name: str) -> None:
    with pytest.raises(MetricError, match="no reference"):
        get_metric(name).statistics(["a"], [])


@pytest.mark.parametrize("name", NAMES)
def test_statistics_that_are_not_numbers_have_no_score(name: str) -> None:
    metric = get_metric(name)
    row = metric.statistics(CANDIDATE[:1], [REFERENCE[:1]])[0]
    row[0] = np.nan
    assert metric.score(row) is None
    assert np.isnan(metric.scores(row[None])).all()


words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=8).map(" ".join)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(pairs=st.lists(st.tuples(words, words), min_size=1, max_size=6))
def test_many_sums_at_once_score_as_one_by_one(name: str, pairs: list[tuple[str, str]]) -> None:
    metric = get_metric(name)
    rows = metric.statistics([c for c, _ in pairs], [[r for _, r in pairs]])
    sums = np.cumsum(rows, axis=0)
    expected = [metric.score(row) for row in sums]
    assert metric.scores(sums) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_many_sums_in_single_precision_score_as_sacrebleus_bootstrap_does(name: str) -> None:
    metric = get_metric(name)
    rows = metric.statistics(CANDIDATE, [REFERENCE]).astype(np.float32)
    sums = np.cumsum(rows, axis=0)
    theirs = {
        "BLEU": sacrebleu.BLEU(),
        "chrF2": sacrebleu.CHRF(),
        "chrF2++": sacrebleu.CHRF(word_order=2),
        "TER": sacrebleu.TER(),
    }[name]
    expected = [theirs._compute_score_from_stats(row).score for row in sums]
    assert metric.scores(sums) == pytest.approx(expected, rel=1e-12, abs=0)
