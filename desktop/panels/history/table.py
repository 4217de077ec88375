"""The table of records, with its keys."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.panels.history.delegates import KEYS_OF_ENTER
from desktop.panels.history.grid import RecordGrid
from desktop.style import Look
from sampling_core.model_view.history_model import HistoryModel
from sampling_core.model_view.record_columns import NOTE


class RecordTable(RecordGrid):
    """Enter restores, F2 notes, Delete bins, Ctrl+D duplicates, + stars, 1 to 5 rate, A and B pin.

    A click or an arrow key compares with a run; Esc ends that.
    """

    restore_wanted = Signal(int)  # record id
    delete_wanted = Signal(list)
    duplicate_wanted = Signal(int)
    star_wanted = Signal(int)
    rating_wanted = Signal(int, int)  # record id, 0 to 5
    pin_wanted = Signal(int, str)  # record id, A or B
    copy_wanted = Signal()
    clicked_run = Signal(int)  # record id, when it alone is selected
    reached_run = Signal(object)  # the same by keys; None: Esc

    def __init__(self, look: Look, records: HistoryModel) -> None:
        super().__init__(look, records)
        self._is_double = False  # the release after a double click is no click
        self.doubleClicked.connect(self._restore)
        self.clicked.connect(self._click)

    def edit_note(self) -> None:
        """Write a note to the current record, in its row."""
        self.edit_column(NOTE)

    def edit_column(self, column: int) -> None:
        """Edit a column of the current record, in its row."""
        current = self.currentIndex()
        if current.isValid():
            self.setColumnHidden(column, False)
            cell = self.rows.index(current.row(), column)
            self.setCurrentIndex(cell)
            self.edit(cell)

    # Keys and mouse.

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+C and Ctrl+D from the commands of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and event.key() in (Qt.Key.Key_C, Qt.Key.Key_D)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.current_record()
        if record is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif not (self._run_key(event, record) or self._mark(event, record)):
            self._move(event, record)

    def _run_key(self, event: QKeyEvent, record: int) -> bool:
        key = event.key()
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in KEYS_OF_ENTER:
            self.restore_wanted.emit(record)
        elif key == Qt.Key.Key_F2:
            self.edit_note()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.chosen())
        elif key == Qt.Key.Key_D and with_ctrl:
            self.duplicate_wanted.emit(record)
        elif key == Qt.Key.Key_C and with_ctrl:
            self.copy_wanted.emit()
        else:
            return False
        return True

    def _mark(self, event: QKeyEvent, record: int) -> bool:
        """Star, rate or pin a run."""
        key = event.key()
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Asterisk):
            self.star_wanted.emit(record)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.rating_wanted.emit(record, int(key) - int(Qt.Key.Key_0))
        elif key in (Qt.Key.Key_A, Qt.Key.Key_B):
            self.pin_wanted.emit(record, chr(key))
        else:
            return False
        return True

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

    def _click(self, index: QModelIndex) -> None:
        record = self.current_record()
        if self._delegate.took_click(index):
            return  # a rating was given
        if record is not None and not self._is_double and self.chosen() == [record]:
            self.clicked_run.emit(record)

    def _restore(self) -> None:
        record = self.current_record()
        if record is not None and self.state() != QAbstractItemView.State.EditingState:
            self.restore_wanted.emit(record)
