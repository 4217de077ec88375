"""A list that is put in order by keys, buttons or dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import ToolButton
from desktop.widgets.surface import Surface

ROW = 27  # px at 100 %
NAME = Qt.ItemDataRole.UserRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class RankingList(QWidget):
    """First place on top; Alt+↑ and Alt+↓ move the chosen item, as the buttons do."""

    edited = Signal(object)  # names in their new order, by the user

    def __init__(self, look: Look, name: str, items: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self._words = dict(items)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.up = ToolButton(look, "chevron-up", self.tr("Move up (Alt+↑)"), 15)
        self.down = ToolButton(look, "chevron-down", self.tr("Move down (Alt+↓)"), 15)
        self.up.clicked.connect(lambda: self.move_chosen(-1))
        self.down.clicked.connect(lambda: self.move_chosen(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        frame = Surface("card")
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self.list)
        row.addWidget(frame, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row.addLayout(buttons)
        self.show_order([key for key, _words in items])
        self.list.model().rowsMoved.connect(self._dropped)
        self.list.currentRowChanged.connect(self._show_buttons)
        look.changed.connect(self._measure)
        self._measure()

    def order(self) -> tuple[str, ...]:
        """Return the names, first place first."""
        return tuple(self.list.item(row).data(NAME) for row in range(self.list.count()))

    def show_order(self, names: Sequence[str]) -> None:
        """Show an order without announcing an edit; what is not named comes last."""
        known = [name for name in names if name in self._words]
        known += [name for name in self._words if name not in known]
        if tuple(known) == self.order():
            return
        chosen = self.list.currentItem().data(NAME) if self.list.currentItem() else known[0]
        with QSignalBlocker(self.list), QSignalBlocker(self.list.model()):
            self.list.clear()
            for name in known:
                item = QListWidgetItem()
                item.setData(NAME, name)
                item.setSizeHint(QSize(0, self._look.theme.px(ROW)))
                self.list.addItem(item)
            self.list.setCurrentRow(known.index(chosen) if chosen in known else 0)
        self._number()

    def move_chosen(self, distance: int) -> None:
        """Move the chosen item up (−) or down (+); at the ends nothing happens."""
        names, here = list(self.order()), self.list.currentRow()
        there = here + distance
        if 0 <= here < len(names) and 0 <= there < len(names):
            names.insert(there, names.pop(here))
            self.show_order(names)
            self.edited.emit(self.order())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Alt+↑ and Alt+↓ from the window, which moves stages with them."""
        if not isinstance(event, QKeyEvent) or not _moves(event):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.move_chosen(-1 if event.key() == Qt.Key.Key_Up else 1)
        return True

    def _dropped(self) -> None:
        self._number()
        self.edited.emit(self.order())

    def _number(self) -> None:
        """Write the places before the items, for the eye and for the ear."""
        count = self.list.count()
        for row in range(count):
            item = self.list.item(row)
            words = self._words[item.data(NAME)]
            spoken = self.tr("{item}, place {place} of {count}")
            item.setText(f"{row + 1}   {words}")
            item.setToolTip(words.replace("<", "‹"))  # from a file: never HTML
            item.setData(SPOKEN, spoken.format(item=words, place=row + 1, count=count))
        self._show_buttons()

    def _show_buttons(self) -> None:
        here = self.list.currentRow()
        self.up.setEnabled(here > 0)
        self.down.setEnabled(0 <= here < self.list.count() - 1)

    def _measure(self) -> None:
        theme = self._look.theme
        self.list.setFont(theme.font(LABEL))
        self.list.setFixedHeight(self.list.count() * theme.px(ROW) + 2 * theme.px(3))
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, theme.px(ROW)))


def _moves(event: QKeyEvent) -> bool:
    has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return has_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
