"""What stands in a text without belonging to it: by-lines, photo captions, "share this"."""

from __future__ import annotations

import re

__all__ = ["boilerplate_spans", "is_boilerplate"]

# A whole paragraph that opens (and, as it is short, goes on) like this.
_LABEL = (
    r"(?:original[ ](?:title|headline)|an?[ ]source|source|sources|editors?|edited[ ]by|editor[ ]in[ ]charge|"
    r"responsible[ ]editor|chief[ ]editor|proofread(?:er|ing)?|author|by-?line|reporters?|correspondents?|"
    r"photos?|image|picture|poster[ ]design|graphics?|video|translat(?:or|ed by)|tags?|keywords?|"
    r"published|posted|updated|last[ ]updated|date|copyright|read[ ]more|see[ ]also|filed[ ]under|credit|"
    r"originaltitel|quelle|redaktion|foto|titre[ ]original|titre[ ]d'origine|photo|rédact(?:eur|ion)|"
    r"fuente|título[ ]original|редактор|источник|фото|原标题|原標題|来源|來源|责任编辑|責任編輯|责编|编辑|編輯|记者|摄影|图片)"
)
_WHOLE = re.compile(
    rf"""\W*(?:
      {_LABEL}\s*[:：]
    | leave\s+a\s+(?:replay|reply|comment) | share\s+(?:this|on|via)\b | click\s+(?:to|here|on)\b
    | related\s+(?:articles?|posts?|news|stories|reading|links?)\b | (?:©|\(c\)|copyright\s+©?\s*\d)
    | all\s+rights\s+reserved | (?:subscribe|sign\s+up)\s+(?:to|for|now)\b | follow\s+us\b
    | print\s+this\b | back\s+to\s+top | skip\s+to\b | advertisement | (?:read|view)\s+more\b
    | comments?\s*(?:\(\d+\))?$ | tweet$ | photos?\s+(?:by|courtesy|from|provided)\b
    | [\w’' ]{{0,40}}\s[–—-]\s\S+\.\w{{2,4}}\s+reporters?\b
    | (?:[\w’']+\s+){{1,4}}(?:reporters?|correspondents?)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?(?:(?:\s+and|,)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)*\W*$
    | date\s+\d{{4}}-\d\d-\d\d
    | \([^()]*(?:network|news|agency|daily|editor|reporter|correspondent)[^()]*\)\W*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION = re.compile(
    r"\((?:photo(?:graph)?(?:ed)?\s+)?(?:taken\s+)?on\s[^()]*\d{4}[^()]*\)[^()]*(?:photo|xinhua)|\(photo taken|\(photographed on"
    r"|drone photo",
    re.IGNORECASE,
)
_MAX_WORDS = 40


def is_boilerplate(text: str) -> bool:
    """Is the whole paragraph boilerplate?"""
    if len(text.split()) <= _MAX_WORDS and _WHOLE.match(text):
        return True
    return len(text.split()) <= 80 and _CAPTION.search(text) is not None


_INSIDE = re.compile(
    r"(?:photos?|pictures?|image)\s+(?:by|courtesy of|from)\b[^.!?]{0,120}[.!?]?"
    r"|\((?:photo|editor|reporter|edited|source|image)s?\b[^()]{0,160}\)"
    r"|\(editor in charge[^()]{0,80}\)"
    r"|(?<![\w])original (?:title|headline)\s*[:：][^.!?\n]{0,160}[.!?\n]?",
    re.IGNORECASE,
)


def boilerplate_spans(text: str) -> list[tuple[int, int]]:
    """The boilerplate stretches inside a body paragraph, as ``(start, end)``."""
    return [match.span() for match in _INSIDE.finditer(text) if _stands_alone(text, match.start())]


def _stands_alone(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?)”"’。' or text[at] == "("
