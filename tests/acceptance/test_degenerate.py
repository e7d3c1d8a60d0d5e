"""Texts that fool a score: words without sentences, copies, next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder
from harness.result import DocumentResult
from harness.scoring import Scorer, ScoringConfig

pytestmark = pytest.mark.encoder
TEXTS = Path(__file__).resolve().parent / "texts"
Hold = Callable[[str, str], DocumentResult]


@pytest.fixture(params=["bridge", "clinic", "library"])
def report(request: pytest.FixtureRequest) -> str:
    return (TEXTS / f"{request.param}.txt").read_text("utf-8")


def _value(result: DocumentResult, name: str) -> float:
    value = result.scores[name]
    assert value is not None
    return value


def test_the_words_in_alphabetical_order_cover_nothing(report: str, hold: Hold) -> None:
    result = hold(report, " ".join(sorted(report.split(), key=str.casefold)))
    assert _value(result, "coverage") < 0.05
    assert _value(result, "support") < 0.05


def test_words_in_another_order_cover_nothing(report: str, hold: Hold) -> None:
    # every word is followed by the one that stood seven words later
    words = report.split()
    result = hold(report, " ".join(word for i in range(7) for word in words[i::7]))
    assert _value(result, "coverage") < 0.05
    assert _value(result, "support") < 0.1


def test_one_repeated_word_covers_next_to_nothing(report: str, hold: Hold) -> None:
    result = hold(report, " ".join([report.split(maxsplit=1)[0]] * 200))
    assert _value(result, "coverage") < 0.1


@pytest.mark.parametrize("alone", ["1,250", "42", "Budget."])
def test_a_number_or_a_word_alone_covers_next_to_nothing(
    alone: str, report: str, hold: Hold
) -> None:
    assert alone.strip(".") not in report
    result = hold(report, alone)
    assert _value(result, "coverage") < 0.1
    assert _value(result, "support") < 0.1


def test_ten_copies_cover_no_more_than_one_and_nine_are_additions(report: str, hold: Hold) -> None:
    once = hold(report, report)
    often = hold(report, "\n\n".join([report] * 10))
    assert _value(often, "coverage") == pytest.approx(_value(once, "coverage"), abs=0.02)
    assert _value(often, "adequacy") <= 0.5 * _value(once, "adequacy")
    assert _value(often, "support") <= 0.2
    added = {
        f.candidate.paragraph
        for f in often.findings
        if f.category == "Accuracy/Addition" and f.candidate
    }
    assert len(added) >= 0.8 * 9 * len(once.paragraphs)


@pytest.mark.parametrize("unit", ["Budget.", "1,250", "No."])
def test_a_tiny_unit_is_omitted_where_it_is_not_said(unit: str, hold: Hold) -> None:
    result = hold(f"The committee met in Geneva.\n\n{unit}", "The committee met in Geneva.")
    assert [u.status for p in result.paragraphs for u in p.units] == ["covered", "omitted"]


LABELS = ["Help", "Cancel", "Settings", "Sign in", "Save changes?", "Password", "Search", "Retry"]


def _labels(encoder: Encoder, texts: list[str]) -> DocumentResult:
    reference, candidate = (
        parse_text("".join(f"{line}\n" for line in lines), id="labels", aligned=True)
        for lines in (LABELS, texts)
    )
    return Scorer(encoder, ScoringConfig(aligned=True)).score(reference, candidate)


def test_labels_in_other_words_are_covered(encoder: Encoder) -> None:
    other = ["Support", "Abort", "Options", "Log in", "Keep changes?", "Passcode", "Find"]
    result = _labels(encoder, [*other, "Try again"])
    assert {p.status for p in result.paragraphs} == {"covered"}
    assert result.findings == ()


def test_labels_that_say_something_else_score_lower(encoder: Encoder) -> None:
    other = ["Weather", "Bicycle", "Horizon", "Potatoes", "Twelve", "Salary", "Window"]
    result = _labels(encoder, [*other, "Yesterday"])
    assert "covered" not in {p.status for p in result.paragraphs}


def test_headings_in_other_words_are_covered_where_they_stand(hold: Hold) -> None:
    texts = [
        "The drill is guaranteed for two years from the date of purchase.",
        "Wear safety glasses, and keep children away from the machine at all times.",
    ]
    answers = [
        "We guarantee the drill for two years after purchase.",
        "Protective eyewear must be worn, and children must be kept away from the tool.",
    ]
    made = [
        "\n\n".join(f"{head}\n\n{text}" for head, text in zip(heads, said, strict=True))
        for heads, said in (
            (["Warranty", "Safety instructions"], texts),
            (["Guarantee", "Safety notes"], answers),
        )
    ]
    result = hold(*made)
    assert [p.status for p in result.paragraphs] == ["covered"] * 4


def test_an_empty_candidate_covers_nothing_and_supports_nothing(report: str, hold: Hold) -> None:
    result = hold(report, "")
    assert _value(result, "coverage") == 0
    assert result.scores["support"] is None
    assert {f.category for f in result.findings} == {"Accuracy/Omission"}


def test_the_size_of_batches_changes_no_score(encoder: Encoder) -> None:
    reference = parse_text((TEXTS / "bridge.txt").read_text("utf-8"), id="bridge")
    candidate = parse_text((TEXTS / "library.txt").read_text("utf-8"), id="bridge")
    small = load_encoder("embedded", device="cpu", batch_tokens=64)
    assert Scorer(small).score(reference, candidate) == Scorer(encoder).score(reference, candidate)


def test_lines_that_have_nothing_in_common_cover_little(encoder: Encoder) -> None:
    sentences = [s.strip() for s in (TEXTS / "strangers.txt").read_text("utf-8").split("\n\n")]
    reference, candidate = (
        parse_text("".join(f"{line}\n" for line in lines), id="lines", aligned=True)
        for lines in (sentences, [*sentences[1:], sentences[0]])
    )
    result = Scorer(encoder, ScoringConfig(aligned=True)).score(reference, candidate)
    assert [p.status for p in result.paragraphs] == ["omitted"] * len(sentences)
