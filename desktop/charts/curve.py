"""The curve: probability over rank, and below it what the tokens hold together."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.charts.curve_frame import CurveFrame
from desktop.charts.curve_paint import CurvePainter
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.distribution_paint import View
from desktop.style import Look

Key = Qt.Key
STEPS = {Key.Key_Right: 1, Key.Key_Down: 1, Key.Key_Left: -1, Key.Key_Up: -1}


class CurveChart(QWidget):
    """Two panels over the ranks; mouse and arrow keys choose a token."""

    selected = Signal(int)  # token id, by the user, never by select()
    activated = Signal(int)  # token id: Enter or a double click
    hovered = Signal(int)  # token id, −1 for none

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__()
        self._look = look
        self._picture = CurvePicture(())
        self._view = View()
        self._painter = CurvePainter(look.theme)
        self.setAccessibleName(name or self.tr("Curve"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._dress)

    @property
    def picture(self) -> CurvePicture:
        """What is shown."""
        return self._picture

    @property
    def frame(self) -> CurveFrame:
        """Where everything stands now."""
        area = QRectF(self.rect())
        return CurveFrame.of(area, len(self._picture.rows), self._look.theme)

    def show_picture(self, picture: CurvePicture) -> None:
        """Show another picture; the token chosen stays chosen while it is among the rows."""
        chosen = self._id_of(self._view.selected)
        self._picture = picture
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        self.select(chosen)
        self.update()

    def select(self, token_id: int | None) -> None:
        """Show a token as chosen without announcing it; None chooses nothing."""
        ids = [bar.id for bar in self._picture.rows]
        row = ids.index(token_id) if token_id in ids else -1
        self._show(replace(self._view, selected=row, keyboard=row if self.hasFocus() else -1))

    def place_of(self, token_id: int) -> QRectF:
        """Return the column of a token; empty where it is not shown."""
        ids = [bar.id for bar in self._picture.rows]
        if token_id not in ids:
            return QRectF()
        return self.frame.column(ids.index(token_id), ids.index(token_id) + 1)

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(780), px(380))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(420), px(140))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        self._painter.paint(painter, QRectF(self.rect()), self._picture, self._view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.frame.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._choose(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._activate(self.frame.row_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.frame.row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, row, key = len(self._picture.rows) - 1, self._view.selected, event.key()
        if key in (Key.Key_Return, Key.Key_Enter):
            self._activate(row)
        elif key in (Key.Key_Home, Key.Key_End):
            self._choose(0 if key == Key.Key_Home else last)
        elif key in STEPS:
            self._choose(min(max(row + STEPS[Key(key)], 0), last))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show(replace(self._view, keyboard=self._view.selected))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show(replace(self._view, keyboard=-1))

    def _choose(self, row: int) -> None:
        chosen = self._id_of(row)
        if chosen is not None and row != self._view.selected:
            self._show(replace(self._view, selected=row, keyboard=row))
            self.selected.emit(chosen)

    def _activate(self, row: int) -> None:
        chosen = self._id_of(row)
        if chosen is not None:
            self.activated.emit(chosen)

    def _point_at(self, row: int) -> None:
        if row != self._view.hovered:
            self._show(replace(self._view, hovered=row))
            chosen = self._id_of(row)
            self.hovered.emit(-1 if chosen is None else chosen)

    def _id_of(self, row: int) -> int | None:
        rows = self._picture.rows
        return rows[row].id if 0 <= row < len(rows) else None

    def _show(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self.update()

    def _dress(self) -> None:
        """Take the colours, fonts and lengths of the theme in force."""
        self._painter = CurvePainter(self._look.theme)
        self.updateGeometry()
        self.update()
