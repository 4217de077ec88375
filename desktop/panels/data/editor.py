"""The data in force as two columns, with what can be done to all of it."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.bounded import known_words
from desktop.own_keys import COPY, PASTE, keep
from desktop.panels.data.changes import ChangesMenu
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.buttons import ToolButton
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from sampling_core.errors import LabError
from sampling_core.experiment import Source
from sampling_core.model_view.data_model import LOGIT, DataModel
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.session import Session
from sampling_core.words import say


class CellTable(QTableView):
    """Enter goes on to the row below, as in a spreadsheet; Ctrl+C copies, Delete removes rows."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__()
        self._editor = editor

    def event(self, event: QEvent) -> bool:
        keep(event, COPY, PASTE)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._editor.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._editor.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self._editor.remove_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:  # the cell has it first
                self._editor.go_down()
        else:
            super().keyPressEvent(event)


class Editor(QWidget):
    """Shows one source; every edit is one step of undo."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.model = DataModel(session.experiment.source, self)
        self.model.edited.connect(self._edit)
        self.model.refused.connect(self.say)
        self._name = Label(look, "", weight=SEMIBOLD)
        self._name.setObjectName("data.name")
        self._about = ElidedLabel(look, "", LABEL, token="muted")
        self._message = Label(look, "", LABEL, token="note_text")
        self._message.setObjectName("data.message")
        self._message.setWordWrap(True)
        self._message.hide()
        self.table = CellTable(self)
        self._prepare_table()
        self._buttons = [
            self._button("plus", "add", self.tr("Add a token"), self.add_row),
            self._button("minus", "remove", self.tr("Remove the chosen tokens"), self.remove_rows),
            self._button("copy", "copy", self.tr("Copy the table"), self.copy),
        ]
        self._more = self._button("more", "more", self.tr("Change all the data"), self.open_menu)
        self._lay_out()

    def show_source(self, source: Source) -> None:
        """Show the data that is in force."""
        if source is not self.model.source:
            self._message.hide()
        self.model.show_source(source)
        self._name.setText(source.name or self.tr("Own data"))
        words = self.tr("{count} tokens · {origin}").format(
            count=grouped(len(source)), origin=say(source.origin)
        )
        if source.tail is not None:
            words = f"{known_words(source)} · {say(source.origin)}"
        self._about.setText(words)
        for button in (*self._buttons[:2], self._more):
            button.setEnabled(self.model.can_edit)
        doubts = self.model.warnings()
        if doubts and self._message.isHidden():
            self.say(" ".join(doubts))

    def show_token(self, token: int | None) -> None:
        """Mark the row of the token that is chosen in all views."""
        known = token is not None and token < self.model.rowCount()
        if token is not None and known and token != self.table.currentIndex().row():
            index = self.model.index(token, LOGIT)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(index, flag)
            self.table.scrollTo(index)

    # What can be done.

    def add_row(self) -> None:
        self.model.add_row()
        self.table.scrollToBottom()

    def remove_rows(self) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        if rows:
            self.model.remove_rows(rows)

    def go_down(self) -> None:
        """Edit the cell, or go to the row below where nothing can be edited."""
        index = self.table.currentIndex()
        if self.model.can_edit and index.isValid():
            self.table.edit(index)

    def copy(self) -> None:
        """Put the chosen cells, or all, on the clipboard, tab-separated."""
        chosen = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        source = self.model.shown
        rows = sorted(chosen) if len(chosen) > 1 else range(len(source))
        lines = [f"{_cell(source.token(i))}\t{float(source.given[i])!r}" for i in rows]
        QGuiApplication.clipboard().setText("\n".join(("token\tlogit", *lines)))

    def paste(self) -> None:
        """Take the data that lies on the clipboard."""
        try:
            warnings = self.model.paste(QGuiApplication.clipboard().text())
        except LabError as problem:
            self.say(str(problem))
            return
        if warnings:
            self.say(" ".join(warnings))

    def open_menu(self) -> None:
        """Offer what can be done to all logits at once."""
        menu = ChangesMenu(self, self.model, self.say)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(0, px(4), 0, 0)
        self._column.setSpacing(px(4))
        self._head.setSpacing(px(2))
        self.table.verticalHeader().setDefaultSectionSize(px(25))
        self.table.setColumnWidth(LOGIT, px(92))
        self.table.setFont(self._look.theme.font(LABEL, mono=True))

    def _edit(self, source: Source, words: str) -> None:
        self._message.hide()
        experiment = self._session.experiment
        same = len(source) >= len(experiment.source)
        after = experiment.with_(source=source) if same else experiment.with_source(source)
        self._session.edit(after, words)

    def say(self, sentence: str) -> None:
        """Show a sentence over the table, until the data changes."""
        self._message.setText(sentence)
        self._message.show()

    def _prepare_table(self) -> None:
        table = self.table
        table.setObjectName("data.table")
        table.setAccessibleName(self.tr("Tokens and logits"))
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.verticalHeader().setMinimumSectionSize(1)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.selectionModel().currentRowChanged.connect(self._announce)

    def _announce(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < self.model.token_count and self.table.hasFocus():
            self._session.select(row)

    def _button(self, icon: str, name: str, words: str, run: object) -> ToolButton:
        button = ToolButton(self._look, icon, words, 15)
        button.setObjectName(f"data.{name}")
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._name)
        self._head.addStretch(1)
        for button in (*self._buttons, self._more):
            self._head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._about)
        self._column.addWidget(self._message)
        self._column.addWidget(self.table, 1)


def _cell(text: str) -> str:
    """Return a token that stays in its cell of a spreadsheet."""
    if any(c in text for c in '\t\n\r"'):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
