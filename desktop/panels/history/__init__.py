"""History: the runs kept, newest first; each can be made current again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import Command
from desktop.concealed import refuse_locked
from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from desktop.panels.history.bin import BinDialog
from desktop.panels.history.menus import column_menu, commands_of, run_menu
from desktop.panels.history.nothing import NothingYet
from desktop.panels.history.search import SearchBar
from desktop.panels.history.table import RecordTable
from desktop.panels.history.taking_out import ask_and_export, copy_rows
from desktop.widgets.dock_title import DockTitle
from sampling_core.history import Record
from sampling_core.model_view.record_columns import COST
from sampling_core.trace import Trace

COLUMNS, GROUP = "history/columns", "history/group"  # names in the settings


class HistoryPanel(Panel):
    """A table that fills itself: Draw adds a row, Enter makes one current again."""

    name = "history"
    place = "foot"
    title = QT_TRANSLATE_NOOP("Panel", "History")
    keys = "Alt+4"
    least = (420, 60)

    def build(self) -> None:
        records = self.session.records
        self._title: DockTitle | None = None
        self.table = RecordTable(self.look, records)
        self._connect_table()
        self.bar = SearchBar(self.look, self.table)
        self.search = self.bar.field
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._nothing = NothingYet(self.look, self.session.draw)
        self._stack.addWidget(self._nothing)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(1, 0, 1, 2)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._stack, 1)
        self.search.textChanged.connect(self._show_facts)
        self.search.left.connect(self._redraw)  # after the bar hid itself
        for changed in (records.rowsInserted, records.modelReset, records.dataChanged):
            changed.connect(self._show_facts)
        self.table.show_added(self.added_columns())
        self.table.group_by(self.settings.remembered(GROUP))

    def _connect_table(self) -> None:
        session, records, table = self.session, self.session.records, self.table
        table.restore_wanted.connect(session.restore)
        table.delete_wanted.connect(session.delete)
        table.duplicate_wanted.connect(records.duplicate)
        table.star_wanted.connect(self._star)
        table.rating_wanted.connect(self.rate)
        table.pin_wanted.connect(session.pin_record)
        table.copy_wanted.connect(self.copy_chosen)
        table.clicked_run.connect(self._turn_compared)
        table.reached_run.connect(session.compare)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.horizontalHeader().customContextMenuRequested.connect(self._open_columns)

    def dress_title(self, title: DockTitle) -> None:
        self._title = title
        buttons = (
            ("search", self.tr("Search the history"), "history.find", self.open_search),
            ("export", self.tr("Export runs"), "history.export", self.export_all),
            ("more", self.tr("Columns and groups"), "history.more", self.open_columns),
        )
        for icon, words, name, run in buttons:
            button = title.add_button(icon, words)
            button.setObjectName(name)
            button.clicked.connect(run)
        self._show_facts()

    def commands(self) -> Mapping[str, Sequence[Command | None]]:
        return commands_of(self)

    def first_widget(self) -> QWidget:
        if self.table.currentIndex().row() < 0 and self.session.records.rowCount():
            self.table.selectRow(0)
        return self.table if self.session.records.rowCount() else self._nothing.button

    def show_trace(self, trace: Trace) -> None:  # noqa: ARG002  (the table follows its model)
        records = self.session.records
        if records.bits != (self.settings.unit == "bits"):
            records.show_bits(not records.bits)
            self.bar.run()
        self._stack.setCurrentIndex(0 if records.rowCount() else 1)
        if self.session.before_drag is None:
            self.table.select_record(self.session.compared or records.current())

    def open_search(self) -> None:
        """Show the search field and go there."""
        self.bar.open()

    # What menus ask of the runs that are chosen.

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

    def rate(self, record: int, rating: int) -> None:
        """Rate a run, and show the column with it."""
        self.session.records.rate(record, rating)
        if rating and "rating" not in self.added_columns():
            self.add_column("rating", True)

    def edit_cost(self) -> None:
        self.add_column("cost", True)
        self.table.edit_column(COST)

    def copy_chosen(self) -> None:
        """Put the chosen rows on the clipboard, as text and as a table."""
        if records := self._chosen_records():
            copy_rows(records)

    def export_chosen(self) -> None:
        """Ask for a name and write the chosen runs; raises FileError."""
        refuse_locked(self.session, "export")
        if records := self._chosen_records():
            ask_and_export(self, self.settings, self.session.records.history, records)

    def export_all(self) -> None:
        """Ask for a name and write every run that the search leaves; raises FileError."""
        refuse_locked(self.session, "export")
        records = self.table.shown_records()
        if records:
            ask_and_export(self, self.settings, self.session.records.history, records)

    def clear(self) -> None:
        """Put every run into the bin, as one step of undo."""
        everything = [record.id for record in self.session.records.history.records()]
        if everything:
            self.session.delete(everything, self.tr("Clear the history"))

    def open_bin(self) -> None:
        BinDialog(self.look, self.session, self).open()

    # Columns and groups.

    def added_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that the user added."""
        return tuple(name for name in self.settings.remembered(COLUMNS).split(",") if name)

    def add_column(self, name: str, on: bool) -> None:
        """Show a column more, or one less, from now on."""
        others = [each for each in self.added_columns() if each != name]
        self.settings.remember(COLUMNS, ",".join([*others, name] if on else others))
        self.table.show_added(self.added_columns())

    def group_by(self, group: str) -> None:
        self.settings.remember(GROUP, group)
        self.table.group_by(group)

    def open_columns(self) -> None:
        header = self.table.horizontalHeader()
        self._open_columns(QPoint(header.width() // 2, header.height()))

    def new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open_columns(self, place: QPoint) -> None:
        column_menu(self).popup(self.table.horizontalHeader().mapToGlobal(place))

    def _open_menu(self) -> None:
        record = self.table.current_record()
        if record is not None:
            place = self.table.visualRect(self.table.currentIndex()).bottomLeft()
            run_menu(self, record).popup(self.table.viewport().mapToGlobal(place))

    def _show_facts(self) -> None:
        records = self.session.records
        shown, count = self.table.rows.rowCount(), records.rowCount()
        if self._title is not None:
            words = self.tr("{shown} of {count} runs found").format(shown=shown, count=count)
            is_searched = bool(self.search.text().strip())
            facts = words if is_searched else records.common_facts()
            if self.session.veil.hides:
                words = self.tr("{facts}. Results for this case stay hidden.")
                facts = words.format(facts=facts)
            self._title.show_facts(facts)
        self._stack.setCurrentIndex(0 if self.session.records.rowCount() else 1)

    def _redraw(self) -> None:
        """Paint everything anew once the search is gone: what moved up is not to be copied."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        for part in (self, self.table, self.table.horizontalHeader(), self.table.viewport()):
            QWidget.update(part)  # a table has another one for a cell

    def _turn_compared(self, record: int) -> None:
        """Show a run beside the result; a second click shows the model again."""
        self.session.compare(None if record == self.session.compared else record)

    def _chosen_records(self) -> list[Record]:
        chosen = set(self.table.chosen())
        return [record for record in self.table.shown_records() if record.id in chosen]

    def pin_chosen(self, letter: str) -> None:
        if (record := self.table.current_record()) is not None:
            self.session.pin_record(record, letter)

    def _star(self, record: int) -> None:
        records = self.session.records
        star = records.record_at(records.row_of(record)).star
        records.star(record, not star)
