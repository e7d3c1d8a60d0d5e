"""A result made by hand that holds every status, kind and category, and hostile text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import strategies as st

from harness.result import Result

HOSTILE = (
    "<script>alert(1)</script> \"onmouseover='x' </style><style>*{display:none}</style> "
    "&amp; {{ 7*7 }} {% raw %} --> \x00 \x1b[31m \u202eعكس\u202c 🧑‍🚀 <v>mark</v> | `code` @someone"
)

REFERENCE: Sequence[tuple[str, str]] = (
    ("heading", "Harbour board closes its winter session"),
    ("boilerplate", "Photo by A. Keeper"),
    (
        "body",
        (
            "The harbour board met on 27–28 December in the old customs house. "
            "Mayor Anna Lindqvist opened the session, and twelve members took part. "
            "The board did not raise the mooring fees."
        ),
    ),
    (
        "body",
        (
            "It named three aims for the year: dredging the northern channel, "
            "rebuilding the fish market, and lighting the pier. "
            "Work on the channel begins in March and costs 1.2 million crowns."
        ),
    ),
    (
        "body",
        "The breakwater, damaged in the autumn storms, will be repaired before the ice comes.",
    ),
    ("body", "Fishermen asked for a cold store. The board promised an answer by summer."),
    ("body", "The session closed with a minute of silence for the crew of the Albatross."),
)

CANDIDATE: Sequence[tuple[str, str]] = (
    ("heading", "Harbour board ends winter session"),
    (
        "body",
        (
            "On 28 to 12 December the harbour board met in the old customs house; "
            "Mayor Anna Lindqvist opened it and twelve members attended. "
            "The board raised the mooring fees. "
            "It will dredge the northern channel, starting in March, for 1.2 billion crowns."
        ),
    ),
    ("body", "Critics called the meeting a theatre of good intentions."),
    ("boilerplate", "Editor: B. Clark"),
    ("body", "Fishermen wanted a cold store. Styrelsen lovade ett svar till sommaren."),
    ("body", "The session ended with a minute of silence for the Albatross."),
)


class Texts:
    """One text; makes spans of it by quoting it."""

    def __init__(self, paragraphs: Sequence[tuple[str, str]]) -> None:
        self.paragraphs = paragraphs

    def span(self, paragraph: int, quote: str) -> dict[str, Any]:
        start = self.paragraphs[paragraph][1].index(quote)
        return {
            "paragraph": paragraph,
            "start": start,
            "end": start + len(quote),
            "text": quote,
        }

    def whole(self, paragraph: int) -> dict[str, Any]:
        return self.span(paragraph, self.paragraphs[paragraph][1])

    def unit(self, paragraph: int, quote: str, kind: str = "body", **rest: Any) -> dict[str, Any]:
        span = self.span(paragraph, quote)
        del span["paragraph"]
        return {**span, "kind": kind, "evidence": [], **rest}


R, C = Texts(REFERENCE), Texts(CANDIDATE)


def answered(texts: Texts, paragraph: int, quote: str, similarity: float) -> list[dict[str, Any]]:
    return [{**texts.span(paragraph, quote), "similarity": similarity}]


def finding(identifier: str, category: str, severity: str, **rest: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "category": category,
        "severity": severity,
        "fact": None,
        "reference": None,
        "candidate": None,
        "explanation": "see the texts",
        **rest,
    }


def reference_paragraphs() -> list[dict[str, Any]]:
    def unit(p: int, quote: str, coverage: float | None, status: str | None, *evidence: Any) -> Any:
        return R.unit(p, quote, coverage=coverage, status=status, evidence=list(evidence))

    def paragraph(
        index: int, status: str | None, coverage: float | None, aligned: list[int], *units: Any
    ) -> dict[str, Any]:
        scores = {"coverage": coverage, "adequacy": coverage, "BLEU": None}
        return {
            "index": index,
            "status": status,
            "aligned": aligned,
            "scores": scores,
            "units": list(units),
        }

    met = "The harbour board met on 27–28 December in the old customs house."
    return [
        paragraph(
            0,
            "covered",
            0.94,
            [0],
            unit(0, REFERENCE[0][1], 0.94, "covered", *answered(C, 0, CANDIDATE[0][1], 0.92)),
        ),
        paragraph(
            1, None, None, [], R.unit(1, REFERENCE[1][1], "boilerplate", coverage=None, status=None)
        ),
        paragraph(
            2,
            "covered",
            0.86,
            [1],
            unit(2, met, 0.88, "covered", *answered(C, 1, "the harbour board met", 0.9)),
            unit(2, "Mayor Anna Lindqvist opened the session,", 0.97, "covered"),
            unit(2, "and twelve members took part.", 0.95, "covered"),
            unit(2, "The board did not raise the mooring fees.", 0.61, "partial"),
        ),
        paragraph(
            3,
            "partial",
            0.48,
            [1],
            unit(3, "It named three aims for the year:", 0.22, "omitted"),
            unit(3, "dredging the northern channel,", 0.9, "covered"),
            unit(3, "rebuilding the fish market,", 0.04, "omitted"),
            unit(3, "and lighting the pier.", 0.03, "omitted"),
            unit(3, "Work on the channel begins in March", 0.83, "covered"),
            unit(3, "and costs 1.2 million crowns.", 0.55, "partial"),
        ),
        paragraph(4, "omitted", 0.02, [], unit(4, REFERENCE[4][1], 0.02, "omitted")),
        paragraph(
            5,
            "partial",
            0.5,
            [4],
            unit(5, "Fishermen asked for a cold store.", 0.93, "covered"),
            unit(5, "The board promised an answer by summer.", None, None),
        ),
        paragraph(
            6,
            "covered",
            0.96,
            [5],
            unit(6, REFERENCE[6][1], 0.96, "covered", *answered(C, 5, CANDIDATE[5][1], 0.95)),
        ),
    ]


def candidate_paragraphs() -> list[dict[str, Any]]:
    def paragraph(index: int, aligned: list[int], *units: Any) -> dict[str, Any]:
        kind, text = CANDIDATE[index]
        return {
            "index": index,
            "text": text,
            "kind": kind,
            "aligned": aligned,
            "units": list(units),
        }

    def unit(p: int, quote: str, support: float | None, status: str | None, *evidence: Any) -> Any:
        return C.unit(p, quote, support=support, status=status, evidence=list(evidence))

    boilerplate = C.unit(3, CANDIDATE[3][1], "boilerplate", support=None, status=None)
    return [
        paragraph(0, [0], unit(0, CANDIDATE[0][1], 0.93, "supported")),
        paragraph(
            1,
            [2, 3],
            unit(
                1,
                "On 28 to 12 December the harbour board met in the old customs house;",
                0.87,
                "supported",
                *answered(R, 2, "The harbour board met", 0.9),
            ),
            unit(
                1, "Mayor Anna Lindqvist opened it and twelve members attended.", 0.96, "supported"
            ),
            unit(1, "The board raised the mooring fees.", 0.58, "partial"),
            unit(
                1,
                "It will dredge the northern channel, starting in March, for 1.2 billion crowns.",
                0.8,
                "supported",
            ),
        ),
        paragraph(2, [], unit(2, CANDIDATE[2][1], 0.03, "unsupported")),
        paragraph(3, [], boilerplate),
        paragraph(
            4,
            [5],
            unit(4, "Fishermen wanted a cold store.", 0.95, "supported"),
            unit(4, "Styrelsen lovade ett svar till sommaren.", None, None),
        ),
        paragraph(5, [6], unit(5, CANDIDATE[5][1], 0.97, "supported")),
    ]


def findings() -> list[dict[str, Any]]:
    return [
        finding(
            "a1",
            "Accuracy/Omission",
            "minor",
            reference=R.span(3, "rebuilding the fish market, and lighting the pier."),
            explanation="two of the three aims are not in the candidate",
        ),
        finding(
            "a2",
            "Accuracy/Omission",
            "major",
            reference=R.whole(4),
            explanation="the whole paragraph is missing",
        ),
        finding(
            "b1",
            "Accuracy/Addition",
            "major",
            candidate=C.whole(2),
            explanation="nothing in the reference says this",
        ),
        finding(
            "c1",
            "Accuracy/Mistranslation",
            "major",
            fact="date",
            reference=R.span(2, "27–28 December"),
            candidate=C.span(1, "28 to 12 December"),
            explanation="the date differs",
        ),
        finding(
            "c2",
            "Accuracy/Mistranslation",
            "critical",
            fact="negation",
            reference=R.span(2, "The board did not raise the mooring fees."),
            candidate=C.span(1, "The board raised the mooring fees."),
            explanation="the reference denies what the candidate states",
        ),
        finding(
            "c3",
            "Accuracy/Mistranslation",
            "major",
            fact="number",
            reference=R.span(3, "1.2 million"),
            candidate=C.span(1, "1.2 billion crowns"),
            explanation="1.2 million became 1.2 billion",
        ),
        finding(
            "d1",
            "Accuracy/Untranslated text",
            "major",
            reference=R.span(5, "The board promised an answer by summer."),
            candidate=C.span(4, "Styrelsen lovade ett svar till sommaren."),
            explanation="this is Swedish, the rest is English",
        ),
        finding(
            "e1",
            "Style/Awkward",
            "minor",
            candidate=C.span(1, "1.2 billion"),
            explanation="a mark within another mark",
        ),
        finding("f1", "Other", "minor", explanation="a finding without a place"),
    ]


def hostile_document() -> dict[str, Any]:
    unit = {"start": 0, "end": len(HOSTILE), "text": HOSTILE, "kind": "body", "evidence": []}
    span = {"paragraph": 0, "start": 0, "end": 8, "text": HOSTILE[:8]}
    return {
        "id": HOSTILE,
        "scores": {"coverage": 0.5},
        "paragraphs": [
            {
                "index": 0,
                "status": "partial",
                "aligned": [0],
                "scores": {"coverage": 0.5},
                "units": [{**unit, "coverage": 0.5, "status": "partial"}],
            }
        ],
        "candidate_paragraphs": [
            {
                "index": 0,
                "text": HOSTILE,
                "kind": "body",
                "aligned": [0],
                "units": [{**unit, "support": 0.5, "status": "partial"}],
            }
        ],
        "must_cover": [],
        "findings": [
            finding(HOSTILE, HOSTILE, "minor", fact=HOSTILE, reference=span, explanation=HOSTILE),
            finding(
                "h2",
                "Accuracy/Mistranslation",
                "major",
                reference=span,
                candidate={"paragraph": 0, "start": 3, "end": 20, "text": HOSTILE[3:20]},
                explanation=HOSTILE,
            ),
        ],
    }


def empty_document() -> dict[str, Any]:
    """An empty candidate: coverage 0, support null."""
    paragraphs = [
        {
            "index": i,
            "status": None if kind == "boilerplate" else "omitted",
            "aligned": [],
            "scores": {"coverage": None if kind == "boilerplate" else 0},
            "units": [
                R.unit(
                    i,
                    text,
                    "boilerplate" if kind == "boilerplate" else "body",
                    coverage=None if kind == "boilerplate" else 0,
                    status=None if kind == "boilerplate" else "omitted",
                )
            ],
        }
        for i, (kind, text) in enumerate(REFERENCE)
    ]
    return {
        "id": "harbour",
        "scores": {"coverage": 0, "support": None, "adequacy": 0, "BLEU": None, "TER": None},
        "paragraphs": paragraphs,
        "candidate_paragraphs": [],
        "must_cover": [],
        "findings": [
            finding(
                "z1", "Accuracy/Omission", "critical", reference=R.whole(2), explanation="missing"
            )
        ],
    }


def harbour_document() -> dict[str, Any]:
    return {
        "id": "harbour",
        "scores": {"coverage": 0.66, "support": 0.71, "adequacy": 0.59, "BLEU": 31.4, "TER": 58.2},
        "paragraphs": reference_paragraphs(),
        "candidate_paragraphs": candidate_paragraphs(),
        "must_cover": [
            {
                "text": "The breakwater will be repaired.",
                "coverage": 0.05,
                "status": "omitted",
                "evidence": [],
            },
            {
                "text": "The board met in December.",
                "coverage": 0.92,
                "status": "covered",
                "evidence": answered(C, 1, "the harbour board met", 0.9),
            },
            {"text": "Not scored.", "coverage": None, "status": None, "evidence": []},
        ],
        "findings": findings(),
    }


def rich_tree() -> dict[str, Any]:
    """The tree as plain values, as result.json holds it."""
    unit_range = {"range": [0, 1], "higher_is_better": True, "signature": "model:fake"}
    return {
        "schema": "harness-result/1",
        "run": {
            "name": "harbour",
            "signature": "harness:0.1.0|encoder:fake",
            "encoder": "fake",
            "versions": {"harness": "0.1.0", "python": "3.12"},
            "config": {"lang": "en", "coverage_threshold": 0.7, "nested": {"a": [1, 2]}},
            "warnings": ["candidates/empty/harbour.txt: is empty"],
            "missing": ["draft/hostile"],
        },
        "metrics": {
            "coverage": unit_range,
            "support": unit_range,
            "adequacy": unit_range,
            "BLEU": {"range": [0, 100], "higher_is_better": True, "signature": "nrefs:1|tok:13a"},
            "TER": {"range": [0, None], "higher_is_better": False, "signature": "nrefs:1"},
        },
        "references": [
            {
                "id": "harbour",
                "paragraphs": [
                    {"index": i, "text": text, "kind": kind}
                    for i, (kind, text) in enumerate(REFERENCE)
                ],
            },
            {"id": HOSTILE, "paragraphs": [{"index": 0, "text": HOSTILE, "kind": "body"}]},
        ],
        "systems": [
            {
                "name": "draft",
                "scores": harbour_document()["scores"],
                "documents": [harbour_document()],
            },
            {
                "name": "empty",
                "scores": empty_document()["scores"],
                "documents": [empty_document()],
            },
            {
                "name": HOSTILE,
                "scores": {"coverage": 0.5, "support": 0.71, "TER": 41.0},
                "documents": [hostile_document()],
            },
        ],
    }


@pytest.fixture(scope="session")
def rich_result() -> Result:
    """Every status, kind, category and severity; null scores; an empty and a hostile document."""
    return Result.model_validate(rich_tree())


@pytest.fixture(scope="session")
def plain_result() -> Result:
    """The harbour alone, with one system: what a reader sees most often."""
    tree = rich_tree()
    return Result.model_validate({**tree, "systems": tree["systems"][:1]})


@pytest.fixture(scope="session")
def hostile() -> str:
    """Text that would break out of every format that does not escape it."""
    return HOSTILE


# -- any valid tree -------------------------------------------------------------------------------

ALPHABET = [*"ab <>&\"'/=+-@|`*_#\n\r\t\x00\x1b\u2028\u202e\U0001f9d1éא字\\{}[]", "<v>", "</v>"]
COVERAGE_STATUS = ("covered", "partial", "omitted", None)
SUPPORT_STATUS = ("supported", "partial", "unsupported", None)


class AnyTree:
    """Makes trees that are valid by type, though their spans and indexes may point nowhere.

    Drawn from one random number each: a strategy of such breadth is too slow to draw part by part.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret is made of it
        self.size = self.random.randint(1, 3)

    def text(self, least: int = 0) -> str:
        return "".join(self.random.choices(ALPHABET, k=self.random.randint(least, 12)))

    def some(self, make: Callable[[], Any]) -> list[Any]:
        return [make() for _ in range(self.random.randint(0, self.size))]

    def maybe(self, make: Callable[[], Any]) -> Any:
        return make() if self.random.random() < 0.7 else None

    def index(self) -> int:
        return self.random.randint(0, 3)

    def share(self) -> float | None:
        return self.random.choice([None, 0.0, 1.0, self.random.random()])

    def name(self) -> str:
        return self.random.choice(["doc", self.text()])

    def bounds(self) -> dict[str, Any]:
        return {"start": self.random.randint(0, 14), "end": self.random.randint(0, 14)}

    def span(self) -> dict[str, Any]:
        return {"paragraph": self.index(), **self.bounds(), "text": self.text()}

    def evidence(self) -> dict[str, Any]:
        return {**self.span(), "similarity": self.random.uniform(-1, 1)}

    def scores(self) -> dict[str, float | None]:
        values = [None, 0.0, 0.5, -3.0, 1e300, float("inf")]
        names = ["coverage", "support", "BLEU", self.text()]
        return {name: self.random.choice(values) for name in names if self.random.random() < 0.6}

    def unit(self, measure: str, statuses: Sequence[str | None]) -> dict[str, Any]:
        return {
            **self.bounds(),
            "text": self.text(),
            "kind": self.random.choice(["body", "boilerplate"]),
            measure: self.share(),
            "status": self.random.choice(statuses),
            "evidence": self.some(self.evidence),
        }

    def kind(self) -> str:
        return self.random.choice(["body", "heading", "boilerplate"])

    def paragraph(self) -> dict[str, Any]:
        return {
            "index": self.index(),
            "status": self.random.choice(COVERAGE_STATUS),
            "aligned": self.some(self.index),
            "scores": {"coverage": self.share()},
            "units": self.some(lambda: self.unit("coverage", COVERAGE_STATUS)),
        }

    def candidate_paragraph(self) -> dict[str, Any]:
        return {
            "index": self.index(),
            "text": self.text(),
            "kind": self.kind(),
            "aligned": self.some(self.index),
            "units": self.some(lambda: self.unit("support", SUPPORT_STATUS)),
        }

    def must_cover(self) -> dict[str, Any]:
        unit = self.unit("coverage", COVERAGE_STATUS)
        return {key: unit[key] for key in ("text", "coverage", "status", "evidence")}

    def finding(self) -> dict[str, Any]:
        names = ["Omission", "Addition", "Mistranslation", "Untranslated text", self.text()]
        return finding(
            self.text(1),
            f"Accuracy/{self.random.choice(names)}",
            self.random.choice(["minor", "major", "critical"]),
            fact=self.maybe(self.text),
            reference=self.maybe(self.span),
            candidate=self.maybe(self.span),
            explanation=self.text(1),
        )

    def document(self) -> dict[str, Any]:
        return {
            "id": self.name(),
            "scores": self.scores(),
            "paragraphs": self.some(self.paragraph),
            "candidate_paragraphs": self.some(self.candidate_paragraph),
            "must_cover": self.some(self.must_cover),
            "findings": self.some(self.finding),
        }

    def metric(self) -> dict[str, Any]:
        return {
            "range": [self.random.choice([None, 0]), self.random.choice([None, 0, 1, 100])],
            "higher_is_better": self.random.random() < 0.5,
            "signature": self.text(),
        }

    def reference(self) -> dict[str, Any]:
        return {
            "id": self.name(),
            "paragraphs": self.some(
                lambda: {"index": self.index(), "text": self.text(), "kind": self.kind()}
            ),
        }

    def system(self) -> dict[str, Any]:
        return {
            "name": self.text(),
            "scores": self.scores(),
            "documents": self.some(self.document),
        }

    def result(self) -> Result:
        tree = {
            "schema": "harness-result/1",
            "run": {
                "name": self.text(),
                "signature": self.text(),
                "encoder": self.text(),
                "versions": {self.text(): self.text()},
                "config": {self.text(): self.text(), "lang": self.text()},
                "warnings": self.some(self.text),
                "missing": self.some(self.text),
            },
            "metrics": {name: self.metric() for name in ("coverage", "BLEU")},
            "references": self.some(self.reference),
            "systems": self.some(self.system),
        }
        return Result.model_validate(tree)


@pytest.fixture(scope="session")
def any_result() -> st.SearchStrategy[Result]:
    """Trees that are valid by type, though their spans and indexes may point nowhere."""
    return st.integers(0, 2**32).map(lambda seed: AnyTree(seed).result())
