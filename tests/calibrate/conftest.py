"""Labels of content units that can be fitted in no time: what a summary keeps is present."""

from __future__ import annotations

from random import Random

import pytest

from harness.calibrate.signals import LabelledSignals, read_signals
from harness.encoders.fake import FakeEncoder
from harness.metaeval.unit_labels import LabelledUnit, Summary

THINGS = "harbour budget council bridge school tax river market train hospital".split()
DEEDS = "opened closed approved delayed rebuilt praised sold cleaned".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def labelled(documents: int = 6, systems: int = 2, *, wrong: float = 0.0) -> list[Summary]:
    """Summaries that keep about half of their facts; a share of the labels is turned round."""
    rng = Random(3)  # noqa: S311  # made-up texts
    rows = []
    for document in range(documents):
        things = rng.sample(THINGS, len(DAYS))
        facts = [
            f"The {thing} was {rng.choice(DEEDS)} on {day}."
            for thing, day in zip(things, DAYS, strict=True)
        ]
        for system in range(systems):
            kept = [rng.random() < 0.5 for _ in facts]
            told = [fact for fact, keep in zip(facts, kept, strict=True) if keep]
            units = [
                LabelledUnit(text=fact, present=keep != (rng.random() < wrong))
                for fact, keep in zip(facts, kept, strict=True)
            ]
            rows.append(
                Summary(
                    id=document,
                    system=f"s{system}",
                    reference=" ".join(facts),
                    summary=" ".join(told).replace(" was ", " has been "),
                    units=units,
                )
            )
    return rows


@pytest.fixture(scope="session")
def rows() -> list[Summary]:
    return labelled(wrong=0.15)


@pytest.fixture(scope="session")
def misled() -> list[Summary]:
    """Labels that say the contrary."""
    return labelled(wrong=1.0)


@pytest.fixture(scope="session")
def signals(rows: list[Summary]) -> LabelledSignals:
    return read_signals(rows, FakeEncoder())
