"""The bin of the session: runs that were deleted, and the way back."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from desktop.row_list import WHAT, RowList
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.label import Label
from sampling_core.history.masked import is_masked
from sampling_core.model_view.numbers import entropy_text
from sampling_core.model_view.record_columns import hidden_word
from sampling_core.model_view.session import Session


class BinDialog(QDialog):
    """Lists what is in the bin; putting back is one step of undo."""

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("dialog.bin")
        self.setWindowTitle(self.tr("The bin"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = self.tr("Data"), self.tr("Settings"), self.tr("H exact"), self.tr("Deleted")
        self.rows = RowList(look, "bin.rows", self.tr("Deleted runs"), titles)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        roles = QDialogButtonBox.ButtonRole
        self.back = self._buttons.addButton(self.tr("Put back"), roles.ActionRole)
        self.back.setObjectName("bin.put_back")
        self.back.clicked.connect(self._put_back)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(
            Label(look, self.tr("Deleted runs are kept for 30 days."), LABEL, token="muted")
        )
        column.addWidget(self.rows)
        column.addWidget(self._buttons)
        self.rows.itemSelectionChanged.connect(self._show_choice)
        self.rows.itemActivated.connect(self._put_back)
        session.records.modelReset.connect(self._fill)
        self.resize(look.theme.px(560), look.theme.px(360))
        self._fill()

    def _fill(self) -> None:
        self.rows.clear()
        binned = self._session.records.history.records(binned=True)
        for record in map(self._session.as_shown, reversed(binned)):
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.binned_at or 0.0))
            entropy = hidden_word() if is_masked(record) else entropy_text(record.entropy)
            self.rows.add_row([record.data, record.settings, entropy, when], record.id)
        self.rows.fit(self.rows.topLevelItem(0))
        self._show_choice()

    def _show_choice(self) -> None:
        self.back.setEnabled(bool(self.rows.selectedItems()))

    def _put_back(self) -> None:
        chosen = [item.data(0, WHAT) for item in self.rows.selectedItems()]
        if chosen:
            self._session.put_back(chosen)
