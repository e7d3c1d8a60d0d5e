"""Names exchanged for others: told as one finding with both names, and nothing else as one."""

from __future__ import annotations

import numpy as np
import pytest

from harness.alignment import align_lines, view_document
from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.calibration import Network
from harness.evidence.exchanged import find_exchanges
from harness.evidence.findings import Draft
from harness.evidence.gap_features import GAP_FEATURES
from harness.evidence.gap_findings import Gaps, document_gaps, gap_findings
from harness.evidence.gaps import GapModel, judge_words
from harness.result import Span

REFERENCE = "The envoy met the mayor of Bergen after lunch."


def _model(bias: float) -> GapModel:
    """Every word is a gap with the same probability."""
    zeros, ones = np.zeros(len(GAP_FEATURES)), np.ones(len(GAP_FEATURES))
    network = Network(zeros, ones, (np.zeros((len(GAP_FEATURES), 1)),), (np.array([bias]),))
    columns = np.arange(len(GAP_FEATURES))
    return GapModel((network, network), (columns, columns), (0.5, 0.5), "fake", "x")


LOUD, SILENT = _model(9.0), _model(-9.0)


def _exchanged(
    reference: str, candidate: str, model: GapModel = LOUD
) -> tuple[Gaps, list[tuple[str, str]]]:
    views = [
        view_document(parse_text(text, id="d", aligned=True), FakeEncoder())
        for text in (reference, candidate)
    ]
    gaps = document_gaps(views[0], views[1], align_lines(views[0], views[1]), model)
    texts = [
        tuple(
            view.document.paragraphs[0].text[
                view.sentences[gap.sentence].words.spans[gap.first, 0] : view.sentences[
                    gap.sentence
                ].words.spans[gap.last - 1, 1]
            ]
            for view, gap in zip(views, pair, strict=True)
        )
        for pair in gaps.exchanged
    ]
    return gaps, [(one, other) for one, other in texts]


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        ("The envoy met the mayor of Tromso after lunch.", ("Bergen", "Tromso")),
        ("The envoy met the mayor of the Ruby Coast after lunch.", ("Bergen", "Ruby Coast")),
        ("After lunch the envoy met the mayor of Tromso.", ("Bergen", "Tromso")),
    ],
    ids=["one word", "several words", "moved"],
)
def test_another_name_at_the_same_place_is_an_exchange(
    candidate: str, expected: tuple[str, str]
) -> None:
    assert _exchanged(REFERENCE, candidate)[1] == [expected]


@pytest.mark.parametrize(
    "candidate",
    [
        REFERENCE,
        "The envoy met the mayor after lunch.",
        "The envoy met the mayor of Bergens after lunch.",
        "The envoy met the mayor of that town after lunch.",
        "Tromso was where a dog barked at several cats.",
    ],
    ids=["the same", "left out", "spelt another way", "no name", "another place"],
)
def test_what_is_no_other_name_at_the_same_place_is_none(candidate: str) -> None:
    assert _exchanged(REFERENCE, candidate)[1] == []


def test_an_abbreviation_is_the_same_name() -> None:
    long = "The talks at the World Health Organisation ended."
    assert _exchanged(long, "The talks at the WHO ended.")[1] == []
    assert _exchanged(long, "The talks at the UNESCO ended.")[1] != []


def test_an_abbreviation_may_leave_a_word_of_the_name_out() -> None:
    long = "The Norwegian Young People's League sent masks."
    assert _exchanged(long, "The YPL sent masks.")[1] == []
    assert _exchanged(long, "The KQX sent masks.")[1] != []


def test_an_acronym_need_not_be_in_capitals() -> None:
    assert (
        _exchanged("The talks at the World Health Board ended.", "The talks at Whb ended.")[1] == []
    )


def test_an_ordinary_word_that_opens_a_sentence_is_no_name() -> None:
    reference = "Experimental schools take part in it."
    assert _exchanged(reference, "Related schools take part in it.")[1] == []
    assert _exchanged("Bergen schools take part in it.", "Tromso schools take part in it.")[1]


def test_a_name_at_the_beginning_is_exchanged_for_one_at_the_beginning() -> None:
    found = _exchanged("Bergen hosted the talks.", "Tromso hosted the talks.")[1]
    assert found == [("Bergen", "Tromso")]


def test_words_that_are_likely_answered_are_not_exchanged() -> None:
    candidate = "The envoy met the mayor of Tromso after lunch."
    assert _exchanged(REFERENCE, candidate, SILENT)[1] == []


def test_a_name_is_exchanged_once() -> None:
    reference = "The envoy of Bergen and of Hamar left."
    found = _exchanged(reference, "The envoy of Tromso and of Voss left.")[1]
    assert [one for one, _ in found] == ["Bergen", "Hamar"]
    assert len({other for _, other in found}) == 2


def test_sides_too_unlike_in_length_are_not_compared() -> None:
    views = [
        view_document(parse_text(text, id="d", aligned=True), FakeEncoder())
        for text in (REFERENCE, "Tromso.")
    ]
    assert judge_words((views[0], [0]), (views[1], [0]), LOUD, 0) is None


def test_no_name_on_one_side_is_no_exchange() -> None:
    views = [
        view_document(parse_text(text, id="d", aligned=True), FakeEncoder())
        for text in ("the mayor left early", "The mayor of Tromso left")
    ]
    sides = [judge_words((views[k], [0]), (views[1 - k], [0]), LOUD, k) for k in (0, 1)]
    assert sides[0] is not None
    assert sides[1] is not None
    assert find_exchanges(sides[0], sides[1]) == []


CANDIDATE = "The envoy met the mayor of Tromso after lunch."
BERGEN = Span(paragraph=0, start=27, end=33, text="Bergen")
TROMSO = Span(paragraph=0, start=27, end=33, text="Tromso")


def _findings(told: list[Draft]) -> list[Draft]:
    views = [
        view_document(parse_text(text, id="d", aligned=True), FakeEncoder())
        for text in (REFERENCE, CANDIDATE)
    ]
    gaps, _ = _exchanged(REFERENCE, CANDIDATE)
    return gap_findings((views[0], views[1]), Gaps(exchanged=gaps.exchanged), told)


def test_an_exchange_is_a_mistranslation_with_both_names() -> None:
    (draft,) = _findings([])
    assert (draft.category, draft.fact, draft.severity) == (
        "Accuracy/Mistranslation",
        "name",
        "major",
    )
    assert (draft.reference, draft.candidate) == (BERGEN, TROMSO)


def test_an_exchange_takes_the_place_of_its_two_halves() -> None:
    halves = [
        Draft("Accuracy/Omission", "major", "name", BERGEN, None, "missing"),
        Draft("Accuracy/Addition", "major", "name", None, TROMSO, "invented"),
    ]
    assert [draft.category for draft in _findings(halves)] == ["Accuracy/Mistranslation"]


@pytest.mark.parametrize(
    "other",
    [
        Draft("Accuracy/Mistranslation", "major", "name", BERGEN, TROMSO, "became"),
        Draft("Accuracy/Omission", "major", None, BERGEN, None, "the whole unit"),
    ],
    ids=["already told", "omitted with its unit"],
)
def test_what_tells_more_is_kept(other: Draft) -> None:
    assert _findings([other]) == [other]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Yes, the envoy met the mayor.", "Yeah, the envoy met the mayor."),
        ("(Laughter) Want some of the tea?", "(Chuckles) It's good to have some of the tea."),
        ("The envoy left the Nordic countries.", "The envoy left Northern Europe."),
        (
            "Health officers and the Health and Safety Executive denied it.",
            "Health officers and HSE denied it.",
        ),
    ],
)
def test_an_exclamation_or_another_form_of_a_name_is_no_exchange(
    reference: str, candidate: str
) -> None:
    assert _exchanged(reference, candidate)[1] == []


def test_two_names_that_stand_there_in_another_form_are_not_exchanged_for_each_other() -> None:
    short = "The AU and the UN condemned the coup."
    long = "The African Union and the United Nations condemned the coup."
    assert _exchanged(short, long)[1] == []
    assert _exchanged(short, long.replace("African Union", "Arab League"))[1] != []
