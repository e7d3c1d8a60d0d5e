"""Paragraphs that answer each other, as groups to be shown side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from harness.reports.page import Side

__all__ = ["Group", "group_paragraphs"]

Group = tuple[list[int], list[int]]
"""Reference paragraphs and candidate paragraphs, each by index in ascending order."""

_Node = tuple[Side, int]


def group_paragraphs(
    reference: Mapping[int, Sequence[int]], candidate: Mapping[int, Sequence[int]]
) -> list[Group]:
    """Group the paragraphs of both texts by alignment, direct or through others.

    Args:
        reference: For each reference paragraph, the candidate paragraphs that answer it.
        candidate: For each candidate paragraph, the reference paragraphs that it answers.

    Returns:
        Groups in the reference's order, every paragraph in just one. A group of candidate
        paragraphs alone follows that of the candidate paragraph before it.
    """
    nodes: list[_Node] = [*(("r", i) for i in reference), *(("c", i) for i in candidate)]
    parent: dict[_Node, _Node] = {node: node for node in nodes}

    def root(node: _Node) -> _Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    links: list[tuple[_Node, _Node]] = []
    for i, aligned in reference.items():
        links += ((("r", i), ("c", j)) for j in aligned)
    for j, aligned in candidate.items():
        links += ((("r", i), ("c", j)) for i in aligned)
    for one, two in links:
        if one in parent and two in parent:
            parent[root(one)] = root(two)
    members: dict[_Node, Group] = {}
    for side, index in nodes:
        pair = members.setdefault(root((side, index)), ([], []))
        pair[0 if side == "r" else 1].append(index)
    return _in_order([(sorted(r), sorted(c)) for r, c in members.values()])


def _in_order(groups: Sequence[Group]) -> list[Group]:
    answered = sorted((group for group in groups if group[0]), key=lambda group: group[0][0])
    alone = sorted((group for group in groups if not group[0]), key=lambda group: group[1][0])
    home = {j: position for position, (_, c) in enumerate(answered) for j in c}
    followers: dict[int, list[Group]] = defaultdict(list)
    for group in alone:
        position = home.get(group[1][0] - 1, -1)
        home[group[1][0]] = position
        followers[position].append(group)
    ordered = followers[-1]
    for position, group in enumerate(answered):
        ordered += [group, *followers[position]]
    return ordered
