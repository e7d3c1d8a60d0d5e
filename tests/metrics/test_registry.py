"""The registry: names, typos, languages, other packages' metrics."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

from harness.errors import MetricError
from harness.metrics import (
    declaration,
    declarations,
    default_metrics,
    get_metric,
    metric_names,
    registry,
    text_metric_names,
    text_metrics,
)
from harness.metrics.bleu import BLEU, tokenizer_for

BUILT_IN = ["coverage", "support", "adequacy", "BLEU", "chrF2", "chrF2++", "TER"]


class Length(BLEU):
    """Another package's metric."""

    name = "length"


def install(monkeypatch: pytest.MonkeyPatch, *entries: tuple[str, str]) -> None:
    found = [EntryPoint(name, value, registry.GROUP) for name, value in entries]
    monkeypatch.setattr(
        registry, "entry_points", lambda group: [e for e in found if e.group == group]
    )


def test_the_metrics_of_the_contract_are_there() -> None:
    assert metric_names()[: len(BUILT_IN)] == BUILT_IN


def test_all_but_ter_are_scored_without_being_asked_for() -> None:
    assert default_metrics() == [name for name in BUILT_IN if name != "TER"]


def test_only_ter_is_better_when_lower() -> None:
    assert [each.name for each in declarations() if not each.higher_is_better] == ["TER"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_declaration_carries_the_name_it_is_found_by(name: str) -> None:
    found = declaration(name)
    assert found.name == name
    assert found.description


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("bleu", "BLEU"), ("chrf", "chrF2"), ("chrF++", "chrF2++"), ("covrage", "coverage")],
)
def test_a_typo_is_answered_with_the_nearest_name(typo: str, meant: str) -> None:
    with pytest.raises(MetricError, match=f"did you mean {meant.replace('+', '[+]')}[?]"):
        get_metric(typo)


def test_a_name_like_no_other_is_answered_with_all_names() -> None:
    with pytest.raises(MetricError, match="there are coverage, support, adequacy, BLEU") as caught:
        get_metric("zzz")
    assert "did you mean" not in str(caught.value)


def test_what_evidence_computes_is_no_text_metric() -> None:
    with pytest.raises(MetricError, match="coverage is computed from aligned units"):
        get_metric("coverage")


def test_text_metrics_leaves_out_what_evidence_computes() -> None:
    found = text_metrics(["coverage", "TER", "BLEU", "TER"])
    assert [metric.name for metric in found] == ["TER", "BLEU"]


def test_text_metrics_are_the_default_ones_if_none_is_named() -> None:
    assert [metric.name for metric in text_metrics()] == ["BLEU", "chrF2", "chrF2++"]


def test_a_metrics_signature_counts_the_references() -> None:
    assert get_metric("chrF2++").signature(2).startswith("nrefs:2|case:mixed|eff:yes|")


@pytest.mark.parametrize(
    ("language", "tokenizer"),
    [
        (None, "13a"),
        ("", "13a"),
        ("en", "13a"),
        ("zh", "zh"),
        ("zh-TW", "zh"),
        ("ZH_hans", "zh"),
        ("ja", "ja-mecab"),
        ("ko", "ko-mecab"),
    ],
)
def test_the_language_decides_the_tokeniser(language: str | None, tokenizer: str) -> None:
    assert tokenizer_for(language) == tokenizer


def test_a_tokeniser_that_is_not_installed_is_an_error_that_names_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sacrebleu.tokenizers.tokenizer_ja_mecab.MeCab", None)
    with pytest.raises(MetricError, match=r"pip install 'sacrebleu\[ja\]'"):
        get_metric("BLEU", language="ja")


def test_an_unknown_tokeniser_is_an_error_that_lists_them() -> None:
    with pytest.raises(MetricError, match="use one of 13a, char"):
        BLEU(tokenize="14b")


def test_another_package_adds_a_metric(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "other", SimpleNamespace(Length=Length))
    install(monkeypatch, ("length", "other:Length"))
    assert get_metric("length").name == "length"
    assert metric_names()[-1] == "length"
    assert text_metric_names()[-1] == "length"


def test_packages_are_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look takes milliseconds, and a run asks for metrics a hundred times."""
    looks: list[str] = []

    def find(group: str) -> list[EntryPoint]:
        looks.append(group)
        return []

    monkeypatch.setattr(registry, "entry_points", find)
    text_metrics(["BLEU", "chrF2"])
    assert declaration("TER").name == "TER"
    assert looks == [registry.GROUP]


def test_a_package_that_comes_by_another_path_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "length" not in metric_names()
    made = tmp_path / "other-1.dist-info"
    made.mkdir()
    (made / "METADATA").write_text("Name: other\nVersion: 1\n")
    (made / "entry_points.txt").write_text(f"[{registry.GROUP}]\nlength = other:Length\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert metric_names()[-1] == "length"


def test_another_packages_metric_is_never_scored_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ("length", "nowhere.at.all:Length"))
    assert "length" not in default_metrics()


def test_a_built_in_name_cannot_be_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ("BLEU", "nowhere.at.all:Other"))
    assert isinstance(get_metric("BLEU"), BLEU)


def test_a_metric_that_cannot_be_imported_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ("length", "nowhere.at.all:Length"))
    with pytest.raises(MetricError, match="'length' cannot be loaded from nowhere"):
        get_metric("length")


def test_what_is_no_metric_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ("length", "builtins:int"))
    with pytest.raises(MetricError, match="no subclass of StatisticsMetric"):
        get_metric("length")
