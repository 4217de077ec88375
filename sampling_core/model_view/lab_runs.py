"""The runs that a student makes in a lab, and the texts written about them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sampling_core.errors import LabError
from sampling_core.history import Record
from sampling_core.model_view.lab_reveal import LabReveal

if TYPE_CHECKING:
    from sampling_core.experiment import Experiment
    from sampling_core.model_view.session import Session


class LabRuns(LabReveal):
    """Makes runs through the session, and notes what came out."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._running: tuple[str, Experiment] | None = None  # a run whose draws are awaited
        session.drew.connect(self._note_run)

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

    def keeps_runs(self) -> bool:
        """Whether runs go into the history: those of a trial do not."""
        return not self.is_trial

    # Inside.

    @contextmanager
    def _driven(self) -> Iterator[None]:
        self._is_driving = True
        try:
            yield
        finally:
            self._is_driving = False

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
