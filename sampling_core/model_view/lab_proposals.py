"""The experiments of a lab that is open: its starts, its runs, the student's own. Without Qt."""

from contextlib import suppress
from typing import TYPE_CHECKING

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.labs.judging.closeness import closeness
from sampling_core.labs.lab import OWN, Case, Settings
from sampling_core.labs.measuring.measures import Apparatus, experiment_of
from sampling_core.labs.proposal import settings_of
from sampling_core.labs.work import (
    Prediction,
)
from sampling_core.model_view.lab_stay import Stay

if TYPE_CHECKING:
    from sampling_core.labs.judging.judge import Judgement


class Proposals(Stay):
    """A stay that knows its experiments, and judges predictions by them."""

    # Experiments.

    def sources(self, now: Source) -> tuple[Source, ...]:
        """Return the data that the case asks about; ``now`` is what the session works on."""
        case = self.case
        runs = [*case.runs, *case.table.runs, case.recommended]
        for field in case.predict:
            if field.answer is not None:
                runs += [field.answer.run, *field.answer.runs]
        names = {self.lab.runs[name].source for name in runs if name in self.lab.runs}
        found = [self.source(name) for name in sorted(names | {case.source}) if name]
        if case.source:
            return tuple(found)
        made = [self._own[key].source for key in self._own if key[0] == case.name]
        return (*found, *made, now)

    def source(self, name: str) -> Source:
        """Return data of the lab, as the value by which the session knows it."""
        return self._history.same(self._built.source(name))

    def start(self, now: Experiment) -> Experiment:
        """Return what the case begins with; its settings on ``now``'s data where it has none."""
        source = self.source(self.case.source) if self.case.source else now.source
        return self._seeded(experiment_of(self.case.start, source, self.lab))

    def resumed(self, now: Experiment) -> Experiment:
        """Return what was set when the case was left; its start where nothing was."""
        if self.place.case in self._left:
            return self._left[self.place.case]
        if self.stand.experiment:
            with suppress(LabError):
                return self._history.from_document(self.stand.experiment)
        return self.start(now)

    def proposal(self, now: Experiment) -> Experiment:
        """Return what is proposed: what is set now, on the data of the case.

        A case that asks for no settings begins and is judged with its own, whatever is set now.
        """
        if not self.case.propose:
            return self.start(now)
        if self.case.source and now.source is not self.source(self.case.source):
            now = now.with_source(self.source(self.case.source))
        return self._seeded(now)

    def own(self, prediction: Prediction, now: Experiment) -> Experiment:
        """Return what was proposed in a prediction."""
        made = self._own.get((prediction.case, prediction.attempt))
        if made is None and prediction.document:
            with suppress(LabError):
                made = self._history.from_document(prediction.document)
        if made is None:
            case = self.lab.case(prediction.case)
            source = self.source(case.source) if case.source else now.source
            made = experiment_of(prediction.settings, source, self.lab)
        return self._seeded(made)

    def experiment(self, run: str, now: Experiment) -> Experiment:
        """Return a run of the lab, or the student's own; raises LabError."""
        if run == OWN:
            return self.own(self.newest, now) if self.newest else self.proposal(now)
        made = self._built.experiment(run)
        return self._seeded(made.with_(source=self._history.same(made.source)))

    def keep_experiment(self, now: Experiment) -> None:
        """Remember what is set in this case."""
        if self.is_trial:
            self._left[self.place.case] = now
        else:
            self.stand.experiment = self._history.document(now)

    def before(self) -> Experiment | None:
        """Return the experiment from before the lab; None where it is not known."""
        with suppress(LabError):
            return self._history.from_document(self.place.before)
        return None

    def _seeded(self, experiment: Experiment) -> Experiment:
        return experiment.with_(draws=self.lab.draws, seed=self.seed)

    def blank(self, now: Experiment) -> Experiment:
        """Return an experiment that shows nothing of the lab."""
        return self.before() or experiment_of(Settings(), now.source, self.lab)

    # Judging.

    def apparatus(self, now: Experiment) -> Apparatus:
        """Return the measures, with what is proposed as the student's own."""
        if self.locked is not None:
            return self._measuring(self.locked, now)
        own = self.proposal(now)
        if self._at_work is None or self._at_work[0] != own:
            self._at_work = own, self._built.with_own(settings_of(own), own.source)
        return self._at_work[1]

    def _measuring(self, locked: Prediction, now: Experiment) -> Apparatus:
        """Return the measures for a locked prediction: made once, they keep what they found."""
        key = locked.case, locked.attempt
        if key not in self._measured:
            source = self.own(locked, now).source
            self._measured[key] = self._built.with_own(locked.settings, source)
        return self._measured[key]

    def judgements(
        self, case: Case, now: Experiment, language: str = "en"
    ) -> "tuple[Judgement, ...]":
        """Return how the newest prediction of a case came out; raises LabError."""
        from sampling_core.labs.judging.judge import judge

        locked = self.work.locked(case.name)
        if not locked:
            return ()
        apparatus, answers = self._measuring(locked[-1], now), locked[-1].answers
        asked = [field for field in case.predict if field.name in answers]
        return tuple(judge(field, answers[field.name], apparatus, language) for field in asked)

    def closeness(self, now: Experiment) -> str:
        """Return how close the newest predictions came, of all cases that may be seen."""
        judged = []
        for case in self.lab.cases:
            is_here = case.name == self.place.case
            if self.may_see() if is_here else self.work.may_reveal(case.name, self.now):
                right = {made.field: made.right for made in self.judgements(case, now)}
                judged += [(f.kind, right[f.name]) for f in case.predict if f.name in right]
        return closeness(judged)
