"""A grid as a table: what keys move in and a screen reader reads, under a chart or by itself."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtWidgets import QWidget

from desktop.charts.compare_frame import RowsFrame
from desktop.charts.compare_grid import NOTHING, Grid
from desktop.charts.underlying import Underlying

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
SORT_ROLE = int(Role.UserRole)
KEY_ROLE = int(Role.UserRole) + 1  # what the row stands for


class GridModel(QAbstractTableModel):
    """Reads a grid: texts to show, numbers to sort by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = NOTHING

    def show_grid(self, grid: Grid) -> None:
        """Replace the grid; the current row stays while the rows stand for the same."""
        before, self._grid = self._grid, grid
        if (before.keys, before.header) == (grid.keys, grid.header):
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self._grid = before
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._grid.keys)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._grid.header)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return self._grid.texts[row][column]
            case Role.TextAlignmentRole:
                return _alignment(column)
        if role == KEY_ROLE:
            return self._grid.keys[row]
        if role == SORT_ROLE:
            value = self._grid.values[row][column]
            return -1.0 if value is None else value
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Role.TextAlignmentRole:
            return _alignment(section)
        return self._grid.header[section] if role == Role.DisplayRole else None


class TableUnder(Underlying):
    """A real table that lies under a chart, row under row, and paints nothing."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name)
        self._model = GridModel(self)
        self.read_from(self._model)

    def show_grid(self, grid: Grid) -> None:
        self._model.show_grid(grid)

    def lie_under(self, frame: RowsFrame) -> None:
        """Take the place of the rows, so that a reader's frame stands where the eye looks."""
        area = QRect(
            round(frame.area.left()), round(frame.top),
            round(frame.area.width()), round(frame.bottom - frame.top),
        )  # fmt: skip
        self.setGeometry(area)
        for row in range(min(frame.count, self._model.rowCount())):
            height = round(frame.row(row).height())
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        columns = self._model.columnCount()
        for column in range(columns):
            width = max(1, area.width() // columns)
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
