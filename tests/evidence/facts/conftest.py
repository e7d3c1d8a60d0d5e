"""What the tests of facts share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest


@pytest.fixture
def count_steps() -> Callable[[Callable[[], object]], int]:
    """Counts the lines of harness that a call runs: its work, whatever the machine is doing."""

    def count(call: Callable[[], object]) -> int:
        steps = 0

        def line(_frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal steps
            steps += event == "line"
            return line

        def entered(frame: FrameType, _event: str, _argument: Any) -> Any:
            inside = str(frame.f_globals.get("__name__", "")).startswith("harness.")
            return line if inside else None

        before = sys.gettrace()
        sys.settrace(entered)
        try:
            call()
        finally:
            sys.settrace(before)
        return steps

    return count
