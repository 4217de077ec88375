"""The search of the history: words and conditions, and what was not understood of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.panels.history.table import RecordTable
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.label import Label


class SearchField(QLineEdit):
    """Esc empties it and goes back to the table."""

    left = Signal()

    def __init__(self, table: RecordTable) -> None:
        super().__init__()
        self._table = table
        self.setObjectName("history.search")
        self.setAccessibleName(self.tr("Search the history"))
        self.setPlaceholderText(self.tr("Search words, or conditions: T>0.8 case:code kept<6"))
        self.setToolTip(
            self.tr(
                "Words, and conditions on T, k, p, min-p, H, kept, draws, seed, case, note, "
                "rating, cost, distance, engine, day: T>0.8 H>=1.5 star rating>=4 "
                "note:\"x y\" day:2026-11-21 k:off"
            )
        )  # fmt: skip
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            self._table.setFocus()
        elif event.key() == Qt.Key.Key_Down:
            self._table.setFocus()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    """The field, and under it one sentence where a condition is not understood."""

    def __init__(self, look: Look, table: RecordTable) -> None:
        super().__init__()
        self._table = table
        self.field = SearchField(table)
        self.complaint = Label(look, "", LABEL, token="note_text")
        self.complaint.setObjectName("history.search.complaint")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.field)
        self._column.addWidget(self.complaint)
        look.changed.connect(self._measure)
        self._measure()
        self.field.textChanged.connect(self.run)
        self.field.left.connect(self.hide)
        self.hide()

    def open(self) -> None:
        self.show()
        self.field.setFocus()

    def run(self) -> None:
        """Search again: after typing, and when entropies are shown in another unit."""
        words = self._table.rows.search(self.field.text())
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(6), px(4), px(6), 0)
        self._column.setSpacing(px(2))
