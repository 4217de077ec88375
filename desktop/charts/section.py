"""Curves against one field: the pointer reads a value, a click moves the setting."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from desktop.charts.drawn import DrawnChart
from desktop.charts.section_frame import SectionFrame
from desktop.charts.section_paint import SectionPainter
from desktop.charts.section_picture import SectionPicture
from desktop.charts.sweep_axis import SweepAxis
from desktop.style import Look
from desktop.widgets.focus_ring import paint_ring

Key = Qt.Key
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_PageDown: -10, Key.Key_PageUp: 10}
EMPTY = SectionPicture(SweepAxis(0, 1), SweepAxis(0, 1), hidden=True)


class SectionChart(DrawnChart):
    """Shows curves; where it ``moves``, mouse and keys choose a value of the field."""

    moved = Signal(float)  # by the user: a value of the field
    stepped = Signal(int)  # by keys: steps along the field
    used = Signal()  # Enter or a double click
    put_back = Signal()  # Esc

    def __init__(self, look: Look, name: str, least: tuple[int, int] = (150, 100)) -> None:
        super().__init__(look, name)
        self._narrowest = least
        self._picture = EMPTY
        self._painter = SectionPainter(look.theme)

    @property
    def picture(self) -> SectionPicture:
        """What is shown."""
        return self._picture

    @property
    def frame(self) -> SectionFrame:
        """Where everything stands now."""
        return self._painter.frame(QRectF(self.rect()), self._picture)

    def show_picture(self, picture: SectionPicture) -> None:
        """Show another picture; its summary is what a screen reader says."""
        self._picture = picture
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(self._narrowest[0] + 160), px(self._narrowest[1] + 80))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(self._narrowest[0]), px(self._narrowest[1]))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        self._painter.paint(painter, QRectF(self.rect()), self._picture)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 3, self._look.theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.frame.value(event.position()) is not None:
            self.used.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Key.Key_Return, Key.Key_Enter):
            self.used.emit()
        elif key == Key.Key_Escape:
            self.put_back.emit()
        elif key in STEPS:
            self.stepped.emit(STEPS[Key(key)])
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _move_to(self, event: QMouseEvent) -> None:
        value = self.frame.value(event.position())
        if value is not None and not self._picture.hidden:
            self.moved.emit(value)

    def dress(self) -> None:
        self._painter = SectionPainter(self._look.theme)
