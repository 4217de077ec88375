"""The heat map: mouse and keys move a crosshair, Enter uses the setting under it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from desktop.charts.drawn import DrawnChart
from desktop.charts.heat_frame import HeatFrame
from desktop.charts.heat_paint import HeatPainter
from desktop.charts.heat_picture import HeatCells, HeatPicture, Point
from desktop.charts.sweep_axis import SweepAxis
from desktop.style import Look
from desktop.widgets.focus_ring import paint_ring

Key = Qt.Key
ARROWS: Mapping[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Down: (0, -1), Key.Key_Up: (0, 1),
    Key.Key_PageDown: (0, -10), Key.Key_PageUp: (0, 10),
}  # fmt: skip
FAST = 10  # steps of an arrow key with Ctrl
EMPTY = HeatPicture(SweepAxis(0, 1), SweepAxis(0, 1), HeatCells(SweepAxis(0, 1)), hidden=True)


class HeatChart(DrawnChart):
    """Colours over two fields with a crosshair."""

    moved = Signal(float, float)  # by the user: a setting
    stepped = Signal(int, int)  # by keys: steps along x and y
    used = Signal()  # Enter or a double click
    put_back = Signal()  # Esc

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._picture = EMPTY
        self._painter = HeatPainter(look.theme)
        self._hovered: Point | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def picture(self) -> HeatPicture:
        """What is shown."""
        return self._picture

    @property
    def frame(self) -> HeatFrame:
        """Where everything stands now."""
        return HeatFrame.of(self._area, self._picture, self._look.theme)

    def show_picture(self, picture: HeatPicture) -> None:
        """Show another picture; its summary is what a screen reader says."""
        self._picture = picture
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        self._painter.paint(painter, self._area, self._picture, self._hovered)
        if self.hasFocus():
            ring = self.frame.map.adjusted(-3, -3, 3, 3)
            paint_ring(painter, ring, 3, self._look.theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.frame.setting(event.position()) is not None and not self._picture.hidden:
            self.used.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        setting = self.frame.setting(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position())
            setting = None  # the crosshair says it
        self._point_at(setting)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Key.Key_Return, Key.Key_Enter):
            self.used.emit()
        elif key == Key.Key_Escape:
            self.put_back.emit()
        elif key in ARROWS:
            fast = FAST if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            across, up = ARROWS[key]
            self.stepped.emit(across * fast, up * fast)
        else:
            super().keyPressEvent(event)

    @property
    def _area(self) -> QRectF:
        zoom = self._look.theme.zoom
        return QRectF(self.rect()).adjusted(6 * zoom, 0, -4 * zoom, 0)

    def _move_to(self, place: QPointF) -> None:
        setting = self.frame.setting(place)
        if setting is not None and not self._picture.hidden:
            self.moved.emit(*setting)

    def _point_at(self, setting: Point | None) -> None:
        if setting != self._hovered:
            self._hovered = setting
            self.update()

    def dress(self) -> None:
        self._painter = HeatPainter(self._look.theme)
