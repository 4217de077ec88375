"""The room of the labs: the lab that is open in a session, and the way through its steps."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.history import Record
from sampling_core.model_view.lab_place import OPEN, Stand
from sampling_core.model_view.lab_rules import LabRules
from sampling_core.trace import run
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.judge import Judgement
    from sampling_core.labs.lab import Lab
    from sampling_core.labs.measures import Apparatus
    from sampling_core.labs.work import Prediction
    from sampling_core.model_view.lab_shelf import LabShelf
    from sampling_core.model_view.pin_tries import PinTries
    from sampling_core.model_view.session import Session

QUIET = 0.5  # s at most between a change of a draft and the disk
LONGEST = 3_600_000  # ms: a clock is looked at again each hour


class LabRoom(LabRules):
    """Leads through a lab; what is locked in it stays, whatever is undone.

    What needs a lab raises LabError where none is open.
    """

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._history = session.records.history
        self._shelf: LabShelf | None = None
        self._pins: PinTries | None = None
        self._before: Experiment | None = None  # what a trial gives back
        self._running: tuple[str, Experiment] | None = None  # a run whose draws are awaited
        self._saved = 0.0
        self._later = QTimer(self, singleShot=True, interval=int(QUIET * 1000))
        self._later.timeout.connect(self.save)
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self._follow)
        session.drew.connect(self._note_run)
        session.trace_changed.connect(self._hide)
        self._continue()

    # Coming, going, and the way through the steps.

    def open(self, lab: "Lab", *, trial: bool = False) -> None:
        """Open a lab where it was left, else at its first case; another one is left first."""
        from sampling_core.model_view.lab_visit import Visit

        tried = Visit(lab, self._history, is_trial=True)
        run(tried.start(self._now))  # raises before anything has changed
        self.leave()
        visit = Visit(lab, self._history, is_trial=trial)
        self._before, self._visit = self._now, visit
        if not trial:
            visit.place.before = self._history.document(self._now)
            if visit.locks_anything and self._session.undo_stack.count():
                words = say("Before {lab}", lab=self.text(lab.title))
                self._history.snapshot(self._session.trace, words)
            self._history.set_view(OPEN, visit.digest)
        self._begin(self.text(lab.title))

    def leave(self) -> None:
        """Leave the lab; the place is kept, nothing is hidden or locked any more."""
        visit = self._visit
        if visit is None:
            return
        self._keep_experiment()
        self.save()
        if not visit.is_trial:
            self._history.set_view(OPEN, "")
        if visit.is_trial or visit.is_secret:
            with self._driven():
                self._session.edit(self._before or visit.blank(self._now), say("Leave the lab"))
            if visit.locks_anything:
                self._session.undo_stack.clear()  # else undo would show what was hidden
        self._visit, self._before, self._running, self._pins = None, None, None, None
        self._session.veil.lift()
        self._follow()

    def choose_case(self, name: str) -> None:
        """Go to a case, where it was left; raises LabError when there is none."""
        visit = self._here
        if name not in [case.name for case in visit.lab.cases]:
            raise LabError(say("The lab has no case “{name}”.", name=name))
        if name != visit.place.case:
            before = visit.place.case
            self._keep_experiment()
            visit.place.case = name
            try:
                run(visit.resumed(self._now))  # raises before anything has changed
            except LabError:
                visit.place.case = before
                raise
            self._begin(self.text(visit.case.title))

    def go(self, step: str) -> None:
        """Go to a step; raises LabError for one that is not reached yet."""
        if not self.is_reached(step):
            raise LabError(self.reveal_words() or say("There is no step “{name}”.", name=step))
        if step != self.step:
            self._here.stand.step = step
            self.save()
            self._follow()

    def is_reached(self, step: str) -> bool:
        """Whether one may go to a step: all but “predict” need a locked prediction."""
        return self._visit is not None and self._visit.is_reached(step)

    # Predicting.

    @property
    def apparatus(self) -> "Apparatus":
        """The measures; their own settings are the locked ones, else those proposed now."""
        return self._here.apparatus(self._now)

    @property
    def draft(self) -> Mapping[str, Any]:
        """The answers by field, and “why”; those of a locked prediction once it is locked."""
        return self._here.answers()

    def set_draft(self, field: str, value: Any) -> None:
        """Answer a field, or “why”; None takes the answer back. Raises LabError."""
        if self._here.answer(field, value):
            self._save_soon()
            self.changed.emit()

    def missing(self) -> tuple[str, ...]:
        """Return what the fields ask that must be filled and are not."""
        return () if self._visit is None else tuple(map(self.text, self._visit.missing()))

    def lock(self) -> "Prediction":
        """Lock the prediction for ever, and go to Run; the first run is made at once if allowed.

        Raises LabError where fields are empty, or it is locked already.
        """
        visit, missing = self._here, self.missing()
        visit.check_open()
        if missing:
            raise LabError(say("Still to fill in: {fields}", fields=" · ".join(missing)))
        prediction = visit.lock(self._now)
        self.save()
        try:
            self._run_first()
        finally:
            self._follow()
        return prediction

    def try_again(self) -> None:
        """Begin another attempt at the case, from the settings proposed last."""
        visit, newest = self._here, self._here.newest
        if newest is not None and visit.locked is not None:
            own = visit.own(newest, self._now)
            visit.place.stands[visit.place.case] = Stand(attempt=newest.attempt + 1)
            self._begin(say("Try other settings"), own)

    def previous(self) -> "tuple[Prediction, ...]":
        """Return the locked predictions of this case, the first one first."""
        return () if self._visit is None else self.work.locked(self._visit.place.case)

    # Seeing.

    def may_see(self) -> bool:
        """Whether the results of this attempt may be seen."""
        return self._visit is not None and self._visit.may_see()

    def reveal_words(self) -> str:
        """Return what is awaited before results are shown; empty where they are."""
        waits = "" if self._visit is None else self._visit.awaited()
        told = "" if self._pins is None else self._pins.words
        return f"{told} {waits}".strip() if waits else ""

    def try_pin(self, pin: str) -> bool:
        """Show results if the PIN is right; raises LabError for tries that come too fast."""
        from sampling_core.model_view.pin_tries import PinTries

        visit, self._pins = self._here, self._pins or PinTries()
        kept = visit.lab.reveal.pin
        is_right = kept is not None and self._pins.try_(kept, pin, visit.now)
        try:
            if is_right:
                visit.open_with_pin()
                self._run_first()
        finally:
            self._follow()
        return is_right

    def judgements(self) -> "tuple[Judgement, ...]":
        """Return how the newest prediction came out; none while results are hidden."""
        if self._visit is None or not self._visit.may_see():
            return ()
        return self._visit.judgements(self._visit.case, self._now)

    def closeness(self) -> str:
        """Return how close the predictions of all cases came: ``3 of 4 bands right``."""
        return "" if self._visit is None else self._visit.closeness(self._now)

    @property
    def shelf(self) -> "LabShelf":
        """The labs that the session keeps, and what was done in each."""
        from sampling_core.model_view.lab_shelf import LabShelf

        self._shelf = self._shelf or LabShelf(self._history)
        return self._shelf

    def states(self) -> Mapping[str, str]:
        """Return “new”, “begun” or “done” by the name of each lab."""
        return self.shelf.states()

    # Running and explaining.

    def run(self, name: str) -> None:
        """Make a run of the case: its settings are one step of undo, its draws are kept.

        An instrument makes its own: then it is only noted. Raises LabError before it is allowed.
        """
        visit = self._here
        visit.check_run(name)
        if visit.case.instrument:
            visit.note_instrument(name)
            self.changed.emit()
            return
        self._hide()  # no longer: nothing is drawn while results are hidden
        experiment = visit.experiment(name, self._now)
        with self._driven():
            self._session.edit(experiment, self.text(visit.title(name)) or experiment.settings())
        self._running = name, experiment
        self._session.draw()

    def explain(self, text: str) -> None:
        """Keep what was written under the question; the latest counts, earlier ones stay."""
        if not self.is_reached("explain"):
            raise LabError(self.reveal_words())
        if self._here.explain(text):
            self.changed.emit()

    def save(self) -> None:
        """Write the draft and the place to the disk, where that still waits."""
        self._later.stop()
        self._saved = monotonic()
        if self._visit is not None:
            self._visit.save()

    def keeps_runs(self) -> bool:
        """Whether runs go into the history: those of a trial do not."""
        return not self.is_trial

    # Inside.

    @property
    def _now(self) -> Experiment:
        return self._session.experiment

    @contextmanager
    def _driven(self) -> Iterator[None]:
        self._is_driving = True
        try:
            yield
        finally:
            self._is_driving = False

    def _begin(self, words: str, experiment: Experiment | None = None) -> None:
        """Put the experiment of the case in place, hidden before it is there."""
        visit = self._here
        self._hide()
        with self._driven():
            self._session.edit(experiment or visit.resumed(self._now), words)
        if visit.locks_anything:
            self._session.undo_stack.clear()  # undo would get around the locks
        self._keep_experiment()
        if not visit.is_trial:
            self._history.keep(self._now)
        self.save()
        self._follow()

    def _keep_experiment(self) -> None:
        if self._visit is not None:
            self._visit.keep_experiment(self._now)

    def _run_first(self) -> None:
        visit = self._here
        name = visit.first_run()
        if name and visit.may_see():
            self.run(name)

    def _note_run(self, record: Record | None) -> None:
        running, self._running = self._running, None
        if running is not None and running[1] == self._now and self._visit is not None:
            self._visit.note_run(running[0], self._session.trace, self._session.draws, record)
            self.changed.emit()

    def _hide(self, _: object = None) -> None:
        """Draw the veil over what is not to be seen yet, and lift it from what is."""
        visit, veil = self._visit, self._session.veil
        if visit is None:
            return
        if visit.may_see() or visit.has_mystery:
            veil.lift()
        else:
            veil.draw(visit.sources(self._now.source))

    def _follow(self) -> None:
        """Show what may be seen now, and look again when a clock strikes."""
        self._hide()
        left = 0.0 if self._visit is None else self._visit.seconds_left()
        if left > 0.0:
            self._alarm.start(min(LONGEST, int(left * 1000) + 50))
        self.changed.emit()

    def _save_soon(self) -> None:
        if monotonic() - self._saved > QUIET:
            self.save()
        elif not self._later.isActive():
            self._later.start()

    def _continue(self) -> None:
        """Be in the lab again that was open when the program ended."""
        digest = self._history.view(OPEN)
        lab = self.shelf.lab(digest) if digest else None
        if lab is not None:
            from sampling_core.model_view.lab_visit import Visit

            self._visit = Visit(lab, self._history)
            self._follow()
