"""The shelf as a list with a search: every source by group, with its origin."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, SMALL
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.experiment import Source
from sampling_core.model_view.shelf import Entry, Shelf
from sampling_core.words import say

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
ROW = 25  # px at 100 %: the height of an entry


class ShelfList(QWidget):
    """Click or Enter makes a source current; the search leaves what holds its words."""

    chosen = Signal(object)  # Entry
    open_wanted = Signal()

    def __init__(self, look: Look, shelf: Shelf) -> None:
        super().__init__()
        self._look, self._shelf = look, shelf
        self._current: Source | None = None
        self._search = QLineEdit()
        self._search.setObjectName("data.search")
        self._search.setAccessibleName(self.tr("Search the data"))
        self._search.setPlaceholderText(self.tr("Search name, origin, task"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._fill)
        self._open = PushButton(look, self.tr("Open…"), "open", size=LABEL)
        self._open.setObjectName("data.open")
        self._open.clicked.connect(self.open_wanted)
        self.tree = QTreeWidget()
        self.tree.setObjectName("data.list")
        self.tree.setAccessibleName(self.tr("Data to choose from"))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(0)
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnCount(1)
        self.tree.itemActivated.connect(self._choose)
        self.tree.itemClicked.connect(self._choose)
        self._nothing = Label(look, "", LABEL, token="muted")
        self._nothing.setWordWrap(True)
        self._row = QHBoxLayout()
        self._row.addWidget(self._search, 1)
        self._row.addWidget(self._open)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.tree, 1)
        self._column.addWidget(self._nothing)
        shelf.changed.connect(self._fill)
        self._fill()

    def show_source(self, source: Source) -> None:
        """Mark the source that is in force."""
        self._current = source
        self._mark()

    def measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(0, 0, 0, px(6))
        self._column.setSpacing(px(6))
        self._row.setSpacing(px(6))
        self._fill()

    def _fill(self) -> None:
        text = self._search.text().strip()
        found = [entry for entry in self._shelf.entries() if entry.holds(text)]
        with QSignalBlocker(self.tree):
            self.tree.clear()
            group = ""
            for entry in found:
                if entry.group != group:
                    group = entry.group
                    self.tree.addTopLevelItem(self._heading(group))
                self.tree.addTopLevelItem(self._item(entry))
        self._nothing.setText(self.tr("No data called “{text}”.").format(text=text))
        self._nothing.setVisible(not found)
        self._mark()

    def _heading(self, group: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([say(group)])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(0, self._look.theme.font(SMALL, SEMIBOLD))
        item.setForeground(0, self._look.theme.colour("muted"))
        item.setSizeHint(0, self._row_size())
        return item

    def _mark(self) -> None:
        current = self._shelf.entry_of(self._current) if self._current else None
        with QSignalBlocker(self.tree):
            for place in range(self.tree.topLevelItemCount()):
                item = self.tree.topLevelItem(place)
                entry = item.data(0, ENTRY_ROLE) if item else None
                if item is not None and entry is not None and entry is current:
                    self.tree.setCurrentItem(item)

    def _choose(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, ENTRY_ROLE)
        if isinstance(entry, Entry):
            self.chosen.emit(entry)

    def _item(self, entry: Entry) -> QTreeWidgetItem:
        item = QTreeWidgetItem(["  " + entry.words])
        item.setData(0, ENTRY_ROLE, entry)
        item.setSizeHint(0, self._row_size())
        about = " · ".join(part for part in (say(entry.source.origin), say(entry.task)) if part)
        item.setToolTip(0, about)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, entry.words)
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, about)
        return item

    def _row_size(self) -> QSize:
        return QSize(0, self._look.theme.px(ROW))
