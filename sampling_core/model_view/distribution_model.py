"""The rows of a trace as a table: what is beside each token, exact and sampled."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from sampling_core.model_view.lines import REST_ID, Line
from sampling_core.model_view.token_columns import (
    COUNT,
    LEFT,
    SURPRISE,
    Facts,
    sort_value,
    text,
    title,
)

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()

SORT_ROLE = int(Role.UserRole)
TOKEN_ROLE = int(Role.UserRole) + 1  # the token id


class DistributionModel(QAbstractTableModel):
    """Reads a trace and what was drawn from it; sorting is left to a proxy."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._facts = Facts()

    def show_lines(self, shown: tuple[Line, ...], facts: Facts | None = None) -> None:
        """Show other lines; selection and scroll stay where the tokens are the same."""
        if facts is not None and facts.in_bits is not self._facts.in_bits:
            self._facts = facts
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, SURPRISE, SURPRISE)
        self._facts = facts or self._facts
        same = [line.id for line in shown] == [line.id for line in self._lines]
        if same and shown:
            self._lines = shown
            last = self.index(len(shown) - 1, COUNT - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines = shown
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COUNT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        match role:
            case Role.DisplayRole:
                return title(section, self._facts)
            case Role.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return text(line, index.row(), column, self._facts)
            case Role.TextAlignmentRole:
                return _alignment(column)
            case _ if role == SORT_ROLE:
                return sort_value(line, index.row(), column, self._facts)
            case _ if role == TOKEN_ROLE:
                return None if line.id == REST_ID else line.id
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in LEFT else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
