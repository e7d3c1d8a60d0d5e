"""From a project's folder, from files or from strings to a result: where texts and encoder meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from harness.documents import Document
from harness.encoders import Encoder, load_encoder
from harness.errors import DocumentError, InputError
from harness.evidence.calibration import Calibration
from harness.evidence.config import ScoringConfig
from harness.result import Result
from harness.runs.core import Progress, evaluate_corpus, needs_encoder
from harness.runs.corpus import Corpus, ReferenceSet
from harness.runs.given import check_name, check_text, texts_by_name, units_of
from harness.runs.options import Options
from harness.runs.project import read_project
from harness.runs.reading import check_lines, is_empty, parse_as_asked, read_as_asked

__all__ = ["DEFAULT_RUN", "EncoderSource", "evaluate", "run_project", "score_corpus", "score_files"]

DEFAULT_RUN = "latest"
"""The name of a run that was given none."""

EncoderSource = Encoder | str | Callable[[], Encoder]
"""An encoder, its name, or what makes it: it is made only if a metric needs it."""


def run_project(
    folder: Path | str,
    *,
    encoder: EncoderSource = "embedded",
    options: Options | None = None,
    scoring: ScoringConfig | None = None,
    allow_missing: bool = False,
    calibration: Calibration | None = None,
    name: str = DEFAULT_RUN,
    progress: Progress | None = None,
) -> Result:
    """Score every system and document of a project (`harness run`); writes nothing.

    Args:
        folder: Holds references/ and candidates/.
        encoder: What gives the vectors.
        options: What is scored, and how the texts are read.
        scoring: From which score on a unit counts as what; the defaults if left out.
        allow_missing: Go on where a system lacks a document.
        calibration: As :func:`harness.evidence.calibration_file.read_calibration` gives it.
        name: The run's name.
        progress: Told what is being done.

    Raises:
        InputError: The project does not hold together, or a text cannot be read.
        ConfigError: The calibration was fitted for another encoder.
        EncoderError: The encoder cannot be loaded.
        MetricError: A metric is unknown, or what it needs is not there.
    """
    options = options or Options()
    options.declarations()  # a mistyped metric is told before the texts are read
    corpus = read_project(folder, options, allow_missing=allow_missing)
    return score_corpus(
        corpus,
        encoder=encoder,
        options=options,
        scoring=scoring,
        calibration=calibration,
        name=name,
        progress=progress,
    )


def score_files(
    reference: Path | str,
    candidates: Mapping[str, Path | str | Document],
    *,
    further: Mapping[str, Path | str] | None = None,
    encoder: EncoderSource = "embedded",
    options: Options | None = None,
    calibration: Calibration | None = None,
    name: str = "score",
    progress: Progress | None = None,
) -> Result:
    """Score files against one reference (`harness score`).

    Args:
        reference: The reference's file; its name without suffix is the document's id.
        candidates: By system: a file, or a document that is read already.
        further: Further references, by name.
        encoder: What gives the vectors.
        options: What is scored, and how the texts are read.
        calibration: Fitted for this encoder; the one that ships with the package if left out.
        name: The run's name.
        progress: Told what is being done.

    Raises:
        InputError: A text cannot be read, a reference is empty, or there is no candidate.
        ConfigError: The calibration was fitted for another encoder.
        EncoderError: The encoder cannot be loaded.
        MetricError: A metric is unknown, or what it needs is not there.
    """
    options = options or Options()
    options.declarations()
    for given in (candidates, further or {}):
        if not isinstance(given, Mapping):
            raise InputError(
                f"there is no file by name in {type(given).__name__}",
                cure="give files by name, such as {'mt': 'out.txt'}",
            )
    path = Path(reference)

    def read(file: Path | str | Document) -> Document:
        if isinstance(file, Document):
            return file
        return read_as_asked(Path(file), path.stem, options)

    references = ReferenceSet(
        read(path), {each: read(file) for each, file in (further or {}).items()}
    )
    corpus = _one_document(
        references, {system: read(file) for system, file in candidates.items()}, options
    )
    return score_corpus(
        corpus,
        encoder=encoder,
        options=options,
        calibration=calibration,
        name=name,
        progress=progress,
    )


def evaluate(
    reference: str,
    candidates: str | Mapping[str, str],
    *,
    further: Mapping[str, str] | None = None,
    must_cover: str | Sequence[str] = (),
    encoder: EncoderSource = "embedded",
    options: Options | None = None,
    calibration: Calibration | None = None,
    id: str = "document",  # noqa: A002  # the field's word, and the tree's
    name: str = "evaluate",
) -> Result:
    """Score texts against a reference text: what a notebook needs.

    Args:
        reference: The text that counts as complete and right.
        candidates: The text under judgement, or several by system.
        further: Further references, by name.
        must_cover: Content units that a candidate must cover; a text alone is one unit.
        encoder: What gives the vectors.
        options: What is scored, and how the texts are read.
        calibration: Fitted for this encoder; the one that ships with the package if left out.
        id: The document's id.
        name: The run's name.

    Returns:
        The same tree that `harness run` writes; a single candidate's system is ``candidate``.

    Raises:
        InputError: A reference is empty, there is no candidate, or what is given is no text.
        ConfigError: The calibration was fitted for another encoder.
        EncoderError: The encoder cannot be loaded.
        MetricError: A metric is unknown, or what it needs is not there.
    """
    options = options or Options()
    alone = isinstance(candidates, str)
    named = texts_by_name({"candidate": candidates} if alone else candidates, "candidate")

    references = ReferenceSet(
        parse_as_asked(check_text(reference, "the reference"), id, options),
        {
            each: parse_as_asked(text, id, options)
            for each, text in texts_by_name(further or {}, "reference").items()
        },
        units_of(must_cover),
    )
    corpus = _one_document(
        references,
        {system: parse_as_asked(text, id, options) for system, text in named.items()},
        options,
    )
    return score_corpus(
        corpus, encoder=encoder, options=options, calibration=calibration, name=name
    )


def score_corpus(
    corpus: Corpus,
    *,
    encoder: EncoderSource = "embedded",
    options: Options | None = None,
    scoring: ScoringConfig | None = None,
    calibration: Calibration | None = None,
    name: str = DEFAULT_RUN,
    progress: Progress | None = None,
) -> Result:
    """Score texts that are read; the encoder is loaded if a metric needs it.

    Raises:
        ConfigError: The calibration was fitted for another encoder.
        EncoderError: The encoder cannot be loaded.
        MetricError: A metric is unknown, or what it needs is not there.
    """
    options = options or Options()
    scorer = None
    if needs_encoder(options):
        # made here, for its tables take time that a run of text metrics alone has not
        from harness.scoring import Scorer

        if progress is not None:
            progress("loading the encoder", 0, corpus.documents)
        config = replace(scoring or ScoringConfig(), aligned=options.aligned)
        scorer = Scorer(_load(encoder), config, calibration)
    return evaluate_corpus(corpus, scorer=scorer, options=options, name=name, progress=progress)


def _one_document(
    reference: ReferenceSet, candidates: Mapping[str, Document], options: Options
) -> Corpus:
    if not candidates:
        raise InputError("no candidate", cure="give at least one text to score")
    document = reference.document
    check_name(document.id, "the document")
    for name in candidates:
        check_name(name, "a candidate")
    if is_empty(document):
        raise DocumentError(
            "nothing to cover, for the reference has no text",
            path=document.path,
            cure="give the text that counts as complete and right",
        )
    for name, text in reference.further.items():
        if is_empty(text):
            # sacrebleu would take it for a translation of no words, and its scores would rise
            called = "" if text.path is not None else f" {name!r}"  # a file says its own name
            raise DocumentError(
                f"the further reference{called} has no text",
                path=text.path,
                cure="give its text, or leave it out",
            )
    # by name, so that the caller's order changes nothing, the warnings' order neither
    candidates = dict(sorted(candidates.items()))
    if options.aligned:
        candidates = {system: check_lines(reference, each) for system, each in candidates.items()}
        further = {each: check_lines(reference, text) for each, text in reference.further.items()}
        reference = ReferenceSet(document, further, reference.must_cover)
    noticed = [document, *reference.further.values(), *candidates.values()]
    return Corpus(
        references={document.id: reference},
        systems={system: {document.id: each} for system, each in candidates.items()},
        warnings=(
            *(warning for each in noticed for warning in each.warnings),
            *(
                f"{s} is empty: it covers nothing"
                for s, each in candidates.items()
                if is_empty(each)
            ),
        ),
    )


def _load(encoder: EncoderSource) -> Encoder:
    if isinstance(encoder, str):
        return load_encoder(encoder)
    return encoder if isinstance(encoder, Encoder) else encoder()
