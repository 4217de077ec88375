"""The table of records, with its keys."""

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.panels.history.delegates import KEYS_OF_ENTER, RecordDelegate
from desktop.style import Look
from sampling_core.model_view.history_model import HistoryModel
from sampling_core.model_view.record_columns import (
    EFFECTIVE,
    FIRST,
    KEPT,
    NOTE,
    RECORD_ROLE,
    SEARCH_ROLE,
    SHAPE,
    SORT_ROLE,
)

WIDTHS = (30, 25, 109, 70, 132, 56, 70, 66, 72, 170, 120)  # px at 100 %
NEEDS = {EFFECTIVE: 790, SHAPE: 720, KEPT: 640}  # px at 100 %: widths that show a column
ROW = 29  # px at 100 %


class RecordTable(QTableView):
    """Enter restores, F2 notes, Delete bins, Ctrl+D duplicates, + stars.

    A click or an arrow key compares with a run; Esc ends that.
    """

    restore_wanted = Signal(int)  # record id
    delete_wanted = Signal(list)
    duplicate_wanted = Signal(int)
    star_wanted = Signal(int)
    clicked_run = Signal(int)  # record id, when it alone is selected
    reached_run = Signal(object)  # the same by keys; None: Esc

    def __init__(self, look: Look, records: HistoryModel) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("history.table")
        self.setAccessibleName("History")
        self._search = QSortFilterProxyModel(self)
        self._search.setSourceModel(records)
        self._search.setFilterRole(SEARCH_ROLE)
        self._search.setSortRole(SORT_ROLE)
        self._search.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._search)
        self._delegate = RecordDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(FIRST, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._sort)
        header.setSectionsClickable(True)
        self.doubleClicked.connect(self._restore)
        self.clicked.connect(self._click)
        self._is_double = False  # the release after a double click is no click
        self.setColumnHidden(NOTE, True)
        records.dataChanged.connect(self.show_notes)
        records.rowsInserted.connect(self.show_notes)
        records.modelReset.connect(self.show_notes)
        look.changed.connect(self._measure)
        self._measure()
        self.show_notes()

    def search(self, words: str) -> None:
        """Show the records that have every one of ``words``."""
        joined = "".join(f"(?=.*{_escaped(word)})" for word in words.lower().split())
        self._search.setFilterRegularExpression(joined)

    def chosen(self) -> list[int]:
        """Return the ids of the selected records."""
        return [index.data(RECORD_ROLE).id for index in self.selectionModel().selectedRows()]

    def current_record(self) -> int | None:
        record = self.currentIndex().data(RECORD_ROLE)
        return None if record is None else record.id

    def select_record(self, record: int | None) -> None:
        """Select the row of a record, as far as it is shown."""
        for row in range(self._search.rowCount()):
            if self._search.index(row, 0).data(RECORD_ROLE).id == record:
                if self.chosen() != [record]:
                    self.selectRow(row)
                return
        self.clearSelection()

    def edit_note(self) -> None:
        """Write a note to the current record, in its row."""
        current = self.currentIndex()
        if current.isValid():
            self.setColumnHidden(NOTE, False)
            self.edit(self._search.index(current.row(), NOTE))

    def show_notes(self) -> None:
        """Show the column of notes when there are any."""
        model = self._search.sourceModel()
        if isinstance(model, HistoryModel):
            noted = any(model.record_at(row).note for row in range(model.rowCount()))
            self.setColumnHidden(NOTE, not noted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record, key = self.current_record(), event.key()
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if record is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in KEYS_OF_ENTER:
            self.restore_wanted.emit(record)
        elif key == Qt.Key.Key_F2:
            self.edit_note()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.chosen())
        elif key == Qt.Key.Key_D and with_ctrl:
            self.duplicate_wanted.emit(record)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Asterisk) and not with_ctrl:
            self.star_wanted.emit(record)
        else:
            self._move(event, record)

    def _move(self, event: QKeyEvent, record: int) -> None:
        """Go where a key leads, and compare with the run there."""
        if event.key() == Qt.Key.Key_Escape:
            self.reached_run.emit(None)
            return
        super().keyPressEvent(event)
        reached = self.current_record()
        if reached != record and self.chosen() == [reached]:
            self.reached_run.emit(reached)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_double = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._is_double = True
        super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the other columns say as well, where there is no room for all."""
        super().resizeEvent(event)
        width = self.width() / self._look.theme.zoom
        for column, least in NEEDS.items():
            self.setColumnHidden(column, width < least)

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(300), px(60))

    def _click(self) -> None:
        record = self.current_record()
        if record is not None and not self._is_double and self.chosen() == [record]:
            self.clicked_run.emit(record)

    def _restore(self) -> None:
        record = self.current_record()
        if record is not None and self.state() != QAbstractItemView.State.EditingState:
            self.restore_wanted.emit(record)

    def _sort(self, column: int) -> None:
        """Sort by a column; a third click shows the newest first again."""
        header = self.horizontalHeader()
        same = self._search.sortColumn() == column
        if same and self._search.sortOrder() == Qt.SortOrder.AscendingOrder:
            self._search.sort(-1)
            header.setSortIndicatorShown(False)
            return
        order = Qt.SortOrder.AscendingOrder if same else Qt.SortOrder.DescendingOrder
        self._search.sort(column, order)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(column, order)

    def _measure(self) -> None:
        px = self._look.theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.verticalHeader().setMinimumSectionSize(px(ROW))
        self.horizontalHeader().setFixedHeight(px(29))
        self.horizontalHeader().setMinimumSectionSize(px(24))
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, px(width))


def _escaped(word: str) -> str:
    return "".join(letter if letter.isalnum() else "\\" + letter for letter in word)
