"""Stretches that the other text says in another form, of which no word needs its own answer.

``the European Union`` is answered by ``the EU``, ``15 USD`` by ``$15``, ``the UN (United Nations)``
by ``the UN``. Word by word, ``Union`` and ``USD`` have no answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from harness.evidence.facts.given_parts import spare_given_names
from harness.evidence.facts.name_variants import Entity, entities, is_initials_of
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity import DATED, Quantity
from harness.evidence.facts.quantity_equality import equal
from harness.evidence.facts.quantity_matching import left_over
from harness.evidence.facts.relative_years import relative_years
from harness.evidence.facts.titles import told_titles
from harness.evidence.facts.units import UNITS
from harness.evidence.facts.words import FUNCTION_WORDS, Word, words

__all__ = ["is_matched", "is_said_otherwise"]

_LEAST_LETTERS = 2
_IN_NAMES = frozenset({"of", "for", "and", "on", "the"})
_WEEKEND = frozenset({6, 7})
_NUMBERS = ({"first", "i", "one"}, {"second", "ii", "two"}, {"third", "iii", "three"})
_NAME = r"((?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+|[A-Z][a-z]+)"
_NUMBERED = (
    re.compile(rf"\b(?P<number>First|Second|Third) (?P<name>{_NAME})"),
    re.compile(rf"\b(?P<name>{_NAME}) (?P<number>I{{1,3}}|One|Two|Three)\b"),
)


def is_said_otherwise(text: str, start: int, end: int, other: str) -> bool:
    """Whether a stretch is of a name, or of a quantity, that the other text has in another form.

    Args:
        text: A sentence.
        start: First code point of a stretch of it.
        end: One past its last.
        other: What answers the sentence, one sentence or some.

    Returns:
        True for a part of a known name or of a quantity, for a quantity that one of the other text
        answers, for a year that it counts from another, for a known name that it has as often, for
        names written out of which it has an acronym, for the days of a weekend where it has the
        word, for a title that it has in another form, for a name whose number it puts on the other
        side, and for the given names of a person whom it calls by the family name.
    """
    tokens, others = words(text), words(other)
    own, theirs = entities(tokens), entities(others)
    quantities, its = find_quantities(text), find_quantities(other)
    partly = [*_shared(tokens, own, theirs), *_quantities(quantities, its)]
    wholly = [
        *_matched(quantities, its),
        *relative_years(text, quantities, other, its),
        *_told_as_often(tokens, own, theirs),
        *_written_out(text, tokens, others, other),
        *_weekends(quantities, others),
        *told_titles(tokens, others),
        *_numbered(text, other),
        *spare_given_names(text, other),
    ]
    return any(
        low <= start and end <= high and (low, high) != (start, end) for low, high in partly
    ) or any(low <= start and end <= high for low, high in wholly)


def is_matched(text: str, start: int, end: int, other: str) -> bool:
    """Whether a stretch is of a quantity that one of the other text answers.

    Args:
        text: A sentence.
        start: First code point of a stretch of it.
        end: One past its last.
        other: Another text.
    """
    places = _matched(find_quantities(text), find_quantities(other))
    return any(low <= start and end <= high for low, high in places)


def _shared(
    tokens: Sequence[Word], own: Sequence[Entity], theirs: Sequence[Entity]
) -> list[tuple[int, int]]:
    named = {name for entity in theirs for name in entity.names}
    return [_place(tokens, entity) for entity in own if entity.names & named]


def _told_as_often(
    tokens: Sequence[Word], own: Sequence[Entity], theirs: Sequence[Entity]
) -> list[tuple[int, int]]:
    """The known names that the other text has as often: "the United States" as "the US"."""
    ours, others = (Counter(entity.name for entity in side) for side in (own, theirs))
    return [_place(tokens, entity) for entity in own if ours[entity.name] <= others[entity.name]]


def _place(tokens: Sequence[Word], entity: Entity) -> tuple[int, int]:
    return tokens[entity.first].start, tokens[entity.end - 1].end


def _written_out(
    text: str, tokens: Sequence[Word], others: Sequence[Word], other: str
) -> list[tuple[int, int]]:
    """Capitalised words that the other text has as an acronym: of their initials, or of another.

    One in brackets explains a name before it: in the other text it stands for nothing without the
    name; here it tells what an acronym means that is not made of initials, "the Ministry of
    Commerce (MOFCOM)".
    """
    acronyms = {
        w.text
        for w in others
        if w.text.isupper() and len(w.text) > _LEAST_LETTERS and not _is_bracketed(w, other)
    }
    runs = [
        run
        for acronym in acronyms
        for first in range(len(tokens))
        if len(run := _spelt(tokens, first, len(acronym))) == len(acronym)
        and is_initials_of(acronym.lower(), run)
    ]
    runs += [
        run
        for i, word in enumerate(tokens)
        if word.text in acronyms
        and _is_bracketed(word, text)
        and (run := _named(tokens[:i], word.text[0]))
    ]
    return [(run[0].start, run[-1].end) for run in runs]


def _is_bracketed(word: Word, text: str) -> bool:
    return text[: word.start][-1:] in {"(", "["}


def _named(before: Sequence[Word], initial: str) -> list[Word]:
    """The name that ends a text, from a word with the initial on, "of" and the like within it."""
    first = len(before)
    for i in range(len(before) - 1, -1, -1):
        if before[i].is_capital:
            first = i if before[i].text.startswith(initial) else first
        elif before[i].folded not in _IN_NAMES:
            break
    return list(before[first:])


def _weekends(quantities: Sequence[Quantity], others: Sequence[Word]) -> list[tuple[int, int]]:
    """``Saturdays and Sundays`` where the other text has ``weekends``."""
    if not any(word.stem == "weekend" for word in others):
        return []
    return [
        quantity.group
        for quantity in quantities
        if quantity.kind == "weekday" and quantity.values[0] in _WEEKEND
    ]


def _numbered(text: str, other: str) -> Iterator[tuple[int, int]]:
    """``Second World War`` where the other text has ``World War II``."""
    for own, its in (_NUMBERED, _NUMBERED[::-1]):
        answers = [(m["name"], m["number"].lower()) for m in its.finditer(other)]
        for found in own.finditer(text):
            number = found["number"].lower()
            if any(
                name == found["name"] and any({number, said} <= same for same in _NUMBERS)
                for name, said in answers
            ):
                yield found.span()


def _spelt(tokens: Sequence[Word], first: int, count: int) -> list[Word]:
    """So many capitalised words from there on, function words between them left out."""
    run: list[Word] = []
    for word in tokens[first:]:
        if word.is_capital and len(word.text) > 1:
            run.append(word)
        elif not run or word.folded not in FUNCTION_WORDS:
            break
        if len(run) == count:
            break
    return run


def _matched(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Those to which one of the other text's answers, each to one: "7.30 p.m." as "19:30".

    Of an expression all quantities of which are answered, all: "3 May 2024" as "03.05.2024".
    """
    rest = {id(quantity) for quantity in left_over(quantities, others)[0]}
    matched = [
        quantity
        for quantity in quantities
        if id(quantity) not in rest
        and not (quantity.implied or quantity.weak)
        and any(_is_stated(quantity, its) or _may_sum(quantity, its) for its in others)
    ]
    whole = Counter(quantity.group for quantity in matched)
    return [q.group if whole[q.group] == q.company else (q.start, q.end) for q in matched]


def _quantities(
    quantities: Sequence[Quantity], others: Sequence[Quantity]
) -> list[tuple[int, int]]:
    return [
        quantity.group
        for quantity in quantities
        # of a date with its year, or of a range, the other may say a part
        if quantity.company == 1
        and not quantity.implied
        and any(_is_stated(quantity, its) for its in others)
    ]


def _may_sum(quantity: Quantity, other: Quantity) -> bool:
    """Whether one is a part of the other: "8 minutes 20 seconds", and 500 seconds."""
    unit, its = UNITS.get(quantity.unit), UNITS.get(other.unit)
    return unit is not None and its is not None and unit.dimension == its.dimension


def _is_stated(quantity: Quantity, other: Quantity) -> bool:
    """Whether the other text has it with its unit: "20" does not say "20 percent".

    A day may be told without its month, a time without its zone.
    """
    same_unit = quantity.kind in DATED or bool(quantity.unit) == bool(other.unit)
    return quantity.kind == other.kind and same_unit and equal(quantity, other)
