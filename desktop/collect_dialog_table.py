"""The hand-ins of a class as a table: sorted by any column, copied for a spreadsheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.charts.export import tsv_of
from desktop.style import Look
from sampling_core.labs.collecting.collect import Collected, Row
from sampling_core.labs.collecting.collected_csv import safe
from sampling_core.labs.report.moments import moment

Index = QModelIndex | QPersistentModelIndex
ROW = 27  # px at 100 %
WIDEST = 260  # px at 100 %: of a column; the whole text is in its tool tip
VALUE = Qt.ItemDataRole.UserRole  # by which a column is sorted
LONGEST = 300  # characters of a cell on the screen


@dataclass(frozen=True)
class Column:
    """A column: its title, and what stands in it for a row."""

    title: str
    text: Callable[[Row], str]
    is_number: bool = False


class CollectedModel(QAbstractTableModel):
    """Rows of a class, by columns."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._columns: tuple[Column, ...] = ()

    def show_class(self, collected: Collected, *, with_key: bool, with_older: bool) -> None:
        """Show what was collected; ``with_key``: beside what is right."""
        self.beginResetModel()
        self._rows = collected.rows if with_older else collected.newest
        self._columns = self._made(with_key=with_key)
        self.endResetModel()

    def row(self, place: int) -> Row:
        return self._rows[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._columns[section].title if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, row = self._columns[index.column()], self._rows[index.row()]
        text = column.text(row)
        if role == VALUE:
            return int(text) if column.is_number else text.casefold()
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:LONGEST].split())
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > 20:
            return f"<p>{_escaped(text[:2000])}</p>"
        return None

    def full(self, index: Index) -> str:
        """Return the whole text of a cell, so that no spreadsheet takes it for a formula."""
        return safe(self._columns[index.column()].text(self._rows[index.row()]))

    def _made(self, *, with_key: bool) -> tuple[Column, ...]:
        key = [Column(self.tr("Key"), lambda row: row.key_text)] if with_key else []
        return (
            Column(self.tr("Name"), lambda row: row.name or row.file),
            Column(self.tr("Class"), lambda row: row.class_name),
            Column(self.tr("Lab"), lambda row: row.lab_title),
            Column(self.tr("Case"), lambda row: row.case_title),
            Column(self.tr("Attempts"), lambda row: str(row.attempts), is_number=True),
            Column(self.tr("Prediction"), lambda row: row.prediction_text),
            Column(self.tr("Result"), lambda row: row.result_text),
            Column(self.tr("Closeness"), lambda row: row.closeness_text),
            *key,
            Column(self.tr("Explanation"), lambda row: row.explanation),
            Column(self.tr("Locked"), lambda row: moment(row.locked)),
            Column(self.tr("Remark"), self._remark),
        )

    def _remark(self, row: Row) -> str:
        edited = [self.tr("edited after export")] if row.is_edited else []
        older = [] if row.is_newest else [self.tr("an older report")]
        if row.copy_of:
            older = [self.tr("a copy of {file}").format(file=row.copy_of)]
        return ", ".join([*edited, *older])


class CollectedTable(QTableView):
    """Shows the model; Enter opens a hand-in, Ctrl+C copies the rows that are chosen."""

    opened = Signal(object)  # Row

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("collect.table")
        self.setAccessibleName(self.tr("Hand-ins"))
        self.rows = CollectedModel()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(VALUE)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as it was collected: by class, name
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(lambda _: self._open())
        look.changed.connect(self._measure)
        self._measure()

    def show_class(self, collected: Collected, *, with_key: bool, with_older: bool) -> None:
        """Show what was collected, the first row chosen."""
        self.rows.show_class(collected, with_key=with_key, with_older=with_older)
        self._measure()
        if self._sorted.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard with their header; none chosen: all."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        places = chosen or range(self._sorted.rowCount())
        QGuiApplication.clipboard().setText(tsv_of(self._cells(places)))

    def _cells(self, places: Sequence[int] | range) -> list[list[str]]:
        columns = range(self.rows.columnCount())
        header = [str(self.rows.headerData(each, Qt.Orientation.Horizontal)) for each in columns]
        cells = [
            [self.rows.full(self._sorted.mapToSource(self._sorted.index(place, each)))
             for each in columns]
            for place in places
        ]  # fmt: skip
        return [header, *cells]

    def _open(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.opened.emit(self.rows.row(self._sorted.mapToSource(index).row()))

    def _measure(self) -> None:
        px = self._look.theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.resizeColumnsToContents()
        for place in range(self.rows.columnCount()):
            if self.columnWidth(place) > px(WIDEST):
                self.setColumnWidth(place, px(WIDEST))


def _escaped(text: str) -> str:
    from html import escape

    return escape(text).replace("\n", "<br>")
