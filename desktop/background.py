"""Work of a window in the background: one piece at a time, dropped when the window closes."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.errors import show_failure
from sampling_core.model_view.job import Job


class Background(QObject):
    """Runs a generator; what comes too late is dropped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def start(self, steps: Generator[float, None, Any], take: Callable[[Any], None]) -> None:
        """Run ``steps`` and hand their result to ``take``; what ran before is dropped."""
        self.drop()
        owner = QCoreApplication.instance()
        assert owner is not None
        self._job = job = Job(steps, owner)  # it may outlive the window
        job.succeeded.connect(lambda result: self._finish(job, lambda: take(result)))
        job.failed.connect(lambda error: self._finish(job, lambda: show_failure(error)))
        owner.aboutToQuit.connect(job.wait)
        job.start()

    def drop(self) -> None:
        """Let go of what runs: it ends by itself."""
        job, self._job = self._job, None
        if job is not None:
            job.succeeded.disconnect()
            job.failed.disconnect()
            job.finished.connect(job.deleteLater)
            job.cancel()

    def _finish(self, job: Job, act: Callable[[], None]) -> None:
        if job is self._job:
            self._job = None
            job.finished.connect(job.deleteLater)
            act()
