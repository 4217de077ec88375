"""An answer key (``.spkey``): what is right in one lab, and model explanations; apart from it."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sampling_core.errors import FileError, LabError
from sampling_core.files import Unreadable, printable, read_bytes
from sampling_core.labs.judging.given import given
from sampling_core.labs.lab import Case, Field, Lab, Text, said
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.measuring.shown import shown
from sampling_core.labs.reading.file import digest
from sampling_core.labs.reading.saving import write_whole
from sampling_core.labs.reading.typed import typed
from sampling_core.labs.report.answering import is_own_answer, truth_of
from sampling_core.labs.report.outcome import word
from sampling_core.labs.report.parts import Part, Prose, Value, Word
from sampling_core.version import VERSION as PROGRAM
from sampling_core.words import say

FORMAT: Literal["samplinglab/key"] = "samplinglab/key"
VERSION = 1
ENDING = ".spkey"
LARGEST = 4 * 2**20  # bytes
MOST = 10_000  # answers

Texts = Annotated[dict[Word, Prose], Meta(max_length=20)]


class KeyAnswer(Part, frozen=True, kw_only=True):
    """What is right in one field."""

    case: Word
    field: Word
    value: Value = None  # as answers are; None: an open question, or it follows from the student's
    said: Prose = ""  # the same in words
    is_own: bool = False  # it follows from the student's settings; ``value`` is for the recommended


class Key(Part, frozen=True, kw_only=True):
    """The answers of a lab, which it names by its digest."""

    lab: Word  # its name
    title: Texts
    digest: Word  # of the lab as students have it
    full_digest: Word  # of the lab with its answers in it
    format: Literal["samplinglab/key"] = FORMAT
    version: Annotated[int, Meta(ge=1)] = VERSION
    app: Word = PROGRAM
    answers: Annotated[tuple[KeyAnswer, ...], Meta(max_length=MOST)] = ()
    explanations: Annotated[dict[Word, Texts], Meta(max_length=100)] = msgspec.field(
        default_factory=dict
    )  # by case

    def answer(self, case: str, field: str) -> KeyAnswer | None:
        """Return what is right in a field; None where the key does not know it."""
        found = (each for each in self.answers if each.case == case and each.field == field)
        return next(found, None)


def key_of(
    lab: Lab, explanations: Mapping[str, Text] | None = None, language: str = "en"
) -> Key:  # fmt: skip
    """Return the key of a lab; every answer is computed from its own data and settings.

    ``explanations`` are model answers by case; None: those that the lab holds. ``language`` is
    that of the texts of options.
    """
    if explanations is None:
        explanations = {case.name: case.answer for case in lab.cases if case.answer}
    return Key(
        lab=lab.name,
        title=dict(lab.title),
        digest=digest(without_answers(lab)),
        full_digest=digest(lab),
        answers=tuple(_answers(lab, language)),
        explanations={name: dict(text) for name, text in explanations.items()},
    )


def without_answers(lab: Lab) -> Lab:
    """Return a lab as students get it: without the right options and the model answers."""
    cases = tuple(
        msgspec.structs.replace(
            case, answer={},
            predict=tuple(msgspec.structs.replace(field, right="") for field in case.predict),
        )
        for case in lab.cases
    )  # fmt: skip
    return msgspec.structs.replace(lab, cases=cases)


def fits(key: Key, lab: Lab) -> bool:
    """Whether a key is that of a lab."""
    return is_of(key, digest(lab))


def is_of(key: Key, lab_digest: str) -> bool:
    """Whether a key is that of the lab with a digest."""
    return lab_digest in (key.digest, key.full_digest)


def check_fits(key: Key, lab: Lab) -> None:
    """Raise FileError for the key of another lab."""
    if not fits(key, lab):
        language = say("en")  # in German words, “en” reads “de”
        raise FileError(
            say("This key is for the lab “{key}”, not for “{lab}” as it is here.",
                key=said(key.title, language) or key.lab,
                lab=said(lab.title, language) or lab.name)
        )  # fmt: skip


def write_key(key: Key, path: Path) -> None:
    """Write a key; raises FileError."""
    data = msgspec.json.format(msgspec.json.encode(key, order="deterministic"), indent=1)
    write_whole(data + b"\n", path)


def read_key(path: str | os.PathLike[str]) -> Key:
    """Read a key; raises FileError in one sentence."""
    try:
        return key_in(read_bytes(path, LARGEST))
    except Unreadable as problem:
        raise FileError(f"{printable(Path(path).name)}: {problem}") from None


def key_in(data: bytes) -> Key:
    """Return the key that bytes hold; raises Unreadable."""
    return typed(data, Key, FORMAT, VERSION)


def _answers(lab: Lab, language: str) -> Iterable[KeyAnswer]:
    for case in lab.cases:
        for field in case.predict:
            yield _answer(lab, case, field, language)


def _answer(lab: Lab, case: Case, field: Field, language: str) -> KeyAnswer:
    is_own = is_own_answer(field)
    value: Value = None
    words = say("follows from the settings of each student") if is_own else ""
    if not is_own or case.recommended in lab.runs:
        with suppress(LabError):
            apparatus = _apparatus(lab, case)
            value = truth_of(field, apparatus)
            words = _words(field, value, apparatus, language)
            if is_own:
                words = say("with the recommended settings: {answer}", answer=words)
    return KeyAnswer(
        case=word(case.name), field=word(field.name), value=value, said=words, is_own=is_own
    )


def _apparatus(lab: Lab, case: Case) -> Apparatus:
    """Return the lab with its recommended settings as those of a student."""
    apparatus = Apparatus(lab)
    if case.recommended not in lab.runs:
        return apparatus
    recommended = lab.runs[case.recommended]
    source = apparatus.source(case.source or recommended.source)
    return Apparatus(lab, recommended.settings, source)


def _words(field: Field, value: Value, apparatus: Apparatus, language: str) -> str:
    """Return what is right as it is printed."""
    if isinstance(value, float) and field.answer is not None:
        return shown(apparatus.value(field.answer), field.answer.what)
    as_given = list(value) if isinstance(value, tuple) else value
    return (given(field, as_given, language) or "") if value is not None else ""
