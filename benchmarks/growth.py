"""How the time after ``encode`` grows with the document: 100, 1,000 and 10,000 paragraphs.

The documents are made of sentences that differ in a number, a name and a verb, two a paragraph; the
candidate is the reference with every tenth paragraph lost and the rest moved a little. The time
after encode is taken with the encoder that needs no model, whose vectors are as large as the
embedded one's; encode itself with the embedded one, up to 1,000 paragraphs.

    python benchmarks/growth.py [--sizes 100 1000 10000] [--encode-up-to 1000]
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import time

from harness.alignment import view_document
from harness.documents import parse_text
from harness.encoders import Encoder, load_encoder
from harness.scoring import Scorer

DIMENSION = 384
"""Of the embedded encoder."""
NAMES = (
    "Brandt Okafor Lindqvist Yusuf Heller Marin Ostrow Pereira Quist Rahman Silva Tanaka Ueda Varga"
    " Weiss Xenakis Yilmaz Zeman Adler Bishop"
).split()
PLACES = (
    "harbour bridge library clinic market quarry orchard airport tunnel museum station school"
    " reservoir theatre foundry"
).split()
DEEDS = (
    "reopened inspected repaired painted closed measured photographed insured visited enlarged"
).split()
THINGS = (
    "girders pumps shelves vaccines stalls cranes apricots lamps rails paintings benches desks"
    " gates curtains bearings"
).split()


def sentence(generator: random.Random) -> str:
    """One of some million sentences."""
    name, place, deed, thing = map(generator.choice, (NAMES, PLACES, DEEDS, THINGS))
    number = generator.randint(2, 9999)
    return generator.choice(
        (
            f"In year {number}, {name} {deed} the {place} and ordered new {thing}.",
            f"{name} said that {number} {thing} were found behind the {place}.",
            f"The {place} was {deed} by {name}, who counted {number} {thing}.",
            f"Nobody at the {place} knew why {name} had {deed} all {number} {thing}.",
        )
    )


def texts(paragraphs: int) -> tuple[str, str]:
    """A reference and a candidate."""
    generator = random.Random(paragraphs)
    reference = [f"{sentence(generator)} {sentence(generator)}" for _ in range(paragraphs)]
    candidate = [text for number, text in enumerate(reference) if number % 10]
    for at in range(0, len(candidate) - 3, 7):
        candidate[at], candidate[at + 3] = candidate[at + 3], candidate[at]
    return "\n\n".join(reference), "\n\n".join(candidate)


def seconds_of_encode(encoder: Encoder, reference: str, candidate: str) -> float:
    """Seconds in which both texts are encoded, and their words pooled."""
    documents = [parse_text(text, id="text") for text in (reference, candidate)]
    start = time.perf_counter()
    for document in documents:
        view_document(document, encoder)
    return time.perf_counter() - start


def seconds_after(encoder: Encoder, reference: str, candidate: str) -> tuple[float, float]:
    """Seconds in which both texts are read, and in which a candidate is scored after encode."""
    start = time.perf_counter()
    documents = [parse_text(text, id="text") for text in (reference, candidate)]
    read = time.perf_counter() - start
    alone = seconds_of_encode(encoder, reference, candidate)
    start = time.perf_counter()
    Scorer(encoder).score(*documents)
    return read, max(0.0, time.perf_counter() - start - alone)


def main() -> None:
    """Print a row for each size, and how much more it takes than the one before."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--encode-up-to", type=int, default=1_000)
    arguments = parser.parse_args()
    fake = load_encoder("fake", dimension=DIMENSION)
    embedded = load_encoder()
    print(
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}\n")
    print(
        "| paragraphs | read, s | encode, s | after, s | after / encode | after, times the last |"
    )
    print("|---:|---:|---:|---:|---:|---:|")
    before = None
    for size in arguments.sizes:
        reference, candidate = texts(size)
        encode = None
        if size <= arguments.encode_up_to:
            encode = seconds_of_encode(embedded, reference, candidate)
        read, after = seconds_after(fake, reference, candidate)
        print(
            f"| {size:,} | {read:.2f} | {'–' if encode is None else f'{encode:.2f}'} | {after:.2f} "
            f"| {'–' if not encode else f'{after / encode:.2f}'} "
            f"| {'–' if not before else f'{after / before:.1f}'} |",
            flush=True,
        )
        before = after


if __name__ == "__main__":
    main()
