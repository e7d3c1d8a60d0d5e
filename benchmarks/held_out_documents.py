"""Omissions and additions of documents that coverage and support have not learnt from.

    python ../shared/tools/make_stress.py ../shared/data/wmt22-news OUT --documents 36 --seed 5
    python benchmarks/held_out_documents.py ../shared/data OUT [OUT …]

`harness meta-eval documents` judges by the shipped networks, which were fitted on the same trees.
Here they are fitted anew, as fitting/coverage.py does it, once for each fold of the documents and
without these; a case is judged by those that saw none of its document's cases (single sentences of
it may stand as strangers in others). The model of retellings was fitted on the documents, too, and
is left out. Printed are the figures of `meta-eval documents`, by networks as they are shipped
(coverage: free and held ones) and by the free ones alone.

Several folders (other seeds) are counted together. It reads all that coverage learns from: about
half an hour on two cores.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from fitting.coverage import OFFSETS, SEEDS, Rows, export, members, read_rows
from fitting.remembering import Remembering
from harness.documents import parse_text
from harness.encoders import load_encoder
from harness.evidence.calibration import Calibration, Network, Networks, load_calibration
from harness.metaeval.documents import tally
from harness.metaeval.gold import Gold, read_gold
from harness.result import DocumentResult
from harness.scoring import Scorer

FOLDS = 4
SHIPPED = "as shipped"
_SYSTEM = re.compile(r"-(?:Online-[A-Z]|ref[AB])-[a-z]+$")
"""The end of a case's name: whose translation it is, and what was done to it."""

Case = tuple[str, Gold, DocumentResult]


def fold_of(document: str) -> int:
    """Which fold a document is in, by its name without tree and punctuation."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", document.rpartition("/")[2]).strip("-")
    return zlib.crc32(name.encode()) % FOLDS


def without(rows: Rows, fold: int) -> Rows:
    """The examples of all other folds."""
    return rows.chosen(i for i, name in enumerate(rows.document) if fold_of(name) != fold)


def fit_without(learnt: Mapping[str, Rows], fold: int) -> dict[str, Calibration]:
    """Calibrations that know nothing of a fold: as shipped, and of the free networks alone."""
    fitted = {
        name: tuple(
            Network.of(export(*member)) for member in members(name, without(learnt[name], fold))
        )
        for name in ("coverage", "support")
    }
    shipped = load_calibration()

    support = Networks(fitted["support"], 1.0, OFFSETS["support"])

    def of(many: int | None) -> Calibration:
        chosen = fitted["coverage"][:many]
        coverage = Networks(chosen, 1.0, OFFSETS["coverage"], by_logit=many is None)
        return Calibration(coverage, support, shipped.units, shipped.encoder, signature="")

    return {SHIPPED: of(None), "free alone": of(len(SEEDS))}


def judge(folder: Path, gold: Mapping[str, Gold], fold: int, scorer: Scorer) -> Iterator[Case]:
    """The cases of a fold."""
    for name, each in gold.items():
        if fold_of(_SYSTEM.sub("", name)) == fold:
            paths = folder / "references", folder / "candidates" / "edited"
            left, right = (
                parse_text((path / f"{name}.txt").read_text(encoding="utf-8"), id=name)
                for path in paths
            )
            yield name, each, scorer.score(left, right, system="edited")


def rows(found: Mapping[str, list[Case]]) -> Iterator[str]:
    """The table."""
    for name, cases in found.items():
        sums = tally(cases)
        for what, decisions, alarms in (
            ("omission", sums.omission, sums.omission_alarms),
            ("addition", sums.addition, sums.addition_alarms),
        ):
            if what == "addition" and name != SHIPPED:
                continue  # support has no held networks
            figures = [*decisions.figures, decisions.auc]
            cells = " | ".join("–" if value is None else f"{value:.3f}" for value in figures)
            share = sums.alarms_per_100(alarms)
            told = "–" if share is None else f"{share:.2f} of {sums.quiet}"
            yield f"| {what} | {name} | {sum(decisions.true)} | {cells} | {told} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="../shared/data")
    parser.add_argument(
        "cases", type=Path, nargs="+", help="what make_stress.py wrote of a tree in it"
    )
    arguments = parser.parse_args()
    encoder = load_encoder()
    learnt = read_rows(arguments.data, Remembering(encoder, slim=True))
    drawn = {folder: read_gold(folder) for folder in arguments.cases}
    found: dict[str, list[Case]] = {}
    for fold in range(FOLDS):
        for name, calibration in fit_without(learnt, fold).items():
            scorer = Scorer(encoder, calibration=calibration)
            for folder, gold in drawn.items():
                found.setdefault(name, []).extend(judge(folder, gold, fold, scorer))
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {platform.machine()}, "
        f"Python {platform.python_version()}; {sum(map(len, drawn.values()))} cases\n"
    )
    print(
        "| what | networks | planted | precision | recall | F1 | ROC AUC | alarms per 100 |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    )
    print("\n".join(rows(found)))


if __name__ == "__main__":
    main()
