"""A hand-in as a value: everything that a report says, without any layout.

Each text and each list has a bound, which holds for what is made and for what is read.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from sampling_core.labs.report.code import code_of

FORMAT: Literal["samplinglab/report"] = "samplinglab/report"
VERSION = 1

LONGEST_WORD, LONGEST_TEXT, LONGEST_NOTE = 300, 20_000, 3 * 2**20  # characters
Word = Annotated[str, Meta(max_length=LONGEST_WORD)]
Prose = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Seed = Annotated[int, Meta(ge=0, le=2**63 - 1)]
MOST_NATS = 100.0
Nats = Annotated[float, Meta(ge=0.0, le=MOST_NATS)]
LARGEST_NUMBER = 10**15  # of an answer
Whole = Annotated[int, Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
Real = Annotated[float, Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
Value = (
    bool | Whole | Real | Prose | Annotated[tuple[Word, ...], Meta(max_length=200)]
    | Annotated[dict[str, Share], Meta(max_length=200)] | None
)  # fmt: skip

MOST_LABS, MOST_SECTIONS, MOST_ATTEMPTS, MOST_RUNS = 100, 100, 100, 40
MOST_FIELDS, MOST_BARS, MOST_PILLS, MOST_LINES = 100, 40, 100, 2000

# What can be left out of a page; what stands for a whole case comes first.
SECTIONS = (
    "question", "predictions", "settings", "results", "chart", "judgement", "explanation",
    "log", "checklist", "progress", "versions",
)  # fmt: skip


class Part(msgspec.Struct, frozen=True):
    """What every part of a hand-in is; unknown keys of later minor versions are passed over."""


class Student(Part, frozen=True):
    """Whose report it is, as the student wrote it."""

    name: Word = ""
    class_name: Word = ""
    partner: Word = ""
    date: Word = ""


class Choice(Part, frozen=True, kw_only=True):
    """One option of a choice, or one item of a ranking."""

    name: Word
    text: Word


class Answer(Part, frozen=True, kw_only=True):
    """One field of a prediction, and what came out."""

    field: Word
    kind: Literal["number", "choice", "ranking", "band", "token", "sketch", "text"]
    ask: Prose
    unit: Word = ""  # of a number
    value: Value = None  # as the student gave it
    said: Prose = ""  # the same in words, with its unit
    truth: Value = None  # in the same unit; None: an open question, or not shown yet
    result: Prose = ""
    right: bool | None = None  # None: nobody judges it
    words: Prose = ""  # “one too few”
    options: Annotated[tuple[Choice, ...], Meta(max_length=MOST_FIELDS)] = ()


class Pill(Part, frozen=True, kw_only=True):
    """One step of the chain: its settings, and in words what it did."""

    name: Word
    settings: Word
    effect: Word = ""
    is_idle: bool = False


class Predicted(Part, frozen=True, kw_only=True):
    """A prediction that was locked."""

    attempt: Count
    locked: Word  # ISO 8601
    settings: Prose
    pills: Annotated[tuple[Pill, ...], Meta(max_length=MOST_PILLS)] = ()
    why: Prose = ""
    left: Word | UnsetType = UNSET  # ISO 8601: when the lab was left before it was locked
    shown: Word | UnsetType = UNSET  # ISO 8601: when results of its data were shown before
    answers: Annotated[tuple[Answer, ...], Meta(max_length=MOST_FIELDS)] = ()


class Bar(Part, frozen=True, kw_only=True):
    """A token of a result."""

    token: Word
    model: Share  # before the chain
    exact: Share
    sampled: Share | None = None
    cut_by: Word = ""  # the stage that removed it, as sentences call it: “top-p”


class Outcome(Part, frozen=True, kw_only=True):
    """What came out of a run."""

    run: Word
    title: Word
    settings: Prose
    made: Word = ""  # ISO 8601
    pills: Annotated[tuple[Pill, ...], Meta(max_length=MOST_PILLS)] = ()
    entropy: Nats
    sampled: Nats | None = None
    draws: Count
    seed: Seed
    viable: Count
    limit: Share  # from this probability on a token is viable
    kept: Count
    size: Count  # tokens there are
    bars: Annotated[tuple[Bar, ...], Meta(max_length=MOST_BARS)] = ()  # the likeliest first


class Section(Part, frozen=True, kw_only=True):
    """A case of a lab, as the student worked on it."""

    case: Word
    title: Word
    question: Prose
    predictions: Annotated[tuple[Predicted, ...], Meta(max_length=MOST_ATTEMPTS)] = ()
    outcomes: Annotated[tuple[Outcome, ...], Meta(max_length=MOST_RUNS)] = ()
    recommended: Word = ""  # the run beside which the student's own is shown
    low: Nats = 1.0  # limits of the bands
    high: Nats = 2.0
    summary: Prose = ""  # how close: “3 of 4 right”
    ask: Prose = ""  # the question of Explain
    explanation: Prose = ""
    explained: Word = ""  # ISO 8601
    experiment: Annotated[str, Meta(max_length=LONGEST_NOTE)] = ""  # see ``reopening.py``


class LabPart(Part, frozen=True, kw_only=True):
    """A lab, as far as the student came."""

    name: Word
    digest: Word
    title: Word
    number: Count = 0
    question: Prose = ""
    sections: Annotated[tuple[Section, ...], Meta(max_length=MOST_SECTIONS)] = ()


class Line(Part, frozen=True, kw_only=True):
    """A run of the log."""

    made: Word
    data: Word
    settings: Prose
    draws: Count
    seed: Seed
    entropy: Nats | None = None  # None, as all below: a lab still hides it
    sampled: Nats | None = None
    kept: Count | None = None
    first: Word = ""
    first_share: Share | None = None
    note: Prose = ""


class Tick(Part, frozen=True, kw_only=True):
    """A point of the checklist."""

    text: Prose
    is_done: bool


class Progress(Part, frozen=True, kw_only=True):
    """How far a lab is."""

    title: Word
    state: Literal["new", "begun", "done"]


class HandIn(Part, frozen=True, kw_only=True):
    """A whole report."""

    student: Student
    labs: Annotated[tuple[LabPart, ...], Meta(max_length=MOST_LABS)]
    format: Literal["samplinglab/report"] = FORMAT
    version: Count = VERSION
    made: Word = ""  # ISO 8601
    app: Word = ""
    python: Word = ""
    numpy: Word = ""
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,8}$")] = "en"
    seed: Seed | None = None  # None: a different one for everybody
    runs: Annotated[tuple[Line, ...], Meta(max_length=MOST_LINES)] = ()
    checklist: Annotated[tuple[Tick, ...], Meta(max_length=100)] = ()
    progress: Annotated[tuple[Progress, ...], Meta(max_length=100)] = ()
    code: Word = ""

    @property
    def is_edited(self) -> bool:
        """Whether the content is not what was exported; a code is no signature."""
        return self.code != code_of(self)
