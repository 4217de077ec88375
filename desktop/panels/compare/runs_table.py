"""The runs as a table that sorts and copies its rows."""

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.charts.compare_grid import Grid
from desktop.charts.compare_table import KEY_ROLE, SORT_ROLE, GridModel
from desktop.own_keys import COPY, keep
from desktop.style import Look


class RunsTable(QTableView):
    """One row a token; a click on a heading sorts, Ctrl+C copies for a spreadsheet."""

    chosen = Signal(int)  # token id, by the user

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._model = look, GridModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self.setObjectName("compare.table")
        self.setAccessibleName(self.tr("Runs as a table"))
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self._sorted.sort(-1)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._announce)

    def show_grid(self, grid: Grid, summary: str) -> None:
        self._model.show_grid(grid)
        self.setAccessibleDescription(summary)

    def select(self, token: int | None) -> None:
        """Show a token as chosen without announcing it."""
        for row in range(self._sorted.rowCount()):
            if token is not None and self._sorted.index(row, 0).data(KEY_ROLE) == token:
                self.blockSignals(True)
                self.selectRow(row)
                self.blockSignals(False)
                return
        self.clearSelection()

    def copy_rows(self) -> None:
        """Put the selected rows, or all, on the clipboard with their headings, tab-separated."""
        columns = range(self._sorted.columnCount())
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = rows or list(range(self._sorted.rowCount()))
        head = [str(self._sorted.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        cells = [[str(self._sorted.index(row, c).data()) for c in columns] for row in rows]
        text = "\n".join("\t".join(_cell(each) for each in line) for line in (head, *cells))
        QGuiApplication.clipboard().setText(text)

    def event(self, event: QEvent) -> bool:
        keep(event, COPY)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def _announce(self, now: QModelIndex) -> None:
        key = now.data(KEY_ROLE)
        if key is not None and key >= 0 and not self.signalsBlocked():
            self.chosen.emit(key)


def _cell(text: str) -> str:
    """Return a text that stays in its cell."""
    return text.replace("\t", "⇥").replace("\n", "⏎").replace("\r", "␍")
