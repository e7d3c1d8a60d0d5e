"""What quality learns from: the scores that stand in a tree of files, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from fitting.preferences import TEACHERS, taught

OUTPUTS = {"one": ["A b.", "C d."], "two": ["A b!", "C d."], "x_bestmbr": ["A.", "C."]}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "wmt"
    folders = ("references", "documents", "system-outputs/zh-en", "metric-scores/zh-en")
    for name in (*folders, "human-scores"):
        (folder / name).mkdir(parents=True)
    (folder / "human-scores" / "zh-en.mqm.seg.score").write_text("one\t-1\none\t0\n", "utf-8")
    (folder / "references" / "zh-en.refA.txt").write_text("A b c.\nC d e.\n", encoding="utf-8")
    (folder / "documents" / "zh-en.docs").write_text("news\td1\nnews\td2\n", encoding="utf-8")
    for system, lines in OUTPUTS.items():
        path = folder / "system-outputs" / "zh-en" / f"{system}.txt"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for number, name in enumerate(TEACHERS, start=1):
        path = folder / "metric-scores" / "zh-en" / f"{name}-refA.seg.score"
        rows = [("refA", 9, 9), ("one", 3, 5), ("two", 1, 5), ("x_bestmbr", 8, 8)]
        text = "".join(f"{s}\t{number * a}\n{s}\t{number * b}\n" for s, a, b in rows)
        path.write_text(text, encoding="utf-8")
    return folder


def test_teachers_weigh_alike_whatever_their_scale(tree: Path) -> None:
    (_, _, first), (_, _, second) = taught(tree)
    values = dict(first)
    # the eight scores 9 9 3 5 1 5 8 8 have a variance of 62/8, in every teacher's own unit
    assert values["A b."] - values["A b!"] == pytest.approx(2 / (62 / 8) ** 0.5)
    assert [text for text, _ in second] == ["C d."]


def test_a_system_that_a_metric_chose_and_the_reference_teach_nothing(tree: Path) -> None:
    found = list(taught(tree))
    assert [(document, reference) for document, reference, _ in found] == [
        ("wmt/d1", "A b c."),
        ("wmt/d2", "C d e."),
    ]
    assert {text for _, _, texts in found for text, _ in texts} == {"A b.", "A b!", "C d."}
