"""A real table that lies under a painted chart: for keys, and for screen readers."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget


class Underlying(QTableView):
    """Has the rows of the chart and paints nothing; the chart puts it where its rows stand."""

    row_changed = Signal(int)
    activated_row = Signal(int)
    focus_changed = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QTableView { background: transparent; border: 0; }")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)

    def read_from(self, model: QAbstractItemModel) -> None:
        """Have the rows of a model from now on."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._announce)

    def show_row(self, row: int) -> None:
        """Make ``row`` the current one without announcing it; −1 for none."""
        if row == self.currentIndex().row():
            return
        with QSignalBlocker(self):
            if row >= 0:
                self.selectRow(row)
            else:
                self.setCurrentIndex(QModelIndex())
                self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.activated_row.emit(row)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the chart above does."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        with QSignalBlocker(self):  # arriving goes to a row, but chooses none
            super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _announce(self, now: QModelIndex) -> None:
        if not self.signalsBlocked():
            self.row_changed.emit(now.row())
