"""Codes of languages, as users write them.

A code that is none would be taken for a language that nothing knows: the coverage of all texts
would be null, and BLEU cut at spaces.
"""

from __future__ import annotations

import re

from harness.documents.wordlists import words
from harness.errors import ConfigError

__all__ = ["language_code"]

_TWO_LETTERS = words(  # ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_COUNTRIES = {
    **dict.fromkeys(("us", "gb"), "en"),
    **dict.fromkeys(("cn", "hk"), "zh"),
    "at": "de",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "jp": "ja",
    "ua": "uk",
    "vn": "vi",
}
"""Codes of countries that are taken for those of languages, and are none."""


def language_code(code: str) -> str:
    """A language's code, in small letters.

    Args:
        code: Of ISO 639-1; three letters, which only languages need that have no code there, are
            not looked up.

    Raises:
        ConfigError: It is none.
    """
    found = code.lower()
    if re.fullmatch("[a-z]{3}", found) or found in _TWO_LETTERS:
        return found
    meant = _COUNTRIES.get(found)
    cure = f"did you mean {meant}?" if meant else "write it like de or zh"
    raise ConfigError(f"{code!r} is no code of a language", cure=cure)
