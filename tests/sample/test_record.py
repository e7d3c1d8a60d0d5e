"""The record of planted defects fits the texts of the sample."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from harness.metaeval.planted import Planted

SYSTEMS = {"english", "russian-derived", "summary"}
FACTS = {"number", "date", "name", "negation", "modality", "antonym", "gender", "role"}
CATEGORIES = {
    "Accuracy/Omission",
    "Accuracy/Addition",
    "Accuracy/Mistranslation",
    "Accuracy/Untranslated text",
    "Fluency/Duplication",
}
RUN = 10  # running words that make a sentence of the seeds
CAPITALS = 3  # more capitalised words than this in a run: names and titles, which may be shared


def stretches(repository: Path, entry: Planted) -> list[tuple[str, str, str]]:
    """Side, stretch and text of the file it comes from."""
    paths = {
        "reference": repository / "references" / f"{entry.document}.txt",
        "candidate": repository / "candidates" / entry.system / f"{entry.document}.txt",
    }
    given = {"reference": entry.reference, "candidate": entry.candidate}
    return [
        (side, stretch, paths[side].read_text(encoding="utf-8"))
        for side, stretch in given.items()
        if stretch is not None
    ]


def test_record_holds_at_least_thirty_six_defects_of_twelve_types(
    record: tuple[Planted, ...],
) -> None:
    full = [p for p in record if p.category and not p.optional and p.system != "summary"]
    assert len(full) >= 36
    assert len({p.type for p in full}) >= 12


def test_each_system_has_defects_and_entries_that_must_not_be_findings(
    record: tuple[Planted, ...],
) -> None:
    assert {p.system for p in record if p.category} == SYSTEMS
    assert {p.system for p in record if p.category is None} == SYSTEMS


def test_categories_and_facts_are_the_words_of_result_json(record: tuple[Planted, ...]) -> None:
    assert set().union(*(p.accepted for p in record)) == CATEGORIES
    assert {p.fact for p in record} - {None} == FACTS


def test_each_category_has_the_sides_that_a_finding_of_it_has(record: tuple[Planted, ...]) -> None:
    for entry in record:
        if entry.category == "Accuracy/Omission":
            assert entry.reference, entry.id
            assert entry.candidate is None, entry.id
        elif entry.category == "Accuracy/Addition":
            assert entry.candidate, entry.id
        elif entry.category is not None:
            assert entry.reference, entry.id
            assert entry.candidate, entry.id


def test_every_stretch_stands_exactly_once_in_its_text(
    record: tuple[Planted, ...], repository: Path
) -> None:
    for entry in record:
        for side, stretch, text in stretches(repository, entry):
            assert text.count(stretch) == 1, (entry.id, side, stretch)
            assert "\n" not in stretch, (entry.id, side, "crosses a paragraph")


def test_no_two_entries_of_a_system_overlap(record: tuple[Planted, ...], repository: Path) -> None:
    places: dict[tuple[str, str, str], list[tuple[int, int, str]]] = {}
    for entry in record:
        for side, stretch, text in stretches(repository, entry):
            start = text.index(stretch)
            place = (start, start + len(stretch), entry.id)
            places.setdefault((entry.system, entry.document, side), []).append(place)
    for group in places.values():
        for first, second in combinations(sorted(group), 2):
            assert first[1] <= second[0], (first, second)


def test_summary_record_speaks_of_every_sentence_of_the_reference(
    record: tuple[Planted, ...], repository: Path
) -> None:
    text = (repository / "references" / "conference.txt").read_text(encoding="utf-8")
    rest = text
    for entry in record:
        if entry.system == "summary" and entry.reference:
            rest = rest.replace(entry.reference, "\0" * len(entry.reference))
    left = [words for words in re.split(r"[\0\n]+", rest) if len(words.split()) > 5]
    assert left == []


def test_no_text_of_the_sample_carries_a_sentence_of_the_seeds(repository: Path) -> None:
    seeds = repository.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("../shared/seeds is not here")
    theirs: set[tuple[str, ...]] = set()
    for path in seeds.glob("*.txt"):
        words = re.findall(r"[A-Za-z0-9]+", path.read_text(encoding="utf-8"))
        for at in range(len(words) - RUN + 1):
            run = words[at : at + RUN]
            if sum(word[0].isupper() for word in run) <= CAPITALS:
                theirs.add(tuple(word.lower() for word in run))
    assert theirs
    ours = [*repository.glob("references/*.txt"), *repository.glob("candidates/*/*.txt")]
    for path in ours:
        words = re.findall(r"[a-z0-9]+", path.read_text(encoding="utf-8").lower())
        runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        assert not runs & theirs, path


def test_documentation_counts_the_entries_right(
    record: tuple[Planted, ...], repository: Path
) -> None:
    page = (repository / "docs" / "sample.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z -]+) \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    told = {row[0]: tuple(int(count) for count in row[1:]) for row in rows}
    systems = ("english", "russian-derived", "summary")
    counts = Counter((p.type, p.system) for p in record)
    assert told == {p.type: tuple(counts[p.type, s] for s in systems) for p in record}
