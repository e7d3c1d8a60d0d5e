"""The finding that names a planted error is told from one that does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.metaeval.expected import is_expected
from harness.result import Finding

MakeFinding = Callable[..., Finding]


@pytest.mark.parametrize(
    ("kind", "category", "fact", "expected"),
    [
        ("critical_id10_numbers_replaced", "Accuracy/Mistranslation", "number", True),
        ("critical_id10_numbers_replaced", "Accuracy/Mistranslation", "money", True),
        ("critical_id10_numbers_replaced", "Accuracy/Mistranslation", "name", False),
        ("critical_id10_numbers_replaced", "Accuracy/Omission", None, False),
        ("critical_id9_ne_replaced", "Accuracy/Mistranslation", "name", True),
        ("critical_id25_ne_removed", "Accuracy/Omission", None, True),
        ("critical_id25_ne_removed", "Accuracy/Mistranslation", "name", True),
        ("critical_id6_addition", "Accuracy/Addition", None, True),
        ("critical_id8_negation", "Accuracy/Mistranslation", "negation", True),
        ("critical_id4_codemix", "Accuracy/Untranslated text", None, True),
        ("major_id5_pp_removed", "Accuracy/Omission", None, True),
        ("minor_id1_repeat2", "Accuracy/Mistranslation", "number", False),
    ],
)
def test_the_right_category_is_told_from_the_wrong(
    kind: str, category: str, fact: str | None, expected: bool, make_finding: MakeFinding
) -> None:
    assert is_expected(kind, make_finding(category, fact)) is expected
