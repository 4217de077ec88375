"""The records of the session as a table, newest first."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from sampling_core.experiment import Experiment
from sampling_core.history import History, Record
from sampling_core.measures import BIT
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.record_columns import (
    EXACT,
    NAMES,
    NOTE,
    RIGHT,
    SAMPLED,
    SETTINGS,
    SHAPE,
    TITLES,
    for_views,
    texts,
)
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
MANY = 200  # runs looked through for other seeds, so that a row stays cheap to paint


class HistoryModel(QAbstractTableModel):
    """Shows the records of a history and hands every change on to it."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = history
        self._records = history.records()[::-1]
        self._current = ""
        self._bits = False

    # What is there.

    def record_at(self, row: int) -> Record:
        return self._records[row]

    def row_of(self, record: int) -> int:
        """Return the row of a record, −1 where it is in the bin."""
        return next((row for row, r in enumerate(self._records) if r.id == record), -1)

    def number(self, record: int) -> int:
        """Return the number that the table shows for a record."""
        return len(self._records) - self.row_of(record)

    def current(self) -> int | None:
        """Return the newest record of the experiment shown now."""
        return next((r.id for r in self._records if r.document == self._current), None)

    def pinned(self) -> int | None:
        """Return the record pinned as A."""
        return next((r.id for r in self._records if r.pin == "A"), None)

    def common_facts(self) -> str:
        """Return what holds for all records: ``5 runs, all with 10 000 draws and seed 42``."""
        count = len(self._records)
        if not count:
            return "no runs yet"
        facts = []
        draws, seeds = {r.draws for r in self._records}, {r.seed for r in self._records}
        if len(draws) == 1:
            facts.append(f"{grouped(draws.pop())} draws")
        if len(seeds) == 1:
            facts.append(f"seed {seeds.pop()}")
        runs = f"{count} run" + ("s" if count > 1 else "")
        joined = " and ".join(facts)
        return runs + (f", {'all ' if count > 1 else ''}with {joined}" if facts else "")

    # Changes.

    def add(self, trace: Trace, ids: TokenIds, counts: NDArray[np.intp], sampled: float) -> Record:
        """Keep a run as the first row."""
        record = self.history.add(trace, ids, counts, sampled)
        self._insert(record)
        return record

    def duplicate(self, record: int) -> Record:
        copy = self.history.duplicate(record)
        self._insert(copy)
        return copy

    def bin(self, records: list[int], binned: bool) -> None:
        """Put records into the bin, or take them out of it."""
        self.history.bin(records, binned)
        self.beginResetModel()
        self._records = self.history.records()[::-1]
        self.endResetModel()

    def star(self, record: int, on: bool) -> None:
        self.history.star(record, on)
        self._reload()

    def pin(self, record: int | None) -> None:
        """Pin a record as A; None takes the pin away."""
        self.history.pin(record)
        self._reload()

    def show_current(self, experiment: Experiment) -> None:
        """Mark the run that is on the screen with B, where there is an A."""
        before = self.current()
        self._current = self.history.document(experiment)
        if self.current() != before:
            self._changed()

    def show_bits(self, bits: bool) -> None:
        """Write entropies in bits instead of nats."""
        if bits != self._bits:
            self._bits = bits
            self._changed()

    # What Qt asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return len(self._records) - section if role == Role.DisplayRole else None
        match role:
            case Role.DisplayRole:
                return TITLES[section]
            case Role.AccessibleTextRole | Role.ToolTipRole:
                unit = " in bits" if self._bits else " in nats"
                return NAMES[section] + (unit if section in (EXACT, SAMPLED) else "")
            case Role.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self._records[index.row()], index.column()
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return self._text(index.row(), column)
            case Role.EditRole if column == NOTE:
                return record.note
            case Role.TextAlignmentRole:
                return _alignment(column)
        return for_views(record, column, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or index.column() != NOTE:
            return False
        self.history.note(self._records[index.row()].id, str(value))
        self._reload()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == NOTE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _text(self, row: int, column: int) -> str:
        record = self._records[row]
        number = str(len(self._records) - row)
        unit = 1.0 / BIT if self._bits else 1.0
        told = (number, self._badge(record), *texts(record, unit))[column]
        return told + self._apart(record) if column == SETTINGS else told

    def _apart(self, record: Record) -> str:
        """Return what tells a record from the others and is not said of all of them."""
        others = self._records[:MANY]
        draws = f"  {grouped(record.draws)} draws"
        seed = f"  seed {record.seed}"
        return (draws if any(r.draws != record.draws for r in others) else "") + (
            seed if any(r.seed != record.seed for r in others) else ""
        )

    def _badge(self, record: Record) -> str:
        if record.pin:
            return record.pin
        return "B" if record.id == self.current() and self.pinned() is not None else ""

    def _insert(self, record: Record) -> None:
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._records.insert(0, record)
        self.endInsertRows()
        self._changed()

    def _reload(self) -> None:
        self._records = self.history.records()[::-1]
        self._changed()

    def _changed(self) -> None:
        if self._records:
            last = self.index(len(self._records) - 1, len(TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    side = Qt.AlignmentFlag.AlignHCenter if column == SHAPE else side
    return side | Qt.AlignmentFlag.AlignVCenter
