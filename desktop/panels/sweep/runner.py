"""Work that is done at once where it is short, and in a thread of its own where it is not."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from sampling_core.errors import LabError
from sampling_core.model_view.job import Job

AT_ONCE = 0.04  # seconds: what takes longer leaves the window's thread
PATIENCE = 150  # ms after which progress is told
TOLD_EVERY = 100  # ms

Work = Generator[float, None, Any]
Done = Callable[[Any], None]


class Runner(QObject):
    """Runs one piece of work at a time; a new one cancels the last, whose answer is dropped."""

    told = Signal(float, float)  # share done, seconds since the start
    ended = Signal()  # by an answer, a failure or cancel()
    failed = Signal(object)  # LabError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._old: list[Job] = []  # cancelled, on their way out
        self._done: Done | None = None
        self._ticket = 0
        self._share, self._start = 0.0, 0.0
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tell)

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def run(self, work: Work, done: Done, *, at_once: bool = False) -> None:
        """Do ``work`` and hand its result to ``done``, in the thread of the window."""
        self.cancel()
        self._start, self._share = perf_counter(), 0.0
        try:
            while at_once and perf_counter() - self._start < AT_ONCE:
                next(work)
        except StopIteration as end:
            done(end.value)
            return
        except LabError as error:
            self.failed.emit(error)
            return
        self._done = done
        self._job = Job(_ticketed(self._ticket, work), self)
        self._job.progressed.connect(self._note)
        self._job.succeeded.connect(self._finish)
        self._job.failed.connect(self._crash)
        self._job.start()
        self._clock.start(PATIENCE)

    def cancel(self) -> None:
        """Forget the work that is going on; its thread ends by itself."""
        self._ticket += 1
        self._clock.stop()
        for job in [job for job in self._old if job.isFinished()]:
            self._old.remove(job)
            job.deleteLater()
        if self._job is not None:
            self._job.cancel()
            self._old.append(self._job)
            self._job = None
            self.ended.emit()

    def close(self) -> None:
        """Cancel and wait until no thread runs."""
        self.cancel()
        for job in self._old:
            job.wait()
        self._old.clear()

    def _note(self, share: float) -> None:
        self._share = share

    def _tell(self) -> None:
        self._clock.setInterval(TOLD_EVERY)
        self.told.emit(self._share, perf_counter() - self._start)

    def _crash(self, error: Exception) -> None:
        """Hand a bug on to whoever shows bugs."""
        self.cancel()
        raise error

    def _finish(self, answer: tuple[int, Any, LabError | None]) -> None:
        """Take the answer of the work that goes on; a late one is dropped."""
        ticket, result, error = answer
        if ticket != self._ticket or self._job is None or self._done is None:
            return
        done = self._done
        self._clock.stop()
        self._old.append(self._job)
        self._job = None
        self.ended.emit()
        if error is not None:
            self.failed.emit(error)
        else:
            done(result)


def _ticketed(ticket: int, work: Work) -> Generator[float, None, tuple[int, Any, LabError | None]]:
    """Give a result the ticket of its work; what the user can mend is a result as well."""
    try:
        result = yield from work
    except LabError as error:
        return ticket, None, error
    return ticket, result, None
