"""Text metrics over documents, systems and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
import sacrebleu
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.documents import Document, parse_text
from harness.metrics import text_metrics
from harness.metrics.sacre import SacrebleuMetric
from harness.result import DocumentResult, Evidence
from harness.runs.corpus import ReferenceSet
from harness.runs.texts import DIGITS, TextScorer, answer
from harness.runs.unscored import unscored

NAMES = ("BLEU", "chrF2", "chrF2++", "TER")

words = st.lists(st.sampled_from("the cat sat on a mat , dogs ran . far".split()), max_size=9)
line_pairs = st.lists(st.tuples(words.filter(bool), words), min_size=1, max_size=5)


def aligned(id_: str, lines: Sequence[str]) -> Document:
    return parse_text("\n".join(lines) + "\n", id=id_, aligned=True, language="en")


def scorer(references: Mapping[str, ReferenceSet], *, lines: bool) -> TextScorer:
    return TextScorer(text_metrics(NAMES), references, aligned=lines)


@dataclass
class Expected:
    """What sacrebleu says of the same segments."""

    candidates: list[str]
    references: list[list[str | None]]

    def scores(self) -> dict[str, float]:
        metrics = {
            "BLEU": sacrebleu.BLEU(),
            "chrF2": sacrebleu.CHRF(),
            "chrF2++": sacrebleu.CHRF(word_order=2),
            "TER": sacrebleu.TER(),
        }
        return {
            name: round(metric.corpus_score(self.candidates, self.references).score, DIGITS)  # type: ignore[arg-type]
            for name, metric in metrics.items()
        }


@settings(deadline=None)
@given(st.lists(line_pairs, min_size=1, max_size=3))
def test_aligned_scores_are_sacrebleus_over_all_lines(
    documents: list[list[tuple[list[str], list[str]]]],
) -> None:
    pairs = {
        f"d{number}": ([" ".join(r) for r, _ in lines], [" ".join(c) for _, c in lines])
        for number, lines in enumerate(documents)
    }
    references = {id_: ReferenceSet(aligned(id_, ours)) for id_, (ours, _) in pairs.items()}
    texts = scorer(references, lines=True)
    sums = []
    for id_, (ours, theirs) in pairs.items():
        candidate = aligned(id_, theirs)
        result, found = texts.add_scores(
            unscored(references[id_].document, candidate, aligned=True), candidate
        )
        sums.append(found)
        expected = Expected(theirs, [list(ours)]).scores()
        assert {name: result.scores[name] for name in NAMES} == pytest.approx(expected)
    everything = Expected(
        [line for _, theirs in pairs.values() for line in theirs],
        [[line for ours, _ in pairs.values() for line in ours]],
    )
    assert texts.total(sums) == pytest.approx(everything.scores())


def test_a_document_is_one_segment_unless_aligned() -> None:
    reference = parse_text("The cat sat on the mat.\n\nDogs ran far away.\n", id="d")
    candidate = parse_text("Dogs ran far away.\n\nThe cat sat on the mat.\n", id="d")
    texts = scorer({"d": ReferenceSet(reference)}, lines=False)
    result, _ = texts.add_scores(unscored(reference, candidate), candidate)
    expected = Expected(
        ["Dogs ran far away. The cat sat on the mat."],
        [["The cat sat on the mat. Dogs ran far away."]],
    ).scores()
    assert {name: result.scores[name] for name in NAMES} == expected


def test_boilerplate_counts_for_nothing() -> None:
    reference = parse_text("The cat sat on the mat.\n\nPhoto by Ann Example.\n", id="d")
    candidate = parse_text("The cat sat on the mat.\n\nEditor: Bo Example\n", id="d")
    texts = scorer({"d": ReferenceSet(reference)}, lines=False)
    result, _ = texts.add_scores(unscored(reference, candidate), candidate)
    assert result.scores["BLEU"] == result.scores["chrF2"] == 100


def test_further_references_count_as_sacrebleu_counts_them() -> None:
    first, second = ["a cat sat here", "dogs ran far away"], ["the cat sat there", "the dogs ran"]
    theirs = ["the cat sat here", "the dogs ran away"]
    references = {
        "one": ReferenceSet(aligned("one", first), {"b": aligned("one", second)}),
        "two": ReferenceSet(aligned("two", first)),
    }
    texts = scorer(references, lines=True)
    sums = [
        texts.add_scores(
            unscored(references[id_].document, aligned(id_, theirs), aligned=True),
            aligned(id_, theirs),
        )[1]
        for id_ in references
    ]
    expected = Expected(theirs * 2, [[*first, *first], [*second, None, None]])
    assert texts.total(sums) == pytest.approx(expected.scores())
    assert texts.signatures()["BLEU"].startswith("nrefs:var")


def test_another_documents_further_reference_changes_nothing() -> None:
    first, theirs = aligned("one", ["a cat sat here"]), aligned("one", ["the cat sat here"])
    alone = scorer({"one": ReferenceSet(first)}, lines=True)
    other = ReferenceSet(aligned("two", ["x"]), {"b": aligned("two", ["y"])})
    beside = scorer({"one": ReferenceSet(first), "two": other}, lines=True)
    plain = unscored(first, theirs, aligned=True)
    assert alone.add_scores(plain, theirs)[0] == beside.add_scores(plain, theirs)[0]


def test_an_aligned_paragraph_is_scored_as_sacrebleu_scores_a_sentence() -> None:
    ours, theirs = ["a cat sat here now", ""], ["the cat sat here today", "what"]
    reference, candidate = aligned("d", ours), aligned("d", theirs)
    texts = scorer({"d": ReferenceSet(reference)}, lines=True)
    result, _ = texts.add_scores(unscored(reference, candidate, aligned=True), candidate)
    expected = sacrebleu.sentence_bleu(theirs[0], [ours[0]]).score
    assert result.paragraphs[0].scores["BLEU"] == round(expected, DIGITS)
    assert result.paragraphs[1].scores["BLEU"] is None  # nothing stands in the reference's line


def with_evidence(result: DocumentResult, *spans: tuple[int, int, int]) -> DocumentResult:
    """The result, its first paragraph's first unit answered by these stretches."""
    paragraph = result.paragraphs[0]
    texts = {each.index: each.text for each in result.candidate_paragraphs}
    evidence = tuple(
        Evidence(paragraph=p, start=start, end=end, text=texts[p][start:end], similarity=0.5)
        for p, start, end in spans
    )
    unit = paragraph.units[0].model_copy(update={"evidence": evidence})
    changed = paragraph.model_copy(update={"units": (unit, *paragraph.units[1:])})
    return result.model_copy(update={"paragraphs": (changed, *result.paragraphs[1:])})


REFERENCE = parse_text("The cat sat on the mat.\n\nDogs ran far away.\n", id="d")
CANDIDATE = parse_text("Indeed the cat sat on the mat.\n\nThe dogs ran.\n", id="d")


def test_a_line_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a segment; its own score comes from that, for TER takes 31 ms a line."""

    def again(*_: object) -> float:
        raise AssertionError("counted twice")

    monkeypatch.setattr(SacrebleuMetric, "segment_score", again)
    texts = "the cat sat", "dogs ran"
    document = aligned("d", texts)
    scored, _ = scorer({"d": ReferenceSet(document)}, lines=True).add_scores(
        unscored(document, document, aligned=True), document
    )
    assert [paragraph.scores["TER"] for paragraph in scored.paragraphs] == [0, 0]


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([(0, 7, 30)], "the cat sat on the mat."),
        ([(1, 0, 8), (0, 7, 14)], "the cat The dogs"),
        ([(0, 7, 18), (0, 11, 22)], "the cat sat on "),
        ([(0, 7, 14), (0, 7, 14)], "the cat"),
        ([(0, 7, 14), (0, 26, 29)], "the cat mat"),
        ([], None),
    ],
)
def test_the_answer_is_the_evidence_in_order_and_once(
    spans: list[tuple[int, int, int]], text: str | None
) -> None:
    result = with_evidence(unscored(REFERENCE, CANDIDATE), *spans)
    assert answer(result, result.paragraphs[0]) == text


def test_a_paragraph_is_scored_against_what_answers_it() -> None:
    texts = scorer({"d": ReferenceSet(REFERENCE)}, lines=False)
    result = with_evidence(unscored(REFERENCE, CANDIDATE), (0, 7, 30))
    result, _ = texts.add_scores(result, CANDIDATE)
    expected = sacrebleu.sentence_bleu("the cat sat on the mat.", ["The cat sat on the mat."])
    assert result.paragraphs[0].scores["BLEU"] == round(expected.score, DIGITS)
    assert result.paragraphs[1].scores["BLEU"] is None  # nothing answers it


def test_no_document_has_no_score() -> None:
    texts = scorer({"d": ReferenceSet(REFERENCE)}, lines=False)
    assert texts.total([]) == dict.fromkeys(NAMES)
