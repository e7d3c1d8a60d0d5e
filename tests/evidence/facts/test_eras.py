"""Years and centuries before our era."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities


def told(reference: str, candidate: str) -> list[tuple[str, str]]:
    return [
        (reference[slice(*c.reference)], candidate[slice(*c.candidate)])
        for c in compare_quantities(reference, candidate, FactContext())
        if c.confidence >= 0.5 and c.reference and c.candidate
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "pair"),
    [
        ("He died in 44 BC.", "He died in 44 AD.", ("44 BC", "44")),
        ("He died in 221 B.C. in Rome.", "He died in 221 in Rome.", ("221 B.C.", "221")),
        ("It is of the fifth century BCE.", "It is of the fifth century.",
         ("fifth century BCE", "fifth century")),
    ],
)  # fmt: skip
def test_a_lost_era_is_told(reference: str, candidate: str, pair: tuple[str, str]) -> None:
    assert told(reference, candidate) == [pair]
    assert told(candidate, reference) == [pair[::-1]]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("He died in 44 BC.", "He died in 44 B.C.E."),
        ("He died in 44 BC.", "He died 44 years before Christ."),
        ("It stood from 221 to 206 BC.", "It stood from 221 BC to 206 BC."),
        ("The state (221–206 BC) fell.", "The state (221 BC – 206 BC) fell."),
        ("It grew in the fourth and third centuries BC.",
         "It grew in the 4th and the 3rd century B.C.E."),
        ("It is of the third century BC.", "It is of the 200s BCE."),
        ("5 BC towns were evacuated.", "Five towns in BC were evacuated."),
        ("He was born in AD 14.", "He was born in 14 CE."),
    ],
)  # fmt: skip
def test_an_era_in_other_words_is_the_same(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []


def test_a_range_before_our_era_is_one_group() -> None:
    first, second = find_quantities("It stood from 221 to 206 BC.")
    assert (first.values[0], second.values[0]) == (-221, -206)
    assert first.group == second.group
    assert first.company == second.company == 2
