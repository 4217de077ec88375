"""The distribution chart as a table: what keys move in and what a screen reader reads."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.charts.frame import Frame
from desktop.charts.numbers import percent, points
from desktop.charts.picture import MODEL_ALONE, Bar, DistributionPicture
from desktop.charts.underlying import Underlying
from desktop.language import QT_TRANSLATE_NOOP
from sampling_core.words import say

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = (
    QT_TRANSLATE_NOOP("Chart", "Rank"),
    QT_TRANSLATE_NOOP("Chart", "Token"),
    QT_TRANSLATE_NOOP("Chart", "Logit"),
    QT_TRANSLATE_NOOP("Chart", "Model"),
    QT_TRANSLATE_NOOP("Chart", "Exact"),
    QT_TRANSLATE_NOOP("Chart", "Sampled"),
    QT_TRANSLATE_NOOP("Chart", "Δ pp"),
)
MODEL = COLUMNS.index("Model")  # or the run beside which the result is shown


class RowsModel(QAbstractTableModel):
    """Reads a picture: one row per token, as texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = DistributionPicture(())

    def show(self, picture: DistributionPicture) -> None:
        """Replace the picture; the current row stays while the tokens do."""
        if [bar.id for bar in picture.rows] == [bar.id for bar in self._picture.rows]:
            self._picture = picture
            last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._picture = picture
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._picture.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        bar = self._picture.rows[index.row()]
        return self._text(bar, index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            other = section == MODEL and self._picture.reference not in ("", MODEL_ALONE)
            title = QCoreApplication.translate("Chart", COLUMNS[section])
            return self._picture.reference if other else title
        return self._picture.rows[section].token

    def _text(self, bar: Bar, column: int) -> str:
        match column:
            case 0:
                return str(bar.rank)
            case 1:
                return bar.token
            case 2:
                return bar.logit_text
        if self._picture.hidden:
            return self.tr("hidden")
        if column == 3:
            return percent(bar.model) if self._picture.reference else ""
        if column == 4:
            sure = bar.is_removed and bar.limits is None
            words = QCoreApplication.translate("Chart", "cut by {stage}")
            return words.format(stage=say(bar.cut_by)) if sure else bar.exact_text
        value = bar.sampled if column == 5 else bar.delta
        if value is None or not self._picture.show_sampled:
            return ""
        return percent(value) if column == 5 else points(value)


class RowsTable(Underlying):
    """A real table that lies under the chart, cell under cell, and paints nothing."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name)
        self._model = RowsModel(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.read_from(self._model)

    def show_picture(self, picture: DistributionPicture, frame: Frame) -> None:
        """Read ``picture`` and lie where ``frame`` has its rows."""
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        self._model.show(picture)
        self.lie_under(frame)

    def lie_under(self, frame: Frame) -> None:
        """Take the place of the rows, so that a reader's frame stands where the eye looks."""
        self.setGeometry(frame.body.toRect())
        if self.verticalHeader().defaultSectionSize() != int(frame.row):
            self.verticalHeader().setDefaultSectionSize(int(frame.row))
        left = frame.area.left()
        gap = 8 * frame.zoom
        ends = [frame.rank, frame.logit - 40 * frame.zoom, frame.logit, frame.bars[1]]
        ends += [frame.exact + gap, frame.sampled + gap, frame.area.right()]
        for column, right in enumerate(ends):
            width = max(1, round(right - left))
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
            left = right

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.row_changed.emit(row)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):  # of the table, not of the row
            last = self._model.rowCount() - 1
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)
