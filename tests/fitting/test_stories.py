"""Long references of short ones: every part stands where its labels say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fitting.stories import Story, make_stories

DOCUMENTS, SYSTEMS = 20, ("a", "b")


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    folder = tmp_path / "content-units"
    folder.mkdir()
    rows = [
        {
            "id": f"d{number}",
            "system": system,
            "reference": f"<t> The council of town {number} met. </t> <t> It rained. </t>",
            "summary": f"System {system} says that\ntown {number} met.",
            "units": [{"text": f"Town {number} met.", "present": True}],
        }
        for system in SYSTEMS
        for number in range(DOCUMENTS)
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "realsumm.jsonl").write_text(text, encoding="utf-8")
    return list(make_stories(tmp_path))


def test_each_part_is_a_paragraph_of_the_reference(stories: list[Story]) -> None:
    for story in stories:
        paragraphs = story.reference.strip("\n").split("\n\n")
        assert len(paragraphs) == len(story.parts) == len(story.kept)
        for paragraph, part in zip(paragraphs, story.parts, strict=True):
            assert f"town {str(part.id)[1:]} met. It rained." in paragraph


def test_the_candidate_summarises_the_parts_that_are_kept(stories: list[Story]) -> None:
    for story in stories:
        told = {
            " ".join(p.summary.split()) for p, k in zip(story.parts, story.kept, strict=True) if k
        }
        assert set(story.candidate.strip("\n").split("\n\n")) == told
        assert told
    assert any(not all(story.kept) for story in stories)


def test_a_story_is_one_systems_and_every_summary_is_in_some(stories: list[Story]) -> None:
    seen = set()
    for story in stories:
        assert len({part.system for part in story.parts}) == 1
        seen |= {(part.system, part.id) for part in story.parts}
    assert len(seen) == DOCUMENTS * len(SYSTEMS)


def test_the_same_data_make_the_same_stories(stories: list[Story], tmp_path: Path) -> None:
    assert list(make_stories(tmp_path)) == stories
