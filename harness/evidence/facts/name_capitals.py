"""Which capitals are a name's: none at the start of a sentence, in a headline or a heading.

There a word is a name only if it is no ordinary word, or if another capital follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from harness.evidence.facts.amount_words import is_of_amount
from harness.evidence.facts.calendar_words import TIME_WORDS
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.name_variants import is_plain
from harness.evidence.facts.titles import is_title
from harness.evidence.facts.words import FUNCTION_WORDS, Word, is_common

__all__ = ["is_abbreviation", "name_capitals", "starts_sentence"]

_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*\s+$|\n\s*$|[\"“„«(\[]\s*$|[•–—]\s+$")
_SENTENCE = re.compile(r"[.;]\W*$|[a-z]\. [A-Z]")
_ENUMERATOR = re.compile(r"\W*(?:(?:\d{1,3}|[a-z])[.)]+|[A-Z]\)[.)]*)\s+$")
"""Before an item: "2)", "(b)"; but "A. Baker" is a person."""
_DETERMINERS = frozenset(
    {"the", "a", "an", "your", "all", "both", "each", "every", "any", "this", "these", "those"}
)
_TITLE_CASE_SHARE = 0.85
_HEADLINE_WORDS = 4
_HEADING_WORDS = 3
_SHOUTED = 2


def name_capitals(text: str, tokens: Sequence[Word], lower: frozenset[str]) -> list[bool]:
    """For each word whether its capital is a name's.

    Args:
        text: The text.
        tokens: Its words.
        lower: Words that its document writes in lower case, folded.
    """
    shouted = _in_capitals(tokens)
    headline = _is_headline(text, tokens)
    seen_lower = lower | {word.folded for word in tokens if not word.is_capital}
    capital = [False] * len(tokens)
    for i, word in enumerate(tokens):
        if not word.is_capital or is_of_amount(text, tokens, i):
            continue
        weak = headline or shouted[i] or starts_sentence(text, tokens, i)
        capital[i] = _is_name_word(word, seen_lower, weak=weak) and not (
            weak and _has_object(text, tokens, i)
        )
        if weak and not capital[i] and i + 1 < len(tokens) and not headline:
            capital[i] = _opens_name(text, tokens, i)
    return capital


def _is_headline(text: str, tokens: Sequence[Word]) -> bool:
    content = [word for word in tokens if word.is_content and word.text[0].isalpha()]
    upper = sum(word.is_capital for word in content)
    return (
        len(content) >= _HEADLINE_WORDS
        and upper >= _TITLE_CASE_SHARE * len(content)
        and not _SENTENCE.search(text)
        and sum(is_common(word.folded) for word in content) * 2 >= len(content)
    )


def _in_capitals(tokens: Sequence[Word]) -> list[bool]:
    """Which words are in a run of three or more in capitals, or of two ordinary ones: no acronyms.

    It is a heading, or what the reader must not miss: "KEEP AWAY from the river".
    """
    found: list[bool] = []
    for are_capitals, run in groupby(
        tokens, lambda word: word.is_capital and word.text.isupper() and len(word.text) > 1
    ):
        words = list(run)
        least = _SHOUTED if all(is_plain(word.folded) for word in words) else _HEADING_WORDS
        found += [are_capitals and len(words) >= least] * len(words)
    return found


def _has_object(text: str, tokens: Sequence[Word], i: int) -> bool:
    """Say yes to "Peel the" and "Dice your": an instruction begins so, and no name but "Ivan the".

    What follows the determiner is written small, or is no word, and does not say when: "Toyota this
    week …".
    """
    if i + 2 >= len(tokens) or tokens[i + 1].folded not in _DETERMINERS:
        return False
    if text[tokens[i].end : tokens[i + 1].start] != " ":
        return False
    if tokens[i + 2].folded in TIME_WORDS:
        return False
    return not tokens[i + 1].is_capital and not tokens[i + 2].is_capital


def starts_sentence(text: str, tokens: Sequence[Word], i: int) -> bool:
    """Whether a word is the first of a sentence, of an item or of what is quoted."""
    if i == 0:
        return True
    last = tokens[i - 1]
    gap = text[last.end : tokens[i].start]
    if i == 1 and _ENUMERATOR.match(text[: tokens[i].start]):
        return True
    if gap == " " or (gap == ". " and is_abbreviation(text, last)):
        return False
    return bool(_SENTENCE_END.search(gap))


def is_abbreviation(text: str, word: Word) -> bool:
    """An initial, or a title: the full stop after it ends no sentence."""
    return (len(word.text) == 1 and word.is_capital) or is_title(text, word)


def _is_name_word(word: Word, seen_lower: frozenset[str] | set[str], *, weak: bool) -> bool:
    if not word.is_capital or not word.text[0].isalpha():
        return False
    lists = name_words()
    if word.folded in lists["calendar"] or word.folded in lists["never"]:
        return False
    acronym = len(word.text) > 1 and word.text.isupper()
    if word.folded in FUNCTION_WORDS and not acronym:
        return False
    if not weak:
        return True
    if word.folded in seen_lower:
        return False
    if word.possessive and not word.folded.endswith(("day", "s", "en")):
        return True  # "Apple's": an ordinary singular noun would have its article
    return not is_plain(word.folded)


def _opens_name(text: str, tokens: Sequence[Word], i: int) -> bool:
    """A common word at the start of a sentence that a capital follows: "Labour Party …"."""
    word, after = tokens[i], tokens[i + 1]
    gap = text[word.end : after.start]
    if all(each.text.isupper() and is_plain(each.folded) for each in (word, after)):
        return False  # "KEEP AWAY from the river"
    return (
        word.is_capital
        and word.is_content
        and word.folded not in name_words()["calendar"]
        and word.folded not in name_words()["never"]
        and gap in {" ", "-"}
        and after.is_capital
        and after.is_content
        and after.folded not in name_words()["calendar"]
        and not word.possessive
        and not word.folded.endswith(("ing", "ed", "ly"))
    )
