"""List the words that people write in lower case, over the texts of ../shared/data.

    python -m fitting.common_words ../shared/data

Writes harness/evidence/facts/data/lower-words.txt: words alone, no text, and only those that
common-words.txt (WordNet) lacks. A word of the list at the start of a sentence, or in a title, is
not taken for a name (harness/evidence/facts/names.py). WordNet's table leaves out what stands
seldom in the old corpus that its counts are of: website, award, robot.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from fitting.command import data_folder
from fitting.word_counts import references
from harness.evidence.facts.words import fold, is_form, read_table
from harness.writing import write_text

TARGET = (
    Path(__file__).parent.parent / "harness" / "evidence" / "facts" / "data" / "lower-words.txt"
)
AT_LEAST = 5
LOWER_SHARE, OF_SHORT = 0.6, 0.8
"""Of its occurrences, capitals at the start of a sentence and in titles included; and of words of
up to ``SHORT`` letters, which many people are called (``Bin``, ``Kung``)."""
SHORT = 4


def main() -> None:
    """Count, and write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=data_folder)
    data = parser.parse_args().data
    lines = set(references(data))
    for path in sorted(data.glob("*/system-outputs/*/*.txt")):
        lines.update(path.read_text(encoding="utf-8").splitlines())
    lower: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in lines:
        # a hyphen's second half is lower case in names, too: "Al-awlaki"
        for word in re.findall(r"(?<![^\W_]|[-'’])[^\W\d_]{3,}(?![-'’]?[^\W_])", line):
            total[fold(word)] += 1
            lower[fold(word)] += word.islower()
    found = sorted(
        word
        for word, count in lower.items()
        if count >= AT_LEAST
        and count >= (LOWER_SHARE if len(word) > SHORT else OF_SHORT) * total[word]
    )
    known = frozenset(read_table("common-words.txt"))
    kept = (word for word in found if not is_form(word, known))
    write_text("".join(f"{word}\n" for word in kept), TARGET)


if __name__ == "__main__":
    main()
