"""History: the runs kept, newest first; each can be made current again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.panel import Panel
from desktop.panels.history.table import RecordTable
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.dock_title import DockTitle
from desktop.widgets.label import Label
from sampling_core.trace import Trace


class SearchField(QLineEdit):
    """Esc empties it and goes back to the table."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__()
        self._table = table
        self.setObjectName("history.search")
        self.setAccessibleName("Search the history")
        self.setPlaceholderText("Search data, settings, tokens and notes")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(table.search)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
            self._table.setFocus()
        else:
            super().keyPressEvent(event)


class HistoryPanel(Panel):
    """A table that fills itself: Draw adds a row, Enter makes one current again."""

    name = "history"
    place = "foot"
    title = "History"
    keys = "Alt+4"
    least = (420, 60)

    def build(self) -> None:
        session, records = self.session, self.session.records
        self._title: DockTitle | None = None
        self.table = RecordTable(self.look, records)
        self.table.restore_wanted.connect(session.restore)
        self.table.delete_wanted.connect(session.delete)
        self.table.duplicate_wanted.connect(records.duplicate)
        self.table.star_wanted.connect(self._star)
        self.table.clicked_run.connect(self._turn_compared)
        self.table.reached_run.connect(session.compare)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.search = SearchField(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(1, 0, 1, 2)
        self._column.addWidget(self.search)
        self._column.addWidget(self._stack, 1)
        for changed in (records.rowsInserted, records.modelReset, records.dataChanged):
            changed.connect(self._show_facts)

    def dress_title(self, title: DockTitle) -> None:
        self._title = title
        search = title.add_button("search", "Search the history")
        search.setObjectName("history.find")
        search.clicked.connect(self.open_search)
        self._show_facts()

    def first_widget(self) -> QWidget:
        if self.table.currentIndex().row() < 0 and self.session.records.rowCount():
            self.table.selectRow(0)
        return self.table if self.session.records.rowCount() else self._draw

    def show_trace(self, trace: Trace) -> None:  # noqa: ARG002  (the table follows its model)
        self.session.records.show_bits(self.settings.unit == "bits")
        self._stack.setCurrentIndex(0 if self.session.records.rowCount() else 1)
        if self.session.before_drag is None:
            session = self.session
            self.table.select_record(session.compared or session.records.current())

    def open_search(self) -> None:
        """Show the search field and go there."""
        self.search.show()
        self.search.setFocus()

    # What menus ask of the run that is chosen.

    def restore_chosen(self) -> None:
        if (record := self.table.current_record()) is not None:
            self.session.restore(record)

    def star_chosen(self) -> None:
        if (record := self.table.current_record()) is not None:
            self._star(record)

    def duplicate_chosen(self) -> None:
        if (record := self.table.current_record()) is not None:
            self.session.records.duplicate(record)

    def delete_chosen(self) -> None:
        if chosen := self.table.chosen():
            self.session.delete(chosen)

    def _empty(self) -> QWidget:
        """What stands there before the first run."""
        page = QWidget()
        self._draw = PushButton(self.look, "Draw", "play", size=LABEL)
        self._draw.setObjectName("history.draw")
        self._draw.setAccessibleName("Draw and keep the first result")
        self._draw.clicked.connect(self.session.draw)
        row = QHBoxLayout(page)
        row.addStretch(1)
        row.addWidget(Label(self.look, "Press Draw to keep a result here.", token="muted"))
        row.addWidget(self._draw)
        row.addStretch(1)
        return page

    def _show_facts(self) -> None:
        if self._title is not None:
            self._title.show_facts(self.session.records.common_facts())
        self._stack.setCurrentIndex(0 if self.session.records.rowCount() else 1)

    def _turn_compared(self, record: int) -> None:
        """Show a run beside the result; a second click shows the model again."""
        self.session.compare(None if record == self.session.compared else record)

    def _star(self, record: int) -> None:
        records = self.session.records
        star = records.record_at(records.row_of(record)).star
        records.star(record, not star)

    def _open_menu(self) -> None:
        record = self.table.current_record()
        if record is None:
            return
        session, records = self.session, self.session.records
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Restore").triggered.connect(lambda: session.restore(record))
        menu.addAction("Pin as A").triggered.connect(lambda: session.pin_record(record))
        menu.addAction("Note").triggered.connect(self.table.edit_note)
        menu.addAction("Star").triggered.connect(lambda: self._star(record))
        menu.addAction("Duplicate").triggered.connect(lambda: records.duplicate(record))
        chosen = self.table.chosen()
        menu.addAction("Delete").triggered.connect(lambda: session.delete(chosen))
        place = self.table.visualRect(self.table.currentIndex()).bottomLeft()
        menu.popup(self.table.viewport().mapToGlobal(place))
