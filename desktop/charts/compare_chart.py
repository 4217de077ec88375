"""A chart with rows on the screen: as high as its rows, chosen by mouse and keys."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.charts.compare_frame import RowsFrame
from desktop.charts.compare_grid import Gridded
from desktop.charts.compare_table import TableUnder
from desktop.charts.distribution_paint import View
from desktop.style import Look
from desktop.theme import Theme


class RowsPainter(Protocol):
    """Paints pictures with rows in one theme."""

    def height(self, picture: Any, width: float) -> float:
        """Return how many pixels the picture takes where it is ``width`` pixels wide."""

    def frame(self, area: QRectF, picture: Any) -> RowsFrame:
        """Return where everything stands."""

    def paint(self, painter: QPainter, area: QRectF, picture: Any, view: View) -> None:
        """Paint ``picture`` into ``area``."""


class ComparedChart(QWidget):
    """Paints one picture; the keyboard and screen readers work on a real table under it."""

    selected = Signal(int)  # the key of a row, by the user, never by select()
    row_selected = Signal(int)
    activated_row = Signal(int)  # Enter or a double click

    def __init__(
        self, look: Look, name: str, painter: Callable[[Theme], RowsPainter], picture: Gridded
    ) -> None:
        super().__init__()
        self._look, self._picture, self._view = look, picture, View()
        self._make_painter, self._painter = painter, painter(look.theme)
        self._is_dimmed = False
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._table = TableUnder(self, name)
        self._table.row_changed.connect(self._follow_table)
        self._table.activated_row.connect(self.activated_row)
        self._table.focus_changed.connect(self._show_focus)
        self.setFocusProxy(self._table)
        look.changed.connect(self._dress)

    @property
    def picture(self) -> Gridded:
        """What is shown."""
        return self._picture

    @property
    def frame(self) -> RowsFrame:
        """Where everything stands now."""
        return self._painter.frame(QRectF(self.rect()), self._picture)

    @property
    def row(self) -> int:
        """The row that is chosen, −1 for none."""
        return self._view.selected

    def show_picture(self, picture: Gridded) -> None:
        """Show another picture; what is chosen stays chosen while it is among the rows."""
        chosen = self._key_of(self._view.selected)
        self._picture = picture
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        self._table.setAccessibleDescription(self.accessibleDescription())
        self._table.show_grid(picture.grid)
        self.updateGeometry()
        self._lay_out()
        self.select(chosen)
        self.update()

    def select(self, key: int | None) -> None:
        """Show the row of a key as chosen without announcing it; None chooses nothing."""
        keys = self._picture.grid.keys
        self.select_row(keys.index(key) if key in keys and key != -1 else -1)

    def select_row(self, row: int) -> None:
        """Show a row as chosen without announcing it; −1 for none."""
        self._table.show_row(row)
        self._change_view(selected=row, keyboard=self._keyboard_row())

    def show_dimmed(self, dimmed: bool) -> None:
        """Fade the picture while another one is being made."""
        if dimmed != self._is_dimmed:
            self._is_dimmed = dimmed
            self.update()

    def row_area(self) -> QRect:
        """Return where the chosen row stands."""
        row = self._view.selected
        return self.frame.row(row).toRect() if row >= 0 else QRect()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(700), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(300), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.45 if self._is_dimmed else 1.0)
        self._painter.paint(painter, QRectF(self.rect()), self._picture, self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # narrow columns take more height
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.frame.row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._table.selectRow(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.frame.row_at(event.position().y())
        if row >= 0:
            self.activated_row.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._change_view(hovered=self.frame.row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._change_view(hovered=-1)

    def _follow_table(self, row: int) -> None:
        self._change_view(selected=row, keyboard=self._keyboard_row())
        key = self._key_of(row)
        if key is not None:
            self.row_selected.emit(row)
            if key >= 0:
                self.selected.emit(key)

    def _key_of(self, row: int) -> int | None:
        keys = self._picture.grid.keys
        return keys[row] if 0 <= row < len(keys) else None

    def _show_focus(self) -> None:
        self._change_view(keyboard=self._keyboard_row())

    def _keyboard_row(self) -> int:
        return self._table.currentIndex().row() if self._table.hasFocus() else -1

    def _change_view(self, **changes: Any) -> None:
        view = replace(self._view, **changes)
        if view != self._view:
            self._view = view
            self.update()

    def _height(self) -> int:
        return round(self._painter.height(self._picture, self.width()))

    def _lay_out(self) -> None:
        self._table.lie_under(self.frame)

    def _dress(self) -> None:
        """Take the colours, fonts and lengths of the theme in force."""
        self._painter = self._make_painter(self._look.theme)
        self.updateGeometry()
        self._lay_out()
        self.update()
