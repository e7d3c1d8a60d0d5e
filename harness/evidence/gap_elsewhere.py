"""Names and numbers that nothing answers in the linked sentences, but that are not lost.

A text names what it is about again and again, and another translator says "it", "the tablets", or
nothing, where this one names it. And where sentences are cut elsewhere, a number may stand in the
sentence before or after: "Climb the 199 steps to the chapel" as "Go up to the chapel. There are 199
steps."
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from harness.alignment.view import DocumentView
from harness.evidence.facts.name_variants import country_of
from harness.evidence.facts.other_forms import is_matched
from harness.evidence.facts.words import fold
from harness.evidence.gaps import Gap

__all__ = [
    "is_counted_beside",
    "is_said_elsewhere",
    "place_in_sentence",
    "sentence_text",
    "stem_places",
]

_TOPIC = 3
"""Sentences that name what a text is about, at least."""
_JOINTS = (",", ";", "、")


def stem_places(view: DocumentView) -> dict[str, set[int]]:
    """The sentences of a text that have each stem: made once a text, as every gap asks for some.

    A country stands for its people, too.
    """
    places: dict[str, set[int]] = {}
    for index in range(len(view.sentences)):
        for stem in _stems(view, index):
            places.setdefault(stem, set()).add(index)
    return places


def _stems(view: DocumentView, index: int) -> list[str]:
    """Of each word of a sentence; for a country or its people, the country's name."""
    sentence = view.sentences[index]
    text = view.document.paragraphs[sentence.paragraph].text
    stems = list(sentence.words.stems)
    for i, (start, end) in enumerate(sentence.words.spans.tolist()):
        if sentence.words.marked[i]:
            stems[i] = country_of(fold(text[start:end])) or stems[i]
    return stems


def is_said_elsewhere(
    gap: Gap,
    own: DocumentView,
    other: tuple[DocumentView, Sequence[int]],
    places: Mapping[str, set[int]],
    answered: Sequence[Sequence[int]],
) -> bool:
    """Whether a gap is of names or numbers that the other text has outside the linked sentences.

    Args:
        gap: Of ``own``.
        own: Its text.
        other: The other text, and the sentences there that are linked with the gap's.
        places: Of the other text, see :func:`stem_places`.
        answered: For each sentence of the other text, those of ``own`` that are linked with it.

    Returns:
        True for a name alone, no item of a list, that three sentences of the other text have; and
        for names or numbers that the sentence right before or after the linked ones has, where the
        sentences that it answers have them not.
    """
    words = own.sentences[gap.sentence].words
    inside = [i for i in range(gap.first, gap.last) if words.content[i]]
    if not inside or not all(words.marked[i] for i in inside):
        return False
    stems = _stems(own, gap.sentence)
    said = {stems[i] for i in inside}
    view, linked = other
    if not any(stem[0].isdigit() for stem in said) and not _is_item(own, gap):
        named = set.intersection(*(places.get(stem, set()) for stem in said))
        if len(named) >= _TOPIC:
            return True
    for beside in (min(linked) - 1, max(linked) + 1):
        if not 0 <= beside < len(view.sentences) or beside in linked:
            continue
        taken = {stem for i in answered[beside] for stem in _stems(own, i)}
        if said <= set(_stems(view, beside)) - taken:
            return True
    return False


def is_counted_beside(
    gap: Gap,
    own: DocumentView,
    other: tuple[DocumentView, Sequence[int]],
    answered: Sequence[Sequence[int]],
) -> bool:
    """Whether a gap is of a quantity that the sentence beside the linked ones has in any form.

    Args:
        gap: Of ``own``.
        own: Its text.
        other: The other text, and the sentences there that are linked with the gap's.
        answered: For each sentence of the other text, those of ``own`` that are linked with it.

    Returns:
        False where a sentence of ``own`` that is linked with that one says the quantity, too.
    """
    start, end = place_in_sentence(own, gap)
    text, (view, linked) = sentence_text(own, gap.sentence), other
    return any(
        is_matched(text, start, end, sentence_text(view, beside))
        and not any(is_matched(text, start, end, sentence_text(own, i)) for i in answered[beside])
        for beside in (min(linked) - 1, max(linked) + 1)
        if 0 <= beside < len(view.sentences) and beside not in linked
    )


def place_in_sentence(view: DocumentView, gap: Gap) -> tuple[int, int]:
    """Where a gap begins and ends in the text of its sentence."""
    sentence = view.sentences[gap.sentence]
    first, last = sentence.words.spans[gap.first, 0], sentence.words.spans[gap.last - 1, 1]
    return int(first) - sentence.start, int(last) - sentence.start


def sentence_text(view: DocumentView, index: int) -> str:
    """The text of a sentence."""
    sentence = view.sentences[index]
    return view.document.paragraphs[sentence.paragraph].text[sentence.start : sentence.end]


def _is_item(view: DocumentView, gap: Gap) -> bool:
    """A comma, or "and" or "or", stands after it, or before it; a comma before it alone is none.

    "Ninth, China took part" begins a clause.
    """
    text = sentence_text(view, gap.sentence)
    start, end = place_in_sentence(view, gap)
    before, after = text[:start].split(), text[end:].strip()
    if after.startswith(_JOINTS) or after.split()[:1] in (["and"], ["or"]):
        return True
    listed = before[-1:] in (["and"], ["or"])
    return listed or (bool(before) and before[-1].endswith(_JOINTS) and not after[:1].isalnum())
