"""The grip of a card: a click opens the menu of the stage, a drag moves the stage."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.style import Look
from desktop.widgets.buttons import ToolButton


class Grip(ToolButton):
    """Tells where it is dragged to; Esc gives the drag up. Keys move stages as well."""

    dragged = Signal(QPoint)  # on the screen
    dropped = Signal(QPoint)
    given_up = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "grip", name, 16, "border_strong")
        self._name = name
        self._start: QPoint | None = None
        self._drags = self._is_locked = False

    def lock(self, name: str) -> None:
        """Show a padlock that says ``name``, and be dragged no longer; "" takes it away."""
        if bool(name) != self._is_locked or name:
            self._is_locked = bool(name)
            self.show_icon("lock" if name else "grip", name or self._name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._start = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is None or self._is_locked:
            return
        far = (event.position().toPoint() - self._start).manhattanLength()
        if self._drags or far >= QApplication.startDragDistance():
            self._drags = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._start = None
        if not self._drags:
            super().mouseReleaseEvent(event)
            return
        self._end()
        self.dropped.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drags and event.key() == Qt.Key.Key_Escape:
            self._start = None
            self._end()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._drags = False
        self.setDown(False)
        self.unsetCursor()
