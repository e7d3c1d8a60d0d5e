"""Which language a text is in, offline; unsure is None.

Writing systems decide first, for they are certain. Languages that share the Latin script are told
apart by ELD (Nito-ELD, Apache-2.0: an n-gram classifier of 60 languages, 5 MB, 0.1 ms a paragraph).
Names are left out of what it sees: "Zhao Leji, Wang Huning and Cai Qi attended" is English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from harness.documents.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["detect_language", "paragraph_language"]

# The start of a character's Unicode name → (script, the language where the script decides alone).
_SCRIPTS: dict[str, str | None] = {
    "LATIN": None,
    "CYRILLIC": None,
    "ARABIC": None,
    "DEVANAGARI": None,
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "TIBETAN": "bo",
    "ETHIOPIC": "am",
    "BENGALI": "bn",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
}
_MOST_LIKELY = {"CYRILLIC": "ru", "ARABIC": "ar", "DEVANAGARI": "hi"}
_SHARED = {
    "CYRILLIC": {"ru", "uk", "bg", "sr", "be", "mk", "mn"},
    "ARABIC": {"ar", "fa", "ur", "ps", "ckb", "ku"},
    "DEVANAGARI": {"hi", "mr", "ne"},
}
_ENGLISH = words(
    "the of and to in was were is are has have had been with for that this which from by on at as "
    "will would not it its their who said be an or but his her he she they we you"
)
_NOT_A_WORD = re.compile(r"[\d@]|://|^www\.")  # figures, addresses
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ISO = {"tl": "tl", "zh-hant": "zh"}
_DOCUMENT_SAMPLE = 20_000  # characters; more does not change the answer
_CLASSIFIED = 1500  # characters that ELD is given: enough to be sure


def detect_language(text: str) -> str | None:
    """The language of a document.

    Args:
        text: Its body. Short or mixed text is fine.

    Returns:
        An ISO 639-1 code, or None where the text is too short to tell or has no letters.
    """
    return _detect(text[:_DOCUMENT_SAMPLE], minimum_words=4, margin=0.03)


def paragraph_language(text: str) -> str | None:
    """The language of a paragraph, only where it is certain: a wrong answer is a false alarm.

    Another script is certain. A Latin-script language is told from eight words on that are not
    names, and only with a clear lead over the next.
    """
    return _detect(text[:_DOCUMENT_SAMPLE], minimum_words=8, margin=0.12)


def _detect(text: str, *, minimum_words: int, margin: float) -> str | None:
    scripts = _count_scripts(text)
    if not scripts:
        return None
    letters = sum(scripts.values())
    script, count = scripts.most_common(1)[0]
    if script in {"CJK", "HIRAGANA", "KATAKANA"}:
        kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
        return "ja" if kana >= 0.1 * (kana + scripts["CJK"]) else "zh"
    if scripts["CJK"] + scripts["HIRAGANA"] + scripts["KATAKANA"] >= 0.3 * letters:
        # A Han character says as much as three letters.
        return "ja" if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * letters else "zh"
    if count < 0.5 * letters:
        return None
    language = _SCRIPTS[script]
    if language is not None:
        return language
    if script != "LATIN":
        code = _classify(text)[0]
        return code if code in _SHARED[script] else _MOST_LIKELY[script]
    return _detect_latin(text, minimum_words, margin)


def _detect_latin(text: str, minimum_words: int, margin: float) -> str | None:
    found = _WORD.findall(" ".join(w for w in text.split() if not _NOT_A_WORD.search(w)))
    plain = [word for word in found if not word[0].isupper()]
    if len(plain) < minimum_words or len("".join(plain)) < 4 * minimum_words:
        # Too little left without names: only English function words may still speak.
        return "en" if sum(word.lower() in _ENGLISH for word in found) >= 3 else None
    share = sum(word in _ENGLISH for word in plain) / len(plain)
    if share >= 0.25:
        return "en"
    code, lead = _classify(" ".join(plain))
    if code == "en" or lead >= margin:
        return code
    return "en" if share >= 0.1 else None


def _count_scripts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for char, number in Counter(text).items():
        if char.isalpha():
            counts[_script(char)] += number
    counts.pop("", None)
    return counts


@cache
def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ", 1)[0]
    return name if name in _SCRIPTS else ""


@cache
def _classifier() -> Callable[[str], Any]:
    from eld import LanguageDetector  # type: ignore[import-untyped]

    detector: Any = LanguageDetector()
    return detector.detect  # type: ignore[no-any-return]


def _classify(text: str) -> tuple[str | None, float]:
    """ELD's first choice and its lead over the second, 0 to 1."""
    answer = _classifier()(text[:_CLASSIFIED])
    scores: dict[str, float] = answer.scores()
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or answer.language is None:
        return None, 0.0
    lead = ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)
    return _ISO.get(answer.language, answer.language), lead
