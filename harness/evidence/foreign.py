"""Stretches of the candidate left in another language than the reference's."""

from __future__ import annotations

import re

from harness.documents import paragraph_language
from harness.documents.model import Document, Paragraph

__all__ = ["foreign_stretches"]

_SCRIPTS = {
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff",
    "Cyrillic": "\u0400-\u052f",
    "Arabic": "\u0600-\u06ff\u0750-\u077f",
    "Devanagari": "\u0900-\u097f",
    "Hangul": "\uac00-\ud7af",
    "Greek": "\u0370-\u03ff",
    "Hebrew": "\u0590-\u05ff",
    "Thai": "\u0e00-\u0e7f",
}
_RUNS = {
    name: re.compile(rf"[{chars}](?:[{chars}\s·、，。-]*[{chars}])?")
    for name, chars in _SCRIPTS.items()
}
_LATIN = frozenset(
    "en de fr es it pt nl pl cs da sv no nb fi hu ro tr vi id ms et lv lt sk sl hr sq ca".split()
)


def foreign_stretches(
    candidate: Document, reference: Document
) -> list[tuple[Paragraph, int, int, str]]:
    """Paragraphs in another language, and runs of another script within a paragraph.

    A run in another script is told where the reference's language is written in Latin script: there
    such a run is text that nobody translated. A single letter is not (a symbol, a formula).

    Args:
        candidate: The document under judgement.
        reference: What stands in it too is not foreign; nothing is to one of unknown language.
    """
    language = reference.language
    if language is None:
        return []
    found = []
    known = "\n".join(paragraph.text for paragraph in reference.paragraphs)
    for paragraph in candidate.body():
        if not paragraph.units:
            continue
        other = paragraph_language(paragraph.text)
        if other is not None and other != language and paragraph.text.strip() not in known:
            found.append((paragraph, paragraph.units[0].start, paragraph.units[-1].end, other))
        elif language in _LATIN:
            found += [
                (paragraph, *match.span(), f"{name} script")
                for name, pattern in _RUNS.items()
                for match in pattern.finditer(paragraph.text)
                if len(match.group()) > 1 and match.group() not in known
            ]
    return found
