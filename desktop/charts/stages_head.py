"""The head of a column: press it for the stage, drag it or press Alt and an arrow to move it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.style import Look
from desktop.widgets.focus_ring import paint_ring

Key = Qt.Key
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1}


class StageHead(QAbstractButton):
    """Lies over a painted head; one of a column that is no sampler cannot be moved."""

    moved = Signal(int)  # by keys: −1 to the left, +1 to the right
    dragged = Signal(QPoint)  # on the screen
    dropped = Signal(QPoint)
    given_up = Signal()
    focused = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.step: int | None = None
        self._start: QPoint | None = None
        self._drags = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_stage(self, step: int | None, name: str, help_text: str) -> None:
        """Stand for the stage of a step of the chain."""
        self.step = step
        self.setObjectName(f"stages.head.{step}")
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_text)
        self.setToolTip(help_text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            paint_ring(painter, self.rect().toRectF(), 5, self._look.theme)
        elif self.underMouse():
            painter.setPen(self._look.theme.colour("border_strong"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._start = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is None:
            super().mouseMoveEvent(event)
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
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._drags and key == Key.Key_Escape:
            self._start = None
            self._end()
            self.given_up.emit()
        elif alt and key in STEPS:
            self.moved.emit(STEPS[Key(key)])
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._drags = False
        self.setDown(False)
        self.unsetCursor()
