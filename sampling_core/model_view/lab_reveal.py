"""What may be seen in a lab, and when: the veil, the clock, and how predictions came out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from sampling_core.experiment import Experiment
from sampling_core.model_view.lab_answers import LabAnswers, slow
from sampling_core.model_view.lab_rules import LabRules

if TYPE_CHECKING:
    from sampling_core.labs.judging.judge import Judgement
    from sampling_core.labs.measuring.measures import Apparatus
    from sampling_core.model_view.pin_tries import PinTries
    from sampling_core.model_view.session import Session

LONGEST = 3_600_000  # ms: a clock is looked at again each hour


class LabReveal(LabRules):
    """Hides what is not to be seen yet, and judges what may be."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._pins: PinTries | None = None
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self._follow)
        self.answers = LabAnswers(self)
        session.trace_changed.connect(self._hide)
        session.trace_changed.connect(self._note_shown)

    def may_see(self) -> bool:
        """Whether the results of this attempt may be seen."""
        return self._visit is not None and self._visit.may_see()

    def is_reached(self, step: str) -> bool:
        """Whether one may go to a step: all but “predict” need a locked prediction."""
        return self._visit is not None and self._visit.is_reached(step)

    def reveal_words(self) -> str:
        """Return what is awaited before results are shown; empty where they are."""
        waits = "" if self._visit is None else self._visit.awaited()
        told = "" if self._pins is None else self._pins.words
        return f"{told} {waits}".strip() if waits else ""

    # Judging.

    @property
    def apparatus(self) -> "Apparatus":
        """The measures; their own settings are the locked ones, else those proposed now."""
        return self._here.apparatus(self._now)

    @property
    def are_answers_known(self) -> bool:
        """Whether ``judgements`` come at once."""
        if self._visit is None or self._visit.locked is None:
            return True
        return all(map(self.apparatus.knows, slow(self._visit.case)))

    def work_out(self) -> None:
        """Begin to work out what judgements need and takes long; ``answers.ready`` follows."""
        visit = self._here
        self.answers.begin(visit.apparatus(self._now), slow(visit.case))

    def judgements(self) -> "tuple[Judgement, ...]":
        """Return how the newest prediction came out; none while results are hidden."""
        if self._visit is None or not self._visit.may_see():
            return ()
        return self._visit.judgements(self._visit.case, self._now, self.language)

    def closeness(self) -> str:
        """Return how close the predictions of all cases came: ``3 of 4 bands right``."""
        return "" if self._visit is None else self._visit.closeness(self._now)

    # Inside.

    @property
    def _now(self) -> Experiment:
        return self._session.experiment

    def _hide(self, _: object = None) -> None:
        """Draw the veil over what is not to be seen yet, and lift it from what is."""
        visit, veil = self._visit, self._session.veil
        if visit is None:
            return
        if visit.may_see() or visit.has_mystery:
            veil.lift()
        else:
            veil.draw(visit.sources(self._now.source))

    def _note_shown(self) -> None:
        """Keep that the user looks at results which another case still asks about."""
        if self._visit is not None and not self._is_driving and not self._session.veil.hides:
            self._visit.note_shown(self._now.source)

    def _follow(self) -> None:
        """Show what may be seen now, and look again when a clock strikes."""
        self._hide()
        left = 0.0 if self._visit is None else self._visit.seconds_left()
        if left > 0.0:
            self._alarm.start(min(LONGEST, int(left * 1000) + 50))
        self.changed.emit()
