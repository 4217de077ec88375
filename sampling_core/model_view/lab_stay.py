"""Where a student is in a lab, what was done in it, and what may be seen. Without Qt."""

import secrets

from sampling_core.experiment import Experiment, Source
from sampling_core.history import History
from sampling_core.labs.lab import STEPS, Case, Lab, Locks, Text
from sampling_core.labs.locking.reveal import awaited, check_reveal, seconds_left
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.reading.file import digest as digest_of
from sampling_core.labs.reading.file import lab_bytes
from sampling_core.labs.work import (
    KIND_OF,
    Done,
    Prediction,
    Seeded,
    Work,
    content_of,
    work_of,
)
from sampling_core.model_view.lab_place import Place, Stand, keep_place, read_place

SEEDS = 1_000_000  # of students who all have another one


class Stay:
    """A lab with the work and the place of one student; a trial keeps nothing."""

    def __init__(self, lab: Lab, history: History, *, is_trial: bool = False) -> None:
        check_reveal(lab.reveal)
        self.lab, self.digest, self.is_trial = lab, digest_of(lab), is_trial
        self._history = history
        self.work = Work(lab, self.digest)
        self.place = Place()
        self.flags: dict[str, Text] = {}  # what is asked where what stands there cannot be read
        if not is_trial:
            history.labs.keep(self.digest, lab.name, lab_bytes(lab).decode())
            self.work = work_of(lab, self.digest, history.labs.events(self.digest))
            self.place = read_place(history, self.digest)
        self._own: dict[tuple[str, int], Experiment] = {}  # of predictions locked just now
        self._left: dict[str, Experiment] = {}  # what was set in the cases of a trial
        self._built = Apparatus(lab)
        self._measured: dict[tuple[str, int], Apparatus] = {}  # of locked predictions
        self._at_work: tuple[object, Apparatus] | None = None
        self._go_where_it_was()

    def _go_where_it_was(self) -> None:
        if self.lab.seed is None and self.work.seed is None:
            first = self.lab.cases[0].name
            self.keep(Seeded(first, 1, self.now, 1 + secrets.randbelow(SEEDS)))
        self.place.case = self.lab.case(self.place.case).name
        for name, stand in self.place.stands.items():
            last = max((each.attempt for each in self.work.locked(name)), default=0)
            stand.attempt = min(max(stand.attempt, last, 1), last + 1)
            if self.work.prediction(name, stand.attempt) is None or stand.step not in STEPS:
                stand.step = "predict"

    # Where one is.

    @property
    def case(self) -> Case:
        return self.lab.case(self.place.case)

    @property
    def stand(self) -> Stand:
        return self.place.stands.setdefault(self.place.case, Stand())

    @property
    def locked(self) -> Prediction | None:
        """The prediction of this attempt; None: it is not locked."""
        return self.work.prediction(self.place.case, self.stand.attempt)

    @property
    def newest(self) -> Prediction | None:
        """The prediction of this case that was locked last."""
        return next(reversed(self.work.locked(self.place.case)), None)

    @property
    def now(self) -> float:
        return self._history.file.clock()

    @property
    def seed(self) -> int:
        given = self.lab.seed
        return given if given is not None else (self.work.seed or 0)

    def save(self) -> None:
        """Write the place to the disk."""
        if not self.is_trial:
            self.place.used = self.now
            keep_place(self._history, self.digest, self.place)

    def keep(self, done: Done, source: Source | None = None) -> None:
        """Keep something that was done, for ever."""
        if not self.is_trial:
            number = None if source is None else self._history.number_of(source)
            self._history.labs.add(
                self.digest, done.case, done.attempt, KIND_OF[type(done)], done.made,
                content_of(done), number,
            )  # fmt: skip
        self.work = self.work.with_(done)

    # What may be seen.

    def may_see(self) -> bool:
        """Whether the results of this attempt may be seen."""
        return self.locked is not None and self.work.may_reveal(self.place.case, self.now)

    def is_reached(self, step: str) -> bool:
        if step == "run":
            return self.locked is not None
        return step == "predict" or (step in STEPS and self.may_see())

    def awaited(self) -> str:
        """Return what is awaited before results are shown; empty: nothing."""
        if self.may_see():
            return ""
        locked = 0 if self.locked is None else len(self.work.locked(self.place.case))
        return awaited(self.lab.reveal, locked, self.now)

    def seconds_left(self) -> float:
        """Return how long a locked prediction still waits for a clock; 0: it does not."""
        return 0.0 if self.locked is None else seconds_left(self.lab.reveal, self.now)

    @property
    def locks(self) -> Locks:
        """What is locked in this case: data of one's own only where the case brings some."""
        locks = self.lab.locks
        if self.case.source or "data" not in locks.commands:
            return locks
        left = tuple(command for command in locks.commands if command != "data")
        return Locks(locks.parameters, locks.panels, left)

    @property
    def locks_anything(self) -> bool:
        """Whether undo could get around what is locked."""
        return bool(self.lab.locks.parameters) or "data" in self.lab.locks.commands

    @property
    def is_secret(self) -> bool:
        """Whether a value is hidden now."""
        return any(map(self.conceals, self.lab.locks.parameters))

    @property
    def has_mystery(self) -> bool:
        """Whether this case hides a setting: then one looks at results to find it."""
        locks = self.lab.locks.parameters
        return any(
            name in locks and locks[name].state == "hidden" for name in self.case.start.values
        )

    def conceals(self, parameter: str) -> bool:
        """Whether the value of a parameter is hidden now."""
        lock = self.lab.locks.parameters.get(parameter)
        return lock is not None and lock.state == "hidden" and not self.may_see()
