"""The distribution chart: one row per token, from its logit to its share."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from desktop.charts.distribution_paint import DistributionPainter, View
from desktop.charts.frame import Frame
from desktop.charts.growth import Growth
from desktop.charts.picture import DistributionPicture
from desktop.charts.rows_table import RowsTable
from desktop.style import Look

if TYPE_CHECKING:
    from desktop.charts.canvas import Canvas

PARTS = ("header", "rows", "axis")


AFTER_FIRST_FRAME = 30  # ms: importing pyqtgraph waits until the window is on the screen


class DistributionChart(QWidget):
    """Bars, ticks and dots on the screen; mouse and keys choose a token.

    The keyboard and screen readers work on a real table that lies under the picture.
    """

    selected = Signal(int)  # token id, by the user, never by select()
    activated = Signal(int)  # token id: Enter or a double click
    hovered = Signal(int)  # token id, −1 for none
    more_requested = Signal()

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__()
        self._look = look
        self._picture = DistributionPicture(())
        self._view = View()
        self._painter = DistributionPainter(look.theme)
        self._canvas: Canvas | None = None
        self._opening = QTimer(self, singleShot=True, interval=AFTER_FIRST_FRAME)
        self._opening.timeout.connect(self._open_canvas)
        self._growth = Growth(self, self._grow)
        name = name or self.tr("Distribution")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._table = RowsTable(self, name)
        self._table.row_changed.connect(self._follow_table)
        self._table.activated_row.connect(self._activate)
        self._table.focus_changed.connect(self._show_focus)
        self.setFocusProxy(self._table)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._follow_bar)
        look.changed.connect(self._dress)

    @property
    def picture(self) -> DistributionPicture:
        """What is shown."""
        return self._picture

    @property
    def frame(self) -> Frame:
        """Where everything stands now."""
        return self._painter.frame(self._area(), self._picture)

    def show_picture(self, picture: DistributionPicture) -> None:
        """Show another picture; the token chosen stays chosen while it is among the rows."""
        chosen = self._id_of(self._view.selected)
        if self._picture.hidden is not picture.hidden:
            self._growth.start(grows=not picture.hidden)
        same_rows = len(picture.rows) == len(self._picture.rows)
        same_rows = same_rows and bool(picture.more) == bool(self._picture.more)
        self._picture = picture
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        if not same_rows:
            self._lay_out()
        self._table.show_picture(picture, self.frame)
        self.select(chosen)
        self._redraw()

    def hold_scale(self, hold: bool) -> None:
        """Keep the axis as it is while a slider is dragged, so that only bars move."""
        end = (self._view.end_of_axis or self._picture.fitted) if hold else None
        self._change_view(end_of_axis=end)

    def select(self, token_id: int | None) -> None:
        """Show a token as chosen without announcing it; None chooses nothing."""
        ids = [bar.id for bar in self._picture.rows]
        row = ids.index(token_id) if token_id in ids else -1
        self._table.show_row(row)
        self._change_view(selected=row, keyboard=self._keyboard_row())

    def place_of(self, token_id: int) -> QRectF:
        """Return where the name and logit of a token stand; empty where it is not in sight."""
        ids = [bar.id for bar in self._picture.rows]
        if token_id not in ids:
            return QRectF()
        frame, row = self.frame, ids.index(token_id)
        top = frame.top_of(row, self._view.scroll)
        left, right = frame.bars
        return QRectF(left, top, right - left, frame.row) & frame.body

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(780), px(380))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(420), px(140))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        if self._canvas is None:  # the first frames, before pyqtgraph is there
            for part in PARTS:
                self._paint_part(part, painter)
            self._opening.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.frame.row_at(event.position().y(), self._view.scroll)
        if event.button() != Qt.MouseButton.LeftButton or row < 0:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if row == len(self._picture.rows):
            self.more_requested.emit()
        else:
            self._table.selectRow(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._activate(self.frame.row_at(event.position().y(), self._view.scroll))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.frame.row_at(event.position().y(), self._view.scroll))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.frame.overflow:
            self._bar.wheelEvent(event)
        else:
            event.ignore()

    def _open_canvas(self) -> None:
        """Put the pyqtgraph view in front, now that the window is on the screen."""
        if self._canvas is not None:
            return
        from desktop.charts.canvas import Canvas

        self._canvas = Canvas(self, {part: partial(self._paint_part, part) for part in PARTS})
        self._canvas.stackUnder(self._bar)
        self._dress()
        self._canvas.show()

    def _paint_part(self, part: str, painter: QPainter) -> None:
        frame, picture, view = self.frame, self._picture, self._view
        if part == "header":
            self._painter.columns.paint_header(painter, frame, picture)
        elif part == "rows":
            self._painter.paint_rows(painter, frame, picture, view)
        else:
            self._painter.paint_axis(painter, frame, picture, view)

    def _dress(self) -> None:
        """Take the colours, fonts and lengths of the theme in force."""
        self._painter = DistributionPainter(self._look.theme)
        if self._canvas is not None:
            self._canvas.setBackground(self._look.theme.colour("panel"))
        self._lay_out()
        self._redraw()

    def _area(self) -> QRectF:
        """Return the room for the picture: all but the scroll bar where there is one."""
        whole = QRectF(self.rect())
        if self._painter.frame(whole, self._picture).overflow:
            whole.setWidth(whole.width() - self._bar.sizeHint().width())
        return whole

    def _lay_out(self) -> None:
        """Give canvas, table and scroll bar their places."""
        frame = self.frame
        if self._canvas is not None:
            self._canvas.setGeometry(self.rect())
            self._canvas.setSceneRect(QRectF(self.rect()))
            for part, area in zip(PARTS, _areas(frame, self.height()), strict=True):
                self._canvas.parts[part].show_area(area)
        self._table.lie_under(frame)
        self._bar.setVisible(bool(frame.overflow))
        self._bar.setRange(0, frame.overflow)
        self._bar.setPageStep(int(frame.body.height()))
        self._bar.setSingleStep(int(frame.row))
        body = frame.body.toRect()
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - width, body.top(), width, body.height())

    def _redraw(self, parts: tuple[str, ...] = PARTS) -> None:
        if self._canvas is None:
            self.update()
        else:
            self._canvas.redraw(parts)

    def _change_view(self, **changes: Any) -> None:
        view = replace(self._view, **changes)
        if view != self._view:
            parts = PARTS if view.end_of_axis != self._view.end_of_axis else ("rows",)
            self._view = view
            self._redraw(parts)

    def _grow(self, grown: float) -> None:
        self._change_view(grown=grown)

    def _id_of(self, row: int) -> int | None:
        rows = self._picture.rows
        return rows[row].id if 0 <= row < len(rows) else None

    def _follow_table(self, row: int) -> None:
        """Show the row to which the keyboard or the mouse went, and announce it."""
        self._change_view(selected=row, keyboard=self._keyboard_row())
        chosen = self._id_of(row)
        if chosen is None:
            return
        frame = self.frame
        top = int(row * frame.row)
        if top < self._view.scroll:
            self._bar.setValue(top)
        elif top + frame.row > self._view.scroll + frame.body.height():
            self._bar.setValue(int(top + frame.row - frame.body.height()))
        self.selected.emit(chosen)

    def _follow_bar(self, scroll: int) -> None:
        self._table.verticalScrollBar().setValue(scroll)
        self._change_view(scroll=scroll)

    def _show_focus(self) -> None:
        self._change_view(keyboard=self._keyboard_row())

    def _keyboard_row(self) -> int:
        return self._table.currentIndex().row() if self._table.hasFocus() else -1

    def _activate(self, row: int) -> None:
        chosen = self._id_of(row)
        if chosen is not None:
            self.activated.emit(chosen)

    def _point_at(self, row: int) -> None:
        if row != self._view.hovered:
            self._change_view(hovered=row)
            chosen = self._id_of(row)
            self.hovered.emit(-1 if chosen is None else chosen)


def _areas(frame: Frame, height: float) -> tuple[QRectF, QRectF, QRectF]:
    """Return the parts of the view: header, rows down to the axis, axis."""
    left, width = frame.area.left(), frame.area.width()
    top, foot = frame.body.top(), frame.axis_y
    return (
        QRectF(left, frame.area.top(), width, top - frame.area.top()),
        QRectF(left, top, width, foot - top),
        QRectF(left, foot, width, height - foot),
    )
