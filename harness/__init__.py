"""Says paragraph by paragraph what a translation or summary covers, omits, adds and changes.

In a notebook::

    from harness import evaluate

    result = evaluate(reference_text, {"mt": mt_text, "human": human_text})
    result.systems[0].scores["coverage"]
    for finding in result.systems[0].documents[0].findings:
        print(finding.category, finding.severity, finding.explanation)

`evaluate` takes texts, `score_files` files and `run_project` a folder; all give the typed tree
:class:`harness.result.Result`, whose JSON is a published contract. What is loaded, is loaded when
it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.documents import Document, read_document
    from harness.encoders import Encoder, load_encoder
    from harness.errors import HarnessError
    from harness.reports import render_terminal, write_report
    from harness.result import Finding, Result, load_result
    from harness.runs import Options, evaluate, run_project, score_files
    from harness.scoring import Scorer, ScoringConfig

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Encoder",
    "Finding",
    "HarnessError",
    "Options",
    "Result",
    "Scorer",
    "ScoringConfig",
    "__version__",
    "evaluate",
    "load_encoder",
    "load_result",
    "read_document",
    "render_terminal",
    "run_project",
    "score_files",
    "write_report",
]

_PLACES = {
    "Document": "harness.documents",
    "Encoder": "harness.encoders",
    "Finding": "harness.result",
    "HarnessError": "harness.errors",
    "Options": "harness.runs",
    "Result": "harness.result",
    "Scorer": "harness.scoring",
    "ScoringConfig": "harness.scoring",
    "evaluate": "harness.runs",
    "load_encoder": "harness.encoders",
    "load_result": "harness.result",
    "read_document": "harness.documents",
    "render_terminal": "harness.reports",
    "run_project": "harness.runs",
    "score_files": "harness.runs",
    "write_report": "harness.reports",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `import harness` is quick."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
