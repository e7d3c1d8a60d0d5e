"""Paragraphs into sentences.

sentencex (Wikimedia Foundation, MIT: rule-based, some 250 languages, linear time) finds the ends;
what its rules miss in reports and their translations is mended here: ends without a space after
them, ends before a closing bracket, after months, list numbers, line breaks of hard-wrapped text
and those after headings.
"""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from harness.documents.line_breaks import ending_breaks
from harness.documents.model import Sentence
from harness.documents.tokens import CJK

__all__ = ["split_sentences"]

_SPACE = re.compile(r"\s")
_LONGEST, _PIECE = 2500, 800
"""Code points of the longest sentence that is left whole, and of the parts that it is cut into."""
_BREATH = re.compile(r"[,;:]\s+|[，；、：]\s*")
_CHARACTER = re.compile(rf"(?<=[{CJK}])")
_WORD = re.compile(r"\w")
_CLOSERS = "\"'”’»)\\]）」』】"
_OPENERS = "\"'“‘«(\\[（「『【"
# "an important speech.The meeting", "(2018).Photo by": the space was lost.
_GLUED = re.compile(
    rf"(?<=[^\W\d_A-Z]{{3}})[.!?][{_CLOSERS}]*(?=[{_OPENERS}]?[A-ZÀ-ÞА-Я][^\W\d_A-Z]*[\s,’'])"
    rf"|(?<=[)\]])\.(?=[{_OPENERS}]?[A-ZÀ-ÞА-Я])"
)
# The sentence in brackets before this: (He left.) Then …
_BRACKETED = re.compile(rf"[.!?…][)\]”]\s+(?=[{_OPENERS}]?[A-ZÀ-ÞА-Я])")
# A headline that runs in, told by its site: "… of the Party - Hunan Daily The so-called …".
_OPENING = (
    r"(?:The|An?|On|In|We|He|She|It|They|This|These|There|When|During|According|Recently|Today"
    r"|Yesterday|Message)\s+[a-zà-þ\d]"
)
_RUN_IN = re.compile(rf"(?<=\w)\s[-–—|]\s(?:(?!{_OPENING})[A-ZÀ-Þ][\w&’']*\s){{1,3}}(?={_OPENING})")
# What sentencex takes for a short form before any name: "in May. Peter", "said no. Maria"; a name
# ("by Jan. Vermeer") and a number ("order no. AB 1") may have it, too.
_ENDING = re.compile(
    r"(?:\b(?:in|since|until)\s(?:Jan|Feb|Mar|Apr|June?|July?|Aug|Sept?|Oct|Nov|Dec)|\b(?:May|etc)"
    r"|\b(?:said|says|say|voted|was|is),?\sno)"
    rf"\.[{_CLOSERS}]*\s+(?=[{_OPENERS}]?[A-ZÀ-ÞА-Я][^\W\d_]*[\s,’'])"
)
# A line break before a list marker ends a sentence, whatever stands before it.
_ITEM = re.compile(r"[\r\n]\s*(?=(?:[-*+•·‣▪–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s|\|)")
_ENUMERATOR = re.compile(r"[\s\"'“‘(]*(?:\(?(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])[.)]\s*)+$")
_NUMBERS = 60
"""Code points of the longest row of such marks that is looked at: "1. (a) (i)"."""
# Nothing of these begins a sentence.
_CONTINUES = re.compile(r"[\s]*(?:[,;:)\]}”’»、，；：）」』%]|[-–—]+\s*[a-zà-þа-я])")
_LOWER = re.compile(r"\s*[\"'“‘(]?[a-zà-þа-я]")
_SHORT_FORM = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-ZÀ-ÞА-Я][a-zà-þа-я]{0,4}|(?:[a-z]\.)+[a-z])\.\s*$")
_TITLE = re.compile(
    r"(?:^|[\s(\"'“‘])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Hon|Rev"
    r"|Fr|Sr|Jr|St|Mt|Ft|No|Nos|Art|Sec|Fig|Vol|Ch|pp|approx|vs|cf|viz|ca)\.\s*$"
)
# A time of day goes on with its zone: "8 p.m. Eastern Time".
_NOON = re.compile(r"\d\s?[ap]\.\s?m\.\s*$")
_ZONE = re.compile(
    r"\s*\(?(?:(?:GMT|UTC|[BCEMPJK]S?T|[CEMP]DT|CEST)\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich|London|Paris|Berlin|Moscow|Beijing|China|Tokyo"
    r"|New York|Washington)(?: (?:European|Standard|Daylight|Mean|Summer))* [Tt]ime\b)"
)
# Marks of lists, headings, quotations and tables belong to no sentence.
_LEAD = re.compile(r"(?:\s+|\|(?:\s*:?-+:?\s*\|)+|(?:[-*+•·‣▪–—]|#{1,6}|>+|\|)(?:\s+|(?=\|)))*")
_TRAIL = re.compile(r"\s(?:[=-]{2,}|#{1,6}|\|)$")
_MARKUP = re.compile(r"[\s|:=*_~-]+")
_TAIL = re.compile(r"(?:\.\.\.|…|[!?][\"'”’»`*_]+)\s*$")
# Markdown's closing marks stand behind the stop: "**Saved views.** Filters …".
_CLOSING_MARKS = re.compile(r"(?<=[.!?…])[*_]{1,3}(?=\s)")
# How many there are, in an item of a list: "spare filters (2)". It opens nothing.
_COUNT = re.compile(r"\(\d{1,3}\)[ \t]*(?:[\r\n]|$)")


def split_sentences(text: str, language: str | None = None) -> list[Sentence]:
    """Cut a paragraph into sentences.

    Args:
        text: The paragraph, line breaks within it included.
        language: ISO 639-1 code; None reads like English.

    Returns:
        Spans in order, trimmed of white space, that together hold every word of ``text``.
    """
    if not _WORD.search(text):
        return []
    # Same length, so that offsets hold; sentencex would take a line break for a paragraph's end.
    flat = _SPACE.sub(" ", text)
    found = get_sentence_boundaries(language or "en", flat)
    cuts = {
        end
        for end in (_behind_marks(flat, boundary["end_index"]) for boundary in found)
        if not _is_false_end(flat, end) and not _COUNT.match(text, end)
    }
    for pattern in (_GLUED, _BRACKETED, _RUN_IN, _ENDING):
        cuts.update(match.end() for match in pattern.finditer(flat))
    cuts.update(match.end() for match in _ITEM.finditer(text))
    cuts.update(ending_breaks(text))
    return _spans(flat, _with_breaths(flat, sorted(cuts)))


def _with_breaths(text: str, cuts: list[int]) -> list[int]:
    """Cuts within what has no stop for pages, as raw transcripts have none.

    Everything that looks at pairs of words grows with the square of a sentence's length.
    """
    found: list[int] = []
    at = 0
    for cut in [*cuts, len(text)]:
        room = _PIECE if cut - at > _LONGEST else _LONGEST
        while cut - at > room:
            window = text[at + _PIECE // 2 : at + _PIECE]
            ends = (
                [end.end() for end in pattern.finditer(window)]
                for pattern in (_BREATH, _SPACE, _CHARACTER)
            )
            if best := next(filter(None, ends), None):
                at += _PIECE // 2 + best[-1]
            elif later := _SPACE.search(text, at + _PIECE, cut):
                at = later.end()
            else:
                break
            found.append(at)
        found.append(cut)
        at = cut
    return found[:-1]


def _behind_marks(text: str, at: int) -> int:
    marks = _CLOSING_MARKS.match(text, at)
    return marks.end() if marks else at


def _is_false_end(text: str, at: int) -> bool:
    before, after = text[max(0, at - 24) : at], text[at : at + 24]
    if _CONTINUES.match(after) or _TITLE.search(before):
        return True
    if _NOON.search(before) and _ZONE.match(text, at):
        return True
    return bool(_LOWER.match(after) and (_SHORT_FORM.search(before) or _TAIL.search(before)))


def _spans(text: str, cuts: list[int]) -> list[Sentence]:
    """Stretches between cuts; one without a word, or a list number, goes with its neighbour."""
    sentences: list[Sentence] = []
    start = 0
    words_end = _words_end(text)
    for cut in [*cuts, len(text)]:
        stretch = text[start:cut]
        if not _WORD.search(stretch):
            if sentences and stretch.strip() and not _MARKUP.fullmatch(stretch):
                sentences[-1] = Sentence(sentences[-1].start, start + len(stretch.rstrip()))
                start = cut
            continue
        if cut < words_end and len(stretch) <= _NUMBERS and _ENUMERATOR.fullmatch(stretch):
            continue
        lead = _LEAD.match(stretch)
        skipped = lead.end() if lead else 0
        sentences.append(Sentence(start + skipped, start + _end(stretch)))
        start = cut
    return sentences


def _words_end(text: str) -> int:
    """Where the last word ends; 0 where there is none."""
    last = _WORD.search(text[::-1])
    return len(text) - last.start() if last else 0


def _end(stretch: str) -> int:
    """Where a sentence ends: before white space and the closing mark of a heading or table row."""
    end = len(stretch.rstrip())
    while mark := _TRAIL.search(stretch, max(0, end - 200), end):
        end = len(stretch[: mark.start()].rstrip())
    return end
