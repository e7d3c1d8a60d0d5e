"""Where a sentence may be cut, and how good a cut it is.

No tagger: word lists and shapes tell what begins a clause. A wrong guess costs little, for a cut is
taken only where enough words stand on both sides (:mod:`harness.documents.units`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

__all__ = ["Cut", "Level", "find_cuts", "tokenise"]

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Vowel signs are no \w, yet stand within words (Hebrew, Arabic, Indic, South-East Asian scripts).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = rf"(?:[^\W{CJK}]|[{_MARKS}])+"
_TOKEN = re.compile(rf"[{CJK}]|{_WORD}(?:[’'.,:/-]{_WORD})*")


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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AUXILIARIES = _words(
    "is are was were am be been has have had do does did will would can could may might must shall "
    "should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't "
    "can't cannot couldn't mustn't shouldn't it's he's she's that's there's we've they've i've "
    "you've we're they're you're i'm we'll they'll i'll he'll she'll isn’t aren’t wasn’t weren’t "
    "hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t it’s he’s "
    "she’s that’s there’s we’ve they’ve i’ve we’re they’re i’m"
)
_PAST = _words(
    "became began bought broke brought built came caught chose cut drew drove fell felt fought found "
    "gave went got grew held hit kept knew laid led left lost made meant met paid put ran rose said "
    "sang sat saw sent set shook shot showed shut spent spoke spread stood stole struck swore taught "
    "told thought took understood undertook underwent upheld withdrew woke won wore wrote overcame "
    "forbade forgave forgot hid hurt let lay lit quit read rode sank sold sought slept swam swept "
    "threw wound"
)
# Verbs whose base form is hardly ever a noun or an adjective.
_VERBS = _words(
    "accelerate accept accompany accuse achieve acquire act adapt add address adhere adopt advocate "
    "affect agree allow announce appear apply appoint appreciate argue arrest arrive ask assert assist "
    "assume attend attract avoid bear become begin believe belong bring build calculate call carry "
    "cause celebrate choose claim combat comply comprehend conduct confirm connect consider consist "
    "consolidate contain continue contribute cooperate coordinate create cultivate deal decide declare "
    "deepen defend define deliver demonstrate deny depend describe destroy determine develop die "
    "discuss clarify highlight welcome urge condemn praise hail assess monitor manage modify verify "
    "unify ratify simplify specify justify discuss eat elect embody embrace emerge emphasize emphasise employ enable encourage end engage "
    "enhance enjoy enlarge ensure enter establish exist expand expect explain explore express extend "
    "facilitate fail feel follow forge foster form formulate fulfil fulfill gather get give go "
    "grasp grow guarantee happen help hold identify implement improve include increase indicate inform "
    "injure inspire instruct insist integrate intend intensify introduce invest invite involve join "
    "keep kill know lack launch lead learn leave let listen live lose maintain make manage meet mention "
    "mobilize modernize move narrow negotiate observe obtain occur offer open operate oppose organize "
    "organise overcome own participate pay perform persist persuade play point practise prepare present "
    "preserve prevent proceed produce prohibit promise promote propose protect prove provide publish "
    "pursue push put raise reach realize realise receive recognize recommend reduce refer refuse "
    "reject rely remain remember remove represent require resist resolve respect respond restore retain "
    "reveal safeguard satisfy say see seek seem seize sell send serve show shape solve speak spend "
    "stand start stay stop strengthen strive struggle submit succeed suffer suggest support survive "
    "sustain take talk teach tell tend think threaten transform treat try turn understand undertake "
    "unite uphold urge use vow vote want warn win withdraw write"
)
_NOUN_TOO = _words(
    "act address arrest attract call cause claim combat deal end form help increase lack launch lead "
    "lives live move narrow offer open own play point practise present promise push respect show shape "
    "stand start stay stop struggle support talk talks tend try turn use vote win address addresses "
    "forms works plays points causes claims calls deals ends offers moves shows stands starts stays "
    "stops supports turns uses votes wins needs plans means"
)
_THIRD = frozenset(
    (
        verb[:-1] + "ies"
        if re.search(r"[^aeiou]y$", verb)
        else verb + "es"
        if verb.endswith(("s", "x", "ch", "sh", "o"))
        else verb + "s"
    )
    for verb in _VERBS
) | _words("has does goes means works stresses believes notes plans needs marks aims covers ranks")
_NOT_ED = _words(
    "need indeed speed seed feed red hundred kindred sacred wicked naked bed shed creed"
)
_VERB_ENDING = re.compile(r"[a-z]{2}(?:ify|ise|ize|ate)s?$")
_NOT_VERB_ENDING = _words(
    "private climate corporate separate senate candidate state states estate debate mandate delegate "
    "appropriate ultimate immediate adequate accurate desperate moderate certificate candidates "
    "enterprise exercise expertise otherwise premise precise franchise likewise compromise debates "
    "enterprises estates delegates certificates"
)
_DETERMINERS = _words(
    "a an the its their his her our my your this that these those all both each every some any no "
    "another many more most several such"
)
_PREPOSITIONS = _words(
    "about above across after against along amid among around as at before behind below between beyond "
    "by despite during for from in inside into like near of off on onto out outside over per since "
    "than through throughout to toward towards under until up upon via with within without regarding"
)
_FOLLOWS_VERB = (
    _DETERMINERS
    | _PREPOSITIONS
    | _words(
        "it them him us me you that how what whether not forward back away down together only also"
    )
)
_PRONOUNS = _words("he she it they we i you there this these those who that")
_RELATIVE = _words(
    "which who whom whose where when while whereas although though because since as if unless until so "
    "after before once even whether wherever whenever given provided lest"
)
_COORDINATING = _words("and but or nor yet so")
_JOINTS = _words(
    "with including such according based leaving despite especially particularly notably"
)
_NOT_PARTICIPLE = _words(
    "during morning evening meeting building spring king thing nothing something anything everything "
    "beijing nanjing wing ring string ceiling feeling hearing opening housing banking shipping training"
)
_ENUMERATOR = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next)(?:ly)?(?:,|\s+is\b)"
    r"|(?:finally|lastly),|\(?\d{1,2}\)|\([a-z]\)|[①-⑳]",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"\d{4}$")
_OPENERS = '([{"“‘«（「『【《'
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "（": "）", "「": "」", "『": "』", "《": "》"}
# The words after a comma that begin a clause in languages other than English.
_ELSEWHERE = _words(
    "und aber sondern oder denn weil dass daß während wobei obwohl wenn als nachdem da welche welcher "
    "welches die der das deren dessen et mais ou donc car parce puisque lorsque qui que dont où y e o "
    "pero sino porque aunque cuando mientras quien cual donde ma perché quando mentre il che chi dove "
    "mas quando enquanto onde en maar of want omdat terwijl hoewel die dat waar и а но или что чтобы "
    "который которая которое которые потому так когда если где хотя і але що який яка яке які"
)
_ENGLISH_LIKE = {None, "en"}


def tokenise(text: str) -> list[re.Match[str]]:
    """The words of a text; each CJK character is a token of its own."""
    return list(_TOKEN.finditer(text))


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

    def cut(self, index: int) -> Cut:
        start, end = self.tokens[index - 1].end(), self.tokens[index].start()
        gap = self.text[start:end]
        at = start + _place(gap)
        return Cut(at, index, self._level(index, gap))

    def _level(self, index: int, gap: str) -> Level:
        if not gap.strip():
            return self._bare(index, gap)
        if re.search(r"[;；]", gap) or re.search(
            r"[.!?…。！？][\"'”’»」』）)]*(?:\s|$)|[。！？]", gap
        ):
            return Level.STOP
        if "," in gap or "，" in gap or "、" in gap or "،" in gap:
            return self._comma(index, gap)
        if re.search(r":\s|：", gap):
            return Level.CLAUSE
        if re.search(r"\s[–—-]+\s|—", gap):
            return Level.CLAUSE if not self.english or self._verb_to_the_left(index) else Level.ITEM
        if _ENUMERATOR.match(self.text, self.tokens[index - 1].end() + _place(gap)):
            return Level.STOP
        if re.search(r"[(（]", gap):
            return Level.ITEM
        return Level.TIGHT if gap[-1:] in _OPENERS else Level.WORD

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
        if low in _PREPOSITIONS:
            return Level.PREPOSITION
        return Level.TIGHT if before[0].isupper() and word[0].isupper() else Level.WORD

    def _comma(self, index: int, gap: str) -> Level:
        before, low = self.words[index - 1], self.lower[index]
        if "，" in gap:
            return Level.PREDICATE
        if not re.search(r"[\s、]", gap):
            return Level.TIGHT if before[-1].isdigit() else Level.ITEM
        if self._in_date(index):
            return Level.FORBIDDEN
        if _ENUMERATOR.match(self.text, self.tokens[index].start()):
            return Level.STOP
        if not self.english:
            return Level.CLAUSE if low in _ELSEWHERE else Level.ITEM
        return self._english_comma(index, low)

    def _english_comma(self, index: int, low: str) -> Level:
        if self._one_word_item(index):
            return Level.CONJUNCTION
        after = index + 1 if low in _COORDINATING else index
        finite = self._verb_to_the_left(index)
        if low in _RELATIVE:
            return Level.CLAUSE if finite and self._has_verb(index + 1, 14) else Level.PHRASE
        if finite and self._begins_predicate(after):
            return Level.PREDICATE
        if finite and self._begins_participle(after):
            return Level.PREDICATE
        if finite and self._begins_clause(after):
            new = after > index or low in _PRONOUNS or self._verb_since_comma(index)
            return Level.CLAUSE if new else Level.PHRASE
        if low in _JOINTS or (after == index and self._begins_clause(index)):
            return Level.PHRASE
        return Level.ITEM

    def _one_word_item(self, index: int) -> bool:
        """Is the word behind this comma, or the one before it, alone between two commas?"""

        def comma_at(gap: int) -> bool:
            return 0 < gap < len(self.tokens) and self.text[self.tokens[gap - 1].end()] in ",，"

        return comma_at(index + 1) or comma_at(index - 1)

    def _verb_to_the_left(self, index: int) -> bool:
        return self.verbs_before[index] > 0

    def _verb_since_comma(self, index: int) -> bool:
        for at in range(index - 1, max(-1, index - 24), -1):
            if self.is_verb(at):
                return True
            if at and self.text[self.tokens[at - 1].end()] in ",;:":
                return False
        return False

    def _verb_form(self, index: int) -> bool:
        low = self.lower[index]
        return low in _VERBS or low in _PAST or low in _THIRD or low.endswith(("ed", "ing"))

    def _begins_participle(self, index: int) -> bool:
        while index < len(self.words) and self.lower[index].endswith("ly"):
            index += 1
        low = self.lower[index] if index < len(self.words) else ""
        return low.endswith("ing") and len(low) > 4 and low not in _NOT_PARTICIPLE

    def _begins_predicate(self, index: int, *, strict: bool = False) -> bool:
        """Does a verb, an adverb before it allowed, stand here?"""
        while index < len(self.words) and self.lower[index].endswith("ly"):
            index += 1
        if index >= len(self.words):
            return False
        return self.is_verb(index, strict=strict) or self._looks_third_person(index)

    def _looks_third_person(self, index: int) -> bool:
        """ "conforms to", "embodies the": a plural noun is rarely followed so."""
        low = self.lower[index]
        if not re.search(r"[^siu]s$", low) or index + 1 >= len(self.words):
            return False
        return self.words[index][0].islower() and self.lower[index + 1] in _DETERMINERS | {"to"}

    def _begins_clause(self, index: int) -> bool:
        """Does a subject and its verb stand here, before the next comma?"""
        if index >= len(self.words):
            return False
        return self._has_verb(index + 1, 14)

    def _has_verb(self, index: int, reach: int) -> bool:
        for at in range(index, min(index + reach, len(self.words))):
            if at > index and self.text[self.tokens[at - 1].end()] in ",;:":
                return False
            if self.is_verb(at):
                return True
        return False

    def is_verb(self, index: int, *, strict: bool = False) -> bool:
        """Is this token a finite verb (or a bare infinitive), as far as its shape tells?

        ``strict`` asks for a word behind it that follows a verb, where its form is also a noun's.
        """
        word, low = self.words[index], self.lower[index]
        if low in _AUXILIARIES:
            return True
        if word[0].isupper() or self.lower[index - 1 if index else 0] in _DETERMINERS:
            return False
        if index and self.lower[index - 1] == "to":
            return False
        if low in _PAST:
            return not strict or self._verb_follows(index)
        if low in _NOUN_TOO:
            return self._verb_follows(index)
        if low in _VERBS or low in _THIRD:
            return True
        if _VERB_ENDING.search(low) and low not in _NOT_VERB_ENDING:
            return self._verb_follows(index)
        return low.endswith("ed") and low not in _NOT_ED and self._verb_follows(index)

    def _verb_follows(self, index: int) -> bool:
        """Is what follows what follows a verb: a determiner, a preposition, a name, an end?"""
        if index + 1 >= len(self.words):
            return False
        gap = self.text[self.tokens[index].end() : self.tokens[index + 1].start()]
        if gap.strip():
            return False
        nearby = self.words[index + 1]
        return nearby.lower() in _FOLLOWS_VERB or nearby[0].isupper() or nearby[0].isdigit()

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
    space = max((i for i, char in enumerate(gap) if char.isspace()), default=-1)
    if space >= 0:
        return space + 1
    at = len(gap)
    while at and gap[at - 1] in _OPENERS:
        at -= 1
    return at


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The outermost bracketed or quoted stretches whose both ends are there, in order."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if stack and char == stack[-1][0]:
            opened = stack.pop()[1]
            while spans and spans[-1][0] > opened:
                spans.pop()
            spans.append((opened, at + 1))
        elif char in _PAIRS:
            stack.append((_PAIRS[char], at))
        elif char == '"':
            stack.append((char, at))
    return spans
