"""One text held against another, with one encoder a process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from harness.documents.paragraphs import ParagraphMode
    from harness.result import Result

__all__ = ["ENCODERS", "Evaluate", "evaluate_texts"]

ENCODERS: list[str] = []
"""Names of the encoders of the pytest sessions of this process, the innermost last."""


class Evaluate(Protocol):
    """What the fixture ``harness_evaluate`` is."""

    def __call__(
        self,
        candidate: str,
        reference: str,
        *,
        must_cover: str | Sequence[str] = (),
        metrics: Sequence[str] | None = None,
        lang: str | None = None,
        paragraphs: ParagraphMode = "auto",
        aligned: bool = False,
        keep_boilerplate: bool = False,
    ) -> Result:
        """Hold a candidate text against a reference text.

        Args:
            candidate: The text under judgement.
            reference: The text that counts as complete and right.
            must_cover: Content units that the candidate must cover; a text alone is one unit.
            metrics: Names as `harness metrics` lists them; the default ones if None.
            lang: ISO 639-1 code of both; detected if None.
            paragraphs: Where paragraphs end: ``auto``, ``blank`` or ``line``.
            aligned: Line i of the candidate answers line i of the reference.
            keep_boilerplate: By-lines, captions and calls to the reader count like the rest.

        Returns:
            The tree of one system, ``candidate``, and one document, ``document``.
        """


def evaluate_texts(
    candidate: str,
    reference: str,
    *,
    must_cover: str | Sequence[str] = (),
    metrics: Sequence[str] | None = None,
    lang: str | None = None,
    paragraphs: ParagraphMode = "auto",
    aligned: bool = False,
    keep_boilerplate: bool = False,
) -> Result:
    """What the fixture gives; see :class:`Evaluate`."""
    from harness.encoders import load_encoder
    from harness.errors import HarnessError
    from harness.runs import Options, evaluate

    __tracebackhide__ = True
    encoder = ENCODERS[-1] if ENCODERS else "embedded"
    try:
        return evaluate(
            reference,
            candidate,
            must_cover=must_cover,
            encoder=lambda: load_encoder(encoder),  # one a process, whoever asks
            options=Options(
                metrics=_chosen(metrics),
                language=lang,
                paragraphs=paragraphs,
                aligned=aligned,
                keep_boilerplate=keep_boilerplate,
            ),
        )
    except HarnessError as error:
        # the message says what is wrong with what was given; where harness noticed it helps nobody
        raise error.with_traceback(None) from None


def _chosen(metrics: Sequence[str] | None) -> tuple[str, ...] | None:
    """A name alone is one metric, not its letters."""
    if metrics is None:
        return None
    return (metrics,) if isinstance(metrics, str) else tuple(metrics)
