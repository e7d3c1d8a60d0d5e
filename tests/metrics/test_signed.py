"""A result's signature says by which metric its scores can be made again."""

from __future__ import annotations

import pytest

from harness.metrics.bleu import BLEU
from harness.metrics.signed import has_further_references, signed_metric


@pytest.mark.parametrize(
    ("signature", "tokenize"),
    [
        ("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0", "13a"),
        ("nrefs:1|tok:zh|smooth:exp", "zh"),
        ("tok:char", "char"),
        ("tok:13a-0.9|smooth:exp", "13a"),
        ("nrefs:1", "13a"),
    ],
)
def test_bleu_cuts_as_its_signature_says(signature: str, tokenize: str) -> None:
    found = signed_metric("BLEU", signature)
    assert isinstance(found, BLEU)
    assert found.tokenize == tokenize


def test_other_metrics_are_made_by_name() -> None:
    found = signed_metric("chrF2", "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no")
    assert found is not None
    assert found.name == "chrF2"


@pytest.mark.parametrize("name", ["coverage", "of another package"])
def test_what_is_no_text_metric_here_is_none(name: str) -> None:
    assert signed_metric(name, "") is None


@pytest.mark.parametrize(
    ("signature", "further"),
    [
        ("nrefs:1|case:mixed|eff:no", False),
        ("nrefs:2|case:mixed|eff:no", True),
        ("nrefs:var|case:mixed|eff:no", True),
        ("case:mixed|nrefs:3", True),
        ("of another package", False),
    ],
)
def test_a_signature_says_whether_there_were_further_references(
    signature: str, further: bool
) -> None:
    assert has_further_references(signature) is further
