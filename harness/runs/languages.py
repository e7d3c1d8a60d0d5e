"""Which documents an encoder can judge: it says nothing of languages that it does not know."""

from __future__ import annotations

from harness.documents import Document
from harness.encoders import Encoder

__all__ = ["Languages"]

_CUT_BY_CHARACTERS = ("ja", "ko", "zh")
"""Languages for which sacrebleu has tokenisers of their own."""
_NAMED = 5


class Languages:
    """Watches the languages of a run's documents, and sums up what is to be said of them.

    Args:
        encoder: None where none is used.
        language: What the user says all texts are in; None if they do not.
    """

    def __init__(self, encoder: Encoder | None, language: str | None) -> None:
        self._encoder = encoder
        self._language = language
        self._unknown: dict[str, list[str]] = {}
        self._mixed: dict[tuple[str, str], list[str]] = {}
        self._uncut: dict[str, None] = {}

    def check(self, system: str, reference: Document, candidate: Document) -> bool:
        """Whether the encoder knows both languages; one that cannot be told counts as known."""
        name = f"{system}/{reference.id}"
        ours, theirs = reference.language, candidate.language
        if ours is not None and theirs is not None and ours != theirs:
            self._mixed.setdefault((ours, theirs), []).append(name)
        if self._language is None and ours in _CUT_BY_CHARACTERS:
            self._uncut[ours] = None
        known = None if self._encoder is None else self._encoder.languages
        if known is None:
            return True
        strange = [each for each in (ours, theirs) if each is not None and each not in known]
        if strange:
            self._unknown.setdefault(strange[0], []).append(name)
        return not strange

    def warnings(self) -> tuple[str, ...]:
        """What was noticed, one sentence a language."""
        found = [
            f"the reference is in {ours!r}, the candidate in {theirs!r}: {_names(names)}"
            for (ours, theirs), names in sorted(self._mixed.items())
        ]
        if self._encoder is not None:
            knows = ", ".join(sorted(self._encoder.languages or ()))
            found += [
                f"the encoder {self._encoder.name} knows {knows}, not {language!r}: coverage, "
                f"support and adequacy are null for {_names(names)}"
                for language, names in sorted(self._unknown.items())
            ]
        found += [
            f"the texts look like {language!r}, but BLEU cuts them at spaces: say --lang {language}"
            for language in sorted(self._uncut)
        ]
        return tuple(found)


def _names(names: list[str]) -> str:
    """Sorted, a few of many."""
    shown = ", ".join(sorted(names)[:_NAMED])
    more = len(names) - _NAMED
    return f"{shown} and {more} more" if more > 0 else shown
