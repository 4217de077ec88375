"""Drawing from the result of a session, and what was drawn from it before."""

from collections.abc import Generator
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from sampling_core.draw import Draws, draw
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.model_view.job import Job
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.model_view.session import Session

AT_ONCE = 300_000  # draws; more of them leave the window's thread
REMEMBERED = 100  # experiments whose draws come back without the history

Drawn = tuple[TokenIds, NDArray[np.intp]]  # distinct tokens and how often each, shapes (m,)


class Drawing(QObject):
    """Draws, keeps the run in the history, and remembers the draws of the last experiments."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.draws: Draws | None = None  # of the experiment now; None: nothing yet
        self.seconds: float | None = None  # what drawing them took
        self.job: Job | None = None  # that draws in the background
        self._drawn: dict[Experiment, Drawn] = {}

    def draw(self) -> None:
        """Draw as often as the experiment says; raises LabError while results are hidden."""
        self.refuse_if_hidden()
        trace = self._session.trace
        count, start = trace.experiment.draws, perf_counter()
        if count <= AT_ONCE:
            drawn = draw(trace, count, trace.experiment.seed)
            self._keep(drawn, perf_counter() - start)
            return
        self._session.cancel()
        start = perf_counter()
        self.job = Job(_drawing(trace), self)
        self.job.succeeded.connect(lambda drawn: self._keep(drawn, perf_counter() - start))
        self.job.failed.connect(self._session.failed)
        self.job.start()

    def cancel(self) -> None:
        """Forget the draws that are being made; waits for the thread to end."""
        if self.job is not None:
            self.job.succeeded.disconnect()
            self.job.cancel()
            self.job.wait()
            self.job.deleteLater()
            self.job = None

    def refuse_if_hidden(self) -> None:
        """Raise LabError while a lab waits for a prediction."""
        if self._session.veil.hides:
            raise LabError(say("Lock your prediction first: until then nothing is drawn."))

    def remember(self, experiment: Experiment, drawn: Drawn) -> None:
        """Keep what was drawn for an experiment; the oldest are forgotten."""
        self._drawn.pop(experiment, None)
        self._drawn[experiment] = drawn
        if len(self._drawn) > REMEMBERED:
            del self._drawn[next(iter(self._drawn))]

    def follow(self, trace: Trace) -> None:
        """Have the draws of another result, where they are remembered."""
        drawn, self.draws = self._drawn.get(trace.experiment), None
        if drawn is not None:
            self.draws = Draws(np.repeat(*drawn), trace.experiment.seed, trace.result)

    def _keep(self, drawn: Draws, seconds: float) -> None:
        session = self._session
        if drawn.stage is not session.trace.result:
            return  # it comes too late: something was changed meanwhile
        ids, counts = np.unique(drawn.ids, return_counts=True)
        self.remember(session.experiment, (ids, counts))
        self.draws, self.seconds = drawn, seconds
        record = None
        if session.lab.keeps_runs():
            record = session.records.add(
                session.trace, ids, counts, drawn.entropy, seconds, drawn.distance
            )
        session.drew.emit(record)
        session.trace_changed.emit(session.trace)


def _drawing(trace: Trace) -> Generator[float, None, Draws]:
    yield 0.0
    try:
        return draw(trace, trace.experiment.draws, trace.experiment.seed)
    except MemoryError:
        raise LabError(say("There is not enough memory for so many draws.")) from None
