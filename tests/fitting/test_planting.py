"""DEMETR's errors in other texts: each copy differs from its translation by one error."""

from __future__ import annotations

from difflib import SequenceMatcher
from random import Random

import pytest

from fitting.planting import Copy, plant, read_lexicon

ROWS = [
    {
        "perturbation": f"critical_{kind}_x",
        "translation": "The old minister opened a long bridge in May.",
        "perturbed": perturbed,
    }
    for kind, perturbed in (
        ("id21", "The minister opened a long bridge in May."),
        ("id22", "The old minister a long bridge in May."),
        ("id23", "The old minister opened a long in May."),
        ("id24", "The old opened a long bridge in May."),
        ("id6", "The old minister opened a long wooden bridge in May."),
        ("id7", "The old minister closed a long bridge in May."),
    )
]
REFERENCE = "In spring the old minister has opened the bridge, it was said."
TEXT = "Today the minister opened, before noon, an old bridge."


def copies(seed: int = 1) -> dict[str, Copy]:
    rng = Random(seed)  # noqa: S311  # made-up texts
    found = list(plant([("d", REFERENCE, [TEXT])], read_lexicon(ROWS), rng))
    assert len({copy.kind for copy in found}) == len(found)
    return {copy.kind: copy for copy in found}


def test_the_lexicon_is_what_was_done() -> None:
    lexicon = read_lexicon(ROWS)
    assert {kind: list(words) for kind, words in lexicon.lost.items()} == {
        "id21": ["old"], "id22": ["opened"], "id23": ["bridge"], "id24": ["minister"],
    }  # fmt: skip
    assert lexicon.inserted == (("wooden",),)
    assert {word: dict(new) for word, new in lexicon.opposites.items()} == {"opened": {"closed": 1}}


def test_each_kind_does_what_demetr_does() -> None:
    found = {kind: copy.perturbed for kind, copy in copies().items()}
    assert found["id21"] == "Today the minister opened, before noon, an bridge."
    assert found["id22"] == "Today the minister, before noon, an old bridge."
    assert found["id23"] == "Today the minister opened, before noon, an old."
    assert found["id24"] == "Today the opened, before noon, an old bridge."
    assert found["id7"] == "Today the minister closed, before noon, an old bridge."
    assert found["id6"].split().count("wooden") == 1


@pytest.mark.parametrize("seed", range(5))
def test_a_copy_differs_at_one_place(seed: int) -> None:
    for copy in copies(seed).values():
        one, two = (text.replace(",", "").rstrip(".").split() for text in (TEXT, copy.perturbed))
        codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
        assert len([code for code in codes if code[0] != "equal"]) == 1


def test_what_is_too_short_or_too_long_is_left_alone() -> None:
    rng = Random(1)  # noqa: S311  # made-up texts
    segments = [("d", REFERENCE, ["He opened it."]), ("d", "Opened.", [TEXT])]
    assert not list(plant(segments, read_lexicon(ROWS), rng))
