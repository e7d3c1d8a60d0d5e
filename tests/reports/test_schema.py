"""docs/result.schema.json is what the code writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.result import Result, json_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "result.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return loaded


def test_the_published_schema_is_up_to_date(schema: dict[str, Any]) -> None:
    # The cure stands in docs/report.md: one command writes the file anew.
    assert schema == json_schema()


def test_the_published_schema_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_rich_result_is_valid(schema: dict[str, Any], rich_result: Result) -> None:
    jsonschema.Draft202012Validator(schema).validate(json.loads(rich_result.to_json()))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_result_is_valid(
    schema: dict[str, Any], any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    result = data.draw(any_result)
    jsonschema.Draft202012Validator(schema).validate(json.loads(result.to_json()))


@pytest.mark.parametrize(
    ("path", "value"),
    [(("schema",), "harness-result/2"), (("systems",), None), (("run", "name"), 3)],
)
def test_what_is_no_result_is_invalid(
    schema: dict[str, Any], rich_result: Result, path: tuple[str, ...], value: object
) -> None:
    tree = json.loads(rich_result.to_json())
    node = tree
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = value
    assert not jsonschema.Draft202012Validator(schema).is_valid(tree)
