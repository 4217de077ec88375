"""The room of the labs: the lab that is open in a session, and the way through its steps."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.model_view.lab_keeping import LabKeeping
from sampling_core.model_view.lab_place import OPEN, Stand
from sampling_core.trace import run
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.lab import Lab, Text
    from sampling_core.labs.work import Prediction
    from sampling_core.model_view.session import Session


class LabRoom(LabKeeping):
    """Leads through a lab; what is locked in it stays, whatever is undone.

    What needs a lab raises LabError where none is open.
    """

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._before: Experiment | None = None  # what a trial gives back
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
            if self._session.undo_stack.count():  # ``_begin`` takes the steps away
                words = say("Before {lab}", lab=self.text(lab.title))
                self._history.snapshot(self._session.trace, words)
            self._history.set_view(OPEN, visit.digest)
        self._begin(self.text(lab.title), is_opened=True)

    def open_new_text(self) -> None:
        """Begin a built-in lab again in its text of now; the work in the earlier one stays."""
        from sampling_core.labs.built_in import built_in

        self.open(built_in(self._here.lab.name))

    def leave(self) -> None:
        """Leave the lab; the place is kept, nothing is hidden or locked any more."""
        visit = self._visit
        if visit is None:
            return
        self.answers.stop()
        visit.note_left()
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

    # Predicting.

    @property
    def draft(self) -> Mapping[str, Any]:
        """The answers by field, and “why”; those of a locked prediction once it is locked."""
        return self._here.answers()

    def set_draft(self, field: str, value: Any) -> None:
        """Answer a field, or “why”; None takes the answer back. Raises LabError."""
        if self._here.answer(field, value):
            self._save_soon()
            self.changed.emit()

    def flag(self, name: str, ask: "Text | None") -> None:
        """Note that what stands at a field or setting cannot be read: it is missing; None: it can.

        ``ask`` is what stands there in words, by language.
        """
        flags = self._here.flags
        if flags.get(name) != ask:
            flags.pop(name, None)
            flags.update({} if ask is None else {name: ask})
            self.changed.emit()

    def forget_flags(self) -> None:
        """Forget what cannot be read: it stands there no more."""
        if self._visit is not None:
            self._visit.flags.clear()

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
            self.work_out()  # last: the window's thread has done its part
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

    # Inside.

    def _begin(
        self, words: str, experiment: Experiment | None = None, *, is_opened: bool = False
    ) -> None:
        """Put the experiment of the case in place, hidden before it is there."""
        visit = self._here
        visit.flags.clear()  # what stood in the boxes of another case
        self._hide()
        experiment = experiment or visit.resumed(self._now)
        with self._driven():
            if is_opened or experiment.source is not self._now.source:
                self._session.compare_nothing()  # it would be other data
            self._session.edit(experiment, words)
        self._session.undo_stack.clear()  # undo would lead away from what the case asks about
        self._keep_experiment()
        if not visit.is_trial:
            self._history.keep(self._now)
        self.save()
        self._follow()

    def _continue(self) -> None:
        """Be in the lab again that was open when the program ended."""
        digest = self._history.view(OPEN)
        lab = self.shelf.lab(digest) if digest else None
        if lab is not None:
            from sampling_core.model_view.lab_visit import Visit

            self._visit = Visit(lab, self._history)
            self._follow()
