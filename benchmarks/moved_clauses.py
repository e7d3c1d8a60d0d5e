"""Move clauses into the next sentence, or lose them, and see what is told.

    python benchmarks/moved_clauses.py ../shared/data

Documents are those of wmt22-news and newstest2020 with two human translations, three segments a
paragraph. In the second translation the last clause of a sentence is put at the beginning of the
next one ("A, which b. C." becomes "A. Which b, c."), at half of the places that allow it, drawn at
random, and at no two in a row; or it is taken out. Nothing that is moved is lost, so what is told
more than of the text as it is should be as little as possible where clauses are moved, and as much
as possible where they are lost. *before* knows no links for clauses that moved, *now* is harness as
it is (harness/alignment/moved_clauses.py).
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from unittest.mock import patch

from fitting.cases import soften
from fitting.trees import read_trees
from harness.alignment import links
from harness.documents import Document, parse_text
from harness.encoders import load_encoder
from harness.result import Finding
from harness.scoring import Scorer

TREES: dict[str, tuple[str, ...]] = {"newstest2020": (), "wmt22-news": ()}
SEED = 3
SEGMENTS = 3
SHARE = 0.5
FEWEST_WORDS = 4
MOVED, LOST, WHOLE = "moved", "lost", "as it is"
CATEGORIES = ("Accuracy/Omission", "Accuracy/Addition", "Accuracy/Mistranslation")


def lay_out(segments: Sequence[str]) -> str:
    """Three segments a paragraph."""
    parts = (segments[i : i + SEGMENTS] for i in range(0, len(segments), SEGMENTS))
    return "\n\n".join(" ".join(part) for part in parts) + "\n"


def edited(document: Document, rng: Random) -> tuple[dict[str, str], int]:
    """The document's text with clauses moved, with the same ones lost, and how many these are."""
    found: dict[str, list[str]] = {MOVED: [], LOST: []}
    count = 0
    for paragraph in document.body():
        texts = [paragraph.text[s.start : s.end] for s in paragraph.sentences]
        kept = {kind: list(texts) for kind in found}
        k = 0
        while k + 1 < len(texts):
            units = [u for u in paragraph.units if u.sentence == k and u.kind == "body"]
            last = paragraph.text[units[-1].start : units[-1].end] if len(units) > 1 else ""
            ends = texts[k].endswith(last) and texts[k][-1:] == "."
            if not (ends and len(last.split()) >= FEWEST_WORDS and rng.random() < SHARE):
                k += 1
                continue
            rest = texts[k][: -len(last)].rstrip(" ,;–—-:") + "."
            clause = last.rstrip(" .")
            opened = f"{clause[0].upper()}{clause[1:]}, {soften(texts[k + 1])}"
            kept[MOVED][k : k + 2] = [rest, opened]
            kept[LOST][k] = rest
            count += 1
            k += 2
        for kind, sentences in kept.items():
            found[kind].append(" ".join(sentences))
    return {kind: "\n\n".join(rows) + "\n" for kind, rows in found.items()}, count


def tell(reference: str, texts: Mapping[str, str], scorer: Scorer) -> Iterator[tuple[str, Finding]]:
    """Each text's findings."""
    left = parse_text(reference, id="d")
    for kind, text in texts.items():
        for finding in scorer.score(left, parse_text(text, id="d"), system="edited").findings:
            yield kind, finding


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="../shared/data")
    data: Path = parser.parse_args().data
    scorer, rng = Scorer(load_encoder()), Random(SEED)
    told: Counter[tuple[str, str, str]] = Counter()
    places = 0
    for source in read_trees(data, TREES, SEED):
        reference, whole = (lay_out(source.translations[name]) for name in ("refA", "refB"))
        texts, count = edited(parse_text(whole, id="d"), rng)
        if not count:
            continue
        places += count
        texts[WHOLE] = whole
        for kind, finding in tell(reference, texts, scorer):
            told["now", kind, finding.category] += 1
        with patch.object(links, "moved_clauses", lambda *_: {}):
            for kind, finding in tell(reference, texts, scorer):
                told["before", kind, finding.category] += 1
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {platform.machine()}, "
        f"Python {platform.python_version()}; {places} clauses\n"
    )
    print("| candidate | links | omissions | additions | mistranslations |")
    print("| --- | --- | ---: | ---: | ---: |")
    for kind in (WHOLE, MOVED, LOST):
        for name in ("before", "now"):
            counts = [told[name, kind, category] for category in CATEGORIES]
            base = [told[name, WHOLE, category] for category in CATEGORIES]
            if kind == WHOLE:
                cells = [str(count) for count in counts]
            else:
                more = (count - first for count, first in zip(counts, base, strict=True))
                cells = [f"{100 * each / places:+.1f} per 100" for each in more]
            print(f"| {kind} | {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
