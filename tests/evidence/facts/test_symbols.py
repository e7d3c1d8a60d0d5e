from __future__ import annotations

import pytest

from harness.evidence.facts import FactContext, compare_symbols


def _told(reference: str, candidate: str) -> list[tuple[str, str, str]]:
    return [
        (
            reference[slice(*(change.reference or ()))],
            candidate[slice(*(change.candidate or ()))],
            change.severity,
        )
        for change in compare_symbols(reference, candidate, FactContext())
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "severity"),
    [
        ("✅ Signed", "❌ Signed", "critical"),
        ("☐ I agree", "☑ I agree", "critical"),
        ("👍 Fine", "👎 Fine", "critical"),
        ("Sales ▲ 4 %", "Sales ▼ 4 %", "critical"),
        ("Swipe ← to archive", "Swipe → to archive", "major"),
        ("🔒 Locked", "🔓 Locked", "major"),
    ],
)
def test_a_symbol_exchanged_for_its_opposite_is_told(
    reference: str, candidate: str, severity: str
) -> None:
    symbols = [next(c for c in text if not c.isascii()) for text in (reference, candidate)]
    assert _told(reference, candidate) == [(*symbols, severity)]


def test_a_lost_star_is_told_at_the_first_that_differs() -> None:
    assert _told("★★★★☆ by guests", "★★★☆☆ by guests") == [("★", "☆", "major")]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("✅ Signed", "✔ Signed"),
        ("Open File → Print", "Open File ➔ Print"),
        ("★★★★★ by guests", "Five stars by guests"),
        ("Done ✓", "Done"),
        ("• first", "▪ first"),
        ("Thanks 😀", "Thanks 😊"),
        ("Tea ✓ Milk ✗", "Milk ✗ Tea ✓"),
        ("no symbol", "none here"),
    ],
)
def test_what_says_the_same_or_is_left_out_is_no_exchange(reference: str, candidate: str) -> None:
    assert _told(reference, candidate) == []
