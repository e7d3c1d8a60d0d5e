"""The view of a text that is compared: one form for what looks or means the same.

Unicode's NFC (UAX #15) on top of a small table: typographic quotes, hyphens, spaces, ligatures and
full-width letters have one form each, invisible characters none, white space runs are one space.
En dashes and em dashes stay apart from hyphens: "27–28" is a range, "win-win" a word.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["normalise", "normalise_with_offsets"]


def _table() -> dict[str, str]:
    groups = {
        "'": "‘’‚‛′`´ʼ＇\u1ffd\u1fef\u0374",
        '"': "“”„‟″«»＂〝〞〟",
        "-": "\u2010\u2011\u2212\ufe63\uff0d",  # hyphens and the minus sign
        "–": "\u2012\u2013",
        "—": "\u2014\u2015\u2e3a\u2e3b",
        "": "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        "...": "…",
    }
    table = {char: form for form, chars in groups.items() for char in chars}
    # Zero-width (non-)joiners carry meaning in Arabic and Indic scripts and in emoji.
    del table["\u200c"], table["\u200d"]
    for code in range(0xFB00, 0xFB07):  # ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ
        table[chr(code)] = unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)):
        table[chr(code)] = chr(code - 0xFEE0)
    return table


# A character, and the stretch of the text that it came from.
_Piece = tuple[str, int, int]

_TABLE = _table()
_TRANSLATION = str.maketrans(_TABLE)


def normalise(text: str) -> str:
    """Return the form of ``text`` in which texts are compared; white space at its ends is cut.

    ``normalise(normalise(text)) == normalise(text)``.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_TRANSLATION))
    else:
        text = text.replace("`", "'")
    return " ".join(text.split())


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """Normalise ``text`` and say where each code point came from.

    Returns:
        ``normalise(text)`` and a list one longer than it: entry ``i`` is the index in ``text`` of
        what became code point ``i``; the last entry is the end of the last code point's origin.
        Entries never fall. The origin of ``normalised[i:j]`` is ``text[offsets[i]:offsets[j]]``,
        give or take what was dropped between.
    """
    mapped: list[_Piece] = []
    for index, char in enumerate(text):
        mapped.extend((form, index, index + 1) for form in _TABLE.get(char, char))
    if not text.isascii() and not unicodedata.is_normalized("NFC", "".join(c for c, *_ in mapped)):
        mapped = _compose(mapped)
    chars: list[str] = []
    offsets: list[int] = []
    last_end = 0
    gap = -1  # where the pending white space began, -1 for none
    for char, start, end in mapped:
        if char.isspace():
            gap = start if gap < 0 else gap
            continue
        if gap >= 0 and chars:
            chars.append(" ")
            offsets.append(gap)
        gap = -1
        chars.append(char)
        offsets.append(start)
        last_end = end
    return "".join(chars), [*offsets, last_end]


def _compose(mapped: list[_Piece]) -> list[_Piece]:
    """NFC over characters that know where they came from.

    Only a character that combines with the ones before it may join their cluster; each cluster is
    normalised on its own, and what comes out is laid on the origins of what went in.
    """
    composed: list[_Piece] = []
    cluster: list[_Piece] = []
    for piece in mapped:
        if cluster and not _joins("".join(char for char, *_ in cluster[-4:]), piece[0]):
            composed.extend(_close(cluster))
            cluster = []
        cluster.append(piece)
    if cluster:
        composed.extend(_close(cluster))
    return composed


@lru_cache(maxsize=4096)
def _joins(before: str, char: str) -> bool:
    if unicodedata.combining(char):
        return True
    if char.isascii():
        return False
    nfc = unicodedata.normalize
    return nfc("NFC", before + char) != nfc("NFC", before) + nfc("NFC", char)


def _close(cluster: list[_Piece]) -> list[_Piece]:
    form = unicodedata.normalize("NFC", "".join(char for char, *_ in cluster))
    last = len(cluster) - 1
    end = cluster[last][2]
    return [(char, cluster[min(i, last)][1], end) for i, char in enumerate(form)]
