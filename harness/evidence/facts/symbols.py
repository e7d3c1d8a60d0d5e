"""Symbols that say something by themselves: ticks and crosses, thumbs, arrows, stars.

They are no words, so neither vectors nor coverage see one exchanged for another. A symbol is read
by what it says (``✔`` and ``✅`` are one), and compared within its family: a smile for a heart is a
matter of taste, a cross for a tick is not. Bullets and dashes say nothing, and are not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from harness.evidence.facts.base import FactChange, FactContext
from harness.result import Severity

__all__ = ["compare_symbols"]

_FAMILIES: tuple[tuple[Severity, dict[str, str]], ...] = (
    ("critical", {"a tick": "✓✔✅☑🗹", "a cross": "✗✘❌☒❎🗷", "an empty box": "☐"}),
    ("critical", {"a thumb up": "👍", "a thumb down": "👎"}),
    ("critical", {"up": "▲△↑⬆⇧⇑📈↗", "down": "▼▽↓⬇⇩⇓📉↘"}),
    ("major", {"to the left": "←⬅⇦⇐◀◁⏪", "to the right": "→➔➜➡⇨⇒▶▷⏩"}),
    ("major", {"a full star": "★⭐🌟", "an empty star": "☆"}),
    ("major", {"green": "🟢", "yellow": "🟡", "red": "🔴"}),
    ("major", {"sound on": "🔈🔉🔊", "sound off": "🔇"}),
    ("major", {"locked": "🔒🔐", "open": "🔓"}),
)
_READ: dict[str, tuple[int, str]] = {
    symbol: (number, meaning)
    for number, (_, meanings) in enumerate(_FAMILIES)
    for meaning, symbols in meanings.items()
    for symbol in symbols
}
_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class _Symbol:
    family: int
    meaning: str
    at: int


def compare_symbols(
    reference: str,
    candidate: str,
    context: FactContext,  # noqa: ARG001 - every comparer is given it
) -> list[FactChange]:
    """Symbols exchanged for others of their family, where both sides have as many of it.

    Args:
        reference: The reference's stretch.
        candidate: What answers it.
        context: Their surroundings; not needed.

    Returns:
        One change for each family, at the first symbol of either side that differs.
    """
    left, right = list(_symbols(reference)), list(_symbols(candidate))
    found = []
    for family, (severity, _) in enumerate(_FAMILIES):
        ours = [symbol for symbol in left if symbol.family == family]
        theirs = [symbol for symbol in right if symbol.family == family]
        # of two columns of ticks one may have another order, but not other counts
        if len(ours) != len(theirs) or _counts(ours) == _counts(theirs):
            continue
        one, other = next(
            (a, b) for a, b in zip(ours, theirs, strict=True) if a.meaning != b.meaning
        )
        found.append(
            FactChange(
                "symbol",
                "changed",
                (one.at, one.at + 1),
                (other.at, other.at + 1),
                severity,
                _CONFIDENCE,
                f"“{reference[one.at]}” ({one.meaning}) became “{candidate[other.at]}”"
                f" ({other.meaning})",
            )
        )
    return sorted(found, key=lambda change: change.reference or (0, 0))


def _symbols(text: str) -> Iterator[_Symbol]:
    if text.isascii():
        return
    for at, character in enumerate(text):
        if character in _READ:
            yield _Symbol(*_READ[character], at)


def _counts(symbols: list[_Symbol]) -> Counter[str]:
    return Counter(symbol.meaning for symbol in symbols)
