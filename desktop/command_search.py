"""Command search: every command by name, with its shortcut."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.actions import words
from desktop.row_list import ROW
from desktop.style import Look


class CommandSearch(QDialog):
    """Type a few letters, Enter runs the first command that has them."""

    def __init__(self, look: Look, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.search")
        self.setWindowTitle(self.tr("Search commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._row = QSize(1, look.theme.px(ROW))
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self._field = QLineEdit()
        self._field.setObjectName("search.field")
        self._field.setAccessibleName(self.tr("Command"))
        self._field.setPlaceholderText(self.tr("What do you want to do?"))
        self._field.textChanged.connect(self._show)
        self._list = QListWidget()
        self._list.setObjectName("search.list")
        self._list.setAccessibleName(self.tr("Commands found"))
        self._list.itemActivated.connect(self._run)
        column = QVBoxLayout(self)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self.resize(look.theme.px(460), look.theme.px(420))
        self._show("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.setFocus()
            distance = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(max(0, self._list.currentRow() + distance))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        """List the commands whose words contain every word typed."""
        self._list.clear()
        for place, action in enumerate(self._actions):
            if all(part in words(action).lower() for part in text.lower().split()):
                entry = QListWidgetItem(words(action))
                entry.setData(Qt.ItemDataRole.UserRole, place)
                entry.setSizeHint(self._row)
                self._list.addItem(entry)
        self._list.setCurrentRow(0)

    def _run(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            action = self._actions[entry.data(Qt.ItemDataRole.UserRole)]
            self.accept()
            action.trigger()
