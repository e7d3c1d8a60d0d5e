"""Rules that no score can keep, or none can break."""

from __future__ import annotations

import pytest

from harness.errors import ConfigError
from harness.gates import parse_drop, parse_threshold
from harness.gates.limits import check_limit

SHARE = (0.0, 1.0)
PER_CENT = (0.0, 100.0)
NO_END = (0.0, None)
ANY = (None, None)


@pytest.mark.parametrize(
    ("rule", "bounds"),
    [
        ("coverage >= 0.9", SHARE),
        ("coverage >= 0", SHARE),  # any, but not null
        ("coverage >= 1", SHARE),
        ("TER <= 0", NO_END),
        ("TER <= 250", NO_END),
        ("BLEU > 99", PER_CENT),
        ("mine >= -3", ANY),
    ],
)
def test_a_threshold_within_the_range_is_taken(
    rule: str, bounds: tuple[float | None, float | None]
) -> None:
    check_limit(parse_threshold(rule), bounds)


@pytest.mark.parametrize(
    ("rule", "bounds", "said", "cure"),
    [
        ("coverage >= 90", SHARE, "no score keeps it", "from 0 to 1, so write 0.9 for 90 %"),
        ("mt: coverage <= 90", SHARE, "every score keeps it", "write 0.9 for 90 %"),
        ("coverage > -1", SHARE, "every score keeps it", "coverage goes from 0 to 1"),
        ("TER < -1", NO_END, "no score keeps it", "TER goes from 0 to any number"),
        ("BLEU >= 101", PER_CENT, "no score keeps it", "BLEU goes from 0 to 100"),
    ],
)
def test_a_threshold_beyond_the_range_is_an_error_with_its_cure(
    rule: str, bounds: tuple[float | None, float | None], said: str, cure: str
) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        check_limit(parse_threshold(rule), bounds)
    assert caught.value.cure is not None
    assert caught.value.cure.endswith(cure)


def test_a_drop_greater_than_the_range_is_an_error() -> None:
    check_limit(parse_drop("coverage by 1"), SHARE)
    check_limit(parse_drop("coverage"), SHARE)
    check_limit(parse_drop("TER by 500"), NO_END)
    with pytest.raises(ConfigError, match="no score can get worse by 5") as caught:
        check_limit(parse_drop("coverage by 5"), SHARE)
    assert caught.value.cure == "coverage goes from 0 to 1, so write 0.05 for 5 %"
