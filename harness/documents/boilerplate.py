"""What stands in a text without belonging to it: by-lines, captions, credits, "share this".

Patterns, not topics: a label with a colon ("Editor: …"), a call to the reader ("Leave a Reply"), a
credit that is nothing but names ("Photo by …"), a bracket that is nothing but a source and a date.
A sentence that merely speaks of an editor, a source or a photo is body.
"""

from __future__ import annotations

import re

from harness.documents.wordlists import words

__all__ = ["boilerplate_spans", "is_boilerplate"]

# Labels that stand before a colon. The second set are words that news also uses in its own text, so
# that only little may follow them.
_LABELS = "|".join(
    (
        r"original\s+(?:title|headline|text|link)|(?:an?\s+)?sources?|(?:chief\s+|responsible\s+)?editors?",
        r"edit(?:ed|ing)\s+by|editors?\s+in\s+charge|editor-in-charge|proofread(?:ers?|ing|\s+by)?",
        r"by-?line|reporters?|correspondents?|authors?|written\s+by|translat(?:ors?|ion\s+by|ed\s+by)",
        r"photos?(?:\s+credit)?|images?(?:\s+credit)?|pictures?|credits?|poster\s+design|design(?:er)?",
        r"read\s+more|see\s+also|more\s+on\s+this|filed\s+under|related|key\s?words?|key\s+terms|index\s+terms|tags?|copyright",
        r"originaltitel|quelle|redaktion|redakteur(?:in)?|foto(?:s|graf)?|bild|übersetzung",
        r"titre\s+(?:original|d['’]origine)|rédact(?:eur|rice|ion)|crédits?|auteur",
        r"título\s+original|fuente|editor(?:a|es)?|redacción|autor(?:a|es)?|fonte|foto\s+di",
        r"оригинальн(?:ый\s+заголовок|ое\s+название)|источник|редактор|фото|автор",
        r"原标题|原標題|来源|來源|责任编辑|責任編輯|责编|编辑|編輯|记者|記者|作者|摄影|攝影|图片|校对",
    )
)
_SHORT_LABELS = r"date|posted|published|updated|last\s+updated|video|graphics?|category|topics?"
_LABELLED = re.compile(rf"\W*(?:{_LABELS})\s*[:：]", re.IGNORECASE)
_SHORTLY_LABELLED = re.compile(rf"\W*(?:{_SHORT_LABELS})\s*[:：]", re.IGNORECASE)
_MAX_WORDS, _MAX_SHORT, _MAX_CALL = 40, 8, 14

_CALL = re.compile(
    r"\W*(?:leave\s+a\s+(?:replay|reply|comment)|share\s+on\s+\w+$"
    r"|(?:you\s+may\s+also\s+like|related)\s*$|follow\s+us\b"
    r"|related\s+(?:articles?|posts?|news|stories|reading|links?|topics?|content)\b"
    r"|(?:post|add)\s+a\s+comment|(?:\d+\s+)?comments?\s*(?:\(\d+\)|\d+)?\W*$|advertise?ment\W*$"
    r"|your\s+email\s+address\s+will\s+not"
    r"|(?:tweet|facebook|twitter|whatsapp|linkedin|email|print)\W*$|(?:previous|next)\s+(?:article|post)"
    r"|kommentar\s+(?:schreiben|hinterlassen)|laisser\s+un\s+commentaire|dejar?\s+un\s+comentario"
    r"|оставить\s+комментарий|发表评论|分享到|相关(?:文章|新闻|阅读))",
    re.IGNORECASE,
)
# Calls that instructions make of their readers, too: "Click on Save", "Share this device with no
# one". They are a page's own if little follows, or something of a page's.
_MAYBE_CALL = re.compile(
    r"\W*(?:share\s+(?:this|via)|click\s+(?:to|here|on|for)|tap\s+(?:to|here)|print\s+(?:this|article)"
    r"|(?:subscribe|sign\s+up)\s+(?:to|for|now|here)|back\s+to\s+top|skip\s+to\s+\w+|log\s+in\s+to"
    r"|(?:read|view|show|load)\s+more|scan\s+the\s+qr(?:\s+code)?|(?:cookies?|privacy)\s+policy)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 2
_OF_A_PAGE = words(
    "newsletter newsletters article articles story stories news site website channel comment"
    " comments page app enlarge zoom photo photos image images gallery video videos post posts"
    " blog podcast alerts updates email e-mail inbox headlines briefing subscription facebook"
    " twitter instagram youtube wechat weibo whatsapp telegram linkedin friends social reply follow"
    " us"
)
_RIGHTS = re.compile(
    r"\W*(?:©|\(c\)\s*(?:copyright|by|(?:19|20)\d\d)\b|\(c\)\s[^;]{0,60}all\s+rights\s+reserved\W*$"
    r"|copyright\s+(?:©|\(c\)|\d{4}|by\b)|all\s+rights\s+reserved|版权所有)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\W*(?:release\s+|publication\s+)?date\W{0,3}\d{4}[-/.]\d\d?[-/.]\d\d?", re.IGNORECASE
)
_QUANTITY = re.compile(
    r"\d\s*(?:%|percent|per\s+cent|°|[mkµ]?g|m[gl]|[kcm]m|[kMG]Wh?|volts?|euros?|dollars?)(?!\w)"
    r"|[€$£¥]\s?\d"
)
_RULE = re.compile(r"[:：].*\b(?:must|shall|may|do|never|should)\s+(?:not\s+)?[a-z]", re.DOTALL)
_QUESTION = re.compile(r"[?？][\"'”’)*_]*\s*$")
_LINK = re.compile(r"\W*(?:https?://|www\.)\S+\W*$", re.IGNORECASE)

# Headings of a guide and dates, no by-lines: "By Car", "By Tuesday".
_BY_NOBODY = re.compile(
    r"\W*by\s+(?:air|bicycle|bike|boat|bus|car|coach|ferry|foot|plane|rail|road|sea|ship|subway|taxi"
    r"|train|tram|underground|hand|phone|telephone|e-?mail|fax|mail|post|courier|\w+day|january"
    r"|february|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\W*$",
    re.IGNORECASE,
)
# "Xinhua News Agency reporters A B and C D", "Daily – example.com reporter A B", "By A B"
_NAME = r"(?!(?:OF|THE|ORDER|ROYAL|Royal)\b)[A-ZÀ-ÞА-Я][\w'’.-]*"
_PERSON = rf"{_NAME}(?:\s+{_NAME}){{0,3}}"
_NAMES = rf"{_PERSON}(?:(?:\s*,\s*|\s*,?\s+(?:and|und|et|y|и|&)\s+){_PERSON})*"
_OUTLET = rf"(?:{_NAME}|[–—-]|\S+\.(?:com|cn|net|org|ru|de))"
_BYLINE = re.compile(
    rf"\W*(?:(?:{_OUTLET}\s+){{1,8}}(?:(?i:staff\s+)?(?:[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?))\s+"
    rf"|(?:[Ww]ritten\s+by|By|BY)\s+(?:{_NAME}\s+(?i:correspondent|reporter)\s+)?){_NAMES}\W*$"
)
_AGENCY = (
    r"(?:agency|network|news|daily|times|post|press|xinhua|reuters|afp|ap|tass|dpa|efe|ansa|online|"
    r"editor|reporter|correspondent|photo|source|edited|translat\w+|end|ends|fin)"
)
# The whole paragraph is a bracket that names an outlet, an editor, "(End)".
_BRACKET = re.compile(
    rf"\s*[(（\[](?!\s*(?:press\s(?!ag|as)|end\s+of\s))[^()（）]*\b{_AGENCY}\b[^()（）]*[)）\]]\W*$",
    re.IGNORECASE,
)
_BRACKET_WORDS = 14

_TAKEN = (
    r"[(（][^()（）]{0,30}?\b(?:photo(?:graph(?:ed)?)?|picture|image|file\s+photo|taken|shot)\s*"
    r"(?:taken\s+|shot\s+)?(?:on|in)\s[^()（）]{0,80}\d{4}[^()（）]{0,60}[)）]"
)
_CAPTION = re.compile(_TAKEN, re.IGNORECASE)
_SHOWS = re.compile(
    r"(?:^|[.!?]\s*)(?:this\s+is\s+(?:the|an?)\s|(?:an?\s+|the\s+|this\s+|file\s+)*"
    r"(?:photo|picture|image|combination\s+photo)s?\s+(?:taken|shows?|showing|released|provided)\b)",
    re.IGNORECASE,
)
_CAPTION_WORDS, _CAPTION_LENGTH = 80, 1000
_SEPARATOR = re.compile(r"[-*_=~#·•.+—–\s]{3,}$")
# What follows a label is a name, an address, a title; a sentence of its own is body.
_SENTENCE = re.compile(
    r"[^:：]*[:：]\s*[a-z\w].*[a-z]{2}[.!?][\"'”’)]*\s*$|[(（].*[a-z]{2}[.!?]\s*[)）]\s*$",
    re.DOTALL,
)

_CREDIT = re.compile(
    r"(?:file\s+)?(?:photo(?:graph)?s?|pictures?|images?|video)(?:\s*/\s*|\s+)"
    r"(?:by|courtesy(?:\s+of)?|credit(?:\s*:)?|provided\s+by|from)\s+|(?:foto|photo)\s*[:：]\s*",
    re.IGNORECASE,
)
# Lower-case words that a credit may hold beside names; any other makes it a sentence.
_CREDIT_WORDS = words(
    "reporter reporters reported reporting by for of the and correspondent correspondents news "
    "photographer photographers staff courtesy agency via from at in on taken service press a an "
    "le la de du von di del und et y"
)
_CREDIT_LENGTH = 16
_MARKS = ".,;:!?()[]/–—-&\"'“”‘’"
_INNER_BRACKET = re.compile(
    r"[(（](?:(?:file\s+)?(?:photos?|pictures?|images?|video)\s*(?:by|courtesy|credit|provided|:|：|/)"
    r"|(?:editors?|reporters?|source|sources|edited|proofread\w*|correspondents?|translat\w+)\b"
    r"(?:\s+in\s+charge)?\s*(?:[:：]|\bby\b|\s(?=(?-i:[A-ZÀ-Þ])))|责任编辑|编辑|记者|责编|来源)[^()（）]{1,160}[)）]",
    re.IGNORECASE,
)
_START_LABEL = re.compile(
    r"\W{0,3}(?:original\s+(?:title|headline)|原标题|原標題)\s*[:：]\s*", re.IGNORECASE
)
_END_LABEL = re.compile(
    rf"(?:(?<=[.!?)”\"。！？])|(?<=\n))\s*((?:{_LABELS})\s*[:：]\s*[^.!?。！？\n]{{1,60}}(?:\.\w+)*\W*)$",
    re.IGNORECASE,
)
_END_CALL = re.compile(r"(?<=[.!?)”\"。！？])\s*(\S[^.!?。！？\n]*[.!?。！？]?\s*)$")
_SENTENCE_STOP = re.compile(r"[.!?。！？](?=\s|$)|\n")


def is_boilerplate(text: str) -> bool:
    """Is the whole paragraph boilerplate: a by-line, a label, a call to the reader, a caption?"""
    count = len(text.split())
    if count > _CAPTION_WORDS or len(text) > _CAPTION_LENGTH:
        return False
    return bool(
        _SEPARATOR.match(text)
        or (count <= _MAX_WORDS and _is_label(text, count))
        or (count <= _MAX_CALL and _is_call(text))
        or (count <= _BRACKET_WORDS and _BRACKET.match(text) and not _is_sentence(text))
        or _is_caption(text)
        or _is_credit(text)
    )


def boilerplate_spans(text: str) -> list[tuple[int, int]]:
    """The boilerplate stretches within a body paragraph, as ``(start, end)``, in order.

    Found are credits ("… attended the meeting. Photo by A B."), brackets ("(Editor: A B)"), a title
    glued before the text ("Original title: …") and labels or calls at the paragraph's end.
    """
    spans = [match.span() for match in _INNER_BRACKET.finditer(text)]
    spans.extend(match.span() for match in _CAPTION.finditer(text))
    spans.extend(_credits(text))
    title = _START_LABEL.match(text)
    if title:
        spans.append((0, _title_end(text, title.end())))
    label = _END_LABEL.search(text[-160:])
    if label:
        spans.append((label.start(1) + max(0, len(text) - 160), len(text)))
    call = _END_CALL.search(text[-160:])
    if call and len(call[1].split()) <= _MAX_CALL and _is_call(call[1]):
        spans.append((call.start(1) + max(0, len(text) - 160), len(text)))
    return _merged(spans)


def _is_label(text: str, words: int) -> bool:
    return bool(
        (_LABELLED.match(text) and (_START_LABEL.match(text) or not _tells(text)))
        or (words <= _MAX_SHORT and _SHORTLY_LABELLED.match(text) and not _QUANTITY.search(text))
        or (_BYLINE.match(text) and not _BY_NOBODY.match(text))
        or _RIGHTS.match(text)
        or _DATED.match(text)
        or _LINK.match(text)
    )


def _is_call(text: str) -> bool:
    if _CALL.match(text):
        return True
    opening = _MAYBE_CALL.match(text)
    if opening is None:
        return False
    stripped = (word.strip(_MARKS).lower() for word in text[opening.end() :].split())
    rest = [word for word in stripped if word]
    if len(rest) <= _FEW_WORDS or rest[0] == "about" or rest[-1] == "more":
        return True
    return not _OF_A_PAGE.isdisjoint(rest)


def _is_sentence(text: str) -> bool:
    """Most of its words are lower-case, and it has a final stop."""
    words = text.split()
    lower = sum(word.lstrip("(\"'“‘")[:1].islower() for word in words)
    return lower >= 3 and 2 * lower >= len(words) and _SENTENCE.match(text) is not None


def _tells(text: str) -> bool:
    """What follows the label is a sentence, or figures: "Sources: wind 40 %, coal 30 %".

    Who asks is no label: "Editor: And then?".
    """
    if _is_sentence(text) or _QUESTION.search(text) or len(_QUANTITY.findall(text)) > 1:
        return True
    # what a picture shows is told by no "must": "Picture: the dose must not exceed 5 mg"
    return _RULE.search(text) is not None


def _is_caption(text: str) -> bool:
    """A dated bracket that ends a sentence, or a credit at the end of it or of "this is …"."""
    ends_in_credit = any(not text[end:].strip() for _, end in _credits(text)) or re.search(
        r"[(（](?:photo|picture|image)s?\s+(?:by|courtesy)[^()（）]*[)）]\W*$", text, re.IGNORECASE
    )
    dated = _CAPTION.search(text)
    if dated:
        # a sentence that goes on after it reports something, and the bracket alone is no part of it
        goes_on = re.match(r"\s*,?\s*[a-zß-öø-ÿа-я]", text[dated.end() :])
        shown = re.search(r"(?:photo|picture|image)\s*$", text[: dated.start()], re.IGNORECASE)
        return bool(ends_in_credit or shown or not goes_on)
    return bool(ends_in_credit and _SHOWS.search(text))


def _is_credit(text: str) -> bool:
    return any(not text[:start].strip() and not text[end:].strip() for start, end in _credits(text))


def _credits(text: str) -> list[tuple[int, int]]:
    """Stretches that begin a sentence with "Photo by" and hold nothing but names."""
    found = []
    for match in _CREDIT.finditer(text):
        before = text[: match.start()].rstrip(" \t")
        if before and before[-1] not in '.!?…)]”"’»。！？）\n\r':
            continue
        end = _credit_end(text, match.end())
        if end is not None:
            found.append((match.start(), end))
    return found


def _credit_end(text: str, start: int) -> int | None:
    """Where a credit's names end: at a stop or the text's end; None where it is a sentence."""
    for number, word in enumerate(re.finditer(r"\S+", text[start : start + 300]), 1):
        bare = word.group().strip(_MARKS)
        if number > _CREDIT_LENGTH or (bare[:1].islower() and bare not in _CREDIT_WORDS):
            return None
        initial = len(bare) == 1
        if word.group()[-1] in ".!?" and not initial:
            return start + word.end()
    return len(text)


def _title_end(text: str, start: int) -> int:
    """A glued title ends at the first stop or line break; failing that, only its label is cut."""
    stop = _SENTENCE_STOP.search(text, start)
    if stop and len(text[start : stop.end()].split()) <= _MAX_WORDS and text[stop.end() :].strip():
        return stop.end()
    return start


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
