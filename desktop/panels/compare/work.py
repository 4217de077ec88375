"""Long work of a page: one job at a time, whose late answers are dropped."""

from collections.abc import Generator
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sampling_core.model_view.job import Job

Result = TypeVar("Result")
AT_ONCE = 5_000  # tokens; with more of them the work is done beside


class Work(QObject):
    """Runs the newest work only; ``cancel`` never waits for the thread."""

    progressed = Signal(float)
    succeeded = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._running: list[Job] = []
        running = self._running  # the page may be gone when this is asked for
        parent.destroyed.connect(lambda: _end(running))

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def start(self, steps: Generator[float, None, Any]) -> None:
        """Do this instead of what was being done."""
        self.cancel()
        owner = QCoreApplication.instance()
        assert owner is not None
        job = self._job = Job(steps, owner)
        self._running.append(job)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._succeed)
        job.failed.connect(self._fail)
        job.finished.connect(self._forget)
        job.start()

    def cancel(self) -> None:
        """Forget what is being done; the thread ends by itself at its next step."""
        if self._job is not None:
            job, self._job = self._job, None
            job.progressed.disconnect(self.progressed)
            job.succeeded.disconnect(self._succeed)
            job.failed.disconnect(self._fail)
            job.cancel()

    def wait(self) -> None:
        """Cancel, and wait until no thread is left."""
        self.cancel()
        for job in self._running:
            job.wait()

    def _succeed(self, result: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.succeeded.emit(result)

    def _fail(self, error: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.failed.emit(error)

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            job.wait()
            self._running.remove(job)
            job.deleteLater()


def at_once(steps: Generator[float, None, Result]) -> Result:
    """Do work here and now that is too short for a thread."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: Result = done.value
            return result


def _end(running: list[Job]) -> None:
    for job in running:
        job.cancel()
    for job in running:
        job.wait()
