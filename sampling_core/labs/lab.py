"""A lab as data: what is asked, on which data and settings, what is locked and when it is shown.

A lab holds no answers: what a field asks for is a ``Measure``, computed from the lab's own data
and settings; model answers to open questions stand in the answer key, a file of its own.
"""

from typing import Any, Literal

import msgspec

FORMAT, VERSION = "samplinglab/lab", 1

Text = dict[str, str]  # by language code; “**bold**”, “- ” lists and “{fact}” are all its markup

STEPS = ("predict", "run", "compare", "explain")
KINDS = ("number", "choice", "ranking", "band", "token", "sketch", "text")
USUAL_SEED = 42  # where a lab lets everybody have another one
OWN = "own"  # the run with the settings that the student proposes

Kind = Literal["number", "choice", "ranking", "band", "token", "sketch", "text"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every part of a lab file is: a value whose fields are all known."""


class LabSource(Part, frozen=True):
    """Data by one of three ways: a built-in case, a built-in recording, or tokens with logits."""

    case: str = ""  # the name of a built-in case: never a path
    recorded: str = ""  # the name of a built-in recording: never a path
    name: str = ""
    origin: str = ""
    tokens: tuple[str, ...] = ()
    logits: tuple[float, ...] = ()


class Settings(Part, frozen=True):
    """A chain by flat, neutral parameters; what is not given is off."""

    values: dict[str, Any] = {}
    engine: str = "lab"
    order: tuple[str, ...] | None = None  # sampler names; None: the engine's own
    rules: dict[str, dict[str, Any]] = {}  # sampler → its choices: {"top_p": {"crossing": "drop"}}
    pick: Literal["sample", "greedy"] = "sample"
    text: tuple[str, ...] = ()  # tokens already used, which penalties look at
    noise: float = 0.0  # σ of normal noise on each logit, as rounding makes it; greedy picks


class Run(Part, frozen=True):
    """Settings on data, under a name that fields, tables and facts refer to."""

    source: str  # a name in ``Lab.sources``
    settings: Settings = Settings()
    title: Text = {}  # empty: the settings in a few words


class Measure(Part, frozen=True):
    """A number, word or list that follows from a run; all are in ``labs/measuring/measures.py``."""

    what: str  # "entropy", "bits", "effective", "kept", "viable", "band", "first", "probability" …
    run: str = OWN
    runs: tuple[str, ...] = ()  # of measures over several: a ranking
    token: str = ""
    parameter: str = ""  # of searches, and of stages: any parameter of the stage
    target: float | None = None  # of "solve": nats; of "held": tokens; of chance: draws
    tree: str = ""  # of measures of a tree: its name in ``Lab.trees``
    strategy: str = ""  # of the same: "greedy", "beam 2"


class Option(Part, frozen=True):
    """One answer of a choice, or one item of a ranking."""

    name: str  # a ranking's items are names of runs
    text: Text = {}


class Field(Part, frozen=True):
    """One thing to predict."""

    name: str
    kind: Kind
    ask: Text
    hint: Text = {}
    optional: bool = False
    unit: str = ""  # "%", "nats", "bits", "tokens": shown behind the number
    low: float | None = None  # of a number
    high: float | None = None
    step: float = 1.0
    options: tuple[Option, ...] = ()
    answer: Measure | None = None  # None: an open question, which nobody judges
    right: str = ""  # of a choice without a measure: the option; only keys hold it
    near: float = 0.0  # a number that misses by no more is right


class Column(Part, frozen=True):
    """A column of the table of results."""

    title: Text
    measure: Measure  # its ``run`` is the run of the row
    digits: int = 3


class Table(Part, frozen=True):
    """What Compare shows: a row for each run, all computed when shown."""

    runs: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


class Case(Part, frozen=True):
    """One round of predict, run, compare, explain."""

    name: str
    title: Text
    task: Text  # what the student reads first
    source: str = ""  # in ``Lab.sources``; empty: the student's own data
    start: Settings = Settings()
    propose: tuple[str, ...] = ()  # parameters that the student sets, linked to Parameters
    predict: tuple[Field, ...] = ()
    do: Text = {}  # what to do in Run
    runs: tuple[str, ...] = ()  # offered in Run, in order; "own" for the proposed settings
    recommended: str = ""  # the run that Compare sets beside the student's own
    view: str = ""  # the panel that Run brings to the front: "stages", "compare.engines" …
    instrument: Literal["", "noise", "tree"] = ""  # a small apparatus in the Run step
    tree: str = ""  # in ``Lab.trees``: what the instrument “tree” shows
    table: Table = Table()
    note: Text = {}  # shown in Compare
    is_warning: bool = False  # the note is about a printed value that disagrees
    note_title: Text = {}
    explain: Text = {}  # the question of Explain
    answer: Text = {}  # a model answer, where the lab itself allows it


class Lock(Part, frozen=True):
    """What a student may do with one parameter."""

    state: Literal["locked", "range", "hidden"]
    low: float | None = None
    high: float | None = None


class Locks(Part, frozen=True):
    """What is locked while the lab is open."""

    parameters: dict[str, Lock] = {}
    panels: tuple[str, ...] = ()  # names of panels that are not shown
    commands: tuple[Literal["export", "presets", "data"], ...] = ()


class Pin(Part, frozen=True):
    """A PIN as PBKDF2-HMAC-SHA-256 leaves it; hexadecimal."""

    salt: str
    hashed: str
    rounds: int


class Reveal(Part, frozen=True):
    """When results are shown after a prediction was locked."""

    when: Literal["lock", "attempts", "pin", "time"] = "lock"
    attempts: int = 1  # locked predictions of a case
    pin: Pin | None = None
    time: str = ""  # ISO 8601, local time without a zone: a classroom's clock


class Workspace(Part, frozen=True):
    """How the window should look."""

    view: str = ""
    theme: Literal["", "light", "dark"] = ""
    language: str = ""
    zoom: int = 0  # per cent; 0: as it is
    present: bool = False


class Fact(Part, frozen=True):
    """A number that texts state: ``check`` recomputes it from the lab's own settings."""

    stated: str  # as it is printed: “1.189”, “56.4 %”
    measure: Measure


class Tree(Part, frozen=True):
    """Next tokens by the token before: the probability of each text of ``length`` tokens."""

    start: dict[str, float]
    after: dict[str, dict[str, float]]
    length: int = 2


class Lab(Part, frozen=True):
    """A lab, as its file holds it."""

    name: str  # stable and short: "temperature"
    title: Text
    cases: tuple[Case, ...]
    format: str = FORMAT
    version: int = VERSION
    number: int = 0  # of the built-in labs; 0: a teacher's
    minutes: int = 0
    author: str = ""
    languages: tuple[str, ...] = ("en",)
    question: Text = {}
    sources: dict[str, LabSource] = {}
    runs: dict[str, Run] = {}
    trees: dict[str, Tree] = {}
    low: float = 1.0  # nats: limits of the bands
    high: float = 2.0
    viable: float = 0.01  # from this probability on a token is a real choice
    draws: int = 10_000
    seed: int | None = 42  # None: a different seed for everybody
    locks: Locks = Locks()
    reveal: Reveal = Reveal()
    workspace: Workspace = Workspace()
    facts: dict[str, Fact] = {}
    insight: Text = {}
    belief: Text = {}  # what is often believed
    extension: Text = {}

    def case(self, name: str) -> Case:
        """Return a case by name; the first one where there is none of that name."""
        return next((case for case in self.cases if case.name == name), self.cases[0])


def said(text: Text, language: str) -> str:
    """Return a text in a language, else in English, else in whatever there is."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")
