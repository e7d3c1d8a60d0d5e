"""Words that nothing answers: found where they stand, quiet where something answers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.alignment import align_lines, view_document
from harness.alignment.view import DocumentView
from harness.documents import parse_text
from harness.encoders.fake import FakeEncoder
from harness.evidence.calibration import Network
from harness.evidence.findings import Draft
from harness.evidence.gap_features import GAP_FEATURES, gap_features
from harness.evidence.gap_findings import NO_GAPS, Gaps, document_gaps, gap_findings, still_gaps
from harness.evidence.gaps import Gap, GapModel, JudgedWords, find_gaps, load_gaps
from harness.evidence.stretches import Stretch, pair_words
from harness.result import Span

ALL = np.arange(len(GAP_FEATURES))
REFERENCE = "The minister opened the new bridge in Chengdu on Monday."


def view(text: str) -> DocumentView:
    return view_document(parse_text(text, id="d", aligned=True), FakeEncoder())


def unpaired_model() -> GapModel:
    """A word is a gap where what it is paired with is unlike it."""
    weight = np.zeros((len(GAP_FEATURES), 1))
    weight[GAP_FEATURES.index("paired")] = -40
    zeros, ones = np.zeros(len(GAP_FEATURES)), np.ones(len(GAP_FEATURES))
    network = Network(zeros, ones, (weight,), (np.array([20.0]),))
    return GapModel((network, network), (ALL, ALL), (0.5, 0.5), "fake", "x")


def gaps_of(reference: str, candidate: str) -> tuple[tuple[DocumentView, DocumentView], Gaps]:
    views = view(reference), view(candidate)
    return views, document_gaps(*views, align_lines(*views), unpaired_model())


def told(reference: str, candidate: str) -> list[Draft]:
    views, gaps = gaps_of(reference, candidate)
    return gap_findings(views, gaps, [])


def test_a_removed_word_is_an_omission_at_its_place_in_the_reference() -> None:
    (draft,) = told(REFERENCE, "The minister opened the bridge in Chengdu on Monday.")
    assert draft.category == "Accuracy/Omission"
    assert draft.reference == Span(paragraph=0, start=24, end=27, text="new")
    assert draft.candidate is None
    assert "“new”" in draft.explanation


def test_an_inserted_word_is_an_addition_at_its_place_in_the_candidate() -> None:
    (draft,) = told(REFERENCE, "The minister opened the new crooked bridge in Chengdu on Monday.")
    assert draft.category == "Accuracy/Addition"
    assert draft.candidate is not None
    assert draft.candidate.text == "crooked"
    assert draft.reference is None


def test_neighbouring_words_make_one_finding_with_the_function_words_between() -> None:
    (draft,) = told(REFERENCE, "The minister opened the new bridge.")
    assert draft.reference is not None
    assert draft.reference.text == "Chengdu on Monday"


@pytest.mark.parametrize(
    ("candidate", "severity"),
    [
        ("The minister opened the bridge in Chengdu on Monday.", "minor"),
        ("The minister opened the new bridge on Monday.", "major"),
    ],
    ids=["adjective", "name"],
)
def test_a_lost_name_is_worse_than_a_lost_adjective(candidate: str, severity: str) -> None:
    assert [draft.severity for draft in told(REFERENCE, candidate)] == [severity]


@pytest.mark.parametrize(
    ("reference", "candidate", "severity"),
    [
        ("Cordless Drill: Quick Start Guide", "Cordless Drill: Quick Guide", "minor"),
        ("5. Security deposit of the tenant", "5. Deposit of the tenant", "minor"),
        ("Cordless Drill: Quick Bosch Guide", "Cordless Drill: Quick Guide", "major"),
        ("5. Bremen deposit of the tenant", "5. Deposit of the tenant", "major"),
        ("The tenant pays the Security deposit", "The tenant pays the deposit", "major"),
        ("Chapter 12 Guide", "Chapter Guide", "major"),
    ],
)
def test_the_capitals_of_a_heading_make_no_names(
    reference: str, candidate: str, severity: str
) -> None:
    assert [draft.severity for draft in told(reference, candidate)] == [severity]


LIST = "They sell apples, pears, plums and figs."


def judged(
    chances: Sequence[float], said: Sequence[bool] | None = None, text: str = LIST
) -> JudgedWords:
    """The words of a sentence, with these chances that nothing answers them."""
    own = view(text)
    words = Stretch.of(own, [0])
    assert len(words) == len(chances)
    return JudgedWords(
        own,
        (0,),
        words,
        np.array(chances),
        np.zeros(len(words), dtype=bool) if said is None else np.array(said),
        0.8,
    )


def told_of(side: JudgedWords) -> list[str]:
    return [side.words.surfaces[gap.first] for gap in find_gaps(side)]


def test_a_whole_item_of_a_list_is_told_at_a_lower_chance() -> None:
    #               They sell apples pears plums and figs
    assert told_of(judged([0, 0.2, 0.2, 0.2, 0.05, 0, 0.2])) == ["pears"]
    assert told_of(judged([0, 0.9, 0.2, 0.05, 0.05, 0, 0.2])) == ["sell"]


def test_an_item_that_the_other_side_says_is_not_told() -> None:
    said = [False, False, False, True, False, False, False]
    assert told_of(judged([0, 0, 0, 0.7, 0.3, 0, 0], said)) == ["plums"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The mayor of Bremen came to the old harbour", ["Bremen"]),
        # a capital that all words of a heading have, or the first of a sentence, is no name's
        ("The Mayor of Bremen Came to the 70th Harbour Party", ["Bremen"]),
        ("Officials came to the old harbour", []),
        ("Later Mrs Tamsin came to the old harbour", ["Tamsin"]),
        ("On 4 December Bremen paid 20 USD for the old harbour", ["Bremen"]),
    ],
)
def test_a_name_is_told_at_a_lower_chance(text: str, named: list[str]) -> None:
    size = len(Stretch.of(view(text), [0]))
    alone = [[0.5 * (i == lone) for i in range(size)] for lone in range(size)]
    assert [word for row in alone for word in told_of(judged(row, text=text))] == named


def test_a_word_said_twice_is_missing_where_it_is_said_once() -> None:
    (draft,) = told(
        "The old bridge and the old tower were closed.",
        "The old bridge and the tower were closed.",
    )
    assert draft.reference is not None
    assert draft.reference.text == "old"


def test_changed_order_leaves_no_gap() -> None:
    assert told(REFERENCE, "On Monday in Chengdu the minister opened the new bridge.") == []


def test_a_summary_has_no_gaps() -> None:
    assert told(REFERENCE, "The bridge opened.") == []


@pytest.mark.parametrize(("times", "found"), [(90, True), (101, False)])
def test_a_sentence_of_a_thousand_words_is_no_prose(times: int, found: bool) -> None:
    words = " ".join([REFERENCE.rstrip(".")] * times).replace(" ", "/")  # nowhere to be cut
    assert bool(told(words, words.replace("new/", "", 1))) is found


def test_what_another_finding_tells_is_not_told_again() -> None:
    views, gaps = gaps_of(REFERENCE, "The minister opened the new bridge on Monday.")
    span = Span(paragraph=0, start=38, end=45, text="Chengdu")
    other = Draft("Accuracy/Omission", "major", "name", span, None, "the name is missing")
    assert gap_findings(views, gaps, [other]) == [other]
    assert len(gap_findings(views, gaps, [])) == 1


def test_what_a_further_reference_answers_is_no_addition() -> None:
    gap = Gap(sentence=2, first=3, last=5, probability=0.9)
    ours = Gaps((), (gap,), ((gap, gap),))
    assert still_gaps(ours, Gaps((), (Gap(2, 4, 6, 0.8),))) == ours
    assert still_gaps(ours, Gaps((), (Gap(2, 5, 6, 0.8), Gap(1, 3, 5, 0.8)))) == NO_GAPS


def test_other_languages_are_left_alone() -> None:
    german = "Die Ministerin eröffnete am Montag die neue Brücke über den Fluss in der Stadt."
    views = tuple(
        view_document(parse_text(text, id="d", aligned=True, language="de"), FakeEncoder())
        for text in (german, german.replace("neue ", ""))
    )
    assert (
        document_gaps(views[0], views[1], align_lines(views[0], views[1]), unpaired_model())
        == NO_GAPS
    )


sentences = st.lists(
    st.sampled_from("the old new bridge Chengdu on Monday 1,200 was is minister".split()),
    min_size=1,
    max_size=25,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(sentences)
def test_a_text_against_itself_has_no_gaps_whatever_the_model_says(text: str) -> None:
    views = view(text), view(text)
    model = load_gaps()
    loud = Network(
        np.zeros(len(GAP_FEATURES)),
        np.ones(len(GAP_FEATURES)),
        (np.zeros((len(GAP_FEATURES), 1)),),
        (np.array([9.0]),),
    )
    always = GapModel((loud, loud), (ALL, ALL), (0.5, 0.5), model.encoder, "x")
    assert document_gaps(*views, align_lines(*views), always) == NO_GAPS


def test_a_hole_in_the_candidate_is_seen_from_the_word_that_is_lost() -> None:
    whole, broken = view(REFERENCE), view("The minister opened the bridge in Chengdu on Monday.")
    (sentence,) = broken.sentences
    fluency = sentence.words.fluency.copy()
    fluency[4, 0] = 3.0  # before "bridge", where "new" stood
    sentence = replace(sentence, words=replace(sentence.words, fluency=fluency))
    broken = replace(broken, sentences=(sentence,))
    own, other = Stretch.of(whole, [0]), Stretch.of(broken, [0])
    rows = gap_features(own, other, whole.vectors[0], broken.vectors[0])
    there = rows[:, GAP_FEATURES.index("missing_there")]
    assert there[own.surfaces.index("new")] == 3.0
    assert there[own.surfaces.index("Monday")] < 0


def test_what_a_word_is_called_shows_in_the_early_vectors() -> None:
    sides = view("The old bridge opened."), view("The old harbour opened.")
    (sentence,) = sides[1].sentences
    # as if "harbour" stood for "bridge" by its late vector, and for nothing by its early one
    early = sentence.words.early.copy()
    late = sentence.words.vectors.copy()
    late[2] = sides[0].sentences[0].words.vectors[2]
    words = replace(sentence.words, vectors=late, early=early)
    other = replace(sides[1], sentences=(replace(sentence, words=words),))
    own, its = Stretch.of(sides[0], [0]), Stretch.of(other, [0])
    rows = gap_features(own, its, sides[0].vectors[0], other.vectors[0])
    told = dict(zip(GAP_FEATURES, rows[2].tolist(), strict=True))
    assert told["best"] == pytest.approx(1.0, abs=1e-3)
    assert told["early_of_best"] < 0.5
    assert told["early_best"] < 0.5
    assert told["mutual"] == 1.0
    assert told["place"] == 0.5


@settings(max_examples=40, deadline=None)
@given(sentences, sentences)
def test_features_are_finite_and_one_row_a_word(first: str, second: str) -> None:
    left, right = view(first), view(second)
    own, other = (Stretch.of(v, range(len(v.sentences))) for v in (left, right))
    rows = gap_features(own, other, left.vectors[0], right.vectors[0])
    assert rows.shape == (len(own), len(GAP_FEATURES))
    assert np.isfinite(rows).all()


@settings(max_examples=40, deadline=None)
@given(sentences, sentences)
def test_no_word_answers_two(first: str, second: str) -> None:
    own, other = (Stretch.of(view(text), [0]) for text in (first, second))
    at, _, _ = pair_words(own, other)
    taken = at[at >= 0].tolist()
    assert len(taken) == len(set(taken)) == min(len(own), len(other))


def test_the_shipped_model_fits_the_features() -> None:
    model = load_gaps()
    rows = np.zeros((3, len(GAP_FEATURES)))
    for network, columns in zip(model.networks, model.columns, strict=True):
        chances = network.probability(rows[:, columns])
        assert ((chances > 0) & (chances < 1)).all()
    assert all(0 < threshold < 1 for threshold in model.thresholds)
