"""A case as a section of a hand-in: predictions, results, judgements, explanation."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from msgspec import UNSET

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.labs.judging.closeness import closeness
from sampling_core.labs.lab import OWN, Case, said
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.measuring.shown import filled
from sampling_core.labs.report.answering import answered, is_own_answer, judged
from sampling_core.labs.report.experiments import Experiments
from sampling_core.labs.report.hidden import hidden_settings
from sampling_core.labs.report.moments import iso
from sampling_core.labs.report.outcome import outcome_of, pills_of, prose, settings_of, word
from sampling_core.labs.report.parts import (
    MOST_ATTEMPTS,
    MOST_FIELDS,
    MOST_NATS,
    MOST_RUNS,
    Answer,
    Outcome,
    Predicted,
    Section,
)
from sampling_core.labs.report.reopening import carried
from sampling_core.labs.work import Prediction, RunDone, Work
from sampling_core.trace import run
from sampling_core.words import say

Result = TypeVar("Result")
Steps = Generator[None, None, Result]  # pauses, so that whoever waits can stop it


def section_steps(
    work: Work, case: Case, kept: Experiments, now: float, language: str, apparatus: Apparatus
) -> Steps[Section]:  # fmt: skip
    """Return a case as far as the student came; ``now``, seconds since 1970, says what is shown.

    ``apparatus`` is the lab at work, for what does not follow from the student's settings: it is
    computed once for all cases and attempts.
    """
    return _Case(work, case, kept, now, language, apparatus).section()


@dataclass(frozen=True)
class _Case:
    """What is needed to tell of one case."""

    work: Work
    case: Case
    kept: Experiments
    now: float
    language: str
    apparatus: Apparatus  # without settings of a student

    def section(self) -> Steps[Section]:
        lab, case = self.work.lab, self.case
        locked = self.work.locked(case.name)[-MOST_ATTEMPTS:]
        explained = self.work.explanation(case.name)
        predictions: tuple[Predicted, ...] = ()
        for each in locked:
            predictions += ((yield from self._predicted(each)),)
        outcomes = yield from self._outcomes()
        last = self._last_experiment(locked)
        return Section(
            case=word(case.name),
            title=word(said(case.title, self.language) or case.name),
            question=self._text(case.task),
            predictions=predictions,
            outcomes=outcomes,
            recommended=word(case.recommended),
            low=min(max(lab.low, 0.0), MOST_NATS),
            high=min(max(lab.high, 0.0), MOST_NATS),
            summary=self._summary(predictions),
            ask=self._text(case.explain),
            explanation=prose(explained.text) if explained else "",
            explained=iso(explained.made) if explained else "",
            experiment=carried(last, locked[-1].made) if last is not None else "",
        )

    @cached_property
    def _is_shown(self) -> bool:
        with suppress(LabError):  # a lab that names no time
            return self.work.may_reveal(self.case.name, self.now)
        return False

    @cached_property
    def _hidden(self) -> Mapping[str, str]:
        return hidden_settings(self.work.lab)

    @cached_property
    def _runs(self) -> dict[tuple[str, int], RunDone]:
        """The newest of each run, oldest first; own runs once for each attempt."""
        newest: dict[tuple[str, int], RunDone] = {}
        for done in self.work.runs_of(self.case.name):
            key = done.run, done.attempt if done.run == OWN else 0
            newest.pop(key, None)
            newest[key] = done
        return newest

    def _text(self, text: Mapping[str, str]) -> str:
        return prose(filled(self.work.lab, text, self.language))

    # Predictions.

    def _predicted(self, locked: Prediction) -> Steps[Predicted]:
        apparatus = self._apparatus(locked)
        own = self._proposed(locked)
        trace = None if own is None else run(own)
        answers = yield from self._answers(locked, apparatus)
        return Predicted(
            attempt=max(0, locked.attempt),
            locked=iso(locked.made),
            settings="" if own is None else prose(settings_of(own, self._hidden)),
            pills=() if trace is None else pills_of(trace, self._hidden, is_run=self._is_shown),
            why=prose(locked.why),
            left=UNSET if locked.left is None else iso(locked.left),
            shown=UNSET if locked.shown is None else iso(locked.shown),
            answers=tuple(answers),
        )

    def _answers(self, locked: Prediction, apparatus: Apparatus) -> Steps[list[Answer]]:
        found = []
        for field in self.case.predict[:MOST_FIELDS]:
            value = locked.answers.get(field.name)
            answer = answered(self.work.lab, field, value, self.language)
            if self._is_shown:
                at_work = apparatus if is_own_answer(field) else self.apparatus
                answer = judged(answer, field, value, at_work, self.language)
            found.append(answer)
            yield
        return found

    def _summary(self, predictions: Sequence[Predicted]) -> str:
        if not predictions or not self._is_shown:
            return ""
        return prose(closeness((each.kind, each.right) for each in predictions[-1].answers))

    def _proposed(self, locked: Prediction) -> Experiment | None:
        """Return the experiment of a prediction: as it was locked, else from its settings.

        A case that asks for no settings stands on its own start.
        """
        if self.case.propose and locked.document in self.kept.by_document:
            return self.kept.by_document[locked.document]
        with suppress(LabError):
            return self._apparatus(locked).experiment(OWN)
        return None

    def _apparatus(self, locked: Prediction | None) -> Apparatus:
        lab, source = self.work.lab, None
        with suppress(LabError):
            if self.case.source:
                source = Apparatus(lab).source(self.case.source)
            elif locked is not None and locked.document in self.kept.by_document:
                source = self.kept.by_document[locked.document].source
        if not self.case.propose:  # whatever was set when it was locked
            return Apparatus(lab, self.case.start, source)
        return Apparatus(lab, None if locked is None else locked.settings, source)

    # Results.

    def _outcomes(self) -> Steps[tuple[Outcome, ...]]:
        found = []
        for done in self._runs.values() if self._is_shown else ():
            found.append(self._outcome(done))
            yield
        return tuple(each for each in found if each is not None)[-MOST_RUNS:]

    def _outcome(self, done: RunDone) -> Outcome | None:
        experiment = None if done.entropy is None else self._experiment(done)
        if experiment is None:  # an instrument showed it, or it is gone
            return None
        return outcome_of(
            experiment, done.run, self._title(done, experiment), iso(done.made),
            self.work.lab.viable, self._hidden,
        )  # fmt: skip

    def _experiment(self, done: RunDone) -> Experiment | None:
        """Return what was run: from its record, else from the lab, else as proposed."""
        if done.record is not None and done.record in self.kept.by_record:
            return self.kept.by_record[done.record]
        with suppress(LabError):
            locked = self.work.prediction(self.case.name, done.attempt)
            made = self._apparatus(locked).experiment(done.run)
            return made.with_(draws=max(1, done.draws), seed=done.seed) if done.draws else made
        return None

    def _title(self, done: RunDone, experiment: Experiment) -> str:
        if done.run == OWN and done.attempt > 1:
            return say("Your settings, attempt {attempt}", attempt=done.attempt)
        if done.run == OWN:
            return say("Your settings")
        run_of_lab = self.work.lab.runs.get(done.run)
        titled = run_of_lab and self._text(run_of_lab.title)
        return titled or prose(settings_of(experiment, self._hidden)) or done.run

    def _last_experiment(self, locked: tuple[Prediction, ...]) -> Experiment | None:
        """Return the state in which the case was left: the last own run, else what was locked."""
        runs = list(self._runs.values())
        for done in reversed([each for each in runs if each.run == OWN] or runs):
            experiment = self._experiment(done)
            if experiment is not None:
                return experiment
        return self._proposed(locked[-1]) if locked else None
