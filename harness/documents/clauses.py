"""Where a sentence may be cut, and how good a cut it is.

No tagger: word lists and shapes tell what begins a clause. A wrong guess costs little, for a cut is
taken only where enough words stand on both sides (:mod:`harness.documents.units`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from harness.documents.wordlists import (
    AUXILIARIES,
    COORDINATING,
    DETERMINERS,
    ELSEWHERE,
    FOLLOWS_VERB,
    JOINTS,
    NOT_ED,
    NOT_PARTICIPLE,
    NOT_VERB_ENDING,
    NOUN_AUXILIARIES,
    NOUN_TOO,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    THIRD,
    VERB_ENDING,
    VERBS,
)

__all__ = ["Cut", "Level", "find_cuts"]


class Level(IntEnum):
    """How much a place asks for a cut."""

    FORBIDDEN = 0  # within a date
    TIGHT = 1  # within a name, or beside a number
    WORD = 2  # between any two words
    PREPOSITION = 3
    CONJUNCTION = 4  # "and" between what may be nouns
    ITEM = 5  # the comma of a list
    PHRASE = 6  # a comma before a clause's rest, or after its opening
    PREDICATE = 7  # one subject's next predicate, a participle
    CLAUSE = 8  # a clause with a verb of its own
    STOP = 9  # semicolon, a sentence's end within a quotation, an enumerator


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut: offset, the number of tokens before it, and its level."""

    at: int
    token: int
    level: Level


_ENUMERATOR = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
    r"|next)(?:ly)?(?:,|\s+is\b)"
    r"|(?:finally|lastly),|\(?\d{1,2}\)|\([a-z]\)|[①-⑳]",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"\d{4}$")
_COMMA = re.compile(r"[,，、،]")
# A full stop behind one of these need not end a sentence.
_ABBREVIATION = re.compile(r"[^\W\d_]|[A-Z][a-z]{1,3}|\w\.\w.*|No|Nos|vs|approx|\d{1,2}")
_MAX_INTRODUCTION = 6  # words: "As the president said:" stays with what he said
_STOPS = ",;:.!?，；："
_OPENERS = '([{"“‘«（「『【《'
_ENGLISH_LIKE = {None, "en"}


def find_cuts(text: str, tokens: list[re.Match[str]], language: str | None) -> list[Cut]:
    """Every place between two tokens where the text may be cut, in order."""
    scan = _Scan(text, tokens, english=language in _ENGLISH_LIKE)
    return [scan.cut(index) for index in range(1, len(tokens))]


class _Scan:
    """One pass over the tokens of a sentence."""

    def __init__(self, text: str, tokens: list[re.Match[str]], *, english: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [token.group() for token in tokens]
        self.lower = [word.lower() for word in self.words]
        self.english = english
        # Verbs before each token, counted from the sentence's start: a subject's list has none yet.
        verbs = [english and self.is_verb(index) for index in range(len(tokens))]
        self.verbs_before = [0, *accumulate(verbs)]
        self.last_stop = 0  # the token behind the last strong stop, as the scan goes on

    def cut(self, index: int) -> Cut:
        start, end = self.tokens[index - 1].end(), self.tokens[index].start()
        gap = self.text[start:end]
        at = start + _place(gap)
        level = self._level(index, gap)
        if level is Level.STOP:
            self.last_stop = index
        return Cut(at, index, level)

    def _level(self, index: int, gap: str) -> Level:
        if not gap.strip():
            return self._bare(index, gap)
        if re.search(r"[;；。！？]", gap) or self._ends_within(index, gap):
            return Level.STOP
        if _COMMA.search(gap):
            return self._comma(index, gap)
        if re.search(r":\s|：", gap):
            return Level.CLAUSE if index - self.last_stop >= _MAX_INTRODUCTION else Level.PHRASE
        if re.search(r"\s[–—-]+\s|—", gap):
            sure = not self.english or self._verb_to_the_left(index)
            return Level.CLAUSE if sure else Level.ITEM
        if _ENUMERATOR.match(self.text, self.tokens[index - 1].end() + _place(gap)):
            return Level.STOP
        if re.search(r"[(（]", gap):
            return Level.ITEM
        return Level.TIGHT if gap[-1:] in _OPENERS else Level.WORD

    def _ends_within(self, index: int, gap: str) -> bool:
        """Does a sentence end here within the sentence: in a quotation, or at an ellipsis?"""
        before, word = self.words[index - 1], self.words[index]
        if not re.search(r"[.!?…][\"'”’»)\]]*\s", gap) or word[0].islower() or _COMMA.search(gap):
            return False
        return "." not in gap or "..." in gap or not _ABBREVIATION.fullmatch(before)

    def _bare(self, index: int, gap: str) -> Level:
        """Nothing but white space, or nothing at all, between two tokens."""
        before, word = self.words[index - 1], self.words[index]
        if not gap:
            return Level.WORD
        if before[-1].isdigit() or word[0].isdigit():
            return Level.FORBIDDEN if _is_date(before, word) else Level.TIGHT
        low = self.lower[index]
        if low in {"and", "or", "but"} and self.english:
            begins = self._begins_predicate(index + 1, strict=True) and not self._verb_form(
                index - 1
            )
            return (
                Level.PREDICATE if begins and self._verb_to_the_left(index) else Level.CONJUNCTION
            )
        if low in PREPOSITIONS:
            return Level.PREPOSITION
        return Level.TIGHT if before[0].isupper() and word[0].isupper() else Level.WORD

    def _comma(self, index: int, gap: str) -> Level:
        before, low = self.words[index - 1], self.lower[index]
        if "，" in gap:  # in Chinese and Japanese it parts clauses; a list has its own mark
            return Level.PREDICATE
        if not re.search(r"[\s、]", gap):
            return Level.TIGHT if before[-1].isdigit() else Level.ITEM
        if self._in_date(index):
            return Level.FORBIDDEN
        if _ENUMERATOR.match(self.text, self.tokens[index].start()):
            return Level.STOP
        if not self.english:  # no verbs are known there
            return Level.CLAUSE if low in ELSEWHERE else Level.ITEM
        return self._english_comma(index, low)

    def _english_comma(self, index: int, low: str) -> Level:
        if self._one_word_item(index):
            return Level.CONJUNCTION
        after = index + 1 if low in COORDINATING else index
        finite = self._verb_to_the_left(index)
        if low in RELATIVE:
            sure = low in PRONOUNS or low == "which" or self._has_verb(index + 1, 14)
            return Level.CLAUSE if finite and sure else Level.PHRASE
        if low in JOINTS:
            return Level.PHRASE
        if finite and self._begins_predicate(after):
            return Level.PREDICATE
        if finite and self._begins_participle(after):
            return Level.PREDICATE
        if finite and self._begins_clause(after):
            new = after > index or low in PRONOUNS or self._verb_since_comma(index)
            return Level.CLAUSE if new else Level.PHRASE
        if after == index and self._begins_clause(index):
            return Level.PHRASE
        names = self.words[index - 1][0].isupper() and self.words[index][0].isupper()
        return Level.CONJUNCTION if names else Level.ITEM

    def _one_word_item(self, index: int) -> bool:
        """Is the word behind this comma, or the one before it, alone between two commas?"""

        def comma_at(gap: int) -> bool:
            return 0 < gap < len(self.tokens) and self.text[self.tokens[gap - 1].end()] == ","

        return comma_at(index + 1) or comma_at(index - 1)

    def _verb_to_the_left(self, index: int) -> bool:
        return self.verbs_before[index] > self.verbs_before[self.last_stop]

    def _verb_since_comma(self, index: int) -> bool:
        for at in range(index - 1, max(-1, index - 24), -1):
            if self.is_verb(at):
                return True
            if self._stop_before(at):
                return False
        return False

    def _verb_form(self, index: int) -> bool:
        low = self.lower[index]
        if index and self.lower[index - 1] == "to":
            return True
        return low in VERBS or low in PAST or low in THIRD or low.endswith("ed")

    def _skip_adverbs(self, index: int) -> int:
        while (
            index < len(self.words)
            and self.lower[index].endswith("ly")
            and self.lower[index] not in VERBS
        ):
            index += 1
        return index

    def _begins_participle(self, index: int) -> bool:
        index = self._skip_adverbs(index)
        low = self.lower[index] if index < len(self.words) else ""
        return low.endswith("ing") and len(low) > 4 and low not in NOT_PARTICIPLE

    def _begins_predicate(self, index: int, *, strict: bool = False) -> bool:
        """Does a verb, an adverb before it allowed, stand here?"""
        index = self._skip_adverbs(index)
        if index >= len(self.words):
            return False
        return self.is_verb(index, strict=strict) or self._looks_third_person(index, strict=strict)

    def _looks_third_person(self, index: int, *, strict: bool) -> bool:
        """Say yes to "conforms to" and "embodies the": a plural noun is rarely followed so."""
        if not re.search(r"[^siu]s$", self.words[index]) or not self._verb_follows(index):
            return False
        following = self.lower[index + 1]
        return following in DETERMINERS or (following == "to" and not strict)

    def _begins_clause(self, index: int) -> bool:
        """Does a subject and its verb stand here, before the next comma?"""
        if index >= len(self.words):
            return False
        return self._has_verb(index + 1, 14)

    def _has_verb(self, index: int, reach: int) -> bool:
        """Is one of the next tokens, up to the next stop, a verb that is no other one's second?"""
        for at in range(index, min(index + reach, len(self.words))):
            if self._stop_before(at):
                return False
            if self.is_verb(at):
                return self.lower[at - 1] not in COORDINATING
        return False

    def _stop_before(self, index: int) -> bool:
        return index > 0 and self.text[self.tokens[index - 1].end()] in _STOPS

    def is_verb(self, index: int, *, strict: bool = False) -> bool:
        """Is this token a finite verb (or a bare infinitive), as far as its shape tells?

        ``strict`` asks for a word behind it that follows a verb, where its form is also a noun's.
        """
        word, low = self.words[index], self.lower[index]
        if word[0].isupper() and index:  # a name, a month
            return False
        if low in AUXILIARIES:
            return not (low in NOUN_AUXILIARIES and self._noun_follows(index))
        if self.lower[index - 1 if index else 0] in DETERMINERS:
            return False
        if index and self.lower[index - 1] == "to":
            return False
        if low in PAST:
            return not strict or self._verb_follows(index)
        if low in NOUN_TOO:
            return self._verb_follows(index)
        if low in VERBS or low in THIRD:
            return True
        if VERB_ENDING.search(low) and low not in NOT_VERB_ENDING:
            return self._verb_follows(index)
        return low.endswith("ed") and low not in NOT_ED and self._verb_follows(index)

    def _noun_follows(self, index: int) -> bool:
        """Say yes to the "will" of "firm will and": no verb can come."""
        if index + 1 >= len(self.words) or self._stop_before(index + 1):
            return True
        return self.lower[index + 1] in COORDINATING | {"of", "to", "in"}

    def _verb_follows(self, index: int) -> bool:
        """Is what follows what follows a verb: a determiner, a preposition, a name, an end?"""
        if index + 1 >= len(self.words):
            return False
        gap = self.text[self.tokens[index].end() : self.tokens[index + 1].start()]
        if gap.strip():
            return False
        nearby = self.words[index + 1]
        return nearby.lower() in FOLLOWS_VERB or nearby[0].isupper() or nearby[0].isdigit()

    def _in_date(self, index: int) -> bool:
        before, word = self.words[index - 1], self.words[index]
        if _YEAR.match(word) and (_DAY.match(before) or _MONTH.match(before)):
            return True
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        return bool(
            (_MONTH.match(word) and _DAY.match(following))
            or (_DAY.match(word) and _MONTH.match(following))
        )


def _is_date(before: str, word: str) -> bool:
    return bool(
        (_MONTH.match(before) and _DAY.match(word))
        or (_DAY.match(before) and _MONTH.match(word))
        or (_MONTH.match(before) and _YEAR.match(word))
    )


def _place(gap: str) -> int:
    """Where in the gap between two words to cut: openers go right, all else goes left."""
    if gap == " ":
        return 1
    space = max((i for i, char in enumerate(gap) if char.isspace()), default=-1)
    if space >= 0:
        return space + 1
    at = len(gap)
    while at and gap[at - 1] in _OPENERS:
        at -= 1
    return at
