"""An assertion whose failure says in a few lines what a candidate leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from harness.pytest_plugin.evaluation import evaluate_texts

if TYPE_CHECKING:
    from harness.documents.paragraphs import ParagraphMode
    from harness.result import DocumentResult, MustCover

__all__ = ["assert_covers"]

_SHOWN = 8
"""Omitted units that a failure shows before it only counts the rest."""
_LONGEST = 120


def assert_covers(
    candidate: str,
    reference: str,
    *,
    coverage: float = 0.9,
    must_cover: str | Sequence[str] = (),
    lang: str | None = None,
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    keep_boilerplate: bool = False,
) -> DocumentResult:
    """Assert that a candidate covers a reference; the failure lists what is left out.

    Args:
        candidate: The text under judgement.
        reference: The text that counts as complete and right.
        coverage: The least coverage that will do, 0 to 1.
        must_cover: Content units that must be covered, whatever the coverage of the whole; a text
            alone is one unit.
        lang: ISO 639-1 code of both; detected if None.
        paragraphs: Where paragraphs end: ``auto``, ``blank`` or ``line``.
        aligned: Line i of the candidate answers line i of the reference.
        keep_boilerplate: By-lines, captions and calls to the reader count like the rest.

    Returns:
        All that was found, for further assertions.

    Raises:
        AssertionError: The coverage is too low or cannot be told, or a unit is not covered.
        HarnessError: The texts cannot be scored (the reference is empty), or the encoder cannot be
            loaded.
        ValueError: ``coverage`` is not within 0 and 1.
    """
    __tracebackhide__ = True
    if not 0 <= coverage <= 1:
        raise ValueError(f"coverage is a share from 0 to 1, not {coverage}")
    result = evaluate_texts(
        candidate,
        reference,
        must_cover=must_cover,
        metrics=["coverage"],
        lang=lang,
        paragraphs=paragraphs,
        aligned=aligned,
        keep_boilerplate=keep_boilerplate,
    )
    document = result.systems[0].documents[0]
    lacking = [unit for unit in document.must_cover if unit.status != "covered"]
    found = document.scores["coverage"]
    if found is None or found < coverage or lacking:
        raise AssertionError(_said(document, found, coverage, lacking, result.run.warnings))
    return document


def _said(
    document: DocumentResult,
    found: float | None,
    wanted: float,
    lacking: Sequence[MustCover],
    warnings: Sequence[str],
) -> str:
    """What is missing, in a few lines."""
    lines = []
    if found is None:
        asked = "" if warnings else ": is there text the encoder can read?"
        lines.append(f"coverage could not be scored (null){asked}")
        lines += [f"  {warning}" for warning in warnings]
    elif found < wanted:
        lines.append(f"coverage {found:.3g} is below {wanted:g}; of the reference there is missing")
        units = [
            (paragraph.index, unit.start, unit.coverage or 0.0, unit.text, unit.status)
            for paragraph in document.paragraphs
            for unit in paragraph.units
            if unit.kind == "body" and unit.status in ("omitted", "partial")
        ]
        worst = sorted(sorted(units, key=lambda unit: unit[2])[:_SHOWN])  # as they are read
        lines += [
            f"  ¶{index} {status:<7} {share:.2f}  {_short(text)}"
            for index, _, share, text, status in worst
        ]
        if len(units) > len(worst):
            lines.append(f"  … and {len(units) - len(worst)} more")
    if lacking:
        lines.append("must be covered, and is not:")
        lines += [
            f"  {unit.status or 'not scored':<10} {_share(unit.coverage)}  {_short(unit.text)}"
            for unit in lacking
        ]
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "null" if value is None else f"{value:.2f}"


def _short(text: str) -> str:
    from harness.reports.text import shorten

    return shorten(text, _LONGEST)
