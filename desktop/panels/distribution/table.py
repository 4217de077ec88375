"""The tokens as a table that sorts, takes more columns, and copies its rows."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from desktop.own_keys import COPY, keep
from desktop.settings import Settings
from desktop.style import Look
from sampling_core.model_view.distribution_model import SORT_ROLE, TOKEN_ROLE, DistributionModel
from sampling_core.model_view.token_columns import EXACT, LIMITS, LOGIT, MORE, NAMES
from sampling_core.words import say

WIDTHS = (40, 130, 60, 96, 76, 84, 66, 92, 64, 104, 104, 96, 64, 76, 76)  # px at 100 %: columns
LIMITS_WIDTH = 112  # px at 100 %: of a share that lies within limits


class TokenTable(QTableView):
    """Columns are added at the heading or in the menu; Ctrl+C copies rows for a spreadsheet."""

    chosen = Signal(int)  # token id, by the user
    activated_token = Signal(int)

    def __init__(self, look: Look, settings: Settings, model: DistributionModel) -> None:
        super().__init__()
        self._look, self._settings = look, settings
        self._are_limits_shown = False
        sorted_rows = QSortFilterProxyModel(self)
        sorted_rows.setSourceModel(model)
        sorted_rows.setSortRole(SORT_ROLE)
        self.setObjectName("distribution.table")
        self.setAccessibleName(self.tr("Distribution as a table"))
        self.setModel(sorted_rows)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_columns)
        self.selectionModel().currentRowChanged.connect(self._announce)
        self.doubleClicked.connect(self._activate)
        self.measure()
        self._show_columns()
        for column in LIMITS:
            self.setColumnHidden(column, True)

    def copy_rows(self) -> None:
        """Put the selected rows, or all, on the clipboard with their headings, tab-separated."""
        model = self.model()
        columns = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = rows or list(range(model.rowCount()))
        head = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        cells = [[str(model.index(row, c).data()) for c in columns] for row in rows]
        lines = "\n".join("\t".join(map(_cell, line)) for line in (head, *cells))
        QGuiApplication.clipboard().setText(lines)

    def right_of_logits(self) -> QRect:
        """Return where the columns of results stand."""
        rows = self.viewport().geometry()
        left = rows.left() + max(0, self.columnViewportPosition(LOGIT + 1))
        return rows.adjusted(left - rows.left(), 0, 0, 0)

    def show_limits(self, shown: bool) -> None:
        """Show the columns for limits of the exact share, or none."""
        if shown is self._are_limits_shown:
            return
        for column in LIMITS:
            self.setColumnHidden(column, not shown)
        self._are_limits_shown = shown
        self.measure()

    def add_columns_to(self, menu: QMenu) -> None:
        """Offer the columns that can be added, ticked where they are there."""
        for (name, _column), words in zip(MORE.items(), NAMES, strict=True):
            action = menu.addAction(say(words))
            action.setObjectName(f"action.column.{name}")
            action.setCheckable(True)
            action.setChecked(name in self._settings.columns)
            action.toggled.connect(lambda on, name=name: self._show_column(name, on))

    def measure(self) -> None:
        for column, width in enumerate(WIDTHS):
            wide = column == EXACT and self._are_limits_shown
            self.setColumnWidth(column, self._look.theme.px(LIMITS_WIDTH if wide else width))

    def event(self, event: QEvent) -> bool:
        keep(event, COPY)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("menu.columns")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_columns_to(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, name: str, on: bool) -> None:
        kept = tuple(each for each in self._settings.columns if each != name)
        self._settings.columns = (*kept, name) if on else kept
        self._show_columns()

    def _show_columns(self) -> None:
        for name, column in MORE.items():
            self.setColumnHidden(column, name not in self._settings.columns)

    def _announce(self) -> None:
        token = self.currentIndex().data(TOKEN_ROLE)
        if token is not None:
            self.chosen.emit(token)

    def _activate(self, index: QModelIndex) -> None:
        token = index.data(TOKEN_ROLE)
        if token is not None:
            self.activated_token.emit(token)


def _cell(text: str) -> str:
    """Return a text that stays in its cell."""
    return text.replace("\t", "⇥").replace("\n", "⏎").replace("\r", "␍")
