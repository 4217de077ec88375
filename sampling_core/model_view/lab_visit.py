"""A lab that is open: its steps of predicting, running and explaining. Without Qt."""

from typing import Any

from sampling_core.draw import Draws
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.history import Record
from sampling_core.labs.judging.answers import cleaned, is_empty, text_of
from sampling_core.labs.lab import OWN, Text
from sampling_core.labs.proposal import settings_of
from sampling_core.labs.work import (
    LEFT,
    SHOWN,
    Explanation,
    Left,
    Opened,
    Prediction,
    RunDone,
    first_run,
)
from sampling_core.model_view.lab_proposals import Proposals
from sampling_core.trace import Trace
from sampling_core.words import say

WHY = "why"  # the field that each case has


class Visit(Proposals):
    """A stay in which predictions are locked, runs are made and texts are written."""

    # Predicting.

    def check_open(self) -> None:
        """Raise LabError where the prediction is locked."""
        if self.locked is not None:
            raise LabError(say("This prediction is locked: it stays as it is."))

    def answers(self) -> dict[str, Any]:
        """Return the answers by field and “why”, of the draft or as they were locked."""
        if self.locked is not None:
            return {**self.locked.answers, "why": self.locked.why}
        return dict(self.stand.draft)

    def answer(self, name: str, value: Any) -> bool:
        """Answer a field of the draft, None takes it back; returns whether that changed it."""
        self.check_open()
        field = next((each for each in self.case.predict if each.name == name), None)
        if field is not None:
            value = cleaned(field, value)
        elif name == WHY:
            value = None if value is None else text_of(value)
        else:
            raise LabError(say("The lab asks for no “{name}”.", name=name))
        draft = self.stand.draft
        if draft.get(name) == value:
            return False
        self.stand.draft = {**draft, name: value} if value is not None else {
            each: draft[each] for each in draft if each != name
        }  # fmt: skip
        return True

    def missing(self) -> tuple[Text, ...]:
        """Return what the fields ask that must be filled and are not."""
        if self.locked is not None:
            return ()
        empty = [
            field.ask
            for field in self.case.predict
            if not field.optional and is_empty(field, self.stand.draft.get(field.name))
        ]
        return (*empty, *(ask for ask in self.flags.values() if ask not in empty))

    def lock(self, now: Experiment) -> Prediction:
        """Keep the draft with the settings proposed now, for ever."""
        own, draft = self.proposal(now), self.stand.draft
        document = "" if self.is_trial else self._history.document(own)
        answers = {
            field.name: draft[field.name]
            for field in self.case.predict
            if not is_empty(field, draft.get(field.name))
        }
        prediction = Prediction(
            self.place.case, self.stand.attempt, self.now, answers, settings_of(own),
            draft.get(WHY, ""), document,
            self.work.left_at(self.place.case, self.stand.attempt, LEFT),
            self.work.left_at(self.place.case, self.stand.attempt, SHOWN),
        )  # fmt: skip
        self._own[prediction.case, prediction.attempt] = own
        self.keep(prediction, own.source)
        self.stand.draft, self.stand.step = {}, "run"
        return prediction

    def note_left(self) -> None:
        """Keep that the lab is left, for each case that was begun and is not locked."""
        for name in self._unlocked(LEFT):
            self.keep(Left(name, self.place.stands[name].attempt, self.now, LEFT))

    def note_shown(self, source: Source) -> None:
        """Keep that results of some data are shown, for a case that still asks about them."""
        asking = [name for name in self._unlocked(SHOWN) if self.lab.case(name).source]
        if not asking or source in self.sources(source):
            return
        for name in asking:
            if self.source(self.lab.case(name).source) is source:
                self.keep(Left(name, self.place.stands[name].attempt, self.now, SHOWN))

    def _unlocked(self, way: str) -> list[str]:
        """Return the cases that were begun, are not locked, and not noted in this way yet."""
        begun = {name: stand.attempt for name, stand in self.place.stands.items()}
        return [
            case.name
            for case in self.lab.cases
            if case.name in begun
            and self.work.prediction(case.name, begun[case.name]) is None
            and self.work.left_at(case.name, begun[case.name], way) is None
        ]

    # Running and explaining.

    def check_run(self, name: str) -> None:
        """Raise LabError for a run that is not allowed now, or that the case has not."""
        if not self.may_see():
            raise LabError(self.awaited())
        case = self.case
        if name not in {*case.runs, *case.table.runs, case.recommended, OWN} - {""}:
            raise LabError(say("This case has no run called “{name}”.", name=name))

    def first_run(self) -> str:
        """Return the run that locking makes; empty: none."""
        return "" if self.case.instrument else first_run(self.case)

    def title(self, run: str) -> Text:
        """Return what a run is called; empty: by its settings."""
        return self.lab.runs[run].title if run in self.lab.runs else {}

    def note_instrument(self, name: str) -> None:
        """Keep that an instrument was used."""
        self.keep(RunDone(self.place.case, self.stand.attempt, name, self.now))

    def note_run(
        self, name: str, trace: Trace, draws: Draws | None, record: Record | None
    ) -> None:  # fmt: skip
        """Keep that a run was made, and what came out."""
        experiment, result = trace.experiment, trace.result
        done = RunDone(
            self.place.case, self.stand.attempt, name, self.now,
            None if record is None else record.id, settings_of(experiment),
            experiment.draws, experiment.seed, result.entropy,
            None if draws is None else draws.entropy, result.kept,
            result.candidates.at_least_probable(self.lab.viable),
            experiment.source.token(int(result.top(1)[0])),
        )  # fmt: skip
        self.keep(done)

    def explain(self, text: str) -> bool:
        """Keep a text under the question; returns whether it is another one."""
        last = self.work.explanation(self.place.case)
        if text_of(text) == ("" if last is None else last.text):
            return False
        self.keep(Explanation(self.place.case, self.stand.attempt, self.now, text))
        return True

    def open_with_pin(self) -> None:
        """Keep that somebody gave the PIN."""
        if not self.work.is_opened:
            self.keep(Opened(self.place.case, self.stand.attempt, self.now))
