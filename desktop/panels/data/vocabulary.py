"""A capture for a vocabulary of another size: at once where it is short, else beside."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.errors import show_failure
from sampling_core.capture import Capture
from sampling_core.errors import LabError
from sampling_core.model_view.job import Job
from sampling_core.model_view.positions import spot_now, take_vocabulary, with_vocabulary
from sampling_core.model_view.session import Session

if TYPE_CHECKING:
    from sampling_core.model_view.captures import Spot

AT_ONCE = 1000  # positions: they take less than a tenth of a second


class Vocabulary(QObject):
    """Makes the other capture and puts it in the place of the one in force."""

    refused = Signal(str)  # why the size cannot be

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._spot: Spot | None = None

    def take(self, size: int) -> None:
        """Let the capture in force stand for a vocabulary of so many tokens."""
        self._job, self._spot = None, spot_now(self._session)  # what is still made comes too late
        if self._spot is None:
            return
        steps = with_vocabulary(self._spot.capture, size)
        if len(self._spot.capture) > AT_ONCE:
            self._start(steps)
            return
        try:
            self._put(_done(steps))
        except LabError as problem:
            self.refused.emit(str(problem))

    def _start(self, steps: Generator[float, None, Capture]) -> None:
        owner = QCoreApplication.instance()
        assert owner is not None
        self._job = job = Job(steps, owner)  # it may outlive the panel
        job.succeeded.connect(self._finish)
        job.failed.connect(self._fail)
        job.finished.connect(job.deleteLater)
        self.destroyed.connect(job.cancel)
        job.start()

    def _finish(self, other: Capture) -> None:
        if self.sender() is self._job:
            self._job = None
            self._put(other)

    def _fail(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if isinstance(error, LabError):
            self.refused.emit(str(error))
        else:
            show_failure(error)

    def _put(self, other: Capture) -> None:
        if self._spot is not None:
            take_vocabulary(self._session, self._spot, other)


def _done(steps: Generator[float, None, Capture]) -> Capture:
    """Do all the work here and now."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Capture = end.value
            return result
