"""What a student did in a lab: values read from the events that a session keeps, never changed."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import msgspec

from sampling_core.labs.lab import OWN, Case, Lab, Settings
from sampling_core.labs.locking.reveal import is_allowed

NEW, BEGUN, DONE = "new", "begun", "done"
MARKS: Mapping[str, str] = {NEW: "○", BEGUN: "◐", DONE: "●"}
MOST_ATTEMPTS = 10_000
LEFT, SHOWN = "left", "shown"  # ways to see results before a prediction is locked


class Prediction(msgspec.Struct, frozen=True):
    """Answers and settings as they were locked."""

    case: str
    attempt: int  # from 1
    made: float  # seconds since 1970, UTC
    answers: dict[str, Any]
    settings: Settings  # proposed
    why: str = ""
    document: str = ""  # the proposed experiment, as the history of the session keeps it
    left: float | None = None  # when the lab was left before this was locked; None: it was not
    shown: float | None = None  # when results of its data were shown before; None: they were not


class RunDone(msgspec.Struct, frozen=True):
    """A run of a lab that was made, and what came out; None where an instrument shows it."""

    case: str
    attempt: int
    run: str  # a name in ``Lab.runs``, or “own”
    made: float
    record: int | None = None  # in the history of the session; it may be gone
    settings: Settings | None = None
    draws: int = 0
    seed: int = 0
    entropy: float | None = None  # exact, nats
    sampled: float | None = None  # of the shares drawn, nats
    kept: int | None = None
    viable: int | None = None  # at least ``Lab.viable``
    first: str = ""  # the likeliest token


class Explanation(msgspec.Struct, frozen=True):
    """What a student wrote under the question of Explain; the latest counts."""

    case: str
    attempt: int
    made: float
    text: str


class Seeded(msgspec.Struct, frozen=True):
    """The seed of this student, where the lab gives everybody another one."""

    case: str
    attempt: int
    made: float
    seed: int


class Opened(msgspec.Struct, frozen=True):
    """Somebody gave the PIN."""

    case: str
    attempt: int
    made: float


class Left(msgspec.Struct, frozen=True):
    """Results could be seen before the prediction was locked; the first time counts."""

    case: str
    attempt: int
    made: float
    way: str = LEFT  # or “shown”: in another case of the lab, on the data of this one


Done = Prediction | RunDone | Explanation | Seeded | Opened | Left
DONE_KINDS: Mapping[str, type[Done]] = {
    "prediction": Prediction, "run": RunDone, "explanation": Explanation,
    "seed": Seeded, "opened": Opened, "left": Left,
}  # fmt: skip
KIND_OF = {made: kind for kind, made in DONE_KINDS.items()}


class Event(Protocol):
    """What a session keeps of something done."""

    @property
    def kind(self) -> str: ...
    @property
    def case_name(self) -> str: ...
    @property
    def attempt(self) -> int: ...
    @property
    def made(self) -> float: ...
    @property
    def content(self) -> str: ...


@dataclass(frozen=True)
class Work:
    """All that was done in a lab, oldest first."""

    lab: Lab
    digest: str
    predictions: tuple[Prediction, ...] = ()
    runs: tuple[RunDone, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    seed: int | None = field(default=None)  # this student's own; None: the lab's
    is_opened: bool = False  # by PIN
    early: tuple[Left, ...] = ()  # when results could be seen before a lock

    def with_(self, done: Done) -> "Work":
        """Return this work and one thing more; a prediction that is locked is never replaced."""
        match done:
            case Prediction():
                if self.prediction(done.case, done.attempt) is not None:
                    return self
                return replace(self, predictions=(*self.predictions, done))
            case RunDone():
                return replace(self, runs=(*self.runs, done))
            case Explanation():
                return replace(self, explanations=(*self.explanations, done))
            case Seeded():
                return self if self.seed is not None else replace(self, seed=done.seed)
            case Left():
                return replace(self, early=(*self.early, done))
        return replace(self, is_opened=True)

    # What there is.

    def locked(self, case: str) -> tuple[Prediction, ...]:
        """Return the locked predictions of a case, the first one first."""
        return tuple(each for each in self.predictions if each.case == case)

    def prediction(self, case: str, attempt: int) -> Prediction | None:
        return next((each for each in self.locked(case) if each.attempt == attempt), None)

    def runs_of(self, case: str, attempt: int | None = None) -> tuple[RunDone, ...]:
        """Return the runs of a case, or of one attempt at it."""
        found = (each for each in self.runs if each.case == case)
        return tuple(each for each in found if attempt is None or each.attempt == attempt)

    def explanation(self, case: str) -> Explanation | None:
        """Return the latest text under the question of a case."""
        return next((each for each in reversed(self.explanations) if each.case == case), None)

    def left_at(self, case: str, attempt: int, way: str) -> float | None:
        """Return when results could first be seen in a way before an attempt was locked."""
        asked = case, attempt, way
        found = (each for each in self.early if (each.case, each.attempt, each.way) == asked)
        return next((each.made for each in found), None)

    # What is allowed, and how far it is.

    def may_reveal(self, case: str, now: float, pin: bool | None = None) -> bool:
        """Return whether the results of a case may be seen, at ``now`` in seconds since 1970.

        ``pin``: whether the PIN was given; None: as this work says.
        """
        is_opened = self.is_opened if pin is None else pin
        return is_allowed(self.lab.reveal, len(self.locked(case)), now, is_opened)

    def state(self, case: Case) -> str:
        """Return “new”, “begun” or “done” for a case."""
        if not self.locked(case.name):
            return NEW
        return BEGUN if self._runs_left(case) or self._is_unexplained(case) else DONE

    @property
    def lab_state(self) -> str:
        """Return “new”, “begun” or “done” for the whole lab."""
        states = {self.state(case) for case in self.lab.cases}
        return next(iter(states)) if len(states) == 1 else BEGUN

    @property
    def to_do(self) -> tuple[int, int, int]:
        """How many predictions, runs and explanations the whole lab still waits for."""
        cases = self.lab.cases
        return (
            sum(not self.locked(case.name) for case in cases),
            sum(len(self._runs_left(case)) for case in cases),
            sum(map(self._is_unexplained, cases)),
        )

    def _runs_left(self, case: Case) -> set[str]:
        return set(case.runs) - {each.run for each in self.runs_of(case.name)}

    def _is_unexplained(self, case: Case) -> bool:
        explained = self.explanation(case.name)
        return bool(case.explain) and (explained is None or not explained.text.strip())


def work_of(lab: Lab, digest: str, events: Iterable[Event]) -> Work:
    """Return what events say was done; those of a stranger that cannot be read are left out."""
    work = Work(lab, digest)
    for event in events:
        kind = DONE_KINDS.get(event.kind)
        if kind is None:
            continue
        with suppress(msgspec.MsgspecError, RecursionError):
            done = msgspec.json.decode(event.content, type=kind)
            if 0 < event.attempt <= MOST_ATTEMPTS:
                place = {"case": event.case_name, "attempt": event.attempt, "made": event.made}
                work = work.with_(msgspec.structs.replace(done, **place))
    return work


def content_of(done: Done) -> str:
    """Return something done as JSON."""
    return msgspec.json.encode(done).decode()


def first_run(case: Case) -> str:
    """Return the run that locking makes; “own” where a case offers none but asks for settings."""
    return next(iter(case.runs), OWN if case.propose else "")
