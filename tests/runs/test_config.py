from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from harness.errors import ConfigError
from harness.gates import Rules
from harness.metrics import metric_names
from harness.runs import Options
from harness.runs.config import (
    Config,
    find_config,
    json_schema,
    load_config,
    parse_config,
    read_config,
)
from harness.runs.starter import starter_config
from harness.scoring import ScoringConfig

SCHEMA = Path(__file__).parents[2] / "docs" / "harness.schema.json"

SECOND_WAIVER = (
    "[[waivers]]\nid = 'a'\nreason = 'b'\nexpires = 2030-01-01\n"
    "[[waivers]]\nid = 'c'\nreason = 'd'\nexpires = 'soon'\n"
)


def test_an_empty_file_is_the_defaults() -> None:
    config = parse_config("")
    assert config == Config()
    assert config.scoring.scoring_config() == ScoringConfig()
    assert config.scoring.options().declarations() == Options().declarations()
    assert config.rules() == Rules()


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert find_config(tmp_path) is None
    assert load_config(tmp_path) == Config()


def test_what_init_writes_is_the_defaults() -> None:
    assert parse_config(starter_config()) == Config()


def test_what_init_writes_names_every_key() -> None:
    text = starter_config()
    for section in ("scoring", "gates"):
        for key in json_schema()["$defs"][section.capitalize()]["properties"]:
            assert f"{key} = " in text or f"[scoring.{key}]" in text


def test_every_commented_example_of_init_is_valid() -> None:
    lines: list[str] = []
    for line in starter_config().splitlines():
        example = line.removeprefix("# ")
        if line.startswith("# ") and (" = " in example or example.startswith("[[")):
            key = example.split(" = ")[0]
            lines = [each for each in lines if not each.startswith(f"{key} = ")]
            lines.append(example)
        elif not any(each.startswith(line.split(" = ")[0] + " = ") for each in lines):
            lines.append(line)
    config = parse_config("\n".join(lines))
    assert config.gates.baseline == "baseline.json"
    assert config.waivers[0].expires == date(2030, 1, 31)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "harness.toml").write_text(
        '\ufeff[scoring]\r\nlang = "de"\r\nmetrics = ["coverage", "TER"]\r\n'
        "[scoring.thresholds]\r\ncovered_at = 0.8\r\n"
        '[[waivers]]\r\nid = "x"\r\nreason = "known"\r\nexpires = 2030-01-31\r\n',
        encoding="utf-8",
    )
    config = load_config(tmp_path)
    assert config.scoring.options().language == "de"
    assert config.scoring.scoring_config().covered_at == 0.8
    assert config.rules().waivers[0].expires == date(2030, 1, 31)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[scoring]\n\nencodr = 'x'\n", 3, "scoring.encodr: unknown key.*did you mean 'encoder'"),
        ("[score]\n", 1, "score: unknown key.*did you mean 'scoring'"),
        ("x = 1\n", 1, "x: unknown key.*scoring, gates, waivers"),
        ("[gates]\ncovered-at = 0.3\n", 2, r"did you mean 'covered_at' of \[scoring.thresholds\]"),
        ("[scoring]\nparagraphs = 'lines'\n", 2, "scoring.paragraphs: .*'blank'.*not \"lines\""),
        ("[scoring]\nmetrics = ['coverage', 'BLUE']\n", 2, r"metrics\[1\].*did you mean BLEU"),
        ("[scoring]\naligned = 'yes'\n", 2, 'aligned: must be true or false.*not "yes"'),
        ("[gates]\nmust_cover = 1\n", 2, "must_cover: must be true or false.*not 1"),
        ("[scoring]\nmetrics = 'BLEU'\n", 2, r'must be a list, such as \["BLEU"\], not "BLEU"'),
        ("[scoring]\nmetrics = []\n", 2, "metrics: must not be an empty list"),
        ("[scoring]\nmetrics = [1]\n", 2, r"metrics\[0\]: must be a text in quotes, not 1"),
        ("[scoring]\nencoder = ''\n", 2, "encoder: must not be empty"),
        ("[scoring]\nlang = 'zh-CN'\n", 2, "lang: 'zh-CN' is no code of a language.*de or zh"),
        ("[scoring]\nlang = 'xx'\n", 2, "lang: 'xx' is no code of a language.*de or zh"),
        ("scoring = 1\n", 1, r"scoring: must be a section, not 1.*\[scoring\]"),
        ("[scoring.thresholds]\ncovered_at = '0.7'\n", 2, 'must be a number.*not "0.7"'),
        ("[scoring.thresholds]\ncovered_at = true\n", 2, "must be a number.*not true"),
        ("[scoring.thresholds]\nomitted_below = 0.9\n", 1, "omitted_below = 0.9 and covered_at"),
        ("[gates]\nthresholds = ['coverage 0.9']\n", 2, "is no threshold.*coverage >= 0.9"),
        (
            "[gates]\nthresholds = ['BLEU > 1', 'mt: coverge >= 0.9']\n",
            2,
            r"thresholds\[1\].*'coverge'",
        ),
        ("[gates]\nthresholds = ['coverge >= 0.9']\n", 2, "unknown metric.*did you mean coverage"),
        ("[gates]\nthresholds = ['chr* > 3']\n", 2, r"unknown metric 'chr\*'"),
        ("[gates]\ndrops = ['BLUE by 2']\n", 2, r"drops\[0\]: .*'BLUE'.*did you mean BLEU"),
        ("[gates]\ndrops = ['BLEU by -2']\n", 2, "a drop of -2 is none"),
        ("[gates]\nthresholds = ['coverage >= 90']\n", 2, "no score keeps it.*write 0.9 for 90 %"),
        ("[gates]\ndrops = ['coverage by 5']\n", 2, "no score can get worse by 5.*0.05 for 5 %"),
        ("[gates]\nfindings = ['majr']\n", 2, "unknown severity 'majr'.*did you mean 'major'"),
        ("[gates]\nnew_findings = ['major Omision']\n", 2, "did you mean 'Omission'"),
        ("[gates]\nlevel = 5\n", 2, "gates.level: .*less than or equal to 1"),
        ("[[waivers]]\nid = 'x'\nreason = 'y'\n", 1, r"waivers\[0\].expires: missing"),
        ("[waivers]\nid = 'x'\n", 1, r"waivers: must be a list.*\[\[waivers\]\]"),
        ("[[waivers]]\nid='x'\nreason=' '\nexpires=2030-01-01\n", 3, "must not be empty"),
        (
            "[[waivers]]\nid='x'\nreason='y'\nexpires='2030-01-01'\n",
            4,
            'must be a date without quotes.*not "2030-01-01"',
        ),
        (SECOND_WAIVER, 8, r"waivers\[1\].expires: "),
        (
            "[[waivers]]\nid='a'\nreason='b'\nexpires=2030-01-01\n" * 2,
            None,
            "waived twice: a",
        ),
        ("[scoring]\nlang = \n", 2, "no TOML"),
    ],
)
def test_a_fault_names_file_line_key_and_cure(text: str, line: int | None, said: str) -> None:
    with pytest.raises(ConfigError, match=f"(?s){said}") as caught:
        parse_config(text, path="harness.toml")
    assert caught.value.path == Path("harness.toml")
    assert caught.value.line == line
    assert caught.value.cure


def test_a_drop_may_be_of_every_metric_of_a_pattern() -> None:
    config = parse_config("[gates]\ndrops = ['mt: chrF* by 2', '*']\n")
    assert [drop.metric for drop in config.rules().drops] == ["chrF*", "*"]


def test_another_packages_metric_may_have_a_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    known = (*metric_names(), "mine")
    monkeypatch.setattr("harness.metrics.registry._sources", lambda: dict.fromkeys(known))
    config = parse_config("[gates]\nthresholds = ['mine > 3']\n")
    assert config.gates.thresholds == ("mine > 3",)


def test_a_whole_number_is_a_number() -> None:
    assert parse_config("[gates]\nlevel = 0\n").gates.level == 0


def test_a_language_may_be_in_capitals() -> None:
    assert parse_config("[scoring]\nlang = 'EN'\n").scoring.lang == "en"


def test_a_missing_file_that_was_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "other.toml")


def test_a_link_to_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "harness.toml").symlink_to("gone.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "harness.toml").write_bytes(b"# \xff\n")
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(tmp_path)


def test_the_command_line_wins() -> None:
    config = parse_config("[scoring]\nlang = 'de'\nencoder = 'x'\n[gates]\nlevel = 0.01\n")
    merged = config.merge(
        scoring={"lang": "fr", "encoder": None, "aligned": True},
        thresholds={"covered_at": 0.9},
        gates={"level": None, "drops": ["BLEU by 2"]},
        waivers=[{"id": "x", "reason": "known", "expires": date(2030, 1, 31)}],
    )
    assert (merged.scoring.lang, merged.scoring.encoder) == ("fr", "x")
    assert merged.scoring.scoring_config() == ScoringConfig(aligned=True, covered_at=0.9)
    assert merged.gates.level == 0.01
    assert [str(drop) for drop in merged.rules().drops] == ["BLEU by 2"]
    assert merged.waivers[0].id == "x"


def test_merging_nothing_changes_nothing() -> None:
    config = parse_config("[scoring]\nlang = 'de'\n")
    assert config.merge() == config


def test_a_wrong_value_on_the_command_line_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"^--threshold: 'coverage' is no threshold"):
        Config().merge(gates={"thresholds": ["coverage"]})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"scoring": {"metrics": ("Bleu",)}}, "--metric: unknown metric 'Bleu'"),
        ({"scoring": {"lang": "english"}}, "--lang: 'english' is no code"),
        ({"gates": {"new_findings": ["grave"]}}, "--new-finding: "),
        ({"thresholds": {"covered_at": 1.5}}, "--covered-at: "),
        ({"thresholds": {"covered_at": 0.5}}, "omitted_below = 0.6 and covered_at = 0.5 do not"),
        ({"waivers": [{"id": "x", "reason": " ", "expires": date(2030, 1, 1)}]}, "--waive: "),
    ],
)
def test_what_is_wrong_on_the_command_line_is_told_by_its_option(
    given: dict[str, Any], said: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        Config().merge(**given)
    assert str(caught.value).startswith(said)


def test_the_published_schema_is_the_model_s() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema(), (
        "write docs/harness.schema.json anew from harness.runs.config.json_schema()"
    )


def test_the_schema_takes_what_is_right_and_refuses_what_is_wrong() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate({"scoring": {"lang": "de"}}, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"scoring": {"langue": "de"}}, json_schema())


def test_a_cure_names_no_file_of_the_repository() -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config("[scoring]\nlang = 5\n")

    # who installed the package has no docs/
    assert "harness init" in str(caught.value.cure)
    assert "docs/" not in str(caught.value)
