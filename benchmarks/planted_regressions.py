"""Plant regressions in a system's translations, and see which of them the gates and the tests find.

The undamaged run is the baseline. Against it are held, all as aligned lines:

========== =====================================================================================
damaged    a share of the segments lost the second half of their words
dropped    the same share, of the segments with several sentences, lost the last sentence
numbers    the same share, of the segments with numbers, have every number changed
itself     the same texts, scored again
documents  a resample of its documents
outputs    a resample of its outputs
========== =====================================================================================

The first three are regressions: `harness check` must fail and `harness compare` call the version
worse. The last three are none. What a *resample of the same system* is needs a word, for paired
data: both versions answer the same references, segment by segment, so segments cannot be drawn for
each version by itself.

- ``documents``: documents are drawn with replacement for each version, so that each has about two
  thirds of them. The totals differ by chance, the texts that both have do not. A paired test looks
  at these alone (`--common`, `--allow-missing`), and must see that there is no difference at all.
- ``outputs``: the system is taken to be one that translates each segment in one of two ways, like
  an MT system that samples. The two ways are the outputs of two systems of much the same quality,
  and each version draws one of them for every segment by itself. The versions differ in half of
  their segments, and neither is better. New findings are looked for in none of these: a text that
  is new has errors of its own, and the rules for new findings are about each of them, not
  about the version. At 0.05 one draw in twenty may be called significant; several are made.

    python benchmarks/planted_regressions.py ../shared/data/newstest2020 [--segments 400]
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from harness.compare import Options as TestOptions
from harness.compare import compare
from harness.documents import Document, parse_text, split_sentences
from harness.encoders import Encoder, TextVectors, load_encoder
from harness.gates import Rules, check, make_baseline
from harness.metaeval.mqm_tree import read_tree
from harness.result import Result
from harness.runs import Corpus, Options, ReferenceSet, score_corpus

SYSTEM = "system"
"""What every version is called: a version of one and the same."""
PAIR = ("OPPO", "Online-B")
"""The system, and the other that lends it its second way to translate."""
RUN = 10
"""Neighbouring segments that make a document."""
SHARE = 0.05
TODAY = date(2026, 1, 1)
"""For waivers, of which there are none."""

Texts = Mapping[str, Sequence[str]]
"""Segments by document."""


class Remembering:
    """An encoder that encodes no sentence twice: versions have most of theirs in common."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, TextVectors] = {}
        self.name = encoder.name
        self.signature = encoder.signature
        self.dimension = encoder.dimension
        self.languages = encoder.languages

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> list[TextVectors]:
        """Encode what is new."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new, progress=progress), strict=True))
        return [self._known[text] for text in texts]


def halve(text: str) -> str | None:
    """The text without the second half of its words; None if it has fewer than four."""
    words = text.split()
    return " ".join(words[: len(words) // 2]) if len(words) >= 4 else None


def drop_sentence(text: str) -> str | None:
    """The text without its last sentence; None if it has but one."""
    sentences = split_sentences(text)
    return text[: sentences[-1].start].rstrip() if len(sentences) > 1 else None


def change_numbers(text: str) -> str | None:
    """The text with the last digit of every number another; None if it has no number."""
    changed = re.sub(r"\d(?!\d|[.,]\d)", lambda found: str((int(found[0]) + 3) % 10), text)
    return changed if changed != text else None


DAMAGES = {"damaged": halve, "dropped": drop_sentence, "numbers": change_numbers}


def damage(texts: Texts, how: Callable[[str], str | None], share: float, seed: int = 1) -> Texts:
    """The texts with a share of all segments damaged, drawn among those that can be.

    Args:
        texts: Segments by document.
        how: Gives the damaged segment, or None where it cannot be damaged so.
        share: Of all segments.
        seed: Of the draw.
    """
    places = [(name, at) for name, lines in texts.items() for at in range(len(lines))]
    able = [(name, at) for name, at in places if how(texts[name][at]) is not None]
    wanted = min(len(able), max(1, round(share * len(places))))
    drawn = np.random.default_rng(seed).choice(len(able), size=wanted, replace=False)
    found = {name: list(lines) for name, lines in texts.items()}
    for index in drawn:
        name, at = able[index]
        found[name][at] = how(texts[name][at]) or ""
    return found


def mix(first: Texts, second: Texts, seed: int) -> Texts:
    """One of two translations of each segment, at even odds."""
    rng = np.random.default_rng(seed)
    return {
        name: [
            one if rng.integers(2) else other
            for one, other in zip(lines, second[name], strict=True)
        ]
        for name, lines in first.items()
    }


def resample(texts: Texts, seed: int) -> Texts:
    """The documents that a bootstrap resample draws, each once however often it is drawn."""
    names = list(texts)
    drawn = set(np.random.default_rng(seed).integers(len(names), size=len(names)).tolist())
    return {name: texts[name] for index, name in enumerate(names) if index in drawn}


@dataclass(frozen=True)
class Bench:
    """Scores versions of the system, and holds them against one another."""

    references: Texts
    encoder: Encoder

    def score(self, texts: Texts, name: str = "version") -> Result:
        """Score a version, as `harness run --aligned` does."""
        corpus = Corpus(
            references={
                id_: ReferenceSet(_document(id_, self.references[id_])) for id_ in sorted(texts)
            },
            systems={SYSTEM: {id_: _document(id_, texts[id_]) for id_ in sorted(texts)}},
        )
        options = Options(aligned=True, language="en")
        return score_corpus(corpus, encoder=self.encoder, options=options, name=name)

    def judge(self, before: Result, after: Result, *, new_findings: bool = True) -> Verdict:
        """What `harness check` and `harness compare` say of a version and the one before."""
        rules = replace(Rules(), allow_missing=True)
        if not new_findings:
            rules = replace(rules, new_findings=())
        report = check(after, make_baseline(before), rules, TODAY)
        compared = compare(
            [before, after],
            labels=["before", "after"],
            common=True,
            options=TestOptions(),
            paragraphs=0,
        )
        worse: list[str] = []
        better: list[str] = []
        for metric in compared.metrics:
            for pair in metric.pairs:
                if pair.better is not None:
                    (worse if pair.better.endswith("before") else better).append(metric.name)
        return Verdict(
            drops=tuple(each.metric or "" for each in report.failures if each.kind == "drop"),
            findings=sum(each.kind == "new finding" for each in report.failures),
            worse=tuple(worse),
            better=tuple(better),
        )


@dataclass(frozen=True)
class Verdict:
    """What the gate and the tests say of a version.

    Attributes:
        drops: Metrics for which `harness check` fails.
        findings: New critical findings and new major omissions, for which it fails too.
        worse: Metrics by which `harness compare` calls the version significantly worse.
        better: The same, better.
    """

    drops: tuple[str, ...]
    findings: int
    worse: tuple[str, ...]
    better: tuple[str, ...]

    @property
    def fails(self) -> bool:
        """Whether `harness check` fails."""
        return bool(self.drops or self.findings)


def _document(name: str, lines: Sequence[str]) -> Document:
    return parse_text(
        "".join(f"{line}\n" for line in lines), id=name, paragraphs="line", aligned=True
    )


def by_document(lines: Sequence[str], count: int) -> Texts:
    """The first segments, cut into documents."""
    return {
        f"{at // RUN:03}": list(lines[at : min(at + RUN, count)])
        for at in range(0, min(count, len(lines)), RUN)
    }


def main() -> None:
    """Print a row a version."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="newstest2020, in the layout of mt-metrics-eval")
    parser.add_argument("--segments", type=int, default=400)
    parser.add_argument("--share", type=float, default=SHARE, help="of the segments to damage")
    parser.add_argument("--draws", type=int, default=5, help="of each kind of resample")
    arguments = parser.parse_args()
    tree = read_tree(arguments.data, pair="zh-en", reference="refA")
    references, first, second = (
        by_document(lines, arguments.segments)
        for lines in (tree.reference, *(tree.outputs[name] for name in PAIR))
    )
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {platform.machine()}, Python "
        f"{platform.python_version()}: {arguments.segments} segments in {len(references)} documents"
        f" of {PAIR[0]}, {arguments.share:.0%} of them damaged\n"
    )
    print("| version | check fails on | new findings | compare: worse by | better by |")
    print("|---|---|---:|---|---|")
    bench = Bench(references, Remembering(load_encoder()))
    for name, verdict in verdicts(bench, first, second, arguments.share, arguments.draws):
        cells = (", ".join(each) or "–" for each in (verdict.worse, verdict.better))
        drops = ", ".join(verdict.drops) or "–"
        print(f"| {name} | {drops} | {verdict.findings} | {' | '.join(cells)} |", flush=True)


def verdicts(
    bench: Bench, first: Texts, second: Texts, share: float, draws: int
) -> Iterator[tuple[str, Verdict]]:
    """Every version's name, and what is said of it."""
    whole = bench.score(first, "before")
    for name, how in DAMAGES.items():
        yield name, bench.judge(whole, bench.score(damage(first, how, share), name))
    yield "itself", bench.judge(whole, bench.score(first, "again"))
    for draw in range(draws):
        pair = [bench.score(resample(first, seed)) for seed in (2 * draw, 2 * draw + 1)]
        yield f"documents {draw + 1}", bench.judge(*pair)
    for draw in range(draws):
        pair = [bench.score(mix(first, second, seed)) for seed in (2 * draw, 2 * draw + 1)]
        yield f"outputs {draw + 1}", bench.judge(*pair, new_findings=False)


if __name__ == "__main__":
    main()
