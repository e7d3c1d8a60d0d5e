"""Count in how many sentences each word stem occurs, over the references of ../shared/data.

    python -m fitting.word_counts ../shared/data

Writes harness/alignment/word_counts.json: counts alone, no text. Each distinct sentence counts
once, so that a document translated by twenty systems counts as one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from fitting.command import data_folder
from harness.alignment.words import find_words, stem
from harness.documents import parse_text
from harness.writing import write_text

TARGET = Path(__file__).parent.parent / "harness" / "alignment" / "word_counts.json"
AT_LEAST = 2


def references(data: Path) -> list[str]:
    """The human-made English texts of the data."""
    texts = []
    for name in ("newstest2020", "wmt22-news"):
        for path in sorted((data / name / "references").glob("*.txt")):
            texts += path.read_text(encoding="utf-8").splitlines()
    for folder, key in (("content-units", "reference"), ("perturbations", "reference")):
        for path in sorted((data / folder).glob("*.jsonl")):
            rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
            texts += sorted({row[key].replace("<t>", "").replace("</t>", "") for row in rows})
    return texts


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=data_folder)
    data = parser.parse_args().data
    sentences = {
        paragraph.text[s.start : s.end]
        for text in references(data)
        for paragraph in parse_text(text, id="t", aligned=True).paragraphs
        for s in paragraph.sentences
    }
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update({stem(sentence[a:b]) for a, b in find_words(sentence)})
    kept = {word: n for word, n in sorted(counts.items()) if n >= AT_LEAST}
    table = {
        "provenance": "sentences of the references in newstest2020, wmt22-news, REALSumm, DEMETR",
        "sentences": len(sentences),
        "counts": kept,
    }
    write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", TARGET)


if __name__ == "__main__":
    main()
