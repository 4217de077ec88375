"""Autosave: the experiment goes to the session file shortly after each change."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from sampling_core.model_view.session import Session

QUIET = 300  # ms after the last change
LONGEST = 1.0  # s between two savings while changes go on: more is not lost to a kill


class Autosave(QObject):
    """Writes the experiment of a session into its history."""

    saved = Signal(float)  # when, seconds since 1970

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._written = session.experiment
        self._since = time.monotonic()
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self.save)
        session.trace_changed.connect(self._wait)
        session.records.rowsInserted.connect(self._follow_run)

    def save(self) -> None:
        """Write what is not written yet."""
        self._timer.stop()
        if self._session.experiment is not self._written and not self._session.lab.is_trial:
            self._written = self._session.experiment
            self._session.records.history.keep(self._written)
            self._announce()

    def _wait(self) -> None:
        if self._session.experiment is self._written:
            return
        if not self._timer.isActive():
            self._since = time.monotonic()
        if time.monotonic() - self._since > LONGEST:
            self.save()
        else:
            self._timer.start()

    def _follow_run(self) -> None:
        """A run is on the disk already: what it was drawn for goes there with it."""
        if self._session.experiment is self._written:
            self._announce()
        else:
            self.save()

    def _announce(self) -> None:
        self.saved.emit(time.time())
