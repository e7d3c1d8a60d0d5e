from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness.reports.grouping import group_paragraphs

SIDE = st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3), max_size=6)


@given(SIDE, SIDE)
def test_every_paragraph_is_in_just_one_group(
    reference: dict[int, list[int]], candidate: dict[int, list[int]]
) -> None:
    groups = group_paragraphs(reference, candidate)
    assert sorted(i for group, _ in groups for i in group) == sorted(reference)
    assert sorted(j for _, group in groups for j in group) == sorted(candidate)


@given(SIDE, SIDE)
def test_paragraphs_that_answer_each_other_are_in_one_group(
    reference: dict[int, list[int]], candidate: dict[int, list[int]]
) -> None:
    home = {}
    for number, (left, right) in enumerate(group_paragraphs(reference, candidate)):
        home.update({("r", i): number for i in left})
        home.update({("c", j): number for j in right})
    for i, aligned in reference.items():
        for j in aligned:
            if j in candidate:
                assert home["r", i] == home["c", j]


def test_groups_follow_the_reference_and_additions_what_they_came_after() -> None:
    groups = group_paragraphs({0: [2], 1: [0], 2: []}, {0: [1], 1: [], 2: [0], 3: [], 4: []})
    assert groups == [([0], [2]), ([], [3]), ([], [4]), ([1], [0]), ([], [1]), ([2], [])]


def test_an_addition_before_everything_comes_first() -> None:
    assert group_paragraphs({0: [1]}, {0: [], 1: [0]}) == [([], [0]), ([0], [1])]


def test_a_paragraph_that_fuses_others_brings_them_together() -> None:
    assert group_paragraphs({0: [0], 1: [0], 2: [0]}, {0: [0, 1, 2]}) == [([0, 1, 2], [0])]
