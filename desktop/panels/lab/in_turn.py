"""Runs made one after the other: each one waits until the one before is noted."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from sampling_core.model_view.session import Session


class InTurn(QObject):
    """Between two runs the window is free: it shows each one, and a key can stop the rest."""

    changed = Signal()  # it began, or ended

    def __init__(
        self,
        parent: QObject,
        session: "Session",
        make: Callable[[str], bool],
        is_done: Callable[[str], bool],
    ) -> None:
        super().__init__(parent)
        self._make, self._is_done = make, is_done
        self._left: list[str] = []
        self._awaited = ""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)
        session.drew.connect(self._look_after)
        session.failed.connect(self.stop)

    @property
    def is_going(self) -> bool:
        return bool(self._awaited or self._left)

    def start(self, names: Iterable[str]) -> None:
        """Make these runs; those that are done by then are left out."""
        self._left = list(names)
        self._next.start()
        self.changed.emit()

    def stop(self, *_: object) -> None:
        """Make no more; what is done stays."""
        if self.is_going:
            self._left, self._awaited = [], ""
            self._next.stop()
            self.changed.emit()

    def _go_on(self) -> None:
        self._left = [name for name in self._left if not self._is_done(name)]
        if not self._left:
            self._awaited = ""
            self.changed.emit()
            return
        name = self._awaited = self._left.pop(0)
        if not self._make(name):
            self.stop()
        elif self._awaited == name and self._is_done(name):  # made at once: nothing is drawn
            self._next.start()

    def _look_after(self, _: object) -> None:
        """Go on once the run is noted; somebody else's draw ends it."""
        if not self._awaited:
            return
        if self._is_done(self._awaited):
            self._next.start()
        else:
            self.stop()
