from __future__ import annotations

import pytest

from harness.evidence.facts.one_denies import one_denies


@pytest.mark.parametrize(
    ("missing", "answer", "change", "spans"),
    [
        (True, (5, 9), "changed", ((0, 3), (5, 9))),
        (False, (5, 9), "changed", ((5, 9), (0, 3))),
        (True, None, "missing", ((0, 3), None)),
        (False, None, "invented", (None, (0, 3))),
    ],
)
def test_each_side_s_span_stands_on_its_side(
    missing: bool, answer: tuple[int, int] | None, change: str, spans: tuple[object, object]
) -> None:
    told = one_denies("not", (0, 3), answer, missing=missing, confidence=0.8)
    assert (told.change, (told.reference, told.candidate)) == (change, spans)
    who = "reference" if missing else "candidate"
    assert told.explanation.startswith(f"the {who} denies it (“not”)")
