"""A job: a generator of shares done, run in a thread of its own."""

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class Job(QThread):
    """Runs a generator that yields the share done (0 to 1) and returns its result.

    The work knows nothing of Qt; cancelling stops it between two yields.
    Slots run in the thread of their receiver, so a panel may touch its widgets.
    """

    progressed = Signal(float)
    succeeded = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(self, work: Generator[float, None, Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        try:
            while not self.isInterruptionRequested():
                self.progressed.emit(next(self._work))
        except StopIteration as done:
            self.succeeded.emit(done.value)
        except Exception as error:  # handed over, not swallowed
            self.failed.emit(error)

    def cancel(self) -> None:
        """Ask the work to stop; ``finished`` follows, ``succeeded`` does not."""
        self.requestInterruption()
