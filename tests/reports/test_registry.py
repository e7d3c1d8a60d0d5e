from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.reports import find_writer, formats, write, write_report, writer
from harness.result import Result


def test_the_formats_of_the_contract_are_there() -> None:
    assert {"html", "markdown", "json", "csv", "mqm"} <= set(formats())


def test_an_unknown_format_suggests_the_nearest(rich_result: Result) -> None:
    with pytest.raises(ConfigError, match="did you mean 'markdown'"):
        write(rich_result, "markdwon")


@pytest.mark.parametrize(("suffix", "name"), [("md", "markdown"), ("xml", "junit"), ("TSV", "mqm")])
def test_a_suffix_suggests_its_format(rich_result: Result, suffix: str, name: str) -> None:
    with pytest.raises(ConfigError, match=f"did you mean '{name}'"):
        write(rich_result, suffix)


def test_what_is_no_report_is_named_beside_the_formats() -> None:
    with pytest.raises(ConfigError, match=r"did you mean 'table'\? the formats are table, csv"):
        find_writer("tabel", besides=("table",))


def test_a_format_cannot_be_taken_twice() -> None:
    with pytest.raises(ValueError, match="registered already"):
        writer("json", suffix=".json")(lambda _: "")


def test_only_the_page_goes_to_a_file_by_default() -> None:
    assert [name for name in formats() if find_writer(name).page] == ["html"]


def test_a_report_is_written_as_it_is(rich_result: Result, tmp_path: Path) -> None:
    path = write_report(rich_result, "csv", tmp_path / "new" / "report.csv")
    assert path.read_bytes() == write(rich_result, "csv").encode()
