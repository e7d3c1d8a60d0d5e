"""The harness.toml that `harness init` writes: made of the model, so that it cannot drift."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from harness.runs.config import CONFIG_FILE, Config

__all__ = ["starter_config"]

_EXAMPLES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("scoring", "calibration"): ('calibration = "calibration.json"',),
    ("scoring", "lang"): ('lang = "en"',),
    ("scoring", "metrics"): ('metrics = ["default", "TER"]',),
    ("gates", "baseline"): ('baseline = "baseline.json"',),
    ("gates", "thresholds"): (
        'thresholds = ["coverage >= 0.9", "summary: coverage >= 0.4", "*/*: adequacy >= 0.7"]',
    ),
    ("gates", "drops"): ('drops = ["*", "BLEU by 2", "*/*: coverage by 0.1"]',),
    ("gates", "findings"): ('findings = ["critical", "major Untranslated text"]',),
    ("gates", "new_findings"): ('new_findings = ["major", "minor Omission"]',),
}

_HEAD = f"""\
# {CONFIG_FILE}: what `harness run` and `harness check` do in this folder.
# All values are the defaults; what the command line says wins over them.
"""

_WAIVERS = """\
# Failures that are known and borne for a while, by the id that `harness check` prints.
# From the day after `expires` on, the waiver itself fails the gate.
#
# [[waivers]]
# id = "3f9a1c2b4d5e"
# reason = "the source has no such name"
# expires = 2030-01-31
"""


def starter_config() -> str:
    """The text of the file; it reads as the defaults."""
    return "\n".join([_HEAD, *_section(Config(), ()), _WAIVERS])


def _section(model: BaseModel, place: tuple[str, ...]) -> Iterator[str]:
    fields = type(model).model_fields
    if place:
        yield f"[{'.'.join(place)}]"
        for name, info in fields.items():
            value = getattr(model, name)
            if not isinstance(value, BaseModel):
                yield f"# {info.description}"
                yield from (f"# {example}" for example in _EXAMPLES.get((*place, name), ()))
                if value is not None:
                    yield f"{name} = {_toml(value)}"
        yield ""
    for name in fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _section(value, (*place, name))


def _toml(value: Any) -> str:
    """A value of TOML; strings, numbers and lists of them are written as JSON writes them."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
